"""Hotels: which are refused, and whose counts."""

from __future__ import annotations

from typing import Any

import pytest

from planner.errors import InputError
from planner.files.scenario_file import scenario_of
from tests.building import scenario, tree

TWICE = "new-york/palace is the hotel in new-york already"


@pytest.mark.parametrize(
    ("hotels", "words"),
    [
        (["new-york/palace"], None),
        (["new-york/palace", "washington/state"], None),
        (["new-york/palace", "new-york/mission"], TWICE),
        (["new-york/palace", "new-york/palace"], TWICE),
        (["new-york"], "new-york is no venue; write city/venue"),
        (["remote"], "remote is no venue"),
        (["new-york/plaza"], "there is no venue 'plaza' in new-york"),
        (["paris/ritz"], "there is no city 'paris'"),
    ],
)
@pytest.mark.parametrize("whose", [("people", "kang"), ("delegations", "rok")])
def test_a_hotel_is_a_venue_one_for_each_city(whose: tuple[str, str], hotels: list[str], words: str | None) -> None:
    part, id_ = whose
    asked: dict[str, Any] = tree(**{part: {id_: {"hotels": hotels}}})
    if words is None:
        assert scenario_of(asked)
        return
    with pytest.raises(InputError) as refused:
        scenario_of(asked)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("own", "city", "hotel"),
    [
        ([], "new-york", "new-york/palace"),
        (["new-york/mission"], "new-york", "new-york/mission"),
        (["washington/state"], "new-york", "new-york/palace"),
        ([], "seoul", None),
    ],
)
def test_their_own_hotel_counts_then_the_delegations(own: list[str], city: str, hotel: str | None) -> None:
    asked = scenario(people={"kang": {"hotels": own}}, delegations={"rok": {"hotels": ["new-york/palace"]}})
    found = asked.hotel_of("kang", city)
    assert (None if found is None else str(found)) == hotel
