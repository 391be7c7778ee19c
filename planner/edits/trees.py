"""Edits of plain trees: what a text has to say when it has been edited."""

from __future__ import annotations

import types
from collections.abc import Sequence
from typing import Any, Union, get_args, get_origin

from planner.domain.references.words import did_you_mean
from planner.errors import Fault, InputError
from planner.files.fields import bare, field_at
from planner.files.forms import default_of
from planner.files.variants import PATCH

Path = tuple[str, ...]


def value_at(tree: Any, path: Sequence[str]) -> Any:
    """The value at a path of a tree. Raises InputError where the path leads nowhere."""
    for depth, step in enumerate(path):
        tree = _inner(tree, step, tuple(path[: depth + 1]))
    return tree


def holds(tree: Any, path: Sequence[str]) -> bool:
    """Whether a path leads to something."""
    try:
        value_at(tree, path)
    except InputError:
        return False
    return True


def placed_at(tree: Any, path: Path, value: Any) -> Any:
    """The tree with a value at a path; what is missing on the way there is added."""
    return _placed(tree, tree, path, 0, value)


def _placed(whole: Any, tree: Any, path: Path, depth: int, value: Any) -> Any:
    if depth == len(path):
        return value
    step, way = path[depth], path[: depth + 1]
    if isinstance(tree, list) or (tree in (None, "") and is_list(whole, path[:depth])):
        inside = list(tree or [])
        if not _number(step) or int(step) > len(inside):
            raise nowhere(way, tree or [])
        inside[int(step) : int(step) + 1] = [
            _placed(whole, inside[int(step)] if int(step) < len(inside) else None, path, depth + 1, value)
        ]
        return inside
    if isinstance(tree, dict) or tree in (None, ""):
        fields = dict(tree or {})
        return {**fields, step: _placed(whole, fields.get(step), path, depth + 1, value)}
    raise nowhere(way, tree)


def taken(tree: Any, path: Path) -> Any:
    """The tree without what stands at a path; nothing else goes."""
    step = path[0]
    inner = _inner(tree, step, path[:1])
    if len(path) > 1:
        return placed_at(tree, path[:1], taken(inner, path[1:]))
    if isinstance(tree, list):
        return [*tree[: int(step)], *tree[int(step) + 1 :]]
    return {key: value for key, value in tree.items() if key != step}


def emptied(tree: Any, path: Path) -> Path:
    """The path of what has to go with an entry: the outermost field that would hold nothing without it and may be absent."""
    while len(path) > 1 and len(value_at(tree, path[:-1])) == 1 and _may_go(tree, path[:-1]):
        path = path[:-1]
    return path


def _may_go(tree: Any, path: Path) -> bool:
    """Whether something that holds nothing may be left out, and means the same then."""
    if path[0] == PATCH:
        return True
    field = field_at(path, tree)
    if field is None or field.is_required():
        return False
    return isinstance(value_at(tree, path), dict) or default_of(field) in (None, [])


def is_list(tree: Any, path: Path) -> bool:
    """Whether the model has a list at a path where nothing is written yet."""
    if path[:1] == (PATCH,) and isinstance(tree, dict):
        tree, path = tree.get(PATCH), path[1:]
    field = field_at(path, tree)
    if field is None:
        return False
    kind = bare(field.annotation)
    arms = get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)
    return any(get_origin(bare(arm)) is tuple for arm in arms)


def nowhere(path: Path, around: Any) -> InputError:
    """The error of a path that leads nowhere from `around`, the value that its last step would be in."""
    step = path[-1] if path else ""
    if isinstance(around, dict):
        message = f"there is no {step!r:.80} here{did_you_mean(step, around)}"
    elif isinstance(around, list):
        message = f"there is no entry {step!r:.80} in a list of {len(around)}; they are counted from 0"
    else:
        message = f"there is nothing below a value such as {around!r:.40}"
    return InputError([Fault("REF-unknown", message, path)])


def _inner(tree: Any, step: str, path: Path) -> Any:
    if isinstance(tree, dict) and step in tree:
        return tree[step]
    if isinstance(tree, list) and _number(step) and int(step) < len(tree):
        return tree[int(step)]
    raise nowhere(path, tree)


def _number(step: str) -> bool:
    return step.isascii() and step.isdecimal() and str(int(step)) == step
