"""Permits that open too late for what they are needed for, with the last day on which each could still be submitted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.domain import clock
from planner.domain.meetings import Wall
from planner.domain.permit_days import latest_day, opening_times
from planner.domain.permits import Permit
from planner.domain.references.known import Known
from planner.domain.scenario import Scenario
from planner.errors import Fault


def judge(known: Known) -> Iterator[Fault]:
    """Permits of a city without which somebody cannot attend the only places of a meeting, whenever it is held."""
    starts = {id_: _last_start(known, id_) for id_ in known.scenario.to_be_planned}
    bound = {id_: _bound(known, id_) for id_ in starts}
    for id_, permit in known.scenario.permits.items():
        yield from _late(known, id_, permit, starts, bound)


def _late(
    known: Known, id_: str, permit: Permit, starts: dict[str, datetime], bound: dict[str, frozenset[str]]
) -> Iterator[Fault]:
    scenario, city = known.scenario, permit.opens.city
    if city is None or permit.granted is not None:
        return
    people = {person for who in permit.for_ for person in scenario.members(who)}
    people = {person for person in people if not _other_permit(scenario, id_, person, city)}
    opens, _ = opening_times(permit, scenario.zone_of(city))
    late = [
        (start, meeting)
        for meeting, start in starts.items()
        if known.cities_of(meeting) == {city} and people & bound[meeting] and (opens is None or opens > start)
    ]
    if not late:
        return
    start, meeting = min(late)
    who, zone = min(people & bound[meeting]), scenario.zone_of(city)
    begins = "is not submitted" if opens is None else f"opens {city} on {clock.to_local(opens, zone):%Y-%m-%d %H:%M}"
    last = f"{clock.to_local(start, zone):%Y-%m-%d %H:%M}"
    message = (
        f"{id_} {begins}, and {who} needs it for {meeting}, which starts there by {last}; submit it by "
        f"{latest_day(permit.authority, start)} at the latest; the journey and other meetings may want it sooner"
    )
    yield Fault("WARN-permit", message, ("permits", id_, *(() if permit.submitted is None else ("submitted",))))


def _other_permit(scenario: Scenario, id_: str, person: str, city: str) -> bool:
    """Whether another permit opens the same city for somebody: one of them is enough."""
    return any(
        other != id_ and permit.opens.city == city and any(person in scenario.members(who) for who in permit.for_)
        for other, permit in scenario.permits.items()
    )


def _bound(known: Known, id_: str) -> frozenset[str]:
    """Everybody without whom a meeting is not held."""
    seats = (known.candidates(seat, id_) for seat in known.scenario.meetings[id_].who.required)
    return frozenset(people[0] for people in seats if len(people) == 1)


def _last_start(known: Known, id_: str) -> datetime:
    """The last instant at which a meeting can start as far as its pin, its windows, the summit and the horizon say."""
    scenario, meeting = known.scenario, known.scenario.meetings[id_]
    if starts := known.start(id_):
        return max(starts)
    ends = [scenario.end]
    if spans := [
        clock.instant(last, zone, end_of_day=True) for _, last in meeting.when.spans() for zone in known.zones_of(id_)
    ]:
        ends.append(max(spans))
    if known.summit is not None and meeting.when.wall is Wall.BEFORE:
        ends.append(known.summit[0])
    return min(ends) - known.minutes(id_)
