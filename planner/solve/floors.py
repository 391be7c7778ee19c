"""Floors: bounds of tiers that were proved outside the exact model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.plan.record import Tier


@dataclass(frozen=True)
class Floor:
    """No plan comes below it that costs no more in some other tiers than is said here."""

    bound: int
    within: Mapping[Tier, int] = field(default_factory=dict)

    def under(self, values: Mapping[Tier, int]) -> int:
        """What plans do not come below that are as good above as these values; 0 where the floor says nothing of them."""
        return self.bound if all(values[tier] <= most for tier, most in self.within.items()) else 0


Floors = Mapping[Tier, Floor]
"""Floors by tier."""


def contradicted(tier: Tier, floor: int, found: int) -> str:
    """What is told where a plan lies below a floor: one of the two is wrong."""
    return f"Prices proved that no plan is below {floor:,} in {tier}, and there is one of {found:,}."
