"""A fact: one thing that a scenario says and that could give way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from planner.domain.policies import Policies
from planner.domain.rule_packs import RULE_PACKS
from planner.domain.scenario import Scenario

WIDE = 1_000_000
"""A number that limits nothing."""
PLENTY = 10_000
"""More of a pool than all meetings take; a search counts each of them."""
Lift = Callable[[Scenario], Scenario]
"""Gives a scenario that does not say something any more."""


@dataclass(frozen=True)
class Fact:
    """One thing that a scenario says; `lift` gives a scenario that does not say it, and leaves everything else as it is.

    `path` is where it stands, or would stand, in the file. It is told as `says`, after the names of whom it is said: facts that
    say the same of several are told at once.
    """

    path: str
    says: str
    lift: Lift
    of: str = ""
    """Of whom or what it is said, such as a meeting's title; empty where `says` is a whole sentence."""


def lifted(scenario: Scenario, facts: Iterable[Fact]) -> Scenario:
    """The scenario without these facts."""
    for fact in facts:
        scenario = fact.lift(scenario)
    return scenario


def entry_changed(field: str, key: str, change: Callable[[Any], BaseModel | None]) -> Lift:
    """Changes one entry of a map of the scenario, or takes it out where the change gives None."""

    def lift(scenario: Scenario) -> Scenario:
        entries = dict(getattr(scenario, field))
        if key in entries:
            entry = change(entries.pop(key))
            if entry is not None:
                entries[key] = entry
        return scenario.model_copy(update={field: dict(sorted(entries.items()))})

    return lift


def entry_with(field: str, key: str, **values: object) -> Lift:
    """Gives fields of one entry of a map other values."""
    return entry_changed(field, key, lambda entry: entry.model_copy(update=values))


def without_entry(field: str, key: str) -> Lift:
    """Takes one entry of a map out."""
    return entry_changed(field, key, lambda _: None)


def policies_with(change: Callable[[Policies], dict[str, object]]) -> Lift:
    """Gives fields of the policies other values."""

    def lift(scenario: Scenario) -> Scenario:
        policies = scenario.policies.model_copy(update=change(scenario.policies))
        return scenario.model_copy(update={"policies": policies})

    return lift


def in_file(part: BaseModel, path: str) -> bool:
    """Whether a path such as `policies.daily_meetings` was written by somebody, and is no default or of the rule pack."""
    if isinstance(part, Scenario) and path.startswith("policies.") and _of_the_pack(part, path.split(".")[1:]):
        return False
    value: Any = part
    for name in path.split("."):
        if isinstance(value, BaseModel):
            name = _field(value, name)
            if name not in value.model_fields_set:
                return False
            value = getattr(value, name)
        elif isinstance(value, dict) and name in value:
            value = value[name]
        else:
            return False
    return True


def _field(part: BaseModel, name: str) -> str:
    """The field that a file calls by that name."""
    return next((field for field, info in type(part).model_fields.items() if info.alias == name), name)


def _of_the_pack(scenario: Scenario, names: list[str]) -> bool:
    """Whether a figure of the policies is the one that the rule pack brings along."""
    own: Any = scenario.policies
    brought: Any = RULE_PACKS[scenario.rule_pack].figures
    packed: Any = Policies.model_validate(brought)
    for name in names:
        if not isinstance(brought, dict) or name not in brought:
            return False
        brought = brought[name]
        own, packed = (each[name] if isinstance(each, dict) else getattr(each, name) for each in (own, packed))
    return bool(own == packed)
