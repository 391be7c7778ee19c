"""The data of a timeline: lanes of people, delegations, rooms or cities, with what happens in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from planner.domain import clock
from planner.domain.order_of_precedence import delegations_in_precedence
from planner.domain.scenario import REMOTE, Scenario
from planner.files.plan_rows import place_parts
from planner.plan.drives import drives
from planner.plan.record import Plan
from planner.plan.spent import spent
from planner.report.leaving import left_for
from planner.report.timeline_items import (
    WORK,
    Item,
    drive_item,
    journey_item,
    meeting_item,
    milliseconds,
    rest_item,
    stay_item,
    work_item,
)

By = Literal["person", "delegation", "room", "city"]
NIGHT = (22 * 60, 6 * 60)
"""Minutes of the day between which lanes are shaded."""


@dataclass(frozen=True)
class Lane:
    """A row of the timeline; lanes of one group stand together. `detail` says more, such as the office of a person."""

    id: str
    label: str
    group: str
    detail: str


@dataclass(frozen=True)
class Timeline:
    """A timeline: its span and the summit in UTC milliseconds, zones to show, lanes, items, and local nights by lane."""

    start: int
    end: int
    summit: int | None
    zones: list[str]
    lanes: list[Lane]
    items: list[Item]
    nights: list[dict[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        """As plain maps and lists that JSON can hold."""
        return asdict(self)


def timeline(scenario: Scenario, plan: Plan, by: By = "person") -> Timeline:
    """The timeline of a plan, with a lane for every person, delegation, room or city, also where nothing happens
    in it; among people, one for every piece of work too."""
    lanes = _lanes(scenario, plan, by)
    known = {lane.id for lane in lanes}
    items = [item for item in _items(scenario, plan, by) if item.lane in known]
    summit = scenario.summit
    at = None if summit is None else milliseconds(clock.instant(summit.at, scenario.zone_of(summit.place)))
    zones = {zone for item in items for zone in (item.zone, item.end_zone)} | {scenario.home_zone}
    return Timeline(
        start=milliseconds(scenario.start),
        end=milliseconds(scenario.end),
        summit=at,
        zones=sorted(zones),
        lanes=lanes,
        items=items,
        nights=list(_nights(scenario, plan, lanes, by)),
    )


def _lanes(scenario: Scenario, plan: Plan, by: By) -> list[Lane]:
    delegations = dict(delegations_in_precedence(scenario, scenario.people))
    if by == "person":
        people = ((id_, scenario.people[id_]) for members in delegations.values() for id_ in members)
        lanes = [Lane(id_, who.name, scenario.delegations[who.of].name, who.role or "") for id_, who in people]
        return lanes + [Lane(f"{WORK}{id_}", each.title, "Preparations", "") for id_, each in scenario.work.items()]
    if by == "delegation":
        return [Lane(id_, scenario.delegations[id_].name, "", "") for id_ in scenario.delegations_in_order]
    if by == "city":
        cities = [Lane(id_, city.name or id_, "", "") for id_, city in scenario.places.items()]
        return sorted(cities, key=lambda lane: (lane.label, lane.id))
    return _rooms(scenario, plan)


def _rooms(scenario: Scenario, plan: Plan) -> list[Lane]:
    """Rooms by their venue, and venues that are one room by their city; after each city's own come its venues' rooms."""
    places = {held.place for held in plan.appointments if held.place != REMOTE} | set(_all_rooms(scenario))
    lanes = []
    for place in places:
        name, *within = place_parts(scenario, place)
        city = within[-1] if within else name
        group = ", ".join(within) or name
        lanes.append(((city, len(within), group, name, place), Lane(place, name, group, ", ".join((name, *within)))))
    return [lane for _, lane in sorted(lanes, key=lambda lane: lane[0])]


def _all_rooms(scenario: Scenario) -> Iterator[str]:
    """The places of a scenario in which something can be held, apart from cities that have no venue."""
    for city_id, city in scenario.places.items():
        for venue_id, venue in city.venues.items():
            if not venue.rooms:
                yield f"{city_id}/{venue_id}"
            for room_id, room in venue.rooms.items():
                alike = [f"{room_id}-{number}" for number in range(1, room.count + 1)] if room.count > 1 else [room_id]
                yield from (f"{city_id}/{venue_id}/{each}" for each in alike)


def _items(scenario: Scenario, plan: Plan, by: By) -> Iterator[Item]:
    for held in plan.appointments:
        for lane in _where(scenario, held.people, held.place, by):
            start, end = spent(scenario, held, lane) if by == "person" else (held.start, held.end)
            item = replace(meeting_item(scenario, held, lane), start=milliseconds(start), end=milliseconds(end))
            leaves = left_for(scenario, plan, held, lane) if by == "person" else ""
            yield replace(item, detail="; ".join(part for part in (leaves, item.detail) if part))
    if by == "person":
        yield from (work_item(scenario, done) for done in plan.prepared if done.work in scenario.work)
        yield from _drives(scenario, plan)
    if by == "room":
        return
    for journey in plan.journeys:
        ends = (journey.origin, journey.destination)
        lanes = ends if by == "city" else _where(scenario, journey.people, "", by)
        for lane in lanes:
            yield journey_item(scenario, journey, lane)
    for number, rest in enumerate(plan.rests):
        before = sum(each.journey == rest.journey for each in plan.rests[:number])
        for lane in _where(scenario, rest.people, rest.city, by):
            yield rest_item(scenario, rest, lane, f"-{before + 1}" if before else "")
    for id_, stay in sorted(scenario.stays.items()):
        for lane in _where(scenario, scenario.members(stay.who), stay.city, by):
            yield stay_item(scenario, id_, lane)


def _drives(scenario: Scenario, plan: Plan) -> Iterator[Item]:
    """The drives of people in their lanes; those who drive together have the same one."""
    found = Counter[str]()
    for drive in drives(plan, scenario):
        found[drive.id] += 1
        counted = f"-{found[drive.id]}" if found[drive.id] > 1 else ""
        yield from (drive_item(scenario, drive, person, counted) for person in drive.people)


def _where(scenario: Scenario, people: tuple[str, ...], place: str, by: By) -> tuple[str, ...]:
    if by == "person":
        return people
    if by == "delegation":
        return tuple(sorted({scenario.people[who].of for who in people if who in scenario.people}))
    return (place,) if by == "room" else (scenario.place(place).city,)


def _nights(scenario: Scenario, plan: Plan, lanes: list[Lane], by: By) -> Iterator[dict[str, Any]]:
    """Nights by the clock of where a person is, of a city or room, or of a delegation's base."""
    dark: dict[str, list[tuple[datetime, datetime]]] = {}
    for lane in lanes:
        for begin, end, city in _stays(scenario, plan, lane.id, by):
            zone = scenario.zone_of(city)
            if zone not in dark:
                dark[zone] = list(_dark(scenario, zone))
            for evening, morning in dark[zone]:
                low, high = max(begin, evening), min(end, morning)
                if low < high:
                    yield {"lane": lane.id, "start": milliseconds(low), "end": milliseconds(high)}


