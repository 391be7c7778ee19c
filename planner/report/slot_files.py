"""Slots for other programs: as CSV, a row for each run of starts that are alike, and as a tree."""

from __future__ import annotations

import csv
import io
from typing import Any

from planner.domain.scenario import Scenario
from planner.files.cells import attendance_cell, defused, time_cell
from planner.plan.record import COUNTED
from planner.plan.slots import Slot, Slots
from planner.report.words import Namer

SLOT_COLUMNS = (
    *("meeting", "title", "place", "first", "last", "starts", "possible", "shortened", "people"),
    *(str(tier) for tier in COUNTED),
    *("reasons", "fields"),
)
"""The columns of slots as CSV. `first` and `last` are starts by the clock of the place with its offset, and every start of the
grid between them is meant; `shortened` is in minutes; tiers are what a plan with the meeting
there costs more.
"""


def slots_csv(scenario: Scenario, slots: Slots) -> str:
    """Every slot as a row; no cell runs in a spreadsheet."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, SLOT_COLUMNS, lineterminator="\n")
    writer.writeheader()
    namer = Namer(scenario)
    for slot in slots.slots:
        costs = {str(tier): slot.costs.get(tier, 0) for tier in COUNTED} if slot.costs is not None else {}
        cells = {
            "meeting": slots.meeting,
            "title": scenario.meetings[slots.meeting].title,
            "place": slot.place,
            "first": _time(namer, slot, last=False),
            "last": _time(namer, slot, last=True),
            "starts": str(_starts(slots, slot)),
            "possible": "yes" if slot.possible else "no",
            "shortened": str(slot.shortened) if slot.possible else "",
            "people": attendance_cell(slot.people),
            "reasons": "; ".join(reason.says for reason in slot.reasons),
            "fields": "; ".join(dict.fromkeys(path for reason in slot.reasons for path in reason.paths)),
        }
        writer.writerow({name: defused(cell) for name, cell in cells.items()} | costs)
    return buffer.getvalue()


def slots_tree(scenario: Scenario, slots: Slots) -> dict[str, Any]:
    """The same for other programs; `costs` is null where the meeting cannot be, `reasons` says why."""
    namer = Namer(scenario)
    now = slots.now
    return {
        "meeting": slots.meeting,
        "title": scenario.meetings[slots.meeting].title,
        "now": None if now is None else {"start": time_cell(namer.local(now.start, now.place)), "place": now.place},
        "grid_minutes": slots.step,
        "remarks": list(slots.remarks),
        "slots": [
            {
                "place": slot.place,
                "first": _time(namer, slot, last=False),
                "last": _time(namer, slot, last=True),
                "starts": _starts(slots, slot),
                "shortened_minutes": slot.shortened,
                "people": {each.seat: each.person for each in slot.people},
                "costs": None if slot.costs is None else {str(tier): cost for tier, cost in slot.costs.items()},
                "reasons": [{"says": reason.says, "fields": list(reason.paths)} for reason in slot.reasons],
            }
            for slot in slots.slots
        ],
    }


def _time(namer: Namer, slot: Slot, *, last: bool) -> str:
    return time_cell(namer.local(slot.last if last else slot.first, slot.place))


def _starts(slots: Slots, slot: Slot) -> int:
    """How many starts of the grid it has."""
    return int((slot.last - slot.first).total_seconds()) // (60 * slots.step) + 1
