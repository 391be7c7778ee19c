"""Patches: one idea for variants, disruptions, repairs, waivers and undo (JSON Merge Patch, RFC 7396).

A tree is made of maps, lists and scalars. A patch is a tree laid over another: maps merge field by field, `None` deletes a
field, everything else (lists too) replaces what was there. `None` has no other meaning: trees do not hold it.

Nothing here changes its arguments; results share their parts, so treat trees as frozen.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Tree: TypeAlias = Any
"""A map with text keys, a list, or a scalar."""


def merge(tree: Tree, patch: Tree) -> Tree:
    """The tree with the patch laid over it."""
    if not isinstance(patch, dict):
        return patch
    merged: dict[str, Tree] = dict(tree) if isinstance(tree, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge(merged.get(key), value)
    return merged


def difference(before: Tree, after: Tree) -> Tree:
    """The smallest patch that leads from one tree to another: `merge(before, difference(before, after)) == after`.

    Between two equal maps it is the empty patch.
    """
    if not isinstance(before, dict) or not isinstance(after, dict):
        return after
    patch: dict[str, Tree] = {key: None for key in before if key not in after}
    for key, value in after.items():
        if key not in before:
            patch[key] = value
        elif not same(before[key], value):
            patch[key] = difference(before[key], value)
    return patch


def inverse(tree: Tree, patch: Tree) -> Tree:
    """The patch that undoes another: `merge(merge(tree, patch), inverse(tree, patch)) == tree`."""
    return difference(merge(tree, patch), tree)


def same(one: Tree, other: Tree) -> bool:
    """Whether two trees say the same; unlike `==` it tells true from 1 and 1 from 1.0. The order of fields says nothing."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    return type(one) is type(other) and bool(one == other)


def touched(patch: Tree, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The paths that a patch sets or deletes, in its order; the empty patch touches nothing."""
    if not isinstance(patch, dict):
        return [path]
    if not patch and path:
        return [path]
    return [each for key, value in patch.items() for each in touched(value, (*path, key))]
