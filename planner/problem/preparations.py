"""Preparations: pieces of work as whole numbers, when each can begin, and when it is then ready."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from planner.domain import clock
from planner.domain.permit_days import opening_times
from planner.domain.work import Work, WorkUnit
from planner.domain.work_times import due_of, earliest_of, zone_of_work
from planner.problem.spans import Spans, spans
from planner.problem.windows import Limit, Windows
from planner.problem.work_hours import Phase, hours_of_work, phases, ready_at_the_soonest


@dataclass(frozen=True)
class Preparation:
    """A piece of work for the solver; `dead` tells why it cannot be ready, whatever else is planned."""

    id: str
    must: bool
    priority: int
    people: tuple[str, ...]
    teams: tuple[tuple[str, int], ...]
    phases: tuple[Phase, ...]
    after_meetings: tuple[str, ...]
    after_work: tuple[str, ...]
    opens: tuple[str, ...]
    dead: str = ""
    culprits: tuple[str, ...] = ()

    @cached_property
    def starts(self) -> Spans:
        """Every step at which it can begin."""
        return spans((phase.low, phase.high) for phase in self.phases)

    def minutes(self, start: int) -> int:
        """Minutes from a start to when it is ready."""
        return next(phase.minutes for phase in self.phases if phase.low <= start <= phase.high)

    def soonest(self, step: int) -> int:
        """The first minute from the grid's origin at which it can be ready."""
        return min(phase.low * step + phase.minutes for phase in self.phases)


def preparations_of(windows: Windows) -> dict[str, Preparation]:
    """Every piece of work, in order of id."""
    scenario, made = windows.scenario, dict[str, Preparation]()
    for id_ in _in_order(scenario.work):
        made[id_] = _preparation(windows, id_, made)
    return dict(sorted(made.items()))


def _in_order(work: Mapping[str, Work]) -> list[str]:
    """What others need before them; there are no circles in a scenario that was checked."""
    order: dict[str, None] = {}
    waiting = sorted(work, reverse=True)
    while waiting:
        id_ = waiting[-1]
        before = [other for other in work[id_].needs.work if other not in order and other != id_]
        if before and len(waiting) <= 2 * len(work):
            waiting += before
        else:
            order[waiting.pop()] = None
    return list(order)


def _preparation(windows: Windows, id_: str, before: Mapping[str, Preparation]) -> Preparation:
    scenario, work = windows.scenario, windows.scenario.work[id_]
    begins_in, dead, culprits = _begins_in(windows, id_, before)
    found: tuple[Phase, ...] = ()
    if not dead:
        found = phases(windows, work, begins_in, due_of(scenario, work))
        if not found:
            dead, culprits = _too_long(windows, id_, begins_in[0]), (f"work.{id_}.length", f"work.{id_}.due")
    return Preparation(
        id=id_,
        must=work.must,
        priority=work.priority,
        people=tuple(sorted(work.by)),
        teams=tuple(sorted(work.teams.items())),
        phases=found,
        after_meetings=tuple(sorted(work.needs.meetings)),
        after_work=tuple(sorted(work.needs.work)),
        opens=tuple(sorted(work.opens)),
        dead=dead,
        culprits=culprits,
    )


def _begins_in(
    windows: Windows, id_: str, before: Mapping[str, Preparation]
) -> tuple[tuple[datetime, datetime], str, tuple[str, ...]]:
    """Between which instants it can begin, by its day, its permits and the work that it needs; or why it never can."""
    scenario, work = windows.scenario, windows.scenario.work[id_]
    since, until = earliest_of(scenario, work), scenario.end
    for name in work.needs.meetings:
        if scenario.meetings[name].cancelled:
            says = f"It needs '{scenario.meetings[name].title}', which is cancelled."
            return (since, until), says, (f"meetings.{name}.status", f"work.{id_}.needs")
    for name in work.needs.permits:
        permit = scenario.permits[name]
        cities = permit.opens.flight or (permit.opens.city or scenario.home,)
        begin, close = opening_times(permit, scenario.zone_of(cities[0]))
        since, until = (since if begin is None else max(since, begin), until if close is None else min(until, close))
        if begin is None or since >= until:
            says = f"It needs the permit '{permit.name}', which is {'never' if begin is None else 'not then'} open."
            return (since, until), says, (f"permits.{name}", f"work.{id_}.needs")
    for name in work.needs.work:
        needed = before[name]
        if not needed.phases:
            says = f"It needs '{scenario.work[name].title}', which cannot be ready."
            return (since, until), says, (f"work.{name}", f"work.{id_}.needs")
        since = max(since, windows.grid.instant(windows.grid.up(needed.soonest(windows.grid.step))))
    return (since, until), "", ()


def _too_long(windows: Windows, id_: str, since: datetime) -> str:
    scenario, work = windows.scenario, windows.scenario.work[id_]
    zone, due = zone_of_work(scenario, work), due_of(scenario, work)
    days = (
        "" if work.calendar is None or work.length.unit is not WorkUnit.WORKING_DAY else f" (calendar {work.calendar})"
    )
    soonest = ready_at_the_soonest(windows, work, since)
    if soonest is None:
        low, high = hours_of_work(scenario, work)
        return f"It takes {work.length}{days}, and goes on from {low} to {high} while those who do it have time: never long enough."
    begin, ready = soonest
    return (
        f"It takes {work.length}{days} from {_said(begin, zone)} and would be ready on {_said(ready, zone)}; "
        f"it is due by {_until(due, zone)}."
    )


def _until(instant: datetime, zone: str) -> str:
    local = clock.to_local(instant, zone)
    if local.hour or local.minute:
        return _said(instant, zone)
    last = local.date() - timedelta(days=1)
    return f"the end of {last.day} {last:%B %Y}"


def _said(instant: datetime, zone: str) -> str:
    local = clock.to_local(instant, zone)
    return f"{local.day} {local:%B %Y %H:%M}"


def opened_by(windows: Windows, preparations: Iterable[Preparation]) -> dict[str, list[Limit]]:
    """By meeting, what the work that opens it leaves of its starts."""
    found: dict[str, list[Limit]] = {}
    grid, scenario = windows.grid, windows.scenario
    for each in preparations:
        title, low = scenario.work[each.id].title, grid.end + 1
        if each.phases:
            low = max(grid.first, grid.up(each.soonest(grid.step)))
        says = f"'{title}', which must be ready first" if each.phases else f"'{title}', which cannot be ready"
        for meeting in each.opens:
            starts = spans([(low, grid.end)])
            found.setdefault(meeting, []).append(Limit(says, (f"work.{each.id}", *each.culprits), starts))
    return found
