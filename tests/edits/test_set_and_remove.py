"""Setting and removing: single edits, and what they leave as it was."""

from __future__ import annotations

import pytest

from planner.edits import Edit, Remove, Set, Several, apply
from planner.errors import InputError
from tests.edits.texts import FIRST_STEPS, SINGAPORE, TEXTS

BASE = """\
# about the file
schema: 1
people:
  # the first
  trump:
    rank: 1 # head of state
    languages: [en]
    # end of trump

  pompeo: {rank: 2}

relations:
  order: # why
    rule: before
    first: a
# the end
"""
PAIRS: list[tuple[str, Edit, str, str]] = [
    ("a value", Set(("people", "trump", "rank"), "2"), "rank: 1 #", "rank: 2 #"),
    ("in brackets", Set(("people", "pompeo", "rank"), "a, b"), "{rank: 2}", '{rank: "a, b"}'),
    ("a list", Set(("people", "trump", "languages"), ["en", "ko"]), "[en]", "[en, ko]"),
    ("to an empty list", Set(("people", "trump", "languages"), []), "[en]", "[]"),
    ("a new field", Set(("people", "trump", "of"), "us"), "[en]\n", "[en]\n    of: us\n"),
    ("a new field in brackets", Set(("people", "pompeo", "of"), "us"), "{rank: 2}", "{rank: 2, of: us}"),
    ("another to a list", Set(("people", "trump", "languages", "1"), "fr"), "[en]", "[en, fr]"),
    (
        "a new entry, apart as the others",
        Set(("people", "x"), {"rank": "3"}),
        "{rank: 2}\n",
        "{rank: 2}\n\n  x: {rank: 3}\n",
    ),
    ("what is missing on the way", Set(("people", "pompeo", "a", "b"), "c"), "{rank: 2}", "{rank: 2, a: {b: c}}"),
    (
        "text over a map",
        Set(("relations", "order"), "x"),
        "  order: # why\n    rule: before\n    first: a\n",
        "  order: x # why\n",
    ),
    (
        "a map over text",
        Set(("people", "trump", "rank"), {"a": "b"}),
        "    rank: 1 # head of state\n",
        "    rank: # head of state\n      a: b\n",
    ),
    (
        "a map over a map, only what differs",
        Set(("relations", "order"), {"rule": "gate", "first": "a"}),
        "before",
        "gate",
    ),
    ("its own comment goes", Remove(("people", "trump", "rank")), "    rank: 1 # head of state\n", ""),
    ("the last field of brackets", Remove(("people", "pompeo", "rank")), "{rank: 2}", "{}"),
    ("one of a list", Remove(("people", "trump", "languages", "0")), "    languages: [en]\n", ""),
    ("a field that would hold nothing", Remove(("relations", "order")), BASE[BASE.index("\nrelations") : -10], ""),
    (
        "with its comments, also those within",
        Remove(("people", "trump")),
        BASE[BASE.index("  # the first") : BASE.index("  pompeo")],
        "\n",
    ),
    ("the comment of the file stays", Remove(("schema",)), "schema: 1\n", ""),
    (
        "several",
        Several((Set(("schema",), "2"), Remove(("people",)), Set(("schema",), "3"))),
        BASE[BASE.index("schema") : BASE.index("relations")],
        "schema: 3\n\n",
    ),
]


@pytest.mark.parametrize(("edit", "old", "new"), [pytest.param(*pair[1:], id=pair[0]) for pair in PAIRS])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_edit_changes_its_own_lines_and_no_others(edit: Edit, old: str, new: str, newline: str) -> None:
    assert BASE.count(old) == 1
    text, want = (each.replace("\n", newline) for each in (BASE, BASE.replace(old, new)))
    assert apply(text, edit) == want
    assert apply("\ufeff" + text, edit) == "\ufeff" + want


def test_what_has_no_end_of_line_gets_none() -> None:
    assert apply("a: b", Set(("c",), "d")) == "a: b\nc: d"
    assert apply("a: b\nc: d", Remove(("c",))) == "a: b"
    assert apply("a: b", Remove(("a",))) == "{}"
    assert apply("{}", Set(("a",), {"b": ["c"]})) == "a:\n  b: [c]"


def test_a_value_that_stands_there_changes_nothing() -> None:
    text = "a:   'b'   # c"
    assert apply(text, Set(("a",), "b")) is text
    assert apply(text, Several(())) is text


def test_long_lists_take_lines_of_their_own() -> None:
    names = [f"somebody-with-a-name-{number}" for number in range(6)]
    assert apply("a:\n  b: x\n", Set(("a", "b"), names)) == "a:\n  b:\n" + "".join(f"    - {each}\n" for each in names)
    assert apply("a:\n- x\nb:\n   c: x\n", Set(("b", "c"), names)).splitlines()[4] == "   - somebody-with-a-name-0"


