"""Takes the pictures of the documentation from the real app: `python -m tests.ui.shoot` writes them all into docs/images/.

Name some of them (`python -m tests.ui.shoot timeline`) to write only those.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.ui.serving import CHROMIUM, FLAGS, served
from ui.samples import samples
from ui.workspace.folder import Workspace

FOLDER = Path(__file__).parents[2] / "docs" / "images"
PICTURES = ("plan", "timeline", "day-sheet", "comparison", "scenarios", "editor")
"""Their names, in the order in which they are taken: the last one leaves a draft with a fault."""
WIDTH, HEIGHT = 1280, 800
WAIT = 60_000
"""Milliseconds that a solve may take."""
REST = 1_000
"""Milliseconds after which a page has come to rest."""

SCROLL = "scroll => { scroll.scrollTop = 446 }"
"""Down to where the two delegations of the talks in New York meet."""
LETTER = "Kim Jong Un's letter is handed over"


@dataclass(frozen=True)
class Camera:
    """The app, with a browser to look at it."""

    browser: Browser
    address: str
    workspace: Workspace

    @contextmanager
    def window(self, place: str, width: int = WIDTH, height: int = HEIGHT) -> Iterator[Any]:
        """A window of the app that is open at a place."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.goto(f"{self.address}/{place}")
        yield page
        context.close()

    def solve(self, page: Any) -> None:
        """Solves what is on screen and opens its plan."""
        page.get_by_role("button", name="Solve", exact=True).click()
        page.get_by_role("button", name="Stop").wait_for()
        page.get_by_role("link", name="See the plan").click()
        page.locator(".timeline .lane .item").first.wait_for()

    def name(self, scenario: str, name: str) -> None:
        """Gives the newest plan of a scenario a name."""
        newest = self.workspace.plans.of(scenario)[0]
        self.workspace.plans.describe(newest.id, name, "")

    def solved(self) -> None:
        """Makes what there is to see: a plan of Singapore 2018, two of the first steps, and a draft of these."""
        with self.window("edit?scenario=singapore-2018.yaml") as page:
            self.solve(page)
        with self.window("edit?scenario=first-steps.yaml") as page:
            self.solve(page)
            self.name("first-steps.yaml", "As released")
        with self.window("edit?scenario=first-steps.yaml&section=permits&entry=permits/waiver") as page:
            fill(page, "Submitted (America/New_York)", "23 May")
            page.get_by_text("edited since it was saved").wait_for()
            page.wait_for_timeout(REST)
            self.solve(page)
            self.name("first-steps.yaml", "With the waiver a day later")

    def plan(self) -> None:
        """The README's: the run-up to Singapore 2018, wide."""
        with self.window("plan?scenario=singapore-2018.yaml", 1500, 1000) as page:
            page.locator(".timeline .lane .item").first.wait_for()
            page.get_by_label("Go to a date").fill("2018-05-31")
            page.get_by_role("button", name="Wider").click()
            page.locator(".timeline .scroll").evaluate(SCROLL)
            shoot(page, "plan", {"x": 60, "y": 65, "width": 1380, "height": 925})

    def scenarios(self) -> None:
        """The list of scenarios."""
        with self.window("") as page:
            page.get_by_role("link", name="First steps", exact=True).wait_for()
            shoot(page, "scenarios", {"x": 0, "y": 0, "width": WIDTH, "height": 440})

    def editor(self) -> None:
        """The form of a meeting, with a fault beside its field."""
        with self.window("edit?scenario=singapore-2018.yaml&section=meetings&entry=meetings/letter") as page:
            fill(page, "Wanted, with weights", "kelli: 3, andrew-kim: 1")
            page.get_by_role("button", name="Go there").wait_for()
            page.mouse.move(WIDTH * 0.7, HEIGHT / 2)
            page.mouse.wheel(0, 100)
            shoot(page, "editor")

    def timeline(self) -> None:
        """The timeline, with the panel about a meeting."""
        with self.window("plan?scenario=singapore-2018.yaml") as page:
            page.locator(".timeline .lane .item").first.wait_for()
            search = page.get_by_label("Search titles, places and people")
            search.fill(LETTER)
            search.press("Enter")
            page.locator(f'.timeline .item[aria-label^="{LETTER}"]').first.click()
            page.locator(".timeline .details", has_text="Standing").wait_for()
            search.fill("")
            shoot(page, "timeline")

    def day_sheet(self) -> None:
        """The day sheets of one person."""
        with self.window("plan?scenario=first-steps.yaml") as page:
            page.get_by_role("radio", name="Day sheets").click()
            page.get_by_role("combobox", name="Person").click()
            page.get_by_role("option", name="Mike Pompeo").click()
            page.locator(".day-sheets h2", has_text="Mike Pompeo").wait_for()
            shoot(page, "day-sheet")

    def comparison(self) -> None:
        """Two plans of the first steps beside each other."""
        with self.window("compare?scenario=first-steps.yaml") as page:
            page.get_by_text("What they cost").wait_for()
            shoot(page, "comparison")


def fill(page: Any, label: str, text: str) -> None:
    """Writes into a field, once the page has come to rest."""
    field = page.get_by_role("textbox", name=label, exact=True)
    field.wait_for()
    page.wait_for_timeout(REST)
    field.fill(text)
    field.press("Enter")


def shoot(page: Any, name: str, clip: dict[str, float] | None = None) -> None:
    """Takes a picture once the page has come to rest."""
    page.mouse.move(2, HEIGHT - 2)
    page.wait_for_timeout(REST)
    page.screenshot(path=FOLDER / f"{name}.png", clip=clip)
    print(FOLDER / f"{name}.png")


def main(names: Sequence[str]) -> None:
    """Solves what is to be seen in the app, and takes the pictures of these names."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for path in samples().values():
            shutil.copy(path, folder)
        with served(Path(folder)) as address:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            camera = Camera(browser, address, Workspace(Path(folder)))
            camera.solved()
            for name in names:
                getattr(camera, name.replace("-", "_"))()
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:] or PICTURES)
