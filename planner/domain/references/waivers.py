"""Waivers: for whom they are, and whether their rule is one for people or for meetings."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.references.known import Known
from planner.domain.references.words import unknowns
from planner.errors import Fault


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
        elif not getattr(waiver, asked):
            yield Fault("LOGIC-waiver", f"{waiver.waives} is waived for nobody; write {asked}", path)
