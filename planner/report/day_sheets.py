"""Day sheets: a plan line by line, for everybody, one person, one delegation or one room, in local and home time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from planner.domain import clock
from planner.domain.meetings import Status
from planner.domain.order_of_precedence import seated_in_precedence
from planner.domain.scenario import REMOTE, Scenario
from planner.files.columns import RowKind
from planner.files.plan_rows import place_name, rows_of
from planner.plan.record import Plan
from planner.report.audience import Audience, mark, untold, with_neighbours
from planner.report.drive_words import drives_in_words
from planner.report.journey_words import at_airport, clock_change
from planner.report.leaving import leaving_in
from planner.report.nights import asked_stay, at_hotel
from planner.report.parts import parts_in, shortened_words
from planner.report.rows import Row, of_delegation, of_person, of_room, people_in, rows_in
from planner.report.words import Namer, city_of, duration, ends_of, listed, seated
from planner.report.work_lines import WorkLine, work_lines

__all__ = [
    "DaySheet",
    "Line",
    "Row",
    "Schedule",
    "StageLine",
    "WorkLine",
    "of_delegation",
    "of_person",
    "of_room",
    "people_in",
    "rows_in",
    "schedule",
    "schedule_of",
]


_MODES = {"air": "by air", "scheduled": "scheduled", "ground": "by road", "train": "by train"}


@dataclass(frozen=True)
class StageLine:
    """A stage of a meeting: wall times by the clock of its line, what it is called, and who is in it where not everybody is."""

    start: datetime
    end: datetime
    title: str
    people: str


@dataclass(frozen=True)
class Line:
    """One line of a day sheet. Times are wall times: local ones by the clock of the place, home ones by the home city's.

    `end` and `home_end` may lie on a later day; a journey ends by the clock of where it arrives. Where the time at home is
    not known it is the local one. `people` names everybody, or on the sheets of one person the others. `city` is where one
    is when it has ended (empty for a call). `untold` stands in place of times that are not for those who read it: then all
    times are midnights.
    """

    kind: RowKind
    id: str
    start: datetime
    end: datetime
    home_start: datetime
    home_end: datetime
    title: str
    place: str
    people: str
    detail: str
    note: str = ""
    city: str = ""
    stages: tuple[StageLine, ...] = ()
    untold: str = ""


@dataclass(frozen=True)
class DaySheet:
    """The lines of one day by the local clock, or several days without any (until `last`).

    `overnight` says, on the sheets of one person, where the night is spent: empty where that is not known.
    """

    day: date
    lines: tuple[Line, ...]
    last: date | None = None
    overnight: str = ""


@dataclass(frozen=True)
class Schedule:
    """Day sheets in order, what is not held with the reason: (title, reason), and the preparations."""

    days: tuple[DaySheet, ...]
    unscheduled: tuple[tuple[str, str], ...]
    work: tuple[WorkLine, ...] = ()


@dataclass(frozen=True)
class _View:
    """How rows are looked at: by whose clock, with which scenario, by whom, for whom."""

    zone: str | None
    scenario: Scenario | None
    person: str | None
    audience: Audience
    held: Mapping[str, Row]
    """The rows of meetings by id."""


def schedule(
    rows: Iterable[Row],
    zone: str | None = None,
    scenario: Scenario | None = None,
    person: str | None = None,
    audience: Audience = Audience.OFFICE,
) -> Schedule:
    """Rows as day sheets; with a zone all local times are by its clock.

    A scenario adds when to be at the airport and when one leaves it, and puts people in order of precedence. With a person
    the sheets are theirs: in the order in which they live through them, calls by the clock of where they are, with the
    others by name, the nights and the days on which nothing is planned. Times that are not for the audience are left out,
    with those of the journeys to and from there, and what they belong to comes last in its day; preparations, and what is
    not held and why, are told inside the office only.
    """
    rows = list(rows) if audience is Audience.OFFICE else with_neighbours(list(rows))
    held = {row["id"]: row for row in rows if row["kind"] == RowKind.MEETING}
    view = _View(zone, scenario, person, audience, held)
    missing = (row for row in rows if row["kind"] == RowKind.UNSCHEDULED and row["status"] != Status.CANCELLED)
    left = tuple((row["title"], row["reason"]) for row in missing)
    left = left if audience is Audience.OFFICE else ()
    work = work_lines(rows) if audience is Audience.OFFICE else ()
    timed = [row for row in rows if row["kind"] in (RowKind.MEETING, RowKind.JOURNEY, RowKind.REST)]
    timed.sort(key=lambda row: (datetime.fromisoformat(row["start_local"]), row["kind"], row["id"]))
    if person is not None:
        return Schedule(tuple(_for_readers(sheet) for sheet in _lived(timed, view, person)), left, work)
    lines = sorted((_line(row, view, zone) for row in timed), key=lambda line: line.start.date())
    days = (DaySheet(day, tuple(those)) for day, those in groupby(lines, key=lambda line: line.start.date()))
    return Schedule(tuple(_for_readers(sheet) for sheet in days), left, work)


def _for_readers(sheet: DaySheet) -> DaySheet:
    """A day without the times that are not for its readers; not even the order of its lines says them."""
    told = [line for line in sheet.lines if not line.untold]
    rest = sorted((line for line in sheet.lines if line.untold), key=lambda line: (line.title, line.id))
    return replace(sheet, lines=(*told, *(_without_times(line) for line in rest)))


def _without_times(line: Line) -> Line:
    stages = (replace(stage, start=_midnight(stage.start), end=_midnight(stage.end)) for stage in line.stages)
    times = {name: _midnight(getattr(line, name)) for name in ("start", "end", "home_start", "home_end")}
    return replace(line, **times, stages=tuple(stages))  # type: ignore[arg-type]


def _midnight(local: datetime) -> datetime:
    return datetime.combine(local.date(), time(0))


def schedule_of(plan: Plan, scenario: Scenario, zone: str | None = None) -> Schedule:
    """A whole plan as day sheets."""
    return schedule(rows_of(plan, scenario), zone, scenario)


def _lived(rows: Sequence[Row], view: _View, person: str) -> Iterator[DaySheet]:
    """The days of one person. West over the date line a day comes twice, so they are not sorted by date."""
    where, here = _beginning(rows, view.scenario, person)
    lines: list[Line] = []
    for row, drives in zip(rows, _drives(rows, view, person), strict=True):
        line = _line(row, view, view.zone or (here if row["place"] == REMOTE else None))
        lines.append(replace(line, detail=", ".join((line.detail, *drives))) if drives else line)
        here = row["end_zone"] or (here if row["place"] == REMOTE else row["zone"])
    before: date | None = None
    for day, those in groupby(lines, key=lambda line: line.start.date()):
        sheet = tuple(those)
        if before is not None and before < day - timedelta(days=1):
            first, last = before + timedelta(days=1), day - timedelta(days=1)
            yield DaySheet(first, (), last, f"In {where}{_asked(view, person, where, last)}" if where else "")
        where = next((line.city for line in reversed(sheet) if line.city), where)
        yield DaySheet(day, sheet, None, f"{_night(sheet, view, person, where)}{_asked(view, person, where, day)}")
        before = max(day, sheet[-1].end.date())


def _drives(rows: Sequence[Row], view: _View, person: str) -> Sequence[tuple[str, ...]]:
    """What is told of the drives before and after each row; for the office only."""
    if view.scenario is None or view.audience is not Audience.OFFICE:
        return [()] * len(rows)
    return drives_in_words(rows, view.scenario, person, view.zone)


def _beginning(rows: Sequence[Row], scenario: Scenario | None, person: str) -> tuple[str, str | None]:
    """The city in which a person begins, as people call it, and its zone; empty and None where that is not known."""
    if scenario is not None and person in scenario.people:
        city = scenario.people[person].starts or scenario.base_of(person)
        return place_name(scenario, city), scenario.zone_of(city)
    first = next((row for row in rows if row["place"] != REMOTE), None)
    if first is None:
        return "", None
    origin = ends_of(first)[0] if first["kind"] == RowKind.JOURNEY else city_of(first)
    return origin, first["zone"] or None


def _night(sheet: Sequence[Line], view: _View, person: str, where: str) -> str:
    last, scenario = sheet[-1], view.scenario
    if last.kind is RowKind.JOURNEY and last.end.date() > last.start.date():
        return f"Overnight on the way to {where}"
    hotel = "" if scenario is None or view.audience is not Audience.OFFICE else at_hotel(scenario, person, where)
    return f"Overnight in {where}{hotel}" if where else ""


def _asked(view: _View, person: str, where: str, day: date) -> str:
    """Why somebody is in a city on a day, where a stay says so; for the office only."""
    if view.scenario is None or view.audience is not Audience.OFFICE:
        return ""
    return asked_stay(view.scenario, person, where, day)


def _line(row: Row, view: _View, zone: str | None) -> Line:
    start, end = (datetime.fromisoformat(row[name]) for name in ("start_local", "end_local"))
    home_start, home_end = (
        datetime.fromisoformat(row[name] or row[instead])
        for name, instead in (("home_start", "start_local"), ("home_end", "end_local"))
    )
    parts = parts_in(row, view.scenario, zone, view.person, view.audience)
    leaving = leaving_in(row, view.held, view.scenario, zone, view.person, view.audience)
    detail = ", ".join((*_details(row, start, end, view, zone), *_own_seat(row, view.person), *parts, *leaving))
    if zone is not None:
        start, end = (clock.to_local(each, zone) for each in (start, end))
    kind = RowKind(row["kind"])
    journey = kind is RowKind.JOURNEY  # its note may tell the times that are left out
    return Line(
        kind=kind,
        id=row["id"],
        start=start,
        end=end,
        home_start=home_start,
        home_end=home_end,
        title=row["title"],
        place="call" if row["place"] == REMOTE else row["place_name"],
        people=_names(row, view),
        detail=detail,
        note="" if journey and untold(row["certainty"], view.audience) else row["note"],
        city=_city(row, view.scenario),
        stages=tuple(_stages(row, start, view.scenario, view.person)) if kind is RowKind.MEETING else (),
        untold=untold(row["certainty"], view.audience),
    )


def _stages(row: Row, start: datetime, scenario: Scenario | None, person: str | None) -> Iterator[StageLine]:
    """The stages of a meeting, of one person only those that the person is in."""
    meeting = None if scenario is None else scenario.meetings.get(row["id"])
    begin, at = start, 0
    for stage in () if meeting is None else meeting.stages:
        assert meeting is not None
        end, until = begin + timedelta(minutes=stage.length), at + stage.length
        there = [each for each in seated(row) if not stage.who or each.seat in stage.who]
        there = [each for each in there if meeting.part_of(each.seat)[0] < until and at < meeting.part_of(each.seat)[1]]
        inside = [each.person for each in (there if scenario is None else seated_in_precedence(scenario, there))]
        if person is None or person in inside:
            names = Namer(scenario).people(inside) if stage.who else ""
            yield StageLine(begin, end, stage.title, names)
        begin, at = end, until


def _city(row: Row, scenario: Scenario | None) -> str:
    """The city in which one is after a row, as people call it."""
    if row["kind"] == RowKind.JOURNEY:
        return ends_of(row)[1] if scenario is None else place_name(scenario, row["destination"])
    if row["place"] in ("", REMOTE):
        return ""
    return city_of(row) if scenario is None else Namer(scenario).city(row["place"])


def _names(row: Row, view: _View) -> str:
    """Everybody by name, those in another's seat with it; for one person `With` the others, and nobody where they rest.

    In order of precedence where a scenario says it, else as the row has them.
    """
    seats = _seats(row)
    names = [name.partition(" (")[0] for name in (row["names"] or row["people"]).split("; ")]
    names = [seats.get(name, name) for name in names]
    ids = [each.person for each in seated(row)]
    if view.scenario is not None and len(ids) == len(names):
        called = dict(zip(ids, names, strict=True))
        ids = [each.person for each in seated_in_precedence(view.scenario, seated(row))]
        names = [called[id_] for id_ in ids]
    if view.person is None:
        return listed(names)
    others = [name for id_, name in zip(ids, names, strict=False) if id_ != view.person]
    return f"With {listed(others)}" if others and row["kind"] != RowKind.REST else ""


def _seats(row: Row) -> dict[str, str]:
    """By name, what is said of everybody who sits in another's seat: `Marc Knapper as US ambassador in Seoul`."""
    names = [name.partition(" (")[0] for name in row["names"].split("; ")]
    said = [words for words in row["stand_ins"].split("; ") if words]
    return {name: words for words in said for name in names if words.startswith((f"{name} as ", f"{name} for "))}


