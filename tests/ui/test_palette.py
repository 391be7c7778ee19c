"""The colours of the timeline can be read in light and dark, and told apart by those who see fewer of them."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from tests.house.imports import ROOT
from ui.launch import THEMES

STYLE = (ROOT / "ui" / "timeline" / "timeline.css").read_text(encoding="utf-8")
FILLS = ("meeting", "call", "journey", "rest", "summit", "now")
SEES = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}
"""Linear red, green and blue as they look without the one or the other cone (Viénot, Brettel and Mollon, 1999)."""


def colour(name: str) -> str:
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", STYLE)
    assert found, name
    return found[1]


def linear(written: str) -> tuple[float, ...]:
    parts = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1: 1 to 21."""
    low, high = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(each), strict=True)) for each in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("fill", FILLS)
def test_white_titles_can_be_read_and_bars_stand_out_from_either_page(fill: str) -> None:
    assert contrast("#ffffff", colour(fill)) >= 4.5
    for theme in THEMES.values():
        assert contrast(theme["backgroundColor"], colour(fill)) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_drives_bear_no_title_and_stand_out(theme: str) -> None:
    assert contrast(THEMES[theme]["backgroundColor"], colour("drive")) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_white_tags_can_be_read_and_links_too(theme: str) -> None:
    colours = THEMES[theme]
    assert contrast("#ffffff", colours["primaryColor"]) >= 4.5
    assert contrast(colours["backgroundColor"], colours["primaryColor"]) >= 3
    assert contrast(colours["backgroundColor"], colours.get("linkColor", colours["primaryColor"])) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_titles_of_outlined_bars_can_be_read(theme: str) -> None:
    assert contrast(THEMES[theme]["backgroundColor"], THEMES[theme]["textColor"]) >= 4.5


@pytest.mark.parametrize("eyes", SEES)
def test_kinds_differ_for_those_who_see_two_colours(eyes: str) -> None:
    """Distances in the square roots of linear light: 0.1 is a tenth of the way from black to full red."""

    def seen(name: str) -> list[float]:
        light = linear(colour(name))
        return [max(0, sum(w * c for w, c in zip(row, light, strict=True))) ** 0.5 for row in SEES[eyes]]

    for one, other in combinations(("meeting", "call", "journey", "rest", "drive"), 2):
        distance = sum((a - b) ** 2 for a, b in zip(seen(one), seen(other), strict=True)) ** 0.5
        assert distance >= 0.1, (one, other)


def test_black_on_white_is_the_most_contrast_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
