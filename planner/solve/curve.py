"""The curve: what the best plan came to while a solve went on, and what that lets one expect of more time."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.plan.record import Tier
from planner.plan.settings import Progress

LEAST = 5.0
"""Wall seconds under which a solve is too short to expect anything of more time."""
QUIET = 0.5
"""The part of the time without anything better after which nothing more is expected."""
LATELY = 1 / 3
"""The part of the time at the end in which it must still have become better for more to be expected."""
WORTH_TELLING = 0.001
"""By which part it must have become better lately."""

Values = tuple[float, ...]


@dataclass
class Curve:
    """The values of the tiers whenever one of them changed, each with the wall seconds since the beginning."""

    points: list[tuple[float, Values]] = field(default_factory=list)

    def hear(self, step: Progress) -> None:
        """Takes a step of the work."""
        figures = dict(step.searched)
        if step.tier is not None and step.best is not None:
            figures = {step.tier: step.best}
        if not figures:
            return
        known = self.points[-1][1] if self.points else (float("inf"),) * len(Tier)
        values = tuple(figures.get(tier, value) for tier, value in zip(Tier, known, strict=True))
        if values != known:
            self.points.append((step.seconds, values))

    def outlook(self, tier: Tier, seconds: float) -> str | None:
        """What more time will probably do for a tier that is not proved, after so many seconds; None where that is not known."""
        steps = self._better(len(tier.and_above))
        if seconds < LEAST or not steps:
            return None
        quiet = seconds - steps[-1][0]
        if quiet > QUIET * seconds:
            return (
                f"Nothing better in {tier} turned up in the last {quiet:.0f} of {seconds:.0f} s: "
                f"another {seconds:.0f} s will probably bring no better plan."
            )
        early = [values for when, values in steps if when <= (1 - LATELY) * seconds]
        gain = _gain(early[-1], steps[-1][1]) if early else 0.0
        if gain < WORTH_TELLING:
            return None
        lately = f"by {100 * gain:.1f} % in the last {LATELY * seconds:.0f} s"
        return f"It was still getting better in {tier}, {lately}: more time will probably help."

    def _better(self, tiers: int) -> list[tuple[float, Values]]:
        """The points that were the best so far in the first so many tiers, cut down to these."""
        best: list[tuple[float, Values]] = []
        for when, values in self.points:
            if not best or values[:tiers] < best[-1][1]:
                best.append((when, values[:tiers]))
        return best


def _gain(before: Values, after: Values) -> float:
    """By which part the last value became less, where it was known before and alone changed."""
    comparable = before[:-1] == after[:-1] and 0 < before[-1] < float("inf")
    return (before[-1] - after[-1]) / before[-1] if comparable else 0.0
