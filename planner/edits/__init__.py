"""Edits of a scenario: pure functions from a text and an edit to a new text, with everything else left as it was written."""

from planner.edits.changes import apply
from planner.edits.dependants import Dependant, Fate, dependants, removal
from planner.edits.differing import difference
from planner.edits.edit import Edit, Remove, Rename, Set, Several
from planner.edits.patching import edit_of
from planner.edits.variants import apply_to_variant, extended_by
from planner.edits.whole import text_of

__all__ = [
    "Dependant",
    "Edit",
    "Fate",
    "Remove",
    "Rename",
    "Set",
    "Several",
    "apply",
    "apply_to_variant",
    "dependants",
    "difference",
    "edit_of",
    "extended_by",
    "removal",
    "text_of",
]
