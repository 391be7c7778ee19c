"""The page on the app is true: its pictures are those that are taken, and what it says can be typed is read so."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from tests.house.markdown import links, pages
from tests.house.tree import ROOT
from tests.ui.shoot import FOLDER, PICTURES, Camera
from ui.fields.clocks import Misread, read_hours_text, read_length_text
from ui.fields.days import Around, day_of, moment_of
from ui.fields.spans import span_of

PAGE = ROOT / "docs" / "app.md"
MOST_BYTES = 150_000
JUNE = Around(date(2018, 5, 25), date(2018, 6, 16))
READERS: dict[str, Callable[[str], list[str]]] = {
    "Length": lambda text: [read_length_text(text)],
    "Day": lambda text: [day_of(text, JUNE).isoformat()],
    "Moment": lambda text: [moment_of(text, JUNE)],
    "Window": lambda text: span_of(text, JUNE),
    "Hours": read_hours_text,
}
ROWS = re.findall(rf"^\| ({'|'.join(READERS)}) \| (.+) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
TYPED = [(field, typed, kept) for field, texts, kept in ROWS for typed in re.findall(r"`([^`]+)`", texts)]


def test_the_pictures_of_the_documentation_are_those_that_are_taken() -> None:
    shown = {(page.parent / link).resolve() for page in pages() for link in links(page) if link.endswith(".png")}
    assert shown == {FOLDER / f"{name}.png" for name in PICTURES}
    assert shown == set(FOLDER.glob("*.png"))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_can_be_taken_and_is_small(name: str) -> None:
    assert callable(getattr(Camera, name.replace("-", "_")))
    assert 0 < (FOLDER / f"{name}.png").stat().st_size <= MOST_BYTES


def test_every_kind_of_field_is_shown_with_what_can_be_typed() -> None:
    assert {field for field, _, _ in TYPED} == READERS.keys()


@pytest.mark.parametrize(("field", "typed", "kept"), TYPED)
def test_what_can_be_typed_is_read_so(field: str, typed: str, kept: str) -> None:
    assert READERS[field](typed) == re.findall(r"`([^`]+)`", kept)


def test_what_can_mean_two_days_is_asked() -> None:
    assert "`5/6/2018` may be 5 June or 6 May" in PAGE.read_text(encoding="utf-8")
    with pytest.raises(Misread, match="may be 5 June or 6 May"):
        day_of("5/6/2018", JUNE)
