"""Edits as records, and what they make of a plain tree: what the text has to say afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.edits.marks import Path
from planner.edits.renaming import renamed
from planner.edits.scalars import scalar
from planner.edits.trees import emptied, placed_at, taken, value_at
from planner.errors import Fault, InputError
from planner.files.variants import PATCH


@dataclass(frozen=True)
class Set:
    """Writes a value: in place of the one at the path, or as the last entry of its map or list.

    The value is text, or a map or a list of such; maps and lists that are missing on the way are added. A map over a map
    writes, adds and removes only what differs.
    """

    path: Path
    value: Any


@dataclass(frozen=True)
class Remove:
    """Takes an entry out, with the comments directly above it and behind it.

    A map or a list that would hold nothing then goes too, where it may be absent.
    """

    path: Path


@dataclass(frozen=True)
class Rename:
    """Gives an entry, such as ("people", "kim-yong-chol"), another id, and writes it wherever the old one stands for it."""

    path: Path
    name: str


@dataclass(frozen=True)
class Several:
    """Several edits as one, each of what the one before it has left."""

    edits: tuple[Edit, ...]


Edit: TypeAlias = Set | Remove | Rename | Several


def edited(tree: Any, edit: Edit) -> Any:
    """The tree with an edit made. Raises InputError where a path leads nowhere."""
    match edit:
        case Set(path, value):
            _refuse_odd(path, value)
            return placed_at(tree, path, value)
        case Remove(path):
            if not path:
                raise InputError([Fault("REF-unknown", "a scenario cannot be removed from itself")])
            value_at(tree, path)
            return taken(tree, emptied(tree, path))
        case Rename(path, name):
            return renamed(tree, path, name)
        case Several(edits):
            for each in edits:
                tree = edited(tree, each)
            return tree


def _refuse_odd(path: Path, value: Any) -> None:
    """Raises InputError for a value that no file of ours can hold at a path."""
    for place, each, in_list in _parts(path, value):
        deletion = each is None and place[:1] == (PATCH,) and len(place) > 1 and not in_list
        if not isinstance(each, str | dict | list) and not deletion:
            raise InputError([Fault("FMT-type", f"expected text, a map or a list, found {each!r:.40}", place)])
        if isinstance(each, dict) and not all(isinstance(key, str) for key in each):
            raise InputError([Fault("FMT-key", "a field's name is text", place)])
        for text in each if isinstance(each, dict) else (each,) if isinstance(each, str) else ():
            scalar(text, path=place)  # refuses control characters
    if not path and not isinstance(value, dict):
        raise InputError([Fault("FMT-shape", "a scenario is made of fields and values, such as title: ...")])


def _parts(path: Path, value: Any, *, in_list: bool = False) -> Iterator[tuple[Path, Any, bool]]:
    """A value and everything in it, with its path and whether it is somewhere in a list."""
    yield path, value, in_list
    if isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for step, each in inside:
            yield from _parts((*path, str(step)), each, in_list=in_list or isinstance(value, list))
