"""A patch of a scenario as an edit of its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.domain.patch import Tree
from planner.edits.edit import Edit, Remove, Set, Several
from planner.edits.marks import Path


def edit_of(patch: Tree, tree: Any) -> Edit:
    """The edit that a patch (RFC 7396) comes to on a scenario whose tree this is; what it deletes that is not there is no step."""
    return Several(tuple(_steps(patch, tree, ())))


def _steps(patch: Tree, tree: Any, path: Path) -> Iterator[Edit]:
    for key, value in patch.items():
        inside = tree.get(key) if isinstance(tree, dict) else None
        if value is None:
            if isinstance(tree, dict) and key in tree:
                yield Remove((*path, key))
        elif isinstance(value, dict) and isinstance(inside, dict):
            yield from _steps(value, inside, (*path, key))
        else:
            yield Set((*path, key), _without_deletions(value))


def _without_deletions(value: Tree) -> Tree:
    if not isinstance(value, dict):
        return value
    return {key: _without_deletions(each) for key, each in value.items() if each is not None}
