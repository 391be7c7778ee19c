"""The data of a timeline: lanes of people, delegations, rooms or cities, with what happens in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from planner.domain import clock
from planner.domain.order_of_precedence import (
    delegations_in_precedence,
    in_precedence,
    seated_in_precedence,
)
from planner.domain.scenario import REMOTE, Scenario
from planner.domain.stay_times import span_of_stay
from planner.domain.work_times import due_of, zone_of_work
from planner.files.plan_rows import place_name, place_parts, stretches_words
from planner.plan.airports_used import airports_cell, landing_code
from planner.plan.known_journeys import note_on
from planner.plan.record import Appointment, Journey, Plan, Prepared, Rest
from planner.plan.spent import spent
from planner.report.clocks import dated
from planner.report.leaving import left_for
from planner.report.words import Namer, duration

By = Literal["person", "delegation", "room", "city"]
WORK = "work."
"""What the id of a lane of work begins with."""
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
class Item:
    """Something in a lane; `start` and `end` in UTC milliseconds since 1970: in the lane of a person, of their part of a meeting.

    Its id is that of the meeting, journey, rest or stay, then `@` and the lane. `zone` is the clock by which its start is told,
    `end_zone` the one of its end: another where a journey leads to one. `people` stand in order of precedence. `goes_to`
    is the city that a journey leads to, `code` that city's airport; both are empty for everything else.
    """

    id: str
    lane: str
    kind: str
    start: int
    end: int
    title: str
    place: str
    zone: str
    end_zone: str
    people: list[str]
    status: str
    certainty: str
    must: bool
    pinned: bool
    detail: str
    goes_to: str = ""
    code: str = ""


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
    at = None if summit is None else _ms(clock.instant(summit.at, scenario.zone_of(summit.place)))
    zones = {zone for item in items for zone in (item.zone, item.end_zone)} | {scenario.home_zone}
    return Timeline(
        start=_ms(scenario.start),
        end=_ms(scenario.end),
        summit=at,
        zones=sorted(zones),
        lanes=lanes,
        items=items,
        nights=list(_nights(scenario, plan, lanes, by)),
    )


def _ms(instant: datetime) -> int:
    return int(instant.timestamp() * 1000)


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
            item = replace(_meeting(scenario, held, lane), start=_ms(start), end=_ms(end))
            leaves = left_for(scenario, plan, held, lane) if by == "person" else ""
            yield replace(item, detail="; ".join(part for part in (leaves, item.detail) if part))
    if by == "person":
        yield from (_work(scenario, done) for done in plan.prepared if done.work in scenario.work)
    if by == "room":
        return
    for journey in plan.journeys:
        ends = (journey.origin, journey.destination)
        lanes = ends if by == "city" else _where(scenario, journey.people, "", by)
        for lane in lanes:
            yield _journey(scenario, journey, lane)
    for number, rest in enumerate(plan.rests):
        before = sum(each.journey == rest.journey for each in plan.rests[:number])
        for lane in _where(scenario, rest.people, rest.city, by):
            yield _rest(scenario, rest, lane, f"-{before + 1}" if before else "")
    for id_, stay in sorted(scenario.stays.items()):
        for lane in _where(scenario, scenario.members(stay.who), stay.city, by):
            yield _asked_stay(scenario, id_, lane)


def _where(scenario: Scenario, people: tuple[str, ...], place: str, by: By) -> tuple[str, ...]:
    if by == "person":
        return people
    if by == "delegation":
        return tuple(sorted({scenario.people[who].of for who in people if who in scenario.people}))
    return (place,) if by == "room" else (scenario.place(place).city,)


def _names(scenario: Scenario, people: tuple[str, ...]) -> list[str]:
    return [Namer(scenario).person(who) for who in in_precedence(scenario, people)]


def _meeting(scenario: Scenario, held: Appointment, lane: str) -> Item:
    meeting = scenario.meetings[held.meeting]
    summit = scenario.summit is not None and scenario.summit.meeting == held.meeting
    zone, namer = scenario.zone_of(held.place), Namer(scenario)
    seats = seated_in_precedence(scenario, held.attendance)
    return Item(
        id=f"{held.meeting}@{lane}",
        lane=lane,
        kind="call" if held.place == REMOTE else "meeting",
        start=_ms(held.start),
        end=_ms(held.end),
        title=meeting.title,
        place=place_name(scenario, held.place),
        zone=zone,
        end_zone=zone,
        people=[f"{namer.person(seat.person)} {namer.seat(seat)}".rstrip() for seat in seats],
        status=meeting.status.value,
        certainty=meeting.certainty.value,
        must=meeting.must,
        pinned=meeting.pin is not None or summit,
        detail=meeting.note or "",
    )


def _journey(scenario: Scenario, journey: Journey, lane: str) -> Item:
    origin, destination = (place_name(scenario, city) for city in (journey.origin, journey.destination))
    length = duration(round((journey.arrive - journey.depart).total_seconds() / 60))
    parts = [length, journey.flight, airports_cell(scenario, journey), stretches_words(scenario, journey)]
    parts.append(journey.via and f"via {journey.via}")
    said = ", ".join(part for part in parts if part)
    return Item(
        id=f"{journey.id}@{lane}",
        lane=lane,
        kind="journey",
        start=_ms(journey.depart),
        end=_ms(journey.arrive),
        title=f"{origin} to {destination}",
        place="",
        zone=scenario.zone_of(journey.origin),
        end_zone=scenario.zone_of(journey.destination),
        people=_names(scenario, journey.people),
        status="",
        certainty="",
        must=False,
        pinned=False,
        detail=". ".join(part for part in (said, note_on(scenario, journey)) if part),
        goes_to=destination,
        code=landing_code(scenario, journey),
    )


def _rest(scenario: Scenario, rest: Rest, lane: str, counted: str) -> Item:
    zone = scenario.zone_of(rest.city)
    return Item(
        id=f"{rest.journey}-rest{counted}@{lane}",
        lane=lane,
        kind="rest",
        start=_ms(rest.start),
        end=_ms(rest.end),
        title="Rest",
        place=place_name(scenario, rest.city),
        zone=zone,
        end_zone=zone,
        people=_names(scenario, rest.people),
        status="",
        certainty="",
        must=False,
        pinned=False,
        detail="",
    )


def _work(scenario: Scenario, done: Prepared) -> Item:
    work, zone = scenario.work[done.work], zone_of_work(scenario, scenario.work[done.work])
    slack = round((due_of(scenario, work) - done.end).total_seconds() / 60)
    said = f"ready {duration(slack)} before it is due" if slack else "ready just when it is due"
    if done.end > scenario.end:
        said = f"goes on to {dated(clock.to_local(done.end, zone))}, {said}"
    return Item(
        id=f"{WORK}{done.work}@{WORK}{done.work}",
        lane=f"{WORK}{done.work}",
        kind="work",
        start=_ms(done.start),
        end=_ms(min(done.end, scenario.end)),
        title=work.title,
        place="",
        zone=zone,
        end_zone=zone,
        people=_names(scenario, work.by),
        status="",
        certainty="",
        must=work.must,
        pinned=False,
        detail=". ".join(part for part in (said, work.note) if part),
    )


def _asked_stay(scenario: Scenario, id_: str, lane: str) -> Item:
    """A stay that is asked for, as far as it lies within the horizon."""
    stay = scenario.stays[id_]
    zone = scenario.zone_of(stay.city)
    begin, end = span_of_stay(scenario, stay)
    return Item(
        id=f"{id_}-stay@{lane}",
        lane=lane,
        kind="stay",
        start=_ms(begin),
        end=_ms(end),
        title=f"Stay in {place_name(scenario, stay.city)}",
        place=place_name(scenario, stay.city),
        zone=zone,
        end_zone=zone,
        people=_names(scenario, scenario.members(stay.who)),
        status="",
        certainty="",
        must=False,
        pinned=False,
        detail=stay.note or "",
    )


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
                    yield {"lane": lane.id, "start": _ms(low), "end": _ms(high)}


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
