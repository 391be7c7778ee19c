"""Says what stands in the way where there is no plan: who or what is impossible alone, or what must give way.

Every sentence rests on searches of its own. A search that ran out of time says nothing, and what was not asked is not told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from planner.domain.scenario import Scenario
from planner.errors import OutOfTime, SolverFailed
from planner.model import build
from planner.model.solver import Effort, Question, Verdict, other_kind, search
from planner.plan.record import Obstacle
from planner.problem import Problem, compile_scenario
from planner.problem.preparations import Preparation
from planner.problem.tasks import Task
from planner.solve.probes import Probe, probes
from planner.solve.relaxations import in_file, relaxations

PROBE_SECONDS = 5.0
"""Wall seconds at most for one question; one that takes longer is not answered."""


@dataclass
class Obstacles:
    """What was found, and whether it proves that there is no plan (each proof was given twice, by different searches)."""

    sentences: tuple[Obstacle, ...] = ()
    prove: bool = False


def obstacles_of(problem: Problem, effort: Effort) -> Obstacles:
    """Every subject that is impossible alone; where there is none, what could give way; within the effort."""
    return _Inquiry(problem, effort).answer()


@dataclass
class _Tally:
    """How many questions there were of each kind, and how they were answered."""

    possible: list[str] = field(default_factory=list)
    open: int = 0
    asked: int = 0


class _Inquiry:
    def __init__(self, problem: Problem, effort: Effort) -> None:
        self._problem = problem
        self._effort = effort
        self._tally = _Tally()

    def answer(self) -> Obstacles:
        """The subjects first, then what could give way in the whole."""
        scenario = self._problem.scenario
        dead = [_dead(scenario, task) for task in self._problem.tasks.values() if task.must and not task.options]
        work = self._problem.preparations.values()
        dead += [_undone(scenario, each) for each in work if each.must and not each.phases]
        blamed: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[tuple[Probe, tuple[str, ...]]]] = {}
        for probe in probes(self._problem):
            self._tally.asked += 1
            if self._proved(probe.scenario, self._tally, probe.kind):
                least = self._fewest_meetings(probe)
                reasons, culprits = self._culprits(least.scenario, least.meetings)
                blamed.setdefault((least.kind, least.meetings, culprits), []).append((least, reasons))
        alone = [_obstacle(scenario, probed, culprits) for (*_, culprits), probed in blamed.items()]
        if dead or alone:
            return Obstacles((*dead, *alone), prove=True)
        return Obstacles((self._together(),))

    def _ask(self, scenario: Scenario) -> Verdict:
        """Whether a scenario has a plan, as far as one search can tell."""
        if self._effort.over:
            return Verdict.UNKNOWN
        try:
            return search(self._model(scenario), Question(), self._effort.shorter(PROBE_SECONDS)).verdict
        except (SolverFailed, OutOfTime):
            return Verdict.UNKNOWN

    def _model(self, scenario: Scenario) -> cp_model.CpModel:
        tick = self._effort.tick
        return build(compile_scenario(scenario, self._problem.grid.step, tick), tick).cp

    def _confirmed(self, scenario: Scenario) -> bool:
        """Whether a search of another kind sees no plan either."""
        try:
            effort = self._effort.shorter(PROBE_SECONDS)
            return other_kind(self._model(scenario), Question(), effort).verdict is Verdict.IMPOSSIBLE
        except OutOfTime:
            return False

    def _proved(self, scenario: Scenario, tally: _Tally, kind: str) -> bool:
        """Whether two searches of different kinds agree that a scenario has no plan."""
        verdict = self._ask(scenario)
        if verdict is Verdict.POSSIBLE:
            tally.possible.append(kind)
        elif verdict is Verdict.UNKNOWN:
            tally.open += 1
        elif self._confirmed(scenario):
            return True
        else:
            tally.open += 1
        return False

    def _fewest_meetings(self, probe: Probe) -> Probe:
        """The probe with no more meetings than make it impossible: each that can go, goes."""
        for id_ in probe.meetings:
            fewer = probe.with_only([other for other in probe.meetings if other != id_])
            if fewer.meetings and self._proved(fewer.scenario, _Tally(), probe.kind):
                probe = fewer
        return probe

    def _culprits(self, scenario: Scenario, meetings: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the first group that can give way says, and its paths: without any one of these there is a plan."""
        for group in relaxations(scenario, meetings):
            able = [each for each in group if self._ask(each.scenario) is Verdict.POSSIBLE]
            if able:
                written = (each.path for each in able if each.path and in_file(self._problem.scenario, each.path))
                return tuple(each.says for each in able), tuple(written)
        return (), ()

    def _together(self) -> Obstacle:
        """What can be said where no subject is impossible alone."""
        scenario, tally = self._problem.scenario, self._tally
        musts = tuple(id_ for id_, meeting in sorted(scenario.to_be_planned.items()) if meeting.must)
        reasons, culprits = self._culprits(scenario, musts)
        if reasons:
            either = (
                "If this did not hold, there would be a plan"
                if len(reasons) == 1
                else "If any one of these did not hold, there would be a plan"
            )
            return Obstacle("scenario", f"{either}: {'; '.join(reasons)}.", culprits)
        return Obstacle("scenario", f"{_asked(tally)} What stands in the way lies between them or was not asked.")


