"""The editor without a browser: every section and every form opens, whatever a draft says, and what is entered arrives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.domain.scenario import Scenario
from planner.files import draft_tree
from planner.files.fields import fields_of
from tests.house.imports import ROOT
from tests.ui.test_pages import FIRST, app, pressed, texts
from ui import state
from ui.editor.sections import SECTIONS, entries
from ui.fields.trees import value_at
from ui.reading import Reading
from ui.text import plain
from ui.workspace.folder import Workspace
from ui.workspace.place import FOLDER

EVERY = (ROOT / "tests" / "edits" / "every_reference.yaml").read_text("utf-8")
SINGAPORE = (ROOT / "scenarios" / "singapore-2018.yaml").read_text("utf-8")
NAME = "a.yaml"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    return Workspace(tmp_path)


def edit(section: str, entry: str = "") -> AppTest:
    """The editor at a section and perhaps an entry."""
    return app("edit", scenario=NAME, section=section, **({"entry": entry} if entry else {}))


def addresses(text: str, *, all_entries: bool) -> Iterator[tuple[str, str]]:
    """Every section, with every entry or with one of each part."""
    tree = draft_tree(ROOT / "scenarios" / NAME, text)
    for section in SECTIONS:
        yield section.name, ""
        for part in section.parts:
            found = entries(part, tree)
            yield from ((section.name, "/".join(path)) for path in (found if all_entries else found[:1]))


def field(page: AppTest, kind: str, label: str) -> Any:
    """The widget of a form of a kind with that label."""
    fields = [element for element in page.get(kind) if not str(element.key).startswith("adding")]
    return next(element for element in fields if element.label == label)


def add(page: AppTest, name: str) -> None:
    """Adds an entry of that name to the list on screen."""
    next(element for element in page.text_input if str(element.key).startswith("adding-name")).set_value(name)
    pressed(page, "Add")


def draft(workspace: Workspace) -> Any:
    """The tree of the draft as it is kept."""
    return draft_tree(workspace.folder / NAME, workspace.draft(NAME).text)


@pytest.mark.parametrize(("section", "entry"), list(addresses(EVERY, all_entries=True)))
def test_every_form_of_a_scenario_with_everything_opens(workspace: Workspace, section: str, entry: str) -> None:
    workspace.add(NAME, EVERY)
    page = edit(section, entry)
    if entry:
        assert field(page, "text_input", "Id").value == entry.rsplit("/", 1)[-1]


@pytest.mark.parametrize(("section", "entry"), list(addresses(SINGAPORE, all_entries=False)))
def test_a_form_of_each_part_of_a_large_scenario_opens(workspace: Workspace, section: str, entry: str) -> None:
    workspace.add(NAME, SINGAPORE)
    edit(section, entry)


@pytest.mark.parametrize("part", [part.name for section in SECTIONS for part in section.parts])
def test_every_part_has_a_table(workspace: Workspace, part: str) -> None:
    workspace.add(NAME, EVERY)
    section = next(section for section in SECTIONS if part in [each.name for each in section.parts])
    page = edit(section.name)
    if len(section.parts) > 1:
        page.segmented_control[0].set_value(part).run()
    page.toggle(key=f"table-{part}").set_value(True).run()
    assert not page.exception
    assert any("pasted from a spreadsheet" in caption.value for caption in page.caption)


BROKEN = {
    "nothing": "",
    "an empty map": "{}",
    "a list": "- a\n- b\n",
    "a text": "hello",
    "no YAML": "title: [\n",
    "meetings are a list": "schema: 1\ntitle: A\nhome: x\nmeetings: [a, {b: c}]\n",
    "everything is a text": "\n".join(f"{name}: words" for name in fields_of(Scenario)),
    "everything is a list": "\n".join(f"{name}: [a, [b], {{c: d}}]" for name in fields_of(Scenario)),
    "entries are texts": (
        "title: A\nhome: x\nplaces: {x: city, y: {venues: words}, z: {venues: {v: text, w: {rooms: {r: [1]}}}}}\n"
        "delegations: {d: text}\npeople: {p: text, q: [a]}\nmeetings: {m: text, n: {who: text, when: [1], where: {a: b}}}\n"
        "relations: {r: text, s: {rule: nonsense}, t: {rule: [before]}}\npermits: {v: text}\nresources: {e: text}\n"
        "routes: {a: text}\nroles: {b: text}\nparties: {c: text}\npolicies: {quiet_times: {t: text}, quotas: {u: text}}\n"
    ),
    "places are missing": "title: A\nhome: nowhere\nmeetings: {m: {title: M, where: [gone/there], who: {required: [nobody]}}}\n",
    "stages are broken": "title: A\nmeetings: {m: {title: M, stages: [text, {title: [x]}, {length: soon}], who: {any_of: text}}}\n",
    "stages are a map": "title: A\nmeetings: {m: {title: M, stages: {a: {title: [x]}, b: text}, who: {any_of: {c: d}}}}\n",
    "the order is no order": "title: A\ndelegations: {d: {name: D}}\norder_of_precedence: {first: {d: e}, then: [name]}\n"
    "people: {p: {name: P, of: d, standing: x, in_office_since: [1]}}\n",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_draft_that_is_broken_opens_everywhere(workspace: Workspace, what: str) -> None:
    workspace.add(NAME, BROKEN[what])
    tree = state.reading(NAME, BROKEN[what]).tree
    for section in SECTIONS:
        page = edit(section.name)
        assert "fault" in texts(page)
        assert next(button for button in page.button if button.label == "Solve").disabled
        for part in section.parts:
            for path in entries(part, tree):
                edit(section.name, "/".join(path))
            if tree and len(section.parts) == 1:
                page.toggle(key=f"table-{part.name}").set_value(True).run()
                assert not page.exception


@pytest.mark.parametrize(
    ("kind", "entry", "label", "value", "path", "written"),
    [
        ("text_input", "meetings/talks", "Title", "Long talks", "title", "Long talks"),
        ("text_area", "meetings/talks", "Note", "Bring a map", "note", "Bring a map"),
        ("text_input", "meetings/peak", "Length", "1:30", "length", "90 min"),
        ("selectbox", "meetings/peak", "Kind", "dinner", "kind", "dinner"),
        ("multiselect", "meetings/peak", "Required", ["ann", "dora", "carl"], "who.required", ["ann", "dora", "carl"]),
        ("multiselect", "meetings/peak", "Where", ["south"], "where", ["south"]),
        ("checkbox", "meetings/peak", "Must be held", True, "must", "true"),
        ("text_input", "meetings/peak", "Wanted, with weights", "Emil: 2", "who.optional", {"emil": "2"}),
        ("selectbox", "people/ann", "Delegation", "s", "of", "s"),
        ("multiselect", "people/ann", "Languages", ["en", "Korean"], "languages", ["en", "ko"]),
        ("text_input", "people/ann", "Rank", "3", "rank", "3"),
        ("selectbox", "places/island", "Time zone", "Europe/Rome", "zone", "Europe/Rome"),
        ("text_input", "places/island", "Coordinates", "59.5, 4", "at", ["59.5", "4"]),
    ],
)
def test_what_is_entered_reaches_the_draft(
    workspace: Workspace, kind: str, entry: str, label: str, value: Any, path: str, written: Any
) -> None:
    workspace.add(NAME, EVERY)
    page = edit(next(s.name for s in SECTIONS if any(p.pattern[0] == entry.split("/")[0] for p in s.parts)), entry)
    field(page, kind, label).set_value(value).run()
    assert not page.exception
    whole = (*entry.split("/"), *path.split("."))
    assert value_at(draft(workspace), whole) == written
    assert "# Every kind of reference at least once" in workspace.draft(NAME).text
    pressed(page, "Undo")
    assert workspace.draft(NAME).text == EVERY


def test_no_two_options_of_a_list_are_called_the_same(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY.replace("name: Bea", "name: Ann").replace("place: south/south", "place: none"))
    for entry in ("meetings/signing", "people/ann"):
        page = edit(entry.split("/")[0], entry)
        for chosen in (*page.selectbox, *page.multiselect):
            assert len(set(chosen.options)) == len(chosen.options), chosen.label


def test_what_an_undo_would_take_back_is_text(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY)
    page = edit("meetings")
    add(page, "![x](http://evil.example/x.png)")
    undo = next(button for button in page.button if button.label == "Undo")
    assert undo.help == f"Undo: {plain('add meeting ![x](http://evil.example/x.png)')}"


def test_an_entry_that_another_window_has_deleted_does_not_come_back_in_pieces(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY)
    page = edit("meetings", "meetings/visit")
    text = EVERY.replace("  visit: {title: Visit", "  call: {title: Visit")
    workspace.drafts.step(workspace.draft(NAME), "rename", text)
    field(page, "text_input", "Length").set_value("45 min").run()
    assert not page.exception
    assert workspace.draft(NAME).text == text
    assert plain("Meeting Visit was deleted in another window meanwhile") in texts(page)


def test_an_id_that_cannot_be_is_refused_in_words_and_stands_no_longer_in_the_field(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY)
    page = edit("people", "people/ann")
    field(page, "text_input", "Id").set_value("bea").run()
    assert "Bea is among the people already" in texts(page)
    assert field(page, "text_input", "Id").value == "ann"
    assert workspace.draft(NAME).text == EVERY


def test_an_id_is_renamed_wherever_it_is_named(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY)
    page = edit("people", "people/ann")
    field(page, "text_input", "Id").set_value("anna").run()
    assert not page.exception
    assert page.query_params["entry"] == "people/anna"
    assert draft(workspace)["meetings"]["peak"]["who"]["required"] == ["anna", "dora"]


def test_deleting_says_what_depends_on_it_and_takes_it_along(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY)
    page = edit("meetings", "meetings/talks")
    assert "It is named elsewhere" not in texts(page)
    page.session_state["delete meetings/talks"] = True
    assert "It is named elsewhere" in texts(page.run())
    pressed(page, "Delete it, and take along what names it")
    assert "talks" not in workspace.draft(NAME).text
    assert "entry" not in page.query_params
    pressed(page, "Undo")
    assert workspace.draft(NAME).text == EVERY


def test_a_name_that_no_id_can_be_made_of_still_gets_one(workspace: Workspace) -> None:
    workspace.add(NAME, "title: A\nhome: [x]\ndelegations: text\npeople: {remote: text}\n")
    for name, id_ in {"\u5b89\u500d\u664b\u4e09": "person", "Remote": "remote-2"}.items():
        page = edit("people")
        add(page, name)
        assert draft(workspace)["people"][id_]["name"] == name


def test_a_file_that_somebody_has_just_changed_is_not_written_over(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY)
    workspace.drafts.step(workspace.draft(NAME), "one", EVERY.replace("The North", "The Far North"))
    page = edit("meetings")
    other = EVERY.replace("The South", "The Deep South")
    (workspace.folder / NAME).write_text(other, "utf-8")
    assert "Nothing was saved" in texts(pressed(page, "Save"))
    assert workspace.text(NAME) == other
    pressed(page, "Keep the draft")
    pressed(page, "Save")
    assert workspace.text(NAME) == workspace.draft(NAME).text


def test_a_window_that_is_behind_does_not_save_what_it_shows(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY)
    before = workspace.drafts.step(workspace.draft(NAME), "one", EVERY.replace("The North", "The Far North"))
    page = edit("meetings")
    workspace.drafts.step(before, "two", EVERY)
    assert "was changed in another window meanwhile" in texts(pressed(page, "Save"))
    assert workspace.text(NAME) == EVERY


def test_a_text_that_could_not_be_read_for_once_is_read_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [Reading(trouble="The process that read this file is gone. Try it again."), Reading(tree={"title": "A"})]

    class Busy:
        def read(self, path: Path, text: str) -> Reading:
            return answers.pop(0)

    monkeypatch.setattr(state, "_reader", Busy)
    workspace.add(NAME, EVERY)
    assert state.reading(NAME, EVERY).trouble
    assert [state.reading(NAME, EVERY).tree for _ in range(2)] == [{"title": "A"}] * 2


def test_venues_and_rooms_are_listed_with_what_they_are_in(workspace: Workspace) -> None:
    workspace.add(NAME, SINGAPORE)
    page = edit("places")
    page.segmented_control[0].set_value("rooms").run()
    row = next(row for row in page.dataframe[0].value.to_dict("records") if row["Room"] == "Treaty Room")
    assert row["Venue"] == "Washington, State Department"


def test_the_list_beside_a_form_is_of_the_same_part(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY)
    page = edit("people", "delegations/n")
    assert page.segmented_control[0].value == "delegations"
    assert list(page.dataframe[0].value["Delegation"]) == ["The North", "The South"]


def test_only_the_first_faults_are_listed_at_once(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY.replace("length: 30 min", "length: soon").replace("rank: 2", "rank: two"))
    page = edit("people")
    assert len(state.reading(NAME, workspace.draft(NAME).text).faults) == 8
    assert [expander.label for expander in page.expander] == ["3 more"]
    assert len(page.expander[0].markdown) == 3
    assert "\u26a0 Carl" in list(page.dataframe[0].value["Person"])


def test_a_new_room_lies_in_the_venue_that_was_chosen(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY)
    page = edit("places")
    page.segmented_control[0].set_value("rooms").run()
    next(element for element in page.selectbox if element.label == "Where").set_value("north, palace (north/palace)")
    add(page, "Throne room")
    assert draft(workspace)["places"]["north"]["venues"]["palace"]["rooms"] == {"throne-room": {"name": "Throne room"}}
    assert page.query_params["entry"] == "places/north/venues/palace/rooms/throne-room"


def test_an_entry_is_duplicated_and_closed(workspace: Workspace) -> None:
    workspace.add(NAME, EVERY)
    page = pressed(edit("meetings", "meetings/visit"), "Duplicate")
    assert page.query_params["entry"] == "meetings/visit-2"
    assert draft(workspace)["meetings"]["visit-2"] == draft(workspace)["meetings"]["visit"]
    assert "entry" not in pressed(page, "Close").query_params


def test_a_warning_is_beside_its_field_and_folded_above_and_keeps_nobody_from_solving(workspace: Workspace) -> None:
    for length, times in (("90 min", 0), ("92 min", 1)):
        workspace.add(f"{times}.yaml", FIRST.replace("length: 90 min", f"length: {length}"))
        page = app("edit", scenario=f"{times}.yaml", section="meetings", entry="meetings/dinner")
        assert [each.label for each in page.expander].count("1 warning") == times
        beside = [
            each.value for each in page.markdown if each.value.startswith(":orange[Warning: 1 h 32 min is off the")
        ]
        assert len(beside) == times
        assert not next(button for button in page.button if button.label == "Solve").disabled


def test_a_warning_leads_to_its_place(workspace: Workspace) -> None:
    workspace.add(NAME, FIRST.replace("length: 90 min", "length: 92 min"))
    page = edit("people")
    page.button(key="look-0").click().run()
    assert page.query_params["entry"] == "meetings/dinner"
    assert not page.exception
