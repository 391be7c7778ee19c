"""Text as scalars: what is written is read back as exactly that text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits.scalars import plain, scalar
from planner.errors import InputError
from planner.files.yaml_tree import read_tree
from tests.edits.texts import WORDS

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"))
LINES = st.text(st.sampled_from("ab:#-?,[]{}'\"\\ \n\t!&*|>%@`.=<~"), max_size=8)


def read_back(text: str, style: str) -> None:
    for head, flow, tail in (("a: ", False, ""), ("- ", False, ""), ("a: [", True, "]"), ("a: {b: ", True, "}")):
        document = read_tree(f"{head}{scalar(text, style, flow=flow)}{tail} # c\n".encode(), None)
        assert document.faults == ()
        found = document.tree[0] if head == "- " else document.tree["a"]
        assert (found["b"] if isinstance(found, dict) else found[0] if isinstance(found, list) else found) == text
        key = read_tree(f"{{{scalar(text, style, flow=True)}: b}}".encode(), None)
        assert key.tree == {text: "b"}


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("style", ["", "'", '"', "|"])
def test_words_that_yaml_would_guess_at_are_read_back(text: str, style: str) -> None:
    read_back(text, style)


@given(st.one_of(TEXT, LINES), st.sampled_from(["", "'", '"']))
def test_any_text_is_read_back(text: str, style: str) -> None:
    read_back(text, style)


@pytest.mark.parametrize(
    "text", ["NO", "12:30", "2018-06-12 09:00", "90 min", "singapore/capella", "-77.0365", "it's", "a#b"]
)
def test_what_is_safe_is_plain(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text", ["# x", "a: b", "- x", "", " x", "x ", "a\nb", "null", "a:", "[a]", "\u200ex", "?", "-"]
)
def test_what_is_not_safe_is_quoted(text: str) -> None:
    assert not plain(text)
    assert scalar(text)[0] == scalar(text)[-1] == '"'


def test_a_comma_is_safe_in_a_line_and_not_in_brackets() -> None:
    assert (scalar("a, b"), scalar("a, b", flow=True)) == ("a, b", '"a, b"')


def test_the_quotes_of_the_old_value_are_kept() -> None:
    assert (scalar("it's", "'"), scalar('say "x"', '"')) == ("'it''s'", '"say \\"x\\""')
    assert scalar("a\nb", "'") == '"a\\nb"'


@pytest.mark.parametrize("text", ["\0", "a\x1b", "\x7f", "\x85", "\u2028", "\ud800", "\uffff"])
def test_control_characters_are_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        scalar(text, path=("title",))
    assert refused.value.faults[0].code == "FMT-control"
    assert refused.value.faults[0].path == ("title",)
