"""Text for people: what is kept, what is left out, what is refused."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from planner.domain.values import read_id, read_text
from planner.errors import InputError
from planner.files import parse_scenario
from tests.files.test_wrong_kinds import FIRST_STEPS

WORLD = FIRST_STEPS.read_text(encoding="utf-8")


def titled(title: str) -> str:
    return "\n".join(f"title: {title}" if line.startswith("title:") else line for line in WORLD.splitlines())


@pytest.mark.parametrize(
    "name",
    [
        "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",  # a Persian name of two parts
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3 Lanka",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 office",
        "A\u00a0B",
        "Zo\u00eb",
    ],
)
def test_names_come_out_as_they_went_in(name: str) -> None:
    assert read_text(name) == name
    escaped = "".join(f"\\U{ord(character):08x}" for character in name)
    assert parse_scenario(titled(f'"{name}"')).title == parse_scenario(titled(f'"{escaped}"')).title == name


@pytest.mark.parametrize("mark", "\u061c\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff")
def test_marks_of_direction_are_left_out_of_names_and_refused_in_ids(mark: str) -> None:
    assert read_text(f"{mark}Kim{mark} Yong{mark}") == "Kim Yong"
    with pytest.raises(PydanticCustomError, match="is not an id"):
        read_id(f"kim{mark}")


@pytest.mark.parametrize("mark", "\u200c\u200d")
def test_joiners_are_refused_in_ids(mark: str) -> None:
    with pytest.raises(PydanticCustomError, match="is not an id"):
        read_id(f"kim{mark}yong")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("a\\u2028b", "control character U+2028; remove it"),
        ("a\\u2029", "control character U+2029; remove it"),
        ("\\x85a", "control character U+0085; remove it"),
        ("a\\0b", "control character U+0000; remove it"),
        ("a\\nb", "control character U+000A; remove it"),
        ("a \\ud800", "half a character (U+D800); write the character itself"),
        ("\\ud83d\\ude00", "half a character (U+D83D); write the character itself"),
    ],
)
def test_what_is_no_line_of_text_is_refused_where_it_stands(written: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_scenario(titled(f'"{written}"'), "it.yaml")
    (fault,) = caught.value.faults
    line = 1 + next(number for number, each in enumerate(WORLD.splitlines()) if each.startswith("title:"))
    assert str(fault) == f"FMT-control it.yaml:{line}:8 title: {told}"


def test_a_block_of_one_line_is_a_line_of_text() -> None:
    assert parse_scenario(titled("|\n  First steps")).title == "First steps"
    with pytest.raises(InputError, match="FMT-control"):
        parse_scenario(titled("|\n  First\n  steps"))


@pytest.mark.parametrize("written", ['""', '"  "', '"\\u200b"', '"\\u200d"', '"\\u00a0\\u200c"', "|\n  "])
def test_a_title_that_says_nothing_is_refused(written: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_scenario(titled(written))
    (fault,) = caught.value.faults
    assert fault.code == "FMT-empty"
    assert fault.path == ("title",)
    assert fault.message == "the field title is empty; write what people call the scenario"


def test_text_that_may_be_absent_may_not_be_empty() -> None:
    assert parse_scenario(titled("T\nnote: N")).note == "N"
    with pytest.raises(InputError, match=r"note: the field note is empty; write .*, or remove the field"):
        parse_scenario(titled('T\nnote: ""'))
