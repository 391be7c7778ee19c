"""Policies: the figures by which the office works, each with its source, each to be overridden."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from planner.domain.base import Part
from planner.domain.lateness import FROM_HORIZON, From
from planner.domain.meetings import Interpretation, Kind
from planner.domain.people import Rank, Team
from planner.domain.places import RoomKind, Weekday
from planner.domain.strictness import Strictness
from planner.domain.values import Count, Flag, Hours, Id, Minutes, PlaceRef, Text, read_clock


def _sourced(default: Any, source: str) -> Any:
    """A default with the source of its figure, shown to the planner and in the reference page."""
    return Field(default=default, json_schema_extra={"source": source})


def _hours(start: str, end: str) -> Hours:
    return (read_clock(start), read_clock(end))


FIELD = "practice of the field; editable default"
FURTHER_INTERPRETER = 120
"""Minutes, begun, beyond the longest sitting of the table for which one interpreter more is needed."""


class MealTimes(Part):
    """Wall times within which meals lie."""

    breakfast: Hours = _sourced(_hours("07:00", "10:00"), FIELD)
    """Meetings of kind breakfast."""
    lunch: Hours = _sourced(_hours("11:30", "15:00"), FIELD)
    """Meetings of kind lunch."""
    dinner: Hours = _sourced(_hours("18:00", "22:30"), FIELD)
    """Meetings of kind dinner."""
    reception: Hours = _sourced(_hours("08:00", "22:30"), FIELD)
    """Meetings of kind reception."""


class Rest(Part):
    """Rest that is owed after a long leg, before the first meeting that follows it, and at night."""

    after_leg: Minutes = _sourced(8 * 60, FIELD)
    """Legs at least this long, from take-off to landing, owe it."""
    length: Minutes = _sourced(10 * 60, "14 CFR 117.25: 10 hours of rest before duty")
    """How long it is."""
    by_train: Minutes | None = _sourced(None, FIELD)
    """How long it is after legs by train; absent: `length`. None after a sleeper."""
    by_ground: Minutes | None = _sourced(None, FIELD)
    """How long it is after legs on the road; absent: `length`."""
    own_aircraft: Minutes | None = _sourced(None, FIELD)
    """How long it is after legs by air of people or parties with an aircraft of their own; absent: `length`."""
    at_night: Minutes = _sourced(
        0, "our own choice: the office says it; 0 asks for the ways to the hotel and back only"
    )
    """The rest between what one attends in a city before the end of a night (`night.hours`) and after it, ways not counted."""


class Night(Part):
    """The body-clock night of the people who lead: minutes of meetings in it cost comfort."""

    hours: Hours = _sourced(_hours("22:00", "06:00"), FIELD)
    """The night by the body's clock."""
    rank: Rank = _sourced(2, FIELD)
    """People of this level and above (a smaller number) count."""
    adapts_after: Minutes = _sourced(36 * 60, "14 CFR 117.3: acclimated after 36 hours in the theatre")
    """After landing in a city, or in one before it whose clock agrees, until the body follows its clock; before that it follows the
    base's."""
    weight: Count = _sourced(1, FIELD)
    """Points of comfort per minute and person."""
    early_after: Minutes = _sourced(18 * 60, FIELD)
    """How long before their first meeting in a city these people can land there from their base without its costing anything:
    the evening before, but not a day early to be spared a few minutes of the night."""
    early_weight: Count = _sourced(10, FIELD)
    """Points of comfort for each hour, begun, that they land sooner."""


class Turnovers(Part):
    """Minutes to refresh a room of a kind between two meetings."""

    plenary_hall: Minutes = _sourced(
        30, "our own choice: flags, name plates and microphones of all, twice what the room of a bilateral takes"
    )
    """A hall in which everybody sits at one table."""
    meeting_room: Minutes | None = None
    """A room for talks; absent: `turnover`."""
    dining_room: Minutes = _sourced(45, "our own choice: the table is cleared and laid anew")
    """A room for meals."""

    def of(self, kind: RoomKind | None) -> int | None:
        """That of a kind; None where it says nothing."""
        found: int | None = None if kind is None else getattr(self, kind.replace("-", "_"))
        return found


class TravelHours(Part):
    """The hours within which people set out and arrive, by the clock of the city that they leave or reach."""

    hours: Hours = _sourced(
        _hours("06:00", "23:00"),
        "of 37 landings of leaders none before 07:00 or after 22:35, of 22 take-offs none before 07:15 or after 22:00",
    )
    """Take-offs, landings and, on the ground, departures and arrivals lie within them."""
    outside: Strictness = _sourced(Strictness.AVOID, FIELD)
    """What one outside them means."""
    rank: Rank = _sourced(4, FIELD)
    """People of this level and above (a smaller number) count."""
    weight: Count = _sourced(60, FIELD)
    """Points of comfort for each one outside them and each person, where it is to be avoided."""


