"""A planner's morning in a real browser: from an empty folder to a changed, solved, compared and exported plan."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from planner.files import load_draft
from tests.house.imports import ROOT
from tests.ui.browsing import IN_A_BROWSER, WAIT, Planner, chromium
from tests.ui.serving import served
from ui.workspace.folder import Workspace
from ui.workspace.place import FOLDER

pytestmark = IN_A_BROWSER
NAME = "geneva-rehearsal.yaml"


@pytest.fixture
def planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planner]:
    folder = tmp_path_factory.mktemp("workspace")
    with served(tmp_path_factory.mktemp("app"), {FOLDER: str(folder)}) as address, chromium() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
        found = Planner(context.new_page(), address, Workspace(folder), NAME)
        yield found
    assert found.trouble == []


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