def _asked(tally: _Tally) -> str:
    """What was asked, in words."""
    if not tally.asked:
        return "No person, room or pool is bound to a meeting that must be held, so none was asked alone."
    words = {
        "person": "people",
        "room": "rooms",
        "pool": "pools",
        "member": "those who are asked for by name",
        "relations": "the order of the meetings",
        "work": "the preparations",
    }
    kinds = dict.fromkeys(words[kind] for kind in tally.possible)
    done = len(tally.possible)
    if done == tally.asked:
        return f"Asked alone, all of these are possible: {_list(kinds)}."
    return f"Asked alone, {done} of {tally.asked} subjects are possible; for {tally.open} the time was too short."


def _dead(scenario: Scenario, task: Task) -> Obstacle:
    title = scenario.meetings[task.id].title
    whys = dict.fromkeys(dead.says for dead in task.dead)
    named = dict.fromkeys(culprit for dead in task.dead for culprit in dead.culprits)
    sentence = f"'{title}' has no possible time, because of {_list(whys)}."
    return Obstacle(f"meetings.{task.id}", sentence, tuple(path for path in named if in_file(scenario, path)))


def _undone(scenario: Scenario, work: Preparation) -> Obstacle:
    """Why a piece of work cannot be ready that must be."""
    sentence = f"'{scenario.work[work.id].title}' cannot be ready. {work.dead}"
    return Obstacle(f"work.{work.id}", sentence, tuple(path for path in work.culprits if in_file(scenario, path)))


def _obstacle(scenario: Scenario, probed: list[tuple[Probe, tuple[str, ...]]], culprits: tuple[str, ...]) -> Obstacle:
    first, reasons = probed[0]
    names = _list(probe.name for probe, _ in probed)
    titles = _list(f"'{scenario.meetings[id_].title}'" for id_ in first.meetings)
    asked = any(path.startswith(("journeys.", "stays.")) for path in culprits)
    nowhere = f"{names} cannot be where {'journeys and stays say' if asked else 'they start, or return'}"
    head = {
        "person": f"{names} cannot attend {titles}" if titles else nowhere,
        "room": f"The room {names} cannot hold {titles}",
        "pool": f"The pool of {names} is not enough for {titles}",
        "member": f"{names} cannot serve {titles}",
        "work": f"The preparations cannot be ready in time{f' for {titles}' if titles else ''}",
    }.get(first.kind, f"The relations leave no time for {titles}")
    tail = f": {'; '.join(reasons)}." if reasons else " in the times that they have."
    return Obstacle(_list(probe.subject for probe, _ in probed), head + tail, culprits)


def _list(words: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(words))
    return f"{', '.join(distinct[:-1])} and {distinct[-1]}" if len(distinct) > 1 else "".join(distinct)
