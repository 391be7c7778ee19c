"""A planner's morning in a real browser: from an empty folder to a changed, solved, compared and exported plan."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect, sync_playwright

from planner.files import load_draft
from tests.house.imports import ROOT
from tests.ui.serving import CHROMIUM, FLAGS, served
from tests.ui.test_browser import complains
from ui.workspace.folder import Workspace
from ui.workspace.place import FOLDER

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]
WAIT = 60_000
NAME = "geneva-rehearsal.yaml"


class Planner:
    """Somebody at a scenario in the app; notes what comes from outside, and what the browser complains of."""

    def __init__(self, page: Any, address: str, workspace: Workspace, name: str = NAME) -> None:
        self.page, self.address, self.workspace, self.name = page, address, workspace, name
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        self.watch(page)

    def watch(self, page: Any) -> None:
        """Notes what goes wrong in a window."""
        inside = (self.address, self.address.replace("http", "ws"), "data:", "blob:")
        page.on("request", lambda asked: None if asked.url.startswith(inside) else self.strangers.append(asked.url))
        page.on("console", lambda said: self.complaints.append(said.text) if complains(said) else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, section: str, entry: str = "", page: Any = None) -> None:
        """Goes to a place of the editor by its address."""
        place = f"&entry={entry}" if entry else ""
        (page or self.page).goto(f"{self.address}/edit?scenario={self.name}&section={section}{place}")

    def fill(self, label: str, text: str) -> Any:
        """Writes into a field and leaves it."""
        field = self.page.get_by_role("textbox", name=label, exact=True)
        field.wait_for(timeout=WAIT)
        field.fill(text)
        field.press("Tab")
        return field

    def idle(self) -> None:
        """Waits until the page is drawn."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=WAIT
        )

    def choose(self, label: str, search: str, option: str) -> None:
        """Chooses something in a list that is searched, which a page that is being drawn would close."""
        self.idle()
        self.page.get_by_role("combobox", name=label, exact=True).click()
        self.page.keyboard.type(search)
        self.page.get_by_role("option", name=option).first.click(timeout=WAIT)

    def press(self, name: str) -> None:
        """Presses a button."""
        self.page.get_by_role("button", name=name, exact=True).click(timeout=WAIT)

    def text(self) -> str:
        """The draft as it is kept."""
        return self.workspace.draft(self.name).text

    def solve(self) -> None:
        """Solves what is on screen and waits for the plan."""
        self.press("Solve")
        self.page.get_by_role("button", name="Stop").wait_for(timeout=WAIT)
        self.page.get_by_role("link", name="See the plan").wait_for(timeout=WAIT)


@pytest.fixture
def planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planner]:
    folder = tmp_path_factory.mktemp("workspace")
    with (
        served(tmp_path_factory.mktemp("app"), {FOLDER: str(folder)}) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
        found = Planner(context.new_page(), address, Workspace(folder))
        yield found
        browser.close()
    assert found.strangers == []
    assert found.complaints == []


def begin(planner: Planner) -> None:
    """A new scenario from a sample."""
    planner.page.goto(planner.address)
    planner.page.get_by_text("This folder holds no scenario yet").wait_for(timeout=WAIT)
    planner.press("New scenario")
    planner.fill("Title", "Geneva rehearsal")
    planner.press("Create")
    planner.page.get_by_role("heading", name="Geneva rehearsal").wait_for(timeout=WAIT)
    assert planner.workspace.scenarios() == [NAME]


def test_a_morning(planner: Planner, tmp_path: Path) -> None:
    begin(planner)
    planner.solve()

    planner.open("meetings", "meetings/round-1")
    expect(planner.fill("Length", "0:45")).to_have_value("45 min", timeout=WAIT)

    planner.page.get_by_role("radio", name="Delegations and people").click()
    planner.press("Add a person")
    planner.fill("Name", "Ann Example")
    planner.press("Add")
    planner.page.get_by_role("heading", name="Ann Example").wait_for(timeout=WAIT)
    planner.fill("Office", "Rapporteur")
    planner.page.get_by_role("radio", name="Permits").click()
    planner.press("Add a permit")
    planner.fill("Name", "Visa of Ann Example")
    planner.press("Add")
    planner.page.get_by_role("heading", name="Visa of Ann Example").wait_for(timeout=WAIT)
    planner.page.get_by_text("it cannot be solved yet").wait_for(timeout=WAIT)
    planner.fill("Authority", "Consular Affairs")
    expect(planner.fill("Working days of", "us")).to_have_value("US", timeout=WAIT)
    planner.choose("Zone of the authority", "New York", "America/New York")
    planner.choose("For", "Ann", "Ann Example")
    planner.page.keyboard.press("Escape")
    planner.fill("Submitted (America/New_York)", "14 May")
    planner.page.get_by_text("it cannot be solved yet").wait_for(state="hidden", timeout=WAIT)

    planner.open("meetings", "meetings/round-1")
    planner.fill("Length", "two hours")
    planner.page.get_by_text("'two hours' is no length of time").wait_for(timeout=WAIT)
    expect(planner.page.get_by_role("button", name="Solve", exact=True)).to_be_disabled()
    planner.fill("Length", "100 min")
    expect(planner.page.get_by_role("button", name="Solve", exact=True)).to_be_enabled(timeout=WAIT)
    for earlier in ("two hours", "45 min"):
        planner.press("Undo")
        expect(planner.page.get_by_role("textbox", name="Length", exact=True)).to_have_value(earlier, timeout=WAIT)

    planner.solve()
    planner.page.get_by_role("link", name="See the plan").click()
    planner.page.locator(".timeline .lane .item").first.wait_for(timeout=WAIT)
    planner.page.get_by_test_id("stTopNav").get_by_role("link", name="Compare").click()
    planner.page.get_by_text("What they cost").wait_for(timeout=WAIT)
    planner.page.get_by_text("Working talks, round 1").first.wait_for(state="attached", timeout=WAIT)

    planner.page.get_by_role("link", name="Plan", exact=True).click()
    with planner.page.expect_download() as download:
        planner.press("CSV")
    download.value.save_as(tmp_path / "plan.csv")
    planner.press("Save")
    planner.page.get_by_text("as in the file").wait_for(timeout=WAIT)
    scenario = planner.workspace.path(NAME)
    assert load_draft(scenario, planner.text())[0].people["ann-example"].role == "Rapporteur"
    judged = subprocess.run(
        [
            sys.executable,
            "-c",
            "from planner.cli.main import run; run()",
            "check",
            str(scenario),
            str(tmp_path / "plan.csv"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert judged.returncode == 0, judged.stdout + judged.stderr


def test_an_address_opens_on_a_server_that_has_just_started(planner: Planner) -> None:
    planner.workspace.add(NAME, (ROOT / "scenarios" / "first-steps.yaml").read_text("utf-8"))
    planner.open("permits", "permits/waiver")
    planner.page.get_by_role("heading", name="First steps").wait_for(timeout=WAIT)
    planner.page.get_by_role("textbox", name="Authority", exact=True).wait_for(timeout=WAIT)
