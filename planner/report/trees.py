"""Day sheets, pools, permits and what is worth a look as trees for other programs: what people are shown and nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.files.cells import time_cell
from planner.files.records import tree_of
from planner.report.day_sheets import DaySheet, Line, Schedule, StageLine, WorkLine
from planner.report.looks import Look
from planner.report.permit_deadlines import AtRisk, PermitDeadline
from planner.report.resource_use import PoolUse

Tree = dict[str, Any]


def schedule_tree(found: Schedule) -> Tree:
    """Day sheets. Times are wall times by the same clocks as on the sheets, None where they are not for those who read it."""
    held = [{"title": title, "reason": reason} for title, reason in found.unscheduled]
    return {
        "days": [_day(sheet) for sheet in found.days],
        "unscheduled": held,
        "work": [_work(line) for line in found.work],
    }


def _work(line: WorkLine) -> Tree:
    start, end = (None if each is None else each.isoformat("T", "minutes") for each in (line.start, line.end))
    texts = {name: getattr(line, name) for name in ("id", "title", "people", "note", "reason")}
    return {**texts, "start": start, "end": end, "slack_minutes": line.slack}


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
            "people": list(use.people),
            "members": list(use.members),
        }
        for use in pool.uses
    ]
    return {"id": pool.id, "name": pool.resource.name, "number": pool.resource.count, "most": pool.most, "uses": uses}


def looks_tree(looks: Iterable[Look]) -> Tree:
    """What is worth a look, with the fields that it has in plan.json, instants in UTC."""
    return {"worth_a_look": tree_of([*looks])}


def permits_tree(found: Iterable[PermitDeadline]) -> Tree:
    """Permits as deadlines, instants in UTC, days by the calendar of each authority."""
    return {"permits": [_permit(each) for each in found]}


def _permit(each: PermitDeadline) -> Tree:
    days = {"today": each.today, "latest": each.latest}
    days |= {"submitted": each.permit.submitted, "granted": each.permit.granted}
    return {
        "id": each.id,
        "name": each.permit.name,
        "authority": each.permit.authority.name,
        **{name: None if day is None else day.isoformat() for name, day in days.items()},
        "working_days_left": each.left,
        **{name: getattr(each, name) for name in ("needed", "past", "in_time", "late", "beyond")},
        "since": None if each.since is None else time_cell(each.since),
        "at_risk": [_at_risk(item) for item in each.at_risk],
    }


def _at_risk(item: AtRisk) -> Tree:
    times = {"start": time_cell(item.start), "end": time_cell(item.end)}
    kind, people = str(item.kind), list(item.people)
    return {"kind": kind, "id": item.id, "title": item.title, **times, "place": item.place, "people": people}
