"""Permits as deadlines in words: until when each is to be submitted, how long that is, and what is at risk after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from planner.domain.scenario import Scenario
from planner.report.paper import Paper, table
from planner.report.permit_deadlines import AtRisk, PermitDeadline
from planner.report.words import Namer, counted

if TYPE_CHECKING:
    import pandas as pd

NOTHING = "This scenario has no permits."
"""What is said where there are none."""
MOST_AT_RISK = 5
"""So many meetings and journeys stand beside a permit in text; all of them are in the app and with --json."""
PERMITS = ("Submit by", "Left", "Permit", "How it stands", "At risk if late", "Authority")


def print_permits(paper: Paper, scenario: Scenario, found: Sequence[PermitDeadline]) -> None:
    """Writes a row for each permit, in red where it is too late for it; times are by the clock of each place."""
    if not found:
        paper.say(NOTHING)
        return
    namer, rows = Namer(scenario), table("submit by", "left", "permit", "at risk if it is late")
    for name in (0, 1):
        rows.columns[name].no_wrap = True
    for each in found:
        permit = Text.assemble((each.permit.name, "bold"), f"\n{stands(namer, each)}.")
        risks = risk_lines(namer, each, MOST_AT_RISK)
        rows.add_row(submit_by(each), left_words(each), permit, "\n".join(risks), style="red" if each.late else None)
    paper.print(rows)


def permit_table(scenario: Scenario, found: Sequence[PermitDeadline]) -> pd.DataFrame:
    """A row for each permit in words; `Submit by` is a date by the clock of the authority, empty where there is none."""
    import pandas as pd

    namer = Namer(scenario)
    rows = [
        (
            each.latest,
            left_words(each),
            each.permit.name,
            stands(namer, each),
            "; ".join(risk_lines(namer, each)),
            each.permit.authority.name,
        )
        for each in found
    ]
    frame = pd.DataFrame(rows, columns=list(PERMITS))
    return frame.assign(**{"Submit by": pd.to_datetime(frame["Submit by"])})


def late_lines(scenario: Scenario, found: Sequence[PermitDeadline]) -> list[str]:
    """The permits for which it is too late, as sentences."""
    namer = Namer(scenario)
    said = []
    for each in (each for each in found if each.late):
        latest = "" if each.latest is None else f"; the latest safe day is {_day(each.latest)}"
        said.append(f"{each.permit.name}: {stands(namer, each)}{latest}.")
    return said


def submit_by(each: PermitDeadline) -> str:
    """The latest safe day, or what there is instead of one."""
    if each.latest is not None:
        return _day(each.latest)
    if not each.needed:
        return "not needed"
    return "granted" if each.permit.granted is not None else "no day helps"


def left_words(each: PermitDeadline) -> str:
    """How much time is left: `3 working days`, `today`, `past`; nothing where there is no latest day."""
    if each.left is None:
        return "past" if each.past else ""
    return counted(each.left, "working day") if each.left else "today"


def stands(namer: Namer, each: PermitDeadline) -> str:
    """How a permit stands, without a full stop: `submitted Tue 22 May 2018, in time`."""
    permit = each.permit
    if each.since is None:
        return "nothing in the plan needs it"
    if permit.granted is not None:
        said = f"granted from {_day(permit.granted)} on"
    elif permit.submitted is None:
        said = "not submitted"
    else:
        said = f"{'submitted' if permit.submitted <= each.today else 'to be submitted'} {_day(permit.submitted)}"
    if each.beyond:
        return f"{said}; something needs it that lies outside its validity or beyond where it reaches"
    if permit.granted is None and permit.submitted is None:
        return said
    return f"{said}, in time" if each.in_time else f"{said}, too late for {namer.time(each.since, each.place)}"


def risk_lines(namer: Namer, each: PermitDeadline, most: int | None = None) -> list[str]:
    """What is at risk, a line each with its time; with `most` so many of them, and how many others."""
    lines = [_risk(namer, item) for item in each.at_risk[:most]]
    others = len(each.at_risk) - len(lines)
    return [*lines, f"and {others:,} more"] if others else lines


def _risk(namer: Namer, item: AtRisk) -> str:
    said = f"{namer.time(item.start, item.place)} {item.title}"
    return f"{said} ({namer.group(item.people)})" if item.people else said


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
