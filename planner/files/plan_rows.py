"""A plan as rows of text, one for every appointment, journey, rest, piece of work, and meeting or work that is left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from planner.domain import clock
from planner.domain.order_of_precedence import in_precedence, seated_in_precedence
from planner.domain.place import read_place
from planner.domain.references.words import length
from planner.domain.scenario import REMOTE, Scenario
from planner.domain.work_times import due_of
from planner.files.cells import attendance_cell, time_cell
from planner.files.columns import NAMES, RowKind
from planner.files.served_cells import served_cells
from planner.plan.airports_used import airports_cell
from planner.plan.known_journeys import note_on
from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan, Prepared, Rest
from planner.plan.stretches import stretches_of

Row = dict[str, str]
_MEANS = {Mode.AIR: "flight", Mode.GROUND: "car", Mode.TRAIN: "train"}


def rows_of(plan: Plan, scenario: Scenario) -> list[Row]:
    """Every row with every column, in order of time; what is not held comes last.

    What the plan names and the scenario does not know is shown by its id, and its times in UTC.
    """
    timed: list[tuple[datetime, int, Row]] = []
    for number, (start, row) in enumerate(_timed(plan, scenario)):
        timed.append((start, number, row))
    serving = served_cells(scenario, plan)
    rows = [
        row | serving.get((RowKind(row["kind"]), row["id"]), {})
        for _, _, row in sorted(timed, key=lambda each: each[:2])
    ]
    for left in plan.unscheduled:
        row = _of_meeting(scenario, left.meeting)
        rows.append(row | {"kind": RowKind.UNSCHEDULED, "id": left.meeting, "reason": left.reason})
    for undone in plan.unprepared:
        row = _of_work(scenario, undone.work)
        rows.append(row | {"kind": RowKind.UNDONE, "id": undone.work, "reason": undone.reason})
    return [{name: row.get(name, "") for name in NAMES} for row in rows]


def _timed(plan: Plan, scenario: Scenario) -> Iterator[tuple[datetime, Row]]:
    for appointment in plan.appointments:
        yield appointment.start, _appointment(appointment, scenario)
    for journey in plan.journeys:
        yield journey.depart, _journey(journey, scenario)
    for rest in plan.rests:
        yield rest.start, _rest(rest, scenario)
    for done in plan.prepared:
        yield done.start, _work(done, scenario)


def _appointment(held: Appointment, scenario: Scenario) -> Row:
    attendance = seated_in_precedence(scenario, held.attendance)
    return {
        **_of_meeting(scenario, held.meeting),
        **times_of(scenario, held.start, held.end, held.place),
        "kind": RowKind.MEETING,
        "id": held.meeting,
        "place": held.place,
        "place_name": place_name(scenario, held.place),
        "people": attendance_cell(attendance),
        "names": "; ".join(_person(scenario, each.person) for each in attendance),
        "stand_ins": "; ".join(_stand_in(scenario, each) for each in attendance if each.person != each.seat),
    }


def _journey(journey: Journey, scenario: Scenario) -> Row:
    names = [place_name(scenario, city) for city in (journey.origin, journey.destination)]
    people = in_precedence(scenario, journey.people)
    return {
        **times_of(scenario, journey.depart, journey.arrive, journey.origin, journey.destination),
        "kind": RowKind.JOURNEY,
        "id": journey.id,
        "title": " to ".join(names),
        "origin": journey.origin,
        "destination": journey.destination,
        "mode": journey.mode,
        "flight": journey.flight or "",
        "via": journey.via or "",
        "airports": airports_cell(scenario, journey),
        "stretches": stretches_words(scenario, journey),
        "party": journey.party or "",
        "people": "; ".join(people),
        "names": "; ".join(_person(scenario, each) for each in people),
        "note": note_on(scenario, journey),
    }


def stretches_words(scenario: Scenario, journey: Journey) -> str:
    """The parts of a journey as people read them: `train to Dong Dang, 60 h; change 30 min; car to Hanoi, 2 h 30 min`.

    Empty where its route has no stretches; what the journey takes beyond them is told last.
    """
    found, said = stretches_of(scenario, journey), list[str]()
    for each in found.each:
        to = place_name(scenario, each.to) if each.to in scenario.places else each.to
        said.append(f"{_MEANS[each.mode]} to {to}, {length(each.minutes)}")
        if each.change:
            said.append(f"change {length(each.change)}")
    return "; ".join([*said, *([f"{length(found.over)} besides"] if found.over and said else [])])


def _rest(rest: Rest, scenario: Scenario) -> Row:
    name, people = place_name(scenario, rest.city), in_precedence(scenario, rest.people)
    return {
        **times_of(scenario, rest.start, rest.end, rest.city),
        "kind": RowKind.REST,
        "id": rest.journey,
        "title": f"Rest in {name}",
        "place": rest.city,
        "place_name": name,
        "people": "; ".join(people),
        "names": "; ".join(_person(scenario, each) for each in people),
    }


def _of_meeting(scenario: Scenario, id_: str) -> Row:
    meeting = scenario.meetings.get(id_)
    if meeting is None:
        return {"title": id_}
    summit = scenario.summit is not None and scenario.summit.meeting == id_
    return {
        "title": meeting.title,
        "status": meeting.status,
        "certainty": meeting.certainty,
        "must": "true" if meeting.must else "false",
        "pinned": "true" if meeting.pin is not None or summit else "false",
        "note": meeting.note or "",
    }


def _work(done: Prepared, scenario: Scenario) -> Row:
    work = scenario.work.get(done.work)
    if work is None:
        return {
            **times_of(scenario, done.start, done.end, REMOTE),
            "kind": RowKind.WORK,
            "id": done.work,
            "title": done.work,
        }
    people, city = in_precedence(scenario, work.by), work.city or scenario.home
    return {
        **_of_work(scenario, done.work),
        **times_of(scenario, done.start, done.end, city),
        "kind": RowKind.WORK,
        "id": done.work,
        "people": "; ".join(people),
        "names": "; ".join(_person(scenario, each) for each in people),
        "due": time_cell(clock.to_local(due_of(scenario, work), _zone(scenario, city))),
    }


def _of_work(scenario: Scenario, id_: str) -> Row:
    work = scenario.work.get(id_)
    if work is None:
        return {"title": id_}
    return {"title": work.title, "must": "true" if work.must else "false", "note": work.note or ""}


def times_of(scenario: Scenario, start: datetime, end: datetime, begins: str, ends: str | None = None) -> Row:
    """The cells of a row's times: by the clocks of where it begins and ends (in one place where `ends` is None), UTC and home."""
    zone, home = _zone(scenario, begins), _zone(scenario, REMOTE)
    end_zone = zone if ends is None else _zone(scenario, ends)
    return {
        "start_local": time_cell(clock.to_local(start, zone)),
        "end_local": time_cell(clock.to_local(end, end_zone)),
        "zone": zone,
        "end_zone": "" if ends is None else end_zone,
        "start_utc": time_cell(start.astimezone(UTC)),
        "end_utc": time_cell(end.astimezone(UTC)),
        "home_start": time_cell(clock.to_local(start, home)),
        "home_end": time_cell(clock.to_local(end, home)),
    }


