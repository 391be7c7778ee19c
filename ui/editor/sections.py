"""The sections of the editor: which parts of a scenario each holds, and where a fault belongs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.errors import Fault

Path = tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A kind of entries: where they lie in the tree (`*` for any id), what one is called, and what several are."""

    name: str
    pattern: Path
    one: str
    many: str

    def holds(self, path: Path) -> bool:
        """Whether an entry of that path is one of these."""
        return len(path) == len(self.pattern) and all(
            want in ("*", step) for want, step in zip(self.pattern, path, strict=True)
        )


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


def _part(pattern: str, one: str, many: str | None = None) -> Part:
    path = tuple(pattern.split("."))
    return Part(path[-2].replace("_", " "), path, one, many or f"{one}s")


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
            _part("places.*", "city", "cities"),
            _part("places.*.venues.*", "venue"),
            _part("places.*.venues.*.rooms.*", "room"),
        ),
    ),
    Section("routes", "Routes", (_part("routes.*", "route"),)),
    Section(
        "people",
        "Delegations and people",
        (
            _part("people.*", "person", "people"),
            _part("delegations.*", "delegation"),
            _part("roles.*", "role"),
            _part("parties.*", "party", "parties"),
        ),
    ),
    Section("meetings", "Meetings", (_part("meetings.*", "meeting"),)),
    Section("relations", "Relations", (_part("relations.*", "relation"),)),
    Section("permits", "Permits", (_part("permits.*", "permit"),)),
    Section("resources", "Resources", (_part("resources.*", "resource"),)),
    Section(
        "rules",
        "Rules",
        (_part("policies.quiet_times.*", "quiet time"), _part("policies.quotas.*", "quota")),
        fields=("rule_pack",),
        maps=((("policies",), "Figures in force"),),
    ),
    Section("yaml", "YAML"),
)
BY_NAME: Mapping[str, Section] = {section.name: section for section in SECTIONS}
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
    parts = [part for section in SECTIONS for part in section.parts]
    for length in range(len(path), 1, -1):
        for part in parts:
            if part.holds(path[:length]):
                return part, path[:length]
    return None


def entries(part: Part, tree: Mapping[str, Any]) -> list[Path]:
    """The paths of all entries of a part, in the order of the file."""
    return _matching(part.pattern, tree)


def maps_of(part: Part, tree: Mapping[str, Any]) -> list[Path]:
    """The paths of the maps in which entries of a part can lie, be they there or not."""
    *around, name, _ = part.pattern
    outer = _matching(tuple(around), tree) if "*" in around else [tuple(around)]
    return [(*path, name) for path in outer]


def _matching(pattern: Path, tree: Mapping[str, Any]) -> list[Path]:
    found: list[tuple[Path, Any]] = [((), tree)]
    for want in pattern:
        inside: list[tuple[Path, Any]] = []
        for path, value in found:
            if isinstance(value, Mapping):
                keys = list(value) if want == "*" else [want] * (want in value)
                inside += [((*path, key), value[key]) for key in keys]
        found = inside
    return [path for path, _ in found]


def faults_of(section: Section, faults: Iterable[Fault]) -> list[Fault]:
    """The faults that belong to a section."""
    return [fault for fault in faults if section_of(fault.path) is section]


def label_of(section: Section, tree: Mapping[str, Any], faults: Iterable[Fault]) -> str:
    """The title of a section with how much is in it, and how much of that is wrong."""
    number = sum(len(entries(part, tree)) for part in section.parts)
    wrong = len(faults_of(section, faults))
    words = f"{section.title} {number}" if section.parts and number else section.title
    return f"{words} · {wrong} wrong" if wrong else words
