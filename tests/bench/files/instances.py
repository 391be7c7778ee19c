"""Small instances of the public formats, made by hand, as their files would hold them."""

from __future__ import annotations

from typing import Any

from planner.bench.files.meeting_scheduling import BREAK, OVERLAP, RULES

Tree = dict[str, Any]


def csplib_tree(**changed: Any) -> Tree:
    """Two agents share meeting 1; 0 and 1 are a slot apart, 1 and 2 two: four slots do, and there are six."""
    usual: Tree = {
        "name": "by-hand",
        "agents": 2,
        "meetings": 3,
        "slots": 6,
        "duration": 1,
        "attends": [[0, 1], [1, 2]],
        "distance": [[0, 1, 1], [1, 0, 2], [1, 2, 0]],
        "published_status": "satisfiable",
        "published_solution": [0, 2, 5],
    }
    return {**usual, **changed}


def meetings_tree(
    *meetings: Tree, rooms: tuple[int, ...] = (4, 3), days: tuple[int, ...] = (0,) * 8, **other: Any
) -> Tree:
    """Meetings in rooms with so many seats, on grains of so many days; by default 5 people and the usual weights."""
    usual: Tree = {
        "name": "by-hand",
        "grain_minutes": 15,
        "weights": {rule: {BREAK: 100, OVERLAP: 10}.get(rule, 1) for rule in RULES},
        "grains": [{"index": number, "day": day, "minute": 480 + 15 * number} for number, day in enumerate(days)],
        "rooms": [{"id": number, "name": f"R{number}", "capacity": seats} for number, seats in enumerate(rooms)],
        "persons": [f"P{number}" for number in range(5)],
        "meetings": [{"id": number, **each} for number, each in enumerate(meetings)],
    }
    return {**usual, **other}


def meeting(grains: int, required: list[int], preferred: list[int] | None = None, **other: Any) -> Tree:
    """A meeting of so many grains."""
    usual: Tree = {
        "topic": "Talk",
        "duration_grains": grains,
        "entire_group": False,
        "speakers": [],
        "required": required,
        "preferred": preferred or [],
    }
    return {**usual, **other}


def b2b_tree(**changed: Any) -> Tree:
    """A ring of four participants, in three slots at two tables; the first is not there in the first slot."""
    usual: Tree = {
        "name": "ring",
        "participants": 4,
        "slots": 3,
        "locations": 2,
        "meetings": [[0, 1], [1, 2], [2, 3], [0, 3]],
        "unavailable": [[0], [], [], []],
    }
    return {**usual, **changed}
