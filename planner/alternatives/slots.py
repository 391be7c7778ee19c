"""Every slot of a meeting: what it costs, or what stands against it, while all other meetings of the plan stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from planner.alternatives.words import NO_WAY, BarWords, of_limit
from planner.check import check
from planner.domain.garbage import uncollected
from planner.domain.scenario import Scenario
from planner.errors import BrokenPlan
from planner.plan.record import Attendance, Plan
from planner.plan.slots import Reason, Slot, Slots
from planner.problem import Problem, compile_scenario, no_tick
from planner.problem.assignment import plan_of
from planner.problem.plan_to_assignment import assignment_of
from planner.problem.preparations import opened_by
from planner.problem.tasks import Option
from planner.problem.windows import Limit, Windows, limits
from planner.search.alternatives import Alternative, Alternatives
from planner.search.jobs import Spot
from planner.search.prices import TIERS, Price
from planner.search.steps import Steps, steps_of

MOST_REASONS = 3
"""So many reasons are given for each start."""
Outcome = tuple[Price, tuple[Attendance, ...], int] | tuple[Reason, ...]


def without_pin(scenario: Scenario, meeting: str) -> Scenario:
    """The scenario with the meeting not pinned to a time, at any of its places."""
    asked = scenario.meetings[meeting]
    if asked.pin is None:
        return scenario
    where = asked.where or (() if asked.pin.place is None else (asked.pin.place,))
    loose = asked.model_copy(update={"pin": None, "where": where})
    return scenario.model_copy(update={"meetings": {**scenario.meetings, meeting: loose}})


def slots_of(scenario: Scenario, plan: Plan, meeting: str, tick: Callable[[], None] = no_tick) -> Slots:
    """Every slot of a meeting of the scenario. A pin of its own is left out of account, and so said.

    Raises what `tick` raises, and KeyError for a meeting that the scenario does not have.
    """
    loose = without_pin(scenario, meeting)
    with uncollected():
        problem = compile_scenario(loose, None, tick)
        given = assignment_of(problem, plan).assignment
        alternatives = Alternatives(problem, given, meeting, tick)
        slots = list(_Table(problem, meeting, alternatives).rows()) if alternatives.free else []
    now = plan.appointment(meeting)
    return Slots(
        meeting=meeting,
        now=now,
        here=None if now is None else _class_of(problem, meeting, now.place),
        step=problem.grid.step,
        slots=tuple(slots),
        remarks=tuple(_remarks(scenario, plan, meeting, alternatives)),
    )


def _class_of(problem: Problem, meeting: str, text: str) -> str:
    """The place of the meeting's options that a place of a plan is, or is one of several alike of."""
    place = problem.scenario.place(text)
    options = {option.place for option in problem.tasks[meeting].options}
    return str(place if place in options else place.alike)


def _remarks(scenario: Scenario, plan: Plan, meeting: str, alternatives: Alternatives) -> Iterator[str]:
    if scenario.meetings[meeting].pin is not None:
        yield "It is pinned; this is what there would be without its pin."
    if not alternatives.free:
        yield "Without it some journeys of the plan cannot be made, so no slot was tried; ask for single ones with why-not."
    kept = alternatives.now is not None or plan.appointment(meeting) is None
    lost = [f"'{scenario.meetings[id_].title}'" for id_ in alternatives.lost if id_ != meeting]
    if lost:
        yield f"No journeys were found for {', '.join(lost)} as planned, so this is without {'it' if len(lost) == 1 else 'them'}."
    if not kept and alternatives.free:
        yield "Where it is now it breaks a rule, so costs are against a plan without it."


