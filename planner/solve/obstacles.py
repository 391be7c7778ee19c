"""Says who or what is impossible alone, once it is proved that no plan exists."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import datetime

from ortools.sat.python import cp_model

from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.model import build
from planner.plan.record import Obstacle
from planner.problem import Problem, compile_scenario
from planner.problem.openings import opening_times
from planner.problem.tasks import Task
from planner.solve.probes import Probe, probes

PROBE_SECONDS = 5.0
"""Wall seconds at most for one probe; one that takes longer says nothing."""


def obstacles_of(scenario: Scenario, deadline: float) -> tuple[Obstacle, ...]:
    """Every subject that is impossible alone, each proved by a search of its own; `deadline` in monotonic seconds."""
    problem = compile_scenario(scenario)
    found = [_dead(problem, task) for task in problem.tasks.values() if task.must and not task.options]
    blamed: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Probe]] = {}
    for probe in probes(problem):
        if time.monotonic() > deadline:
            break
        if _impossible(probe):
            least = _fewest_meetings(probe)
            culprits = tuple(_culprits(least))
            blamed.setdefault((least.meetings, culprits), []).append(least)
    found += [_obstacle(scenario, those, culprits) for (_, culprits), those in blamed.items()]
    return tuple(found) or (_together(),)


def _together() -> Obstacle:
    return Obstacle(
        "scenario",
        "Every person, room, pool and chain of relations is possible alone; only together they leave no plan.",
    )


def _dead(problem: Problem, task: Task) -> Obstacle:
    title = problem.scenario.meetings[task.id].title
    whys = dict.fromkeys(dead.says for dead in task.dead)
    culprits = tuple(dict.fromkeys(culprit for dead in task.dead for culprit in dead.culprits))
    sentence = f"'{title}' has no possible time: nothing is left for {_list(whys)}."
    return Obstacle(f"meetings.{task.id}", sentence, culprits)


def _impossible(probe: Probe) -> bool:
    """Whether a probe is proved to have no plan; in doubt it is not."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = PROBE_SECONDS
    solver.parameters.catch_sigint_signal = False
    return bool(solver.solve(build(compile_scenario(probe.scenario)).cp) == cp_model.INFEASIBLE)


def _fewest_meetings(probe: Probe) -> Probe:
    """The probe with no more meetings than make it impossible: each that can go, goes."""
    for id_ in probe.meetings:
        fewer = probe.with_only([each for each in probe.meetings if each != id_])
        if fewer.meetings and _impossible(fewer):
            probe = fewer
    return probe


def _culprits(probe: Probe) -> Iterator[str]:
    """Permits and relations without any one of which the probe has a plan; then times of people; then windows."""
    found = False
    for field in ("permits", "relations"):
        for id_ in sorted(getattr(probe.scenario, field)):
            if not _impossible(probe.without(field, id_)):
                found = True
                yield f"{field}.{id_}"
    if not found:
        yield from (f"meetings.{id_}.when" for id_ in probe.meetings)


def _obstacle(scenario: Scenario, those: list[Probe], culprits: tuple[str, ...]) -> Obstacle:
    first = those[0]
    names = _list(probe.name for probe in those)
    titles = _list(f"'{scenario.meetings[id_].title}'" for id_ in first.meetings)
    head = {
        "person": f"{names} cannot attend {titles}" if titles else f"{names} cannot be where they start, or return",
        "room": f"The room {names} cannot hold {titles}",
        "pool": f"The pool of {names} is not enough for {titles}",
    }.get(first.kind, f"The relations leave no time for {titles}")
    reasons = [_reason(scenario, culprit) for culprit in culprits if not culprit.startswith("meetings.")]
    tail = f": {'; '.join(reasons)}." if reasons else " in the times that they have."
    return Obstacle(_list(probe.subject for probe in those), head + tail, culprits)


def _reason(scenario: Scenario, culprit: str) -> str:
    field, _, id_ = culprit.partition(".")
    if field == "permits":
        return _permit(scenario, id_)
    why = scenario.relations[id_].why
    return f"the relation {id_} stands in the way" + (f" ({why})" if why else "")


def _permit(scenario: Scenario, id_: str) -> str:
    permit = scenario.permits[id_]
    cities = (permit.opens.city,) if permit.opens.city else permit.opens.flight or ()
    opened = " to ".join(scenario.places[city].name or city for city in cities)
    zone = scenario.zone_of(permit.opens.city or (permit.opens.flight or (scenario.home,))[0])
    begin, close = opening_times(permit, zone)
    if begin is None:
        return f"the permit '{permit.name}' for {opened} is not submitted"
    local = _local(begin, zone)
    if close is not None and close <= begin:
        return f"the permit '{permit.name}' for {opened} is granted on {local}, when its validity is over"
    until = "" if close is None else f" until {_local(close, zone)}"
    return f"the permit '{permit.name}' opens {opened} only from {local}{until}"


def _local(instant: datetime, zone: str) -> str:
    local = clock.to_local(instant, zone)
    return f"{local:%a} {local.day} {local:%b %Y %H:%M}"


def _list(words: Iterable[str]) -> str:
    each = list(dict.fromkeys(words))
    return f"{', '.join(each[:-1])} and {each[-1]}" if len(each) > 1 else "".join(each)
