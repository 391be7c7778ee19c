"""Permits: who needs them, what they open, and when."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.permits import Opens, Permit
from planner.domain.references.known import Known
from planner.domain.references.places import calendar, coordinates
from planner.domain.references.times import span
from planner.domain.references.words import Path, unknown, unknowns
from planner.errors import Fault


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with permits."""
    scenario = known.scenario
    those = {**scenario.people, **scenario.delegations, **scenario.parties, **scenario.groups}
    for id_, permit in scenario.permits.items():
        path = ("permits", id_)
        yield from unknowns((*path, "for"), permit.for_, those, "person, delegation or party")
        yield from _opens(known, (*path, "opens"), permit.opens)
        yield from calendar((*path, "authority", "calendar"), permit.authority.calendar)
        yield from _days(known, path, permit)


def _opens(known: Known, path: Path, opens: Opens) -> Iterator[Fault]:
    places = known.scenario.places
    if opens.city is None and opens.flight is None:
        yield Fault("LOGIC-opens", "the permit opens nothing; write a city or a flight", path)
    if opens.city is not None and opens.flight is not None:
        message = "the permit opens a city and a flight; write two permits"
        yield Fault("LOGIC-opens", message, (*path, "flight"))
    if opens.city is not None and opens.city not in places:
        yield unknown((*path, "city"), opens.city, places, "city")
    for number, city in enumerate(opens.flight or ()):
        if city not in places:
            yield unknown((*path, "flight", str(number)), city, places, "city")
    if opens.flight is not None and len(set(opens.flight)) == 1:
        message = f"the flight leads from {opens.flight[0]} to itself; name two cities"
        yield Fault("LOGIC-itself", message, (*path, "flight"))
    if opens.within_miles is not None and opens.city is None:
        yield Fault("LOGIC-opens", "a radius needs the city that it is about", (*path, "within_miles"))
    if opens.of is not None and opens.within_miles is None:
        yield Fault("LOGIC-opens", "a centre needs its radius; write within_miles", (*path, "of"))
    yield from coordinates((*path, "of"), opens.of)


def _days(known: Known, path: Path, permit: Permit) -> Iterator[Fault]:
    if permit.submitted is not None and permit.granted is not None and permit.granted < permit.submitted:
        message = f"granted on {permit.granted}, before it was submitted on {permit.submitted}; correct one of the two"
        yield Fault("TIME-reversed", message, (*path, "granted"))
    about = permit.opens.city if permit.opens.city is not None else (permit.opens.flight or (None,))[0]
    if permit.valid is not None and about is not None:
        yield from span((*path, "valid"), permit.valid, known.zones.get(about))
