"""What a new entry begins with: the name that somebody gives it, and as much else as can be guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.domain.references.mentions import SHARED
from planner.edits import Edit, Set
from ui.editor.sections import Part, Path
from ui.fields.names import free_id, slug
from ui.fields.trees import map_at, text_at, value_at

RULES = (
    "before",
    "gate",
    "same-day",
    "different-days",
    "adjacent",
    "brief",
    "apart",
    "parity",
    "balance",
)
"""The rules that a relation can have."""


def new_id(part: Part, name: str, tree: Mapping[str, Any], around: Path) -> str:
    """An id out of a name that nobody has: people, roles, delegations and parties share theirs."""
    rooms = [(top,) for top in SHARED] if part.pattern[0] in SHARED else [around]
    taken = {id_ for room in rooms for id_ in map_at(tree, room)}
    return free_id(name, taken, slug(part.one))


def new_entry(part: Part, name: str, tree: Mapping[str, Any], rule: str = "") -> dict[str, Any]:
    """The fields of a new entry."""
    home = text_at(tree, ("home",)) or ""
    delegation = next(iter(map_at(tree, ("delegations",))), "")
    named = {"name": name}
    match part.name:
        case "meetings":
            return {"title": name, "who": {"required": []}, "where": [home], "length": "60 min"}
        case "people":
            return named | {"of": delegation}
        case "delegations":
            return named | {"base": home}
        case "parties":
            return named | {"members": []}
        case "routes":
            return {"between": [home]}
        case "relations":
            return {"rule": rule, "why": name}
        case "permits":
            authority = {"name": "", "calendar": "", "zone": "", "lead": "5 working days"}
            return named | {"for": [], "opens": {"city": home}, "authority": authority}
        case "resources":
            return named | {"kind": "interpreters", "number": "1"}
        case "quiet times":
            return named | {"between": ["12:00", "13:00"]}
        case "quotas":
            return {"most": "4"}
        case _:
            return named


def adding(part: Part, name: str, tree: Mapping[str, Any], around: Path, rule: str = "") -> tuple[Path, Edit]:
    """The path of a new entry in the map at `around`, and the edit that adds it."""
    path = (*around, new_id(part, name, tree, around))
    return path, Set(path, new_entry(part, name, tree, rule))


def copying(part: Part, path: Path, tree: Mapping[str, Any]) -> tuple[Path, Edit]:
    """The path of a copy of an entry under another id, and the edit that adds it."""
    copy = (*path[:-1], new_id(part, path[-1], tree, path[:-1]))
    return copy, Set(copy, value_at(tree, path))
