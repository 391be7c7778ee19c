"""What a meeting of a plan could be instead: every start and place, with what it costs or what stands against it."""

from planner.alternatives.narrowed import narrowed, without_person
from planner.alternatives.patches import narrowing, pinning
from planner.alternatives.slots import plan_with, slots_of, without_pin

__all__ = ["narrowed", "narrowing", "pinning", "plan_with", "slots_of", "without_person", "without_pin"]
