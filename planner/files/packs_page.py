"""The page of the rule packs, generated from them: what each is for, the figures that it changes, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from planner.domain.base import Part
from planner.domain.policies import Policies
from planner.domain.rule_packs import RULE_PACKS, RulePack
from planner.files.fields import fields_of
from planner.files.forms import default_of

_INTRODUCTION = """# The rule packs

This page is generated from `planner/domain/rule_packs.py`; `planner show --packs` prints the same.

A scenario names a pack under `rule_pack`. The pack's figures take the place of the [defaults](scenario-reference.md#policies),
and what the scenario writes under `policies` takes the place of both.

"""


class PackFigure(NamedTuple):
    """A figure that a pack changes: its path under `policies`, the value, the default, and its source."""

    path: str
    value: str
    default: str
    source: str


def pack_figures(pack: RulePack) -> tuple[PackFigure, ...]:
    """The figures of a pack, in the order in which it names them."""
    return tuple(
        PackFigure(path, flow(value), _default(path), _source(pack, path)) for path, value in _leaves(pack.figures, "")
    )


def packs_page() -> str:
    """The page, in Markdown."""
    return _INTRODUCTION + "\n".join(_section(name, pack) for name, pack in RULE_PACKS.items())


def _section(name: str, pack: RulePack) -> str:
    lines = [f"## {name}\n", f"{pack.says}\n"]
    figures = pack_figures(pack)
    if figures:
        lines += ["| figure | here | default | source |", "|---|---|---|---|"]
        lines += [f"| `{each.path}` | `{each.value}` | {_quoted(each.default)} | {each.source} |" for each in figures]
        lines.append("")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return f"`{text}`" if text else ""


def _leaves(tree: Mapping[str, Any], below: str) -> Iterator[tuple[str, Any]]:
    for key, value in tree.items():
        if isinstance(value, dict) and (below or isinstance(getattr(Policies(), key), Part)):
            yield from _leaves(value, f"{below}{key}.")
        else:
            yield f"{below}{key}", value


def _default(path: str) -> str:
    model: type[Part] = Policies
    *parents, name = path.split(".")
    for parent in parents:
        model = type(getattr(Policies(), parent))
    default = default_of(fields_of(model)[name])
    return "" if default in (None, [], {}) else flow(default)


def _source(pack: RulePack, path: str) -> str:
    """The source of a figure, or of the group that it belongs to."""
    return pack.sources.get(path) or pack.sources.get(path.partition(".")[0], "")


def flow(value: Any) -> str:
    """A value as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(flow(each) for each in value) + "]" if isinstance(value, list) else str(value)
