"""How soon a fault is on screen: `python -m tests.ui.pace` leaves a field of Singapore 2018 again and again, and counts.

From the moment at which the field is left until the sentence is painted, in milliseconds, in a real browser.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

from tests.house.imports import ROOT
from tests.ui.browsing import Planner, chromium
from tests.ui.serving import served
from ui.workspace.folder import Workspace
from ui.workspace.place import FOLDER

EDITS = 60
UNTIL_IT_IS_THERE = """text => new Promise(done => {
  const began = performance.now()
  const seen = () => document.body.innerText.includes(text) && requestAnimationFrame(() => {
    watcher.disconnect()
    done(performance.now() - began)
  })
  const watcher = new MutationObserver(seen)
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true })
  document.activeElement.blur()
})"""


def _times(planner: Planner) -> Iterator[float]:
    planner.open("meetings", "meetings/round-1")
    field = planner.page.get_by_role("textbox", name="Length", exact=True)
    for number in range(EDITS):
        planner.idle()
        field.fill(f"{number} ells")
        yield planner.page.evaluate(UNTIL_IT_IS_THERE, f"'{number} ells' is no length")


def main() -> None:
    """Prints the median and the 95th percentile."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder), {FOLDER: folder}) as address,
        chromium() as browser,
    ):
        planner = Planner(browser.new_page(), address, Workspace(Path(folder)), "singapore-2018.yaml")
        planner.workspace.add(planner.name, (ROOT / "scenarios" / planner.name).read_text("utf-8"))
        times = list(_times(planner))
    steps = quantiles(times, n=20)
    print(f"{EDITS} faults: half of them within {steps[9]:.0f} ms, 95 of 100 within {steps[18]:.0f} ms")


if __name__ == "__main__":
    main()
