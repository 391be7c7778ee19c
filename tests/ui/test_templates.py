"""What a new scenario begins with is sound, whatever it is called."""

from __future__ import annotations

from datetime import date

import pytest

from planner.files import parse_scenario
from ui.templates import empty, from_template, templates


@pytest.mark.parametrize("city", ["Geneva", "S\u00e3o Paulo", "\u5e73\u58cc", "all", "***"])
def test_an_empty_scenario_is_sound(city: str) -> None:
    scenario = parse_scenario(empty("Talks: round 1", city, "gva", date(2027, 5, 3), date(2027, 5, 9)))
    assert (scenario.title, scenario.places[scenario.home].name) == ("Talks: round 1", city)
    assert scenario.home_zone == "Europe/Zurich"


def test_a_sample_under_another_title_is_the_same_scenario() -> None:
    for text in templates().values():
        assert parse_scenario(from_template(text, "Other")).fingerprint == parse_scenario(text).fingerprint
