"""What stands in the way where there is no plan: the fewest meetings and facts that leave none, in words."""

from planner.conflicts.inquiry import obstacles_of

__all__ = ["obstacles_of"]
