"""Edits of a scenario's text: a pure function from a text and an edit to a new text, or to faults.

The text is spliced at the marks of what is edited; every other character stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from planner.edits.marks import MARK, Node, Path, marked, tree_of
from planner.edits.removing import removed
from planner.edits.renaming import renamed, renaming
from planner.edits.scalars import scalar
from planner.edits.setting import added, below, replaced
from planner.edits.source import Source, Splice, spliced
from planner.edits.trees import emptied, placed_at, taken, value_at
from planner.errors import Fault, InputError
from planner.files.text import place_of
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
    try:
        after, reached = _applied(body, root, edit, file)
        arrived = tree_of(reached) == expected
    except _Unreadable:
        arrived = False
    if not arrived:
        raise InputError([_beyond_us(body, root, edit, file)])
    return text if after == body else mark + after


class _Unreadable(Exception):
    """A text that we have spliced and cannot read."""


def edited(tree: Any, edit: Edit) -> Any:
    """The same edit of a plain tree. Raises InputError where a path leads nowhere."""
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


def _placed(text: str, root: Node, fault: Fault, file: str | None) -> Fault:
    """A fault with the place in the text of the nearest thing along its path."""
    return fault.at(file, *place_of(text, _nodes(root, fault.path)[-1].start))


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


def _applied(text: str, root: Node, edit: Edit, file: str | None) -> tuple[str, Node]:
    """The text after an edit, and its nodes."""
    if isinstance(edit, Several):
        return _one_by_one(text, root, edit.edits, file)
    if isinstance(edit, Remove):
        return _spliced(text, _removal(text, root, edit.path), file)
    if isinstance(edit, Rename):
        return _spliced(text, renaming(root, edit.path, edit.name), file)
    nodes = _nodes(root, edit.path)
    old = nodes[-1] if len(nodes) > len(edit.path) else None
    if old is not None and tree_of(old) == edit.value:
        return text, root
    if old is not None and (parts := narrowed(old, edit.path, edit.value)) is not None:
        return _one_by_one(text, root, parts, file)
    return _spliced(text, _setting(text, root, edit), file)


def _one_by_one(text: str, root: Node, edits: Iterable[Edit], file: str | None) -> tuple[str, Node]:
    for each in edits:
        text, root = _applied(text, root, each, file)
    return text, root


def _spliced(text: str, splices: Iterable[Splice], file: str | None) -> tuple[str, Node]:
    after = spliced(text, splices)
    try:
        return after, marked(after, file)
    except InputError:
        raise _Unreadable from None


def narrowed(old: Node, path: Path, value: Any) -> tuple[Edit, ...] | None:
    """The smaller edits that a map over a map comes to, or a list over a block list; None where it is written anew."""
    if old.kind == "map" and isinstance(value, dict) and (value or not path) and old.entries:
        before: dict[str, Any] = tree_of(old)
        changed = tuple(Set((*path, key), each) for key, each in value.items() if before.get(key, before) != each)
        return (*changed, *(Remove((*path, key)) for key in before if key not in value))
    if old.kind == "list" and old.block and isinstance(value, list) and value:
        was: list[Any] = tree_of(old)
        same = next((n for n, pair in enumerate(zip(was, value, strict=False)) if pair[0] != pair[1]), None)
        same = min(len(was), len(value)) if same is None else same
        gone = len(was) - len(value)
        if gone > 0 and was[same + gone :] == value[same:]:
            return tuple(Remove((*path, str(same))) for _ in range(gone))
        if gone <= 0:
            return tuple(Set((*path, str(n)), each) for n, each in enumerate(value) if was[n : n + 1] != [each])
    return None


def _nodes(root: Node, path: Path) -> list[Node]:
    """The nodes along a path, from the root on, as far as it leads."""
    nodes = [root]
    for step in path:
        entry = nodes[-1].entry(step)
        if entry is None:
            break
        nodes.append(entry.value)
    return nodes


def _setting(text: str, root: Node, edit: Set) -> Iterator[Splice]:
    source, path, nodes = Source(text, root), edit.path, _nodes(root, edit.path)
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
    from planner.edits.writing import Writer

    text = source.newline.join(Writer(source).entry(key, each, 0, ()) for key, each in value.items())
    yield Splice(source.root.start, source.root.end, text)


def _removal(text: str, root: Node, path: Path) -> Iterator[Splice]:
    path = emptied(tree_of(root), path)
    nodes = _nodes(root, path[:-1])
    entry = nodes[-1].entry(path[-1])
    assert entry is not None
    return removed(Source(text, root), nodes, nodes[-1].entries.index(entry))


def _beyond_us(text: str, root: Node, edit: Edit, file: str | None) -> Fault:
    path = () if isinstance(edit, Several) else edit.path
    message = "this is written in a way in which it cannot be changed by itself; change it in an editor of text"
    return _placed(text, root, Fault("FMT-yaml", message, path), file)
