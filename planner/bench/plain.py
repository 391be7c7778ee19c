"""One plain model for everything: the comparator that a capable modeller would write in an afternoon.

Each meeting is optional intervals, one for each place; a person's intervals do not overlap, the rooms of a class are a
cumulative, and for every two meetings of a person that can be in two cities a literal says which comes first, with the way
between them. One weighted sum is minimised: what is left out, a must-have at ten times the dearest priority, and then who is
absent or stood in for. Such a model cannot price travel. What else it ignores is in `outline`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from typing import Any

from ortools.sat.python import cp_model

from planner.bench.outline import Moves, Outline, size_of
from planner.problem import Problem, Tick, no_tick
from planner.problem.assignment import Held
from planner.problem.spans import Spans
from planner.problem.tasks import Option, SeatKind, Task

MUST = 10_000
"""What a must-have costs that is left out: ten times the dearest priority."""
PER_PRIORITY = 1_000
"""How many points of attendance a point of priority outweighs."""

OnBetter = Callable[[], None]


@dataclass
class _Meeting:
    """The variables of a meeting: whether it is held, when, at which of its places, and who fills which seat."""

    task: Task
    size: int
    held: cp_model.IntVar
    start: cp_model.IntVar
    at: list[cp_model.IntVar]
    seats: dict[tuple[str, str], cp_model.IntVar] = field(default_factory=dict)

    def attending(self, person: str) -> cp_model.IntVar:
        """The literal that somebody is there; they are a candidate for one seat at most, for the model's purposes."""
        return next(literal for (_, who), literal in self.seats.items() if who == person)

    @property
    def first(self) -> int:
        """The first step at which it can start."""
        return self.task.starts[0][0]

    @property
    def last(self) -> int:
        """The last step at which it can start."""
        return self.task.starts[-1][1]


