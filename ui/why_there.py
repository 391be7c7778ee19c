"""Why a meeting is where it is and not elsewhere: told, drawn as a map, and tried at another start on a press."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import streamlit as st

from planner.alternatives import pinning, slots_of
from planner.domain import clock
from planner.domain.place import REMOTE
from planner.domain.scenario import Scenario
from planner.errors import PlannerError
from planner.plan.record import Plan
from planner.plan.slots import Slot, Slots
from planner.report.slot_runs import Cell, costs_in_words, starts_on, when_and_where
from planner.report.why_there import why_there
from planner.report.words import Namer
from ui import asking, repairing, state
from ui.fields.trees import Tree
from ui.made import show_made
from ui.repairing import Pinning
from ui.state import Opened, OpenedPlan
from ui.text import plain, sentence
from ui.views import slot_map

LIMIT = 30.0
"""Seconds that the slots of a meeting may take."""


class TooLong(PlannerError):
    """The slots of a meeting took too long; the message says where to ask for them."""


@dataclass(frozen=True)
class Chosen:
    """The start that somebody asks about: an instant (UTC) and its slot."""

    start: datetime
    slot: Slot


def show(opened: Opened, plan: OpenedPlan) -> None:
    """Asks for a meeting, and shows why it is there, its slots, and what there is to say of a chosen start."""
    scenario, made = plan.scenario, plan.answer.plan
    assert made is not None
    meetings = [id_ for id_, meeting in scenario.meetings.items() if not meeting.cancelled]
    if not meetings:
        st.info("This scenario has no meetings. Add one, then solve.")
        return
    names = _names(scenario, made, meetings)
    asked = state.meeting_asked_about()
    first = meetings.index(asked) if asked in meetings else 0
    meeting = st.selectbox(
        "Meeting", meetings, first, format_func=names.__getitem__, key=f"why-{plan.kept.id}-{meetings[first]}"
    )
    state.ask_about(meeting)
    if meeting != meetings[first]:
        st.rerun()
    with st.spinner("Trying every start"):
        slots = _slots(plan.kept.id, meeting)
    _why(scenario, made, slots)
    if not slots.slots:
        return
    key = f"why-{plan.kept.id}-{meeting}"
    slot_map.show(scenario, slots, key, lambda cell: _pick(scenario, cell, key))
    chosen = _start(scenario, slots, key)
    if chosen is not None:
        _verdict(scenario, chosen)
        _ways_on(opened, plan, slots, chosen, key)


def _names(scenario: Scenario, plan: Plan, meetings: list[str]) -> dict[str, str]:
    """What the meetings are called: by when they are, so that those of one title can be told apart."""
    namer, names = Namer(scenario), {}
    for id_ in meetings:
        now = plan.appointment(id_)
        when = "not held" if now is None else namer.time(now.start, now.place)
        names[id_] = f"{scenario.meetings[id_].title}, {when}"
    same = [name for name in names.values() if list(names.values()).count(name) > 1]
    return {id_: f"{name} ({id_})" if name in same else name for id_, name in names.items()}


@st.cache_data(show_spinner=False, max_entries=50)
def _slots(plan: str, meeting: str) -> Slots:
    """The slots of a meeting in a kept plan, which never changes. Raises TooLong."""
    scenario, answer = state.workspace().plans.opened(plan)
    assert answer.plan is not None
    end = time.monotonic() + LIMIT

    def tick() -> None:
        if time.monotonic() > end:
            raise TooLong(
                f"Trying every start took longer than {LIMIT:g} seconds and was given up. planner slots, on the command line, "
                "takes its time."
            )

    return slots_of(scenario, answer.plan, meeting, tick)


def _why(scenario: Scenario, plan: Plan, slots: Slots) -> None:
    """Where the meeting is, what it costs there, and what binds it on each side."""
    found = why_there(scenario, plan, slots)
    st.markdown(f"**{plain(found.head)}**")
    for remark in slots.remarks:
        st.markdown(plain(remark))
    lines = [("It costs there", "; ".join(found.costs))] if found.costs else []
    lines += [(bind.head, bind.says) for bind in found.binds]
    st.markdown("\n".join(f"- **{plain(head)}**: {plain(says)}." for head, says in lines))


def _pick(scenario: Scenario, cell: Cell, key: str) -> None:
    """Has the fields below the map name the start of a cell."""
    assert cell.slot is not None
    assert cell.start is not None
    local = clock.to_local(cell.start, scenario.zone_of(cell.slot.place))
    st.session_state[f"{key}-place"] = cell.slot.place
    st.session_state[f"{key}-day"] = local.date()
    st.session_state[f"{key}-time"] = f"{local:%H:%M}"


def _start(scenario: Scenario, slots: Slots, key: str) -> Chosen | None:
    """Asks for a start: at first where the meeting is now, or where it could best be."""
    namer, first = Namer(scenario), _first(slots)
    places = list(dict.fromkeys(slot.place for slot in slots.slots))
    st.markdown("**Why not there?**")
    columns = st.columns([3, 2, 1.5])
    place = columns[0].selectbox(
        "Place",
        places,
        places.index(first.slot.place),
        format_func=lambda place: _place(namer, place),
        key=f"{key}-place",
    )
    days = starts_on(scenario, slots, place)
    local = clock.to_local(first.start, scenario.zone_of(first.slot.place))
    day = _of(days, local.date(), "Day", columns[1], f"{key}-day", format_func=_day)
    at = _of(
        days[day],
        f"{local:%H:%M}",
        "Start (by the clock of home)" if place == REMOTE else f"Start (by the clock of {namer.city(place)})",
        columns[2],
        f"{key}-time",
    )
    start = days[day][at]
    slot = slots.at(start, place)
    return None if slot is None else Chosen(start, slot)


def _of(options: Mapping[Any, Any], first: Any, label: str, column: Any, key: str, **named: Any) -> Any:
    names = list(options)
    return column.selectbox(plain(label), names, names.index(first) if first in options else 0, key=key, **named)


def _place(namer: Namer, place: str) -> str:
    return "By telephone" if place == REMOTE else namer.place(place)


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _first(slots: Slots) -> Chosen:
    now = slots.now
    if now is not None and slots.here is not None and (here := slots.at(now.start, slots.here)) is not None:
        return Chosen(now.start, here)
    slot = next(iter(slots.possible), slots.slots[0])
    return Chosen(slot.first, slot)


def _verdict(scenario: Scenario, chosen: Chosen) -> None:
    """What a start costs while all others stay as they are, or what stands against it."""
    slot = chosen.slot
    where = when_and_where(Namer(scenario), chosen.start, slot.place)
    if slot.possible:
        st.markdown(
            f"**While all others stay as they are: yes**, {plain(where)}. Against now: {plain(costs_in_words(slot))}."
        )
        return
    st.markdown(f"**While all others stay as they are: no**, not {plain(where)}.")
    st.markdown("\n".join(f"- {plain(sentence(reason.says))}" for reason in slot.reasons))


def _pin(name: str, pin: Pinning, seen: Tree) -> None:
    repairing.make(name, pin, seen)


def _ways_on(opened: Opened, plan: OpenedPlan, slots: Slots, chosen: Chosen, key: str) -> None:
    """The buttons: pinned there in the draft, and asked for there while all others may move."""
    scenario, meeting, tree = plan.scenario, slots.meeting, opened.reading.tree
    if scenario.summit is not None and scenario.summit.meeting == meeting:
        st.caption("The summit is at its own time and place. Change them in the scenario, under Summit.")
        return
    pin = Pinning(
        f"Pin '{scenario.meetings[meeting].title}' to {when_and_where(Namer(scenario), chosen.start, chosen.slot.place)}.",
        json.dumps(pinning(scenario, meeting, chosen.start, chosen.slot.place)),
    )
    gone = meeting not in (tree.get("meetings") or {})
    made = not gone and repairing.is_made(pin, tree)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "In the draft" if made else "Try it there",
            key=f"{key}-try",
            icon=":material/push_pin:",
            disabled=gone or made,
            on_click=_pin,
            args=(opened.name, pin, tree),
            help="Pins it to this time and place in the draft, in one step that Undo takes back. To a pinned meeting its windows, "
            "hours and day rules no longer apply.",
        )
        st.button(
            "What if others may move?",
            key=f"{key}-what-if",
            icon=":material/alt_route:",
            disabled=asking.is_asked(plan, meeting, chosen.start, chosen.slot),
            on_click=asking.what_if,
            args=(plan, meeting, chosen.start, chosen.slot, state.settings()),
            help="Solves the scenario of this plan with the meeting there and nowhere else. Its hours and day rules hold as "
            "before, and the draft stays as it is.",
        )
    if gone:
        st.caption("The meeting is no longer in the draft.")
    with st.container():  # always there, so that what stands above stays where it is drawn
        if made:
            show_made(opened, pin, f"{key}-solve")
