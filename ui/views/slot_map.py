"""The slots of a meeting as a heat map: days down, half hours across, a map for each city."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from planner.domain.place import REMOTE
from planner.domain.scenario import Scenario
from planner.plan.record import Tier
from planner.plan.slots import Slots
from planner.report.slot_runs import (
    AS_GOOD,
    BARRED,
    CELL,
    CLOSED,
    Cell,
    MapDay,
    clock_named,
    costs_in_words,
    map_of,
    reasons_in_words,
)
from planner.report.slot_text import MEANINGS, MOST_DAYS, SIGNS
from planner.report.words import Namer, counted
from ui.launch import THEMES
from ui.text import plain

FILLS: dict[str, str] = {
    AS_GOOD: "#55bd7f",
    str(Tier.TIDINESS): "#a9d873",
    str(Tier.TRAVEL): "#e6dc63",
    str(Tier.COMFORT): "#f4c04e",
    str(Tier.PROTOCOL): "#f5a35c",
    str(Tier.STABILITY): "#ee8f74",
    str(Tier.ATTENDANCE): "#ec7f8c",
    str(Tier.PRIORITY): "#d986c4",
}
"""The colour of a cell by what pays first, from green to red: light enough for dark letters."""
LETTER = "#10161d"
"""The colour of a letter on one of them."""
BARE: dict[str, dict[str, str]] = {
    "light": {BARRED: "#dde1e7", CLOSED: "#f4f6f8"},
    "dark": {BARRED: "#343d49", CLOSED: "#1a2029"},
}
"""The colours of cells where it cannot be, by theme."""
FAINT = {"light": "#56606d", "dark": "#aeb7c3"}
"""The colour of a letter on such a cell, and of the frame about where the meeting is, by theme."""
NOW = "●"
_ROW = 22
"""Pixels of a day."""
_AXIS = {"title": None, "ticks": False, "domain": False, "grid": False, "labelFlush": False}
_HOURS = {
    "field": "From",
    "type": "quantitative",
    "scale": {"domain": [0, 24], "nice": False},
    "axis": {**_AXIS, "orient": "top", "values": list(range(0, 25, 2))},
}
_DAYS = {"field": "Day", "type": "ordinal", "sort": None, "axis": {**_AXIS, "labelLimit": 120}}
_BOX = {"x": _HOURS, "x2": {"field": "To"}, "y": _DAYS}
_TOOLTIP = [{"field": name, "type": "nominal"} for name in ("Start", "Where", "Possible")]


def show(scenario: Scenario, slots: Slots, key: str, picked: Callable[[Cell], None]) -> None:
    """Shows the map of each city and what its signs mean; `picked` is called with the cell that somebody presses."""
    namer = Namer(scenario)
    theme = st.context.theme.type or "light"
    days = map_of(scenario, slots)
    for city, of_city in groupby(days, key=lambda day: day.city):
        _of_city(namer, city, list(of_city), theme, f"{key}-map-{city}", picked)
    if days:
        _legend(days, theme)


def _of_city(namer: Namer, city: str, days: list[MapDay], theme: str, key: str, picked: Callable[[Cell], None]) -> None:
    st.markdown(f"**{plain(clock_named(namer, city))}**")
    shown = days
    if len(days) > MOST_DAYS and not st.toggle(f"All {counted(len(days), 'day')}", key=f"{key}-all"):
        shown = days[:MOST_DAYS]
    cells = [cell for day in shown for cell in day.cells]

    def pressed() -> None:
        points = st.session_state[key].selection.get("cell") or []
        numbers = [point["Number"] for point in points if point.get("Number", len(cells)) < len(cells)]
        if numbers and cells[numbers[0]].start is not None:
            picked(cells[numbers[0]])

    st.vega_lite_chart(
        frame_of(namer, shown, theme),
        spec_of(theme),
        width="stretch",
        key=key,
        on_select=pressed,
        alt=f"What each half hour costs, {counted(len(shown), 'day')} in {namer.place(city)}",
    )


def frame_of(namer: Namer, days: Sequence[MapDay], theme: str) -> pd.DataFrame:
    """A row for each cell: where it lies, its sign, its colours in a theme, and what is told of it."""
    rows: list[dict[str, Any]] = []
    for day in days:
        for number, cell in enumerate(day.cells):
            fill, letter = colours(cell.says, theme)
            rows.append(
                {
                    "Number": len(rows),
                    "Day": f"{day.day:%a} {day.day.day} {day.day:%b}",
                    "From": number * CELL / 60,
                    "Middle": (number + 0.5) * CELL / 60,
                    "To": (number + 1) * CELL / 60,
                    "Sign": NOW if number == day.now else SIGNS[cell.says][0],
                    "Fill": fill,
                    "Letter": letter,
                    "Now": number == day.now,
                    **_told(namer, cell),
                }
            )
    return pd.DataFrame(rows)


def colours(said: str, theme: str) -> tuple[str, str]:
    """The colour of a cell that says something, and that of its letter."""
    return (FILLS[said], LETTER) if said in FILLS else (BARE[theme][said], FAINT[theme])


def _told(namer: Namer, cell: Cell) -> dict[str, str]:
    """What the tooltip of a cell says: its best start, and what it costs or what stands against it."""
    slot, start = cell.slot, cell.start
    if slot is None or start is None:
        return {"Start": "any", "Where": "anywhere", "Possible": f"no: {MEANINGS[cell.says]}"}
    words = f"yes: {costs_in_words(slot)}" if slot.possible else f"no: {reasons_in_words(slot.reasons)}"
    return {
        "Start": namer.time(start, slot.place),
        "Where": "by telephone" if slot.place == REMOTE else namer.place(slot.place),
        "Possible": words,
    }


def spec_of(theme: str) -> dict[str, Any]:
    """The chart of a city in a theme: coloured cells, their signs, and a frame about where the meeting is.

    On top of all lies what can be pointed at and pressed.
    """
    own = {"type": "nominal", "scale": None, "legend": None}
    cells = {"type": "rect", "stroke": THEMES[theme]["backgroundColor"], "strokeWidth": 1}
    frame = {"type": "rect", "fillOpacity": 0, "stroke": FAINT[theme], "strokeWidth": 2}
    return {
        "height": {"step": _ROW},
        "layer": [
            {"mark": cells, "encoding": {**_BOX, "fill": {**own, "field": "Fill"}}},
            {
                "mark": {"type": "text", "fontSize": 11, "baseline": "middle"},
                "encoding": {
                    "x": {**_HOURS, "field": "Middle"},
                    "y": _DAYS,
                    "text": {"field": "Sign", "type": "nominal"},
                    "color": {**own, "field": "Letter"},
                },
            },
            {"transform": [{"filter": "datum.Now"}], "mark": frame, "encoding": _BOX},
            {
                "params": [{"name": "cell", "select": {"type": "point", "fields": ["Number"], "toggle": False}}],
                "mark": {"type": "rect", "fill": "transparent", "cursor": "pointer"},
                "encoding": {**_BOX, "tooltip": _TOOLTIP},
            },
        ],
        "config": {"view": {"stroke": None}},
    }


def _legend(days: Sequence[MapDay], theme: str) -> None:
    """What the signs mean that are on the maps, in their colours."""
    used = {cell.says for day in days for cell in day.cells}
    entries = [_sign(SIGNS[said][0], MEANINGS[said], *colours(said, theme)) for said in SIGNS if said in used]
    if any(day.now is not None for day in days):
        entries.insert(0, _sign(NOW, "now", "transparent", FAINT[theme]))
    st.html(f'<div style="display:flex;flex-wrap:wrap;gap:.3rem 1rem;font-size:.875rem">{"".join(entries)}</div>')
    st.caption(
        f"A sign is the best start of {CELL} minutes; a letter is the first thing that pays. Point at a cell to read it, press it "
        "to choose that start. All other meetings stay as they are; journeys are made anew."
    )


def _sign(sign: str, meaning: str, fill: str, letter: str) -> str:
    style = f"background:{fill};color:{letter};display:inline-block;width:1.4em;text-align:center;margin-right:.4em"
    return f'<span><span style="{style}">{escape(sign)}</span>{escape(meaning)}</span>'
