"""Where an entry is named."""

from __future__ import annotations

from planner.files import load_tree
from tests.house.imports import ROOT
from ui.editor.related import named_in

TREE = load_tree(ROOT / "scenarios" / "first-steps.yaml")
EVERY = load_tree(ROOT / "tests" / "edits" / "every_reference.yaml")


def test_a_person_is_named_where_they_attend() -> None:
    found = named_in(TREE, ("people", "kim-yong-chol"))
    assert ("meetings", "letter", "who", "required") in found
    assert len(found) == len(set(found))


def test_nothing_names_what_nobody_knows() -> None:
    assert named_in(TREE, ("people", "nobody")) == []


def test_what_lies_in_an_entry_does_not_count() -> None:
    for city in EVERY["places"]:
        assert all(path[:2] != ("places", city) for path in named_in(EVERY, ("places", city)))


def test_a_draft_that_is_broken_has_no_names() -> None:
    assert named_in({"meetings": ["x"], "people": "y"}, ("people", "x")) == []
