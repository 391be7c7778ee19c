"""The walls of the house: who may import whom. This table is the only place that says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.house.imports import DYNAMIC, OURS, Import

DOOR = "planner"
"""The public door, `planner/__init__.py`; it opens every room, but only when somebody asks."""

MAY_IMPORT: dict[str, frozenset[str]] = {
    room: frozenset(others.split())
    for room, others in {
        "planner.errors": "",
        "planner.domain": "planner.errors",
        "planner.plan": "planner.errors planner.domain",
        "planner.runs": "planner.errors planner.domain planner.plan",
        "planner.check": "planner.errors planner.domain planner.plan",
        "planner.files": "planner.errors planner.domain planner.plan",
        "planner.edits": "planner.errors planner.domain planner.files",
        "planner.problem": "planner.errors planner.domain planner.plan",
        "planner.model": "planner.errors planner.domain planner.plan planner.problem",
        "planner.search": "planner.errors planner.domain planner.plan planner.problem planner.model",
        "planner.bounds": "planner.errors planner.domain planner.plan planner.problem",
        "planner.conflicts": "planner.errors planner.domain planner.plan planner.check planner.problem planner.model "
        "planner.search",
        "planner.solve": "planner.errors planner.domain planner.plan planner.problem planner.model planner.search "
        "planner.bounds planner.check planner.runs planner.conflicts",
        "planner.explain": "planner.errors planner.domain planner.plan planner.check planner.problem planner.model "
        "planner.search planner.conflicts planner.solve",
        "planner.alternatives": "planner.errors planner.domain planner.plan planner.check planner.problem planner.model "
        "planner.search planner.conflicts planner.solve planner.explain",
        "planner.bench": "planner.errors planner.domain planner.plan planner.check planner.problem planner.bounds "
        "planner.solve",
        "planner.report": "planner.errors planner.domain planner.plan planner.check planner.files",
        DOOR: "planner.errors planner.domain planner.plan planner.check planner.files planner.solve planner.report",
        "planner.cli": "planner planner.errors planner.domain planner.plan planner.check planner.files planner.solve "
        "planner.report planner.bench planner.runs planner.edits planner.explain planner.alternatives ui",
        "ui": "planner planner.errors planner.domain planner.plan planner.check planner.files planner.solve "
        "planner.report planner.runs planner.edits planner.alternatives",
    }.items()
}
"""Every room, and the other rooms that it may import. `problem` and `model` take words such as `Tier` from the plan."""

KEPT_TO: dict[str, frozenset[str]] = {
    "ortools": frozenset({"planner.model", "planner.search", "planner.conflicts", "planner.solve", "planner.bench"}),
    "numpy": frozenset({"planner.bounds", "planner.bench"}),
    "jpype": frozenset({"planner.bench"}),
    "pyjobshop": frozenset({"planner.bench"}),
    "timefold": frozenset({"planner.bench"}),
    "pandas": frozenset({"planner.report", "ui"}),
    "streamlit": frozenset({"ui"}),
}
"""Libraries that only some rooms may import."""

CALENDARS = frozenset({"planner.domain.clock", "planner.domain.calendars", "planner.problem.windows"})
"""Where calendars and zones are read."""
MAY_NOT_READ: dict[str, frozenset[str]] = {
    "planner.model": CALENDARS | {"planner.domain.scenario"},
    "planner.search": CALENDARS,
}
"""Modules of rooms that may be imported which are closed all the same: the scenario is compiled to whole numbers once."""

MAY_IMPORT_BY_NAME = frozenset({DOOR, "planner.runs"})
"""Rooms that may import a module whose name is made at run time, which no wall can see: the door, and the process that solves,
which is told the function, so that whoever starts it need not load what that loads."""


def room_of(module: str) -> str:
    """The room that a module of ours is in: `planner.check.rooms` is in `planner.check`, `ui.screens.plan` in `ui`."""
    first, *rest = module.split(".")
    return first if first == "ui" or not rest else f"{first}.{rest[0]}"


def breaches(imports: Iterable[Import]) -> Iterator[str]:
    """Every import that goes through a wall, as `file:line: what is wrong`."""
    for each in imports:
        room = room_of(each.importer)
        top = each.imported.split(".")[0]
        if room not in MAY_IMPORT:
            yield f"{each}, but {room} is no room of tests/house/walls.py"
        elif each.imported == DYNAMIC:
            if room not in MAY_IMPORT_BY_NAME:
                yield f"{each}; only {_listed(MAY_IMPORT_BY_NAME)} may"
        elif top in OURS:
            if room_of(each.imported) not in MAY_IMPORT[room] | {room}:
                yield f"{each}; {room} may import {_listed(MAY_IMPORT[room])}"
            elif each.imported in MAY_NOT_READ.get(room, ()):
                yield f"{each}; {room} may not, for planner.problem has it as whole numbers"
        elif top in KEPT_TO and room not in KEPT_TO[top]:
            yield f"{each}; only {_listed(KEPT_TO[top])} may"


def _listed(rooms: Iterable[str]) -> str:
    return ", ".join(sorted(rooms)) or "nothing of ours"


def cycles(imports: Iterable[Import]) -> Iterator[str]:
    """Every import that lies on a circle of modules, as `file:line: the circle`; each circle once."""
    edges: dict[str, dict[str, Import]] = {}
    for each in imports:
        if each.imported.split(".")[0] in OURS and each.imported != each.importer:
            edges.setdefault(each.importer, {}).setdefault(each.imported, each)
    seen: set[frozenset[str]] = set()
    for start in sorted(edges):
        circle = _way_back(start, edges)
        if circle and frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            yield f"{edges[circle[0]][circle[1]]}, which leads back: {' -> '.join([*circle, start])}"


def _way_back(start: str, edges: dict[str, dict[str, Import]]) -> list[str]:
    """The shortest way from a module back to itself, without its end; empty where there is none."""
    ways, reached = [[start]], {start}
    while ways:
        way = ways.pop(0)
        for follower in sorted(edges.get(way[-1], {})):
            if follower == start:
                return way
            if follower not in reached:
                reached.add(follower)
                ways.append([*way, follower])
    return []
