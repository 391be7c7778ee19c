"""One door from a scenario to an answer: it solves tier by tier and lets no plan out that the judge has not passed."""

from planner.solve.door import solve
from planner.solve.settings import Progress, Settings

__all__ = ["Progress", "Settings", "solve"]
