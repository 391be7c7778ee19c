"""What a hand changed in a row of a plan wins over the cells that follow from it.

A plan that we write says each time three times: by the clock of the place, in UTC, and by the clock of the home city. Where
two of them agree and one does not, that one was changed by hand, and the others are brought to it before the row is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timezone

from planner.domain import clock
from planner.domain.moment import Moment
from planner.files.cells import read_time, time_cell
from planner.files.columns import TIMED
from planner.files.tables import Line

WITNESSES = ("home_start", "home_end")
"""Columns that are not read and tell which of the others was changed."""


@dataclass(frozen=True)
class _Said:
    """A start or an end as a row says it, all instants in UTC; None where a cell is empty or cannot be read alone."""

    which: str
    zone: str | None
    local: datetime | None
    utc: datetime | None
    home: datetime | None

    @property
    def known(self) -> bool:
        """Whether all three cells say an instant."""
        return None not in (self.local, self.utc, self.home)

    @property
    def changed(self) -> str | None:
        """The column that alone says something else, the other two being the same; None where there is none."""
        if not self.known or len({self.local, self.utc, self.home}) != 2:
            return None
        if self.utc == self.home:
            return f"{self.which}_local"
        return f"{self.which}_utc" if self.local == self.home else f"home_{self.which}"


def settled(line: Line) -> tuple[Line, str | None]:
    """The row with its times brought to the ones that were changed by hand, and what was done, in a sentence.

    Where only the start was changed, the end moves along, so that it takes as long as before.
    """
    if line.cells.get("kind", "").strip() not in TIMED:
        return line, None
    try:
        return _settled(line, _said(line, "start"), _said(line, "end"))
    except OverflowError:  # the reader tells of a time that is out of range
        return line, None


def _settled(line: Line, start: _Said, end: _Said) -> tuple[Line, str | None]:
    cells, notes = dict(line.cells), list[str]()
    for said in (start, end):
        if said.changed is None:
            continue
        if said.changed.startswith("home_"):
            notes.append(f"{said.changed} was changed, and is not read; change {said.which}_local to move it")
            continue
        now = said.local if said.changed.endswith("_local") else said.utc
        assert now is not None
        cells |= _cells(line, said, now)
        notes.append(f"{said.changed} was changed, and the same time in the other columns follows it")
        if said is start and end.known and len({end.local, end.utc, end.home}) == 1:
            assert start.home is not None
            assert end.home is not None
            cells |= _cells(line, end, end.home + (now - start.home))
            notes[-1] += "; its end moves along, so that it takes as long as before"
    if not notes:
        return line, None
    return Line(line.number, cells), f"{cells['kind'].strip()} {cells.get('id', '').strip()}: {'. '.join(notes)}."


def _said(line: Line, which: str) -> _Said:
    cells = line.cells
    names = ("zone",) if which == "start" else ("end_zone", "zone")
    zone = next((cells[name].strip() for name in names if cells.get(name, "").strip()), None)
    zone = zone if zone is not None and clock.zone_exists(zone) else None
    return _Said(
        which=which,
        zone=zone,
        local=_instant(line, f"{which}_local", zone),
        utc=_instant(line, f"{which}_utc", "UTC"),
        home=_instant(line, f"home_{which}", None),
    )


def _instant(line: Line, name: str, zone: str | None) -> datetime | None:
    """The instant of a cell in UTC, by its offset or else by the clock of the zone."""
    read = read_time(line.cells.get(name, "").strip())
    if read is None:
        return None
    wall, offset = read
    if offset is not None:
        return (wall - offset).replace(tzinfo=UTC)
    try:
        return None if zone is None else clock.instant(Moment(wall.date(), wall.time()), zone)
    except clock.NoSuchTime:
        return None


def _cells(line: Line, said: _Said, now: datetime) -> dict[str, str]:
    """The three cells of a time at another instant; the one that says it already stays as it is written."""
    local, home = f"{said.which}_local", f"home_{said.which}"
    by_zone = None if said.zone is None else clock.to_local(now, said.zone)
    moved = {
        local: line.cells[local] if said.local == now else time_cell(by_zone or _by_offset(line, local, now)),
        f"{said.which}_utc": time_cell(now.astimezone(UTC)),
        home: time_cell(_by_offset(line, home, now)),
    }
    return {name: moved[name] for name in moved if name in line.cells}


def _by_offset(line: Line, name: str, now: datetime) -> datetime:
    read = read_time(line.cells[name].strip())
    return now if read is None or not read[1] else now.astimezone(timezone(read[1]))
