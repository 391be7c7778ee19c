"""Waivers: for whom they are, and whether their rule is one for people or for meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner.domain import clock
from planner.domain.references.known import Known
from planner.domain.references.words import unknowns
from planner.domain.waivers import Waiver
from planner.errors import Fault


def _too_soon(known: Known, waiver: Waiver) -> date | None:
    """The last day of a waiver that lies within the horizon where its rule cannot be split there."""
    home, horizon, until = known.zones.get(known.scenario.home), known.horizon, waiver.until
    if home is None or horizon is None or horizon[0] >= horizon[1] or until is None or waiver.waives.for_a_time:
        return None
    first, last = (clock.local_day(each, home) for each in (horizon[0], horizon[1] - timedelta(minutes=1)))
    return until if first <= until < last else None


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with waivers."""
    scenario = known.scenario
    those = {**scenario.people, **scenario.delegations, **scenario.parties, **scenario.groups}
    for id_, waiver in scenario.waivers.items():
        path = ("waivers", id_)
        yield from unknowns((*path, "who"), waiver.who, those, "person, delegation, party or group")
        yield from unknowns((*path, "meetings"), waiver.meetings, scenario.meetings, "meeting")
        asked, other = ("who", "meetings") if waiver.waives.of_people else ("meetings", "who")
        if getattr(waiver, other):
            about = "people" if waiver.waives.of_people else "meetings"
            message = f"the rule {waiver.waives} is one for {about}; leave out {other}, and name them under {asked}"
            yield Fault("LOGIC-waiver", message, (*path, other))
        if (until := _too_soon(known, waiver)) is not None:
            message = (
                f"{waiver.waives} cannot be waived for a part of the horizon, and {until} lies within it; "
                "leave the field out, or plan that part by itself"
            )
            yield Fault("LOGIC-until", message, (*path, "until"))
        if not getattr(waiver, asked) and not getattr(waiver, other):
            yield Fault("LOGIC-waiver", f"{waiver.waives} is waived for nobody; write {asked}", path)
