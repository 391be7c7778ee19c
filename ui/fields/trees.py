"""Looking into the tree of a draft, in which anything may be missing or of the wrong kind: nothing here raises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str, ...]
Tree: TypeAlias = Any
"""A map with text keys, a list, or a text."""


def value_at(tree: Tree, path: Sequence[str]) -> Tree | None:
    """What stands at a path of a tree, or None where nothing does."""
    for step in path:
        if isinstance(tree, Mapping):
            tree = tree.get(step)
        elif isinstance(tree, list | tuple) and step.isascii() and step.isdecimal() and int(step) < len(tree):
            tree = tree[int(step)]
        else:
            return None
    return tree


def map_at(tree: Tree, path: Sequence[str]) -> Mapping[str, Tree]:
    """The map at a path, or an empty one."""
    found = value_at(tree, path)
    return found if isinstance(found, Mapping) else {}


def text_at(tree: Tree, path: Sequence[str]) -> str | None:
    """The text at a path, or None where there is none or something else."""
    found = value_at(tree, path)
    return found if isinstance(found, str) and found else None


def texts_at(tree: Tree, path: Sequence[str]) -> tuple[str, ...]:
    """The texts in the list at a path, or none."""
    found = value_at(tree, path)
    return tuple(text for text in found if isinstance(text, str)) if isinstance(found, list | tuple) else ()


def number_at(tree: Tree, path: Sequence[str]) -> int | None:
    """The whole number that is written at a path, or None."""
    text = text_at(tree, path)
    return int(text) if text is not None and len(text) < 10 and text.isascii() and text.isdecimal() else None


def entries_at(tree: Tree, path: Sequence[str]) -> Iterator[tuple[str, Mapping[str, Tree]]]:
    """The ids in the map at a path with what each holds: an empty map where that is something else."""
    for id_, entry in map_at(tree, path).items():
        yield str(id_), entry if isinstance(entry, Mapping) else {}


def name_of(entry: Tree, id_: str) -> str:
    """What people call an entry: its title or its name, else its id."""
    return text_at(entry, ("title",)) or text_at(entry, ("name",)) or id_


def with_value(tree: Tree, path: Sequence[str], value: Tree) -> dict[str, Tree]:
    """The tree with a value at a path; whatever is on the way and is no map makes room for one. The tree stays as it was."""
    fields = dict(tree) if isinstance(tree, Mapping) else {}
    step, *rest = path
    fields[step] = with_value(fields.get(step), rest, value) if rest else value
    return fields
