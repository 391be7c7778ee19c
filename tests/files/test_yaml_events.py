"""Two parsers of YAML: the quick one says the same as the slow one, or that it is not sure."""

from __future__ import annotations

import random
import sys
from typing import Any

import pytest

from planner.errors import InputError
from planner.files.yaml_events import Unsure, quick_events, slow_events
from planner.files.yaml_tree import read_tree
from tests.house.imports import ROOT

GOOD = [
    file.read_text(encoding="utf-8") for file in sorted((ROOT / "scenarios").glob("*.yaml")) if "2018" not in file.name
]
STYLES = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "tests" / "edits" / "styles").glob("*.yaml"))]
BITS = [
    *":#-[]{},'\"|>&*!%@`\\~=? \n\r\t",
    *(
        "- ",
        ": ",
        "? ",
        "  ",
        "\r\n",
        "---\n",
        "...\n",
        "a: b",
        "null",
        "|+",
        "|2",
        "<<",
        "\ufeff",
        "\u00e9",
        "\U0001f91d",
    ),
]


def said(text: str, *, quickly: bool) -> tuple[Any, ...]:
    """Everything that the strict reader finds in a text: tree, places and faults, or the faults alone."""
    with pytest.MonkeyPatch.context() as patch:
        if not quickly:
            patch.setitem(sys.modules, "yaml", None)
        try:
            document = read_tree(text.encode("utf-8", "surrogatepass"), "f", deletions_in="patch")
        except InputError as error:
            return error.faults
        return document.tree, document.places.values, document.places.keys, document.faults, document.broken


def test_the_quick_parser_is_there() -> None:
    assert [type(each).__name__ for each in quick_events("a: b")] == [
        type(each).__name__ for each in slow_events("a: b")
    ]


@pytest.mark.parametrize("text", ["a:\tb", "a: \ufeffb", "a: [", "a: b\n...\n", "a: |# x\n b", "a: |\n  b\n \n", "\0"])
def test_what_the_parsers_may_not_agree_on_is_for_the_slow_one(text: str) -> None:
    with pytest.raises(Unsure):
        list(quick_events(text))


def test_without_the_library_it_is_not_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(Unsure):
        list(quick_events("a: b"))


@pytest.mark.parametrize("text", [*GOOD, *STYLES])
def test_good_texts_are_read_alike(text: str) -> None:
    assert said(text, quickly=True) == said(text, quickly=False)


@pytest.mark.parametrize("seed", range(6))
def test_texts_that_were_spoilt_by_chance_are_read_alike(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(150):
        lines = chance.choice([*GOOD, *STYLES]).splitlines(keepends=True)
        text = "".join(lines[: chance.randrange(1, len(lines) + 1)])
        for _ in range(chance.choice((1, 1, 2, 3))):
            place = chance.randrange(len(text) + 1)
            text = text[:place] + chance.choice(BITS) + text[place + chance.choice((0, 0, 1, 2)) :]
        assert said(text, quickly=True) == said(text, quickly=False), text
