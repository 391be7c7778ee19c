"""The least that journeys come to is that of all journeys that there are, tried one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest

from planner.check.case import Case
from planner.check.itinerary import Chance, Trip, least
from planner.check.legs import Ways
from planner.plan.record import Plan
from tests.building import meeting, scenario

BLOCK = 60
BLOCKS = 8
CITIES = ("washington", "new-york", "seoul")


def made_up(seed: int) -> tuple[Trip, Ways]:
    """A few chances in three cities that are one to three hours apart."""
    chosen = random.Random(seed)
    pairs = (("washington", "new-york"), ("new-york", "seoul"), ("washington", "seoul"))
    routes = {
        f"way-{number}": {"between": list(pair), "length": f"{chosen.randrange(BLOCK, 3 * BLOCK)} min"}
        for number, pair in enumerate(pairs)
    }
    case = Case(scenario(meetings={"talks": meeting("pompeo")}, routes=routes), Plan())
    chances = []
    for _ in range(chosen.randrange(9)):
        latest = chosen.randrange(-1, BLOCKS)
        leaves = max(0, latest + chosen.randrange(-3, 3))
        name, city = f"m{chosen.randrange(4)}", chosen.choice(CITIES)
        chances.append(Chance(name, city, latest, leaves, chosen.randrange(1, 300)))
    once = frozenset(f"m{number}" for number in range(chosen.randrange(4)))
    back = chosen.choice([None, *CITIES])
    trip = Trip(tuple(chances), once, chosen.choice(CITIES), back, chosen.randrange(2))
    return trip, Ways(case, datetime(2018, 6, 4, 4, tzinfo=UTC), ("pompeo",))


def journeys(
    trip: Trip, ways: Ways, city: str, ready: int | None, cost: int, earned: Mapping[str, int]
) -> Iterator[int]:
    """What every journey comes to that goes on from a city where somebody is ready in a block, None: from the beginning on."""
    for leaves in range(ready or 0, BLOCKS + 3):
        after, spent = dict(earned), cost
        for name in {each.meeting for each in trip.chances}:
            prices = [
                each.price
                for each in trip.chances
                if (each.meeting, each.city) == (name, city) and each.leaves <= leaves
                if ready is None or each.latest >= ready
            ]
            more = max(0, max(prices, default=0) - after.get(name, 0))
            spent -= more
            if name in trip.once:
                after[name] = after.get(name, 0) + more
        back = 0 if trip.back is None else ways.least(city, trip.back)
        assert back is not None
        yield spent + back * trip.minute
        if spent < cost or (ready is None and leaves == 0):  # who earns nothing only comes through
            for other in set(trip.cities) - {city}:
                at, minutes = ways.ready(city, leaves * BLOCK)[other] // BLOCK, ways.least(city, other)
                if at < BLOCKS and minutes is not None:
                    yield from journeys(trip, ways, other, at, spent + minutes * trip.minute, after)


@pytest.mark.parametrize("seed", range(60))
def test_no_journey_comes_to_less_and_one_comes_to_as_much(seed: int) -> None:
    trip, ways = made_up(seed)
    assert least(trip, ways, BLOCK) == min(journeys(trip, ways, trip.starts, None, 0, {}))
