"""The bound of the first tier by prices, as a part of a solve: whether it pays, what it may take, and what comes of it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.bounds import PILOT, PriorityPrices
from planner.check.bound import recount
from planner.domain.scenario import Scenario
from planner.errors import OutOfTime
from planner.model.solver import Effort
from planner.plan.certificate import Certificate
from planner.plan.record import Tier, TierResult
from planner.plan.settings import Progress
from planner.problem import Problem
from planner.solve.floors import Floor, Floors

PART = 0.25
"""The part of the time of the search that it takes where no exact model follows, or nobody travels."""
AT_SITE = 0.5
"""The part of the whole time that the search gets with the bound, at least, where nobody travels and an exact model follows: among
many meetings at one site the search holds more in the same time.
"""
BESIDE = 0.03
"""The part of what is left that it takes before an exact model, which has bounds of its own."""
WORTH = 0.05
"""The part of what is left that finding out whether it pays may take."""
CLAIM = 2e-8
"""Wall seconds that a round takes for each claim of a start: 1.6e-8 on a week of 1,200 requests."""
MOST_ROUNDS, MOST_BESIDE = 3_000, 300
"""Rounds at most, and before an exact model that has all other time."""
SLOW = 2.0
"""How many times the usual a round may last before the work is cut short."""
COUNTING = 3e-4
"""Wall seconds that the judge takes for each start: 2.3e-4 on the same week."""


@dataclass
class Bounding:
    """Prices on what meetings share, and the certificate that came of them; `faults` are sentences on where it was wrong."""

    prices: PriorityPrices | None = None
    certificate: Certificate | None = None
    faults: list[str] = field(default_factory=list)
    parts: tuple[float, float] = (1.0, 0.0)
    """What the search keeps of its time, and what the bound gets of that."""
    _pace: float | None = None
    """Wall seconds for a round where they were measured."""

    @property
    def bound(self) -> int:
        """What no plan leaves out less than."""
        return 0 if self.certificate is None else self.certificate.bound

    @property
    def floors(self) -> Floors:
        """What no plan comes below, by tier."""
        return {Tier.PRIORITY: Floor(self.bound)} if self.bound else {}

    def shown(self, tiers: Iterable[TierResult]) -> Certificate | None:
        """The certificate where it is its bound that stands in the tiers."""
        known = {each.tier: each.bound for each in tiers}
        return self.certificate if self.bound and known.get(Tier.PRIORITY) == self.bound else None

    def pays(self, problem: Problem, known: int, effort: Effort, share: float, *, fast: bool) -> bool:
        """Whether there is a bound, where the best plan so far leaves out what is `known`; then the time of the search, which is
        that share of the whole, is parted.
        """
        if not known:
            return False
        try:
            prices = PriorityPrices.of(problem, effort.tick)
        except OutOfTime:
            return False
        if prices is None or PILOT * CLAIM * prices.claims > WORTH * effort.left:
            return False
        began = time.monotonic()
        if prices.pays(known, lambda: effort.over):
            self.prices = prices
            self.parts = _parts(problem, share)
            self._pace = (time.monotonic() - began) / PILOT if fast else None
        return self.prices is not None

    def prove(self, scenario: Scenario, known: int, searching: float, effort: Effort) -> bool:
        """Looks for the best certificate in its part of the seconds of the search, or beside it; says whether it found one.

        `known` is what the best plan on the grid leaves out. Where a round lasts much longer than is usual, it ends sooner.
        """
        prices, part = self.prices, self.parts[1]
        if prices is None or not known:
            return False
        seconds = part * searching if part else BESIDE * effort.left
        pace = CLAIM * prices.claims if self._pace is None else self._pace
        rounds = min(MOST_ROUNDS if part else MOST_BESIDE, int(seconds / max(pace, 1e-6)))
        until = effort.shorter(seconds * (SLOW if self._pace is None else 1))
        certificate = prices.certificate(known, max(PILOT, rounds), lambda: until.over)
        if certificate is not None and self._borne_out(scenario, known, certificate, prices.starts, effort):
            self.certificate = certificate
        return self.certificate is not None

    def progress(self, known: int) -> Progress:
        """What is told of it; the seconds are for others to say."""
        tier = Tier.PRIORITY
        return Progress(tier, known, self.bound, 0.0, f"{tier}: best {known}, no plan below {self.bound}")

    def _borne_out(self, scenario: Scenario, known: int, certificate: Certificate, starts: int, effort: Effort) -> bool:
        """Whether the plan and, where that takes little time, the judge agree with a certificate."""
        if certificate.bound > known:
            self.faults.append(
                f"Prices proved that {certificate.bound:,} points must be left out, and there is a plan that leaves out {known:,}."
            )
            return False
        if COUNTING * starts > WORTH * effort.left:
            return True
        counted = recount(scenario, certificate)
        if not counted.bears_out(certificate):
            self.faults.append(
                f"Prices proved that {certificate.bound:,} points must be left out; counted again they prove {counted.proved:,}."
            )
        return counted.bears_out(certificate)


def _parts(problem: Problem, share: float) -> tuple[float, float]:
    """What the search keeps of its time, which is a share of the whole, and what a bound that pays gets, as parts of it."""
    if share == 1:
        return 1 - PART, PART
    if share == 0 or any(each.moves for each in problem.travellers.values()):
        return 1.0, 0.0
    more = max(1.0, AT_SITE / share)
    return (1 - PART) * more, PART * more
