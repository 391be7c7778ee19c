"""The days of a pool as plain text: what it gives, to whom, where and when."""

from __future__ import annotations

from itertools import groupby

from rich.table import Table
from rich.text import Text

from planner.domain.scenario import Scenario
from planner.errors import NotFound
from planner.report.clocks import day_words
from planner.report.naming import named
from planner.report.paper import Paper, table
from planner.report.resource_tables import UseRow, pool_line, use_row
from planner.report.resource_use import PoolUse, ResourceUse


def pool_called(found: ResourceUse, called: str) -> PoolUse:
    """The pool of an id or a name. Raises NotFound where there is none, or where it could be several."""
    if not found.pools:
        raise NotFound("the scenario has no pools")
    id_ = named(called, "pool", {pool.id: pool.resource.name for pool in found.pools})
    return next(pool for pool in found.pools if pool.id == id_)


def print_pool(paper: Paper, scenario: Scenario, pool: PoolUse) -> None:
    """Writes what uses a pool, day by day; times and days are by the clock of the place, of departure for a leg."""
    paper.say((pool.resource.name, "bold underline"))
    paper.say(pool_line(pool))
    rows = sorted((use_row(scenario, use) for use in pool.uses), key=lambda row: row.day)
    for day, those in groupby(rows, key=lambda row: row.day):
        paper.print()
        paper.say((day_words(day), "bold"))
        paper.print(_table(list(those)))


def _table(rows: list[UseRow]) -> Table:
    found = table("  local", "number", "", numbers=("number",))
    found.columns[0].min_width = 16
    found.columns[0].no_wrap = True
    for row in rows:
        others = f" {row.others} could come instead." if row.others else ""
        where = row.clock if row.clock.startswith(f"{row.where},") else f"{row.where}. {row.clock}"
        what = Text.assemble((row.what, "bold"), f"\n{where}.{others}")
        found.add_row(f"  {row.begins}-{row.ends}", str(row.number), what)
    return found
