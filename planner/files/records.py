"""Frozen records as JSON and back, strictly: every field there once, nothing else, each of its type."""

from __future__ import annotations

import dataclasses
import json
import math
import re
import types
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from planner.domain.references.words import did_you_mean
from planner.errors import Fault, InputError
from planner.files.cells import read_time, time_cell

Path = tuple[str, ...]
MOST_DEPTH = 40
LATER_FIELDS: dict[str, Any] = {
    "faults": (),
    "grid": None,
    "remarks": (),
    "prepared": (),
    "unprepared": (),
    "meetings": (),
    "reasons": (),
    "repairs": (),
    "at_stake": None,
    "certificate": None,
    "travel_certificate": None,
}
"""Fields that files written before they were thought of do not hold, and what they stand for there."""
_WORDS: dict[type, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def tree_of(value: Any) -> Any:
    """A record as a tree of JSON: fields by name, instants in UTC as ISO 8601, enum words as text."""
    if isinstance(value, datetime):
        return time_cell(value.astimezone(UTC))
    if isinstance(value, StrEnum):
        return str(value)
    if dataclasses.is_dataclass(value):
        return {field.name: tree_of(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): tree_of(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [tree_of(each) for each in value]
    return value


def load_json(text: str, file: str | None) -> Any:
    """The tree of a JSON text. Raises InputError for broken syntax, a field that is there twice, NaN and endless depth."""
    if re.search(r"[\[{]\s*" * (MOST_DEPTH + 1), text):
        raise InputError([Fault("SIZE-depth", f"more than {MOST_DEPTH} levels of lists; a plan has fewer", file=file)])
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        message = "this cannot be read as JSON; is the file complete?"
        raise InputError([Fault("FMT-json", message, file=file, line=error.lineno, column=error.colno)]) from None
    except _Refused as error:
        raise InputError([Fault(error.code, str(error), file=file)]) from None
    except RecursionError:
        raise InputError([Fault("SIZE-depth", "too many levels of maps and lists", file=file)]) from None
    except ValueError:
        raise InputError([Fault("NUM-large", "a number is too large", file=file)]) from None


class _Refused(Exception):
    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Refused("FMT-duplicate", f"the field {key!r:.60} stands in a map twice; write it once")
        found[key] = value
    return found


def _no_constant(word: str) -> Any:
    raise _Refused("NUM-form", f"{word} is no number; write it in digits")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _Refused("NUM-large", f"{text:.20} is too large")
    return number


def record_of(kind: type[Any], tree: Any, path: Path, faults: list[Fault]) -> Any:
    """A value of a type out of a tree; what is wrong is added to `faults`, and then the answer means nothing."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(arm for arm in get_args(kind) if arm is not type(None))
        return None if tree is None else record_of(inner, tree, path, faults)
    if origin is tuple:
        return _list(get_args(kind)[0], tree, path, faults)
    if origin is Mapping:
        return _map(get_args(kind)[1], tree, path, faults)
    if dataclasses.is_dataclass(kind):
        return _record(kind, tree, path, faults)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _word(kind, tree, path, faults)
    if kind is datetime:
        return _instant(tree, path, faults)
    return _scalar(kind, tree, path, faults)


def _list(kind: type[Any], tree: Any, path: Path, faults: list[Fault]) -> tuple[Any, ...]:
    if not isinstance(tree, list):
        faults.append(_wrong("a list", tree, path))
        return ()
    return tuple(record_of(kind, each, (*path, str(number)), faults) for number, each in enumerate(tree))


def _map(kind: type[Any], tree: Any, path: Path, faults: list[Fault]) -> dict[str, Any]:
    if not isinstance(tree, dict):
        faults.append(_wrong("a map", tree, path))
        return {}
    return {key: record_of(kind, each, (*path, key), faults) for key, each in tree.items()}


def _record(kind: type[Any], tree: Any, path: Path, faults: list[Fault]) -> Any:
    if not isinstance(tree, dict):
        faults.append(_wrong("a map", tree, path))
        return None
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    for key in tree:
        if key not in names:
            hint = did_you_mean(key, names)
            faults.append(Fault("FMT-unknown", f"there is no field {key!r:.60} here{hint}", (*path, key)))
    values: dict[str, Any] = {}
    before = len(faults)
    for name in names:
        if name not in tree and name in LATER_FIELDS:
            values[name] = LATER_FIELDS[name]
        elif name not in tree:
            faults.append(Fault("FMT-missing", f"the field {name} is missing", path))
        else:
            values[name] = record_of(hints[name], tree[name], (*path, name), faults)
    return None if len(faults) > before or len(values) < len(names) else kind(**values)


def _word(kind: type[StrEnum], tree: Any, path: Path, faults: list[Fault]) -> StrEnum | None:
    known = [str(word) for word in kind]
    if tree in known:
        return kind(tree)
    hint = did_you_mean(tree, known) if isinstance(tree, str) else ""
    message = f"{tree!r:.40} is not known here{hint or ';'} write {', '.join(known[:-1])} or {known[-1]}"
    faults.append(Fault("FMT-word", message, path))
    return None


def _instant(tree: Any, path: Path, faults: list[Fault]) -> datetime | None:
    read = read_time(tree) if isinstance(tree, str) else None
    if read is None or read[1] is None:
        faults.append(Fault("TIME-moment", f"{tree!r:.60} is no instant; write 2018-06-12T01:00Z", path))
        return None
    try:
        return (read[0] - read[1]).replace(tzinfo=UTC)
    except OverflowError:
        faults.append(Fault("TIME-range", f"{tree!r:.60} is out of range", path))
        return None


def _scalar(kind: type[Any], tree: Any, path: Path, faults: list[Fault]) -> Any:
    if kind is float and type(tree) is int:
        return float(tree)
    if type(tree) is not kind:
        faults.append(_wrong(_WORDS[kind], tree, path))
    return tree


def _wrong(expected: str, tree: Any, path: Path) -> Fault:
    seen = {dict: "a map", list: "a list", type(None): "null"}.get(type(tree), f"{tree!r:.40}")
    return Fault("FMT-type", f"expected {expected}, found {seen}", path)