@dataclass
class _Table:
    """The slots of one meeting in the making."""

    problem: Problem
    meeting: str
    alternatives: Alternatives

    def rows(self) -> Iterator[Slot]:
        """Every slot, place by place."""
        task = self.problem.tasks[self.meeting]
        for dead in task.dead:
            yield self._closed(str(dead.place), Reason(f"because of {dead.says}", dead.culprits, True))
        for place in dict.fromkeys(option.place for option in task.options):
            spots = [spot for spot in self.alternatives.job.spots if spot.option.place == place]
            if not spots:
                yield self._closed(str(place), Reason("no pool has as many as it needs"))
                continue
            shortest = max(spots, key=lambda spot: spot.option.short)
            yield from self._of_place(shortest, self.alternatives.best_of(spots))

    def _closed(self, place: str, reason: Reason) -> Slot:
        grid = self.problem.grid
        return Slot(first=grid.instant(grid.first), last=grid.instant(grid.end), place=place, reasons=(reason,))

    def _of_place(self, shortest: Spot, found: dict[int, Alternative]) -> Iterator[Slot]:
        """The slots of one place: starts in a row of which the same is true. What keeps the shortest meeting from one keeps
        every longer one from it.
        """
        option = shortest.option
        words = BarWords(self.problem, self.meeting, option.zone)
        calendar = [(_barred(self.problem, limit), of_limit(limit)) for limit in self._calendar(option)]
        others = [(bar.starts, words.reason(bar)) for bar in self.alternatives.bars(shortest)]
        grid, began, last = self.problem.grid, self.problem.grid.first, None
        for step in range(grid.first, grid.end + 2):
            outcome = None if step > grid.end else _outcome(step, found, calendar, others)
            if outcome != last:
                if last is not None:
                    yield self._slot(option, began, step - 1, last)
                began, last = step, outcome

    def _calendar(self, option: Option) -> Iterable[Limit]:
        problem = self.problem
        windows = Windows(problem.scenario, problem.grid)
        yield from limits(windows, self.meeting, option.place, problem.tasks[self.meeting].minutes(option))
        yield from opened_by(windows, problem.preparations.values()).get(self.meeting, ())

    def _slot(self, option: Option, first: int, last: int, outcome: Outcome) -> Slot:
        grid, place = self.problem.grid, str(option.place)
        instants: tuple[datetime, datetime] = (grid.instant(first), grid.instant(last))
        if isinstance(outcome[0], Reason):
            reasons = tuple(each for each in outcome if isinstance(each, Reason))
            return Slot(first=instants[0], last=instants[1], place=place, reasons=reasons)
        price, people, shortened = outcome
        more = [there - now for there, now in zip(price, self.alternatives.price, strict=True)]
        costs = dict(zip(TIERS, more[1:], strict=True))
        return Slot(first=instants[0], last=instants[1], place=place, people=people, costs=costs, shortened=shortened)


def _outcome(
    step: int,
    found: dict[int, Alternative],
    calendar: list[tuple[Steps, Reason]],
    others: list[tuple[Steps, Reason]],
) -> Outcome:
    """What there is to say of one start: the calendars before all else, for where they say no the rest does not matter."""
    if (alternative := found.get(step)) is not None:
        people = tuple(sorted(Attendance(candidate.person, seat.id) for seat, candidate in alternative.seated))
        return alternative.price, people, alternative.spot.option.short
    for barred, reason in calendar:
        if barred >> step & 1:
            return (reason,)
    reasons = dict.fromkeys(reason for barred, reason in others if barred >> step & 1)
    return tuple(reasons)[:MOST_REASONS] or (NO_WAY,)


def _barred(problem: Problem, limit: Limit) -> Steps:
    """The starts that a limit closes."""
    return steps_of(problem.grid.horizon) & ~steps_of(limit.starts)


def plan_with(scenario: Scenario, plan: Plan, meeting: str, slot: Slot, at: datetime) -> Plan:
    """The plan with the meeting at an instant of a slot that is possible, all other meetings as they are. The judge passes it."""
    problem = compile_scenario(without_pin(scenario, meeting))
    alternatives = Alternatives(problem, assignment_of(problem, plan).assignment, meeting, no_tick)
    step = problem.grid.minutes(at) // problem.grid.step
    spots = [spot for spot in alternatives.job.spots if str(spot.option.place) == slot.place]
    there = alternatives.best_of(spots)[step]
    made = plan_of(problem, alternatives.with_it(there), proved=False)
    if findings := check(problem.scenario, made):
        raise BrokenPlan(f"a plan with '{meeting}' elsewhere breaks {findings[0].rule}: {findings[0].message}")
    return made
