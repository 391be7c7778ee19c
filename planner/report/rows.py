"""The rows of a plan as files say them, and those that concern one person, delegation or room."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, timezone

from planner.domain import clock
from planner.domain.moment import Moment
from planner.domain.place import read_place
from planner.domain.scenario import Scenario
from planner.errors import NotFound
from planner.files.cells import read_time, time_cell
from planner.files.columns import NAMES, RowKind
from planner.files.plan_lines import MOST_BYTES, Tell, plan_lines
from planner.files.plan_reader import plan_of
from planner.files.text import read_bytes
from planner.report.naming import unknown
from planner.report.words import Namer, seated

Row = dict[str, str]


def rows_in(path: str | os.PathLike[str], tell: Tell | None = None) -> list[Row]:
    """The rows of a plan.csv without its scenario, each with every column: what can be told from other cells is filled in.

    `tell` is given a sentence for each time that was changed by hand, and for an encoding that was found out. Raises
    NotFound where there is no such file, and InputError with everything that is wrong with it.
    """
    return parse_rows(read_bytes(path, MOST_BYTES), os.fspath(path), tell)


def parse_rows(data: bytes, file: str, tell: Tell | None = None) -> list[Row]:
    """The same of the bytes of a plan.csv; `file` is the name by which problems are told. Raises InputError."""
    lines = plan_lines(data, NAMES, file, tell)
    plan_of(lines, None, file)
    rows = [dict.fromkeys(NAMES, "") | {name: cell.strip() for name, cell in line.cells.items()} for line in lines]
    namer = Namer(None, rows)
    return [_filled_in(row, namer) for row in rows]


def _filled_in(row: Row, namer: Namer) -> Row:
    """A row with title, names, place and local times even where a person has left them out."""
    if row["kind"] in (RowKind.UNSCHEDULED, RowKind.UNDONE):
        return row | {"title": row["title"] or row["id"]}
    ends = (row["origin"], row["destination"]) if row["kind"] == RowKind.JOURNEY else (row["place"], row["place"])
    titles = {
        RowKind.MEETING: row["id"],
        RowKind.WORK: row["id"],
        RowKind.JOURNEY: " to ".join(namer.city(city) for city in ends),
        RowKind.REST: f"Rest in {namer.city(row['place'])}",
    }
    return row | {
        "title": row["title"] or titles[RowKind(row["kind"])],
        "start_local": _local(row, "start", row["zone"] or namer.zone(ends[0])),
        "end_local": _local(row, "end", row["end_zone"] or namer.zone(ends[1]) or row["zone"]),
        "place_name": row["place_name"] or (namer.place(row["place"]) if row["place"] else ""),
        "names": row["names"] or "; ".join(namer.person(each.person) for each in seated(row)),
    }


def _local(row: Row, which: str, zone: str | None) -> str:
    """A start or an end by the clock of its zone, with its offset; the cells are known to be sound."""
    read, utc = read_time(row[f"{which}_local"]), read_time(row[f"{which}_utc"])
    if read is not None and read[1] is not None:
        return row[f"{which}_local"]
    if utc is not None:
        instant = utc[0].replace(tzinfo=UTC)
    else:
        assert read is not None
        instant = clock.instant(Moment(read[0].date(), read[0].time()), zone or "UTC")
    return time_cell(clock.to_local(instant, zone) if zone else instant.astimezone(_offset(row)))


def _offset(row: Row) -> timezone:
    """The offset that a row gives without a zone: that of the start of a meeting or a rest, else none."""
    read = read_time(row["start_local"])
    if read is None or not read[1] or row["kind"] == RowKind.JOURNEY:
        return UTC
    return timezone(read[1])


def people_in(row: Mapping[str, str]) -> set[str]:
    """The ids of everybody in a row."""
    return {each.person for each in seated(row)}


def places_in(row: Mapping[str, str]) -> set[str]:
    """The room, venue and city of the meeting in a row."""
    place = read_place(row["place"]) if row["kind"] == RowKind.MEETING else None
    return set() if place is None else {str(place), str(place.at_venue), place.city}


def people_called(rows: list[Row], scenario: Scenario | None = None) -> dict[str, str]:
    """Everybody in the rows or the scenario: names by id."""
    namer, in_plan = Namer(None, rows), {id_ for row in rows for id_ in people_in(row)}
    known = {} if scenario is None else {id_: each.name for id_, each in scenario.people.items()}
    return {id_: namer.person(id_) for id_ in in_plan} | known


def places_called(rows: list[Row], scenario: Scenario | None = None) -> dict[str, str]:
    """Every city, venue and room of the scenario, or in which a meeting of the rows is held: names by id."""
    namer, in_plan = Namer(None, rows), {id_ for row in rows for id_ in places_in(row)}
    return {id_: namer.place(id_) for id_ in in_plan} | ({} if scenario is None else _places_of(scenario))


def of_person(rows: list[Row], person: str, scenario: Scenario | None = None) -> list[Row]:
    """The rows of one person; none for a person of the scenario who has nothing in the plan.

    Raises NotFound where nobody has that id.
    """
    known = people_called(rows, scenario)
    if person not in known:
        raise NotFound(unknown(person, "person", known))
    return [row for row in rows if person in people_in(row)]


def of_room(rows: list[Row], place: str, scenario: Scenario | None = None) -> list[Row]:
    """The rows of the meetings in a city, venue or room; none for one of the scenario in which nothing is held.

    Raises NotFound where there is no such place.
    """
    known = places_called(rows, scenario)
    if place not in known:
        raise NotFound(unknown(place, "place", known))
    return [row for row in rows if place in places_in(row)]


def of_delegation(rows: list[Row], delegation: str, scenario: Scenario) -> list[Row]:
    """The rows of everybody in a delegation. Raises NotFound where the scenario does not know it."""
    known = {id_: each.name for id_, each in scenario.delegations.items()}
    if delegation not in known:
        raise NotFound(unknown(delegation, "delegation", known))
    return [row for row in rows if any(scenario.people[who].of == delegation for who in people_in(row))]


def _places_of(scenario: Scenario) -> dict[str, str]:
    namer, found = Namer(scenario), dict[str, str]()
    for city in scenario.places:
        for venue, where in scenario.venues_of(city).items():
            for place in (city, f"{city}/{venue}", *(f"{city}/{venue}/{room}" for room in where.rooms)):
                found[place] = namer.place(place)
    return found
