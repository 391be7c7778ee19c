"""Builds the model: every rule that applies posts its constraints and names its costs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType

from ortools.sat.python import cp_model

from planner.model.draft import Cost, Draft
from planner.model.posting import Posted
from planner.model.rules import FAMILIES
from planner.plan.record import Tier
from planner.problem import Problem, Tick, no_tick


@dataclass(frozen=True)
class Model:
    """A model ready to be solved: the draft with all rules posted, and the costs by tier in the order of the tiers.

    `posted` has the numbers of the constraints by the KEY of the family that posted them; those that only say what a variable
    means are under `structure`, whoever asked for it first.
    """

    draft: Draft
    costs: dict[Tier, list[Cost]]
    posted: Posted

    @property
    def cp(self) -> cp_model.CpModel:
        """The solver's model."""
        return self.draft.cp

    def objective(self, tier: Tier) -> cp_model.LinearExprT:
        """The sum of a tier's costs; a plain number where nothing can change it."""
        return sum((cost.weight * cost.amount for cost in self.costs[tier]), start=0)


def build(problem: Problem, tick: Tick = no_tick, families: Iterable[ModuleType] = FAMILIES) -> Model:
    """The model of a problem by these families of rules, usually all; those that do not apply cost nothing.

    Raises what `tick` raises, which is called often.
    """
    draft = Draft(problem, tick)
    costs: dict[Tier, list[Cost]] = defaultdict(list)
    for family in families:
        with draft.cp.owned_by(family.KEY):
            if family.applies(problem):
                for cost in family.post(draft):
                    costs[cost.tier].append(cost)
    return Model(draft, {tier: costs[tier] for tier in Tier}, draft.cp.posted())
