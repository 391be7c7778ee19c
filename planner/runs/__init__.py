"""A solve in a process of its own: whatever becomes of that process, the best plan so far is here."""

from planner.runs.child import Child
from planner.runs.messages import Job

__all__ = ["Child", "Job"]
