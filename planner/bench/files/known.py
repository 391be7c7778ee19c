"""The best that is known of instances, to set beside a result: published, or found before by any method."""

from __future__ import annotations

import csv
from pathlib import Path

BEST = {
    "50meetings-160timegrains-5rooms": "0/146",
    "200meetings-640timegrains-5rooms": "0/121",
    "b2b-p20-m60-t12-l8-s1": "3",
    "b2b-p42-m125-t8-l21-s1": "1",
    "shuttle-50-s1": "340",
    "shuttle-100-s1": "496",
    "shuttle-300-s1": "2609",
    "shuttle-1000-s1": "10232",
    "week-1200-s1": "6419",
}
"""By the name of the instance; of the three levels of meeting scheduling hard and medium. Source: notes of the sets."""
RESULTS = "reference_results.csv"
"""A table beside instances of CSPLib with the columns `name` and `min_slots`, the proven least number of slots."""


def best_known(name: str, file: Path) -> str:
    """The best that is known of an instance; empty where nothing is."""
    return BEST.get(name) or _least_slots(file.parent / RESULTS).get(name, "")


def _least_slots(table: Path) -> dict[str, str]:
    """The least number of slots by instance; empty where there is no such table."""
    if not table.is_file():
        return {}
    with table.open(encoding="utf-8", errors="replace", newline="") as text:
        found = {row.get("name") or "": row.get("min_slots") or "" for row in csv.DictReader(text)}
    return {name: slots for name, slots in found.items() if slots.isdecimal()}
