"""The days of a pool as plain text: what it gives, to whom, where and when."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from rich.text import Text

from planner.domain.scenario import Scenario
from planner.errors import NotFound
from planner.report.clocks import day_words
from planner.report.naming import named
from planner.report.paper import Paper, table
from planner.report.pool_load import print_load
from planner.report.pool_sheets import drives, ways, who_comes, whole_line, whom
from planner.report.resource_tables import pool_line, use_row
from planner.report.resource_use import PoolUse, ResourceUse, Use
from planner.report.sheet_text import WIDTH, local_words


def pool_called(found: ResourceUse, called: str) -> PoolUse:
    """The pool of an id or a name. Raises NotFound where there is none, or where it could be several."""
    if not found.pools:
        raise NotFound("the scenario has no pools")
    id_ = named(called, "pool", {pool.id: pool.resource.name for pool in found.pools})
    return next(pool for pool in found.pools if pool.id == id_)


def pool_text(scenario: Scenario, pool: PoolUse, width: int = WIDTH) -> str:
    """The same as text for a file."""
    file = io.StringIO()
    print_pool(
        Paper(file=file, width=width, markup=False, highlight=False, emoji=False, color_system=None), scenario, pool
    )
    return "\n".join(line.rstrip(" ") for line in file.getvalue().split("\n"))


def print_pool(paper: Paper, scenario: Scenario, pool: PoolUse) -> None:
    """Writes what uses a pool, day by day, then its load; times and days are by the clock of the place, of departure for a leg."""
    paper.say((pool.resource.name, "bold underline"))
    paper.say(pool_line(pool))
    if said := whole_line(pool):
        paper.say(said)
    told = [row for use in pool.uses for row in (*_drives(scenario, pool, use), _row(scenario, pool, use))]
    for day, those in groupby(sorted(told, key=lambda row: (row.day, row.times)), key=lambda row: row.day):
        paper.print()
        paper.say((day_words(day), "bold"))
        found = table("  local", "number", "", numbers=("number",))
        found.columns[0].min_width = 16
        found.columns[0].no_wrap = True
        for row in those:
            found.add_row(f"  {row.times}", row.number, row.what)
        paper.print(found)
    print_load(paper, scenario, pool)


@dataclass(frozen=True)
class _Row:
    day: date
    times: str
    number: str
    what: Text


def _drives(scenario: Scenario, pool: PoolUse, use: Use) -> Iterator[_Row]:
    for line in drives(scenario, pool, use):
        said = ". ".join(part for part in (line.place, line.people, line.detail) if part)
        what = Text.assemble((line.title, "cyan"), f"\n{said}.")
        yield _Row(line.start.date(), local_words(line), "", what)


def _row(scenario: Scenario, pool: PoolUse, use: Use) -> _Row:
    row = use_row(scenario, use)
    others = f" {row.others} could come instead." if row.others else ""
    where = row.clock if row.clock.startswith(f"{row.where},") else f"{row.where}. {row.clock}"
    what = Text.assemble((row.what, "bold"), f"\n{where}.{others}")
    for said in (who_comes(pool, use), whom(scenario, pool, use), *ways(scenario, pool, use)):
        what.append(f"\n{said[0].upper()}{said[1:]}." if said else "")
    return _Row(row.day, f"{row.begins}-{row.ends}", str(row.number), what)
