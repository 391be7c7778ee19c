"""First fit: the comparator that holds meetings one after the other, each at the first place and time that is free.

Must-haves come first, then what costs most to leave out, then what has the fewest times. Nothing is ever moved again. What it
ignores is in `outline`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator

from planner.bench.outline import Moves, Outline, size_of
from planner.problem import Problem, Tick, no_tick
from planner.problem.assignment import Held
from planner.problem.spans import numbers, size
from planner.problem.tasks import Candidate, Option, SeatKind, Task

EVERY = 64
"""Starts that are tried between two ticks."""


class _Board:
    """Who is where when, and how many rooms of each class are taken, so far."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.moves = problem, Moves(problem)
        self.diaries: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self.rooms: dict[object, list[tuple[int, int]]] = defaultdict(list)
        self.held: Outline = {}

    def free(self, person: str, start: int, end: int, option: Option) -> bool:
        """Whether somebody can be there then, and get there from where they are before and on to where they are after."""
        diary, moves = self.diaries[person], self.moves
        at = bisect_left(diary, (start, end, ""))
        if at:
            before = diary[at - 1]
            needed = moves.between(person, self.held[before[2]].option, option)
            ready = None if needed is None else before[1] + needed
        else:
            needed = moves.out(person, option)
            ready = None if needed is None else self.problem.grid.first + needed
        if ready is None or start < ready:
            return False
        if at < len(diary):
            needed = moves.between(person, option, self.held[diary[at][2]].option)
            return needed is not None and end + needed <= diary[at][0]
        needed = moves.home(person, option)
        return needed is not None and end + needed <= self.problem.grid.end

    def room(self, option: Option, start: int, end: int) -> bool:
        """Whether a room of the class is free, also while it is refreshed."""
        if option.room is None:
            return True
        until = end + self.problem.grid.up(option.turnover)
        taken = sorted(each for each in self.rooms[option.room] if each[0] < until and start < each[1])
        most = max(
            (sum(low <= at < high for low, high in taken) for at, _ in [(start, 0), *taken] if at >= start), default=0
        )
        return most < option.capacity

    def put(self, task: Task, held: Held) -> None:
        """Holds a meeting."""
        end = held.start + size_of(self.problem, task)
        self.held[task.id] = held
        for _, person in held.seats:
            insort(self.diaries[person], (held.start, end, task.id))
        if held.option.room is not None:
            self.rooms[held.option.room].append((held.start, end + self.problem.grid.up(held.option.turnover)))


def greedy(problem: Problem, tick: Tick = no_tick) -> Iterator[Outline]:
    """The outline so far, after each meeting that is held. Raises what `tick` raises."""
    board = _Board(problem)
    for task in sorted(
        problem.tasks.values(), key=lambda each: (not each.must, -each.priority, size(each.starts), each.id)
    ):
        tick()
        held = _first(board, task, tick)
        if held is not None:
            board.put(task, held)
            yield board.held


def _first(board: _Board, task: Task, tick: Tick) -> Held | None:
    """The first start at the first place where the required people and a room are free, with whoever else can come."""
    length = size_of(board.problem, task)
    for option in task.options:
        if option.short:
            continue  # it shortens nothing
        for number, start in enumerate(numbers(option.starts)):
            if number % EVERY == 0:
                tick()
            end = start + length
            people = _filled(board, task, option, start, end) if board.room(option, start, end) else None
            if people is not None:
                return Held(start, option, tuple(people.items()))
    return None


def _filled(board: _Board, task: Task, option: Option, start: int, end: int) -> dict[str, str] | None:
    """Who fills each seat then; None where a required one stays empty or a group has too few."""
    found: dict[str, str] = {}
    for seat in task.seats:
        able = (each for each in seat.candidates if _can(each, start) and each.person not in found.values())
        person = next((each.person for each in able if board.free(each.person, start, end, option)), None)
        if person is not None:
            found[seat.id] = person
        elif seat.kind is SeatKind.REQUIRED:
            return None
    enough = all(sum(seat in found for seat in quorum.seats) >= quorum.least for quorum in task.quorums)
    return found if enough else None


def _can(candidate: Candidate, start: int) -> bool:
    return any(low <= start <= high for low, high in candidate.starts)
