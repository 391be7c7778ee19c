"""Pools of interpreters, teams, motorcades, aircraft and equipment: what uses them when, and how many are left."""

from __future__ import annotations

from typing import Any

import streamlit as st

from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.report.pool_load import clock_of, load_table
from planner.report.pool_sheets import whole_line
from planner.report.resource_tables import pool_line, pool_table, unserved_lines, use_table
from planner.report.resource_use import PoolUse, resource_use
from planner.report.words import Namer
from ui.text import plain
from ui.views.tables import show_table

_HOURS = {"field": "Hour", "type": "quantitative", "scale": {"domain": [0, 24]}, "axis": {"values": [0, 6, 12, 18, 24]}}
_NUMBER = {"type": "quantitative", "scale": {"zero": True}, "axis": {"tickMinStep": 1, "tickCount": 4, "format": "d"}}
_DAY = {"title": None, "labelFontSize": 12, "labelExpr": "utcFormat(toDate(datum.value), '%a %-d %b')"}
_BUSY = {
    "mark": {"type": "bar", "tooltip": True},
    "encoding": {
        "x": {**_HOURS, "title": None},
        "x2": {"field": "Until"},
        "y": {**_NUMBER, "field": "In use", "title": None},
        "y2": {"datum": 0},
    },
}
_THERE = {
    "mark": {"type": "rule", "strokeDash": [4, 3], "color": "#c2410c"},
    "encoding": {"y": {**_NUMBER, "field": "There are", "title": None}},
}
CURVE: dict[str, Any] = {
    "facet": {"field": "Day", "type": "ordinal", "header": _DAY},
    "columns": 7,
    "spec": {"width": 120, "height": 90, "layer": [_BUSY, _THERE]},
    "config": {"view": {"stroke": None}},
}
"""A chart for each day: a bar for each busy hour, and a line at what there is."""


def show(scenario: Scenario, plan: Plan, key: str) -> None:
    """Shows every pool, and for the chosen one what uses it when."""
    if not scenario.resources:
        st.info(
            "This scenario has no pools. Add interpreters, security teams, motorcades, aircraft or equipment to see who needs them."
        )
        return
    found = resource_use(scenario, plan)
    for line in unserved_lines(scenario, found):
        st.warning(plain(line), icon=":material/warning:")
    for pool in found.pools:
        if pool.short:
            st.warning(f"{plain(pool.resource.name)}: {pool_line(pool)}", icon=":material/warning:")
    show_table(pool_table(scenario, found), f"{key}-pools")
    st.subheader("What uses it when", anchor=False)
    used = {pool.id: pool for pool in found.pools}
    which = st.selectbox(
        "Pool",
        list(used),
        format_func=lambda id_: used[id_].resource.name,
        key=f"{key}-pool",
        index=next((number for number, pool in enumerate(found.pools) if pool.uses), 0),
    )
    _uses(scenario, used[which], f"{key}-{which}")
    st.caption(
        "The plan does not say which pool serves what, and who of it. Where several can, this is one way in which they are enough, "
        "the one that plan.csv and the pools' day sheets tell."
    )


def _uses(scenario: Scenario, pool: PoolUse, key: str) -> None:
    st.markdown(plain(pool_line(pool)))
    if said := whole_line(pool):
        st.warning(plain(said), icon=":material/warning:")
    if pool.uses:
        _load(scenario, pool, f"{key}-load")
        show_table(use_table(scenario, pool), key)


def _load(scenario: Scenario, pool: PoolUse, key: str) -> None:
    """What is in use over time, day by day, beside what there is."""
    frame = load_table(scenario, pool)
    st.vega_lite_chart(frame, CURVE, key=key, width="content")
    city = Namer(scenario).city(clock_of(scenario, pool))
    st.caption(plain(f"In use by the hour, by the clock of {city}; the line is how many there are."))
