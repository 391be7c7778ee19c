"""Changes in a table as one edit of the scenario: values set and taken out, entries renamed, added and removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from planner.domain.references.mentions import SHARED, kind_of
from planner.domain.values import read_id
from planner.edits import Edit, Remove, Rename, Set, Several, removal
from planner.edits.edit import edited
from planner.errors import Fault, InputError
from planner.files.fields import RELATION_TAG
from ui.fields.choices import Choices
from ui.fields.clocks import Misread
from ui.fields.field import FormField
from ui.fields.form import form_in
from ui.fields.names import free_id, id_of, slug
from ui.fields.reading import Context, blank, read_or_kept
from ui.fields.showing import cell
from ui.fields.trees import Path, Tree, map_at, name_of, text_at, texts_at, value_at, with_value

ID: Path = ("(id)",)
"""The path of the column of ids; no field of a model is called so."""
ID_LABEL = "Id"
AROUND: Path = ("(around)",)
"""The path of the column that says what an entry lies in."""


class Changed(Enum):
    """What happened to a row."""

    EDITED = 1
    DELETED = 2
    ADDED = 3


@dataclass(frozen=True)
class Line:
    """A row that was changed: what people call it, the path of its entry (the pattern for a new one), its cells by label."""

    name: str
    path: Path
    cells: dict[str, Any]
    changed: Changed


def edit_of(tree: Tree, path: Path, value: Tree | None) -> Edit | None:
    """The edit that makes the value at a path this one, absent for None; None where it is so already."""
    before = value_at(tree, path)
    if before == value:
        return None
    return Remove(path) if value is None else Set(path, value)


def new_id(around: Path, tree: Tree, text: str) -> str:
    """A free id for a new entry of the map at a path, made of its title or name; people, roles, delegations, parties and
    groups have none in common.
    """
    return free_id(text, _taken(around, tree), slug(kind_of((*around, "x")) or "entry"))


def edits_of_lines(columns: Sequence[FormField], tree: Tree, lines: Sequence[Line]) -> Several:
    """One edit of all the changed rows of a table. Raises InputError with every fault, told by row and column."""
    made = _Making(columns, tree)
    by_change = {changed: [line for line in lines if line.changed is changed] for changed in Changed}
    for line in by_change[Changed.EDITED]:
        made.values(line)
    for line in by_change[Changed.DELETED]:
        made.removal(line)
    for line in made.in_order(by_change[Changed.EDITED]):
        made.rename(line)
    made.additions(by_change[Changed.ADDED])
    if made.faults:
        raise InputError(made.faults)
    return Several(tuple(made.edits))


@dataclass
class _Making:
    """An edit in the making: what there is of it, the tree that it leaves, and what is wrong."""

    columns: Sequence[FormField]
    tree: Tree
    edits: list[Edit] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def values(self, line: Line) -> None:
        """Sets what was typed into a row, a relation's rule first."""
        cells = self._known(line)
        form = self._form(line.path, Choices(self.tree))
        for column in self.columns:
            if column.label not in cells or column.path == ID:
                continue
            what = cells[column.label]
            if column.path == AROUND:
                self._stays(line, column, what)
                continue
            value = self._read(line, column, what, line.path, form)
            edit = None if isinstance(value, _Wrong) else edit_of(self.tree, (*line.path, *column.path), value)
            if edit is not None and self._make(line, column.label, edit) and column.path == (RELATION_TAG,):
                form = self._form(line.path, Choices(self.tree))
                self._without_others(line, form)

    def removal(self, line: Line) -> None:
        """Takes a row's entry out with all that hangs on it."""
        if value_at(self.tree, line.path) is not None:
            for edit in removal(self.tree, line.path).edits:
                self._make(line, "", edit)

    def in_order(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Rows whose ids were changed, such that an id that is given up can be taken by another row."""
        left = [line for line in lines if self._new_name(line) is not None]
        while left:
            olds = {line.path[-1] for line in left}
            line = next((line for line in left if self._new_name(line) not in olds), left[0])
            left.remove(line)
            yield line

    def rename(self, line: Line) -> None:
        """Gives a row's entry the id that was typed."""
        name = self._new_name(line)
        if name is not None:
            self._make(line, ID_LABEL, Rename(line.path, name))

    def _new_name(self, line: Line) -> str | None:
        what = str(line.cells.get(ID_LABEL) or "").strip()
        return what if what and what != line.path[-1] else None

    def additions(self, lines: Sequence[Line]) -> None:
        """Adds an entry for every new row that says something; they may name each other."""
        planned: list[tuple[Line, Mapping[str, Any], Path, str]] = []
        preview = self.tree
        for line in lines:
            known = self._known(line).items()
            cells: Mapping[str, Any] = {label: what for label, what in known if not blank(what)}
            around = self._around(line, cells) if cells else None
            if around is None:
                continue
            name = str(cells.get("Title") or cells.get("Name") or "").strip()
            id_ = self._id(line, cells, around, preview, name)
            if id_ is not None:
                planned.append((line, cells, around, id_))
            if id_:
                preview = with_value(preview, (*around, id_), {"name": name} if name else {})
        choices = Choices(preview)
        for line, cells, around, id_ in planned:
            entry = self._entry(line, cells, (*around, id_), choices)
            self._make(line, "", Set((*around, id_ or new_id(around, self.tree, _called(entry))), entry))

    def _id(self, line: Line, cells: Mapping[str, Any], around: Path, tree: Tree, name: str) -> str | None:
        """The id that was typed, else one made of the name; empty where it has to be made of something else."""
        id_ = str(cells.get(ID_LABEL) or "").strip()
        if not id_:
            return new_id(around, tree, name) if name else ""
        try:
            read_id(id_)
        except PydanticCustomError as error:
            self._told(line, ID_LABEL, Fault(error.type, error.message(), (*around, id_)))
            return None
        if id_ in _taken(around, tree):
            self._told(line, ID_LABEL, Fault("ID-twice", f"{id_} is there already; choose another id", (*around, id_)))
            return None
        return id_

    def _entry(self, line: Line, cells: Mapping[str, Any], path: Path, choices: Choices) -> dict[str, Tree]:
        """What the cells of a new row say, a relation by the fields of its rule."""
        entry: dict[str, Tree] = {}
        form = self._form(path, choices)
        for column in self.columns:
            if column.path in (ID, AROUND) or column.label not in cells:
                continue
            value = self._read(line, column, cells[column.label], path, form)
            if value is None or isinstance(value, _Wrong):
                continue
            entry = with_value(entry, column.path, value)
            if column.path == (RELATION_TAG,):
                form = self._form(path, Choices(with_value(choices.tree, path, entry)))
        return entry

    def _form(self, path: Path, choices: Choices) -> _Form:
        return _Form(choices.tree, {own.path: own for own in form_in(path, choices)})

    def _known(self, line: Line) -> Mapping[str, Any]:
        """The cells of a row; those without a column are told."""
        labels = {column.label for column in self.columns}
        cells = {label: what for label, what in line.cells.items() if not label.startswith("_")}
        for label in cells.keys() - labels:
            self._told(line, label, Fault("FMT-unknown", "there is no such column", line.path))
        return {label: what for label, what in cells.items() if label in labels}

    def _around(self, line: Line, cells: Mapping[str, Any]) -> Path | None:
        """The path of the map that a new entry goes to; None where a row does not say which."""
        column = next((column for column in self.columns if column.path == AROUND), None)
        if column is None:
            return line.path[:-1]
        what = str(cells.get(column.label) or "").strip()
        if not what and len(column.choices) == 1:
            what = column.choices[0].value
        try:
            if not what:
                raise Misread("FMT-missing", f"say in which {column.label.lower()} it is")
            place = id_of(what, column.choices, what=column.label.lower())
            if place not in {choice.value for choice in column.choices}:
                raise Misread("REF-unknown", f"there is no {column.label.lower()} {place!r:.80}")
        except Misread as error:
            self._told(line, column.label, Fault(error.code, error.message, line.path[:1]))
            return None
        city, *venue = place.split("/")
        return ("places", city, "venues", *(part for name in venue for part in (name, "rooms")))

    def _stays(self, line: Line, column: FormField, what: Any) -> None:
        if str(what or "").strip() != "/".join(line.path[1:-2:2]):
            message = f"it cannot be moved here to another {column.label.lower()}; add it there and delete this row"
            self._told(line, column.label, Fault("LOGIC-move", message, line.path))

    def _read(self, line: Line, column: FormField, what: Any, path: Path, form: _Form) -> Tree | _Wrong | None:
        """What a cell says, read as the field of the row's own form."""
        own = form.fields.get(column.path)
        if own is None:
            held = value_at(form.tree, (*path, *column.path))
            if blank(what) or what == cell(column, held):
                return None if blank(what) else held
            rule = text_at(form.tree, (*path, RELATION_TAG))
            message = f"a relation of rule {rule} has none; leave it empty" if rule else "choose a rule first"
            self._told(line, column.label, Fault("FMT-unknown", message, (*path, *column.path)))
            return _WRONG
        return read_or_kept(own, what, Context(form.tree, path))[0]  # what is wrong with it, the draft says

    def _without_others(self, line: Line, form: _Form) -> None:
        """Takes out what belonged to the rule that a relation had before."""
        known = {path[0] for path in form.fields}
        for name in [name for name in map_at(self.tree, line.path) if name not in known]:
            self._make(line, "Rule", Remove((*line.path, name)))

    def _make(self, line: Line, label: str, edit: Edit) -> bool:
        """Makes one edit; False, and told, where it cannot be made."""
        try:
            self.tree = edited(self.tree, edit)
        except InputError as error:
            for fault in error.faults:
                self._told(line, label, fault)
            return False
        self.edits.append(edit)
        return True

    def _told(self, line: Line, label: str, fault: Fault) -> None:
        entry = value_at(self.tree, line.path)
        name = str(line.cells.get("Title") or line.cells.get("Name") or "").strip()
        if entry is not None:
            name = name_of(entry, line.path[-1])
        where = f"{line.name}{f' ({name:.60})' if name else ''}{f', {label}' if label else ''}"
        known = fault.path.index("") if "" in fault.path else None  # a new row without an id yet
        self.faults.append(replace(fault, message=f"{where}: {fault.message}", path=fault.path[:known]))


class _Form(NamedTuple):
    """The fields of one row's entry by their paths, in the tree in which they are read."""

    tree: Tree
    fields: dict[Path, FormField]


class _Wrong:
    """What stands for a value that could not be read, and was told."""


_WRONG = _Wrong()


def _taken(around: Path, tree: Tree) -> set[str]:
    maps = [(part,) for part in SHARED] if around[0] in SHARED else [around]
    return {str(id_) for path in maps for id_ in map_at(tree, path)}


def _called(entry: Tree) -> str:
    """What an id can be made of: a name, else what a route, a relation or a quota is about."""
    name = name_of(entry, "")
    if name:
        return name
    ends = texts_at(entry, ("between",)) or texts_at(entry, ("meetings",)) or texts_at(entry, ("delegations",))
    ways = (text_at(entry, (step,)) or "" for step in ("rule", "first", "gate", "meeting", "then", "about", "during"))
    return " ".join(word for word in (*ways, *ends[:2]) if word)
