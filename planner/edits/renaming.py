"""Another id for an entry, and for every reference to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import PydanticCustomError

from planner.domain.references.mentions import SHARED, kind_of, mentions
from planner.domain.values import read_id
from planner.edits.marks import Node, Path, tree_of
from planner.edits.scalars import scalar
from planner.edits.source import Splice
from planner.edits.trees import value_at
from planner.errors import Fault, InputError
from planner.files.variants import EXTENDS


def renamed(tree: Any, path: Path, name: str) -> Any:
    """The tree in which an entry has another id. Raises InputError where there is no such entry, or the id cannot be."""
    values, keys = _changes(tree, path, name)
    return _rebuilt(tree, (), values, keys)


def renaming(root: Node, path: Path, name: str) -> Iterator[Splice]:
    """The splices that do the same in a text."""
    values, keys = _changes(tree_of(root), path, name)
    yield from _splices(root, (), values, keys, flow=root.flow)


_Names = dict[Path, str]
"""What is written at a path instead of what stands there."""


def _changes(tree: Any, path: Path, name: str) -> tuple[_Names, _Names]:
    """What is to be written in place of values, and of keys."""
    _refuse(tree, path, name)
    values: _Names = {}
    keys: _Names = {path: name}
    for mention in mentions(tree):
        if path in mention.targets:
            (keys if mention.key else values)[mention.path] = mention.renamed(path, name)
    return values, keys


def _refuse(tree: Any, path: Path, name: str) -> None:
    if EXTENDS in tree:
        message = "a variant only says what differs; rename it in the file that it extends"
        raise InputError([Fault("REF-unknown", message, path)])
    value_at(tree, path)
    if kind_of(path) is None:
        raise InputError(
            [Fault("REF-unknown", "only what has an id of its own can be renamed, such as a person", path)]
        )
    try:
        read_id(name)
    except PydanticCustomError as error:
        raise InputError([Fault(error.type, error.message(), path)]) from None
    parts = [(part,) for part in SHARED] if path[0] in SHARED else [path[:-1]]
    for part in parts:
        around = value_at(tree, part) if part[0] in tree else {}
        if name != path[-1] and isinstance(around, dict) and name in around:
            raise InputError([Fault("ID-twice", f"{name} is among the {part[-1]} already; choose another id", path)])


def _rebuilt(tree: Any, path: Path, values: _Names, keys: _Names) -> Any:
    if isinstance(tree, dict):
        return {keys.get((*path, key), key): _rebuilt(each, (*path, key), values, keys) for key, each in tree.items()}
    if isinstance(tree, list):
        return [_rebuilt(each, (*path, str(number)), values, keys) for number, each in enumerate(tree)]
    return values.get(path, tree)


def _splices(node: Node, path: Path, values: _Names, keys: _Names, *, flow: bool) -> Iterator[Splice]:
    for entry in node.entries:
        inner = (*path, entry.name)
        if inner in keys and entry.key is not None:
            yield Splice(entry.key.start, entry.key.end, scalar(keys[inner], entry.key.style, flow=flow))
        if inner in values:
            old = entry.value
            yield Splice(old.start, old.end, scalar(values[inner], old.style, flow=flow))
        yield from _splices(entry.value, inner, values, keys, flow=flow or entry.value.flow)
