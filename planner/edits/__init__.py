"""Edits of a scenario: pure functions from a text and an edit to a new text, with everything else left as it was written."""

from planner.edits.changes import Edit, Remove, Set, Several, apply

__all__ = ["Edit", "Remove", "Set", "Several", "apply"]