class CallHours(Part):
    """The hours within which people take calls, each by the clock of the city where they are."""

    hours: Hours = _sourced(_hours("07:00", "22:00"), FIELD)
    """A remote meeting lies within them for everybody who is in it; pinned ones excepted."""
    outside: Strictness = _sourced(Strictness.AVOID, FIELD)
    """What one outside them means."""
    weight: Count = _sourced(60, FIELD)
    """Points of comfort for each call outside them and each person, where it is to be avoided."""


class Arrival(Part):
    """How long before what they attend in a city people are there, where they come to it by a journey."""

    before: Minutes = _sourced(0, FIELD)
    """Nothing there begins for them sooner after they could be at its venue."""
    evening_before: Flag = _sourced(False, FIELD)
    """Whether they could be there before the day begins on which it starts, by the clock of its place."""
    outside: Strictness = _sourced(Strictness.FORBID, FIELD)
    """What arriving later means."""
    weight: Count = _sourced(60, FIELD)
    """Points of comfort for each person and each stay for which they arrive later, where it is to be avoided."""


class NightsAway(Part):
    """How many nights in a row people are away from their base."""

    most: Count | None = _sourced(None, FIELD)
    """Most nights of a trip, by the calendar of the base; absent: as many as it takes."""
    outside: Strictness = _sourced(Strictness.FORBID, FIELD)
    """What more of them mean."""
    weight: Count = _sourced(60, FIELD)
    """Points of comfort for each night more and each person, where they are to be avoided."""


class Weights(Part):
    """What a minute counts; 0: nothing."""

    travel: Count = _sourced(1, "our own choice: the plain sum of minutes")
    """Of a person en route."""
    away: Count = _sourced(1, "our own choice: the plain sum of minutes")
    """Of a person away from the base."""
    late: Count = _sourced(1, "our own choice: the plain sum of minutes")
    """Of lateness of a meeting."""
    shortened: Count = _sourced(1, "our own choice: the plain sum of minutes")
    """By which a meeting is shorter than its `length`, in points of protocol."""


class Lateness(Part):
    """How lateness of meetings is counted, of those that have no fixed time."""

    counted_from: From = _sourced(FROM_HORIZON, "our own choice: what can be held soon is not put off")
    """From the start of the `horizon`; or from the `summit`, a moment or a day (zone of `home`), back to the end of what is held
    before it and on to the start of what is held after it."""


class QuietTime(Part):
    """Times that recur in which nothing is held: prayers, a rest day."""

    name: Text
    """What it is."""
    cities: tuple[Id, ...] = ()
    """Where it holds, by the city's clock; none: everywhere."""
    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    """On which weekdays."""
    between: Hours
    """From when to when; may run over midnight."""


class Quota(Part):
    """A limit on the number of meetings of each delegation."""

    most: Count
    """Most meetings with a required seat of the delegation."""
    delegations: tuple[Id, ...] = ()
    """The delegations; none: every one, each for itself."""
    kinds: tuple[Kind, ...] = ()
    """Kinds that count; none: all."""
    place: PlaceRef | None = None
    """City, venue or room where they count; absent: everywhere."""
    per_day: Flag = True
    """Whether per calendar day of the place; otherwise over the horizon."""