def _own_seat(row: Row, person: str | None) -> Iterator[str]:
    """In whose seat the person of the sheets comes, where it is not their own."""
    names = [name.partition(" (")[0] for name in row["names"].split("; ")]
    for each, name in zip(seated(row), names, strict=False):
        if each.person == person and name in (seats := _seats(row)):
            yield seats[name].removeprefix(f"{name} ")


def _details(row: Row, start: datetime, end: datetime, view: _View, zone: str | None) -> Iterator[str]:
    journey = row["kind"] == RowKind.JOURNEY
    if journey and untold(row["certainty"], view.audience):
        yield _MODES[row["mode"]]  # a flight is in the timetable
        return
    yield duration(round((end - start).total_seconds() / 60))
    if view.audience is Audience.OFFICE:
        yield from shortened_words(row, view.scenario, end - start)
    if journey:
        yield row["flight"] or row["stretches"] or _MODES[row["mode"]]
        if row["flight"] and row["stretches"]:
            yield row["stretches"]
        if row["airports"]:
            yield row["airports"]
        if row["via"]:
            yield f"via {row['via']}"
        yield from at_airport(row, start, end, view.scenario, zone)
        if zone is None:
            yield from clock_change(start, end)
    if row["status"] in ("confirmed", "announced"):
        yield row["status"]
    if said := mark(row["certainty"], view.audience):
        yield said
