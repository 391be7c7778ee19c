"""What lies in the lanes of a timeline: meetings, calls, journeys, drives, rests, stays and work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.domain import clock
from planner.domain.order_of_precedence import in_precedence, seated_in_precedence
from planner.domain.scenario import REMOTE, Scenario
from planner.domain.stay_times import span_of_stay
from planner.domain.work_times import due_of, zone_of_work
from planner.files.drive_rows import drive_title
from planner.files.plan_rows import place_name, stretches_words
from planner.plan.airports_used import airports_cell, landing_code
from planner.plan.drives import Drive
from planner.plan.known_journeys import note_on
from planner.plan.record import Appointment, Journey, Prepared, Rest
from planner.report.clocks import dated
from planner.report.words import Namer, duration

WORK = "work."
"""What the id of a lane of work begins with."""


@dataclass(frozen=True)
class Item:
    """Something in a lane; `start` and `end` in UTC milliseconds since 1970: in the lane of a person, of their part of a meeting.

    Its id is that of the meeting, journey, drive, rest or stay, then `@` and the lane. `zone` is the clock by which its start is
    told, `end_zone` the one of its end: another where a journey leads to one. `people` stand in order of precedence. `goes_to`
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


def milliseconds(instant: datetime) -> int:
    """An instant in milliseconds since 1970, UTC."""
    return int(instant.timestamp() * 1000)


def _names(scenario: Scenario, people: tuple[str, ...]) -> list[str]:
    return [Namer(scenario).person(who) for who in in_precedence(scenario, people)]


def meeting_item(scenario: Scenario, held: Appointment, lane: str) -> Item:
    """A meeting or a call in a lane, from its start to its end."""
    meeting = scenario.meetings[held.meeting]
    summit = scenario.summit is not None and scenario.summit.meeting == held.meeting
    zone, namer = scenario.zone_of(held.place), Namer(scenario)
    seats = seated_in_precedence(scenario, held.attendance)
    return Item(
        id=f"{held.meeting}@{lane}",
        lane=lane,
        kind="call" if held.place == REMOTE else "meeting",
        start=milliseconds(held.start),
        end=milliseconds(held.end),
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


def journey_item(scenario: Scenario, journey: Journey, lane: str) -> Item:
    """A journey in a lane."""
    origin, destination = (place_name(scenario, city) for city in (journey.origin, journey.destination))
    length = duration(round((journey.arrive - journey.depart).total_seconds() / 60))
    parts = [length, journey.flight, airports_cell(scenario, journey), stretches_words(scenario, journey)]
    parts.append(journey.via and f"via {journey.via}")
    said = ", ".join(part for part in parts if part)
    return Item(
        id=f"{journey.id}@{lane}",
        lane=lane,
        kind="journey",
        start=milliseconds(journey.depart),
        end=milliseconds(journey.arrive),
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


def drive_item(scenario: Scenario, drive: Drive, lane: str, counted: str) -> Item:
    """A drive inside a city in a lane; `counted` tells it from others to and from the same meeting or journey."""
    zone = scenario.zone_of(drive.origin.place)
    return Item(
        id=f"{drive.id}-drive{counted}@{lane}",
        lane=lane,
        kind="drive",
        start=milliseconds(drive.start),
        end=milliseconds(drive.end),
        title=drive_title(drive, scenario),
        place="",
        zone=zone,
        end_zone=zone,
        people=_names(scenario, drive.people),
        status="",
        certainty="",
        must=False,
        pinned=False,
        detail="",
    )


def rest_item(scenario: Scenario, rest: Rest, lane: str, counted: str) -> Item:
    """A rest in a lane; `counted` tells it from others after the same journey."""
    zone = scenario.zone_of(rest.city)
    return Item(
        id=f"{rest.journey}-rest{counted}@{lane}",
        lane=lane,
        kind="rest",
        start=milliseconds(rest.start),
        end=milliseconds(rest.end),
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


def work_item(scenario: Scenario, done: Prepared) -> Item:
    """A piece of work in the lane that it has, as far as it lies within the horizon."""
    work, zone = scenario.work[done.work], zone_of_work(scenario, scenario.work[done.work])
    slack = round((due_of(scenario, work) - done.end).total_seconds() / 60)
    said = f"ready {duration(slack)} before it is due" if slack else "ready just when it is due"
    if done.end > scenario.end:
        said = f"goes on to {dated(clock.to_local(done.end, zone))}, {said}"
    return Item(
        id=f"{WORK}{done.work}@{WORK}{done.work}",
        lane=f"{WORK}{done.work}",
        kind="work",
        start=milliseconds(done.start),
        end=milliseconds(min(done.end, scenario.end)),
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


def stay_item(scenario: Scenario, id_: str, lane: str) -> Item:
    """A stay that is asked for, as far as it lies within the horizon."""
    stay = scenario.stays[id_]
    zone = scenario.zone_of(stay.city)
    begin, end = span_of_stay(scenario, stay)
    return Item(
        id=f"{id_}-stay@{lane}",
        lane=lane,
        kind="stay",
        start=milliseconds(begin),
        end=milliseconds(end),
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