def _zone(scenario: Scenario, place: str) -> str:
    try:
        return scenario.zone_of(place)
    except KeyError:
        return "UTC"


def place_name(scenario: Scenario, place: str) -> str:
    """What people call a place, the smallest part first: `Treaty Room, State Department, Washington`."""
    if place == REMOTE:
        return "remote"
    return ", ".join(place_parts(scenario, place)) if read_place(place) is not None else place


def place_parts(scenario: Scenario, place: str) -> tuple[str, ...]:
    """The names of a place's room, venue and city, as many as it has; the text itself where the city is not known."""
    named = scenario.place(place)
    city = scenario.places.get(named.city)
    if city is None:
        return (place,)
    venue = city.venues.get(named.venue or "")
    if venue is None:
        return (city.name or named.city,)
    parts = (venue.name or str(named.venue), city.name or named.city)
    if named.room is None:
        return parts
    room = venue.rooms.get(named.room)
    name = named.room if room is None else room.name or named.room
    return (name if named.number is None else f"{name} {named.number}", *parts)


def _person(scenario: Scenario, id_: str) -> str:
    person = scenario.people.get(id_)
    if person is None:
        return id_
    return person.name if person.role is None else f"{person.name} ({person.role})"


def _stand_in(scenario: Scenario, each: Attendance) -> str:
    role, person = scenario.roles.get(each.seat), scenario.people.get(each.seat)
    who = scenario.people.get(each.person)
    name = each.person if who is None else who.name
    if role is not None:
        return f"{name} as {role.name}"
    return f"{name} for {each.seat if person is None else person.name}"
