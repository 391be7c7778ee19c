"""The sections of the editor: which parts of a scenario each holds, and where a fault belongs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.domain.references.mentions import ENTRIES, kind_of, owner_of
from planner.errors import Fault
from ui.fields.form import pattern_of
from ui.fields.tables import PARTS, paths_of
from ui.fields.trees import Path


@dataclass(frozen=True)
class Part:
    """A kind of entries: the name of its table, and what several are called."""

    name: str
    many: str

    @property
    def pattern(self) -> Path:
        """Where they lie in the tree, with `*` for any id."""
        return PARTS[self.name].pattern

    @property
    def one(self) -> str:
        """What one is called."""
        return ENTRIES[self.pattern]


@dataclass(frozen=True)
class Section:
    """A section: its name in the address, its title, the entries that it lists, and what it edits besides.

    `fields` are fields of the scenario itself; `maps` are the paths of maps that it edits as a whole, each with a heading.
    """

    name: str
    title: str
    parts: tuple[Part, ...] = ()
    fields: tuple[str, ...] = ()
    maps: tuple[tuple[Path, str], ...] = ()


SECTIONS: tuple[Section, ...] = (
    Section(
        "summit",
        "Summit and horizon",
        fields=("title", "home", "note"),
        maps=((("horizon",), "Horizon"), (("summit",), "Summit")),
    ),
    Section(
        "places",
        "Places",
        (
            Part("places", "cities"),
            Part("venues", "venues"),
            Part("rooms", "rooms"),
        ),
    ),
    Section("routes", "Routes", (Part("routes", "routes"),)),
    Section(
        "people",
        "Delegations and people",
        (
            Part("people", "people"),
            Part("delegations", "delegations"),
            Part("roles", "roles"),
            Part("parties", "parties"),
            Part("groups", "groups"),
        ),
        maps=((("order_of_precedence",), "Order of precedence"),),
    ),
    Section(
        "whereabouts",
        "Known journeys and stays",
        (
            Part("journeys", "journeys"),
            Part("stays", "stays"),
        ),
    ),
    Section("meetings", "Meetings", (Part("meetings", "meetings"),)),
    Section("relations", "Relations", (Part("relations", "relations"),)),
    Section("permits", "Permits", (Part("permits", "permits"),)),
    Section("work", "Preparations", (Part("work", "pieces of work"),)),
    Section("resources", "Resources", (Part("resources", "resources"),)),
    Section(
        "rules",
        "Rules",
        (Part("quiet times", "quiet times"), Part("quotas", "quotas"), Part("waivers", "waivers")),
        fields=("rule_pack",),
        maps=((("policies",), "Figures in force"),),
    ),
    Section("yaml", "YAML"),
)
BY_NAME: Mapping[str, Section] = {section.name: section for section in SECTIONS}
_BY_PATTERN = {part.pattern: part for section in SECTIONS for part in section.parts}
_TOP = {"schema": "summit"} | {
    top: section.name
    for section in SECTIONS
    for top in (
        *(part.pattern[0] for part in section.parts),
        *section.fields,
        *(path[0] for path, _ in section.maps),
    )
}


def section_of(path: Path) -> Section:
    """The section to which what stands at a path belongs; what has none belongs to the YAML."""
    top = path[0] if path else "yaml"
    return BY_NAME[_TOP.get(top, "yaml")]


def entry_of(path: Path) -> tuple[Part, Path] | None:
    """The entry in which something stands, and what it is: the innermost one; None where it is in none."""
    owner = owner_of(path)
    return None if kind_of(owner) is None else (_BY_PATTERN[pattern_of(owner)], owner)


def entries(part: Part, tree: Mapping[str, Any]) -> tuple[Path, ...]:
    """The paths of all entries of a part, in the order of the file."""
    return paths_of(part.name, tree)


def maps_of(part: Part, tree: Mapping[str, Any]) -> list[Path]:
    """The paths of the maps in which entries of a part can lie, be they there or not."""
    *around, name, _ = part.pattern
    outer = _BY_PATTERN.get(tuple(around))
    return [(*path, name) for path in ((tuple(around),) if outer is None else entries(outer, tree))]


def faults_of(section: Section, faults: Iterable[Fault]) -> list[Fault]:
    """The faults that belong to a section."""
    return [fault for fault in faults if section_of(fault.path) is section]


def label_of(section: Section, tree: Mapping[str, Any], faults: Iterable[Fault]) -> str:
    """The title of a section with how much is in it, and how much of that is wrong."""
    number = sum(len(entries(part, tree)) for part in section.parts)
    wrong = len(faults_of(section, faults))
    words = f"{section.title} {number}" if section.parts and number else section.title
    return f"{words} · {wrong} wrong" if wrong else words
