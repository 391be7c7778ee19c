"""people.csv: a plan as one long table with a row for each person in each item, to be sorted, filtered and counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from planner.domain import clock
from planner.domain.place import read_place
from planner.domain.scenario import Scenario
from planner.files.cells import read_attendance, read_time, time_cell
from planner.files.columns import TIMED, RowKind
from planner.files.drive_rows import drive_rows
from planner.files.people_columns import PEOPLE_COLUMNS, ComesAs
from planner.files.plan_rows import place_name, rows_of
from planner.files.served_cells import SERVED
from planner.files.tables import written_table
from planner.plan.record import Attendance, Plan

Row = dict[str, str]


def people_csv(plan: Plan, scenario: Scenario) -> str:
    """The table as text; what is not held has nobody and no row."""
    return written_table(tuple(PEOPLE_COLUMNS), people_rows(plan, scenario))


def people_rows(plan: Plan, scenario: Scenario) -> list[Row]:
    """A row for each person in each meeting, journey, rest, piece of work and drive inside a city, in order of time, in each by
    precedence.

    What the plan names and the scenario does not know is called by its id, its times are told in UTC.
    """
    items = [item for item in rows_of(plan, scenario) if item["kind"] in TIMED and item["people"]]
    items = sorted([*items, *drive_rows(plan, scenario)], key=lambda item: _wall(item["start_utc"]))
    return [{name: row.get(name, "") for name in PEOPLE_COLUMNS} for item in items for row in _of_item(item, scenario)]


def _of_item(item: Row, scenario: Scenario) -> Iterator[Row]:
    told = ("kind", "id", "title", "flight", "note", "airports", "stretches", *SERVED)
    shared = _where(item, scenario) | {name: item[name] for name in told}
    for each in read_attendance(item["people"]):
        assert isinstance(each, Attendance)  # the cell is one of ours
        who = scenario.people.get(each.person)
        delegation = None if who is None else scenario.delegations.get(who.of)
        yield {
            **shared,
            **_when(_own_part(item, each.seat, scenario)),
            "person": each.person,
            "name": _called(each.person, scenario),
            "delegation": "" if who is None else who.of,
            "delegation_name": "" if delegation is None else delegation.name,
            "comes_as": _comes_as(each, item, scenario),
            "seat": each.seat,
            "seat_name": _called(each.seat, scenario),
        }


def _own_part(item: Row, seat: str, scenario: Scenario) -> Row:
    """An item with the times of whoever fills a seat: of a meeting only the part in which they are busy."""
    meeting = scenario.meetings.get(item["id"]) if item["kind"] == RowKind.MEETING else None
    start, end = (_wall(item[name]) for name in ("start_utc", "end_utc"))
    if meeting is None or not meeting.may_take(end - start):
        return item
    found, first_and_last = dict(item), meeting.part_of(seat, int((end - start).total_seconds() // 60))
    for name, minutes in zip(("start", "end"), first_and_last, strict=True):
        instant = start + timedelta(minutes=minutes)
        found[f"{name}_utc"] = time_cell(instant)
        found[f"{name}_local"] = time_cell(clock.to_local(instant, item["zone"]))
    return found


def _called(id_: str, scenario: Scenario) -> str:
    """What a person or a role is called."""
    named = scenario.people.get(id_) or scenario.roles.get(id_)
    return id_ if named is None else named.name


def _comes_as(each: Attendance, item: Row, scenario: Scenario) -> ComesAs:
    if item["kind"] == RowKind.WORK:
        return ComesAs.WORKER
    if item["kind"] != RowKind.MEETING:
        return ComesAs.TRAVELLER
    role = scenario.roles.get(each.seat)
    if each.person != (each.seat if role is None else role.holder):
        return ComesAs.ACTING if role is not None and role.holder is None else ComesAs.STAND_IN
    meeting = scenario.meetings.get(item["id"])
    if meeting is None or each.seat in meeting.who.required:
        return ComesAs.PRINCIPAL
    if each.seat in meeting.who.optional:
        return ComesAs.OPTIONAL
    return ComesAs.ANY_OF if any(each.seat in group.of for group in meeting.who.any_of) else ComesAs.PRINCIPAL


def _where(item: Row, scenario: Scenario) -> Row:
    place = read_place(item["place"] or item["origin"])
    city = "" if place is None or place.remote else place.city
    return {
        "city": city,
        "city_name": place_name(scenario, city) if city else "",
        "place": item["place"] or item["origin"],
        "place_name": item["place_name"] or place_name(scenario, item["origin"]),
        "destination": item["destination"],
        "destination_name": place_name(scenario, item["destination"]) if item["destination"] else "",
    }


def _when(item: Row) -> Row:
    (begins, ends), (start, end) = (
        [_wall(item[f"{which}_{clock}"]) for which in ("start", "end")] for clock in ("local", "utc")
    )
    return {
        "date": f"{begins:%Y-%m-%d}",
        "start": f"{begins:%H:%M}",
        "end_date": f"{ends:%Y-%m-%d}",
        "end": f"{ends:%H:%M}",
        "zone": item["zone"],
        "end_zone": item["end_zone"] or item["zone"],
        "start_utc": f"{start:%Y-%m-%dT%H:%MZ}",
        "end_utc": f"{end:%Y-%m-%dT%H:%MZ}",
        "minutes": str(round((end - start) / timedelta(minutes=1))),
    }


def _wall(cell: str) -> datetime:
    """The wall time that a cell of ours shows, as if it were in UTC."""
    read = read_time(cell)
    assert read is not None
    return read[0].replace(tzinfo=UTC)
