"""Rows of text as a plan: every cell read strictly, every contradiction told with its line and column."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from planner.domain import clock
from planner.domain.hints import sparing_hints
from planner.domain.moment import Moment
from planner.domain.references.known import Known
from planner.domain.references.words import did_you_mean
from planner.domain.scenario import Scenario
from planner.domain.values import ID_PATTERN
from planner.domain.work_times import zone_of_work
from planner.errors import Fault, InputError
from planner.files.cells import read_attendance, read_time
from planner.files.columns import RowKind
from planner.files.repeated import once_a_column
from planner.files.tables import Line
from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan, Prepared, Rest, Unprepared, Unscheduled

_PLACE = re.compile(rf"{ID_PATTERN}(?:/{ID_PATTERN}){{0,2}}")


def plan_of(lines: list[Line], scenario: Scenario | None, file: str | None) -> Plan:
    """The plan that rows say, each of its parts in its natural order. Raises InputError with everything that is wrong."""
    reading = _Reading(scenario, file)
    with sparing_hints():
        for line in lines:
            reading.row(line)
        reading.end()
    if reading.faults:
        raise InputError(once_a_column(reading.faults))
    return Plan(
        tuple(sorted(reading.appointments)),
        tuple(sorted(reading.journeys)),
        tuple(sorted(reading.rests)),
        tuple(sorted(reading.unscheduled)),
        tuple(sorted(reading.prepared)),
        tuple(sorted(reading.unprepared)),
    )


class _Reading:
    """Reads row after row; what is wrong is collected, and a row with a fault gives no part of the plan."""

    def __init__(self, scenario: Scenario | None, file: str | None) -> None:
        self._scenario = scenario
        self._known = None if scenario is None else Known(scenario)
        self._file = file
        self._line = Line(1, {})
        self._rest_lines: dict[int, Line] = {}
        self.faults: list[Fault] = []
        self.appointments: list[Appointment] = []
        self.journeys: list[Journey] = []
        self.rests: list[Rest] = []
        self.unscheduled: list[Unscheduled] = []
        self.prepared: list[Prepared] = []
        self.unprepared: list[Unprepared] = []

    def row(self, line: Line) -> None:
        """Reads one row."""
        self._line = line
        kind = self._word("kind", RowKind)
        if kind is None:
            return
        before = len(self.faults)
        part = {
            RowKind.MEETING: self._appointment,
            RowKind.JOURNEY: self._journey,
            RowKind.REST: self._rest,
            RowKind.UNSCHEDULED: self._unscheduled,
            RowKind.WORK: self._prepared,
            RowKind.UNDONE: self._unprepared,
        }[RowKind(kind)]()
        if len(self.faults) > before:
            return
        match part:
            case Appointment():
                self.appointments.append(part)
            case Journey():
                self.journeys.append(part)
            case Rest():
                self._rest_lines[len(self.rests)] = line
                self.rests.append(part)
            case Unscheduled():
                self.unscheduled.append(part)
            case Prepared():
                self.prepared.append(part)
            case Unprepared():
                self.unprepared.append(part)

    def end(self) -> None:
        """What can only be said when all rows are read: journeys named twice, rests after journeys that are not there."""
        ids: set[str] = set()
        for journey in self.journeys:
            if journey.id in ids:
                self._add("ID-twice", f"two journeys have the id {journey.id}; give one of them another", "id")
            ids.add(journey.id)
        for number, rest in enumerate(self.rests):
            if rest.journey not in ids and not self.faults:
                self._line = self._rest_lines[number]
                hint = did_you_mean(rest.journey, ids)
                self._add(
                    "REF-unknown", f"a rest follows a journey, and there is none with the id {rest.journey}{hint}", "id"
                )

    def _appointment(self) -> Appointment | None:
        id_ = self._known_id("id", None if self._scenario is None else self._scenario.meetings, "meeting")
        place = self._place("place")
        zone = self._zone("zone") or self._zone_of(place)
        start = self._time("start", zone)
        end = self._time("end", zone, length=self._length(id_), start=start)
        self._order(start, end)
        people = self._attendance()
        if id_ is None or place is None or start is None or end is None:
            return None
        return Appointment(start, id_, end, place, people)

    def _journey(self) -> Journey | None:
        id_ = self._known_id("id", None, "journey")
        cities = None if self._scenario is None else self._scenario.places
        origin, destination = (self._known_id(name, cities, "city") for name in ("origin", "destination"))
        start = self._time("start", self._zone("zone") or self._zone_of(origin))
        end = self._time("end", self._zone("end_zone") or self._zone_of(destination))
        self._order(start, end)
        people, mode = self._people(), self._word("mode", Mode)
        party = None
        if self._cell("party"):
            party = self._known_id("party", None if self._scenario is None else self._scenario.parties, "party")
        if id_ is None or origin is None or destination is None or start is None or end is None or mode is None:
            return None
        texts = (self._cell("flight") or None, self._cell("via") or None)
        return Journey(start, id_, end, origin, destination, people, Mode(mode), party, *texts)

    def _rest(self) -> Rest | None:
        id_ = self._known_id("id", None, "journey")
        city = self._known_id("place", None if self._scenario is None else self._scenario.places, "city")
        zone = self._zone("zone") or self._zone_of(city)
        start, end = self._time("start", zone), self._time("end", zone)
        self._order(start, end)
        people = self._people()
        if id_ is None or city is None or start is None or end is None:
            return None
        return Rest(start, id_, end, city, people)

    def _unscheduled(self) -> Unscheduled | None:
        id_ = self._known_id("id", None if self._scenario is None else self._scenario.meetings, "meeting")
        self._empty("a meeting that is not held", "meeting")
        return None if id_ is None else Unscheduled(id_, self._cell("reason"))

    def _prepared(self) -> Prepared | None:
        id_ = self._work_id()
        zone = self._zone("zone") or (None if self._scenario is None or id_ is None else self._zone_of_work(id_))
        start, end = self._time("start", zone), self._time("end", zone)
        self._order(start, end)
        return None if id_ is None or start is None or end is None else Prepared(start, id_, end)

    def _zone_of_work(self, id_: str) -> str | None:
        assert self._scenario is not None
        work = self._scenario.work.get(id_)
        return None if work is None else zone_of_work(self._scenario, work)

    def _unprepared(self) -> Unprepared | None:
        id_ = self._work_id()
        self._empty("work that is not done", "work")
        return None if id_ is None else Unprepared(id_, self._cell("reason"))

    def _work_id(self) -> str | None:
        return self._known_id("id", None if self._scenario is None else self._scenario.work, "piece of work")

    def _empty(self, what: str, kind: str) -> None:
        """The row of something that has no time must not say one."""
        for name in ("start_local", "start_utc", "people", "place"):
            if self._cell(name):
                message = f"{self._cell(name)!r:.60} in the row of {what}; empty it, or write kind {kind}"
                self._add("FMT-contradiction", message, name)

    def _cell(self, name: str) -> str:
        return self._line.cells.get(name, "").strip()

    def _add(self, code: str, message: str, name: str) -> None:
        self.faults.append(Fault(code, message, (name,), self._file, self._line.number))

    def _needed(self, name: str) -> str | None:
        cell = self._cell(name)
        if not cell:
            self._add("FMT-missing", f"the cell is empty; a row of kind {self._cell('kind')} needs it", name)
        return cell or None

    def _word(self, name: str, words: type[RowKind] | type[Mode]) -> str | None:
        cell = self._needed(name) if name != "kind" else self._cell(name)
        known = [str(word) for word in words]
        if cell is None or cell in known:
            return cell
        hint = did_you_mean(cell, known)
        self._add(
            "FMT-word",
            f"{cell!r:.40} is not known here{hint or ';'} write {', '.join(known[:-1])} or {known[-1]}",
            name,
        )
        return None

    def _known_id(self, name: str, known: Collection[str] | None, kind: str) -> str | None:
        cell = self._needed(name)
        return None if cell is None else self._checked_id(cell, name, known, kind)

    def _checked_id(self, cell: str, name: str, known: Collection[str] | None, kind: str) -> str | None:
        if not re.fullmatch(ID_PATTERN, cell):
            self._add("ID-form", f"{cell!r:.60} is not an id; write lower-case letters, digits and hyphens", name)
        elif known is not None and cell not in known:
            self._add(
                "REF-unknown", f"there is no {kind} {cell!r:.60} in the scenario{did_you_mean(cell, known)}", name
            )
        else:
            return cell
        return None

    def _place(self, name: str) -> str | None:
        cell = self._needed(name)
        if cell is None:
            return None
        if not _PLACE.fullmatch(cell):
            self._add("FMT-form", f"{cell!r:.60} is no place; write city, city/venue or city/venue/room", name)
            return None
        missing = None if self._known is None else self._known.missing_part(cell)
        if missing is not None:
            self._add("REF-unknown", missing, name)
        return cell if missing is None else None

    def _zone(self, name: str) -> str | None:
        cell = self._cell(name)
        if not cell or clock.zone_exists(cell):
            return cell or None
        near = clock.nearest_zones(cell)
        hint = f"did you mean {' or '.join(near)}?" if near else "write an IANA zone such as Asia/Seoul"
        message = f"{cell!r:.60} is not an IANA time zone; {hint}"
        if not any(each.message == message and each.line == self._line.number for each in self.faults):
            self._add("TIME-zone", message, name)
        return None

    def _zone_of(self, place: str | None) -> str | None:
        return None if place is None or self._known is None else self._known.zone(place)

    def _length(self, id_: str | None) -> timedelta | None:
        if id_ is None or self._scenario is None:
            return None
        return timedelta(minutes=self._scenario.meetings[id_].minutes)

    def _time(
        self, which: str, zone: str | None, *, length: timedelta | None = None, start: datetime | None = None
    ) -> datetime | None:
        """The instant of a start or an end, from its local cell, its UTC cell, or both, which then must agree."""
        local, utc = f"{which}_local", f"{which}_utc"
        if not self._cell(local) and not self._cell(utc):
            if length is not None:
                return None if start is None else start + length
            self._add("FMT-missing", f"the cell is empty; write it, or {utc}", local)
            return None
        found = self._local(local, zone) if self._cell(local) else None
        other = self._utc(utc) if self._cell(utc) else None
        if found is not None and other is not None and found != other:
            said = f"{self._cell(local)} is {found:%Y-%m-%d %H:%M} UTC, and {utc} says {self._cell(utc)}"
            self._add("TIME-disagree", f"{said}; correct one or empty it", local)
            return None
        return found or other

    def _local(self, name: str, zone: str | None) -> datetime | None:
        cell = self._cell(name)
        read = read_time(cell)
        if read is None:
            self._add("TIME-moment", f"{cell!r:.60} is no time; write 2018-06-12T09:00+08:00", name)
            return None
        wall, offset = read
        if offset is None and zone is None:
            self._add(
                "TIME-no-zone", f"{cell} has neither an offset nor a zone; write {cell}+08:00, or fill in zone", name
            )
            return None
        try:
            if offset is None:
                moment = Moment(wall.date(), wall.time(), None, zone)
                return clock.instant(moment, str(zone))
            found = (wall - offset).replace(tzinfo=UTC)
            there = found if zone is None else clock.to_local(found, zone)
        except (clock.NoSuchTime, OverflowError) as error:
            self._add(
                "TIME-moment", str(error) if isinstance(error, clock.NoSuchTime) else f"{cell} is out of range", name
            )
            return None
        if zone is not None and there.utcoffset() != offset:
            right = there.isoformat(timespec="minutes")
            message = f"{cell} has not the offset of {zone} then; there the same instant is {right}"
            self._add("TIME-offset", message, name)
            return None
        return found

    def _utc(self, name: str) -> datetime | None:
        cell = self._cell(name)
        read = read_time(cell)
        if read is None or read[1] not in (None, timedelta()):
            self._add("TIME-moment", f"{cell!r:.60} is no time in UTC; write 2018-06-12T01:00Z", name)
            return None
        return read[0].replace(tzinfo=UTC)

    def _order(self, start: datetime | None, end: datetime | None) -> None:
        if start is not None and end is not None and end <= start:
            message = f"it ends ({end:%Y-%m-%d %H:%M} UTC) no later than it starts ({start:%Y-%m-%d %H:%M} UTC)"
            self._add("TIME-reversed", message, "end_local" if self._cell("end_local") else "end_utc")

    def _attendance(self) -> tuple[Attendance, ...]:
        cell = self._needed("people")
        found: list[Attendance] = []
        for each in () if cell is None else read_attendance(cell):
            if isinstance(each, str):
                message = f"{each!r:.60} is no person; write ids with semicolons between them, such as kang; moon"
                self._add("ID-form", message, "people")
                continue
            if self._known is not None:
                self._checked_id(each.person, "people", self._known.scenario.people, "person")
                self._checked_id(
                    each.seat, "people", self._known.seats, "person or role"
                ) if each.seat != each.person else None
            found.append(each)
        self._once([each.person for each in found])
        return tuple(sorted(found))

    def _people(self) -> tuple[str, ...]:
        those = self._attendance()
        for each in those:
            if each.person != each.seat:
                message = f"{each.person} as {each.seat}: only a meeting has seats; write {each.person}"
                self._add("FMT-form", message, "people")
        return tuple(each.person for each in those)

    def _once(self, people: list[str]) -> None:
        for person in sorted({each for each in people if people.count(each) > 1}):
            self._add("ID-twice", f"{person} stands in this cell twice; name everybody once", "people")
