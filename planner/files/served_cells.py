"""Which pools serve a meeting or a journey, as cells of a plan's table: they follow from the plan and the scenario.

Nobody reads them back into the plan. Where a table says something else in one of them, a hand changed it or what it follows from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from planner.domain.resources import Resource, ResourceKind
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
    found: dict[tuple[RowKind, str], dict[str, list[Service]]] = {}
    for each in served(scenario, plan):
        kind = _ROWS.get(each.demand.kind, RowKind.MEETING)
        cells = found.setdefault((kind, each.demand.item), {})
        cells.setdefault(each.demand.kind.value, []).append(each)
    return {row: {name: _cell(scenario, those) for name, those in cells.items()} for row, cells in found.items()}


def _cell(scenario: Scenario, services: Iterable[Service]) -> str:
    """What serves something, what comes from one pool together."""
    together: dict[tuple[str, str | None], list[Service]] = {}
    for each in services:
        together.setdefault((each.demand.of, each.pool), []).append(each)
    return "; ".join(_words(scenario, those) for those in together.values())


def _words(scenario: Scenario, services: Sequence[Service]) -> str:
    """A pool and how many of it: `en-ko: state-interpreters 2`, with their names where it has names; or `none of 2`."""
    demand, pool = services[0].demand, services[0].pool
    number = sum(each.demand.number for each in services)
    by_pool = demand.kind in (ResourceKind.EQUIPMENT, ResourceKind.TEAMS)
    what = f"{demand.of}: " if demand.of and not by_pool else ""
    if pool is None:
        named = f"{demand.of} " if by_pool else ""
        return f"{what}{named}none of {number}"
    return f"{what}{pool} {number}{_names(scenario.resources[pool], services)}"


def _names(resource: Resource, services: Sequence[Service]) -> str:
    """Those who come, in brackets; nothing where they have no names, or where it is not known who they are."""
    if not resource.names or not all(each.members for each in services):
        return ""
    members = sorted(member for each in services for member in each.members)
    return f" ({', '.join(resource.names[member] for member in members)})"


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
