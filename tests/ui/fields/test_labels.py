"""Places of a scenario in people's words, and the forms that they are in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from tests.ui.fields.drafts import TREE, broken_drafts, places
from ui.editor.sections import section_of
from ui.fields.form import form_of
from ui.fields.labels import form_path_of, words_of

PLACES: list[tuple[tuple[str, ...], str, str, tuple[str, ...]]] = [
    (
        ("meetings", "abe-visit", "when", "time_of_day"),
        "Meeting Abe at the White House, time of day",
        "Meetings",
        ("meetings", "abe-visit"),
    ),
    (
        ("meetings", "moon-kim", "who"),
        "Meeting Second meeting of Moon Jae-in and Kim Jong Un, who attends",
        "Meetings",
        ("meetings", "moon-kim"),
    ),
    (
        ("meetings", "letter", "stages", "1", "length"),
        "Meeting Kim Jong Un's letter is handed over, stages, entry 2, length",
        "Meetings",
        ("meetings", "letter"),
    ),
    (("meetings", "gone", "title"), "Meeting gone, title", "Meetings", ("meetings", "gone")),
    (
        ("places", "singapore", "venues", "capella", "hours"),
        "Venue Capella in Singapore, opening hours",
        "Places",
        ("places", "singapore", "venues", "capella"),
    ),
    (
        ("places", "singapore", "ground", "a - b"),
        "City Singapore, ways between venues, a - b",
        "Places",
        ("places", "singapore"),
    ),
    (("relations", "dinner-first", "most"), "Relation dinner-first, most", "Relations", ("relations", "dinner-first")),
    (("policies", "rest", "length"), "Rules, length of the rest", "Rules", ("policies",)),
    (("rule_pack",), "Rule pack", "Rules", ()),
    (("horizon", "from"), "Horizon, from", "Summit and horizon", ("horizon",)),
    (("title",), "Title", "Summit and horizon", ()),
    (("meetings",), "Meetings", "Meetings", ()),
    ((), "The scenario", "YAML", ()),
    (("metings", "x"), "Metings, x", "YAML", ()),
]


@pytest.mark.parametrize(
    ("path", "words", "section", "entry"), PLACES, ids=[".".join(each[0]) or "-" for each in PLACES]
)
def test_places_are_told_in_words(path: tuple[str, ...], words: str, section: str, entry: tuple[str, ...]) -> None:
    assert words_of(path, TREE) == words
    assert section_of(path).title == section
    assert form_path_of(path) == entry


def test_every_entry_has_a_form() -> None:
    assert all(form_of(form_path_of(path), TREE) for path in places(TREE))


@settings(deadline=None, max_examples=60)
@given(tree=broken_drafts())
def test_a_broken_draft_has_words(tree: Any) -> None:
    for path in (*places(tree), ("meetings", "x", "when"), ("people", "ann", "of", "it")):
        assert words_of(path, tree)
        assert form_of(form_path_of(path), tree)
