"""The difference of two texts of one scenario, in sentences."""

from __future__ import annotations

import random

import pytest

from planner.edits import Edit, Remove, Rename, Set, Several, apply, difference
from planner.edits.differing import STYLE
from planner.edits.marks import marked, tree_of
from planner.errors import InputError
from tests.edits.test_properties import some_edit
from tests.edits.test_rename import EVERY
from tests.edits.texts import FIRST_STEPS, SINGAPORE, TEXTS, paths

CASES: list[tuple[Edit, list[str]]] = [
    (Set(("meetings", "talks", "length"), "2 h"), ["Meeting talks: length 2 h (new)."]),
    (Set(("meetings", "briefing", "length"), "2 h"), ["Meeting briefing: length 2 h instead of 30 min."]),
    (
        Several((Set(("meetings", "visit", "title"), "A visit"), Remove(("meetings", "visit", "length")))),
        ["Meeting visit: title A visit instead of Visit; no length (was 30 min)."],
    ),
    (Set(("people", "gus"), {"name": "Gus", "of": "n"}), ["Person gus is new."]),
    (Remove(("relations", "r-same")), ["Relation r-same is gone."]),
    (Rename(("people", "ann"), "anna"), ["Person ann is called anna now."]),
    (
        Several((Rename(("places", "north"), "nord"), Set(("meetings", "peak", "length"), "2 h"))),
        ["City north is called nord now.", "Meeting peak: length 2 h instead of 1 h."],
    ),
    (
        Set(("places", "north", "venues", "offices", "rooms", "boxes", "count"), "4"),
        ["Room north/offices/boxes: count 4 instead of 3."],
    ),
    (Set(("places", "north", "venues", "hall"), {}), ["Venue north/hall is new."]),
    (Set(("home",), "south"), ["Scenario: home south instead of north."]),
    (Set(("horizon", "grid"), "10 min"), ["Horizon: grid 10 min (new)."]),
    (Set(("summit", "at"), "2026-03-05 11:00"), ["Summit: at 2026-03-05 11:00 instead of 2026-03-05 10:00."]),
    (
        Remove(("summit",)),
        ["Summit: no meeting (was peak); no at (was 2026-03-05 10:00); no place (was north/palace)."],
    ),
    (Set(("policies", "rest", "length"), "9 h"), ["Policies: rest {length: 9 h} (new)."]),
    (Set(("policies", "quotas", "few", "most"), "8"), ["Quota few: most 8 instead of 9."]),
    (Remove(("policies", "quiet_times", "siesta")), ["Quiet time siesta is gone."]),
    (Set(("meetings", "talks", "who", "required", "2"), "bea"), ["Meeting talks: who.required with bea."]),
    (Remove(("people", "ann", "deputies", "0")), ["Person ann: deputies without bea."]),
    (
        Set(("permits", "way", "opens", "flight"), ["north", "south"]),
        ["Permit way: opens.flight [north, south] instead of [south, north]."],
    ),
    (
        Set(("meetings", "talks", "stages", "1", "length"), "1 h"),
        ["Meeting talks: stages 2.length 1 h instead of 30 min."],
    ),
    (
        Remove(("meetings", "talks", "stages", "1")),
        ["Meeting talks: no stages 2 (was {title: The rest, length: 30 min})."],
    ),
    (Set(("note",), ""), ['Scenario: note "" (new).']),
]


@pytest.mark.parametrize(("edit", "told"), CASES)
def test_a_difference_is_told_by_parts(edit: Edit, told: list[str]) -> None:
    assert list(difference(EVERY, apply(EVERY, edit))) == told


def test_the_same_text_has_no_difference_and_comments_are_told_as_such() -> None:
    assert difference(SINGAPORE, SINGAPORE) == ()
    assert difference(SINGAPORE, SINGAPORE + "# more\n") == (STYLE,)
    assert difference(FIRST_STEPS, FIRST_STEPS.replace("title: First steps", "title: 'First steps'")) == (STYLE,)


def test_a_patch_is_told_as_one() -> None:
    text = TEXTS["variant"]
    edits = (
        Set(("patch", "meetings", "talks", "length"), "3 h"),
        Set(("patch", "permits", "visa"), None),
        Remove(("patch", "meetings", "dinner")),
    )
    assert list(difference(text, apply(text, Several(edits)))) == [
        "Patch, permit visa is deleted.",
        "Patch, meeting talks: length 3 h instead of 2 h.",
        "Patch, meeting dinner is gone.",
    ]


def test_long_values_are_cut() -> None:
    told = difference(FIRST_STEPS, apply(FIRST_STEPS, Set(("note",), "x" * 200)))
    assert told == (f"Scenario: note {'x' * 77}... (new).",)


@pytest.mark.parametrize("name", TEXTS)
def test_there_is_a_sentence_for_every_difference_and_none_without_one(name: str) -> None:
    text, chance = TEXTS[name], random.Random(5)
    known = list(paths(tree_of(marked(text))))
    for _ in range(60):
        try:
            after = apply(text, some_edit(chance, known))
        except InputError:
            continue
        told = difference(text, after)
        assert bool(told) == (text != after)
        assert all(each.endswith(".") and each.isprintable() for each in told)
        assert (told == (STYLE,)) == (text != after and tree_of(marked(text)) == tree_of(marked(after)))


def test_a_text_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(InputError, match="FMT-duplicate"):
        difference("a: b\n", "a: b\na: c\n")
