"""Texts of a scenario are text: nothing of them is fetched, linked or run, and all of it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import TimeoutError as TooLate

from tests.ui.browsing import IN_A_BROWSER, chromium
from tests.ui.hostile import STRANGER, hostile, scenario
from tests.ui.listening import listening
from tests.ui.serving import served
from ui.hosts import ADDRESS

pytestmark = IN_A_BROWSER
WAIT = 60_000
READS = "text => document.body.innerText.replaceAll('\\u2060', '').includes(text)"
FOREIGN = f'img[src*="{STRANGER}"], a[href*="{STRANGER}"], script[src*="{STRANGER}"]'


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with listening() as proxy:
        with served(tmp_path_factory.mktemp("app"), {ADDRESS: "0.0.0.0", **proxy.settings}) as found:
            yield found
        assert proxy.asked == []


@pytest.fixture
def page(address: str) -> Iterator[Any]:
    """A page that notes every address asked for, and fails where one is not the app's."""
    inside = (address, address.replace("http", "ws"), "data:", "blob:")
    asked: list[str] = []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
        page.goto(address)
        yield page
    assert asked
    assert [url for url in asked if not url.startswith(inside)] == []


def bring(page: Any, folder: Path, *, must: bool) -> None:
    file = folder / "_own_ 1. - must.yaml"
    file.write_text(scenario(must=must), encoding="utf-8")
    page.get_by_role("button", name="Bring files").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("link", name="title ![x]").first.wait_for(timeout=WAIT)
    seen(page, hostile("title"), "_own_ 1. - must.yaml")
    page.get_by_role("link", name="title ![x]").first.click()
    page.get_by_role("heading", name="title ![x]").wait_for(timeout=WAIT)


def look(page: Any) -> None:
    """Solves what is on screen and opens the plan."""
    page.get_by_role("button", name="Solve", exact=True).click()
    page.get_by_role("link", name="See the plan").click(timeout=WAIT)


def seen(page: Any, *texts: str) -> None:
    """Every one of these stands on the page as it was written, and nothing was made of it."""
    for text in texts:
        try:
            page.wait_for_function(READS, arg=text, timeout=WAIT / 4)
        except TooLate as error:
            raise AssertionError(f"{text!r} is not in {page.inner_text('body')}") from error
    assert page.locator(FOREIGN).count() == 0
    main = page.get_by_test_id("stMainBlockContainer")
    assert main.locator(".katex, del, em, code, .stMarkdownColoredText, img").count() == 0


def test_what_a_scenario_says_is_shown_as_it_was_written(page: Any, tmp_path: Path) -> None:
    bring(page, tmp_path, must=False)
    seen(page, hostile("title"))
    look(page)
    item = page.locator(".timeline .lane .item.meeting").first
    item.wait_for(timeout=WAIT)
    item.click()
    for place, what in {
        ".details b": "talk",
        ".details": "talk-note",
        ".lane .name >> nth=0": "ann",
        ".group": "delegation",
    }.items():
        page.locator(f".timeline {place}", has_text=hostile(what)).wait_for(timeout=WAIT)
    seen(page, hostile("title"))
    page.get_by_role("radio", name="How good it is").click()
    seen(page, hostile("title"), f"# {hostile('note')}", hostile("never"), hostile("kim"))
    for view in ("Meetings", "Journeys", "Resources", "What it costs"):
        page.get_by_role("radio", name=view).click()
        seen(page, hostile("title"))
    page.get_by_role("radio", name="Day sheets").click()
    page.get_by_role("heading", name="ann ![x]").wait_for(timeout=WAIT)
    seen(page, hostile("ann"), hostile("talk"))
    page.get_by_role("link", name="Runs").click()
    page.get_by_role("heading", name="Runs").wait_for(timeout=WAIT)
    seen(page, hostile("title"))


def test_what_stands_in_the_way_of_a_plan_is_text(page: Any, tmp_path: Path) -> None:
    bring(page, tmp_path, must=True)
    look(page)
    page.get_by_text("No plan exists (proved).").wait_for(timeout=WAIT)
    seen(page, hostile("title"), hostile("never"))
