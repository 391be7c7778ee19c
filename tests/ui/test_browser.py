"""The app as a planner sees it, in a real browser."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import expect

from planner.bench.families import FAMILIES
from planner.check import check
from planner.files import load_scenario, read_plan
from tests.ui.browsing import IN_A_BROWSER, WAIT, chromium, watched
from tests.ui.serving import served
from ui.samples import samples
from ui.workspace.place import FOLDER

pytestmark = IN_A_BROWSER
ROOT = Path(__file__).parents[2]
WEST, NORTH, ROW = 80, 34, 22
"""Pixels of a map of slots: what is left of its hours and above its days, and a day."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the samples in it."""
    found = tmp_path_factory.mktemp("workspace")
    for path in samples().values():
        shutil.copy(path, found)
    return found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("app"), {FOLDER: str(folder)}) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page of the app; it fails where something comes from outside or the browser complains."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    trouble = watched(page, address)
    page.goto(address)
    page.get_by_role("heading", name="Scenarios").wait_for(timeout=WAIT)
    yield page
    context.close()
    assert trouble == []


def solve(page: Any, title: str) -> None:
    page.get_by_role("link", name=title, exact=True).click()
    page.get_by_role("heading", name=title).wait_for(timeout=WAIT)
    page.get_by_role("button", name="Solve", exact=True).click()


def look(page: Any, title: str) -> None:
    """Solves a scenario and opens its plan."""
    solve(page, title)
    page.get_by_role("link", name="See the plan").click(timeout=WAIT)


def said(page: Any, words: str) -> None:
    """Waits for words on the page; in times there are joiners that nobody sees."""
    page.get_by_text(re.compile(re.escape(words).replace(":", ":\u2060?"))).first.wait_for(timeout=WAIT)


def test_from_a_scenario_to_a_plan_that_can_be_taken_away(page: Any, tmp_path: Path) -> None:
    look(page, "First steps")
    page.locator(".timeline .item.meeting").first.wait_for(timeout=WAIT)
    expect(page.locator(".timeline .lane")).to_have_count(3)
    page.locator(".timeline .item[aria-label^='Pyongyang to New York']").click()
    page.locator(".timeline .details", has_text="Kim Yong Chol").wait_for(timeout=WAIT)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename == "first-steps.plan.csv"
    download.value.save_as(tmp_path / "plan.csv")
    scenario = load_scenario(ROOT / "scenarios" / "first-steps.yaml")
    assert check(scenario, read_plan(tmp_path / "plan.csv", scenario)) == ()


def test_a_solve_goes_on_from_its_plan(page: Any, tmp_path: Path) -> None:
    tree = FAMILIES["shuttle"](100, Random(1))
    for part in (*tree["meetings"].values(), *tree["relations"].values()):
        part |= {field: f"{part[field]} min" for field in ("length", "least") if field in part}
    (tmp_path / "large.yaml").write_text(json.dumps(tree, indent=1), encoding="utf-8")
    page.get_by_role("button", name="Bring files").click()
    page.locator("input[type=file]").set_input_files(tmp_path / "large.yaml")
    page.get_by_role("link", name=tree["title"], exact=True).click(timeout=WAIT)
    page.get_by_role("button", name="How").click()
    page.get_by_label("Time limit").click()
    page.get_by_role("option", name="10 s").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Solve", exact=True).click()
    page.get_by_role("button", name="Go on from here").click(timeout=WAIT)
    page.get_by_role("button", name="Stop").wait_for(timeout=WAIT)
    page.get_by_role("link", name="Runs").click()
    page.get_by_text(re.compile("a plan so far|searching|proved best")).first.wait_for(
        timeout=WAIT
    )  # it is up, and hears
    page.get_by_role("button", name="Stop").click(timeout=WAIT)
    page.get_by_role("link", name="See the plan").wait_for(timeout=WAIT)


def test_no_plan_is_told_in_words(page: Any) -> None:
    look(page, "Singapore 2018: the waiver is asked for too late")
    page.get_by_text("No plan exists (proved).").wait_for(timeout=WAIT)
    assert page.get_by_text("Kim Yong Chol cannot attend").count() == 1


