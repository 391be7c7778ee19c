"""What a new entry begins with: the name that somebody gives it, and as much else as can be guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.domain.relations import Relation
from planner.edits import Edit, Set
from ui.editor.sections import Part
from ui.fields.changes import new_id
from ui.fields.kinds import rules_of
from ui.fields.trees import Path, map_at, text_at, value_at

RULES = rules_of(Relation)
"""The rules that a relation can have."""
_BEGINS: dict[str, tuple[str, dict[str, Any]]] = {
    "journeys": ("note", {"who": "", "from": "", "to": ""}),
    "stays": ("note", {"who": "", "city": "", "from": "", "nights": "1"}),
    "parties": ("name", {"members": []}),
    "groups": ("name", {"members": []}),
    "work": ("title", {"length": "5 working days", "calendar": ""}),
    "resources": ("name", {"kind": "interpreters", "number": "1"}),
    "waivers": ("why", {"waives": "rest", "who": [], "by": ""}),
    "quiet times": ("name", {"between": ["12:00", "13:00"]}),
}
"""The field for the name of a new entry, and what else it begins with, where that is always the same."""


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
        case "routes":
            return {"between": [home]}
        case "relations":
            return {"rule": rule, "why": name}
        case "permits":
            authority = {"name": "", "calendar": "", "zone": "", "lead": "5 working days"}
            return named | {"for": [], "opens": {"city": home}, "authority": authority}
        case "quotas":
            return {"most": "4"}
        case other:
            field, fields = _BEGINS.get(other, ("name", {}))
            return {field: name} | fields


def adding(part: Part, name: str, tree: Mapping[str, Any], around: Path, rule: str = "") -> tuple[Path, Edit]:
    """The path of a new entry in the map at `around`, and the edit that adds it."""
    path = (*around, new_id(around, tree, name))
    return path, Set(path, new_entry(part, name, tree, rule))


def copying(path: Path, tree: Mapping[str, Any]) -> tuple[Path, Edit]:
    """The path of a copy of an entry under another id, and the edit that adds it."""
    copy = (*path[:-1], new_id(path[:-1], tree, path[-1]))
    return copy, Set(copy, value_at(tree, path))
