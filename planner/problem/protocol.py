"""What protocol asks for, as data: who is kept apart, whose ranks are alike, and which meetings count for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from planner.domain.meetings import Kind
from planner.domain.place import Place
from planner.domain.policies import Quota
from planner.domain.relations import Apart, Balance, Parity
from planner.domain.scenario import Scenario
from planner.problem.tasks import Option, SeatKind, Task, first_choice

Sides = Mapping[str, tuple[str, ...]]
"""The required seats of a meeting by delegation, in order of its id; those that belong to none are left out."""


@dataclass(frozen=True)
class Separation:
    """Two sides that never share a meeting, nor a venue unless `gap` minutes lie between their meetings."""

    sides: tuple[frozenset[str], frozenset[str]]
    gap: int


@dataclass(frozen=True)
class RankParity:
    """Between the leading ranks of any two sides of a meeting lie at most so many levels; a side has required seats."""

    meeting: str
    most: int
    sides: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class MeetingBalance:
    """Every meeting that one delegation has more than another costs the weight; `counting` by delegation."""

    id: str
    weight: int
    counting: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class MeetingCap:
    """Of these meetings at most so many are held at the place (None: anywhere), each day or in all."""

    delegation: str
    most: int
    per_day: bool
    place: Place | None
    meetings: tuple[str, ...]

    def counts(self, option: Option) -> bool:
        """Whether a meeting counts that is held there."""
        return self.place is None or option.place.lies_in(self.place)


@dataclass(frozen=True)
class Protocol:
    """The relations of protocol in order of their ids, and the quotas in order of theirs, one for each delegation.

    Meetings without an option are left out everywhere.
    """

    relations: tuple[Separation | RankParity | MeetingBalance, ...]
    caps: tuple[MeetingCap, ...]

    def __bool__(self) -> bool:
        return bool(self.relations or self.caps)


def protocol_of(scenario: Scenario, tasks: Mapping[str, Task]) -> Protocol:
    """Everything that the relations and quotas of a scenario ask for."""
    sides = {task.id: sides_of(scenario, task) for task in tasks.values() if task.options}
    relations = tuple(_relations(scenario, sides))
    return Protocol(relations, tuple(_caps(scenario, tasks, sides)))


def seat_delegation(scenario: Scenario, seat: str) -> str | None:
    """The delegation that a required seat belongs to: the person's, the holder's, else that of the first acting."""
    first = first_choice(scenario, seat)
    return None if first is None else scenario.people[first].of


def sides_of(scenario: Scenario, task: Task) -> Sides:
    """The delegations that have a required seat in a meeting, with their seats."""
    found: dict[str, tuple[str, ...]] = {}
    for seat in task.seats:
        if seat.kind is SeatKind.REQUIRED and (delegation := seat_delegation(scenario, seat.id)) is not None:
            found[delegation] = (*found.get(delegation, ()), seat.id)
    return dict(sorted(found.items()))


def _relations(scenario: Scenario, sides: Mapping[str, Sides]) -> Iterator[Separation | RankParity | MeetingBalance]:
    for id_, relation in sorted(scenario.relations.items()):
        match relation:
            case Apart():
                one, other = (frozenset(scenario.members(who)) for who in relation.who)
                yield Separation((one, other), relation.gap)
            case Parity():
                for meeting in relation.meetings:
                    if meeting in sides:
                        yield RankParity(meeting, relation.most, tuple(sides[meeting].values()))
            case Balance():
                counting = (_counting(scenario, sides, each, relation.kinds) for each in relation.delegations)
                yield MeetingBalance(id_, relation.weight, tuple(counting))


def _caps(scenario: Scenario, tasks: Mapping[str, Task], sides: Mapping[str, Sides]) -> Iterator[MeetingCap]:
    for _, quota in sorted(scenario.policies.quotas.items()):
        for delegation in quota.delegations or sorted(scenario.delegations):
            yield _cap(scenario, tasks, sides, quota, delegation)


def _cap(
    scenario: Scenario, tasks: Mapping[str, Task], sides: Mapping[str, Sides], quota: Quota, delegation: str
) -> MeetingCap:
    place = None if quota.place is None else scenario.place(quota.place)
    cap = MeetingCap(delegation, quota.most, quota.per_day, place, ())
    those = _counting(scenario, sides, delegation, quota.kinds)
    return replace(cap, meetings=tuple(id_ for id_ in those if any(map(cap.counts, tasks[id_].options))))


def _counting(
    scenario: Scenario, sides: Mapping[str, Sides], delegation: str, kinds: Iterable[Kind]
) -> tuple[str, ...]:
    """The meetings in which a delegation has a required seat, of these kinds or of any."""
    wanted, meetings = set(kinds), scenario.meetings
    return tuple(
        id_ for id_, those in sides.items() if delegation in those and (not wanted or meetings[id_].kind in wanted)
    )
