"""What the scenario's models refuse, as faults in our own words: the path in the file, the value seen, what is right."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from planner.domain.hints import sparing_hints, worth_comparing
from planner.domain.references.words import did_you_mean
from planner.domain.relations import Relation
from planner.domain.scenario import Scenario
from planner.errors import Fault
from planner.files.fields import RELATION_TAG, arms_of, bare, field_at, fields_of, model_at, tag_of

OF_PATTERNS: dict[str, tuple[str, str, str]] = {
    "^[a-z0-9-]+(/[a-z0-9-]+){0,2}$": ("place", "singapore/capella", "write city, city/venue or city/venue/room"),
    "^[a-z]{2}$": ("language", "en", "write the code of a language in two letters (ISO 639-1), such as en"),
    "^[a-z]{2}-[a-z]{2}$": ("language pair", "en-ko", "write two codes of languages, such as en-ko"),
    "^[A-Z]{3,4}$": ("airport", "SIN", "write the airport's IATA or ICAO code, such as SIN or WSSS"),
    "^[A-Z]{3,4}-[A-Z]{3,4}$": ("two airports", "HND-JFK", "write the codes of two airports, such as HND-JFK"),
    "^[A-Z]{2}(-[A-Z0-9]{1,3})?$": ("calendar", "US-NY", "write a country, perhaps with its part, such as US or US-NY"),
}
"""The kind of value, an example, and what to write, by pattern; patterns that list words explain themselves."""
OTHER_NAMES = {
    "duration": "length",
    "minutes": "length",
    "attendees": "who",
    "participants": "who",
    "location": "where",
    "place": "where",
    "venue": "where",
    "timezone": "zone",
    "capacity": "seats",
    "delegation": "of",
    "mandatory": "must",
    "window": "when",
    "type": "kind",
    "notes": "note",
    "description": "note",
    "label": "title",
    "deadline": "due",
    "till": "to",
    "until": "to",
    "end": "to",
    "begin": "from",
    "code": "airport",
    "reason": "why",
}
"""What people call fields that have another name here."""
OTHER_RULES = {
    "welcome": "after-landing",
    "farewell": "before-take-off",
    "briefing": "brief",
    "debriefing": "brief",
    "after": "before",
    "during": "inside",
    "separate": "apart",
}
"""What people call relations that have another name here."""
MOST_FIELDS = 12
"""So many fields of a map are named where something else stands in its place; of more, one fewer."""
_LISTED = re.compile(r"^\^\(([a-z0-9|-]+)\)\$$")
_MAPS = {"dict_type", "model_type", "model_attributes_type", "dataclass_type"}
_OWN_CODE = re.compile(r"[A-Z]+-[a-z-]+")


def faults_in(error: ValidationError, tree: Any) -> list[Fault]:
    """Every fault that the models found in a tree, each told once."""
    found: dict[Fault, None] = {}
    with sparing_hints():
        for detail in error.errors(include_url=False):
            if not _of_the_other_arm(detail["loc"], tree):
                found[_told(detail, tree)] = None
    return list(found)


def seen(value: Any) -> str:
    """A value as a reader sees it in a message: text in quotes, at most 40 characters, maps and lists by their kind."""
    if isinstance(value, Mapping):
        return "a map"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    text = str(value)
    return repr(text if len(text) <= 40 else f"{text[:37]}...")


def path_of(loc: Sequence[int | str]) -> tuple[str, ...]:
    """The path in the file of a place in the models.

    Steps that only choose between models (a relation's rule, one span or several) stand in no file and are left out.
    """
    path: list[str] = []
    for position, step in enumerate(loc):
        if step == "[key]":
            break
        if position == 2 and loc[0] == "relations" and isinstance(step, str):
            continue
        if position == _arm_in(loc):
            continue
        path.append(str(step))
    return tuple(path)


def _of_the_other_arm(loc: Sequence[int | str], tree: Any) -> bool:
    """Whether an error is about the reading of `between` that was not meant: one span, or a list of spans."""
    arm = _arm_in(loc)
    if arm is None:
        return False
    value = _value(tree, path_of(loc[:arm]))
    several = isinstance(value, list) and any(isinstance(each, list) for each in value)
    return several != str(loc[arm]).startswith("tuple[tuple[")


def _arm_in(loc: Sequence[int | str]) -> int | None:
    """Where in a place of the models it is said how `between` was read, or None."""
    for position, (field, step) in enumerate(pairwise(loc), start=1):
        if field == "between" and isinstance(step, str) and step.startswith("tuple["):
            return position
    return None


def _value(tree: Any, path: Sequence[str]) -> Any:
    for step in path:
        if isinstance(tree, Mapping):
            tree = tree.get(step)
        elif isinstance(tree, list | tuple) and step.isdigit() and int(step) < len(tree):
            tree = tree[int(step)]
        else:
            return None
    return tree


def _told(detail: ErrorDetails, tree: Any) -> Fault:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown((*path_of(detail["loc"][:-1]), str(detail["loc"][-1])), tree)
    path = path_of(detail["loc"])
    if _OWN_CODE.fullmatch(kind):
        return _of_a_reader(detail, path, tree)
    if kind == "missing":
        return _missing(path, tree)
    if kind in ("enum", "literal_error"):
        return _word(path, detail["input"], re.findall(r"'([^']*)'", str(context.get("expected", ""))))
    if kind.startswith("union_tag"):
        return _rule(path, detail["input"])
    if kind == "string_pattern_mismatch":
        return _pattern(path, str(context["pattern"]), detail["input"])
    if kind in ("too_short", "too_long"):
        return _size(path, kind, context)
    if kind in _MAPS:
        return _no_map(path, detail["input"], tree)
    if kind in ("tuple_type", "list_type"):
        return _no_list(path, detail["input"], tree)
    if kind == "string_type":
        return Fault("FMT-type", f"expected text, found {seen(detail['input'])}", path)
    return _range(path, kind, context, detail["input"])


def _of_a_reader(detail: ErrorDetails, path: tuple[str, ...], tree: Any) -> Fault:
    """What a reader of single values refused: its own words, unless more can be said here."""
    kind, value = detail["type"], detail["input"]
    if kind == "FMT-empty" and isinstance(value, str):
        return Fault(kind, _empty(path, tree), path)
    if kind != "FMT-empty" and isinstance(value, dict | list):
        return Fault("FMT-type", f"expected a single value, found {seen(value)}", path)
    return Fault(kind, detail["msg"], path)


def _missing(path: tuple[str, ...], tree: Any) -> Fault:
    if path and path[-1].isdigit():
        above = _value(tree, path[:-1])
        size = len(above) if isinstance(above, list) else 0
        message = f"the list has {size} {'entry' if size == 1 else 'entries'}; 2 are needed"
        return Fault("FMT-length", f"{message}{_form(path[:-1], tree)}", path[:-1])
    field = field_at(path, tree)
    about = "" if field is None or not field.description else f": {_first_sentence(field)}"
    return Fault("FMT-missing", f"the field {path[-1]} is missing{about}", path[:-1])


def _empty(path: tuple[str, ...], tree: Any) -> str:
    field = field_at(path, tree)
    if field is None or not field.description:
        return f"the field {path[-1]} is empty; write what people will read here"
    leave = "" if field.is_required() else ", or remove the field"
    return f"the field {path[-1]} is empty; write {_first_sentence(field)}{leave}"


def _first_sentence(field: FieldInfo) -> str:
    sentence = re.split(r"(?<=[.])\s|[;:]\s", str(field.description).strip())[0].rstrip(".")
    return sentence[0].lower() + sentence[1:] if sentence[1:2].islower() else sentence


def _unknown(path: tuple[str, ...], tree: Any) -> Fault:
    model = model_at(path[:-1], tree)
    known = [] if model is None else list(fields_of(model))
    near = (
        difflib.get_close_matches(path[-1], OTHER_NAMES, n=1, cutoff=0.8) if worth_comparing(len(OTHER_NAMES)) else []
    )
    other = OTHER_NAMES.get(near[0]) if near else None
    if other in known:
        return Fault("FMT-unknown", f"there is no field {seen(path[-1])} here; did you mean {other}?", path)
    hint = did_you_mean(path[-1], known) or (f"; the fields here are {', '.join(known)}" if known else "")
    return Fault("FMT-unknown", f"there is no field {seen(path[-1])} here{hint}", path)


def _no_map(path: tuple[str, ...], value: Any, tree: Any) -> Fault:
    """Something else where fields and values should stand: which fields there are, or that each entry has an id."""
    model = model_at(path, tree)
    known = [] if model is None else list(fields_of(model))
    field = field_at(path, tree)
    form = ""
    if known:
        few = known if len(known) <= MOST_FIELDS else [*known[: MOST_FIELDS - 1], "others"]
        form = f"; the fields here are {', '.join(few)}"
    elif field is not None and get_origin(bare(field.annotation)) is dict:
        form = "; write each entry after an id and a colon"
    return Fault("FMT-type", f"expected fields and values below it, found {seen(value)}{form}", path)


def _word(path: tuple[str, ...], value: Any, known: list[str]) -> Fault:
    if isinstance(value, Mapping | list | tuple):
        return Fault("FMT-type", f"expected a single word, found {seen(value)}; write one of {', '.join(known)}", path)
    if path == ("schema",):
        message = f"this file is of format {seen(value)}; this program reads format {' or '.join(known)}"
        return Fault("FMT-version", message, path)
    return Fault("FMT-word", f"{seen(value)} is not known here{_choice(value, known)}", path)


def _choice(value: Any, known: Sequence[str]) -> str:
    hint = did_you_mean(value, known) if isinstance(value, str) else ""
    return f"{hint or ';'} write {', '.join(known[:-1])} or {known[-1]}" if known else hint


def _rule(path: tuple[str, ...], value: Any) -> Fault:
    known = [str(tag_of(arm)) for arm in arms_of(Relation)]
    if isinstance(value, Mapping) and RELATION_TAG in value:
        word = value[RELATION_TAG]
        if isinstance(word, str) and word in OTHER_RULES:
            message = f"{seen(word)} is no rule; did you mean {OTHER_RULES[word]}?"
        else:
            message = f"{seen(word)} is no rule{_choice(word, known)}"
        return Fault("FMT-word", message, (*path, RELATION_TAG))
    return Fault(
        "FMT-missing", f"the field {RELATION_TAG} is missing: write {', '.join(known[:-1])} or {known[-1]}", path
    )


def _pattern(path: tuple[str, ...], pattern: str, value: Any) -> Fault:
    listed = _LISTED.match(pattern)
    if pattern not in OF_PATTERNS and listed:
        return _word(path, value, listed.group(1).split("|"))
    return Fault("FMT-form", f"{seen(value)} cannot stand here; {OF_PATTERNS[pattern][2]}", path)


def _size(path: tuple[str, ...], kind: str, context: Mapping[str, Any]) -> Fault:
    size, limit = context["actual_length"], context["min_length" if kind == "too_short" else "max_length"]
    needed = f"at least {limit} are needed" if kind == "too_short" else f"at most {limit} can stand here"
    return Fault("FMT-length", f"the list has {size} {'entry' if size == 1 else 'entries'}; {needed}", path)


def _no_list(path: tuple[str, ...], value: Any, tree: Any) -> Fault:
    word = isinstance(value, str) and 0 < len(value) <= 40 and value.isprintable()
    form = _form(path, tree) or (f"; write [{value}]" if word else "")
    return Fault("FMT-type", f"expected a list in square brackets, found {seen(value)}{form}", path)


def _form(path: tuple[str, ...], tree: Any) -> str:
    """What a list of two looks like, for spans, hours and coordinates; several spans have brackets of their own."""
    steps = [step for step in path if not step.isdigit()]
    field = field_at(steps, tree)
    name = steps[-1] if steps else ""
    if name in ("available", "blocked"):
        return "; write [[2018-06-01, 2018-06-02]]: a list of spans, each with its first and its last day or moment"
    if name in ("valid", "between") and field is not None and "Moment" in str(field.annotation):
        return "; write [2018-06-01, 2018-06-02]: the first and the last day or moment"
    if name in ("at", "of") and field is not None and _is_pair(field, float):
        return "; write [37.956, 126.677]: latitude and longitude"
    if field is not None and "ClockTime" in str(field.annotation):
        return "; write [09:00, 17:30]"
    return ""


def _is_pair(field: FieldInfo, kind: type) -> bool:
    annotation = bare(field.annotation)
    return get_origin(annotation) is tuple and all(bare(each) is kind for each in get_args(annotation))


def _range(path: tuple[str, ...], kind: str, context: Mapping[str, Any], value: Any) -> Fault:
    words = {
        "greater_than_equal": ("ge", "at least"),
        "less_than_equal": ("le", "at most"),
        "greater_than": ("gt", "more than"),
        "less_than": ("lt", "less than"),
    }
    if kind in words:
        key, word = words[kind]
        return Fault("NUM-range", f"{seen(value)} is out of range; write {word} {context[key]:g}", path)
    return Fault("FMT-value", f"{seen(value)} cannot stand here", path)


def patterns() -> frozenset[str]:
    """Every pattern that a value of a scenario has to match and that does not list its words."""
    found = set(re.findall(r"'pattern': '([^']*)'", str(Scenario.model_json_schema())))
    return frozenset(each for each in found if not _LISTED.match(each))
