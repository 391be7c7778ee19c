"""What entries of a scenario are called by people, also in a draft that is half broken."""

from __future__ import annotations

from ui.editor.sections import Part
from ui.fields.trees import Path, Tree, name_of, text_at, value_at
from ui.fields.wording import capitalised


def title_of(tree: Tree, path: Path) -> str:
    """The title or name of an entry, of a relation its reason, else its id."""
    return name_of(value_at(tree, path), text_at(tree, (*path, "why")) or path[-1])


def entry_words(part: Part, tree: Tree, path: Path) -> str:
    """An entry with what it is: `Meeting Working dinner`."""
    return f"{capitalised(part.one)} {title_of(tree, path)}"
