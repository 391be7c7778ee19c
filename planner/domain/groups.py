"""Groups put in place: wherever people are listed, a group stands for its members, as if each were written there.

Works on the tree of a file, whatever is wrong with it, and remembers where every name was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Path = tuple[str, ...]

LISTS: tuple[Path, ...] = tuple(
    tuple(pattern.split("."))
    for pattern in (
        "people.*.deputies",
        "roles.*.acting",
        "parties.*.members",
        "meetings.*.who.required",
        "meetings.*.who.optional",
        "meetings.*.who.any_of.#.of",
        "meetings.*.who.joins_after",
        "meetings.*.who.leaves_after",
        "meetings.*.who.in_person",
        "meetings.*.stages.#.who",
        "permits.*.for",
        "work.*.by",
        "waivers.*.who",
    )
)
"""The lists, and the maps with a figure for each, in which a group stands for its members; `*` is any id, `#` any place."""
MAPS = ("optional", "joins_after", "leaves_after")
"""The last steps of those that are maps."""
MOST_NAMES = 500_000
"""Names that groups may stand for in one scenario: two short lists could otherwise ask for more than a machine can hold."""


class Origin(NamedTuple):
    """Where a name was written that stands in a list now, and the group that it came with; None where it stands there itself."""

    path: Path
    group: str | None
    name: Any


@dataclass
class PutInPlace:
    """A tree in which members stand in place of their groups."""

    tree: Any
    origins: dict[Path, Origin] = field(default_factory=dict)
    """By the path of each name in a list that named a group."""
    too_many: bool = False
    """Whether the groups stand for more names than are put in place."""

    def origin(self, path: Path) -> Origin | None:
        """Where what stands at a path now, or around it, was written, by its path in the file; None where nothing was moved."""
        for length in range(len(path), 0, -1):
            if (found := self.origins.get(path[:length])) is not None:
                return found._replace(path=(*found.path, *path[length:]))
        return None


def put_in_place(tree: Any) -> PutInPlace:
    """A scenario's tree in which every group is replaced by its members; nobody is named twice because of a group."""
    groups = _groups(tree) if isinstance(tree, Mapping) else {}
    return _Putting(tree, groups).done() if groups else PutInPlace(tree)


def _groups(tree: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
    """The members of every group that can stand for somebody: those that are groups themselves are left out."""
    groups = tree.get("groups")
    if not isinstance(groups, Mapping):
        return {}
    others = {each for part in ("people", "roles", "delegations", "parties") for each in _keys(tree.get(part))}
    found = {}
    for id_, group in groups.items():
        members = group.get("members") if isinstance(group, Mapping) else getattr(group, "members", None)
        if isinstance(members, list | tuple) and id_ not in others:
            those = tuple(each for each in members if isinstance(each, str) and each not in groups)
            found[id_] = tuple(dict.fromkeys(those))
    return {id_: members for id_, members in found.items() if members}


def _keys(part: Any) -> Iterator[Any]:
    yield from part if isinstance(part, Mapping) else ()


class _Putting:
    """The work on one tree."""

    def __init__(self, tree: Any, groups: Mapping[str, tuple[Any, ...]]) -> None:
        self._tree, self._groups = tree, groups
        self._left = MOST_NAMES
        self._done = PutInPlace(tree)

    def done(self) -> PutInPlace:
        """The tree with everything in its place."""
        tree = self._tree
        for pattern in LISTS:
            tree = self._walked(tree, pattern, ())
        self._done.tree = tree
        return self._done

    def _walked(self, tree: Any, pattern: Path, path: Path) -> Any:
        """The tree with the lists of a pattern written out; parts without a group are those of the old tree."""
        if not pattern:
            return self._written_out(tree, path)
        step, rest = pattern[0], pattern[1:]
        if step == "#" and isinstance(tree, list | tuple):
            inside = [self._walked(each, rest, (*path, str(number))) for number, each in enumerate(tree)]
            return tree if all(one is other for one, other in zip(inside, tree, strict=True)) else inside
        if step == "#" or not isinstance(tree, Mapping):
            return tree
        keys = [key for key in tree if step in ("*", key)]
        changed = {key: self._walked(tree[key], rest, (*path, key)) for key in keys}
        if path and path[-1] == "who" and step == "optional" and changed.get(step) is not tree.get(step):
            changed[step] = self._not_required(changed[step], tree.get("required"), (*path, step))
        return tree if all(changed[key] is tree[key] for key in keys) else {**tree, **changed}

    def _written_out(self, tree: Any, path: Path) -> Any:
        if not isinstance(tree, Mapping if path[-1] in MAPS else list | tuple):
            return tree
        names = list(tree)
        if not any(isinstance(name, str) and name in self._groups for name in names):
            return tree
        entries = list(self._entries(names, path, self._itself(path)))
        if isinstance(tree, Mapping):
            self._done.origins |= {(*path, str(each.name)): each for each in entries}
            return {each.name: tree[each.group or each.name] for each in entries}
        self._done.origins |= {(*path, str(number)): each for number, each in enumerate(entries)}
        return [each.name for each in entries]

    def _entries(self, names: Sequence[Any], path: Path, itself: Any) -> Iterator[Origin]:
        """The names of a list one by one: a group's only where they do not stand there already, nor further on by themselves."""
        in_a_map = path[-1] in MAPS
        alone = {name for name in names if isinstance(name, str)} if in_a_map else set()
        grouped: dict[str, bool] = {}
        for number, name in enumerate(names):
            step = str(name) if in_a_map else str(number)
            members = self._groups.get(name) if isinstance(name, str) else None
            if members is not None and (len(members) > self._left):
                self._done.too_many = True
                members = None
            if members is None:
                if not isinstance(name, str) or not grouped.get(name, False):
                    yield Origin((*path, step), None, name)
                if isinstance(name, str):
                    grouped.setdefault(name, False)
                continue
            self._left -= len(members)
            for member in members:
                if member not in grouped and member not in alone and member != itself:
                    grouped[member] = True
                    yield Origin((*path, step), name, member)

    def _itself(self, path: Path) -> Any:
        """Whom a group does not bring into a list: a person is no deputy of their own, a holder needs not act for the role."""
        if path[0] == "people":
            return path[1]
        return self._tree["roles"][path[1]].get("holder") if path[0] == "roles" else None

    def _not_required(self, optional: Any, required: Any, path: Path) -> Any:
        """The weights without members of groups who are required."""
        named = (
            set(required) if isinstance(required, list | tuple) and all(isinstance(e, str) for e in required) else ()
        )
        origins = self._done.origins
        gone = [name for name in optional if name in named and origins[(*path, str(name))].group is not None]
        for name in gone:
            del origins[(*path, str(name))]
        return {name: weight for name, weight in optional.items() if name not in gone}
