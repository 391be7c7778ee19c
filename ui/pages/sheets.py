"""Day sheets: what one person, delegation or room does, line by line."""

from __future__ import annotations

import html

import streamlit as st

from planner.domain.scenario import Scenario
from planner.files.plan_rows import rows_of
from planner.plan.record import Plan
from planner.report.day_sheets import DaySheet, Line, Row, of_delegation, of_person, of_room, schedule
from ui.text import plain

STYLE = """<style>
.sheet {border-collapse: collapse; width: 100%; margin-bottom: 1rem}
.sheet td {padding: .3rem .8rem .3rem 0; vertical-align: top; border: none; border-top: 1px solid rgba(128,128,128,.3)}
.sheet td.time {white-space: nowrap; width: 9rem; font-variant-numeric: tabular-nums}
.sheet td.home {white-space: nowrap; width: 6rem; opacity: .75; font-variant-numeric: tabular-nums}
.sheet .what {opacity: .8; font-size: .9em}
</style>"""


def show(scenario: Scenario, plan: Plan) -> None:
    """Shows the day sheets of a plan."""
    rows, name = _chosen(scenario, plan)
    st.subheader(plain(name))
    st.html(STYLE + "".join(_sheet(sheet) for sheet in schedule(rows).days))


def _chosen(scenario: Scenario, plan: Plan) -> tuple[list[Row], str]:
    rows = rows_of(plan, scenario)
    kind, which = st.columns([1, 2])
    sort = kind.selectbox("For", ["a person", "a delegation", "a room", "everybody"])
    if sort == "a person":
        present = {who for each in plan.appointments for who in each.people}
        people = sorted(present & set(scenario.people), key=lambda id_: scenario.people[id_].name)
        person = which.selectbox("Person", people, format_func=lambda id_: scenario.people[id_].name)
        return of_person(rows, person), scenario.people[person].name
    if sort == "a delegation":
        ids = sorted(scenario.delegations)
        chosen = which.selectbox("Delegation", ids, format_func=lambda id_: scenario.delegations[id_].name)
        return of_delegation(rows, chosen, scenario), scenario.delegations[chosen].name
    if sort == "a room":
        names = {row["place"]: row["place_name"] for row in rows if row["kind"] == "meeting"}
        place = which.selectbox("Room", sorted(names, key=names.__getitem__), format_func=names.__getitem__)
        return of_room(rows, place), names[place]
    return rows, scenario.title


def _sheet(sheet: DaySheet) -> str:
    lines = "".join(_line(line) for line in sheet.lines)
    return f"<h4>{sheet.day:%A} {sheet.day.day} {sheet.day:%B}</h4><table class='sheet'>{lines}</table>"


def _line(line: Line) -> str:
    over = (line.end.date() - line.start.date()).days
    later = f" {over:+}" if over else ""
    same = line.home_start.replace(tzinfo=None) == line.start.replace(tzinfo=None)
    day = "" if line.home_start.date() == line.start.date() else f"{line.home_start:%a} "
    home = "" if same else f"home {day}{line.home_start:%H:%M}"
    where = f"{line.place}. " if line.place and line.kind != "rest" else ""
    what = html.escape(f"{where}{line.people}. {line.detail[:1].upper()}{line.detail[1:]}.")
    return (
        f"<tr><td class='time'>{line.start:%H:%M}-{line.end:%H:%M}{later}</td><td class='home'>{home}</td>"
        f"<td><b>{html.escape(line.title)}</b><br><span class='what'>{what}</span></td></tr>"
    )
