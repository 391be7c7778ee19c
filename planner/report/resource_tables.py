"""Pools and what uses them as tables in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.resources import ResourceKind
from planner.domain.scenario import REMOTE, Scenario
from planner.report.clocks import clock_name, dated, hours_until
from planner.report.languages import language
from planner.report.resource_use import PoolUse, ResourceUse, Use
from planner.report.words import Namer, counted, listed

if TYPE_CHECKING:
    import pandas as pd

KINDS = {
    ResourceKind.INTERPRETERS: "interpreters",
    ResourceKind.SECURITY: "security teams",
    ResourceKind.MOTORCADES: "motorcades",
    ResourceKind.AIRCRAFT: "aircraft",
    ResourceKind.EQUIPMENT: "units",
    ResourceKind.TEAMS: "teams",
}
"""What a pool consists of, in words."""
_HEADS = {ResourceKind.EQUIPMENT: "equipment"}
POOLS = ("Pool", "There are", "Most at once", "Left then", "First needed so", "Uses", "Kind", "Where")
USES = ("Day", "From", "Until", "Clock", "Number", "Which of them", "For", "Where", "Could also come from")


def pool_table(scenario: Scenario, found: ResourceUse) -> pd.DataFrame:
    """A row for each pool: how many there are, and how many are needed at once at most, and when first."""
    import pandas as pd

    return pd.DataFrame([_pool(scenario, pool) for pool in found.pools], columns=list(POOLS))


def _pool(scenario: Scenario, pool: PoolUse) -> tuple[str | int, ...]:
    namer, resource = Namer(scenario), pool.resource
    first = next((use for use in pool.uses if use.start == pool.since), None)
    since = "" if first is None else dated(namer.local(first.start, first.place))
    where = listed(namer.city(city) for city in resource.cities) or "anywhere"
    languages = "-".join(language(code) for code in resource.languages)
    kind = f"{_HEADS.get(resource.kind, KINDS[resource.kind]).capitalize()}{f', {languages}' if languages else ''}"
    figures = (resource.count, pool.most, resource.count - pool.most)
    return resource.name, *figures, since, len(pool.uses), kind, where


def use_table(scenario: Scenario, pool: PoolUse) -> pd.DataFrame:
    """A row for each use of a pool, in order of time; `Day` is a date by the clock of the place, of departure for a leg."""
    import pandas as pd

    frame = pd.DataFrame([use_row(scenario, use) for use in pool.uses], columns=list(USES))
    return frame.assign(Day=pd.to_datetime(frame["Day"]))


class UseRow(NamedTuple):
    """A use of a pool in words: day and times by the clock of the place; `others` are the pools that could give it too."""

    day: date
    begins: str
    ends: str
    clock: str
    number: int
    members: str
    what: str
    where: str
    others: str


def use_row(scenario: Scenario, use: Use) -> UseRow:
    """A use of a pool in words."""
    namer = Namer(scenario)
    start, end = namer.local(use.start, use.place), namer.local(use.end, use.place)
    return UseRow(
        day=start.date(),
        begins=f"{start:%H:%M}",
        ends=hours_until(end, start.date()),
        clock=clock_name(use.start, use.place, namer, scenario.home),
        number=use.number,
        members=", ".join(use.members),
        what=use.what,
        where="Call" if use.place == REMOTE else namer.place(use.place),
        others=", ".join(use.others),
    )


def pool_line(pool: PoolUse) -> str:
    """A pool in a line: how many there are, and how much of it is needed."""
    number, kind = pool.resource.count, KINDS[pool.resource.kind]
    if not pool.uses:
        return f"Nothing needs it; there are {number:,}."
    short = f"That is {pool.most - number:,} too few." if pool.short else ""
    free = "" if pool.short else f"{number - pool.most:,} always free." if pool.most < number else "None left then."
    return f"{counted(len(pool.uses), 'use')}; at most {pool.most:,} of {number:,} {kind} at once. {short}{free}"


def unserved_lines(scenario: Scenario, found: ResourceUse) -> list[str]:
    """What no pool can give, as sentences."""
    namer = Namer(scenario)
    return [
        f"{use.what} on {dated(namer.local(use.start, use.place))} needs {use.number:,} of {of}, which no pool has there."
        for use, of in found.unserved
    ]
