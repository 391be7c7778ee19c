"""Variants: a scenario file that extends another one by a patch, with every value's place in the file that says it.

A variant holds `extends`, `patch`, and perhaps a `title` and a `note` of its own. The file that it extends lies in the same
folder or below it. In a patch the plain word `null` deletes a field; `"null"` in quotes is text.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from planner.domain.patch import merge, touched
from planner.domain.references.words import did_you_mean
from planner.errors import Fault, InputError
from planner.files.model_words import seen
from planner.files.text import read_bytes
from planner.files.yaml_tree import MOST_BYTES, Document, Path, Place, Places, read_tree

LONGEST_CHAIN = 5
EXTENDS, PATCH = "extends", "patch"
OWN_FIELDS = ("title", "note")
_FIELDS = (EXTENDS, PATCH, *OWN_FIELDS)


def read_layers(path: FilePath, chain: tuple[FilePath, ...] = (), data: bytes | None = None) -> Document:
    """A scenario file as one document: its own tree, or that of the file it extends with its patch laid over it.

    With `data` it is read as if the file said that; what it extends is read as it is. Raises NotFound where the file does not
    exist, and InputError where one of the files cannot be read at all.
    """
    said = read_bytes(path, MOST_BYTES) if data is None else data
    document = checked(read_tree(said, str(path), deletions_in=PATCH))
    if EXTENDS not in document.tree:
        return document
    base = _base_of(document, path, (*chain, path))
    return laid(read_layers(base, (*chain, path)), document)


def checked(document: Document) -> Document:
    """The document, without what only a variant may say. Raises InputError where it is no map of fields."""
    tree, places = document.tree, document.places
    if not isinstance(tree, dict):
        raise InputError(
            [
                *document.faults,
                _fault("FMT-shape", "a scenario is made of fields and values, such as title: ...", (), places),
            ]
        )
    faults = list(document.faults)
    if EXTENDS in tree:
        faults += _strangers(tree, places)
        tree = {key: value for key, value in tree.items() if key in _FIELDS}
    elif PATCH in tree:
        message = f"a {PATCH} needs the field {EXTENDS} with the file that it changes"
        faults.append(_fault("FMT-missing", message, (PATCH,), places))
        tree = {key: value for key, value in tree.items() if key != PATCH}
    return Document(tree, places, tuple(faults), document.broken)


def _strangers(tree: Mapping[str, Any], places: Places) -> Iterator[Fault]:
    for key in tree:
        if key not in _FIELDS:
            hint = did_you_mean(key, _FIELDS) or f"; what it changes in the other file stands under {PATCH}"
            place = places.of_key((key,))
            fault = Fault("FMT-unknown", f"a variant has no field {seen(key)}{hint}", (key,))
            yield fault if place is None else fault.at(place.file, place.line, place.column)
    if not isinstance(tree.get(PATCH, {}), dict):
        yield _fault("FMT-type", f"expected fields and values below it, found {seen(tree[PATCH])}", (PATCH,), places)
    for key in OWN_FIELDS:
        if key in tree and isinstance(tree.get(PATCH), dict) and key in tree[PATCH]:
            yield _fault("LOGIC-twice", f"the {key} stands here and in the {PATCH}; write it once", (key,), places)


def _base_of(document: Document, path: FilePath, chain: tuple[FilePath, ...]) -> FilePath:
    """The file that a variant extends. Raises InputError where it may not be read or is not there."""
    name = document.tree[EXTENDS]
    code, message = _refusal(name, path, chain)
    if not code:
        base = path.parent / str(name)
        if base.is_file():
            return base
        near = _yaml_files(path.parent)
        hint = difflib.get_close_matches(name, near, n=3, cutoff=0.75)
        code = "REF-file"
        message = f"there is no file {seen(name)} beside this one"
        message += f"; did you mean {' or '.join(hint)}?" if hint else ""
    raise InputError([*document.faults, _fault(code, message, (EXTENDS,), document.places)])


def _yaml_files(folder: FilePath) -> list[str]:
    try:
        return sorted(each.name for each in folder.iterdir() if each.suffix in (".yaml", ".yml"))
    except OSError:
        return []


def _refusal(name: Any, path: FilePath, chain: tuple[FilePath, ...]) -> tuple[str, str]:
    """Why a name is not followed: a code and a sentence, both empty where it is."""
    if not isinstance(name, str):
        return "FMT-type", f"expected the name of a file, found {seen(name)}"
    if not re.fullmatch(r"[\w. -]+(/[\w. -]+)*\.ya?ml", name) or any(part in ("..", ".") for part in name.split("/")):
        return "SEC-path", f"{seen(name)} is not followed; name a .yaml file in this folder or below it"
    base = path.parent / name
    if not base.resolve().is_relative_to(path.parent.resolve()):
        return "SEC-path", f"{seen(name)} leads out of this folder; put the file itself into it"
    if any(base.resolve() == each.resolve() for each in chain):
        round_trip = " extends ".join(each.name for each in (*chain, base))
        return "LOGIC-cycle", f"the files extend each other in a circle: {round_trip}"
    if len(chain) >= LONGEST_CHAIN:
        return (
            "SIZE-chain",
            f"a chain of more than {LONGEST_CHAIN} files that extend each other; make one of them whole",
        )
    return "", ""


def laid(base: Document, variant: Document) -> Document:
    """A variant laid over the document that it extends."""
    said = variant.tree.get(PATCH)
    patch: dict[str, Any] = dict(said) if isinstance(said, dict) else {}
    patch |= {key: variant.tree[key] for key in OWN_FIELDS if key in variant.tree}
    faults = [*base.faults, *variant.faults, *_idle_deletions(base.tree, patch, variant.places)]
    broken = (*base.broken, *(_inner(path) for path in variant.broken))
    return Document(merge(base.tree, patch), _laid_places(base.places, patch, variant.places), tuple(faults), broken)


def _idle_deletions(tree: Any, patch: dict[str, Any], places: Places) -> Iterator[Fault]:
    """Deletions of what is not there: most likely a slip of the pen."""
    for path in touched(patch):
        around = _at(tree, path[:-1])
        if _at(patch, path) is None and (not isinstance(around, dict) or path[-1] not in around):
            known = around if isinstance(around, dict) else {}
            message = f"there is no {seen(path[-1])} to delete{did_you_mean(path[-1], known)}"
            yield _fault("REF-unknown", message, (PATCH, *path), places)


def _laid_places(base: Places, patch: dict[str, Any], variant: Places) -> Places:
    gone = {path for path in touched(patch) if not (isinstance(_at(patch, path), dict))}
    kept = Places(_without(base.values, gone), _without(base.keys, gone))
    for mine, theirs in ((kept.values, variant.values), (kept.keys, variant.keys)):
        mine.update(
            {_inner(path): place for path, place in theirs.items() if path[:1] == (PATCH,) or path[0:1] in _OWN}
        )
    return kept


_OWN = {(), *((key,) for key in OWN_FIELDS)}


def _without(places: Mapping[Path, Place], gone: set[Path]) -> dict[Path, Place]:
    return {
        path: place
        for path, place in places.items()
        if not any(path[:length] in gone for length in range(len(path) + 1))
    }


def _inner(path: Path) -> Path:
    return path[1:] if path[:1] == (PATCH,) else path


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        if not isinstance(tree, dict):
            return None
        tree = tree.get(step)
    return tree


def _fault(code: str, message: str, path: Path, places: Places) -> Fault:
    place = places.of(path)
    fault = Fault(code, message, path)
    return fault if place is None else fault.at(place.file, place.line, place.column)
