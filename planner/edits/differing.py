"""The difference of two texts of one scenario in sentences, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.domain.references.mentions import kind_of
from planner.edits.marks import MARK, Path, marked, tree_of
from planner.edits.renaming import renamed
from planner.edits.scalars import scalar
from planner.errors import InputError
from planner.files.variants import PATCH

MOST_SHOWN = 80
"""Characters of a value that are shown."""
STYLE = "Only comments, order or the way of writing differ."


def difference(before: str, after: str) -> tuple[str, ...]:
    """What is different in the second of two texts, a sentence for each part; empty where they are the same.

    An entry that is the same under another id is called renamed, and the references that follow it are not told. Raises
    InputError where one of the texts is no YAML of ours.
    """
    old, new = (tree_of(marked(each.removeprefix(MARK))) for each in (before, after))
    if old == new:
        return (STYLE,) * (before != after)
    found: list[str] = []
    while (pair := _other_name(old, new, ())) is not None:
        path, name = pair
        try:
            old = renamed(old, path, name)
        except InputError:
            break
        found.append(f"{_title(path)} is called {name} now.")
    return tuple(_printable(each) for each in (*found, *_parts(old, new, ())))


def _printable(sentence: str) -> str:
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in sentence)


def _other_name(old: Any, new: Any, path: Path) -> tuple[Path, str] | None:
    """The path of an entry that is gone, and the one id under which the same entry is new."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return None
    fresh = [key for key in new if key not in old]
    for key, each in old.items():
        inner = (*path, key)
        if key in new:
            found = _other_name(each, new[key], inner)
            if found is not None:
                return found
        elif kind_of(inner) is not None and each:
            same = [name for name in fresh if new[name] == each]
            if len(same) == 1:
                return inner, same[0]
    return None


def _parts(old: Any, new: Any, path: Path) -> Iterator[str]:
    """A sentence for every entry below a path that differs, and one for everything else there."""
    inside: list[str] = []
    sentences: list[str] = []
    for key in [*new, *(key for key in old if key not in new)]:
        inner = (*path, key)
        was, is_ = old.get(key, _ABSENT), new.get(key, _ABSENT)
        if was == is_ and (was is _ABSENT) == (is_ is _ABSENT):
            continue
        if _kind(inner) is not None:
            sentences += _entry(was, is_, inner)
        elif _holds_entries(inner) and isinstance(was, _MAP) and isinstance(is_, _MAP):
            sentences += _parts(_map(was), _map(is_), inner)
        else:
            inside += _fields(was, is_, key)
    if inside:
        yield f"{_title(path)}: {'; '.join(inside)}."
    yield from sentences


class _Absent:
    """Stands for what is not there."""


_ABSENT = _Absent()
_MAP = (dict, _Absent)
_HOLDERS = {
    "places",
    "routes",
    "delegations",
    "people",
    "roles",
    "parties",
    "groups",
    "journeys",
    "stays",
    "meetings",
    "relations",
    "permits",
    "work",
    "resources",
    "waivers",
}
_WITHIN = {("policies",), ("policies", "quiet_times"), ("policies", "quotas")}


def _map(tree: Any) -> dict[str, Any]:
    return tree if isinstance(tree, dict) else {}


def _holds_entries(path: Path) -> bool:
    """Whether what stands at a path is told entry by entry, or as a part of its own."""
    plain = _plain(path)
    if len(plain) < 2:
        return not plain or plain[0] in _HOLDERS or plain in (("policies",), ("horizon",), ("summit",))
    return plain in _WITHIN or _kind((*plain, "x")) is not None


def _plain(path: Path) -> Path:
    """The path in the scenario of what a patch says."""
    return path[1:] if path[:1] == (PATCH,) else path


def _kind(path: Path) -> str | None:
    return kind_of(_plain(path))


def _entry(was: Any, is_: Any, path: Path) -> Iterator[str]:
    deletion = path[0] == PATCH and is_ is None
    if is_ is _ABSENT:
        yield f"{_title(path)} is gone."
    elif deletion:
        yield f"{_title(path)} is deleted."
    elif was is _ABSENT:
        yield f"{_title(path)} is new."
    elif isinstance(was, dict) and isinstance(is_, dict):
        yield from _parts(was, is_, path)
    else:
        yield f"{_title(path)}: {_shown(is_)} instead of {_shown(was)}."


def _title(path: Path) -> str:
    """The part of a scenario at a path, as the beginning of a sentence."""
    plain = _plain(path)
    head = "Patch, " if plain != path else ""
    kind = kind_of(plain)
    if kind is not None:
        name = "/".join(plain[1::2]) if plain[0] == "places" else plain[-1]
        return f"{head}{kind} {name}" if head else f"{kind.capitalize()} {name}"
    words = " ".join(plain).replace("_", " ") or "scenario"
    return f"{head}{words}" if head else words.capitalize()


def _fields(was: Any, is_: Any, name: str) -> Iterator[str]:
    """What is different in one field."""
    if was is _ABSENT:
        yield f"{name} {_shown(is_)} (new)"
    elif is_ is _ABSENT:
        yield f"no {name} (was {_shown(was)})"
    elif isinstance(was, dict) and isinstance(is_, dict):
        for key in [*is_, *(key for key in was if key not in is_)]:
            old, new = was.get(key, _ABSENT), is_.get(key, _ABSENT)
            if old is _ABSENT or new is _ABSENT or old != new:
                yield from _fields(old, new, f"{name}.{key}")
    elif isinstance(was, list) and isinstance(is_, list):
        yield from _lists(was, is_, name)
    else:
        yield f"{name} {_shown(is_)} instead of {_shown(was)}"


def _lists(was: list[Any], is_: list[Any], name: str) -> Iterator[str]:
    if any(isinstance(each, dict) for each in (*was, *is_)):
        for number in range(max(len(was), len(is_))):
            old = was[number] if number < len(was) else _ABSENT
            new = is_[number] if number < len(is_) else _ABSENT
            if old is _ABSENT or new is _ABSENT or old != new:
                yield from _fields(old, new, f"{name} {number + 1}")
        return
    fresh, gone = [each for each in is_ if each not in was], [each for each in was if each not in is_]
    if len(was) == len(is_) or not (fresh or gone):
        yield f"{name} {_shown(is_)} instead of {_shown(was)}"
        return
    said = [
        f"{word} {', '.join(_shown(each) for each in those)}"
        for word, those in (("with", fresh), ("without", gone))
        if those
    ]
    yield f"{name} {' and '.join(said)}"


def _shown(value: Any) -> str:
    text = _flow(value)
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 3]}..."


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(each) for each in value) + "]"
    return "null" if value is None else value if value.isprintable() and value.strip() else scalar(value)
