"""How much of a pool is in use over time, against how much there is: by the hour, for a chart and as bars of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from planner.domain.scenario import Scenario
from planner.report.clocks import day_words
from planner.report.paper import Paper
from planner.report.resource_use import PoolUse
from planner.report.words import Namer

if TYPE_CHECKING:
    import pandas as pd

WIDEST = 30
"""Letters of a whole bar; of a pool of no more, one letter stands for one."""
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Hour:
    """An hour of which a part is busy: when it begins by the clock of the curve, and the most in use at once in it."""

    begins: datetime
    used: int


def clock_of(scenario: Scenario, pool: PoolUse) -> str:
    """The place by whose clock a pool's curve is told: where all of its work is, else home."""
    namer = Namer(scenario)
    zones = {namer.zone(use.place) for use in pool.uses}
    return pool.uses[0].place if len(zones) == 1 else scenario.home


def busy_hours(scenario: Scenario, pool: PoolUse) -> list[Hour]:
    """The hours in which something of a pool is in use, in order of time."""
    namer, place = Namer(scenario), clock_of(scenario, pool)
    moments = sorted({moment for use in pool.uses for moment in (use.start, *_hours(namer, use.start, use.end, place))})
    found: dict[datetime, int] = {}
    for moment in moments:
        used = sum(use.number for use in pool.uses if use.start <= moment < use.end)
        hour = _begun(namer, moment, place)
        found[hour] = max(found.get(hour, 0), used)
    return [Hour(namer.local(hour, place), used) for hour, used in sorted(found.items())]


def load_table(scenario: Scenario, pool: PoolUse) -> pd.DataFrame:
    """A row for each busy hour: its day such as 2018-06-12, the hours between which it lies, what is in use and what there is."""
    import pandas as pd

    there = pool.resource.count
    rows = [
        (hour.begins.date().isoformat(), hour.begins.hour, hour.begins.hour + 1, hour.used, there)
        for hour in busy_hours(scenario, pool)
    ]
    return pd.DataFrame(rows, columns=["Day", "Hour", "Until", "In use", "There are"])


def _begun(namer: Namer, moment: datetime, place: str) -> datetime:
    """The instant at which the hour of a moment began by the clock of a place."""
    local = namer.local(moment, place)
    return moment - timedelta(minutes=local.minute, seconds=local.second)


def _hours(namer: Namer, start: datetime, end: datetime, place: str) -> Iterator[datetime]:
    """The full hours after a start and before an end."""
    hour = _begun(namer, start, place) + _HOUR
    while hour < end:
        yield hour
        hour += _HOUR


def print_load(paper: Paper, scenario: Scenario, pool: PoolUse) -> None:
    """Writes a bar for each busy hour, day by day: what is in use, and what is left of what there is."""
    if not pool.uses:
        return
    there, width = pool.resource.count, len(f"{max(pool.resource.count, pool.most):,}")
    paper.heading(f"In use by the hour, by the clock of {Namer(scenario).city(clock_of(scenario, pool))}")
    for day, hours in groupby(busy_hours(scenario, pool), key=_day):
        paper.print(f"  {day_words(day)}", style="dim")
        for hour in hours:
            figures = f"{hour.used:>{width},} of {there:,}{', too few' if hour.used > there else ''}"
            paper.print(f"    {hour.begins:%H:%M}  {bar(hour.used, there):<{min(WIDEST, there)}}  {figures}")


def _day(hour: Hour) -> date:
    return hour.begins.date()


def bar(used: int, there: int) -> str:
    """A bar of what is in use (`#`), what is left (`.`), and what is too much (`!`): `##..`."""
    most = max(used, there)
    letters = min(WIDEST, most)
    busy = -(-min(used, there) * letters // most) if most else 0
    rest = letters - busy
    return "#" * busy + ("." if used <= there else "!") * rest