class Plain:
    """The model of a problem. Building it raises what `tick` raises."""

    def __init__(self, problem: Problem, tick: Tick = no_tick) -> None:
        self.problem, self.tick, self.moves = problem, tick, Moves(problem)
        self.cp = cp_model.CpModel()
        self.costs: list[Any] = []
        self.meetings: dict[str, _Meeting] = {}
        for task in problem.tasks.values():
            tick()
            whole = replace(task, options=tuple(each for each in task.options if not each.short))
            if whole.options:
                self.meetings[task.id] = self._meeting(whole)
            else:
                self.costs.append(PER_PRIORITY * (MUST if task.must else task.priority))
        self._rooms()
        self._people()
        self.cp.minimize(sum(self.costs))

    def _meeting(self, task: Task) -> _Meeting:
        cp = self.cp
        start = cp.new_int_var_from_domain(
            cp_model.Domain.from_intervals([list(each) for each in task.starts]), task.id
        )
        at = [cp.new_bool_var(f"{task.id} {option.place}") for option in task.options]
        held = cp.new_bool_var(task.id)
        cp.add(sum(at) == held)
        for literal, option in zip(at, task.options, strict=True):
            self._within(start, option.starts, literal)
        found = _Meeting(task, size_of(self.problem, task), held, start, at)
        self.costs.append(PER_PRIORITY * (MUST if task.must else task.priority) * (1 - held))
        self._seats(found)
        return found

    def _within(self, start: cp_model.IntVar, spans: Spans, literal: cp_model.IntVar) -> None:
        domain = cp_model.Domain.from_intervals([list(each) for each in spans])
        self.cp.add_linear_expression_in_domain(start, domain).only_enforce_if(literal)

    def _seats(self, meeting: _Meeting) -> None:
        cp, task, taken = self.cp, meeting.task, set()
        for seat in task.seats:
            literals = []
            for candidate in seat.candidates:
                if candidate.person not in taken:
                    taken.add(candidate.person)
                    literal = cp.new_bool_var(f"{task.id} {seat.id} {candidate.person}")
                    self._within(meeting.start, candidate.starts, literal)
                    meeting.seats[seat.id, candidate.person] = literal
                    literals.append(literal)
                    if seat.kind is SeatKind.REQUIRED and candidate.step:
                        self.costs.append(seat.weight * candidate.step * literal)
            if seat.kind is SeatKind.REQUIRED:
                cp.add(sum(literals) == meeting.held)
            else:
                cp.add(sum(literals) <= meeting.held)
            if seat.kind is SeatKind.OPTIONAL:
                self.costs.append(seat.weight * (1 - sum(literals)))
        for quorum in task.quorums:
            those = [literal for (seat_, _), literal in meeting.seats.items() if seat_ in quorum.seats]
            cp.add(sum(those) >= quorum.least).only_enforce_if(meeting.held)

    def _rooms(self) -> None:
        intervals: dict[object, list[cp_model.IntervalVar]] = defaultdict(list)
        capacity: dict[object, int] = {}
        for meeting in self.meetings.values():
            self.tick()
            for literal, option in zip(meeting.at, meeting.task.options, strict=True):
                if option.room is not None:
                    size = meeting.size + self.problem.grid.up(option.turnover)
                    name = f"{meeting.task.id} in {option.room}"
                    intervals[option.room].append(
                        self.cp.new_optional_fixed_size_interval_var(meeting.start, size, literal, name)
                    )
                    capacity[option.room] = option.capacity
        for room, those in intervals.items():
            self.cp.add_cumulative(those, [1] * len(those), capacity[room])

    def _people(self) -> None:
        diaries: dict[str, list[_Meeting]] = defaultdict(list)
        for meeting in self.meetings.values():
            for _, person in meeting.seats:
                diaries[person].append(meeting)
        changeover = self.problem.grid.up(self.problem.scenario.policies.changeover)
        orders: dict[tuple[str, str], cp_model.IntVar] = {}
        posted: set[tuple[object, ...]] = set()
        for person, diary in sorted(diaries.items()):
            self.tick()
            self.cp.add_no_overlap(
                self.cp.new_optional_fixed_size_interval_var(
                    each.start, each.size + changeover, each.attending(person), f"{person} in {each.task.id}"
                )
                for each in diary
            )
            for each in diary:
                self._ends(person, each)
            for one, other in combinations(diary, 2):
                self.tick()
                self._ways(person, one, other, orders, posted)

    def _ends(self, person: str, meeting: _Meeting) -> None:
        """The way there from where somebody begins, and the way home."""
        there = meeting.attending(person)
        for literal, option in zip(meeting.at, meeting.task.options, strict=True):
            out, home = self.moves.out(person, option), self.moves.home(person, option)
            if out is None or home is None:
                self.cp.add_bool_or(~there, ~literal)
                continue
            grid = self.problem.grid
            if out:
                self.cp.add(meeting.start >= grid.first + out).only_enforce_if(there, literal)
            if home:
                self.cp.add(meeting.start <= grid.end - home - meeting.size).only_enforce_if(there, literal)

    def _ways(
        self,
        person: str,
        one: _Meeting,
        other: _Meeting,
        orders: dict[tuple[str, str], cp_model.IntVar],
        posted: set[tuple[object, ...]],
    ) -> None:
        """The way between two meetings of somebody that may be in different cities or venues, whichever comes first."""
        key = (one.task.id, other.task.id)
        for (here, a), (there, b) in product(_by_venue(one), _by_venue(other)):
            if a.venue == b.venue:
                continue
            lasts = (self.moves.between(person, a, b), self.moves.between(person, b, a))
            both = [one.attending(person), other.attending(person)]
            mark = (*key, a.venue, b.venue, *lasts, *(literal.index for literal in both))
            if mark in posted:
                continue
            posted.add(mark)
            if None not in lasts and _far_apart(one, other, lasts):
                continue
            if key not in orders:
                orders[key] = self.cp.new_bool_var(f"{key[0]} before {key[1]}")
            guards = [*both, *here, *there]
            self._after(one, other, lasts[0], [*guards, orders[key]])
            self._after(other, one, lasts[1], [*guards, ~orders[key]])

    def _after(self, one: _Meeting, other: _Meeting, needed: int | None, guards: list[Any]) -> None:
        if needed is None:
            self.cp.add_bool_or(~each for each in guards)
        else:
            self.cp.add(other.start >= one.start + one.size + needed).only_enforce_if(guards)

    def solve(self, seconds: float, seed: int, on_better: OnBetter) -> tuple[str, Outline]:
        """The solver's word for what it came to with one worker, and the best outline: empty where there is none."""
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = seed
        status = solver.solve(self.cp, _Callback(on_better))
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        words = {cp_model.OPTIMAL: "its best (proved)", cp_model.FEASIBLE: "the best it found"}
        return words.get(status, "nothing found"), dict(self._held(solver)) if found else {}

    def _held(self, solver: cp_model.CpSolver) -> Iterator[tuple[str, Held]]:
        for id_, meeting in self.meetings.items():
            if solver.boolean_value(meeting.held):
                places = zip(meeting.at, meeting.task.options, strict=True)
                option = next(option for literal, option in places if solver.boolean_value(literal))
                seats = tuple(key for key, each in meeting.seats.items() if solver.boolean_value(each))
                yield id_, Held(solver.value(meeting.start), option, seats)


class _Callback(cp_model.CpSolverSolutionCallback):
    def __init__(self, on_better: OnBetter) -> None:
        super().__init__()
        self._on_better = on_better

    def on_solution_callback(self) -> None:
        self._on_better()


def _by_venue(meeting: _Meeting) -> list[tuple[list[cp_model.IntVar], Option]]:
    """The places of a meeting with the literals that say so; none are needed where all places are at one venue."""
    places = list(zip(meeting.at, meeting.task.options, strict=True))
    if len({option.venue for _, option in places}) == 1:
        return [([], places[0][1])]
    return [([literal], option) for literal, option in places]


def _far_apart(one: _Meeting, other: _Meeting, lasts: tuple[int | None, ...]) -> bool:
    """Whether one surely ends long enough before the other starts."""
    there, back = lasts
    assert there is not None
    assert back is not None
    return one.last + one.size + there <= other.first or other.last + other.size + back <= one.first
