"""What is left of a scenario without the values that have a wrong form: so names that stand for nobody can be told at once."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from planner.domain.references import faults_of
from planner.domain.references.mentions import FIELDS
from planner.domain.scenario import Scenario
from planner.errors import Fault
from planner.files.model_words import faults_in

ROUNDS = 6
"""How often what is wrong is taken away: without one value another one may lack something."""
UNKNOWN = "REF-unknown"

KEYED = tuple(each.pattern for each in FIELDS if each.pattern[-1] == "@")
"""Fields whose keys are the names."""

Tree = dict[str, Any]
Path = tuple[str, ...]


def unknown_names(tree: Tree, faults: Iterable[Fault]) -> list[Fault]:
    """The names that stand for nothing in a tree whose values have these faults of form.

    A name that the tree has stands for something, whatever is wrong with that. Nothing else is said: what contradicts something may
    do so only because a value is gone.
    """
    left: Tree = copy.deepcopy(tree)
    for _ in range(ROUNDS):
        if not _take_away(left, [fault.path for fault in faults]):
            return []
        try:
            scenario = Scenario.model_validate(left, by_alias=True, by_name=False)
        except ValidationError as error:
            faults = faults_in(error, left)
            continue
        known = set(_names(tree))
        return [each for each in faults_of(scenario) if each.code == UNKNOWN and not _named(tree, each.path) <= known]
    return []


def _take_away(tree: Tree, paths: Iterable[Path]) -> bool:
    """Takes values away, and where one is not there that should be, what it should be in; whether there was anything to take."""
    gone = False
    # of a list the last ones first, so that the others keep their numbers
    for path in sorted(set(paths), key=_last_first, reverse=True):
        gone = _take(tree, path) or gone
    return gone


def _last_first(path: Path) -> list[tuple[int, str]]:
    return [(int(step), "") if step.isascii() and step.isdigit() else (-1, step) for step in path]


def _take(tree: Tree, path: Path) -> bool:
    for length in range(len(path), 0, -1):
        holder, key = _value(tree, path[: length - 1]), path[length - 1]
        if isinstance(holder, dict) and key in holder:
            del holder[key]
            return True
        if isinstance(holder, list) and key.isascii() and key.isdigit() and int(key) < len(holder):
            del holder[int(key)]
            return True
    return False


def _value(tree: Any, path: Path) -> Any:
    """What stands at a path; None where nothing does."""
    for step in path:
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list) and step.isascii() and step.isdigit() and int(step) < len(tree):
            tree = tree[int(step)]
        else:
            return None
    return tree if isinstance(tree, dict | list | str) else None


def _named(tree: Tree, path: Path) -> set[str]:
    """The names that stand at a path, as its value or as its key; of a place each part."""
    value = path[-1] if any(_is_of(path, keyed) for keyed in KEYED) else _value(tree, path)
    return {part for part in re.split(r"/| - ", value) if part} if isinstance(value, str) else set()


def _is_of(path: Path, pattern: Path) -> bool:
    return len(path) == len(pattern) and all(
        step == part or part in ("*", "#", "@") for step, part in zip(path, pattern, strict=True)
    )


def _names(tree: Tree) -> Iterator[str]:
    """Every name that a tree has: the ids of its parts, of venues and rooms, and who is in pools."""
    for entries in tree.values():
        if isinstance(entries, dict):
            yield from entries
    for city in _maps(tree.get("places")):
        for id_, venue in _items(city.get("venues")):
            yield id_
            yield from (room for room, _ in _items(_value(venue, ("rooms",))))
    for pool in _maps(tree.get("resources")):
        names = pool.get("names")
        yield from (name for name in names if isinstance(name, str)) if isinstance(names, list) else ()


def _items(entries: Any) -> Iterator[tuple[str, Any]]:
    yield from entries.items() if isinstance(entries, dict) else ()


def _maps(entries: Any) -> Iterator[Tree]:
    yield from (each for _, each in _items(entries) if isinstance(each, dict))
