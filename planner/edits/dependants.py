"""What refers to an entry, and what is left of it when the entry goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from planner.domain.references.mentions import Form, Mention, Short, kind_of, mentions, owner_of
from planner.edits.edit import Remove, Several
from planner.edits.marks import MARK, Path, marked, tree_of
from planner.edits.trees import value_at


class Fate(StrEnum):
    """What becomes of something that refers to an entry which goes."""

    LOSES = "loses"
    """It only names it no longer."""
    GOES = "goes"
    """It cannot be without it, and goes too."""
    BROKEN = "broken"
    """It cannot be without it, and is left as it is for somebody to decide."""


@dataclass(frozen=True)
class Dependant:
    """One reference to an entry: the path of the value or key that names it, a sentence, and what becomes of it."""

    path: Path
    sentence: str
    fate: Fate

    @property
    def owner(self) -> Path:
        """The path of the entry that it stands in."""
        return owner_of(self.path)


def dependants(scenario: str | dict[str, Any], path: Path) -> tuple[Dependant, ...]:
    """What refers to an entry, or to something in it; also what refers to that which would go with it.

    The scenario is a text, or its tree. Raises InputError where the path leads nowhere.
    """
    return _Hanging(_tree(scenario), path).found


def removal(scenario: str | dict[str, Any], path: Path) -> Several:
    """The edit that takes an entry out with everything that cannot be without it.

    References to it go, and so do relations, permits, routes, parties, quotas and the like that would have too few left.
    Meetings, people and delegations never go by themselves: what is broken in them stays, and `dependants` names it.
    """
    return _Hanging(_tree(scenario), path).edit


def _tree(scenario: str | dict[str, Any]) -> Any:
    return tree_of(marked(scenario.removeprefix(MARK))) if isinstance(scenario, str) else scenario


class _Hanging:
    """Everything that hangs on one entry."""

    def __init__(self, tree: Any, path: Path) -> None:
        value_at(tree, path)
        self._tree = tree
        self._path = path
        self._gone = [path]
        self._mentions = list(mentions(tree))
        fates: dict[Path, tuple[Mention, Fate]] = {}
        while True:
            fates = {mention.path: (mention, fate) for mention, fate in self._hit()}
            new = {owner_of(path) for path, (_, fate) in fates.items() if fate is Fate.GOES} - set(self._gone)
            if not new:
                break
            self._gone += sorted(new)
        self._fates = fates

    @property
    def found(self) -> tuple[Dependant, ...]:
        """Every reference, in the order of the fields of a scenario."""
        return tuple(Dependant(path, self._sentence(*each), each[1]) for path, each in self._fates.items())

    @property
    def edit(self) -> Several:
        """The edit that leaves nothing behind that could go."""
        lost = [path for path, (_, fate) in self._fates.items() if fate is Fate.LOSES]
        return Several(tuple(Remove(path) for path in [*sorted(lost, key=_last_first, reverse=True), *self._gone]))

    def _hit(self) -> Iterator[tuple[Mention, Fate]]:
        """The references that name nothing any more, outside of what goes."""
        hit = [each for each in self._mentions if each.targets and not each.stands(self._gone)]
        for mention in hit:
            owner = owner_of(mention.path)
            if self._goes(mention.path) and owner != mention.path and not self._direct(owner):
                yield mention, Fate.GOES
            elif not self._goes(mention.path):
                beside = sum(each.path[:-1] == mention.path[:-1] for each in hit)
                yield mention, self._fate(mention, beside)

    def _direct(self, path: Path) -> bool:
        return path[: len(self._path)] == self._path

    def _goes(self, path: Path) -> bool:
        return any(path[: len(gone)] == gone for gone in self._gone)

    def _fate(self, mention: Mention, beside: int) -> Fate:
        """What becomes of a reference of which `beside` in the same list lead nowhere."""
        left = 0
        least = mention.field.least
        if mention.field.pattern[-1] == "#":
            names = value_at(self._tree, mention.path[:-1])
            left = len(names) - beside
            if mention.path[-2] == "of":
                least = max(least, _number(value_at(self._tree, mention.path[:-2])))
                left += sum(self._more_than_one(name) for name in names if name != mention.text)
        if left >= least:
            return Fate.LOSES
        return Fate.GOES if mention.field.short is Short.GOES else Fate.BROKEN

    def _more_than_one(self, name: Any) -> int:
        """For how many a name in a list stands beyond the one that it is."""
        groups = self._tree.get("groups")
        group = groups.get(name) if isinstance(groups, dict) and isinstance(name, str) else None
        members = group.get("members") if isinstance(group, dict) else None
        return max(0, len(members) - 1) if isinstance(members, list) else 0

    def _sentence(self, mention: Mention, fate: Fate) -> str:
        owner = owner_of(mention.path)
        kind = kind_of(owner)
        who = (
            f"{kind} {owner[-1]}"
            if kind is not None
            else "the scenario"
            if owner == mention.path
            else f"the {owner[0]}"
        )
        fields = [step for step in mention.field.pattern[len(owner) :] if step not in ("*", "#", "@")] or [owner[-1]]
        what = "it" if any(self._direct(each) for each in mention.targets) else self._named(mention)
        if mention.field.form is Form.PAIR:
            return f"{who} has a ground time to {what}, `{mention.text}`"
        verb = "names" if fate is Fate.LOSES else "needs"
        return f"{who} {verb} {what} {'under' if fate is Fate.LOSES else 'as'} `{'.'.join(fields)}`"

    def _named(self, mention: Mention) -> str:
        target = next(each for each in mention.targets if self._goes(each))
        return f"{kind_of(target)} {target[-1]}"


def _number(group: Any) -> int:
    least = group.get("least", "1") if isinstance(group, dict) else "1"
    return int(least) if isinstance(least, str) and least.isascii() and least.isdecimal() else 1


def _last_first(path: Path) -> tuple[tuple[int, str], ...]:
    """An order in which places of a list are compared by their number."""
    return tuple((int(step), "") if step.isdecimal() else (-1, step) for step in path)
