"""A change of a scenario that a planner could make: what it says, where it stands, and the scenario with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from planner.domain.patch import Tree
from planner.domain.scenario import Scenario

Path = tuple[str, ...]
ALIASES = {"from_": "from", "for_": "for"}


@dataclass(frozen=True)
class Change:
    """One value of a scenario that becomes another, or an entry that goes.

    `value` is as the scenario holds it, `text` as its file does: text, a list or a map of texts, None where it goes. `says` is a
    sentence that tells a planner what to do, `grade` how much it asks of them: 1 for a little, 9 for giving up what was wanted.
    """

    path: Path
    value: Any = field(compare=False)
    text: Tree = field(compare=False)
    says: str
    grade: int
    besides: tuple[tuple[Path, Any], ...] = field(default=(), compare=False)
    """What else changes while it is tried, and stands in no file."""

    @property
    def kind(self) -> str:
        """What kind of thing it changes, whichever meeting or person that is of."""
        first, *rest = self.path
        return ".".join((first, *(rest[:1] if first in ("policies", "horizon") else rest[1:])))

    def made(self, scenario: Scenario) -> Scenario:
        """The scenario with it; where it does not hold what is changed, it is left as it is."""
        for path, value in ((self.path, self.value), *self.besides):
            scenario = _with(scenario, path, value)
        return scenario

    @property
    def patch(self) -> Tree:
        """The same as a patch on the scenario's file (RFC 7396)."""
        patch: Tree = self.text
        for name in reversed(self.path):
            patch = {ALIASES.get(name, name): patch}
        return patch


def all_made(scenario: Scenario, changes: Iterable[Change]) -> Scenario:
    """The scenario with several changes."""
    for change in changes:
        scenario = change.made(scenario)
    return scenario


def patch_of(changes: Iterable[Change]) -> Tree:
    """Several changes as one patch."""
    patch: Tree = {}
    for change in changes:
        patch = merge_patches(patch, change.patch)
    return patch


def merge_patches(first: Tree, second: Tree) -> Tree:
    """A patch that does what two do, the second after the first; what goes stays gone."""
    if not isinstance(first, dict) or not isinstance(second, dict):
        return second
    joined = dict(first)
    for key, value in second.items():
        joined[key] = merge_patches(joined[key], value) if key in joined else value
    return joined


def _with(part: Any, path: Path, value: Any) -> Any:
    name, *rest = path
    if isinstance(part, dict):
        if rest and name not in part:
            return part
        changed = {**part, name: _with(part[name], tuple(rest), value) if rest else value}
        return {key: each for key, each in sorted(changed.items()) if each is not None}
    if not isinstance(part, BaseModel):
        return part
    if rest and getattr(part, name) is None:
        return part
    inner = _with(getattr(part, name), tuple(rest), value) if rest else value
    return part.model_copy(update={name: inner})
