"""One field of a form as a record: what it is called, what it holds, and what can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ui.fields.kinds import Kind
from ui.fields.trees import Path, Tree


class Choice(NamedTuple):
    """Something that can be chosen: the value as the file writes it, what people call it, and what tells it from others."""

    value: str
    label: str
    about: str = ""


@dataclass(frozen=True)
class FormField:
    """One field of a form, without its value: that stands in the tree, at the entry's path and then `path`."""

    path: Path
    """Its path from the entry on, such as ("who", "required")."""
    label: str
    """What it is called: "Least rank"; never the key in the file."""
    kind: Kind
    """What it holds."""
    group: str = ""
    """The fields that it stands with: "Who attends"; empty for the entry's own."""
    help: str = ""
    """What it means, from the model."""
    unit: str = ""
    """What can be written, in words."""
    example: str = ""
    """A value as people write it."""
    required: bool = False
    """Whether the entry, as it stands in the tree, is not valid without it."""
    default: Tree | None = None
    """What holds where it is absent, as the file would write it; None where nothing does."""
    placeholder: str = ""
    """The same in words, to be shown grey: the default as it is typed, or what the model says of absence."""
    source: str = ""
    """Where the default comes from: the source of its figure, or the rule pack."""
    choices: tuple[Choice, ...] = ()
    """What can be chosen, in the order in which it is shown; for IDs, TAGS and LANGUAGES only what is in use."""
    zone: str | None = None
    """The IANA zone whose clock its times are told by; None where there is none or it is not known."""
    least: float | None = None
    """The least number that is allowed."""
    most: float | None = None
    """The greatest number that is allowed."""
    columns: tuple[FormField, ...] = ()
    """The fields of each of its records."""

    @property
    def key(self) -> str:
        """A name for a widget, different for every field of a form."""
        return ".".join(self.path)
