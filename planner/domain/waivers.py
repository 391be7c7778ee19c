"""Waivers: a rule that does not hold for somebody or for some meetings, and who said so."""

from __future__ import annotations

from enum import StrEnum

from planner.domain.base import Part
from planner.domain.values import Day, Id, Text


class WaivedRule(StrEnum):
    """What a waiver can lift: from meetings the last three, from people the others."""

    REST = "rest"
    TRAVEL_HOURS = "travel-hours"
    CALL_HOURS = "call-hours"
    ARRIVAL = "arrival"
    NIGHTS_AWAY = "nights-away"
    DAILY_MEETINGS = "daily-meetings"
    DAILY_MINUTES = "daily-minutes"
    NIGHT = "night"
    WORKING_HOURS = "working-hours"
    QUIET_TIMES = "quiet-times"
    TURNOVER = "turnover"

    @property
    def of_people(self) -> bool:
        """Whether it is lifted from people; otherwise from meetings."""
        return self not in (WaivedRule.WORKING_HOURS, WaivedRule.QUIET_TIMES, WaivedRule.TURNOVER)

    @property
    def for_a_time(self) -> bool:
        """Whether it can be lifted up to a day within the horizon. What hangs together across days cannot: who lands after a long
        leg owes rest to what follows, a landing is too early for a meeting later on, and a room is refreshed for the next one.
        """
        return self in (
            WaivedRule.WORKING_HOURS,
            WaivedRule.QUIET_TIMES,
            WaivedRule.CALL_HOURS,
            WaivedRule.DAILY_MEETINGS,
            WaivedRule.DAILY_MINUTES,
        )


class Waiver(Part):
    """A rule that does not hold for some people or meetings."""

    waives: WaivedRule
    """The rule."""
    who: tuple[Id, ...] = ()
    """People, delegations, parties or groups from whom it is lifted; for rules about people."""
    meetings: tuple[Id, ...] = ()
    """Meetings from which it is lifted; for rules about meetings."""
    why: Text
    """The reason."""
    by: Text
    """Who gave it."""
    until: Day | None = None
    """The last day on which it holds, by the clock of `home`; absent: for good. What begins on later days it does not lift; `rest`,
    `travel-hours`, `arrival`, `nights-away`, `night` and `turnover` are waived to the end of the horizon or not at all."""
