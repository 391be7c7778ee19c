"""The scenario's models as fields that people write: names in the file, kinds of values, and the way down to one of them."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from planner.domain.base import Part
from planner.domain.scenario import Scenario

RELATION_TAG = "rule"


def fields_of(model: type[Part]) -> dict[str, FieldInfo]:
    """The fields of a model by the names that files use, in the order of the model."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def bare(annotation: Any) -> Any:
    """An annotation without its readers and without `None`; a union of one is that one."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        arms = [arm for arm in get_args(annotation) if arm is not type(None)]
        if len(arms) == 1:
            return bare(arms[0])
    return annotation


def peeled(annotation: Any, metadata: Sequence[Any] = ()) -> tuple[Any, list[Any]]:
    """An annotation without readers and without `None`, and everything that is said about its values, flat."""
    found = list(metadata)
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *own = get_args(annotation)
            found = [*own, *found]
        elif get_origin(annotation) in (Union, types.UnionType):
            arms = [arm for arm in get_args(annotation) if arm is not type(None)]
            if len(arms) != 1:
                break
            annotation = arms[0]
        else:
            break
    return annotation, [part for said in found for part in (said.metadata if isinstance(said, FieldInfo) else [said])]


def arms_of(annotation: Any) -> tuple[type[Part], ...]:
    """The models that an annotation allows: one, several (relations), or none."""
    annotation = bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return (annotation,)
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(arm for each in get_args(annotation) for arm in arms_of(each))
    return ()


def tag_of(model: type[Part]) -> str | None:
    """The word under `rule` that chooses this relation, or None for other models."""
    field = model.model_fields.get(RELATION_TAG)
    return None if field is None else str(get_args(field.annotation)[0])


def model_at(path: Sequence[str], tree: Any) -> type[Part] | None:
    """The model of the map at a path of a tree, or None where there is none or the tree does not say which."""
    annotation: Any = Scenario
    for step in path:
        annotation = _inside(annotation, step, tree)
        if annotation is None:
            return None
        tree = _child(tree, step)
    return _chosen(annotation, tree)


def field_at(path: Sequence[str], tree: Any) -> FieldInfo | None:
    """The field that a path ends with, or None where it ends with an id, with a place in a list, or nowhere."""
    if not path:
        return None
    model = model_at(path[:-1], tree)
    return None if model is None else fields_of(model).get(path[-1])


def _chosen(annotation: Any, tree: Any) -> type[Part] | None:
    arms = arms_of(annotation)
    if len(arms) == 1:
        return arms[0]
    tag = tree.get(RELATION_TAG) if isinstance(tree, Mapping) else None
    return next((arm for arm in arms if tag_of(arm) == tag), None)


def _inside(annotation: Any, step: str, tree: Any) -> Any:
    model = _chosen(annotation, tree)
    if model is not None:
        field = fields_of(model).get(step)
        return None if field is None else field.annotation
    annotation = bare(annotation)
    if get_origin(annotation) is dict:
        return get_args(annotation)[1]
    if get_origin(annotation) is tuple:
        return _entry(get_args(annotation), step)
    return None


def _entry(kinds: tuple[Any, ...], step: str) -> Any:
    if not step.isdigit():
        return None
    if kinds[-1] is Ellipsis:
        return kinds[0]
    return kinds[int(step)] if int(step) < len(kinds) else None


def _child(tree: Any, step: str) -> Any:
    if isinstance(tree, Mapping):
        return tree.get(step)
    if isinstance(tree, list | tuple) and step.isdigit() and int(step) < len(tree):
        return tree[int(step)]
    return None
