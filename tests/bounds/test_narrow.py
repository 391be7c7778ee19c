"""Rounds that look only at journeys near the cheapest: what is proved is what all of them say."""

from __future__ import annotations

import numpy as np
import pytest

from planner.bench.families import made
from planner.bounds import Above, TravelPrices, narrow
from planner.bounds.ascent import Ascent
from planner.bounds.journeys import Journeys
from planner.bounds.layers import MOST_EDGES
from planner.bounds.narrow import Narrow
from planner.domain.scenario import Scenario
from planner.problem import compile_scenario, no_tick

LEFT_OUT = Above(priority=100, attendance=100)
LEG = 60_000.0


@pytest.fixture(scope="module")
def shuttle() -> Scenario:
    return made("shuttle", 12, 3)


@pytest.fixture(scope="module")
def ascent(shuttle: Scenario) -> Ascent:
    prices = TravelPrices.of(compile_scenario(shuttle), no_tick)
    assert prices is not None
    return prices.ascent(5_000, LEFT_OUT)


@pytest.fixture(scope="module")
def journeys(ascent: Ascent) -> Journeys:
    return ascent._journeys(())


def some_prices(ascent: Ascent, seed: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    count = len(ascent._stays.chances.chances)
    return np.rint(np.random.default_rng(seed).uniform(0, 3 * LEG, count))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("margin", [0.0, LEG, np.inf])
def test_the_cheapest_is_among_those_near_it(ascent: Ascent, journeys: Journeys, seed: int, margin: float) -> None:
    prices = some_prices(ascent, seed)
    near = journeys.near(prices, margin)
    assert near.cheapest(prices).costs.tolist() == journeys.cheapest(prices).costs.tolist()
    assert (near.layers.edges < journeys.layers.edges) == (margin < np.inf)


@pytest.mark.parametrize("seed", range(5))
def test_at_other_prices_those_that_were_near_are_no_cheaper_than_all(
    ascent: Ascent, journeys: Journeys, seed: int
) -> None:
    near, other = journeys.near(some_prices(ascent, seed), 0.0), some_prices(ascent, seed + 100)
    assert (near.cheapest(other).costs >= journeys.cheapest(other).costs).all()


def test_what_is_kept_is_what_all_journeys_say(journeys: Journeys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrow, "MANY", 0)
    point = np.zeros(len(journeys._stays.chances.chances))
    some = Narrow(journeys, LEG, pays=True)
    assert some.settled(lambda *_: 1.0) is None
    some.renew(point)
    some.saw(7.0, point)
    some.saw(5.0, point + 1)
    kept = some.settled(lambda looked, at: 6.0 if looked is journeys and at is point else 0.0)
    assert kept is not None
    assert (kept.value, kept.point is point) == (6.0, True)


@pytest.mark.parametrize(("value", "grows"), [(1.0, True), (6.999, False)])
def test_more_is_looked_at_where_something_was_missed(
    journeys: Journeys, value: float, grows: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrow, "MANY", 0)
    some = Narrow(journeys, LEG, pays=True)
    before = some._margin
    some.renew(np.zeros(len(journeys._stays.chances.chances)))
    some.saw(7.0, np.zeros(1))
    some.settled(lambda *_: value)
    assert (some._margin > before) == grows


@pytest.mark.parametrize("many", [0, 1 << 40])
def test_prices_prove_the_same_however_they_were_found(
    shuttle: Scenario, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrow, "MANY", many)
    prices = TravelPrices.of(compile_scenario(shuttle), no_tick)
    assert prices is not None
    found = prices.found(5_000, LEFT_OUT, 1.0, lambda: False)
    assert found is not None
    again = prices.ascent(5_000, LEFT_OUT).valued(found.prices, found.counts, found.once)
    assert again.value == found.value


def test_no_more_is_remembered_than_there_is_room_for(
    ascent: Ascent, journeys: Journeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays = ascent._stays
    pairs = tuple(dict.fromkeys(zip(stays.traveller.tolist(), stays.meeting.tolist(), strict=True)))
    more = tuple(pair for pair in pairs if ascent._journeys((pair,)).layers.edges > journeys.layers.edges)[:8]
    half = ascent._journeys(more[:4]).layers.edges
    assert journeys.layers.edges < half < ascent._journeys(more).layers.edges < MOST_EDGES
    monkeypatch.setattr(ascent, "_most", half)
    assert ascent._remembering((), more, journeys)[0] == more[:4]
    monkeypatch.setattr(ascent, "_most", journeys.layers.edges)
    assert ascent._remembering((), more, journeys) == ((), journeys)


@pytest.mark.parametrize(("seconds", "proves"), [(0.5, True), (1e-3, False)])
def test_where_there_is_no_time_to_build_the_graph_nothing_is_proved(
    shuttle: Scenario, seconds: float, proves: bool
) -> None:
    prices = TravelPrices.of(compile_scenario(shuttle), no_tick)
    assert prices is not None
    assert (prices.found(5_000, LEFT_OUT, seconds, lambda: False) is not None) == proves
