"""Edits of a scenario's text: a pure function from a text and an edit to a new text, or to faults.

The text is spliced at the marks of what is edited; every other character stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.edits.edit import Edit, Several, edited
from planner.edits.marks import MARK, Node, marked, tree_of
from planner.edits.source import Source, spliced
from planner.edits.steps import Step, nodes_along, splices_of, steps_of
from planner.errors import Fault, InputError
from planner.files.text import place_of


def apply(text: str, edit: Edit, file: str | None = None) -> str:
    """The text with the edit made; whether it is a scenario afterwards is not asked, for a draft may have faults.

    Raises InputError where the text is no YAML of ours, where a path leads nowhere, where a value cannot be written, and
    where a part of the file is written in a way in which it cannot be changed by itself. `file` is the name for faults.
    """
    mark, body = (MARK, text[1:]) if text.startswith(MARK) else ("", text)
    root = marked(body, file)
    try:
        expected = edited(tree_of(root), edit)
    except InputError as error:
        raise InputError(_placed(body, root, each, file) for each in error.faults) from None
    source = Source(body, root)
    for after, says in _ways(source, edit):
        if says == expected:
            return text if after == body else mark + after
    message = "this is written in a way in which it cannot be changed by itself; change it in an editor of text"
    path = () if isinstance(edit, Several) else edit.path
    raise InputError([_placed(body, root, Fault("FMT-yaml", message, path), file)])


def _placed(text: str, root: Node, fault: Fault, file: str | None) -> Fault:
    """A fault with the place in the text of the nearest thing along its path."""
    return fault.at(file, *place_of(text, nodes_along(root, fault.path)[-1].start))


def _ways(source: Source, edit: Edit) -> Iterator[tuple[str, Any]]:
    """The text after an edit and what it says: all steps at once, and if that is not it, one by one."""
    steps = list(steps_of(source, edit))
    if not steps:
        yield source.text, tree_of(source.root)
        return
    if (once := _made(source, steps)) is not None:
        yield once.text, tree_of(once.root)
    if len(steps) > 1 and (last := _one_by_one(source, edit)) is not None:
        yield last.text, tree_of(last.root)


def _one_by_one(source: Source, edit: Edit) -> Source | None:
    """The text after an edit whose steps are made each in what the one before it has left."""
    reached: Source | None = source
    if isinstance(edit, Several):
        for part in edit.edits:
            reached = None if reached is None else _one_by_one(reached, part)
        return reached
    for step in list(steps_of(source, edit)):
        reached = None if reached is None else _made(reached, [step])
    return reached


def _made(source: Source, steps: list[Step]) -> Source | None:
    """The text with steps made all at once, or None where they get into each other's way or cannot be read afterwards."""
    try:
        after = spliced(source.text, [splice for step in steps for splice in splices_of(source, step)])
        return None if after is None else Source(after, marked(after))
    except InputError:
        return None
