"""The JSON Schema of scenario files, for editors: generated from the models, with the form of variants added."""

from __future__ import annotations

import copy
from typing import Any

from planner.domain.base import Part
from planner.domain.scenario import Scenario
from planner.files.forms import default_of
from planner.files.variants import EXTENDS, LONGEST_CHAIN, PATCH

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SUFFIX = "Patch"


def json_schema() -> Schema:
    """The JSON Schema (2020-12) of a scenario file: a whole scenario, or a variant that extends another file.

    Editors complete and explain fields by it. It knows the form of single values; what refers to what is checked on loading.
    """
    whole: Schema = Scenario.model_json_schema(by_alias=True)
    definitions: Schema = whole.pop("$defs")
    definitions["Scenario"] = whole
    for name, definition in definitions.items():
        definitions[name] = _tidied(definition)
        _set_defaults(definitions[name], _models().get(name))
    definitions["Scenario"]["properties"]["schema"] = {
        "enum": [1, "1"],
        "description": "The version of this format.",
    }
    patches = {f"{name}{_SUFFIX}": _patch(definitions, definition) for name, definition in definitions.items()}
    objects = {name: each for name, each in patches.items() if each.get("type") == "object"}
    definitions |= objects
    definitions["Variant"] = _variant(definitions)
    return {
        "$schema": _DIALECT,
        "title": "A scenario of the summit planner",
        "type": "object",
        "if": {"required": [EXTENDS]},
        "then": {"$ref": "#/$defs/Variant"},
        "else": {"$ref": "#/$defs/Scenario"},
        "$defs": dict(sorted(definitions.items())),
    }


def _models(root: type[Part] = Part) -> dict[str, type[Part]]:
    found: dict[str, type[Part]] = {}
    for model in root.__subclasses__():
        found |= {model.__name__: model, **_models(model)}
    return found


def _tidied(schema: Any) -> Any:
    """A schema for files: no `null` (absence is said by leaving out), no generated titles, no defaults in Python's form."""
    if isinstance(schema, list):
        return [_tidied(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {
        key: _tidied(value) for key, value in schema.items() if key not in ("default", "discriminator", "properties")
    }
    found = {key: value for key, value in found.items() if key != "title" or not isinstance(value, str)}
    if "properties" in schema:
        found["properties"] = {name: _tidied(each) for name, each in schema["properties"].items()}
    if "patternProperties" in found:
        found["additionalProperties"] = False
    arms = [each for each in found.get("anyOf", ()) if each != {"type": "null"}]
    if len(arms) == 1:
        del found["anyOf"]
        return {**arms[0], **found}
    return {**found, "anyOf": arms} if arms else found


def _set_defaults(schema: Schema, model: type[Part] | None) -> None:
    if model is None:
        return
    for name, field in model.model_fields.items():
        default = default_of(field)
        if default not in (None, [], {}) and not isinstance(default, dict):
            schema["properties"][field.alias or name]["default"] = _typed(
                default, schema["properties"][field.alias or name]
            )


def _typed(default: Any, schema: Schema) -> Any:
    """A default as the schema's type wants it: numbers and flags are text in our files and not in an editor's eyes."""
    if schema.get("type") == "integer":
        return int(default)
    return default == "true" if schema.get("type") == "boolean" else default


def _patch(definitions: Schema, definition: Schema) -> Schema:
    """A definition in the form of a patch: nothing is required, every field may be deleted by `null`."""
    found = copy.deepcopy(definition)
    found.pop("required", None)
    found.pop("default", None)
    for kind in ("properties", "patternProperties"):
        if kind in found:
            found[kind] = {name: _deletable(definitions, each) for name, each in found[kind].items()}
    return found


def _deletable(definitions: Schema, schema: Schema) -> Schema:
    inner = _patched_value(definitions, schema)
    described = {key: inner.pop(key) for key in ("description",) if key in inner}
    return {**described, "anyOf": [inner, {"type": "null"}]}


def _patched_value(definitions: Schema, schema: Schema) -> Schema:
    reference = str(schema.get("$ref", "")).removeprefix("#/$defs/")
    if reference and definitions[reference].get("type") == "object":
        return {**_without_default(schema), "$ref": f"#/$defs/{reference}{_SUFFIX}"}
    if "oneOf" in schema:
        arms = [_patched_value(definitions, arm) for arm in schema["oneOf"]]
        return {**{key: value for key, value in schema.items() if key != "oneOf"}, "anyOf": arms}
    if schema.get("type") == "object":
        return _patch(definitions, schema)
    return _without_default(schema)


def _without_default(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "default"}


def _variant(definitions: Schema) -> Schema:
    own = {name: definitions["Scenario"]["properties"][name] for name in ("title", "note")}
    return {
        "type": "object",
        "description": f"A variant: another file with a patch laid over it, at most {LONGEST_CHAIN} files deep.",
        "additionalProperties": False,
        "required": [EXTENDS],
        "properties": {
            EXTENDS: {
                "type": "string",
                "description": "The .yaml file that is changed, in the same folder or below it.",
            },
            PATCH: {
                "$ref": f"#/$defs/Scenario{_SUFFIX}",
                "description": "What differs: maps merge, everything else is replaced, `null` deletes.",
            },
            **own,
        },
    }
