"""Finds instances in files and folders, and says what was left out: all at once, before anything is solved."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.bench.files.b2b import read_b2b
from planner.bench.files.csplib import read_csplib
from planner.bench.files.formats import Format, format_of
from planner.bench.files.known import RESULTS, best_known
from planner.bench.files.meeting_scheduling import read_meeting_scheduling
from planner.bench.instance_json import tree_of
from planner.bench.study import read_study
from planner.errors import Fault, InputError, NotFound


@dataclass(frozen=True)
class Recognised:
    """An instance: its file, its format and name, how many meetings it has, by which methods it is solved, the best known."""

    file: str
    format: Format
    name: str
    meetings: int
    methods: tuple[str, ...]
    known: str


@dataclass
class Looked:
    """What was found in files and folders: instances in order, and a sentence for each folder and file that was left out."""

    instances: list[Recognised] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def look(paths: Iterable[Path], most: int) -> Looked:
    """Every instance of up to so many meetings in files and, recursively, folders.

    Raises InputError with everything that is wrong: a file that is named and of none of the formats, and instances with faults.
    In a folder other files are left out.
    """
    found, faults, seen = Looked(), list[Fault](), set[str]()
    for path in paths:
        try:
            if path.is_dir():
                _folder(path, most, found, faults, seen)
            elif not _instance(path, most, found, faults, seen):
                faults.append(
                    Fault("FMT-instance", f"it is of none of the formats: {', '.join(Format)}", (), str(path))
                )
        except (InputError, NotFound) as error:
            faults.extend(_faults(error, path))
    if not faults and not found.instances:
        formats = ", ".join(Format)
        faults.append(
            Fault("FMT-instance", f"there is nothing to run; name files of these formats: {formats}", ("PATH",))
        )
    if faults:
        raise InputError(faults)
    return found


def _faults(error: InputError | NotFound, path: Path) -> Iterable[Fault]:
    if isinstance(error, InputError):
        return error.faults
    return [Fault("REF-unknown", f"{error}", (), str(path))]


def _folder(folder: Path, most: int, found: Looked, faults: list[Fault], seen: set[str]) -> None:
    for place, others, files in os.walk(folder):
        others[:] = sorted(each for each in others if not each.startswith("."))
        strange = 0
        for name in sorted(files):
            path = Path(place, name)
            try:
                strange += not (path.suffix.lower() == ".json" and _instance(path, most, found, faults, seen))
            except (InputError, NotFound) as error:
                faults.extend(_faults(error, path))
            strange -= name == RESULTS
        if strange:
            found.left_out.append(
                f"{place}: {strange} {'file is' if strange == 1 else 'files are'} of none of the formats"
            )


def _instance(path: Path, most: int, found: Looked, faults: list[Fault], seen: set[str]) -> bool:
    """Takes the instance of a file; whether it is one. Raises NotFound, and InputError where it is no JSON."""
    tree = tree_of(path)
    kind = format_of(tree)
    if kind is None:
        return False
    real = os.path.realpath(path)
    if real in seen:
        return True
    seen.add(real)
    meetings = _meetings(kind, tree)
    if meetings > most:
        found.left_out.append(f"{path}: {meetings:,} meetings, more than {most:,}; --meetings {meetings} runs it, too")
        return True
    try:
        name, solved = _read(kind, tree, path)
    except InputError as error:
        faults.extend(error.faults)
        return True
    methods = (*kind.methods, "published") if solved else kind.methods
    found.instances.append(Recognised(str(path), kind, name, meetings, methods, best_known(name, path)))
    return True


def _meetings(kind: Format, tree: Any) -> int:
    """How many meetings there are, before anything is looked at; 0 where that cannot be told."""
    names = {Format.CSPLIB: ("distance",), Format.STUDY: ("meetings", "requests")}.get(kind, ("meetings",))
    return max((len(tree[name]) for name in names if isinstance(tree.get(name), list)), default=0)


def _read(kind: Format, tree: Any, path: Path) -> tuple[str, bool]:
    """The name of an instance, and whether its file holds a solution. Raises InputError with everything that is wrong."""
    match kind:
        case Format.CSPLIB:
            csplib = read_csplib(tree, str(path))
            return csplib.name, csplib.solution is not None
        case Format.MEETING_SCHEDULING:
            return read_meeting_scheduling(tree, str(path)).name, False
        case Format.B2B:
            return read_b2b(tree, str(path)).name, False
        case Format.STUDY:
            return read_study(path).name, False
