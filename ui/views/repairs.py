"""Repairs: what would help where there is no plan, what each costs, and a button that makes it in the draft."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import streamlit as st

from planner.plan.record import Repair
from planner.report.answer_words import tiers_of_repairs
from planner.report.words import counted
from ui.fields.wording import capitalised
from ui.text import plain

NUMBER, SAYS, FIGURE, BUTTON = 0.4, 6.0, 1.1, 1.8
"""How wide the columns are, against each other."""


def show(repairs: Sequence[Repair], made: Collection[int], tried: Callable[[Repair], None], key: str) -> None:
    """Shows repairs as a table: `made` are the places of those that the draft has, `tried` is called with one to be made."""
    tiers = tiers_of_repairs(repairs)
    heads = ["", "What to do", "Held", *(capitalised(tier.value) for tier in tiers), ""]
    widths = [NUMBER, SAYS, *[FIGURE] * (1 + len(tiers)), BUTTON]
    st.markdown(f"**What would help**: {counted(len(repairs), 'change')}, each tried: there is a plan with it.")
    with st.container(key=f"{key}-repairs", gap="xsmall"):
        for column, words in zip(st.columns(widths), heads, strict=True):
            column.caption(words)
        for place, repair in enumerate(repairs):
            columns = st.columns(widths, vertical_alignment="center")
            figures = [repair.held, *(repair.values.get(str(tier), 0) for tier in tiers)]
            cells = [str(place + 1), plain(repair.says), *(f"{figure:,}" for figure in figures)]
            for column, cell in zip(columns, cells, strict=False):
                column.markdown(cell)
            columns[-1].button(
                "In the draft" if place in made else "Try this repair",
                key=f"{key}-try-{place}",
                on_click=tried,
                args=(repair,),
                disabled=place in made,
                width="stretch",
            )
    st.caption(
        "Held is how many meetings the plan with it holds; beside it stands what that plan costs, less is better. "
        "It is a quick plan: a whole solve may find a better one."
    )
