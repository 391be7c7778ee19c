"""The app as a planner sees it, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from planner.bench.families import FAMILIES
from planner.check import check
from planner.files import load_scenario, read_plan
from tests.ui.serving import CHROMIUM, FLAGS, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),  # one server and one browser for all of them
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]
ROOT = Path(__file__).parents[2]
WAIT = 60_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("app")) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: object, address: str) -> Iterator[object]:
    """A page of the app; it fails where something comes from outside or the browser complains."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})  # type: ignore[attr-defined]
    page = context.new_page()
    strangers: list[str] = []
    complaints: list[str] = []
    inside = (address, address.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(inside) else strangers.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if complains(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.get_by_text("What is to be planned?").wait_for(timeout=WAIT)
    yield page
    context.close()
    assert strangers == []
    assert complaints == []


def complains(message: object) -> bool:
    """Whether it is an error; Streamlit looks for its own health in two places after a reload and minds neither."""
    return message.type == "error" and "/_stcore/" not in message.location["url"]  # type: ignore[attr-defined]


def solve(page: object, title: str) -> None:
    page.get_by_text(title, exact=True).first.click()  # type: ignore[attr-defined]
    page.get_by_role("heading", name=title).wait_for(timeout=WAIT)  # type: ignore[attr-defined]
    page.get_by_test_id("stMainBlockContainer").get_by_role("button", name="Solve").click()  # type: ignore[attr-defined]


def test_from_a_scenario_to_a_plan_that_can_be_taken_away(page: object, tmp_path: Path) -> None:
    solve(page, "First steps")
    page.get_by_text("Proved best").wait_for(timeout=WAIT)
    page.get_by_text("See the plan").click()
    page.locator(".timeline .item.meeting").first.wait_for(timeout=WAIT)
    assert page.locator(".timeline .lane").count() == 3
    page.locator(".timeline .item[aria-label^='Pyongyang to New York']").click()
    page.locator(".timeline .details", has_text="Kim Yong Chol").wait_for(timeout=WAIT)
    with page.expect_download() as download:
        page.get_by_role("button", name="plan.csv").click()
    download.value.save_as(tmp_path / "plan.csv")
    scenario = load_scenario(ROOT / "scenarios" / "first-steps.yaml")
    assert check(scenario, read_plan(tmp_path / "plan.csv", scenario)) == ()


def test_a_solve_goes_on_from_its_plan(page: object, tmp_path: Path) -> None:
    tree = FAMILIES["shuttle"](100, Random(1))
    for part in (*tree["meetings"].values(), *tree["relations"].values()):
        part |= {field: f"{part[field]} min" for field in ("length", "least") if field in part}
    (tmp_path / "large.yaml").write_text(json.dumps(tree, indent=1), encoding="utf-8")
    page.get_by_text("A file of my own").click()
    page.locator("input[type=file]").set_input_files(tmp_path / "large.yaml")
    page.get_by_role("heading", name=tree["title"]).wait_for(timeout=WAIT)
    page.get_by_role("link", name="Solve").click()
    page.get_by_label("Time limit in seconds").fill("4")
    page.get_by_test_id("stMainBlockContainer").get_by_role("button", name="Solve").click()
    page.get_by_role("button", name="Go on from here").wait_for(timeout=WAIT)
    page.get_by_role("button", name="Go on from here").click()
    page.get_by_role("button", name="Stop").wait_for(timeout=WAIT)
    page.get_by_role("button", name="Go on from here").wait_for(timeout=WAIT)


def test_no_plan_is_told_in_words(page: object) -> None:
    solve(page, "Singapore 2018: the waiver is asked for too late")
    page.get_by_text("No plan exists (proved).").wait_for(timeout=WAIT)
    assert page.get_by_text("Kim Yong Chol cannot attend").count() == 1


def test_a_reload_finds_the_run_again(page: object) -> None:
    solve(page, "First steps")
    page.get_by_text("Proved best").wait_for(timeout=WAIT)
    page.reload()
    page.get_by_text("Proved best").wait_for(timeout=WAIT)


def test_a_solve_can_be_stopped(page: object) -> None:
    solve(page, "Singapore 2018: the run-up to 12 June")
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped before a plan was found").or_(page.get_by_text("Meetings held")).first.wait_for(
        timeout=WAIT
    )


def test_a_bad_file_is_told_line_by_line(page: object, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: 1\ntitle: Bad\ntitle: Worse\n", encoding="utf-8")
    page.get_by_text("A file of my own").click()
    page.locator("input[type=file]").set_input_files(bad)
    page.get_by_text("7 problems in this file. Nothing else was done with it.").wait_for(timeout=WAIT)
    told = page.get_by_text("'title' stands here for the second time; the first is in line 2")
    told.wait_for(timeout=WAIT)
    assert told.inner_text().startswith("Line 3 title: ")


def test_day_sheets_follow_a_person(page: object) -> None:
    solve(page, "First steps")
    page.get_by_text("Proved best").wait_for(timeout=WAIT)
    page.get_by_role("link", name="Day sheets").click()
    page.get_by_role("heading", name="Donald Trump").wait_for(timeout=WAIT)
    page.get_by_text("The letter").wait_for(timeout=WAIT)
