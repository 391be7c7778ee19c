"""What a plan costs, tier by tier, as numbers that a search can add up: musts that are not held come before everything else."""

from __future__ import annotations

from planner.plan.record import Tier

TIERS: tuple[Tier, ...] = (
    Tier.PRIORITY,
    Tier.ATTENDANCE,
    Tier.PROTOCOL,
    Tier.COMFORT,
    Tier.TRAVEL,
    Tier.TIDINESS,
)
"""The tiers that a search works on, in their order."""
MUSTS = 0
"""Where the number of musts that are not held stands in the price of a plan; the tiers follow it."""
PLACE = {tier: index for index, tier in enumerate(TIERS, start=1)}
"""Where each tier stands in the price of a plan."""
PARTS = len(TIERS) + 1
"""How many numbers the price of a plan has."""

Price = tuple[int, ...]
"""Musts that are not held, then every tier; less is better, and the first that differs decides."""
Weights = tuple[float, ...]
"""What a point of each part of a price counts while a search looks around."""
NO_WEIGHTS: Weights = (0.0,) * PARTS
"""Where it does not matter what anything costs."""


def weighed(price: Price, weights: Weights) -> float:
    """A price as one number."""
    return sum(part * weight for part, weight in zip(price, weights, strict=True))
