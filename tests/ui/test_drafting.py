"""What two windows write into one text: both stay where they can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.drafting import laid_over

BEFORE = "a\nb\nc\nd\n"


@pytest.mark.parametrize(
    ("text", "other", "both"),
    [
        (BEFORE, BEFORE, BEFORE),
        ("A\nb\nc\nd\n", BEFORE, "A\nb\nc\nd\n"),
        (BEFORE, "A\nb\nc\nd\n", "A\nb\nc\nd\n"),
        ("A\nb\nc\nd\n", "a\nb\nc\nD\n", "A\nb\nc\nD\n"),
        ("a\nb\nc\nD\n", "A\nb\nc\nd\n", "A\nb\nc\nD\n"),
        ("x\ny\na\nb\nc\nd\n", "a\nb\nc\n", "x\ny\na\nb\nc\n"),
        ("a\nb\nc\nd\ne", "b\nc\nd\n", "b\nc\nd\ne"),
        ("a\nc\nd\n", "a\nb\nc\nd\ne\n", "a\nc\nd\ne\n"),
        ("a\nB\nc\nd\n", "a\nX\nc\nd\n", None),
        ("a\nB\nc\nd\n", "a\nX\nX\nd\n", None),
        ("", "a\nX\nc\nd\n", None),
        ("a\nB\nc\nd\n", "a\nB\nc\nd\n", "a\nB\nc\nd\n"),
    ],
)
def test_both_stay_where_they_are_in_other_lines(text: str, other: str, both: str | None) -> None:
    assert laid_over(BEFORE, text, other) == both


TEXTS = st.lists(st.sampled_from("ab"), max_size=5).map(lambda lines: "".join(f"{line}\n" for line in lines))


@given(TEXTS, TEXTS, TEXTS)
def test_who_writes_alone_gets_what_was_written(before: str, text: str, other: str) -> None:
    assert laid_over(before, text, before) == text
    assert laid_over(before, before, other) == other
    both = laid_over(before, text, other)
    assert both is None or len(both) - len(before) == len(text) + len(other) - 2 * len(before) or text == other
