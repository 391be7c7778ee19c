"""Files that a command is to write, looked at before the work begins, so that no work is lost."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from planner.cli.ends import is_open
from planner.cli.inputs import STDIN
from planner.errors import Fault, InputError, NotFound
from planner.files.streams import STDOUT, is_stream, unfit


def ready(
    targets: Iterable[str | None], inputs: Iterable[Path], tables: Mapping[str | None, str] = MappingProxyType({})
) -> None:
    """Refuses what cannot be written: a folder, a file in a folder that does not exist or is closed, an input, one file twice,
    a disk, a stdout that is closed; and for a table a name that ends like another kind of file.

    `tables` has for each target that is a table what to add to that advice: what else can be written under another ending.
    Raises NotFound and InputError with everything that is wrong; None and `-` are no files.
    """
    sources = {_real(each): each for each in inputs if str(each) != STDIN}
    named = [each for each in targets if each is not None]
    faults = [fault for table, advice in tables.items() for fault in _misnamed(table, advice)]
    for number, name in enumerate(named):
        if _same(name) in map(_same, named[:number]):
            faults.append(Fault("FMT-twice", "two outputs have this name; give one of them another", file=name))
        elif name != STDOUT:
            faults.extend(_faults(name, sources))
        elif not is_open("stdout"):
            faults.append(Fault("FMT-closed", "stdout is closed; name a file, or open it", file=name))
    if faults:
        raise InputError(faults)


def told_apart(output: str | None, json: str | None) -> tuple[str | None, str | None]:
    """Where the table of a plan goes and where the whole answer: a name that ends in .json asks for the answer."""
    if json is None and output is not None and Path(output).suffix.lower() == ".json":
        return None, output
    return output, json


def _misnamed(table: str | None, advice: str) -> list[Fault]:
    """What is wrong with the ending of a name; one without an ending is nobody's business, nor is a stream."""
    if table is None or is_stream(table) or not re.fullmatch(r"\.\w+", ending := Path(table).suffix):
        return []
    if ending.lower() == ".csv":
        return []
    right = f"name it {Path(table).stem}.csv for a table{advice}"
    return [Fault("FMT-ending", f"no file that ends in {ending} is written here; {right}", file=table)]


def _faults(name: str, sources: dict[str, Path]) -> list[Fault]:
    if "\0" in name:
        raise NotFound("a file name cannot hold a NUL character")
    if is_stream(name):
        fault = unfit(name)
        return [] if fault is None else [fault]
    target = Path(_real(name))
    if str(target) in sources:
        return [Fault("FMT-input", "this file is an input and would be lost; name another one", file=name)]
    if target.is_dir() or name.endswith(os.sep):
        return [Fault("FMT-folder", "this is a folder; name a file in it", file=name)]
    if not target.parent.is_dir():
        raise NotFound(f"there is no folder {os.path.dirname(name) or '.'} to write {target.name} into")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        return [Fault("PERM-write", "you may not write here; choose another folder", file=name)]
    return []


def _same(name: str) -> str:
    """What two names of one file have in common."""
    return name if name == STDOUT or "\0" in name else _real(name)


def _real(path: str | Path) -> str:
    try:
        return os.path.realpath(path)
    except FileNotFoundError:
        raise NotFound("the folder that this command was started in is gone; name files by their whole path") from None
