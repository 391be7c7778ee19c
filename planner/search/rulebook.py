"""The rules that tie meetings to each other, as numbers by meeting: what a search looks up when it moves one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from planner.domain.relations import Adjacent, Before, Brief, DifferentDays, Gate, Inside, Relation, SameDay, Side
from planner.problem import Problem
from planner.problem.protocol import MeetingBalance, RankParity, Separation
from planner.search.hops import NEVER
from planner.search.preparing import Preparing
from planner.search.stops import Stop


class Lag(NamedTuple):
    """Where the other meeting is held, this one starts from `least` to `most` steps after the other's start, or within one of
    `others`.

    Where the one of the two that ends first may be shortened, `shorter` has these by how many minutes it is; it is this one
    where that is said.
    """

    other: str
    least: int
    most: int
    shorter: Mapping[int, tuple[int, int]] = {}
    this_first: bool = False
    others: tuple[tuple[int, int], ...] = ()

    def between(self, short: int, other_short: int) -> tuple[int, int]:
        """The least and the most steps where this meeting and the other one are so many minutes shorter."""
        if not self.shorter:
            return self.least, self.most
        return self.shorter[short if self.this_first else other_short]


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
    parity: dict[str, list[RankParity]] = field(default_factory=lambda: defaultdict(list))
    """How alike the leading ranks of its delegations are."""
    apart: list[Separation] = field(default_factory=list)
    allowances: dict[str, list[Allowance]] = field(default_factory=lambda: defaultdict(list))
    balances: list[tuple[int, tuple[frozenset[str], ...]]] = field(default_factory=list)
    """Weight, and for each delegation the meetings that count."""
    tied: dict[str, frozenset[str]] = field(default_factory=dict)
    """The people whose landing or take-off a meeting is tied to."""
    parting: set[str] = field(default_factory=set)
    """Meetings that are held shortly before somebody takes off."""

    def related(self, id_: str) -> list[str]:
        """The meetings whose times say when a meeting can be held."""
        same = sorted(self.same_day.get(id_, set()) | self.other_day.get(id_, set()))
        return list(dict.fromkeys([*(lag.other for lag in self.lags.get(id_, ())), *same]))

    def ties(self, stop: Stop) -> bool:
        """Whether a stop is tied to the landing or take-off of somebody who attends it."""
        tied = self.tied.get(stop.meeting)
        return tied is not None and any(part.person in tied for part in stop.parts)


def rulebook_of(problem: Problem) -> Rulebook:
    """The rules of a problem that tie meetings to each other."""
    book = Rulebook()
    for order in problem.relations:
        _order(problem, book, order)
    for relation in problem.protocol.relations:
        match relation:
            case Separation():
                book.apart.append(relation)
            case RankParity():
                book.parity[relation.meeting].append(relation)
            case MeetingBalance():
                book.balances.append((relation.weight, tuple(frozenset(side) for side in relation.counting)))
    for (then, first), steps in Preparing(problem).least().items():
        _requires(book, then, first)
        lengths = {short: problem.tasks[first].length - short for short in problem.tasks[first].shorts}
        _lags(book, first, then, {short: (problem.grid.up(each) + steps, NEVER) for short, each in lengths.items()})
    for tie in problem.ties:
        book.tied[tie.meeting] = book.tied.get(tie.meeting, frozenset()) | tie.people
        if tie.before is not None:
            book.parting.add(tie.meeting)
    for allowance in _allowances(problem):
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
        case Inside():
            _inside(problem, book, relation)
        case SameDay() | DifferentDays():
            table = book.same_day if isinstance(relation, SameDay) else book.other_day
            for id_ in relation.meetings:
                table[id_] |= set(relation.meetings) - {id_}


def _follows(problem: Problem, book: Rulebook, first: str, then: str, least: int, most: int | None) -> None:
    task, grid, bounds = problem.tasks[first], problem.grid, dict[int, tuple[int, int]]()
    for short in task.shorts:
        length = task.length - short
        bounds[short] = (grid.up(length + least), NEVER if most is None else grid.down(length + most))
    _lags(book, first, then, bounds)


def _lags(book: Rulebook, first: str, then: str, bounds: dict[int, tuple[int, int]]) -> None:
    """Notes at both meetings from how many to how many steps lie between their starts, by how much the first is shortened."""
    low, high = next(iter(bounds.values()))
    after = bounds if len(bounds) > 1 else {}
    before = {short: (-high, -low) for short, (low, high) in after.items()}
    book.lags[then].append(Lag(first, low, high, after))
    book.lags[first].append(Lag(then, -high, -low, before, this_first=True))


def _inside(problem: Problem, book: Rulebook, relation: Inside) -> None:
    short, long, grid = relation.meeting, relation.during, problem.grid
    takes, lasts = problem.tasks[short].length, problem.tasks[long].length
    room = grid.down(lasts - takes)
    outside = [(-NEVER, -grid.up(takes)), (grid.up(lasts), NEVER)] if relation.also_outside else []
    book.lags[short].append(Lag(long, 0, room, others=tuple(outside)))
    book.lags[long].append(Lag(short, -room, 0, others=tuple((-high, -low) for low, high in outside)))


def _requires(book: Rulebook, id_: str, other: str) -> None:
    book.needs[id_].add(other)
    book.needed[other].add(id_)


def _allowances(problem: Problem) -> Iterator[Allowance]:
    for number, cap in enumerate(problem.protocol.caps):
        counting = {
            id_: frozenset(index for index, option in enumerate(problem.tasks[id_].options) if cap.counts(option))
            for id_ in cap.meetings
        }
        if len(counting) > cap.most:
            yield Allowance(f"{number} {cap.delegation}", cap.most, cap.per_day, counting)
