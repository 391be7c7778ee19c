"""Edits of a variant: the scenario that it stands for is the edited one, and its base is left alone."""

from __future__ import annotations

import random

import pytest

from planner.domain.patch import merge
from planner.edits import Edit, Remove, Rename, Set, apply_to_variant, extended_by
from planner.edits.edit import edited
from planner.edits.marks import marked, tree_of
from planner.errors import InputError
from planner.files import load_tree
from tests.edits.test_properties import some_edit
from tests.edits.texts import FIRST_STEPS, SINGAPORE, paths
from tests.house.imports import ROOT

LATE = (ROOT / "scenarios" / "waiver-late.yaml").read_text("utf-8")
BASE = tree_of(marked(SINGAPORE))


def stands_for(text: str) -> object:
    own = tree_of(marked(text))
    return merge(merge(BASE, own.get("patch", {})), {name: own[name] for name in ("title", "note") if name in own})


def test_only_a_variant_extends_something() -> None:
    assert extended_by(LATE) == "singapore-2018.yaml"
    assert extended_by(FIRST_STEPS) is None


def test_without_an_edit_nothing_changes() -> None:
    assert apply_to_variant(LATE, BASE, Set(("home",), BASE["home"])) == LATE


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (Set(("meetings", "round-1", "length"), "45 min"), "length: 45 min"),
        (Remove(("meetings", "round-1")), "round-1: null"),
        (Set(("title",), "Another title"), 'title: "Another title"'),
    ],
)
def test_an_edit_is_written_as_a_patch(edit: Edit, line: str) -> None:
    after = apply_to_variant(LATE, BASE, edit)
    assert line in after
    assert stands_for(after) == edited(stands_for(LATE), edit)
    assert set(LATE.splitlines()) - set(after.splitlines()) <= {
        text for text in LATE.splitlines() if text.startswith("title:")
    }


def test_what_is_put_back_leaves_the_patch() -> None:
    there = apply_to_variant(LATE, BASE, Set(("meetings", "round-1", "length"), "45 min"))
    back = apply_to_variant(there, BASE, Set(("meetings", "round-1", "length"), BASE["meetings"]["round-1"]["length"]))
    assert tree_of(marked(back)) == tree_of(marked(LATE))


def test_an_id_is_renamed_wherever_it_stands() -> None:
    after = apply_to_variant(LATE, BASE, Rename(("people", "kim-yong-chol"), "general-kim"))
    assert stands_for(after) == edited(stands_for(LATE), Rename(("people", "kim-yong-chol"), "general-kim"))


def test_a_title_that_the_base_has_is_not_said_again() -> None:
    after = apply_to_variant(LATE, BASE, Set(("title",), BASE["title"]))
    assert "title" not in tree_of(marked(after))
    assert stands_for(after) == {**stands_for(LATE), "title": BASE["title"]}  # type: ignore[dict-item]


def test_any_edit_of_what_it_stands_for() -> None:
    chance = random.Random(3)
    text = LATE
    for _ in range(60):
        whole = stands_for(text)
        edit = some_edit(chance, list(paths(whole)))
        try:
            want = edited(whole, edit)
            text = apply_to_variant(text, BASE, edit)
        except InputError:
            continue
        assert stands_for(text) == want


def test_the_tree_of_a_file_is_a_base() -> None:
    assert load_tree(ROOT / "scenarios" / "singapore-2018.yaml") == BASE
