"""A whole scenario as text: what it says, in the order of the models, and nothing that holds without being said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from planner.domain.base import Part
from planner.domain.policies import Policies
from planner.domain.rule_packs import RULE_PACKS
from planner.domain.scenario import Scenario
from planner.edits.changes import apply
from planner.edits.edit import Set
from planner.files.fields import fields_of, peeled
from planner.files.forms import written


def text_of(scenario: Scenario) -> str:
    """A scenario as YAML; read again it is the same scenario. What holds by default, or by its rule pack, is left out."""
    return apply("{}\n", Set((), said(scenario)))


def said(scenario: Scenario) -> dict[str, Any]:
    """The tree of what a scenario says."""
    pack = Policies.model_validate(RULE_PACKS[scenario.rule_pack].figures)
    tree = _said(scenario.model_copy(update={"policies": Policies()}))
    policies = _said(scenario.policies, pack)
    return {**tree, "policies": policies} if policies else tree


def _said(part: Part, usual: Part | None = None) -> dict[str, Any]:
    """The fields of a part that are not as usual: as in another part of its kind, else as by default."""
    tree: dict[str, Any] = {}
    for name, field in fields_of(type(part)).items():
        attribute = next(each for each, known in type(part).model_fields.items() if known is field)
        value = getattr(part, attribute)
        default = field.get_default(call_default_factory=True) if usual is None else getattr(usual, attribute)
        if value != default:
            tree[name] = _value(value, field.annotation, field.metadata, default if isinstance(default, Part) else None)
    return tree


def _value(value: Any, annotation: Any, metadata: Sequence[Any] = (), usual: Part | None = None) -> Any:
    if isinstance(value, Part):
        return _said(value, usual)
    annotation, metadata = peeled(annotation, metadata)
    if isinstance(value, dict):
        return {key: _value(inside, get_args(annotation)[1]) for key, inside in value.items()}
    if isinstance(value, tuple) and all(isinstance(inside, Part) for inside in value):
        return [_said(inside) for inside in value]
    return written(value, metadata)
