"""Edits as splices: larger ones taken apart into values that are set and entries that are removed, and those as splices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.edits.edit import Edit, Remove, Rename, Set, Several
from planner.edits.marks import Node, Path, tree_of
from planner.edits.removing import removed
from planner.edits.renaming import renaming
from planner.edits.setting import added, below, replaced
from planner.edits.source import Source, Splice
from planner.edits.trees import emptied
from planner.edits.writing import Writer

Step = Set | Remove | Rename


def steps_of(source: Source, edit: Edit) -> Iterator[Step]:
    """The single steps that an edit comes to, as far as can be seen before any of them is made."""
    if isinstance(edit, Several):
        for each in edit.edits:
            yield from steps_of(source, each)
        return
    if isinstance(edit, Set):
        nodes = nodes_along(source.root, edit.path)
        old = nodes[-1] if len(nodes) > len(edit.path) else None
        if old is not None and tree_of(old) == edit.value:
            return
        if old is not None and (parts := narrowed(source, old, edit.path, edit.value)) is not None:
            for each in parts:
                yield from steps_of(source, each)
            return
    yield edit


def splices_of(source: Source, step: Step) -> Iterator[Splice]:
    """The splices that make one step."""
    if isinstance(step, Remove):
        return _removal(source, step.path)
    if isinstance(step, Rename):
        return renaming(source.root, step.path, step.name)
    return _setting(source, step)


def narrowed(source: Source, old: Node, path: Path, value: Any) -> tuple[Edit, ...] | None:
    """The smaller edits that a map over a map comes to, or a list over one of several lines; None where it is written anew."""
    if old.kind == "map" and isinstance(value, dict) and (value or not path) and old.entries:
        before: dict[str, Any] = tree_of(old)
        changed = tuple(Set((*path, key), each) for key, each in value.items() if before.get(key, before) != each)
        return (*changed, *(Remove((*path, key)) for key in before if key not in value))
    if old.kind == "list" and isinstance(value, list) and value and source.line_end(old.start) < old.end:
        was: list[Any] = tree_of(old)
        same = next((n for n, pair in enumerate(zip(was, value, strict=False)) if pair[0] != pair[1]), None)
        same = min(len(was), len(value)) if same is None else same
        gone = len(was) - len(value)
        if gone > 0 and was[same + gone :] == value[same:]:
            return tuple(Remove((*path, str(n))) for n in range(same + gone - 1, same - 1, -1))
        if gone <= 0:
            return tuple(Set((*path, str(n)), each) for n, each in enumerate(value) if was[n : n + 1] != [each])
    return None


def nodes_along(root: Node, path: Path) -> list[Node]:
    """The nodes along a path, from the root on, as far as it leads."""
    nodes = [root]
    for step in path:
        entry = nodes[-1].entry(step)
        if entry is None:
            break
        nodes.append(entry.value)
    return nodes


def _setting(source: Source, edit: Set) -> Iterator[Splice]:
    root, path, nodes = source.root, edit.path, nodes_along(source.root, edit.path)
    depth = len(nodes) - 1
    last = nodes[-1]
    fresh = depth < len(path)
    if fresh and last.entries:
        yield from added(source, path[: depth + 1], last, below(tree_of(root), path, depth + 1, edit.value))
        return
    value = below(tree_of(root), path, depth + 1 if fresh and last.kind != "scalar" else depth, edit.value)
    if fresh and last.kind != "scalar":
        value = [value] if last.kind == "list" else {path[depth]: value}
    if depth == 0:
        yield from _whole(source, value)
        return
    entry = nodes[-2].entry(path[depth - 1])
    assert entry is not None
    yield from replaced(source, entry, nodes[-2], value)


def _whole(source: Source, value: Any) -> Iterator[Splice]:
    """The splice of a text that holds nothing but {}."""
    text = source.newline.join(Writer(source).entry(key, each, 0, ()) for key, each in value.items())
    yield Splice(source.root.start, source.root.end, text)


def _removal(source: Source, path: Path) -> Iterator[Splice]:
    path = emptied(tree_of(source.root), path)
    nodes = nodes_along(source.root, path[:-1])
    entry = nodes[-1].entry(path[-1])
    assert entry is not None
    return removed(source, nodes, nodes[-1].entries.index(entry))
