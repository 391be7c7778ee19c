"""The bound of travel by prices, as a part of a solve: whether it pays, what it may take, and what comes of it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.bounds import Above, TravelPrices
from planner.check.travel_bound import recount_travel
from planner.domain.scenario import Scenario
from planner.errors import OutOfTime
from planner.model.solver import Effort
from planner.plan.certificate import TravelCertificate
from planner.plan.record import Tier, TierResult
from planner.plan.settings import Progress
from planner.problem import Problem
from planner.solve.floors import Floor

PART = 0.25
"""The part of the time of the search that it takes where no exact model follows."""
BESIDE = 0.25
"""The part of what is left that it takes before an exact model, which has bounds of its own."""
MOST = 0.8
"""The part of what is left that it takes at most."""
LEAST, LEAST_SHARE = 1.0, 0.1
"""Wall seconds under which it has hardly begun; where the search gets less of the time than this, the exact model is small."""
BUILDING = 0.1
"""The part of what is left that looking at all chances may take."""
SLOW = 1.9
"""How many times the usual it may last before it is cut short."""
COUNTING, WORTH = 1e-2, 0.1
"""Wall seconds that the judge takes for each price, and the part of what is left that counting again may take."""


@dataclass
class TravelBounding:
    """Prices of presence, and the certificate that came of them; `faults` are sentences on where it was wrong."""

    prices: TravelPrices | None = None
    certificate: TravelCertificate | None = None
    faults: list[str] = field(default_factory=list)
    alone: bool = False
    """Whether no exact model follows."""

    @property
    def floor(self) -> Floor | None:
        """What no plan comes below that leaves out no more than is known."""
        given = self.certificate
        if given is None:
            return None
        return Floor(given.bound, {Tier.PRIORITY: given.priority, Tier.ATTENDANCE: given.attendance})

    def part(self, problem: Problem, effort: Effort, share: float) -> float:
        """The part of the time of the search that it takes, which is a share of the whole; 0 where there is nothing to prove."""
        self.alone = share == 1
        if share < LEAST_SHARE or effort.left * (PART if self.alone else BESIDE) < LEAST:
            return 0.0
        try:
            self.prices = TravelPrices.of(problem, effort.shorter(BUILDING * effort.left).tick)
        except OutOfTime:
            return 0.0
        return PART if self.alone and self.prices is not None else 0.0

    def prove(
        self, scenario: Scenario, values: Mapping[Tier, int], searching: float, effort: Effort, *, fast: bool = False
    ) -> bool:
        """Looks for the best certificate in its part of the seconds of the search, or beside it; says whether it found one.

        `values` are those of the best plan on the grid; `fast` is whether it need not come out the same on every machine.
        """
        if self.prices is None or not values[Tier.TRAVEL]:
            return False
        above = Above(values[Tier.PRIORITY], values[Tier.ATTENDANCE])
        seconds = min(PART * searching, MOST * effort.left) if self.alone else BESIDE * effort.left
        until = effort.shorter(seconds * (1 if fast else SLOW))
        clock = time.monotonic if fast else None
        found = self.prices.found(values[Tier.TRAVEL], above, seconds, lambda: until.over, clock)
        if found is None:
            return False
        certificate = self.prices.certificate(found, above)
        if self._borne_out(scenario, values[Tier.TRAVEL], certificate, effort):
            self.certificate = certificate
        return self.certificate is not None

    def shown(self, tiers: Iterable[TierResult]) -> TravelCertificate | None:
        """The certificate where it is its bound that stands in the tiers."""
        known = {each.tier: each.bound for each in tiers}
        given = self.certificate
        return given if given is not None and known.get(Tier.TRAVEL) == given.bound else None

    def progress(self, known: int) -> Progress:
        """What is told of it; the seconds are for others to say."""
        tier, bound = Tier.TRAVEL, 0 if self.certificate is None else self.certificate.bound
        return Progress(tier, known, bound, 0.0, f"{tier}: best {known}, no plan below {bound}")

    def _borne_out(self, scenario: Scenario, known: int, certificate: TravelCertificate, effort: Effort) -> bool:
        """Whether the plan and, where that takes little time, the judge agree with a certificate."""
        if certificate.bound > known:
            self.faults.append(
                f"Prices proved that legs cost {certificate.bound:,} points, and there is a plan in which they cost {known:,}."
            )
            return False
        if COUNTING * len(certificate.prices) > WORTH * effort.left:
            return True
        counted = recount_travel(scenario, certificate)
        if not counted.bears_out(certificate):
            self.faults.append(
                f"Prices proved that legs cost {certificate.bound:,} points; counted again they prove {counted.proved:,}."
            )
        return counted.bears_out(certificate)
