"""The rules that tie meetings to each other, as numbers by meeting: what a search looks up when it moves one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from planner.domain.meetings import Kind
from planner.domain.relations import (
    Adjacent,
    Apart,
    Balance,
    Before,
    Brief,
    DifferentDays,
    Gate,
    Parity,
    Relation,
    SameDay,
    Side,
)
from planner.problem import Problem
from planner.problem.tasks import SeatKind, Task
from planner.search.hops import NEVER


class Lag(NamedTuple):
    """Where the other meeting is held, this one starts from `least` to `most` steps after the other's start."""

    other: str
    least: int
    most: int


class Separation(NamedTuple):
    """Meetings that somebody of the one side attends are at one venue so many minutes from those of the other side."""

    sides: tuple[frozenset[str], frozenset[str]]
    gap: int


class Allowance(NamedTuple):
    """A quota of one delegation: at most so many meetings that count, a day or in all; by meeting, the options that do."""

    name: str
    most: int
    daily: bool
    counting: dict[str, frozenset[int]]


@dataclass
class Rulebook:
    """All of it, by meeting; what applies to nobody is empty."""

    lags: dict[str, list[Lag]] = field(default_factory=lambda: defaultdict(list))
    needs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Meetings that must be held for this one to be."""
    needed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Meetings that can be held only where this one is."""
    same_day: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    other_day: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parity: dict[str, int] = field(default_factory=dict)
    """Most levels between the leading ranks of its delegations."""
    apart: list[Separation] = field(default_factory=list)
    allowances: dict[str, list[Allowance]] = field(default_factory=lambda: defaultdict(list))
    balances: list[tuple[int, tuple[frozenset[str], ...]]] = field(default_factory=list)
    """Weight, and for each delegation the meetings that count."""


def rulebook_of(problem: Problem) -> Rulebook:
    """The rules of a problem that tie meetings to each other."""
    book = Rulebook()
    counted = _by_delegation(problem)
    for _, relation in sorted(problem.scenario.relations.items()):
        _order(problem, book, relation)
        _protocol(problem, book, relation, counted)
    for allowance in _allowances(problem, counted):
        for id_ in allowance.counting:
            book.allowances[id_].append(allowance)
    return book


def _order(problem: Problem, book: Rulebook, relation: Relation) -> None:
    match relation:
        case Before():
            _follows(problem, book, relation.first, relation.then, relation.least, relation.most)
        case Adjacent():
            _follows(problem, book, relation.first, relation.then, 0, relation.within)
        case Gate():
            for id_ in relation.opens:
                _requires(book, id_, relation.gate)
                _follows(problem, book, relation.gate, id_, relation.least, None)
        case Brief():
            _requires(book, relation.about, relation.meeting)
            pair = (relation.meeting, relation.about)
            first, then = pair if relation.side is Side.BEFORE else (pair[1], pair[0])
            _follows(problem, book, first, then, 0, relation.within)
        case SameDay() | DifferentDays():
            table = book.same_day if isinstance(relation, SameDay) else book.other_day
            for id_ in relation.meetings:
                table[id_] |= set(relation.meetings) - {id_}


def _protocol(problem: Problem, book: Rulebook, relation: Relation, counted: dict[str, list[str]]) -> None:
    match relation:
        case Apart():
            one, other = (frozenset(problem.scenario.members(who)) for who in relation.who)
            book.apart.append(Separation((one, other), relation.gap))
        case Parity():
            for id_ in relation.meetings:
                book.parity[id_] = min(relation.most, book.parity.get(id_, relation.most))
        case Balance():
            sides = (counted.get(who, ()) for who in relation.delegations)
            kinds = (frozenset(_of_kind(problem, side, relation.kinds)) for side in sides)
            book.balances.append((relation.weight, tuple(kinds)))


def _follows(problem: Problem, book: Rulebook, first: str, then: str, least: int, most: int | None) -> None:
    length, grid = problem.tasks[first].length, problem.grid
    low = grid.up(length + least)
    high = NEVER if most is None else grid.down(length + most)
    book.lags[then].append(Lag(first, low, high))
    book.lags[first].append(Lag(then, -high, -low))


def _requires(book: Rulebook, id_: str, other: str) -> None:
    book.needs[id_].add(other)
    book.needed[other].add(id_)


def delegations_in(problem: Problem, task: Task) -> dict[str, list[str]]:
    """The delegations that have a required seat of their own in a meeting, each with those seats."""
    seats: dict[str, list[str]] = {}
    for seat in task.seats:
        if seat.kind is SeatKind.REQUIRED and (delegation := _delegation(problem, seat.id)) is not None:
            seats.setdefault(delegation, []).append(seat.id)
    return seats


def _delegation(problem: Problem, seat: str) -> str | None:
    people, roles = problem.scenario.people, problem.scenario.roles
    if seat in people:
        return people[seat].of
    first = roles[seat].holder if roles[seat].holder is not None else next(iter(roles[seat].acting), None)
    return None if first is None else people[first].of


def _by_delegation(problem: Problem) -> dict[str, list[str]]:
    """The meetings in which each delegation has a required seat of its own."""
    meetings: dict[str, list[str]] = {}
    for task in problem.tasks.values():
        if task.options:
            for delegation in delegations_in(problem, task):
                meetings.setdefault(delegation, []).append(task.id)
    return meetings


def _of_kind(problem: Problem, meetings: Iterable[str], kinds: tuple[Kind, ...]) -> Iterator[str]:
    return (id_ for id_ in meetings if not kinds or problem.scenario.meetings[id_].kind in kinds)


def _allowances(problem: Problem, counted: dict[str, list[str]]) -> Iterator[Allowance]:
    for id_, quota in sorted(problem.scenario.policies.quotas.items()):
        where = None if quota.place is None else problem.scenario.place(quota.place)
        for delegation in quota.delegations or sorted(problem.scenario.delegations):
            counting: dict[str, frozenset[int]] = {}
            for meeting in _of_kind(problem, counted.get(delegation, ()), quota.kinds):
                options = enumerate(problem.tasks[meeting].options)
                places = frozenset(n for n, option in options if where is None or option.place.lies_in(where))
                if places:
                    counting[meeting] = places
            if len(counting) > quota.most:
                yield Allowance(f"{id_} {delegation}", quota.most, quota.per_day, counting)
