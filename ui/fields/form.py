"""The form of any map in a scenario, made from the models: every field with its words, its kind and what can be chosen.

Models inside others are laid flat, so that a meeting is one form with groups. Nothing here raises on a draft with faults.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import annotated_types
from pydantic.fields import FieldInfo

from planner.domain.base import Part
from planner.domain.references.mentions import ENTRIES
from planner.domain.relations import Before, Relation
from planner.domain.rule_packs import RULE_PACKS
from planner.files.fields import RELATION_TAG, arms_of, bare, fields_of, model_at
from planner.files.forms import READERS, default_of, reader_of
from planner.files.model_words import OF_PATTERNS
from ui.fields.choices import Choices, word_choices
from ui.fields.field import Choice, FormField
from ui.fields.kinds import Kind, kind_of, peeled, record_of, rules_of, words_of
from ui.fields.showing import cell, shown
from ui.fields.trees import Path, Tree, text_at, value_at
from ui.fields.wording import absence_of, group_of, help_of, label_of
from ui.fields.zones import TIMED, zone_for

__all__ = ["Choice", "FormField", "Kind", "form_in", "form_of", "pattern_of"]

_EXAMPLES: dict[Kind, tuple[str, str]] = {
    Kind.TAGS: ("words of your own, separated by commas", "booth, vtc"),
    Kind.NAMES: ("names, separated by commas", "Kim Ju Song, Lee Yun-hyang"),
    Kind.REFERENCE: ("a name or an id", ""),
    Kind.REFERENCES: ("names or ids, separated by commas", ""),
    Kind.PLACE: ("a city, or city/venue, or city/venue/room", "singapore/capella"),
    Kind.PLACES: ("places, separated by commas", "singapore/capella, seoul"),
    Kind.FLAG: ("yes or no", "yes"),
    Kind.LENGTH: ("minutes, hours or days", "2 h 30"),
    Kind.COORDINATES: ("latitude and longitude in degrees", "37.956, 126.677"),
    Kind.HOURS: ("from one time of day to another", "08:00-20:00"),
    Kind.DAYS: ("days, separated by commas", "30 May, 1 June"),
    Kind.SPAN: ("from one day or moment to another", "30 May 19:00 to 2 June"),
    Kind.SPANS: ("from one day or moment to another; several with semicolons", "30 May 19:00 to 2 June"),
    Kind.WINDOW: ("from one day or moment to another; several with semicolons", "30 May 19:00 to 2 June"),
    Kind.AIRPORT: ("an airport's IATA or ICAO code", "SIN"),
    Kind.CALENDAR: ("a country, perhaps with a part of it", "US-NY"),
    Kind.LANGUAGES: ("languages or their codes, separated by commas", "en, ko"),
    Kind.PAIRS: ("pairs of languages, separated by commas", "en-ko, en-ja"),
    Kind.WEIGHTS: ("each with a number, separated by commas", ""),
    Kind.LENGTHS: ("each with a length of time, separated by commas", ""),
    Kind.GROUND: ("two venues and a length, separated by semicolons", "shangri-la - capella: 20 min"),
}
"""What can be written and an example, where the reader of one value does not say it."""

_ANY_RULE = "What is demanded of meetings, people or delegations."
_PLACES_IN_RELATIONS: dict[Path, int] = {(RELATION_TAG,): 0, ("why",): 2}


class _Planned(NamedTuple):
    """A field as far as no draft is needed for it, with its pattern and the model around it that may be absent."""

    field: FormField
    pattern: Path
    optional: Path | None


def form_of(path: Path, tree: Tree) -> tuple[FormField, ...]:
    """The fields of the map at a path of a scenario's tree, in the order of the models; () stands for the scenario itself.

    Nothing needs to stand there yet. A relation has the fields of its rule, and only those of every relation while it has
    none. Empty where no map can be.
    """
    return form_in(path, Choices(tree))


def form_in(path: Path, choices: Choices) -> tuple[FormField, ...]:
    """The same, where many forms of one draft are made: what can be chosen is found once."""
    tree = choices.tree
    model, pattern = _model(path, tree), pattern_of(path)
    if model is None:
        return ()
    planned = _planned(model, pattern)
    if pattern == ("relations", "*") and model is Before and not _has_rule(path, tree):
        planned = tuple(
            each._replace(
                field=replace(each.field, help=_ANY_RULE if each.field.path == (RELATION_TAG,) else each.field.help)
            )
            for each in planned
            if each.field.path in _PLACES_IN_RELATIONS
        )
    entry = value_at(tree, path)
    return tuple(_in_draft(each, path, entry, choices) for each in planned)


def pattern_of(path: Path) -> Path:
    """A path of a scenario with `*` for ids and `#` for places in lists, such as ("meetings", "*", "stages", "#")."""
    fitting: list[Path] = [
        pattern
        for pattern in ENTRIES
        if len(pattern) <= len(path) and all(want in ("*", step) for want, step in zip(pattern, path, strict=False))
    ]
    known = max(fitting, key=len, default=())
    return (*known, *("#" if step.isdecimal() else step for step in path[len(known) :]))


def _model(path: Path, tree: Tree) -> type[Part] | None:
    model = model_at(path, tree)
    return Before if model is None and pattern_of(path) == ("relations", "*") else model


def _has_rule(path: Path, tree: Tree) -> bool:
    return text_at(tree, (*path, RELATION_TAG)) in rules_of(Relation)


def _in_draft(planned: _Planned, path: Path, entry: Tree, choices: Choices) -> FormField:
    """A field with what the draft says of it."""
    field, tree = planned.field, choices.tree
    default, source = _packed(tree, (*path, *field.path))
    if default is None:
        default, source = field.default, field.source
    there = planned.optional is None or value_at(entry, planned.optional) is not None
    return replace(
        field,
        required=field.required and there,
        default=default,
        placeholder=field.placeholder if default == field.default else _words(field, default),
        source=source,
        choices=choices.venues_of(path[1]) if field.kind is Kind.GROUND else _choices(field, planned.pattern, choices),
        zone=zone_for(tree, path, field.path) if field.kind in TIMED else None,
        columns=tuple(
            replace(column, choices=_choices(column, (*planned.pattern, "#", *column.path), choices))
            for column in field.columns
        ),
    )


def _choices(field: FormField, pattern: Path, choices: Choices) -> tuple[Choice, ...]:
    return field.choices or choices.of(field.kind, pattern)


def _packed(tree: Tree, path: Path) -> tuple[Tree | None, str]:
    """What the rule pack in force says at a path, and that it does."""
    if path[:1] != ("policies",):
        return None, ""
    pack = text_at(tree, ("rule_pack",)) or "standard"
    return value_at(RULE_PACKS[pack].figures if pack in RULE_PACKS else None, path[1:]), f"rule pack {pack}"


@cache
def _planned(model: type[Part], pattern: Path) -> tuple[_Planned, ...]:
    found = _laid_flat(model, pattern, (), "", None)
    if pattern == ("relations", "*"):  # every relation inherits its reason, which would come before the rule
        found.sort(key=lambda planned: _PLACES_IN_RELATIONS.get(planned.field.path, 1))
    return tuple(found)


def _laid_flat(model: type[Part], pattern: Path, path: Path, group: str, optional: Path | None) -> list[_Planned]:
    found: list[_Planned] = []
    for name, info in fields_of(model).items():
        inner = bare(info.annotation)
        if isinstance(inner, type) and issubclass(inner, Part):
            around = optional if optional is not None or info.is_required() else (*path, name)
            found += _laid_flat(inner, (*pattern, name), (*path, name), group_of(info.description), around)
        else:
            field = _field(model, name, info, (*pattern, name))
            found.append(_Planned(replace(field, path=(*path, name), group=group), (*pattern, name), optional))
    return found


def _field(model: type[Part], name: str, info: FieldInfo, pattern: Path) -> FormField:
    kind = kind_of(info, pattern)
    _, metadata = peeled(info.annotation, info.metadata)
    unit, example = _EXAMPLES.get(kind) or _of_reader(metadata)
    words = words_of(info.annotation, info.metadata)
    field = FormField(
        path=(name,),
        label=label_of(model, name),
        kind=kind,
        help=help_of(model.__doc__ if name == RELATION_TAG else info.description),
        unit=unit,
        example=example,
        required=info.is_required(),
        default=default_of(info),
        source=_source(info),
        choices=_rules() if name == RELATION_TAG else word_choices(words),
        least=_bound(metadata, annotated_types.Ge, "ge"),
        most=_bound(metadata, annotated_types.Le, "le"),
        columns=_columns(record_of(info), (*pattern, "#")) if kind is Kind.RECORDS else (),
    )
    default = None if field.default in ([], {}) else field.default
    return replace(field, default=default, placeholder=_words(field, default) or absence_of(info.description))


def _words(field: FormField, default: Tree | None) -> str:
    return shown(field, default) if field.kind is Kind.WORD else cell(field, default)


def _rules() -> tuple[Choice, ...]:
    """The rules of relations, each with what it demands."""
    rules = word_choices(rules_of(Relation))
    return tuple(
        choice._replace(about=help_of(model.__doc__)) for choice, model in zip(rules, arms_of(Relation), strict=True)
    )


def _columns(model: type[Part], pattern: Path) -> tuple[FormField, ...]:
    return tuple(planned.field for planned in _planned(model, pattern))


def _of_reader(metadata: list[Any]) -> tuple[str, str]:
    reader = reader_of(metadata)
    if reader is not None:
        return (READERS[reader][2], READERS[reader][1])
    pattern = next((each.pattern for each in metadata if getattr(each, "pattern", None) in OF_PATTERNS), None)
    return ("", "") if pattern is None else OF_PATTERNS[pattern][:2]


def _source(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    return str(extra.get("source", "")) if isinstance(extra, dict) else ""


def _bound(metadata: list[Any], kind: type, name: str) -> float | None:
    return next((float(getattr(said, name)) for said in metadata if isinstance(said, kind)), None)
