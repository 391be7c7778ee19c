"""Why there is no plan, and the cheapest repairs, each tried."""

from planner.explain.explain import explain

__all__ = ["explain"]
