"""Permits that open too late for what they are needed for, with the last day on which each could still be submitted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from planner.domain import clock
from planner.domain.meetings import Wall
from planner.domain.permit_days import latest_day, opening_times
from planner.domain.permits import Permit
from planner.domain.references.known import Known
from planner.domain.scenario import Scenario
from planner.errors import Fault


class _Need(NamedTuple):
    """The last start that a meeting has, UTC."""

    start: datetime
    meeting: str


def judge(known: Known) -> Iterator[Fault]:
    """Permits of a city without which somebody cannot attend the only places of a meeting, whenever it is held."""
    scenario = known.scenario
    needs: defaultdict[tuple[str, str], list[_Need]] = defaultdict(list)
    for id_ in scenario.to_be_planned if scenario.permits else ():
        cities = known.cities_of(id_)
        if len(cities) == 1 and not known.remote(scenario.meetings[id_]):
            need = _Need(_last_start(known, id_), id_)
            for person in _bound(known, id_):
                needs[person, min(cities)].append(need)
    people = {
        id_: {person for who in permit.for_ for person in scenario.members(who)}
        for id_, permit in scenario.permits.items()
    }
    opening = Counter((person, scenario.permits[id_].opens.city) for id_ in people for person in people[id_])
    for id_, permit in scenario.permits.items():
        alone = {person for person in people[id_] if opening[person, permit.opens.city] == 1}
        yield from _late(scenario, id_, permit, alone, needs)


def _late(
    scenario: Scenario, id_: str, permit: Permit, people: set[str], needs: dict[tuple[str, str], list[_Need]]
) -> Iterator[Fault]:
    """A warning of the first meeting for which a permit opens too late to one of these people, who have no other for the city."""
    city = permit.opens.city
    if city is None or permit.granted is not None:
        return
    zone = scenario.zone_of(city)
    opens, _ = opening_times(permit, zone)
    late = [
        (need, person)
        for person in people
        for need in needs.get((person, city), ())
        if opens is None or opens > need.start
    ]
    if not late:
        return
    (start, meeting), who = min(late)
    begins = "is not submitted" if opens is None else f"opens {city} on {clock.to_local(opens, zone):%Y-%m-%d %H:%M}"
    last = f"{clock.to_local(start, zone):%Y-%m-%d %H:%M}"
    message = (
        f"{id_} {begins}, and {who} needs it for {meeting}, which starts there by {last}; submit it by "
        f"{latest_day(permit.authority, start)} at the latest; the journey and other meetings may want it sooner"
    )
    yield Fault("WARN-permit", message, ("permits", id_, *(() if permit.submitted is None else ("submitted",))))


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
