"""Texts of a scenario are text: nothing of them is fetched, linked or run, and all of it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import sync_playwright

from tests.ui.hostile import STRANGER, hostile, scenario
from tests.ui.listening import listening
from tests.ui.serving import CHROMIUM, FLAGS, served
from ui.hosts import ADDRESS

WAIT = 60_000
READS = "text => document.body.innerText.replaceAll('\\u2060', '').includes(text)"
FOREIGN = f'img[src*="{STRANGER}"], a[href*="{STRANGER}"], script[src*="{STRANGER}"]'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with listening() as proxy:
        with served(tmp_path_factory.mktemp("app"), {ADDRESS: "0.0.0.0", **proxy.settings}) as found:
            yield found
        assert proxy.asked == []


@pytest.fixture
def page(address: str) -> Iterator[object]:
    """A page that notes every address asked for, and fails where one is not the app's."""
    inside = (address, address.replace("http", "ws"), "data:", "blob:")
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
        page.goto(address)
        yield page
        browser.close()
    assert asked
    assert [url for url in asked if not url.startswith(inside)] == []


def bring(page: object, folder: Path, *, must: bool) -> None:
    file = folder / "_own_ ![x](http:..evil.example) :smile:.yaml"
    file.write_text(scenario(must=must), encoding="utf-8")
    page.get_by_text("A file of my own").click()  # type: ignore[attr-defined]
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[attr-defined]
    page.get_by_role("heading", name="title ![x]").wait_for(timeout=WAIT)  # type: ignore[attr-defined]


def seen(page: object, *texts: str) -> None:
    """Every one of these stands on the page as it was written, and nothing was made of it."""
    for text in texts:
        try:
            page.wait_for_function(READS, arg=text, timeout=WAIT / 4)  # type: ignore[attr-defined]
        except TooLate as error:
            raise AssertionError(f"{text!r} is not in {page.inner_text('body')}") from error  # type: ignore[attr-defined]
    assert page.locator(FOREIGN).count() == 0  # type: ignore[attr-defined]
    main = page.get_by_test_id("stMainBlockContainer")  # type: ignore[attr-defined]
    assert main.locator(".katex, del, em, code, .stMarkdownColoredText, img").count() == 0


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_what_a_scenario_says_is_shown_as_it_was_written(page: object, tmp_path: Path) -> None:
    bring(page, tmp_path, must=False)
    seen(page, hostile("title"), f"# {hostile('note')}", "smile:.yaml")
    page.get_by_test_id("stMainBlockContainer").get_by_role("button", name="Solve").click()  # type: ignore[attr-defined]
    page.get_by_text("Not held:").wait_for(timeout=WAIT)  # type: ignore[attr-defined]
    seen(page, hostile("title"), hostile("never"), hostile("kim"))
    page.get_by_text("See the plan").click()  # type: ignore[attr-defined]
    item = page.locator(".timeline .lane .item.meeting").first  # type: ignore[attr-defined]
    item.wait_for(timeout=WAIT)
    item.click()
    for place, what in {
        ".details b": "talk",
        ".details": "talk-note",
        ".lane .name >> nth=0": "ann",
        ".group": "delegation",
    }.items():
        page.locator(f".timeline {place}", has_text=hostile(what)).wait_for(timeout=WAIT)  # type: ignore[attr-defined]
    seen(page, hostile("title"))
    for tab in ("Meetings", "Journeys", "Costs"):
        page.get_by_role("tab", name=tab).click()  # type: ignore[attr-defined]
    page.get_by_role("link", name="Day sheets").click()  # type: ignore[attr-defined]
    page.get_by_role("heading", name="ann ![x]").wait_for(timeout=WAIT)  # type: ignore[attr-defined]
    seen(page, hostile("ann"), hostile("talk"))


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_what_stands_in_the_way_of_a_plan_is_text(page: object, tmp_path: Path) -> None:
    bring(page, tmp_path, must=True)
    page.get_by_test_id("stMainBlockContainer").get_by_role("button", name="Solve").click()  # type: ignore[attr-defined]
    page.get_by_text("No plan exists (proved).").wait_for(timeout=WAIT)  # type: ignore[attr-defined]
    seen(page, hostile("title"), hostile("never"))
