"""Whether a scenario has a plan, as far as that can be told soon: by a plan at hand, or by the exact model."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.check import check
from planner.domain.scenario import Scenario
from planner.errors import OutOfTime, SolverFailed
from planner.model import build
from planner.model.solver import QUICK, Effort, Question, Verdict, other_kind, search
from planner.problem import Problem, compile_scenario
from planner.problem.assignment import plan_of
from planner.search.search import Search

SECONDS = 5.0
"""Wall seconds at most for one question; one that takes longer is not answered."""


SOON = 1.0
"""Wall seconds after which a question is asked more thoroughly."""
ROUNDS = 30
"""So often a plan at hand is mended before the exact model is asked."""
FEW = 12
"""Of so few meetings the exact model says sooner what there is."""
MANY = 40
"""So does it of more than these: a plan that is hard to construct takes long to mend then."""


@dataclass
class Oracle:
    """Answers on scenarios with a grid of `step` minutes, within an effort. `asked` counts the questions, `open` those that
    were not answered.
    """

    step: int
    effort: Effort
    asked: int = 0
    open: int = 0

    def verdict(self, scenario: Scenario) -> Verdict:
        """Whether it has a plan, as far as one search can tell."""
        self.asked += 1
        verdict = Verdict.UNKNOWN if self.effort.over else self._verdict(scenario)
        self.open += verdict is Verdict.UNKNOWN
        return verdict

    def _verdict(self, scenario: Scenario) -> Verdict:
        effort = self.effort.shorter(SECONDS)
        try:
            problem = compile_scenario(scenario, self.step, effort.tick)
            if _at_hand(problem, effort):
                return Verdict.POSSIBLE
            model = build(problem, effort.tick).cp
            soon = search(model, Question(), effort.shorter(SOON), QUICK).verdict
            return search(model, Question(), effort).verdict if soon is Verdict.UNKNOWN else soon
        except (SolverFailed, OutOfTime):
            return Verdict.UNKNOWN

    def confirmed(self, scenario: Scenario) -> bool:
        """Whether a search of another kind sees no plan either."""
        try:
            effort = self.effort.shorter(SECONDS)
            return other_kind(self._model(scenario, effort), Question(), effort).verdict is Verdict.IMPOSSIBLE
        except OutOfTime:
            return False

    def _model(self, scenario: Scenario, effort: Effort) -> cp_model.CpModel:
        return build(compile_scenario(scenario, self.step, effort.tick), effort.tick).cp


def _at_hand(problem: Problem, effort: Effort) -> bool:
    """Whether a plan is constructed that the judge passes."""
    search = Search(problem, 0)
    if not search.sound:
        return False
    search.construct(effort.tick)
    found = search.now
    if not found.whole and FEW < len(problem.tasks) <= MANY:
        found = next((better for better in search.improve(ROUNDS, effort.tick) if better.whole), found)
    return found.whole and not check(problem.scenario, plan_of(problem, found.assignment, proved=False))
