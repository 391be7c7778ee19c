"""Bounds of the real problem at every size: what no plan comes below, with what proves it."""

from planner.bounds.ascent import Above
from planner.bounds.priority import PILOT, PriorityPrices
from planner.bounds.travel import TravelPrices

__all__ = ["PILOT", "Above", "PriorityPrices", "TravelPrices"]