def _dark(scenario: Scenario, zone: str) -> Iterator[tuple[datetime, datetime]]:
    """Every night of the horizon in a zone; one that clocks skip is not there."""
    for day in clock.days_between(scenario.start - timedelta(days=1), scenario.end, zone):
        evening = clock.shown(day, NIGHT[0], clock.DAY, zone)
        morning = clock.shown(clock.next_day(day, zone), 0, NIGHT[1], zone)
        spans = [*evening, *morning]
        if spans:
            yield spans[0][0], spans[-1][1]


def _stays(scenario: Scenario, plan: Plan, lane: str, by: By) -> list[tuple[datetime, datetime, str]]:
    """From when to when the clock of which city holds in a lane."""
    if lane.startswith(WORK):
        return [(scenario.start, scenario.end, scenario.work[lane.removeprefix(WORK)].city or scenario.home)]
    if by == "person":
        return _whereabouts(scenario, plan, lane)
    city = scenario.delegations[lane].base if by == "delegation" else scenario.place(lane).city
    return [(scenario.start, scenario.end, city)]


def _whereabouts(scenario: Scenario, plan: Plan, person: str) -> list[tuple[datetime, datetime, str]]:
    begin, city = scenario.start, scenario.people[person].starts or scenario.base_of(person)
    found = []
    for journey in sorted(plan.of(person).journeys):
        found.append((begin, journey.depart, city))
        begin, city = journey.arrive, journey.destination
    return [*found, (begin, scenario.end, city)]
