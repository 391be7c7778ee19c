"""Times, lengths and changes as people say them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.files.plan_rows import place_name
from planner.plan.diff import Change, ChangeKind
from planner.plan.record import Appointment, Journey, Tier

MEANING = {
    Tier.PRIORITY: "meetings left out, by their priority",
    Tier.ATTENDANCE: "stand-ins and people who are missing",
    Tier.STABILITY: "changes against a plan that people know",
    Tier.PROTOCOL: "holidays, audiences, balance",
    Tier.COMFORT: "minutes of meetings in the body's night",
    Tier.TRAVEL: "minutes en route, for each person",
    Tier.TIDINESS: "minutes away from home, and of waiting for each meeting",
}
"""What each tier counts."""


def duration(minutes: int) -> str:
    """A length of time: `45 min`, `2 h`, `2 h 30 min`, `1 day 2 h`."""
    days, rest = divmod(abs(minutes), 24 * 60)
    hours, left = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (left, "min")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 min"


def moment(local: datetime) -> str:
    """A day and a wall time: `Thu 31 May 11:30`."""
    return f"{local:%a} {local.day} {local:%b %H:%M}"


def listed(words: Iterable[str]) -> str:
    """Words as a list: `a, b and c`."""
    each = list(words)
    return f"{', '.join(each[:-1])} and {each[-1]}" if len(each) > 1 else "".join(each)


class Namer:
    """Names for ids: the scenario's where there is one, else the ids themselves, and times in its zones or in UTC."""

    def __init__(self, scenario: Scenario | None) -> None:
        self._scenario = scenario

    def meeting(self, id_: str) -> str:
        """A meeting's title."""
        known = None if self._scenario is None else self._scenario.meetings.get(id_)
        return id_ if known is None else known.title

    def person(self, id_: str) -> str:
        """A person's name."""
        known = None if self._scenario is None else self._scenario.people.get(id_)
        return id_ if known is None else known.name

    def people(self, ids: Iterable[str]) -> str:
        """Several people by name."""
        return listed(self.person(id_) for id_ in ids)

    def place(self, place: str) -> str:
        """A place as people call it."""
        return place if self._scenario is None else place_name(self._scenario, place)

    def time(self, instant: datetime, place: str) -> str:
        """An instant by the clock of a place, which is named; in UTC where the place is not known."""
        try:
            zone = None if self._scenario is None else self._scenario.zone_of(place)
        except KeyError:
            zone = None
        if zone is None:
            return f"{moment(clock.to_local(instant, 'UTC'))} UTC"
        return moment(clock.to_local(instant, zone))

    def sentence(self, change: Change) -> str:
        """A change as a sentence."""
        part = change.after if change.after is not None else change.before
        if isinstance(part, Journey):
            return self._journey(change, part)
        return self._meeting(change)

    def _meeting(self, change: Change) -> str:
        title, one, other = self.meeting(change.subject), change.before, change.after
        if isinstance(other, Appointment):
            when = f"{self.time(other.start, other.place)} at {self.place(other.place)}"
            match change.kind:
                case ChangeKind.ADDED:
                    return f"{title}: added, on {when}."
                case ChangeKind.MOVED:
                    return f"{title}: {_moved(change.minutes)}, to {self.time(other.start, other.place)}."
                case ChangeKind.RELOCATED:
                    assert isinstance(one, Appointment)
                    return f"{title}: now at {self.place(other.place)}, not at {self.place(one.place)}."
                case ChangeKind.PEOPLE:
                    return f"{title}: {self._people(change)}."
        assert isinstance(one, Appointment)
        return f"{title}: dropped; it was on {self.time(one.start, one.place)} at {self.place(one.place)}."

    def _people(self, change: Change) -> str:
        parts = []
        if change.came:
            parts.append(f"{self.people(change.came)} now {'comes' if len(change.came) == 1 else 'come'}")
        if change.left:
            parts.append(f"{self.people(change.left)} no longer {'comes' if len(change.left) == 1 else 'come'}")
        if change.seats:
            parts.append(f"{self.people(change.seats)} in another seat")
        return "; ".join(parts)

    def _journey(self, change: Change, part: Journey) -> str:
        who = self.people(part.people)
        head = f"{who}, {self.place(part.origin)} to {self.place(part.destination)}"
        leaves = self.time(part.depart, part.origin)
        match change.kind:
            case ChangeKind.ADDED:
                return f"{head}: new journey, leaving {leaves}."
            case ChangeKind.DROPPED:
                return f"{head}: journey dropped; it left {leaves}."
            case ChangeKind.MOVED if change.minutes:
                return f"{head}: leaves {_moved(change.minutes).removeprefix('moved ')}, on {leaves}."
            case ChangeKind.MOVED:
                return f"{head}: arrives at another time, {self.time(part.arrive, part.destination)}."
        return f"{head}: goes another way, {part.flight or part.mode}."


def _moved(minutes: int) -> str:
    return f"moved {duration(minutes)} {'later' if minutes > 0 else 'earlier'}"
