"""What changed from one plan to another, part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.plan.record import Appointment, Journey, Plan

Part = Appointment | Journey


class ChangeKind(StrEnum):
    """What happened to a part of a plan."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    RELOCATED = "relocated"
    PEOPLE = "people"
    REROUTED = "rerouted"


@dataclass(frozen=True)
class Change:
    """One thing that is different: a meeting's time, place or people, or a journey.

    `subject` is the meeting's id, or for a journey the id that it has in the later plan (the earlier where it is dropped).
    `minutes` tells by how much a part moved: later is positive. `came` and `left` are people who are new or gone;
    `seats` are those who sit in another seat than before.
    """

    kind: ChangeKind
    subject: str
    before: Part | None
    after: Part | None
    minutes: int = 0
    came: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def is_journey(self) -> bool:
        """Whether it is about a journey."""
        return isinstance(self.after if self.after is not None else self.before, Journey)


def compare(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Every change from one plan to the other: meetings in order of id, then journeys in order of departure.

    Journeys are the same where the same people go the same way, the first time, the second time and so on, whatever their
    ids. Rests follow from journeys and are not told.
    """
    return (*_meetings(before, after), *_journeys(before, after))


def _meetings(before: Plan, after: Plan) -> Iterator[Change]:
    old, new = ({each.meeting: each for each in plan.appointments} for plan in (before, after))
    for id_ in sorted({*old, *new}):
        one, other = old.get(id_), new.get(id_)
        if one is None or other is None:
            yield Change(ChangeKind.ADDED if one is None else ChangeKind.DROPPED, id_, one, other)
            continue
        if one.start != other.start:
            yield Change(ChangeKind.MOVED, id_, one, other, _minutes(one, other))
        if one.place != other.place:
            yield Change(ChangeKind.RELOCATED, id_, one, other)
        if one.attendance != other.attendance:
            came, left = set(other.people) - set(one.people), set(one.people) - set(other.people)
            seats = {each.person for each in set(other.attendance) - set(one.attendance)} - came
            people = (tuple(sorted(came)), tuple(sorted(left)), tuple(sorted(seats)))
            yield Change(ChangeKind.PEOPLE, id_, one, other, 0, *people)


def _minutes(one: Appointment, other: Appointment) -> int:
    return round((other.start - one.start).total_seconds() / 60)


def _journeys(before: Plan, after: Plan) -> Iterator[Change]:
    old, new = _by_way(before), _by_way(after)
    found: list[Change] = []
    for way in {*old, *new}:
        ones, others = old.get(way, []), new.get(way, [])
        for one, other in zip(ones, others, strict=False):
            if (one.depart, one.arrive) != (other.depart, other.arrive):
                minutes = round((other.depart - one.depart).total_seconds() / 60)
                found.append(Change(ChangeKind.MOVED, other.id, one, other, minutes))
            elif (one.mode, one.flight, one.via) != (other.mode, other.flight, other.via):
                found.append(Change(ChangeKind.REROUTED, other.id, one, other))
        found.extend(Change(ChangeKind.DROPPED, one.id, one, None) for one in ones[len(others) :])
        found.extend(Change(ChangeKind.ADDED, other.id, None, other) for other in others[len(ones) :])
    yield from sorted(found, key=_order)


def _by_way(plan: Plan) -> dict[tuple[tuple[str, ...], str, str], list[Journey]]:
    found: dict[tuple[tuple[str, ...], str, str], list[Journey]] = defaultdict(list)
    for journey in sorted(plan.journeys):
        found[journey.people, journey.origin, journey.destination].append(journey)
    return found


def _order(change: Change) -> tuple[str, str, str]:
    part = change.after if change.after is not None else change.before
    assert isinstance(part, Journey)
    return part.depart.isoformat(), change.subject, change.kind
