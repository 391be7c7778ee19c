"""New entries: what they are called, and that they can be added to any scenario."""

from __future__ import annotations

import pytest

from planner.edits import apply
from planner.edits.marks import marked, tree_of
from planner.files import load_draft
from tests.edits.texts import SINGAPORE
from tests.house.imports import ROOT
from ui.editor.new_entries import RULES, adding, copying
from ui.editor.sections import SECTIONS, Part, entries, maps_of
from ui.fields.trees import value_at

TREE = tree_of(marked(SINGAPORE))
PARTS = {part.one: part for section in SECTIONS for part in section.parts}


@pytest.mark.parametrize("part", PARTS.values(), ids=list(PARTS))
def test_an_entry_of_any_part_can_be_added_to_a_text(part: Part) -> None:
    around = maps_of(part, TREE)[0]
    path, edit = adding(part, "Straße & Söhne", TREE, around, RULES[0])
    after = tree_of(marked(apply(SINGAPORE, edit)))
    assert path[:-1] == around
    assert path[-1] == "strae-sohne"
    assert path in entries(part, after)


def test_a_meeting_with_a_person_is_sound_at_once() -> None:
    part = PARTS["person"]
    path, edit = adding(part, "Ann Example", TREE, ("people",))
    scenario, _ = load_draft(ROOT / "scenarios" / "x.yaml", apply(SINGAPORE, edit))
    assert scenario.people[path[-1]].name == "Ann Example"


def test_ids_that_share_a_namespace_are_free_in_all_of_it() -> None:
    tree = {"people": {"ann": {}}, "roles": {"ann-2": {}}, "meetings": {"ann": {}}}
    assert adding(PARTS["party"], "Ann", tree, ("parties",))[0] == ("parties", "ann-3")
    assert adding(PARTS["meeting"], "Ann", tree, ("meetings",))[0] == ("meetings", "ann-2")
    assert adding(PARTS["permit"], "Ann", tree, ("permits",))[0] == ("permits", "ann")


def test_a_copy_is_the_same_under_another_id() -> None:
    original = entries(PARTS["meeting"], TREE)[0]
    copy, edit = copying(original, TREE)
    after = tree_of(marked(apply(SINGAPORE, edit)))
    assert copy != original
    assert value_at(after, copy) == value_at(after, original) == value_at(TREE, original)
