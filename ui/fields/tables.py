"""Tables of the parts of a scenario: what matters most of every entry, as text, by the labels that people see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from planner.domain.relations import Relation
from planner.edits import Several
from planner.files.fields import arms_of, tag_of
from ui.fields.changes import AROUND, ID, ID_LABEL, Changed, Line, edit_of, edits_of_lines, new_id
from ui.fields.choices import Choices
from ui.fields.field import Choice, FormField
from ui.fields.form import form_in
from ui.fields.kinds import Kind
from ui.fields.showing import cell
from ui.fields.trees import Path, Tree, map_at, value_at, with_value

__all__ = ["PARTS", "columns_of", "edit_of", "edits_of", "new_id", "paths_of", "rows_of"]


class _Part(NamedTuple):
    """A part that has a table: the pattern of its entries and the fields that it shows."""

    pattern: Path
    fields: tuple[Path, ...]


def _part(pattern: str, fields: str) -> _Part:
    return _Part(tuple(pattern.split(".")), tuple(tuple(name.split(".")) for name in fields.split()))


PARTS: dict[str, _Part] = {
    "meetings": _part(
        "meetings.*",
        "title kind track who.required where length least_length when.between when.time_of_day pin.at must priority "
        "status certainty",
    ),
    "delegations": _part("delegations.*", "name base announced_as"),
    "people": _part("people.*", "name of role rank languages base deputies available blocked own_aircraft"),
    "roles": _part("roles.*", "name holder acting"),
    "parties": _part("parties.*", "name members own_aircraft aircraft"),
    "groups": _part("groups.*", "name members"),
    "places": _part("places.*", "name airport at zone holidays extra_holidays transfer"),
    "venues": _part("places.*.venues.*", "name kind seats features neutral open hours transfer turnover at blocked"),
    "rooms": _part("places.*.venues.*.rooms.*", "name kind seats count open features neutral hours turnover"),
    "routes": _part("routes.*", "between one_way mode length closed via"),
    "journeys": _part("journeys.*", "who from to leaves lands mode flight note"),
    "stays": _part("stays.*", "who city from to nights note"),
    "relations": _part(
        "relations.*",
        "rule first then gate opens meetings meeting about during side who delegations kinds least most within attend "
        "also_outside gap weight why",
    ),
    "permits": _part(
        "permits.*",
        "name for opens.city opens.flight authority.name authority.calendar authority.zone authority.lead "
        "submitted granted valid",
    ),
    "work": _part("work.*", "title length by city calendar needs.meetings needs.work opens earliest due must priority"),
    "resources": _part("resources.*", "name kind number names languages cities daily"),
    "waivers": _part("waivers.*", "waives who meetings why by until"),
    "quiet times": _part("policies.quiet_times.*", "name cities days between"),
    "quotas": _part("policies.quotas.*", "most delegations kinds place per_day"),
}
"""The parts that have a table, by what they are called; those of all cities and venues stand in one."""

_ID = FormField(
    path=ID,
    label=ID_LABEL,
    kind=Kind.ID,
    help="The short name by which everything else refers to it. Left empty in a new row, it is made of the name.",
    unit="lower-case letters, digits and hyphens",
    example="kim-yong-chol",
)
_AROUND = {
    4: FormField(path=AROUND, label="City", kind=Kind.REFERENCE, help="The city that it is in.", required=True),
    6: FormField(path=AROUND, label="Venue", kind=Kind.PLACE, help="The venue that it is in.", required=True),
}
"""The column that says what an entry lies in, by the length of the pattern."""


def columns_of(part: str, tree: Tree | None = None) -> tuple[FormField, ...]:
    """The columns of a part's table, the id first; with a tree, also what can be chosen in them.

    Relations have a column for every field that one of them has; a rule leaves those of others empty.
    """
    choices = Choices(tree or {})
    found = [_ID]
    pattern = PARTS[part].pattern
    if len(pattern) in _AROUND:
        found.append(_with_choices(_AROUND[len(pattern)], choices))
    known = {field.path: field for field in _fields(pattern, choices)}
    return (*found, *(known[path] for path in PARTS[part].fields))


def _with_choices(around: FormField, choices: Choices) -> FormField:
    return FormField(
        path=around.path,
        label=around.label,
        kind=around.kind,
        help=around.help,
        required=True,
        choices=_surroundings(around.label, choices),
    )


def _surroundings(label: str, choices: Choices) -> tuple[Choice, ...]:
    return tuple(choice for choice in choices.places if choice.about == label.lower())


def _fields(pattern: Path, choices: Choices) -> Iterator[FormField]:
    """The fields of an entry that is not there yet; of relations those of every rule, each once."""
    path = tuple("" if step == "*" else step for step in pattern)
    if pattern[0] != "relations":
        yield from form_in(path, choices)
        return
    for rule in reversed(arms_of(Relation)):
        tree = with_value(choices.tree, (*path, "rule"), tag_of(rule))
        yield from form_in(path, Choices(tree))


@cache
def _plain_columns(part: str) -> tuple[FormField, ...]:
    return columns_of(part)


def paths_of(part: str, tree: Tree) -> tuple[Path, ...]:
    """The paths of a part's entries, in the order of the file; those of all cities and venues one after the other."""
    return tuple(_paths(PARTS[part].pattern, tree))


