"""Pools of interpreters, teams, motorcades, aircraft and equipment: what uses them when, and how many are left."""

from __future__ import annotations

import streamlit as st

from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.report.resource_tables import pool_line, pool_table, unserved_lines, use_table
from planner.report.resource_use import PoolUse, resource_use
from ui.text import plain
from ui.views.tables import show_table


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
        "The plan does not say which pool serves what. Where several can, this is one way in which they are enough."
    )


def _uses(scenario: Scenario, pool: PoolUse, key: str) -> None:
    st.markdown(plain(pool_line(pool)))
    if pool.uses:
        show_table(use_table(scenario, pool), key)
