"""Bounds of the real problem at every size: what no plan comes below, with what proves it."""

from planner.bounds.priority import PILOT, PriorityPrices

__all__ = ["PILOT", "PriorityPrices"]
