"""One door from a scenario to an answer: it solves tier by tier and lets no plan out that the judge has not passed."""

from planner.plan.settings import Progress, Settings
from planner.solve.door import solve

__all__ = ["Progress", "Settings", "solve"]
