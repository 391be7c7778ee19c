"""Edits of a variant: made in the scenario that it stands for, and written as its patch."""

from __future__ import annotations

from typing import Any

from planner.domain.patch import difference, merge
from planner.edits.changes import apply
from planner.edits.edit import Edit, Remove, Set, Several, edited
from planner.edits.marks import MARK, marked, tree_of
from planner.files.variants import EXTENDS, OWN_FIELDS, PATCH


def extended_by(text: str) -> str | None:
    """The name of the file that a text extends, None where it is no variant. Raises InputError where it is no YAML of ours."""
    if EXTENDS not in text:  # most are none, and need not be read to know it
        return None
    name = tree_of(marked(text.removeprefix(MARK))).get(EXTENDS)
    return name if isinstance(name, str) else None


def apply_to_variant(text: str, base: dict[str, Any], edit: Edit, file: str | None = None) -> str:
    """The text of a variant after an edit of the scenario that it stands for: `base`, the tree of what it extends, patched.

    The patch says what differs then and no more; the variant's own title and note stay where they are. Raises InputError as
    `apply` does.
    """
    own = tree_of(marked(text.removeprefix(MARK)))
    patch = own.get(PATCH, {})
    short = {name: own[name] for name in OWN_FIELDS if name in own}
    before = merge(merge(base, patch), short)
    after = edited(before, edit)
    wanted = difference(base, after)
    steps: list[Edit] = []
    for name in short:
        if isinstance(value := wanted.get(name), str):
            steps += [Set((name,), value)] * (value != short[name])
            del wanted[name]
        # Where it says the same as the base by now, or nothing, its own word for it would be laid over the patch.
        elif after.get(name) != short[name]:
            steps.append(Remove((name,)))
    if wanted != patch:
        steps.append(Set((PATCH,), wanted))
    return apply(text, Several(tuple(steps)), file)