def test_a_repair_is_found_made_in_the_draft_and_solved(page: Any, folder: Path) -> None:
    late = (folder / "first-steps.yaml").read_text("utf-8").replace("submitted: 2018-05-22", "submitted: 2018-05-29")
    (folder / "late.yaml").write_text(late.replace("title: First steps", "title: Too late"), "utf-8")
    page.reload()
    look(page, "Too late")
    page.get_by_role("button", name="What would help?").click(timeout=WAIT)
    says = "Submit 'Waiver for New York' on Thu 24 May 2018."
    page.get_by_role("button", name="Try this repair").first.wait_for(timeout=WAIT)
    expect(page.get_by_text(says, exact=True)).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Try this repair").first.click(timeout=WAIT)
    page.get_by_text(f"In the draft: {says}").wait_for(timeout=WAIT)
    page.get_by_role("button", name="Solve with it").click(timeout=WAIT)
    page.locator(".timeline .item.meeting").first.wait_for(timeout=WAIT)
    assert (folder / "late.yaml").read_text("utf-8").count("2018-05-29") == late.count("2018-05-29")
    (folder / "late.yaml").unlink()


WIDTH_OF_THE_MAP = """() => {
  const map = document.querySelector("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg.marks")
  return map ? map.getBoundingClientRect().width : 0
}"""
"""Asked until it is drawn: the page draws it anew while it is looked at."""


def test_a_meeting_is_tried_elsewhere_from_the_map_of_its_slots(page: Any, folder: Path) -> None:
    text = (folder / "first-steps.yaml").read_text("utf-8")
    (folder / "elsewhere.yaml").write_text(text.replace("title: First steps", "title: Elsewhere"), "utf-8")
    page.reload()
    look(page, "Elsewhere")
    page.locator(".timeline .item.meeting").first.wait_for(timeout=WAIT)
    page.get_by_role("radio", name="Why there").click(timeout=WAIT)
    page.get_by_role("combobox", name="Meeting").click(timeout=WAIT)
    page.get_by_role("option", name="Talks").click()
    chart = page.get_by_test_id("stVegaLiteChart").locator("canvas, svg.marks").first
    said(page, "It is Thu 31 May 17:00 in Residence, New York.")
    hour = (page.wait_for_function(WIDTH_OF_THE_MAP, timeout=WAIT).json_value() - WEST) / 24
    for clock in (8, 10):
        chart.click(position={"x": WEST + hour * (clock + 0.25), "y": NORTH + ROW * 2.5})
        said(page, f", Thu 31 May {clock:02}:00 in Residence, New York. Against now")
    page.get_by_role("button", name="Try it there").click()
    said(page, "Pin 'Talks' to Thu 31 May 10:00 in Residence, New York. Undo takes it back.")
    page.get_by_role("button", name="What if others may move?").click()
    said(page, "It is Thu 31 May 10:00 in Residence, New York.")
    assert (folder / "elsewhere.yaml").read_text("utf-8").count("pin:") == 0
    (folder / "elsewhere.yaml").unlink()


def test_a_reload_and_another_window_find_the_plan_again(page: Any) -> None:
    look(page, "First steps")
    page.locator(".timeline .item.meeting").first.wait_for(timeout=WAIT)
    address = page.url
    page.reload()
    page.locator(".timeline .item.meeting").first.wait_for(timeout=WAIT)
    assert page.url == address
    other = page.context.browser.new_context()
    second = other.new_page()
    second.goto(address)
    second.locator(".timeline .item.meeting").first.wait_for(timeout=WAIT)
    other.close()


def test_a_solve_is_seen_from_every_page_and_can_be_stopped(page: Any) -> None:
    solve(page, "Singapore 2018: the run-up to 12 June")
    page.get_by_role("button", name="Stop").wait_for(timeout=WAIT)
    page.get_by_role("link", name="Scenarios").click()
    page.get_by_role("heading", name="Scenarios").wait_for(timeout=WAIT)
    page.get_by_role("button", name="Stop").click(timeout=WAIT)
    page.get_by_text("stopped before a plan was found").or_(page.get_by_text("See the plan")).first.wait_for(
        timeout=WAIT
    )


def test_a_file_with_faults_is_kept_and_says_how_many(page: Any, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: 1\ntitle: Bad\ntitle: Worse\n", encoding="utf-8")
    page.get_by_role("button", name="Bring files").click()
    page.locator("input[type=file]").set_input_files(bad)
    page.get_by_text("bad.yaml, 7 faults").wait_for(timeout=WAIT)


def test_back_goes_to_the_page_before(page: Any) -> None:
    page.get_by_role("link", name="First steps", exact=True).click()
    page.get_by_role("heading", name="First steps").wait_for(timeout=WAIT)
    address = page.url
    page.get_by_role("link", name="Runs").click()
    page.get_by_role("heading", name="Runs").wait_for(timeout=WAIT)
    page.go_back()
    page.get_by_role("heading", name="First steps").wait_for(timeout=WAIT)
    assert page.url == address
