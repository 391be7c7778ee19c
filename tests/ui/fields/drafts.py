"""Drafts that the tests of the forms look at: whole ones, and ones in which anything may be broken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import strategies as st

from planner.domain.references.mentions import ENTRIES
from planner.errors import InputError
from planner.files import load_tree
from tests.house.imports import ROOT
from ui.fields.field import FormField
from ui.fields.form import form_of
from ui.fields.reading import Context, read
from ui.fields.trees import map_at

Path = tuple[str, ...]
SINGAPORE = ROOT / "scenarios" / "singapore-2018.yaml"
EVERY_REFERENCE = ROOT / "tests" / "edits" / "every_reference.yaml"
FILES = (SINGAPORE, ROOT / "scenarios" / "first-steps.yaml", EVERY_REFERENCE)
TREE = load_tree(SINGAPORE)
MEETING = ("meetings", "letter")
NOWHERE = ("meetings", "there-is-none")
TREES = {file.stem: load_tree(file) for file in FILES}


def forms(tree: Any) -> Iterator[Path]:
    """The paths of everything in a tree that has a form."""
    yield from ((), ("horizon",), ("summit",), ("policies",), ("policies", "rest"), ("policies", "night"))
    for pattern in ENTRIES:
        yield from _paths(tree, pattern)


def _paths(tree: Any, pattern: Path, path: Path = ()) -> Iterator[Path]:
    if not pattern:
        yield path
    elif pattern[0] == "*":
        for id_ in map_at(tree, path):
            yield from _paths(tree, pattern[1:], (*path, id_))
    else:
        yield from _paths(tree, pattern[1:], (*path, pattern[0]))


def places(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Every path in a tree."""
    if path:
        yield path
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, part in inside:
        yield from places(part, (*path, str(step)))


def replaced(tree: Any, path: Path, value: Any) -> Any:
    """A tree with another value at a path that it has; without it for None."""
    if not path:
        return value
    if isinstance(tree, dict):
        inner = {**tree, path[0]: replaced(tree[path[0]], path[1:], value)}
        return {key: part for key, part in inner.items() if part is not None}
    inner_list = [*tree]
    inner_list[int(path[0])] = replaced(tree[int(path[0])], path[1:], value)
    return [part for part in inner_list if part is not None]


BROKEN: tuple[Any, ...] = (
    None,
    "",
    "nonsense",
    "2018-13-99",
    "Not/AZone",
    [],
    ["x"],
    [["x"]],
    {},
    {"x": "y"},
    [{"x": "y"}],
    "1" * 40,
)


@st.composite
def broken_drafts(draw: st.DrawFn) -> Any:
    """A draft in which a few places hold something else, or nothing."""
    tree: Any = TREES[draw(st.sampled_from(["every_reference", "first-steps"]))]
    for _ in range(draw(st.integers(1, 4))):
        known = list(places(tree))
        if known:
            tree = replaced(tree, draw(st.sampled_from(known)), draw(st.sampled_from(BROKEN)))
    return tree


def field(path: Path, key: str, tree: Any = TREE) -> FormField:
    return next(each for each in form_of(path, tree) if each.key == key)


def reading(path: Path, key: str, what: object) -> Any:
    """What is read into a field that was empty before."""
    return read(field(path, key), what, Context(TREE, NOWHERE))


def refusal(path: Path, key: str, what: object) -> str:
    with pytest.raises(InputError) as caught:
        reading(path, key, what)
    assert len(caught.value.faults) == 1
    assert caught.value.faults[0].path == (*NOWHERE, *field(path, key).path)
    return caught.value.faults[0].message
