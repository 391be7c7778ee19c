"""The rules of the meeting-scheduling format for Timefold. To be imported once Java runs: it compiles what stands here.

What two meetings cost together on a shared grain is counted before the search, for every two. So nobody's diary is gone through
while it searches: the meetings that overlap are found by their times, and what they cost is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from timefold.solver.config import (
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import HardMediumSoftScore, Joiners, constraint_provider

from planner.bench.files.meeting_scheduling import (
    BREAK,
    CAPACITY,
    CHANGE,
    LARGER,
    ONE_DAY,
    OVERLAP,
    OVERTIME,
    ROOM,
    SOON,
    STAY,
)


@dataclass
class Grain:
    """A grain of time, by position, and its day."""

    index: int
    day: int


@dataclass
class Room:
    """A room by position, how many it seats, and by how many seats the larger ones are larger, all together."""

    number: int
    seats: int
    lacking: int


@planning_entity
@dataclass
class Meeting:
    """A meeting: its first grain and its room are to be found. `days` is the day of each grain.

    The lists say, by the position of another meeting, what a shared grain costs, hard and medium, and how many people are in both.
    """

    number: Annotated[int, PlanningId]
    grains: int
    seats: int
    days: list[int]
    hard_with: list[int]
    medium_with: list[int]
    common_with: list[int]
    start: Annotated[Grain | None, PlanningVariable] = field(default=None)
    room: Annotated[Room | None, PlanningVariable] = field(default=None)

    def begin(self) -> int:
        """The first grain."""
        return self.start.index  # type: ignore[union-attr]

    def end(self) -> int:
        """The grain after the last."""
        return self.start.index + self.grains  # type: ignore[union-attr]

    def near(self) -> int:
        """The grain after the last in which another may begin so that a change of rooms counts."""
        return self.start.index + self.grains + CHANGE + 1  # type: ignore[union-attr]

    def late(self) -> bool:
        """Whether it ends after the last grain."""
        return self.start.index + self.grains > len(self.days)  # type: ignore[union-attr]

    def over_night(self) -> bool:
        """Whether it ends in time, but on another day than it begins."""
        end = self.start.index + self.grains  # type: ignore[union-attr]
        return end <= len(self.days) and self.days[end - 1] != self.start.day  # type: ignore[union-attr]

    def shared(self, other: Meeting) -> int:
        """On how many grains both are held; below zero where there are some between them. Told without calls, which cost."""
        begin = self.start.index  # type: ignore[union-attr]
        end = begin + self.grains
        then = other.start.index  # type: ignore[union-attr]
        finish = then + other.grains
        if then > begin:
            begin = then
        if finish < end:
            end = finish
        return end - begin


@planning_solution
@dataclass
class Programme:
    """All of an instance, and what it costs as Timefold counts it: below zero."""

    grains: Annotated[list[Grain], ProblemFactCollectionProperty, ValueRangeProvider]
    rooms: Annotated[list[Room], ProblemFactCollectionProperty, ValueRangeProvider]
    meetings: Annotated[list[Meeting], PlanningEntityCollectionProperty]
    score: Annotated[HardMediumSoftScore | None, PlanningScore] = field(default=None)


def settings(weights: Mapping[str, int], seconds: float, seed: int) -> SolverConfig[Programme]:
    """How Timefold is to search: with its own construction and local search, so many seconds, in one thread."""
    return SolverConfig(
        solution_class=Programme,
        entity_class_list=[Meeting],
        environment_mode=EnvironmentMode.NO_ASSERT,
        random_seed=seed,
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=constraint_provider(lambda factory: rules(factory, weights))
        ),
        termination_config=TerminationConfig(spent_limit=Duration(milliseconds=max(1, round(1000 * seconds)))),
    )


def rules(factory: Any, weights: Mapping[str, int]) -> list[Any]:
    """Every rule of the format, weighed."""
    return [*_alone(factory, weights), *_together(factory, weights), *_near(factory, weights)]


def _alone(factory: Any, weights: Mapping[str, int]) -> list[Any]:
    """What a meeting costs by itself."""
    each = factory.for_each(Meeting)
    hard, soft = HardMediumSoftScore.of_hard, HardMediumSoftScore.of_soft
    return [
        each.filter(lambda held: held.late())
        .penalize(hard(weights[OVERTIME]), lambda held: held.end() - 1)
        .as_constraint(OVERTIME),
        each.filter(lambda held: held.over_night()).penalize(hard(weights[ONE_DAY])).as_constraint(ONE_DAY),
        each.filter(lambda held: held.seats > held.room.seats)
        .penalize(hard(weights[CAPACITY]), lambda held: held.seats - held.room.seats)
        .as_constraint(CAPACITY),
        each.penalize(soft(weights[SOON]), lambda held: held.end() - 1).as_constraint(SOON),
        each.penalize(soft(weights[LARGER]), lambda held: held.room.lacking).as_constraint(LARGER),
    ]


def _together(factory: Any, weights: Mapping[str, int]) -> list[Any]:
    """What meetings cost that overlap, for every grain that they share."""
    both = factory.for_each_unique_pair(
        Meeting, Joiners.overlapping(lambda held: held.begin(), lambda held: held.end())
    )
    hard, medium, soft = HardMediumSoftScore.of_hard, HardMediumSoftScore.of_medium, HardMediumSoftScore.of_soft
    return [
        both.filter(lambda one, other: one.room == other.room)
        .penalize(hard(weights[ROOM]), lambda one, other: one.shared(other))
        .as_constraint(ROOM),
        both.filter(lambda one, other: one.hard_with[other.number] > 0)
        .penalize(hard(1), lambda one, other: one.hard_with[other.number] * one.shared(other))
        .as_constraint("People who are required in both"),
        both.filter(lambda one, other: one.medium_with[other.number] > 0)
        .penalize(medium(1), lambda one, other: one.medium_with[other.number] * one.shared(other))
        .as_constraint("People who are preferred in one or both"),
        both.penalize(soft(weights[OVERLAP]), lambda one, other: one.shared(other)).as_constraint(OVERLAP),
    ]


def _near(factory: Any, weights: Mapping[str, int]) -> list[Any]:
    """What meetings cost that begin as another ends, and people who change rooms between two that are near each other."""
    soft = HardMediumSoftScore.of_soft
    near = factory.for_each_unique_pair(
        Meeting, Joiners.overlapping(lambda held: held.begin(), lambda held: held.near())
    )
    return [
        factory.for_each(Meeting)
        .join(Meeting, Joiners.equal(lambda held: held.end(), lambda held: held.begin()))
        .penalize(soft(weights[BREAK]))
        .as_constraint(BREAK),
        near.filter(lambda one, other: one.common_with[other.number] > 0)
        .filter(lambda one, other: one.room != other.room and one.start != other.start)
        .penalize(soft(weights[STAY]), lambda one, other: one.common_with[other.number])
        .as_constraint(STAY),
    ]