def test_comments_in_a_list_of_several_lines_stay_where_an_entry_stays() -> None:
    text = "a: [\n  x, # one\n  y, # two\n  z  # three\n  ]\nb:\n  - x # one\n  - y # two\n"
    assert apply(text, Set(("a",), ["x", "z"])) == text.replace("  y, # two\n", "", 1)
    assert apply(text, Set(("a",), ["x", "q", "z"])) == text.replace("  y, # two", "  q, # two")
    assert apply(text, Set(("b",), ["x", "y", "z"])) == text + "  - z\n"
    assert apply(text, Set(("b",), ["y"])) == text.replace("  - x # one\n", "")


def test_new_maps_look_like_their_siblings() -> None:
    person = {"name": "Wang Yi", "of": "china", "languages": ["zh", "en"]}
    added = apply(SINGAPORE, Set(("people", "wang"), person))
    assert "\n  wang: {name: Wang Yi, of: china, languages: [zh, en]}\n" in added
    meeting = {"title": "A call", "who": {"required": ["trump"], "optional": {"pompeo": "1"}}, "where": ["remote"]}
    added = apply(SINGAPORE, Set(("meetings", "call"), meeting))
    assert (
        "\n  call:\n    title: A call\n    who: {required: [trump], optional: {pompeo: 1}}\n    where: [remote]\n"
        in added
    )


def test_deletions_of_a_patch_are_written_as_null_and_nowhere_else() -> None:
    variant = TEXTS["variant"]
    assert "waiver: null, visa: null}" in apply(variant, Set(("patch", "permits", "visa"), None))
    assert "    dinner:\n      length: 2 h\n" in apply(variant, Set(("patch", "meetings", "dinner"), {"length": "2 h"}))
    assert "permits" not in apply(
        variant, Several((Remove(("patch", "permits", "waiver")), Remove(("patch", "permits", "visa"))))
    )
    for path, value in ((("title",), None), (("patch", "places"), [None])):
        with pytest.raises(InputError, match="FMT-type"):
            apply(variant, Set(path, value))


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (Remove(("people", "pompeoo")), "REF-unknown f.yaml:15:3 people.pompeoo: .*did you mean pompeo?"),
        (Remove(("people", "trump", "languages", "x")), "REF-unknown f.yaml:.*a list of 1"),
        (Set(("people", "trump", "languages", "3"), "x"), "REF-unknown .*people.trump.languages.3: .*a list of 1"),
        (Set(("title", "x"), "y"), "REF-unknown .*title.x: there is nothing below a value such as 'First steps'"),
        (Remove(()), "a scenario cannot be removed"),
        (Set((), "x"), "FMT-shape"),
        (Set(("title",), 3), "FMT-type f.yaml:3:8 title: expected text"),
        (Set(("title",), {1: "x"}), "FMT-key f.yaml:3:8 title"),
        (Set(("title",), "a\0"), "FMT-control f.yaml:3:8 title: .*U\\+0000"),
    ],
)
def test_edits_that_lead_nowhere_are_refused(edit: Edit, told: str) -> None:
    with pytest.raises(InputError, match=told):
        apply(FIRST_STEPS, edit, "f.yaml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "FMT-empty"),
        ("# nothing\n", "FMT-empty"),
        ("- a\n", "FMT-shape"),
        ("a: b\na: c\n", "FMT-duplicate f.yaml:2:1"),
        ("a: &x b\n", "SEC-anchor f.yaml:1:4"),
        ("a: !!str b\n", "SEC-tag"),
        ("<<: b\n", "SEC-merge"),
        ("a: b\n---\na: c\n", "FMT-documents"),
        ("%YAML 1.2\n---\na: b\n", "FMT-directive"),
        ("a: [b\n", "FMT-yaml f.yaml:1:4 .*not closed|FMT-yaml f.yaml:1:4"),
        ("a: b\0\n", "FMT-control"),
        ("a: \ud800\n", "FMT-encoding"),
        ("[a]: b\n", "FMT-key"),
        ("a: " + "x" * 10_001, "SIZE-line"),
        ("a: " + "[" * 30 + "]" * 30, "SIZE-depth"),
    ],
)
def test_texts_that_are_no_yaml_of_ours_are_refused_in_the_readers_words(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        apply(text, Set(("a",), "x"), "f.yaml")


def test_a_draft_with_faults_is_edited_all_the_same() -> None:
    assert apply("length:\nhome: null # x\n", Set(("home",), "a")) == "length:\nhome: a # x\n"
    assert apply("length:\n", Set(("length",), "2 h")) == "length: 2 h\n"
    assert apply("places:\n", Set(("places", "a", "name"), "A")) == "places:\n  a:\n    name: A\n"
    assert apply("a: {b}\n", Set(("a", "b"), "c")) == "a: {b: c}\n"
