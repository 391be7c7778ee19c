"""A real browser at a real server of the app, and somebody who uses it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Locator, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.ui.serving import CHROMIUM, FLAGS
from ui.workspace.folder import Workspace

IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),  # one server and one browser at a time
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]
"""The marks of a file of tests in a browser."""
WAIT = 60_000
POINTING = 3_000
"""Milliseconds after which somebody points at something again, or chooses it, where nothing has come of it."""


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser, closed in the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def watched(page: Any, address: str, trouble: list[str] | None = None) -> list[str]:
    """What goes wrong on a page from now on: what it asks for elsewhere, and what the browser complains of.

    `trouble` is the list of another window, to which it is added.
    """
    trouble = [] if trouble is None else trouble
    inside = (address, address.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(inside) else trouble.append(asked.url))
    page.on("console", lambda said: trouble.append(said.text) if _complains(said) else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    return trouble


def _complains(said: Any) -> bool:
    """Whether it is an error; Streamlit looks for its own health in two places after a reload and minds neither."""
    return said.type == "error" and "/_stcore/" not in said.location["url"]


class Planner:
    """Somebody at a scenario in the app; `trouble` is what comes from outside and what the browser complains of."""

    def __init__(
        self, page: Any, address: str, workspace: Workspace, name: str, trouble: list[str] | None = None
    ) -> None:
        self.page, self.address, self.workspace, self.name = page, address, workspace, name
        self.trouble = watched(page, address, trouble)

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
        """Chooses something in a list that is searched: again where a page that is just being drawn loses that."""
        box = self.page.get_by_role("combobox", name=label, exact=True)
        tags = self.page.get_by_test_id("stMultiSelect").filter(has=box).get_by_text(option)
        chosen = self.page.locator(f'[aria-label="{label}"][value^="{option}"]').or_(tags).first
        until = time.monotonic() + WAIT / 1000
        while not chosen.is_visible() and time.monotonic() < until:
            self.idle()
            box.click()
            box.press("Control+A")
            box.press_sequentially(search)
            with contextlib.suppress(PlaywrightTimeout):
                self.page.get_by_role("option", name=option).first.click(timeout=POINTING)
                chosen.wait_for(timeout=POINTING)
        expect(chosen).to_be_visible()

    def press(self, name: str) -> None:
        """Presses a button."""
        self.page.get_by_role("button", name=name, exact=True).click(timeout=WAIT)

    def tooltip(self, target: Locator, text: str) -> None:
        """Waits for the tooltip of something, which goes where the page is drawn anew below the mouse: it points again."""
        seen = self.page.get_by_role("tooltip").get_by_text(text)
        until = time.monotonic() + WAIT / 1000
        while not seen.is_visible() and time.monotonic() < until:
            self.page.mouse.move(0, 0)
            target.hover(timeout=WAIT)
            with contextlib.suppress(PlaywrightTimeout):
                seen.wait_for(timeout=POINTING)
        expect(seen).to_be_visible()

    def text(self) -> str:
        """The draft as it is kept."""
        return self.workspace.draft(self.name).text

    def solve(self) -> None:
        """Solves what is on screen and waits for the plan."""
        self.press("Solve")
        self.page.get_by_role("button", name="Stop").wait_for(timeout=WAIT)
        self.page.get_by_role("link", name="See the plan").wait_for(timeout=WAIT)
