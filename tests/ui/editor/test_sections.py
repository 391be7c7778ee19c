"""The sections of the editor: every part of a scenario has one, and every path its place."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.references.mentions import ENTRIES
from planner.domain.scenario import Scenario
from planner.errors import Fault
from planner.files import load_tree
from planner.files.fields import fields_of
from tests.house.imports import ROOT
from ui.editor.sections import BY_NAME, SECTIONS, entries, entry_of, label_of, maps_of, section_of
from ui.fields.trees import Path

TREE = load_tree(ROOT / "scenarios" / "singapore-2018.yaml")


def test_everything_that_has_an_id_is_listed_in_some_section() -> None:
    listed = {part.pattern for section in SECTIONS for part in section.parts}
    assert listed == set(ENTRIES)
    assert {part.pattern: part.one for section in SECTIONS for part in section.parts} == ENTRIES


def test_every_field_of_a_scenario_belongs_to_a_section_of_its_own() -> None:
    by_field = {name: section_of((name,)).name for name in fields_of(Scenario)}
    assert [name for name, section in by_field.items() if section == "yaml"] == []


@pytest.mark.parametrize(
    ("path", "section", "entry"),
    [
        (("meetings", "round-1", "who", "required", "0"), "meetings", ("meetings", "round-1")),
        (("places", "singapore"), "places", ("places", "singapore")),
        (
            ("places", "singapore", "venues", "capella", "rooms", "hall", "seats"),
            "places",
            ("places", "singapore", "venues", "capella", "rooms", "hall"),
        ),
        (("policies", "rest", "length"), "rules", None),
        (("policies", "quotas", "talks", "most"), "rules", ("policies", "quotas", "talks")),
        (("horizon", "from"), "summit", None),
        (("meetings",), "meetings", None),
        (("extends",), "yaml", None),
        ((), "yaml", None),
    ],
)
def test_a_path_has_its_section_and_its_entry(path: Path, section: str, entry: Path | None) -> None:
    assert section_of(path).name == section
    found = entry_of(path)
    assert (None if found is None else found[1]) == entry


def test_entries_are_found_wherever_they_lie() -> None:
    places = BY_NAME["places"]
    counts = {part.one: len(entries(part, TREE)) for part in places.parts}
    assert counts["city"] == len(TREE["places"])
    assert counts["venue"] == sum(len(city.get("venues", {})) for city in TREE["places"].values())
    assert entries(BY_NAME["meetings"].parts[0], {}) == ()
    assert entries(BY_NAME["meetings"].parts[0], {"meetings": "none"}) == ()


def test_the_maps_of_entries_need_not_be_there() -> None:
    quotas = next(part for part in BY_NAME["rules"].parts if part.name == "quotas")
    assert maps_of(quotas, {}) == [("policies", "quotas")]
    venues = next(part for part in BY_NAME["places"].parts if part.name == "venues")
    assert maps_of(venues, {"places": {"seoul": {}}}) == [("places", "seoul", "venues")]


@pytest.mark.parametrize(
    ("faults", "words"), [((), "Permits 2"), ((Fault("X", "x", ("permits", "a")),), "Permits 2 · 1 wrong")]
)
def test_a_section_says_how_much_is_in_it_and_how_much_is_wrong(faults: tuple[Fault, ...], words: str) -> None:
    tree: dict[str, Any] = {"permits": {"a": {}, "b": {}}}
    assert label_of(BY_NAME["permits"], tree, faults) == words
