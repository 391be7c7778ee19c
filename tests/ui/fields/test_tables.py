"""Tables: what they show of every part, and the one edit that changes in them come to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.references.mentions import ENTRIES
from planner.edits import Remove, Rename, Set, apply
from planner.edits.edit import edited
from planner.errors import InputError
from planner.files import load_draft
from tests.ui.fields.drafts import SINGAPORE, TREE, TREES, broken_drafts
from ui.fields.tables import PARTS, columns_of, edit_of, edits_of, new_id, paths_of, rows_of
from ui.fields.trees import value_at

TEXT = SINGAPORE.read_text(encoding="utf-8")
IDS = {part: [path[-1] for path in paths_of(part, TREE)] for part in PARTS}


def place(part: str, id_: str) -> int:
    return IDS[part].index(id_)


def changed(part: str, tree: Any = TREE, **changes: Any) -> Any:
    """The tree after changes in a table."""
    return edited(tree, edits_of(part, tree, changes))


def told(part: str, tree: Any = TREE, **changes: Any) -> list[str]:
    with pytest.raises(InputError) as caught:
        edits_of(part, tree, changes)
    return [fault.message for fault in caught.value.faults]


def test_everything_with_an_id_has_a_table() -> None:
    assert {part.pattern for part in PARTS.values()} == set(ENTRIES)


@pytest.mark.parametrize("part", PARTS)
def test_columns_have_labels_of_their_own(part: str) -> None:
    columns = columns_of(part, TREE)
    assert columns[0].label == "Id"
    assert len({column.label for column in columns}) == len(columns) > 2
    assert all(column.help for column in columns)
    assert [column.label for column in columns] == [column.label for column in columns_of(part)]


def test_rows_show_what_the_file_says() -> None:
    row = rows_of("meetings", TREE)[0]
    assert row["Id"] == "moon-kim"
    assert row["Required"] == "moon, suh-hoon, kim-jong-un, kim-yong-chol"
    assert (row["Length"], row["Fixed start"], row["Must be held"], row["Priority"]) == (
        "2 h",
        "2018-05-26 15:00",
        "yes",
        "",
    )
    room = rows_of("rooms", TREE)[place("rooms", "treaty-room")]
    assert (room["Venue"], room["Name"], room["Seats"]) == ("washington/state-department", "Treaty Room", "12")
    assert {row["City"] for row in rows_of("venues", TREE)} >= {"singapore", "seoul"}
    brief = rows_of("relations", TREE)[place("relations", "japan-told")]
    assert brief["Rule"] == "brief"
    assert brief["Briefing"]
    assert not brief["Gate"]


def test_cells_that_were_changed_are_set_or_taken_out() -> None:
    row = place("meetings", "ny-dinner")
    edit = edits_of(
        "meetings",
        TREE,
        {"edited_rows": {row: {"Length": "1h45", "Required": "Pompeo, Kim Yong Chol", "Window": None}}},
    )
    path = ("meetings", "ny-dinner")
    assert Set((*path, "length"), "105 min") in edit.edits
    assert all(isinstance(each, Set | Remove) and each.path[:2] == path for each in edit.edits)
    after = load_draft(SINGAPORE, apply(TEXT, edit))[1]
    assert value_at(after, (*path, "length")) == "105 min"
    assert value_at(after, (*path, "when", "between")) is None
    assert value_at(after, (*path, "who", "required")) == ["pompeo", "kim-yong-chol"]


def test_what_was_typed_as_it_was_makes_no_edit() -> None:
    for part in PARTS:
        rows = rows_of(part, TREE)
        assert edits_of(part, TREE, {"edited_rows": {str(n): row for n, row in enumerate(rows)}}).edits == ()


def test_another_id_is_another_name_everywhere() -> None:
    edit = edits_of("people", TREE, {"edited_rows": {place("people", "trump"): {"Id": "potus", "Rank": "2"}}})
    assert edit.edits == (Set(("people", "trump", "rank"), "2"), Rename(("people", "trump"), "potus"))
    after = load_draft(SINGAPORE, apply(TEXT, edit))[1]
    assert "potus" in after["parties"]["air-force-one"]["members"]


def test_ids_can_move_up_a_row() -> None:
    tree = {"resources": {name: {"name": name} for name in ("a", "b", "c")}}
    after = changed("resources", tree, edited_rows={0: {"Id": "b"}, 1: {"Id": "c"}, 2: {"Id": "d"}})
    assert after["resources"] == {"b": {"name": "a"}, "c": {"name": "b"}, "d": {"name": "c"}}
    assert "Row 1 (a), Id: b is among the resources already" in told("resources", tree, edited_rows={0: {"Id": "b"}})[0]


def test_rows_that_were_deleted_go_with_what_hangs_on_them() -> None:
    edit = edits_of("people", TREE, {"deleted_rows": [place("people", "kelly"), place("people", "hooker")]})
    after = load_draft(SINGAPORE, apply(TEXT, edit))[1]
    assert not {"kelly", "hooker"} & set(after["people"])
    assert "kelly" not in after["parties"]["air-force-one"]["members"]


def test_what_goes_with_another_row_may_be_deleted_too() -> None:
    meetings, relations = place("meetings", "letter"), [place("relations", "dinner-first")]
    assert changed("relations", deleted_rows=relations)["relations"].keys() == set(IDS["relations"]) - {"dinner-first"}
    assert (
        "letter"
        not in changed("meetings", deleted_rows=[meetings], edited_rows={meetings: {"Length": "nonsense"}})["meetings"]
    )


def test_rows_from_a_spreadsheet_are_added_with_ids_made_of_their_names() -> None:
    rows = [
        {
            "Name": "Jos\u00e9 \u00d1and\u00fa",
            "Delegation": "Japan",
            "Rank": 3.0,
            "Deputies": "Second One",
            "_index": 49,
        },
        {"Name": "Second One", "Delegation": "japan", "Languages": "English, Korean", "Id": None},
        {"Name": "Abe", "Delegation": "japan"},
        {"Name": None, "Rank": "", "_index": 50},
        {"Id": "own-id", "Name": "Third One", "Delegation": "japan", "Own aircraft": True},
    ]
    edit = edits_of("people", TREE, {"added_rows": rows})
    assert [each.path[1] for each in edit.edits if isinstance(each, Set)] == [
        "jose-nandu",
        "second-one",
        "abe-2",
        "own-id",
    ]
    after = load_draft(SINGAPORE, apply(TEXT, edit))[1]
    assert after["people"]["jose-nandu"] == {
        "name": "Jos\u00e9 \u00d1and\u00fa", "of": "japan", "rank": "3", "deputies": ["second-one"],
    }  # fmt: skip
    assert after["people"]["own-id"]["own_aircraft"] == "true"


ADDED: list[tuple[str, dict[str, Any], tuple[str, ...], Any]] = [
    (
        "meetings",
        {"Title": "Abe's dinner", "Required": "abe, trump", "Where": "Capella", "Length": "2 h"},
        ("meetings", "abes-dinner"),
        None,
    ),
    ("delegations", {"Name": "France", "Base": "seoul"}, ("delegations", "france"), None),
    ("people", {"Name": "Anna", "Delegation": "Russia"}, ("people", "anna"), {"name": "Anna", "of": "russia"}),
    ("roles", {"Name": "Envoy", "Holder": "Pompeo"}, ("roles", "envoy"), {"name": "Envoy", "holder": "pompeo"}),
    ("parties", {"Name": "Two", "Members": "abe, kono"}, ("parties", "two"), None),
    (
        "groups",
        {"Name": "The leaders", "Members": "trump, kim jong un"},
        ("groups", "the-leaders"),
        {"name": "The leaders", "members": ["trump", "kim-jong-un"]},
    ),
    (
        "places",
        {"Name": "Paris", "Airport": "cdg", "Public holidays": "fr"},
        ("places", "paris"),
        {"name": "Paris", "airport": "CDG", "holidays": "FR"},
    ),
    ("venues", {"Name": "Hall", "City": "Tokyo"}, ("places", "tokyo", "venues", "hall"), {"name": "Hall"}),
    (
        "rooms",
        {"Name": "Blue", "Venue": "Capella", "Seats": 12},
        ("places", "singapore", "venues", "capella", "rooms", "blue"),
        {"name": "Blue", "seats": "12"},
    ),
    (
        "routes",
        {"Between": "Tokyo, Seoul", "Length of the way": "2h15"},
        ("routes", "tokyo-seoul"),
        {"between": ["tokyo", "seoul"], "length": "135 min"},
    ),
    (
        "journeys",
        {"Who": "abe", "City left": "Tokyo", "City reached": "Singapore", "Lands": "2018-06-10 20:22"},
        ("journeys", "journey"),
        {"who": "abe", "from": "tokyo", "to": "singapore", "lands": "2018-06-10 20:22"},
    ),
    (
        "stays",
        {"Who": "abe", "City": "Singapore", "There from": "2018-06-10", "There until": "2018-06-11"},
        ("stays", "stay"),
        {"who": "abe", "city": "singapore", "from": "2018-06-10", "to": "2018-06-11"},
    ),
    (
        "stays",
        {"Who": "abe", "City": "Singapore", "There from": "2018-06-10", "Nights": "2"},
        ("stays", "stay"),
        {"who": "abe", "city": "singapore", "from": "2018-06-10", "nights": "2"},
    ),
    (
        "relations",
        {"Rule": "before", "First": "ny-dinner", "Then": "letter"},
        ("relations", "before-ny-dinner-letter"),
        None,
    ),
    (
        "relations",
        {"Rule": "Same day", "Meetings": "ny-dinner, letter", "Id": "sd"},
        ("relations", "sd"),
        {"rule": "same-day", "meetings": ["ny-dinner", "letter"]},
    ),
    (
        "work",
        {"Title": "Room block", "Length": "5 working days", "Working days of": "SG", "Priority": "20"},
        ("work", "room-block"),
        {"title": "Room block", "length": "5 working days", "calendar": "SG", "priority": "20"},
    ),
    (
        "resources",
        {"Name": "Cars", "Kind": "motorcades", "Number": "1,000"},
        ("resources", "cars"),
        {"name": "Cars", "kind": "motorcades", "number": "1000"},
    ),
    (
        "quiet times",
        {"Name": "Prayers", "Weekdays": "Fri", "Hours": "12-14"},
        ("policies", "quiet_times", "prayers"),
        None,
    ),
    (
        "quotas",
        {"Most meetings": "9", "Kinds": "bilateral, press"},
        ("policies", "quotas", "quota"),
        {"most": "9", "kinds": ["bilateral", "press"]},
    ),
    (
        "waivers",
        {"Waives": "Rest", "From whom": "japan", "Reason": "Asked for", "Given by": "Office", "Id": "w"},
        ("waivers", "w"),
        {"waives": "rest", "who": ["japan"], "why": "Asked for", "by": "Office"},
    ),
    (
        "permits",
        {
            "Name": "Visa",
            "For": "japan",
            "City": "Moscow",
            "Authority": "Office",
            "Working days of": "ru",
            "Zone of the authority": "Moscow",
            "Lead": "3",
            "Granted": "25 May",
        },
        ("permits", "visa"),
        None,
    ),
]


@pytest.mark.parametrize(("part", "cells", "path", "value"), ADDED, ids=[f"{each[0]}-{each[2][-1]}" for each in ADDED])
def test_a_row_can_be_added_to_every_table(part: str, cells: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    edit = edits_of(part, TREE, {"added_rows": [cells]})
    added = value_at(edited(TREE, edit), path)
    assert added == value if value is not None else added
    text = apply(TEXT, edit)
    if part == "delegations":
        with pytest.raises(InputError, match="nobody is of the delegation france"):
            load_draft(SINGAPORE, text)
    else:
        assert load_draft(SINGAPORE, text)[1] == edited(TREE, edit)


def test_every_part_had_a_row_added() -> None:
    assert {part for part, *_ in ADDED} == set(PARTS)


def test_faults_tell_row_and_column() -> None:
    added = [
        {"Name": "Twice", "Id": "trump"},
        {"Name": "Odd", "Id": "No Id!"},
        {"Age": "3"},
    ]
    assert sorted(told("people", edited_rows={0: {"Age": "3"}}, added_rows=added)) == [
        "New row 1 (Twice), Id: trump is there already; choose another id",
        "New row 2 (Odd), Id: 'No Id!' is not an id; write lower-case letters, digits and hyphens, such as kim-yong-chol",
        "New row 3, Age: there is no such column",
        "Row 1 (Donald Trump), Age: there is no such column",
    ]


def test_what_cannot_be_read_is_kept_as_it_was_written_and_is_a_fault_of_the_draft() -> None:
    here = place("people", "bolton")
    edit = edits_of(
        "people",
        TREE,
        {
            "edited_rows": {here: {"Rank": "12", "Delegation": "Atlantis!", "Name": "John R. Bolton"}},
            "added_rows": [{"Name": "New", "Rank": "x"}],
        },
    )
    after = edited(TREE, edit)
    bolton = after["people"]["bolton"]
    assert (bolton["rank"], bolton["of"], bolton["name"]) == ("12", "Atlantis!", "John R. Bolton")
    assert after["people"]["new"] == {"name": "New", "rank": "x"}
    with pytest.raises(InputError) as caught:
        load_draft(SINGAPORE, apply(TEXT, edit))
    assert {fault.path for fault in caught.value.faults} == {
        ("people", "bolton", "rank"),
        ("people", "bolton", "of"),
        ("people", "new", "rank"),
        ("people", "new"),
    }


def test_relations_have_only_the_columns_of_their_rule() -> None:
    assert "choose a rule first" in told("relations", added_rows=[{"First": "letter"}])[0]
    assert (
        "a relation of rule gate has none; leave it empty"
        in told("relations", added_rows=[{"Rule": "gate", "Then": "letter"}])[0]
    )


def test_another_rule_takes_out_what_it_has_no_use_for() -> None:
    row = place("relations", "dinner-first")
    after = changed("relations", edited_rows={row: {"Meetings": "ny-dinner, letter", "Rule": "same-day"}})
    assert (
        after["relations"]["dinner-first"].items() >= {"rule": "same-day", "meetings": ["ny-dinner", "letter"]}.items()
    )
    assert not {"first", "then", "least", "most"} & set(after["relations"]["dinner-first"])


def test_a_venue_needs_a_city_and_stays_there() -> None:
    assert "New row 1 (x), City: say in which city it is" in told("venues", added_rows=[{"Name": "x"}])
    assert "there is no city" in told("venues", added_rows=[{"Name": "x", "City": "atlantis"}])[0]
    assert "cannot be moved here to another city" in told("venues", edited_rows={0: {"City": "seoul"}})[0]
    alone = {"places": {"seoul": {"name": "Seoul"}}}
    assert changed("venues", alone, added_rows=[{"Name": "x"}])["places"]["seoul"]["venues"] == {"x": {"name": "x"}}


def test_rows_may_be_shown_in_another_order() -> None:
    rows = rows_of("rooms", TREE)
    shown = list(reversed(rows))[:2]
    edit = edits_of("rooms", TREE, {"edited_rows": {1: {"Seats": "99"}}}, shown)
    assert edit.edits == (Set((*paths_of("rooms", TREE)[-2], "seats"), "99"),)


def test_ids_of_new_entries_are_free() -> None:
    assert new_id(("people",), TREE, "Trump!") == "trump-2"
    assert new_id(("people",), TREE, "Japan") == "japan-2", "a delegation has that id"
    assert new_id(("meetings",), TREE, "Japan") == "japan"
    assert new_id(("meetings",), TREE, "all") == "all-2", "a reserved word"
    assert new_id(("meetings",), TREE, "\u4f1a\u8b70") == "meeting"
    assert new_id(("meetings",), {}, "x" * 80) == "x" * 64
    assert new_id(("meetings",), {"meetings": {"x" * 64: {}}}, "x" * 80) == "x" * 56 + "-2"


def test_one_value_as_an_edit() -> None:
    assert edit_of(TREE, ("title",), "x") == Set(("title",), "x")
    assert edit_of(TREE, ("title",), TREE["title"]) is None
    assert edit_of(TREE, ("note",), None) is None
    assert edit_of(TREE, ("title",), None) == Remove(("title",))


@settings(deadline=None, max_examples=80)
@given(tree=broken_drafts(), part=st.sampled_from(sorted(PARTS)), where=st.integers(0, 3))
def test_a_broken_draft_has_tables_all_the_same(tree: Any, part: str, where: int) -> None:
    rows = rows_of(part, tree)
    assert all(isinstance(text, str) for row in rows for text in row.values())
    assert edits_of(part, tree, {"edited_rows": dict(enumerate(rows))}).edits == ()
    for changes in (
        {"deleted_rows": [where]},
        {"added_rows": [{"Name": "New", "Title": "New"}]},
        {"edited_rows": {where: {"Id": "z"}}},
    ):
        try:
            edit = edits_of(part, tree, changes)
        except InputError:
            continue
        edited(tree, edit)


@pytest.mark.parametrize("tree", [None, "text", [], {}, {"meetings": [], "places": "x"}])
def test_what_is_no_scenario_has_empty_tables(tree: Any) -> None:
    assert [rows_of(part, tree) for part in PARTS] == [[] for _ in PARTS]


def test_all_trees_have_rows() -> None:
    for tree in TREES.values():
        for part in PARTS:
            assert len(rows_of(part, tree)) == len(paths_of(part, tree))
