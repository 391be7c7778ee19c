"""Takes the README's picture: `python -m tests.ui.shoot` writes docs/images/plan.png from the real app."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.ui.serving import CHROMIUM, FLAGS, served
from ui.samples import samples

PICTURE = Path(__file__).parents[2] / "docs" / "images" / "plan.png"

SCROLL = "scroll => { scroll.scrollTop = 96 }"
"""Down to the delegation of the talks in New York."""


def main() -> None:
    """Solves Singapore 2018 in the app and takes a picture of the plan."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for path in samples().values():
            shutil.copy(path, folder)
        with served(Path(folder)) as address:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page(viewport={"width": 1500, "height": 1000}, color_scheme="light")
            page.goto(f"{address}/edit?scenario=singapore-2018.yaml")
            page.get_by_role("button", name="Solve", exact=True).click()
            page.get_by_role("link", name="See the plan").click(timeout=120_000)
            page.locator(".timeline .lane").first.wait_for(timeout=60_000)
            page.get_by_label("Go to a date").fill("2018-05-31")
            page.get_by_role("button", name="Wider").click()
            page.locator(".timeline .scroll").evaluate(SCROLL)
            page.wait_for_timeout(500)
            page.screenshot(path=PICTURE, clip={"x": 60, "y": 65, "width": 1380, "height": 925})
            browser.close()
    print(PICTURE)


if __name__ == "__main__":
    main()
