"""The data of a timeline: lanes of people, delegations, rooms or cities, with what happens in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from typing import Any, Literal

from planner.domain import clock
from planner.domain.scenario import REMOTE, Scenario
from planner.files.plan_rows import place_name, place_parts
from planner.plan.record import Appointment, Journey, Plan, Rest
from planner.report.words import Namer, duration

By = Literal["person", "delegation", "room", "city"]
NIGHT = (time(22), time(6))
"""Wall times between which lanes are shaded."""


@dataclass(frozen=True)
class Lane:
    """A row of the timeline; lanes of one group stand together."""

    id: str
    label: str
    group: str


@dataclass(frozen=True)
class Item:
    """Something in a lane; `start` and `end` in UTC milliseconds since 1970.

    `zone` is the clock by which its start is told, `end_zone` the one of its end: another where a journey leads to one.
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
    """The timeline of a plan, with a lane for each person, delegation, room or city that has something in it."""
    lanes = {lane.id: lane for lane in _lanes(scenario, plan, by)}
    items = [item for item in _items(scenario, plan, by) if item.lane in lanes]
    used = {item.lane for item in items}
    shown = [lane for lane in lanes.values() if lane.id in used]
    nights = [night for lane in shown for night in _nights(scenario, plan, lane, by)]
    summit = scenario.summit
    at = None if summit is None else _ms(clock.instant(summit.at, scenario.zone_of(summit.place)))
    zones = sorted({item.zone for item in items} | {scenario.home_zone})
    return Timeline(_ms(scenario.start), _ms(scenario.end), at, zones, shown, items, nights)


def _ms(instant: datetime) -> int:
    return int(instant.timestamp() * 1000)


def _lanes(scenario: Scenario, plan: Plan, by: By) -> Iterator[Lane]:
    if by == "person":
        order = sorted(scenario.people.items(), key=lambda each: (each[1].of, each[1].rank, each[0]))
        for id_, who in order:
            yield Lane(id_, who.name, scenario.delegations[who.of].name)
    elif by == "delegation":
        for id_, delegation in sorted(scenario.delegations.items()):
            yield Lane(id_, delegation.name, "")
    elif by == "city":
        for id_, city in sorted(scenario.places.items()):
            yield Lane(id_, city.name or id_, "")
    else:
        for place in sorted({each.place for each in plan.appointments if each.place != REMOTE}):
            *inside, name = place_parts(scenario, place)
            yield Lane(place, ", ".join(inside) or name, name)


def _items(scenario: Scenario, plan: Plan, by: By) -> Iterator[Item]:
    for held in plan.appointments:
        for lane in _where(scenario, held.people, held.place, by):
            yield _meeting(scenario, held, lane)
    if by == "room":
        return
    for journey in plan.journeys:
        ends = (journey.origin, journey.destination)
        lanes = ends if by == "city" else _where(scenario, journey.people, "", by)
        for lane in lanes:
            yield _journey(scenario, journey, lane)
    for rest in plan.rests:
        for lane in _where(scenario, rest.people, rest.city, by):
            yield _rest(scenario, rest, lane)


def _where(scenario: Scenario, people: tuple[str, ...], place: str, by: By) -> tuple[str, ...]:
    if by == "person":
        return people
    if by == "delegation":
        return tuple(sorted({scenario.people[who].of for who in people if who in scenario.people}))
    return (place,) if by == "room" else (scenario.place(place).city,)


def _names(scenario: Scenario, people: tuple[str, ...]) -> list[str]:
    return [scenario.people[who].name if who in scenario.people else who for who in people]


def _meeting(scenario: Scenario, held: Appointment, lane: str) -> Item:
    meeting = scenario.meetings[held.meeting]
    pinned = meeting.pin is not None or (scenario.summit is not None and scenario.summit.meeting == held.meeting)
    kind = "call" if held.place == REMOTE else "meeting"
    place, zone = place_name(scenario, held.place), scenario.zone_of(held.place)
    namer, detail = Namer(scenario), meeting.note or ""
    names = [f"{namer.person(each.person)} {namer.seat(each)}".rstrip() for each in held.attendance]
    span, firm = (_ms(held.start), _ms(held.end)), (meeting.status.value, meeting.certainty.value)
    id_, must = f"{held.meeting}@{lane}", meeting.must
    return Item(id_, lane, kind, *span, meeting.title, place, zone, zone, names, *firm, must, pinned, detail)


def _journey(scenario: Scenario, journey: Journey, lane: str) -> Item:
    cities = (place_name(scenario, city) for city in (journey.origin, journey.destination))
    length = duration(round((journey.arrive - journey.depart).total_seconds() / 60))
    detail = ", ".join(each for each in (length, journey.flight, journey.via and f"via {journey.via}") if each)
    span, title = (_ms(journey.depart), _ms(journey.arrive)), " to ".join(cities)
    zones = scenario.zone_of(journey.origin), scenario.zone_of(journey.destination)
    names = _names(scenario, journey.people)
    return Item(f"{journey.id}@{lane}", lane, "journey", *span, title, "", *zones, names, "", "", False, False, detail)


def _rest(scenario: Scenario, rest: Rest, lane: str) -> Item:
    zone, place = scenario.zone_of(rest.city), place_name(scenario, rest.city)
    span, names = (_ms(rest.start), _ms(rest.end)), _names(scenario, rest.people)
    id_ = f"{rest.journey}-rest@{lane}"
    return Item(id_, lane, "rest", *span, "Rest", place, zone, zone, names, "", "", False, False, "")


def _nights(scenario: Scenario, plan: Plan, lane: Lane, by: By) -> Iterator[dict[str, Any]]:
    """Nights by the clock of where a person is, of a city or room, or of a delegation's base."""
    if by == "person":
        stays = _stays(scenario, plan, lane.id)
    elif by == "delegation":
        stays = [(scenario.start, scenario.end, scenario.delegations[lane.id].base)]
    else:
        stays = [(scenario.start, scenario.end, scenario.place(lane.id).city)]
    for begin, end, city in stays:
        zone = scenario.zone_of(city)
        for day in clock.days_between(begin - timedelta(days=1), end, zone):
            evening = clock.shown(day, clock.minute_of(NIGHT[0]), clock.DAY, zone)
            morning = clock.shown(clock.next_day(day, zone), 0, clock.minute_of(NIGHT[1]), zone)
            dark = [*evening, *morning]
            low, high = (max(begin, dark[0][0]), min(end, dark[-1][1])) if dark else (end, end)
            if low < high:
                yield {"lane": lane.id, "start": _ms(low), "end": _ms(high)}


def _stays(scenario: Scenario, plan: Plan, person: str) -> list[tuple[datetime, datetime, str]]:
    begin, city = scenario.start, scenario.people[person].starts or scenario.base_of(person)
    found = []
    for journey in sorted(plan.of(person).journeys):
        found.append((begin, journey.depart, city))
        begin, city = journey.arrive, journey.destination
    return [*found, (begin, scenario.end, city)]
