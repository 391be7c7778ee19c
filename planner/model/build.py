"""Builds the model: every rule that applies posts its constraints and names its costs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.model.draft import Cost, Draft
from planner.model.rules import FAMILIES
from planner.plan.record import Tier
from planner.problem import Problem, Tick, no_tick


@dataclass(frozen=True)
class Model:
    """A model ready to be solved: the draft with all rules posted, and the costs by tier in the order of the tiers."""

    draft: Draft
    costs: dict[Tier, list[Cost]]

    @property
    def cp(self) -> cp_model.CpModel:
        """The solver's model."""
        return self.draft.cp

    def objective(self, tier: Tier) -> cp_model.LinearExprT:
        """The sum of a tier's costs; a plain number where nothing can change it."""
        return sum((cost.weight * cost.amount for cost in self.costs[tier]), start=0)


def build(problem: Problem, tick: Tick = no_tick) -> Model:
    """The whole model of a problem. Rules that do not apply cost nothing. Raises what `tick` raises, which is called often."""
    draft = Draft(problem, tick)
    costs: dict[Tier, list[Cost]] = defaultdict(list)
    for family in FAMILIES:
        if family.applies(problem):
            for cost in family.post(draft):
                costs[cost.tier].append(cost)
    return Model(draft, {tier: costs[tier] for tier in Tier})
