"""The reference page of the scenario format, generated from the models: every field, how it is written, default, source."""

from __future__ import annotations

import types
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from planner.domain.base import Part
from planner.domain.relations import Relation
from planner.domain.rule_packs import RULE_PACKS
from planner.domain.scenario import Scenario
from planner.files.fields import arms_of, fields_of, tag_of
from planner.files.forms import READERS, anchor, default_of, form_of, spaced
from planner.files.model_words import OF_PATTERNS
from planner.files.packs_page import flow
from planner.files.variants import LONGEST_CHAIN

_INTRODUCTION = """# The scenario file

This page is generated from the models that read the file (`planner/domain/`); `planner schema` prints the same as JSON
Schema, which editors use to complete fields and to explain them.

A scenario is one YAML file in UTF-8. It is read strictly, so that what stands there is what is meant:

- Every value is text until its field reads it. `NO` is Norway, `12:30` is half past twelve, `010` is refused as a number.
- A field that does not exist is an error, and so is one that stands there twice. So are anchors (`&`, `*`), merge keys
  (`<<`), tags (`!`), tabs in the indentation, a second document, and a field without a value.
- Text with a colon, or with a comma inside `{}` or `[]`, needs quotes. Comments begin with `#`.
- Every problem is told at once: `CODE file:line:column path: what is wrong; what would be right`.
- Whole days include their last one: `[2018-06-01, 2018-06-02]` is two days long.
- Ids are your own words. People, roles, delegations, parties and groups need ids that differ from each other.
- A group stands for its members wherever people are listed, as if each were written there; whoever a list names already is not
  named twice because of a group, and a person who is required is not optional besides. In the relation `apart` it is one side.

"""

_VARIANTS = f"""## variants

A file can say what differs from another one:

```yaml
extends: singapore-2018.yaml
patch:
  title: "Singapore 2018: the waiver is asked for too late"
  permits:
    kim-yong-chol-waiver: {{submitted: 2018-05-29}}
```

| field | written as | default | meaning |
|---|---|---|---|
| `extends` | text | required | The `.yaml` file that is changed, beside this one or below; at most {LONGEST_CHAIN} in a chain. |
| `patch` | map | | What differs (JSON Merge Patch, RFC 7396): maps merge, everything else, lists too, is replaced. |
| `title` | text | | A title of its own; short for `title` in the patch. |
| `note` | text | | A note of its own; short for `note` in the patch. |

In a patch the plain word `null` deletes a field or an entry; there has to be one to delete. In quotes, `"null"` is text.
Nowhere else does `null` stand for anything.

"""


def reference() -> str:
    """The reference page in markdown."""
    parts = [_INTRODUCTION, _values(), *(_model(model) for model in models()), _packs(), _VARIANTS]
    parts += [_words(word) for word in sorted(_enums(), key=lambda each: each.__name__)]
    return "".join(parts).rstrip() + "\n"


def _values() -> str:
    lines = ["## kinds of values\n", "| kind | example | how it is written |", "|---|---|---|"]
    lines += [_row([name, f"`{example}`", words]) for name, example, words in READERS.values()]
    lines += [
        _row([name, f"`{example}`", words.removeprefix("write ")]) for name, example, words in OF_PATTERNS.values()
    ]
    return "\n".join(lines) + "\n\n"


def models() -> list[type[Part]]:
    """Every model that a scenario is made of, in the order in which a reader meets them."""
    found: list[type[Part]] = []

    def visit(model: type[Part]) -> None:
        if model not in found:
            found.append(model)
            for field in model.model_fields.values():
                for each in _named(field.annotation, Part):
                    visit(each)

    visit(Scenario)
    return found


def _enums() -> set[type[StrEnum]]:
    return {
        word
        for model in models()
        for field in model.model_fields.values()
        for word in _named(field.annotation, StrEnum)
    }


def _named(annotation: Any, kind: type[Any]) -> Iterator[Any]:
    """The classes of a kind that an annotation names, in its order."""
    if isinstance(annotation, type) and issubclass(annotation, kind):
        yield annotation
    elif get_origin(annotation) is Annotated:
        yield from _named(get_args(annotation)[0], kind)
    elif get_origin(annotation) in (Union, types.UnionType, tuple, dict):
        seen: dict[Any, None] = {}
        for each in get_args(annotation):
            seen.update(dict.fromkeys(_named(each, kind)))
        yield from seen


def _model(model: type[Part]) -> str:
    fields = fields_of(model)
    if model is arms_of(Relation)[0]:
        return _relations() + _fields(model, fields)
    return _fields(model, fields)


def _relations() -> str:
    lines = ["## relations\n", "Under `relations`, the word in `rule` says what an entry means:\n"]
    lines += [_row(["rule", "meaning"]), "|---|---|"]
    lines += [_row([f"[`{tag_of(arm)}`](#{anchor(arm.__name__)})", _first_line(arm)]) for arm in arms_of(Relation)]
    return "\n".join(lines) + "\n\n"


def _fields(model: type[Part], fields: dict[str, FieldInfo]) -> str:
    sources = {name: _source(field) for name, field in fields.items()}
    head = ["field", "written as", "default", "meaning", *(["source of the figure"] * any(sources.values()))]
    lines = [
        f"## {spaced(model.__name__)}\n",
        f"{_first_line(model)}\n",
        _row(head),
        _row(["---"] * len(head)),
    ]
    for name, field in fields.items():
        cells = [f"`{name}`", form_of(field), _default(field), str(field.description or "Chooses this relation.")]
        lines.append(_row([*cells, sources[name]] if any(sources.values()) else cells))
    return "\n".join(lines) + "\n\n"


def _first_line(model: type[Any]) -> str:
    return str(model.__doc__ or "").strip().splitlines()[0]


def _source(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    return str(extra.get("source", "")) if isinstance(extra, dict) else ""


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    default = default_of(field)
    if default in (None, [], {}) or isinstance(default, dict):
        return ""
    return f"`{flow(default)}`"


def _words(kind: type[StrEnum]) -> str:
    listed = ", ".join(f"`{word}`" for word in kind)
    return f"## {spaced(kind.__name__)}\n\n{_first_line(kind)} One of {listed}.\n\n"


def _packs() -> str:
    lines = [
        "## rule packs\n",
        "A pack is a set of figures that `policies` start from; the scenario's own `policies` are laid over it. Their figures and",
        "sources stand on [a page of their own](rule-packs.md).\n",
        "| pack | what for |",
        "|---|---|",
    ]
    lines += [f"| [`{name}`](rule-packs.md#{name}) | {pack.says} |" for name, pack in RULE_PACKS.items()]
    return "\n".join(lines) + "\n\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
