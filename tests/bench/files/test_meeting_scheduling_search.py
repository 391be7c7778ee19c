"""The search for the meeting-scheduling format: what its board says a place costs, and that it finds the best of a small one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, product
from random import Random

import pytest

from planner.bench.files.meeting_scheduling import MeetingScheduling, read_meeting_scheduling, score
from planner.bench.files.meeting_scheduling_board import Board
from planner.bench.files.meeting_scheduling_search import Search
from tests.bench.files.instances import meeting, meetings_tree

DAYS = (0,) * 5 + (1,) * 4


def some(seed: int, number: int) -> MeetingScheduling:
    """So many meetings by chance of five people in three rooms on two days."""
    rng = Random(seed)
    made = []
    for _ in range(number):
        people = rng.sample(range(5), 4)
        made.append(meeting(rng.randint(1, 3), people[:2], people[2:3], speakers=people[3:]))
    return read_meeting_scheduling(meetings_tree(*made, rooms=(2, 4, 3), days=DAYS), "a.json")


def ticks() -> Callable[[], float]:
    """A clock that goes on by one at each look, so that a search makes so many tries and no more."""
    numbers = count()
    return lambda: float(next(numbers))


@pytest.mark.parametrize("seed", range(3))
def test_the_board_says_what_every_place_of_a_meeting_adds(seed: int) -> None:
    instance, rng = some(seed, 7), Random(seed)
    board = Board(instance, 10_000.0, 100.0)
    places: list[tuple[int, int]] = []
    before = (0, 0, 0)
    for number in range(len(instance.meetings)):
        part = MeetingScheduling("", instance.days, instance.rooms, instance.meetings[: number + 1], instance.weights)
        costs = board.costs(number)
        for start, room in product(range(len(DAYS)), range(3)):
            now = score(part, [*places, (start, room)])
            hard, medium, soft = (after - earlier for after, earlier in zip(now, before, strict=True))
            assert board.levels(number, start, room) == (hard, medium, soft)
            assert costs[room, start] == 10_000 * hard + 100 * medium + soft
        places.append((rng.randrange(len(DAYS)), rng.randrange(3)))
        before = score(part, places)
        board.put(number, *places[-1])


def test_a_meeting_that_is_taken_off_costs_nothing_any_more() -> None:
    board = Board(some(0, 3), 10.0, 1.0)
    alone = board.costs(0)
    board.put(1, 0, 0)
    assert (board.costs(0) != alone).any()
    board.take(1)
    assert (board.costs(0) == alone).all()


@pytest.mark.parametrize("seed", range(3))
def test_the_search_finds_the_best_of_a_small_instance(seed: int) -> None:
    instance = some(seed, 3)
    search = Search(instance, 0, ticks())
    search.run(1_500.0)
    assert search.levels == score(instance, search.best)
    every = product(product(range(len(DAYS)), range(3)), repeat=3)
    assert search.levels == min(score(instance, places) for places in every)


def test_without_time_everything_stands_somewhere() -> None:
    instance = some(1, 6)
    search = Search(instance, 0, ticks())
    search.run(1e-9)
    assert len(search.best) == 6
    assert search.levels == score(instance, search.best)


def test_it_tells_when_hard_points_were_gone() -> None:
    easy, crowded = (meetings_tree(*[meeting(4, [0])] * number, days=(0,) * 8) for number in (2, 3))
    found, none = (Search(read_meeting_scheduling(each, "a.json"), 0, ticks()) for each in (easy, crowded))
    for search in (found, none):
        search.run(200.0)
    assert found.levels is not None
    assert (found.levels[0], found.first is None) == (0, False)
    assert none.levels is not None
    assert (none.levels[0] > 0, none.first) == (True, None)


def test_one_meeting_is_a_whole_instance() -> None:
    search = Search(read_meeting_scheduling(meetings_tree(meeting(2, [0])), "a.json"), 0, ticks())
    search.run(50.0)
    assert (search.best, search.levels) == (((0, 0),), (0, 0, 1))


@pytest.mark.parametrize("seed", range(4))
def test_the_board_says_which_meetings_have_hard_points(seed: int) -> None:
    instance, rng = some(seed, 4), Random(seed)
    board, places = Board(instance, 1.0, 1.0), []
    for number in range(len(instance.meetings)):
        places.append((rng.randrange(len(DAYS)), rng.randrange(3)))
        board.put(number, *places[-1])
    every = range(len(places))
    assert board.wrong() == [each for each in every if _hard(board, each) > 0]


def test_with_time_enough_there_are_many_rounds() -> None:
    instance = some(2, 6)
    rounds: list[float] = []

    class Noted(Search):
        def _anew(self, until: float, heat: float) -> None:
            rounds.append(until)
            super()._anew(until, heat)

    for seconds in (0.5, 5.0):
        now = ticks()
        Noted(instance, 0, lambda now=now: now() / 1_000).run(seconds)  # type: ignore[misc]
    assert len(rounds) == 2 + 10
    assert rounds[:2] == pytest.approx([0.2, 0.4], abs=0.01)


def _hard(board: Board, meeting: int) -> int:
    """The hard points of a meeting that stands: what it would cost where it is."""
    board.take(meeting)
    start, room = int(board.starts[meeting]), int(board.room[meeting])
    hard, _, _ = board.levels(meeting, start, room)
    board.put(meeting, start, room)
    return hard
