"""What prices prove in a solve, beside the exact model: of priority and of travel, with the certificates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planner.domain.scenario import Scenario
from planner.model.solver import Effort
from planner.plan.record import Answer, Tier
from planner.plan.settings import Progress
from planner.problem import Problem
from planner.search.prices import PLACE
from planner.search.search import Found
from planner.solve.bounding import Bounding
from planner.solve.floors import Floors
from planner.solve.travel_bounding import TravelBounding


@dataclass
class Proofs:
    """Both bounds of one solve. `fast` is whether it need not come out the same every time, `wanted` which tiers matter."""

    scenario: Scenario
    fast: bool
    wanted: tuple[Tier, ...]
    priority: Bounding = field(default_factory=Bounding)
    travel: TravelBounding = field(default_factory=TravelBounding)

    def part(self, problem: Problem, found: Found, share: float, effort: Effort) -> float:
        """What the search keeps of its time, which is that share of the whole, once it has a plan that holds all musts."""
        self.priority.pays(problem, found.price[PLACE[Tier.PRIORITY]], effort, share, fast=self.fast)
        kept = self.priority.parts[0]
        if Tier.TRAVEL in self.wanted and found.price[PLACE[Tier.TRAVEL]]:
            kept *= 1 - self.travel.part(problem, effort, share)
        return kept

    def prove(self, values: Mapping[Tier, int], searching: float, effort: Effort) -> list[Progress]:
        """Looks for certificates where the plan of so many seconds of search has these values; what is told of them."""
        told: list[Progress] = []
        if self.priority.prove(self.scenario, values[Tier.PRIORITY], searching, effort):
            told.append(self.priority.progress(values[Tier.PRIORITY]))
        if self.travel.prove(self.scenario, values, searching, effort, fast=self.fast):
            told.append(self.travel.progress(values[Tier.TRAVEL]))
        return told

    @property
    def floors(self) -> Floors:
        """What no plan comes below, by tier."""
        floor = self.travel.floor
        return self.priority.floors if floor is None else {**self.priority.floors, Tier.TRAVEL: floor}

    @property
    def faults(self) -> tuple[str, ...]:
        """Sentences on where one was wrong."""
        return (*self.priority.faults, *self.travel.faults)

    def certified(self, answer: Answer) -> Answer:
        """An answer with the certificates of the bounds that stand in its tiers."""
        return replace(
            answer,
            at_stake=self.scenario.at_stake,
            certificate=self.priority.shown(answer.tiers),
            travel_certificate=self.travel.shown(answer.tiers),
        )
