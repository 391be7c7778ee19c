"""Jobs: meetings made ready for a search, with all that stays the same wherever they are held."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

from planner.domain.place import Place
from planner.problem import Problem
from planner.problem.demands import Demand
from planner.problem.protocol import RankParity
from planner.problem.tasks import Candidate, Option, Seat, SeatKind, Task
from planner.search.almanac import Almanac
from planner.search.rulebook import Rulebook
from planner.search.steps import Steps, steps_of
from planner.search.tidiness import Tidiness

Seated = tuple[Seat, Candidate]

MOST_SEATINGS = 24
"""How many ways to fill the required seats are tried."""


@dataclass(frozen=True)
class Spot:
    """A place where a meeting can be held: the starts there, and what some of them cost in protocol.

    `site` is the number that those spots share at which everybody is free and gets there alike: the rooms of a venue.
    `steps` is how long the meeting is held there; `size` is how long the room is taken, in steps, with its refreshing; `pools`
    are the pools that can serve each demand. `shortened` is what it costs in protocol that it is not held for longer.
    """

    index: int
    site: int
    option: Option
    starts: Steps
    costly: tuple[tuple[int, Steps], ...]
    minutes: int
    steps: int
    size: int
    pools: tuple[tuple[int, tuple[str, ...]], ...]
    shortened: int
    tidiness: Tidiness

    @cached_property
    def room(self) -> Place | None:
        """The class of rooms that it takes one of."""
        return self.option.room


@dataclass(frozen=True)
class Job:
    """A meeting for the search.

    `seatings` are ways to fill the required seats with what each costs in attendance, the cheapest first. `absent` is what it
    costs in attendance that nobody optional comes.
    """

    task: Task
    spots: tuple[Spot, ...]
    seatings: tuple[tuple[int, tuple[Seated, ...]], ...]
    optional: tuple[Seated, ...]
    any_of: tuple[Seated, ...]
    absent: int
    seats_named: bool
    counted: bool
    """Whether it counts among the most that a person may have on a day."""

    @cached_property
    def optional_seats(self) -> frozenset[str]:
        """The seats of those who may come."""
        return frozenset(seat.id for seat, _ in self.optional)

    @cached_property
    def id(self) -> str:
        """Its meeting."""
        return self.task.id


def job_of(problem: Problem, almanac: Almanac, book: Rulebook, task: Task, demands: list[Demand]) -> Job:
    """A meeting made ready."""
    optional = [(seat, each) for seat in task.seats if seat.kind is SeatKind.OPTIONAL for each in seat.candidates]
    return Job(
        task=task,
        spots=tuple(_spots(problem, almanac, task, demands)),
        seatings=tuple(_seatings(problem, book, task)),
        optional=tuple(sorted(optional, key=lambda pair: (-pair[0].weight, pair[1].person))),
        any_of=tuple((seat, each) for seat in task.seats if seat.kind is SeatKind.ANY for each in seat.candidates),
        absent=sum(seat.weight for seat in task.seats if seat.kind is SeatKind.OPTIONAL),
        counted=task.id in problem.counted,
        seats_named=problem.scenario.meetings[task.id].needs.seats is not None,
    )


def _spots(problem: Problem, almanac: Almanac, task: Task, demands: list[Demand]) -> list[Spot]:
    spots, sites = [], dict[tuple[str | None, Place | None, int] | int, int]()
    tidy = {short: Tidiness(problem, task, short) for short in task.shorts}
    whole = not any(seat.offset for other in problem.tasks.values() for seat in other.seats)
    for index, option in enumerate(task.options):
        served = []
        for demand in demands:
            pools = (problem.pools[id_] for id_ in demand.pools)
            able = tuple(pool.id for pool in pools if pool.whole >= demand.number and pool.serves(option.city))
            served.append((demand.number, able))
        if all(able for _, able in served):
            minutes, up = task.minutes(option), problem.grid.up
            lasts = (minutes, up(minutes), up(minutes + option.turnover))
            costly = tuple(almanac.costly(task, option))
            shortened = problem.policies.weights.shortened * option.short
            # Where somebody comes late to a meeting, another one may begin in between: each spot is then looked at by itself.
            site = sites.setdefault((option.city, option.venue, option.short) if whole else index, len(sites))
            starts, rest = steps_of(option.starts), (tuple(served), shortened, tidy[option.short])
            spots.append(Spot(index, site, option, starts, costly, *lasts, *rest))
    return spots


def _seatings(problem: Problem, book: Rulebook, task: Task) -> list[tuple[int, tuple[Seated, ...]]]:
    """Ways to fill the required seats by different people whose ranks are alike enough, the cheapest first."""
    required = [seat for seat in task.seats if seat.kind is SeatKind.REQUIRED]
    ways = []
    for chosen in islice(product(*(seat.candidates for seat in required)), 20 * MOST_SEATINGS):
        people = {each.person for each in chosen}
        if len(people) < len(chosen):
            continue
        filled = tuple(zip(required, chosen, strict=True))
        if not even(problem, book, task, filled):
            continue
        ways.append((sum(seat.weight * each.step for seat, each in filled), filled))
    return sorted(ways, key=lambda way: way[0])[:MOST_SEATINGS]


def even(problem: Problem, book: Rulebook, task: Task, filled: tuple[Seated, ...]) -> bool:
    """Whether the ranks of those in the required seats are as much alike as the rules want."""
    return all(_uneven(problem, parity, filled) <= parity.most for parity in book.parity.get(task.id, ()))


def _uneven(problem: Problem, parity: RankParity, filled: tuple[Seated, ...]) -> int:
    """By how much the leading ranks of the delegations differ."""
    ranks = {seat.id: problem.ranks[each.person] for seat, each in filled}
    leading = [min(ranks[seat] for seat in side) for side in parity.sides]
    return max(leading) - min(leading) if leading else 0