def _paths(pattern: Path, tree: Tree, path: Path = ()) -> Iterator[Path]:
    if not pattern:
        yield path
    elif pattern[0] == "*":
        for id_ in map_at(tree, path):
            yield from _paths(pattern[1:], tree, (*path, str(id_)))
    else:
        yield from _paths(pattern[1:], tree, (*path, pattern[0]))


def rows_of(part: str, tree: Tree) -> list[dict[str, str]]:
    """The rows of a part's table: every column by its label, as text; empty where a field is absent."""
    columns = _plain_columns(part)
    return [_row(columns, path, value_at(tree, path)) for path in paths_of(part, tree)]


def _row(columns: Sequence[FormField], path: Path, entry: Tree) -> dict[str, str]:
    row: dict[str, str] = {}
    for column in columns:
        if column.path == ID:
            row[column.label] = path[-1]
        elif column.path == AROUND:
            row[column.label] = "/".join(path[1:-2:2])
        else:
            row[column.label] = cell(column, value_at(entry, column.path))
    return row


def edits_of(
    part: str, tree: Tree, changes: Mapping[str, Any], shown: Sequence[Mapping[str, str]] | None = None
) -> Several:
    """What was changed in a part's table as one edit of the scenario.

    `changes` is the state of a Streamlit data editor: `edited_rows` by place, `added_rows`, `deleted_rows`. `shown` are the
    rows that it had, where these were not all of `rows_of` in its order. Raises InputError with every fault in it, told by
    row and column.
    """
    columns = columns_of(part, tree)
    paths = paths_of(part, tree)
    if shown is not None:
        known = {_key(columns, row): path for row, path in zip(rows_of(part, tree), paths, strict=True)}
        paths = tuple(known[key] for row in shown if (key := _key(columns, row)) in known)
    deleted = {int(place) for place in changes.get("deleted_rows", ())}
    edited = {int(place): cells for place, cells in changes.get("edited_rows", {}).items()}
    lines = [
        Line(
            f"Row {place + 1}",
            path,
            dict(edited.get(place, {})),
            Changed.DELETED if place in deleted else Changed.EDITED,
        )
        for place, path in enumerate(paths)
        if place in deleted or place in edited
    ]
    for number, cells in enumerate(changes.get("added_rows", ()), start=1):
        lines.append(Line(f"New row {number}", PARTS[part].pattern, dict(cells), Changed.ADDED))
    return edits_of_lines(columns, tree, lines)


def _key(columns: Sequence[FormField], row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row.get(column.label, "") for column in columns if column.path in (ID, AROUND))