class InterpreterTeams(Part):
    """How many interpreters per language pair a sitting needs, by its whole length."""

    consecutive: tuple[Team, ...] = _sourced(
        (Team(up_to=90, number=1), Team(up_to=480, number=2)),
        "AICE: a pause about every 90 min; AIIC Canada: at least 2 for a 6-hour day",
    )
    """Consecutive."""
    simultaneous: tuple[Team, ...] = _sourced(
        (Team(up_to=40, number=1), Team(up_to=240, number=2), Team(up_to=360, number=3), Team(up_to=480, number=4)),
        "AIIC Canada, working conditions: 1 up to 40 min, 2 up to 4 h, 3 up to 6 h, 4 up to 8 h",
    )
    """Simultaneous, and whispered."""

    def number(self, mode: Interpretation, minutes: int) -> int:
        """How many each language pair takes in a sitting of so many minutes; beyond the longest of the table one more for every
        further two hours begun.
        """
        table = self.consecutive if mode is Interpretation.CONSECUTIVE else self.simultaneous
        rows = sorted(table, key=lambda team: team.up_to)
        for team in rows:
            if minutes <= team.up_to:
                return team.number
        return rows[-1].number + -(-(minutes - rows[-1].up_to) // FURTHER_INTERPRETER) if rows else 1


class Policies(Part):
    """The figures in force."""

    working_hours: Hours = _sourced(
        _hours("08:00", "20:00"), "APEC SOM2 2018 delegate handbook p. 18: rooms 08:00-20:00"
    )
    """Wall times within which a meeting lies that is no meal, has no time of day of its own and is not pinned."""
    meal_times: MealTimes = MealTimes()
    """Wall times within which meals lie."""
    about: Minutes = _sourced(
        15, "our own choice: a quarter of an hour; of 523 printed times 387 are on the quarter hour"
    )
    """How far from its pin a meeting may start whose certainty is about, where it says no tolerance of its own."""
    changeover: Minutes = _sourced(5, FIELD)
    """Minutes a person needs between two meetings at one venue (none between the stages of a meeting)."""
    ground: Minutes = _sourced(30, "15-35 min by motorcade inside a city (Singapore 2018, Hanoi 2019)")
    """Minutes between two venues of a city where `ground` says nothing."""
    transfer: Minutes = _sourced(35, "34 min from the St Regis to the Changi VIP complex (Singapore 2018)")
    """Minutes between a venue and the airport where neither venue nor city says."""
    boarding: Minutes = _sourced(30, "29 min from the Changi VIP complex to take-off (Singapore 2018)")
    """Minutes at the airport before take-off, on an aircraft of one's own or at any time."""
    check_in: Minutes = _sourced(120, "ASEM 8: at the airport 2 h before take-off")
    """Minutes at the airport before a scheduled departure."""
    formalities: Minutes = _sourced(20, FIELD)
    """Minutes from landing to leaving the airport."""
    rest: Rest = Rest()
    """Rest after long legs."""
    night: Night = Night()
    """The body-clock night."""
    travel_hours: TravelHours = TravelHours()
    """Hours within which people set out and arrive."""
    call_hours: CallHours = CallHours()
    """Hours within which people take calls."""
    arrival: Arrival = Arrival()
    """How long before what they attend in a city people are there."""
    nights_away: NightsAway = NightsAway()
    """Nights in a row away from the base."""
    daily_meetings: Count = _sourced(8, FIELD)
    """Most meetings of a person on one calendar day (by the clock of each meeting's place); calls count, some kinds do not."""
    daily_uncounted: tuple[Kind, ...] = _sourced(
        (Kind.CEREMONY, Kind.PHOTOGRAPH, Kind.PULL_ASIDE),
        "47 days of leaders: 10 items at most, 8 without photographs and ceremonies; pull-asides fit into the gaps",
    )
    """Kinds that do not count among these meetings; their minutes count."""
    daily_minutes: Minutes = _sourced(10 * 60, FIELD)
    """Most minutes of meetings of a person on one calendar day."""
    turnover: Minutes = _sourced(
        15, "APEC SOM2 2018 delegate handbook p. 18: 15 min between bilaterals to refresh the room"
    )
    """Minutes to refresh a room between two meetings where neither room nor venue says."""
    turnovers: Turnovers = Turnovers()
    """The same for rooms of a kind."""
    same_people_stay: Flag = _sourced(False, "our own choice: a room is refreshed unless the office says otherwise")
    """Whether neither `turnover` nor `changeover` is due between two meetings in one room where all who belong in the later one
    must be in the earlier one."""
    interpreters: InterpreterTeams = InterpreterTeams()
    """Sizes of interpreter teams."""
    interpreter_daily: Minutes = _sourced(7 * 60, "AICE: at most 7 h a day")
    """Most minutes a day for an interpreter."""
    holidays: Strictness = _sourced(Strictness.AVOID, FIELD)
    """What a public holiday at the place means for a meeting that is not pinned."""
    holiday_weight: Count = _sourced(1, FIELD)
    """Points of protocol for a meeting on a holiday, where they are to be avoided."""
    quiet_times: dict[Id, QuietTime] = Field(default_factory=dict)
    """Times that recur in which nothing is held, by id; pinned meetings excepted."""
    quotas: dict[Id, Quota] = Field(default_factory=dict)
    """Limits on meetings per delegation, by id."""
    weights: Weights = Weights()
    """What a minute en route, away or late counts."""
    lateness: Lateness = Lateness()
    """How lateness of meetings is counted."""
    stand_in_weight: Count = _sourced(10, FIELD)
    """Points of attendance for each step down the list of deputies or acting holders."""
