"""Which pools serve a meeting or a journey, as cells of a plan's table: they follow from the plan and the scenario.

Nobody reads them back into the plan. Where a table says something else in one of them, a hand changed it or what it follows from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planner.domain.resources import ResourceKind
from planner.domain.scenario import Scenario
from planner.files.columns import RowKind
from planner.files.tables import Line
from planner.plan.record import Plan
from planner.plan.serving import Service, served

SERVED: tuple[str, ...] = tuple(kind.value for kind in ResourceKind)
"""The columns, called as the kinds of pools."""
_ROWS = {ResourceKind.AIRCRAFT: RowKind.JOURNEY, ResourceKind.TEAMS: RowKind.WORK}
"""Rows of what takes from pools of a kind; those of meetings for all others."""
MOST_NAMED = 3
"""So many cells are told that say something else; of more, the number."""
Row = dict[str, str]


def served_cells(scenario: Scenario, plan: Plan) -> dict[tuple[RowKind, str], Row]:
    """The cells of every meeting, journey and piece of work that takes something, by the kind of its row and its id."""
    found: dict[tuple[RowKind, str], dict[str, list[str]]] = {}
    for each in served(scenario, plan):
        kind = _ROWS.get(each.demand.kind, RowKind.MEETING)
        cells = found.setdefault((kind, each.demand.item), {})
        cells.setdefault(each.demand.kind.value, []).append(_words(scenario, each))
    return {row: {name: "; ".join(words) for name, words in cells.items()} for row, cells in found.items()}


def _words(scenario: Scenario, service: Service) -> str:
    """A pool and how many of it: `en-ko: state-interpreters 2 (Lee, Tong)` where they have names; or `none of 2`."""
    demand = service.demand
    by_pool = demand.kind in (ResourceKind.EQUIPMENT, ResourceKind.TEAMS)
    what = f"{demand.of}: " if demand.of and not by_pool else ""
    if service.pool is None:
        named = f"{demand.of} " if by_pool else ""
        return f"{what}{named}none of {demand.number}"
    names = [name for number, name in enumerate(scenario.resources[service.pool].names) if number in service.members]
    who = f" ({', '.join(names)})" if names else ""
    return f"{what}{service.pool} {demand.number}{who}"


def told_otherwise(lines: Iterable[Line], plan: Plan, scenario: Scenario) -> str | None:
    """A sentence about the cells that say something else than what follows; None where there are none. Empty cells say nothing."""
    written = [line for line in lines if any(line.cells.get(name, "").strip() for name in SERVED)]
    differing = list(_differing(written, served_cells(scenario, plan))) if written else []
    if not differing:
        return None
    more = f"; and {len(differing) - MOST_NAMED:,} more" if len(differing) > MOST_NAMED else ""
    said = "; ".join(differing[:MOST_NAMED])
    follows = (
        "which pool serves what is not read, it follows from the plan and the scenario, and not as it stands there"
    )
    return f"{follows}: {said}{more}."


def _differing(lines: Iterable[Line], cells: dict[tuple[RowKind, str], Row]) -> Iterator[str]:
    for line in lines:
        kind, id_ = line.cells.get("kind", "").strip(), line.cells.get("id", "").strip()
        follows = cells.get((RowKind(kind), id_), {})
        for name in SERVED:
            says, now = line.cells.get(name, "").strip(), follows.get(name, "")
            if says and _plain(says) != _plain(now):
                yield f"line {line.number}, {kind} {id_}, {name}: {says!r:.80} is now {now or 'nothing'}"


def _plain(cell: str) -> str:
    """A cell without what spreadsheets do to accents."""
    return re.sub(r"[^ -~]+", "?", cell)
