"""Day sheets, pools and comparisons as trees for other programs: what is shown to people, with nothing more in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planner.domain.scenario import Scenario
from planner.files.cells import time_cell
from planner.plan.record import Plan
from planner.report.comparison import change_frame, value_frame
from planner.report.day_sheets import DaySheet, Line, Schedule, StageLine
from planner.report.resource_use import PoolUse
from planner.report.words import Row

if TYPE_CHECKING:
    import pandas as pd

Tree = dict[str, Any]


def schedule_tree(found: Schedule) -> Tree:
    """Day sheets. Times are wall times by the same clocks as on the sheets, None where they are not for those who read it."""
    held = [{"title": title, "reason": reason} for title, reason in found.unscheduled]
    return {"days": [_day(sheet) for sheet in found.days], "unscheduled": held}


def _day(sheet: DaySheet) -> Tree:
    return {
        "day": sheet.day.isoformat(),
        "last": (sheet.last or sheet.day).isoformat(),
        "lines": [_line(line) for line in sheet.lines],
        "overnight": sheet.overnight,
    }


def _line(line: Line) -> Tree:
    told = not line.untold
    return {
        "kind": str(line.kind),
        "id": line.id,
        "title": line.title,
        **{name: getattr(line, name).isoformat("T", "minutes") if told else None for name in _TIMES},
        **{name: getattr(line, name) for name in ("place", "people", "detail", "note", "untold")},
        "stages": [_stage(stage, told=told) for stage in line.stages],
    }


_TIMES = ("start", "end", "home_start", "home_end")


def _stage(stage: StageLine, *, told: bool) -> Tree:
    times = {name: getattr(stage, name).isoformat("T", "minutes") if told else None for name in ("start", "end")}
    return {"title": stage.title, **times, "people": stage.people}


def pool_tree(pool: PoolUse) -> Tree:
    """What a pool has and what uses it, instants in UTC."""
    uses = [
        {
            "what": use.what,
            "start": time_cell(use.start),
            "end": time_cell(use.end),
            "place": use.place,
            "number": use.number,
            "others": list(use.others),
        }
        for use in pool.uses
    ]
    return {"id": pool.id, "name": pool.resource.name, "number": pool.resource.number, "most": pool.most, "uses": uses}


def comparison_tree(before: Plan, after: Plan, scenario: Scenario | None = None, rows: Iterable[Row] = ()) -> Tree:
    """What changed between two plans, and with a scenario what each costs; the columns are those of the CSV."""
    costs = [] if scenario is None else _records(value_frame(before, after, scenario))
    return {"changes": _records(change_frame(before, after, scenario, rows)), "costs": costs}


def _records(frame: pd.DataFrame) -> list[Tree]:
    """The rows of a frame as plain values."""
    return [dict(zip(frame.columns, row, strict=True)) for row in frame.astype(object).to_numpy().tolist()]
