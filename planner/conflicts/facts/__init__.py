"""Everything that a scenario says and that could give way, one thing at a time, in words with its figures."""

from planner.conflicts.facts.fact import Fact, in_file, lifted
from planner.conflicts.facts.groups import facts_of
from planner.conflicts.facts.policies import facts_of_horizon

__all__ = ["Fact", "facts_of", "facts_of_horizon", "in_file", "lifted"]
