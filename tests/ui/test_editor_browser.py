"""The editor in a real browser: a planner in a hurry, two windows at once, and texts that want to be more than text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

from planner.files import draft_tree
from tests.house.imports import ROOT
from tests.ui.browsing import IN_A_BROWSER, Planner, chromium
from tests.ui.serving import served
from ui.fields.trees import value_at
from ui.workspace.folder import Workspace
from ui.workspace.place import FOLDER

pytestmark = IN_A_BROWSER
WAIT = 30_000
PAINTED = "() => new Promise(done => requestAnimationFrame(() => done(true)))"
PAINTS = 1_800
PRESSES = 10
EVERY = (ROOT / "tests" / "edits" / "every_reference.yaml").read_text("utf-8")


class Editor(Planner):
    """Somebody at the editor of one scenario."""

    def window(self) -> Editor:
        """The same scenario in another window."""
        return Editor(self.page.context.new_page(), self.address, self.workspace, self.name, self.trouble)

    def press(self, name: str) -> None:
        """Presses a button of a page that is drawn; while it is, there may be two of them."""
        self.idle()
        super().press(name)

    def undo(self) -> None:
        """Takes the last step back, and waits until the page says so."""
        self.press("Undo")
        expect(self.page.get_by_role("button", name="Redo", exact=True)).to_be_enabled(timeout=WAIT)
        self.idle()

    def see(self, text: str) -> None:
        """Waits until a text is on the page."""
        self.page.get_by_text(text).filter(visible=True).first.wait_for(timeout=WAIT)

    def section(self, label: str) -> None:
        """Goes to a section."""
        self.page.get_by_test_id("stMain").get_by_text(label).click(timeout=WAIT)

    def heading(self, text: str) -> None:
        """Waits for a heading."""
        self.page.get_by_role("heading", name=text, exact=True).wait_for(timeout=WAIT)

    def holds(self, label: str, text: str) -> None:
        """Waits until a field holds a text."""
        expect(self.page.get_by_role("textbox", name=label, exact=True)).to_have_value(text, timeout=WAIT)

    def at(self, path: str) -> Any:
        """What the draft says at a path."""
        tree = draft_tree(self.workspace.folder / self.name, self.text())
        return value_at(tree, path.split("."))

    def kept(self, condition: Callable[[], bool]) -> None:
        """Waits until the draft is so, looking each time that the page is drawn."""
        self.page.wait_for_function(PAINTED)
        for _ in range(PAINTS):
            if condition():
                return
            self.page.evaluate(PAINTED)
        assert condition(), self.text()

    def table(self, name: str) -> Any:
        """The table in which these are changed, ready for the mouse and the keyboard."""
        self.idle()
        table = self.page.locator(f"[class*='st-key-grid'][class*='-{name}-']").get_by_test_id("stDataFrame")
        table.locator("canvas").first.wait_for(timeout=WAIT)
        table.scroll_into_view_if_needed()
        return table

    def cell(self, name: str, row: int, column: int, text: str) -> None:
        """Writes into a cell of a table, both counted from 1, and goes on with the Tab key."""
        self.at_row(name, row)
        for _ in range(column - 1):
            self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Enter")
        self.fill_in(text)

    def at_row(self, name: str, row: int) -> None:
        """Presses on the first cell of a row until it is marked: a table that was drawn anew just then did not hear it."""
        first = f"[role=row][aria-rowindex='{row + 1}'] [role=gridcell][aria-selected=true]"
        for _ in range(PRESSES):
            table = self.table(name)
            table.click(position={"x": 60, "y": 35 * row + 17})
            with suppress(TooLate):
                table.locator(first).wait_for(state="attached", timeout=WAIT / PRESSES)
                return
        raise AssertionError(f"row {row} of {name} cannot be reached")

    def fill_in(self, text: str) -> None:
        """Writes into the cell that is open, and goes on to the next one."""
        self.page.locator(".gdg-input").fill(text)
        self.page.keyboard.press("Tab")
        self.page.locator(".gdg-input").wait_for(state="detached", timeout=WAIT)

    def add_row(self, name: str, rows: int) -> None:
        """Begins a row below those that are there, at its first column."""
        self.table(name).click(position={"x": 60, "y": 35 * (rows + 1) + 17})

    def delete_row(self, name: str, row: int) -> None:
        """Marks a row and deletes it."""
        self.table(name).click(position={"x": 16, "y": 35 * row + 17})
        self.page.keyboard.press("Delete")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Workspace, Any]]:
    """The address, the workspace and a browser."""
    folder = tmp_path_factory.mktemp("workspace")
    with served(tmp_path_factory.mktemp("app"), {FOLDER: str(folder)}) as address, chromium() as browser:
        yield address, Workspace(folder), browser


@pytest.fixture
def editor(server: tuple[str, Workspace, Any]) -> Iterator[Editor]:
    """An editor of a scenario with everything; it fails where something comes from outside or the browser complains."""
    address, workspace, browser = server
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    found = Editor(context.new_page(), address, workspace, workspace.add("every.yaml", EVERY))
    yield found
    context.close()
    assert found.trouble == []


def test_a_reload_in_the_middle_of_editing_loses_nothing(editor: Editor) -> None:
    editor.open("meetings", "meetings/talks")
    editor.fill("Title", "Long talks")
    editor.heading("Long talks")
    address = editor.page.url
    editor.page.reload()
    editor.heading("Long talks")
    editor.holds("Title", "Long talks")
    assert editor.page.url == address
    editor.press("Undo")
    editor.holds("Title", "Talks")
    assert editor.text() == EVERY


def test_back_goes_to_the_entry_before(editor: Editor) -> None:
    editor.open("meetings", "meetings/talks")
    editor.heading("Talks")
    editor.section("Relations 13")
    editor.see("Add a relation")
    editor.page.go_back()
    editor.heading("Talks")


def test_edits_of_two_windows_both_stay_and_an_undo_is_told_in_the_other(editor: Editor) -> None:
    other = editor.window()
    for window in (editor, other):
        window.open("meetings", "meetings/peak")
        window.holds("Title", "The summit")
    editor.fill("Title", "The peak")
    editor.heading("The peak")
    other.fill("Length", "1:30")
    other.holds("Length", "90 min")
    other.holds("Title", "The peak")
    assert (editor.at("meetings.peak.title"), editor.at("meetings.peak.length")) == ("The peak", "90 min")
    editor.press("Undo")
    editor.see("was changed in another window meanwhile")
    editor.holds("Length", "90 min")
    editor.press("Undo")
    editor.holds("Length", "1 h")
    assert editor.at("meetings.peak.title") == "The peak"
    other.press("Undo")
    other.see("was changed in another window meanwhile")
    other.holds("Length", "1 h")
    other.press("Undo")
    other.holds("Title", "The summit")
    assert editor.text() == EVERY


def test_a_variant_is_edited_in_its_patch(editor: Editor) -> None:
    for name in ("singapore-2018.yaml", "waiver-late.yaml"):
        (editor.workspace.folder / name).write_bytes((ROOT / "scenarios" / name).read_bytes())
    editor.name = "waiver-late.yaml"
    before = editor.text()
    editor.open("permits", "permits/kim-yong-chol-waiver")
    editor.fill("Submitted (America/New_York)", "30 May")
    editor.holds("Submitted (America/New_York)", "2018-05-30")
    assert editor.text() == before.replace("submitted: 2018-05-29", "submitted: 2018-05-30")
    editor.page.get_by_test_id("stButton").get_by_text("Undo").first.click()  # at once: no other field is emptied
    editor.holds("Submitted (America/New_York)", "2018-05-29")
    editor.idle()
    assert editor.text() == before


def yaml(editor: Editor) -> Any:
    """The editor of the YAML."""
    area = editor.page.get_by_role("textbox", name="The scenario as YAML")
    area.wait_for(timeout=WAIT)
    return area


def test_forms_follow_the_yaml_also_where_somebody_leaves_at_once(editor: Editor) -> None:
    editor.open("yaml")
    yaml(editor).fill(EVERY.replace("title: Talks", "title: Long talks"))
    editor.section("Meetings 5")
    editor.see("Add a meeting")
    editor.open("meetings", "meetings/talks")
    editor.holds("Title", "Long talks")
    assert editor.text() == EVERY.replace("title: Talks", "title: Long talks")
    editor.press("Undo")
    editor.holds("Title", "Talks")
    assert editor.text() == EVERY


def test_yaml_that_is_broken_is_kept_and_can_be_mended(editor: Editor) -> None:
    editor.open("yaml")
    yaml(editor).fill("title: [")
    editor.see("This cannot be read as YAML")
    solve = editor.page.get_by_role("button", name="Solve", exact=True)
    expect(solve).to_be_disabled()
    editor.open("meetings")
    editor.see("The text has no fields that a form could show")
    editor.open("yaml")
    expect(yaml(editor)).to_have_value("title: [", timeout=WAIT)
    yaml(editor).fill(EVERY)
    expect(solve).to_be_enabled(timeout=WAIT)


def test_what_two_windows_write_into_the_yaml_both_stays(editor: Editor) -> None:
    other = editor.window()
    other.open("yaml")
    yaml(other)
    editor.open("meetings", "meetings/peak")
    editor.fill("Title", "The peak")
    editor.heading("The peak")
    yaml(other).fill(EVERY.replace("The South", "The Deep South"))
    expect(yaml(other)).to_have_value(
        EVERY.replace("The South", "The Deep South").replace("The summit", "The peak"), timeout=WAIT
    )


HOSTILE = "<img src=x onerror=alert(1)> ![p](http://evil.example/p.png) **b** :red[r] \u202e\u0627\u0644 \u05e9"


def test_a_title_that_wants_to_be_more_is_text_everywhere(editor: Editor) -> None:
    dialogs: list[str] = []
    editor.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    editor.open("meetings", "meetings/talks")
    editor.fill("Title", HOSTILE)
    editor.page.get_by_role("heading", name="<img src=x onerror=alert(1)>").first.wait_for(timeout=WAIT)
    editor.fill("Track", "one")
    editor.see("edited since it was saved")
    editor.idle()
    editor.tooltip(editor.page.get_by_role("button", name="Undo", exact=True), "onerror")
    editor.open("summit")
    editor.fill("Title", HOSTILE)
    editor.page.get_by_role("heading", name="<img src=x onerror=alert(1)>").first.wait_for(timeout=WAIT)
    editor.open("meetings")
    editor.page.get_by_text("As a table").click(timeout=WAIT)
    editor.see("pasted from a spreadsheet")
    editor.open("yaml")
    assert "onerror" in yaml(editor).input_value()
    editor.open("relations", "relations/r-gate")
    editor.press("Delete")
    editor.see("Nothing else in the scenario names it")
    editor.open("meetings", "meetings/talks")
    editor.press("Delete")
    editor.see("It is named elsewhere")
    editor.open("summit")
    editor.heading("Horizon")
    editor.solve()
    editor.page.get_by_role("link", name="See the plan").click()
    editor.page.locator(".timeline .item.meeting").first.wait_for(timeout=WAIT)
    assert editor.page.locator("main img, .timeline img").count() == 0
    assert dialogs == []


def test_stages_are_added_changed_and_deleted_in_their_table(editor: Editor) -> None:
    editor.open("meetings", "meetings/talks")
    editor.cell("stages", 1, 1, "Welcome")
    editor.add_row("stages", 2)
    editor.fill_in("Dinner")
    editor.page.keyboard.press("Enter")
    editor.fill_in("1:30")
    editor.kept(lambda: stages(editor) == [("Welcome", "30 min"), ("The rest", "30 min"), ("Dinner", "90 min")])
    editor.delete_row("stages", 2)
    editor.kept(lambda: stages(editor) == [("Welcome", "30 min"), ("Dinner", "90 min")])
    editor.undo()
    editor.kept(lambda: len(stages(editor)) == 3)
    editor.cell("stages", 3, 2, "for ever")
    editor.see("Row 3, Length: 'for ever' is not a length of time")
    editor.kept(lambda: stages(editor)[2] == ("Dinner", "for ever"))
    editor.undo()
    editor.kept(lambda: stages(editor)[2] == ("Dinner", "90 min"))
    editor.page.reload()
    editor.cell("stages", 2, 1, "Work")
    editor.kept(lambda: [title for title, _ in stages(editor)] == ["Welcome", "Work", "Dinner"])


def stages(editor: Editor) -> list[tuple[str, str]]:
    return [(stage["title"], stage.get("length")) for stage in editor.at("meetings.talks.stages")]


def test_many_people_at_once_in_their_table(editor: Editor) -> None:
    editor.open("people")
    editor.page.get_by_text("As a table").click(timeout=WAIT)
    editor.cell("people", 1, 2, "Annabel")
    editor.kept(
        lambda: editor.at("people.ann.name") == "Annabel"
    )  # a table that is drawn anew drops a row half written
    editor.add_row("people", 6)
    editor.fill_in("zoe")
    for text in ("Zoe Example", "the north", "", "second"):
        editor.page.keyboard.press("Enter")
        editor.fill_in(text)
    editor.kept(lambda: editor.at("people.zoe.rank") == "second")
    editor.see("1 fault in this table")
    editor.page.keyboard.press("ArrowLeft")
    editor.page.keyboard.press("Enter")
    editor.fill_in("2")
    editor.kept(lambda: editor.at("people.zoe") == {"name": "Zoe Example", "of": "n", "rank": "2"})
    assert editor.at("people.ann.name") == "Annabel"
    editor.page.get_by_text("1 fault in this table").wait_for(state="hidden", timeout=WAIT)
    editor.add_row("people", 7)
    editor.fill_in("ann")
    editor.see("ann is there already; choose another id")
    assert "zoe" in editor.text()


def test_an_id_is_renamed_and_deleted_with_what_names_it(editor: Editor) -> None:
    editor.open("meetings", "meetings/briefing")
    editor.fill("Id", "word")
    editor.page.wait_for_url("**entry=meetings%2Fword*", timeout=WAIT)
    assert editor.at("relations.r-before.first") == "word"
    editor.press("Delete")
    editor.see("Relation r-before")
    editor.press("Delete it, and take along what names it")
    editor.see("Meetings 4")
    assert editor.at("meetings.word") is None
    assert editor.at("relations.r-before") is None
    editor.press("Undo")
    editor.see("Meetings 5")


def test_the_keyboard_stays_in_the_form(editor: Editor) -> None:
    editor.open("meetings", "meetings/talks")
    editor.fill("Title", "Long talks")
    editor.heading("Long talks")
    stays(editor)
    editor.fill("Length", "for ever")
    editor.see("'for ever' is no length of time")
    stays(editor)
    editor.fill("Length", "1:30")
    editor.holds("Length", "90 min")
    stays(editor)


def test_a_fault_is_gone_to_where_it_was_made(editor: Editor) -> None:
    editor.open("meetings", "meetings/talks")
    editor.fill("Length", "for ever")
    editor.see("'for ever' is no length of time")
    editor.section("Relations 13")
    editor.see("Add a relation")
    for _ in range(2):
        editor.press("Go there")
        editor.heading("Talks")
        expect(editor.page.get_by_role("textbox", name="Length", exact=True)).to_be_focused(timeout=WAIT)
        expect(editor.page.get_by_role("textbox", name="Length", exact=True)).to_be_in_viewport()
    editor.page.keyboard.press("Control+A")
    editor.page.keyboard.type("1:30")
    editor.page.keyboard.press("Tab")
    editor.kept(lambda: editor.at("meetings.talks.length") == "90 min")


def stays(editor: Editor) -> None:
    """The keyboard is at something in the page, not at its beginning."""
    assert editor.page.evaluate("document.activeElement.closest('[data-testid=stMain]') !== null")
