"""What entries of a scenario are called by people, also in a draft that is half broken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ui.editor.sections import Part, Path
from ui.fields.trees import value_at

_NAMES = ("title", "name", "why")


def title_of(tree: Mapping[str, Any], path: Path) -> str:
    """The title or name of an entry, its id where it has none."""
    entry = value_at(tree, path)
    if isinstance(entry, Mapping):
        for name in _NAMES:
            if isinstance(said := entry.get(name), str) and said.strip():
                return said
    return path[-1]


def entry_words(part: Part, tree: Mapping[str, Any], path: Path) -> str:
    """An entry with what it is: `Meeting Working dinner`."""
    return f"{part.one[:1].upper()}{part.one[1:]} {title_of(tree, path)}"
