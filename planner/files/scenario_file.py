"""Scenario files: from text to a scenario, or to everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from pydantic import ValidationError

from planner.domain.garbage import uncollected
from planner.domain.groups import MOST_NAMES, PutInPlace, put_in_place
from planner.domain.hints import sparing_hints
from planner.domain.references import faults_of
from planner.domain.scenario import Scenario
from planner.domain.warnings import warnings_of
from planner.errors import Fault, InputError, in_order_of_the_file
from planner.files.model_words import faults_in
from planner.files.variants import EXTENDS, checked, read_layers
from planner.files.what_is_left import unknown_names
from planner.files.yaml_tree import Document, Places, read_tree


def load_scenario(path: str | os.PathLike[str]) -> Scenario:
    """The scenario in a YAML file, or in a variant of one (`extends` and `patch`).

    Raises NotFound where there is no such file, and InputError with everything that is wrong with its contents.
    """
    with uncollected():
        return _read(read_layers(FilePath(path))).scenario


def load_with_warnings(path: str | os.PathLike[str]) -> tuple[Scenario, tuple[Fault, ...]]:
    """The same with its warnings: what is allowed in it, and hardly meant. Raises as `load_scenario`."""
    with uncollected():
        return _with_warnings(read_layers(FilePath(path)))


OF_A_WEIGHT = ("NUM-form", "NUM-range", "NUM-large", "FMT-type", "WARN-weight")
"""What can be wrong with the weight beside a name, whoever it is."""


class DraftReading(NamedTuple):
    """What a text says: its scenario with its warnings, or None and everything that is wrong with it; and its whole tree.

    The tree is empty where the text is none: no YAML of ours, or what it extends is not there.
    """

    scenario: Scenario | None
    tree: dict[str, Any]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()


def read_draft(path: str | os.PathLike[str], text: str) -> DraftReading:
    """What a file would hold if it said this text; the file itself need not be there. Nothing in the text makes it raise."""
    tree: dict[str, Any] = {}
    try:
        with uncollected():
            document = read_layers(FilePath(path), data=text.encode("utf-8", "surrogatepass"))
            tree = dict(document.tree)
            scenario, warnings = _with_warnings(document)
            return DraftReading(scenario, tree, (), warnings)
    except InputError as error:
        return DraftReading(None, tree, error.faults)


def load_draft(path: str | os.PathLike[str], text: str) -> tuple[Scenario, dict[str, Any]]:
    """The scenario that a file would hold if it said this text, and its whole tree; the file itself need not be there.

    Raises InputError with everything that is wrong with it.
    """
    draft = read_draft(path, text)
    if draft.scenario is None:
        raise InputError(draft.faults)
    return draft.scenario, draft.tree


def draft_tree(path: str | os.PathLike[str], text: str) -> dict[str, Any]:
    """The whole tree that a file would hold if it said this text, whatever is wrong with what it means.

    Raises NotFound and InputError only where it is no tree: no YAML of ours, or what it extends is not there.
    """
    return dict(read_layers(FilePath(path), data=text.encode("utf-8", "surrogatepass")).tree)


def load_tree(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The tree of a scenario file as text, its patches laid over it: what a scenario is edited as.

    It holds no judgement of what the text means. Raises NotFound, and InputError where the file cannot be read.
    """
    document = read_layers(FilePath(path))
    if document.faults:
        raise InputError(document.faults)
    return dict(document.tree)


def parse_scenario(text: str | bytes, file: str | None = None) -> Scenario:
    """The scenario in a text, such as an uploaded file; `file` is the name by which faults are told.

    Raises InputError with everything that is wrong with it; a variant is refused, for the file that it extends is not at hand.
    """
    return _read(_alone(text, file)).scenario


def parse_with_warnings(text: str | bytes, file: str | None = None) -> tuple[Scenario, tuple[Fault, ...]]:
    """The same with its warnings. Raises as `parse_scenario`."""
    return _with_warnings(_alone(text, file))


def _alone(text: str | bytes, file: str | None) -> Document:
    """The document of a text that extends no other one."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    document = checked(read_tree(data, file))
    if EXTENDS in document.tree:
        fault = Fault("SEC-path", "a variant is read only together with the file that it extends", (EXTENDS,))
        raise InputError([*document.faults, *placed([fault], document.places)])
    return document


def scenario_of(tree: dict[str, Any]) -> Scenario:
    """The scenario that a tree of text says. Raises InputError with everything that is wrong with it."""
    return _read(Document(tree, Places(), (), ())).scenario


class _Read(NamedTuple):
    """A scenario without a fault, and its tree with the members of groups in place of them."""

    scenario: Scenario
    named: PutInPlace


def _read(document: Document) -> _Read:
    with sparing_hints():
        return _judged(document)


def _with_warnings(document: Document) -> tuple[Scenario, tuple[Fault, ...]]:
    scenario, named = _read(document)
    warnings = dict.fromkeys(as_written(warnings_of(scenario), named))
    return scenario, in_order_of_the_file(readable(placed(warnings, document.places)))


def _judged(document: Document) -> _Read:
    named = put_in_place(document.tree)
    if named.too_many:
        message = f"the groups stand for more than {MOST_NAMES:,} names in all; a scenario has fewer"
        raise InputError(readable(placed([Fault("SIZE-groups", message, ("groups",))], document.places)))
    try:
        scenario = Scenario.model_validate(named.tree, by_alias=True, by_name=False)
    except ValidationError as error:
        wrong = list(faults_in(error, named.tree))
        told = as_written([*wrong, *unknown_names(named.tree, wrong)], named)
        found = [each for each in dict.fromkeys(told) if not _broken(each, document)]
        raise InputError(readable([*document.faults, *placed(found, document.places)])) from None
    found = list(dict.fromkeys(as_written(faults_of(scenario), named)))
    if found or document.faults:
        raise InputError(readable([*document.faults, *placed(found, document.places)]))
    return _Read(scenario, named)


def as_written(faults: Iterable[Fault], named: PutInPlace) -> Iterator[Fault]:
    """Faults by the paths of the file: what is wrong with a member is told of its group.

    What no group can hold is told at the group only.
    """
    seats = [named.tree.get(part) for part in ("people", "roles")]
    known = {id_ for part in seats if isinstance(part, dict) for id_ in part}
    for fault in faults:
        origin = named.origin(fault.path)
        if origin is None:
            yield fault
        elif origin.group is None or fault.code in OF_A_WEIGHT:
            yield replace(fault, path=origin.path)
        elif origin.name in known:
            message = f"{origin.group} stands for {origin.name} too: {fault.message}"
            yield replace(fault, path=origin.path, message=message)


def _broken(fault: Fault, document: Document) -> bool:
    return any(fault.path[: len(path)] == path for path in document.broken)


def readable(faults: Iterable[Fault]) -> list[Fault]:
    """Faults whose paths can be printed: names that no field has may hold anything, at any length."""
    return [replace(fault, path=tuple(_shown(step) for step in fault.path)) for fault in faults]


def _shown(step: str) -> str:
    text = step if step.isprintable() else ascii(step)[1:-1]
    return text if len(text) <= 64 else f"{text[:61]}..."


def placed(faults: Iterable[Fault], places: Places) -> list[Fault]:
    """Faults with their places in the files: an unknown field at its name, everything else at its value."""
    found: list[Fault] = []
    for fault in faults:
        named = fault.code == "FMT-unknown"
        place = places.of_key(fault.path) if named else places.of(fault.path)
        found.append(fault if place is None else fault.at(place.file, place.line, place.column))
    return found
