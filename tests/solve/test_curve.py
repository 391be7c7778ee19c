"""What is expected of more time, from curves made by hand."""

from __future__ import annotations

import pytest

from planner.plan.record import Tier
from planner.plan.settings import Progress
from planner.solve.curve import Curve


def curve(*points: tuple[float, int, int], tier: Tier = Tier.TRAVEL) -> Curve:
    """A curve of plans of a search: seconds, priority, and the value of a tier."""
    found = Curve()
    for seconds, priority, value in points:
        found.hear(Progress(None, None, None, seconds, "", searched=((Tier.PRIORITY, priority), (tier, value))))
    return found


def test_after_a_long_quiet_more_time_will_not_help() -> None:
    said = curve((1, 0, 900), (10, 0, 700)).outlook(Tier.TRAVEL, 30)
    assert (
        said
        == "Nothing better in travel turned up in the last 20 of 30 s: another 30 s will probably bring no better plan."
    )


def test_what_became_better_below_the_open_tier_is_no_news() -> None:
    found = curve((1, 0, 900), (10, 0, 700))
    found.hear(Progress(Tier.TIDINESS, 5, 0, 29, ""))
    assert found.outlook(Tier.TRAVEL, 30) == curve((1, 0, 900), (10, 0, 700)).outlook(Tier.TRAVEL, 30)


def test_while_it_gets_better_more_time_will_help() -> None:
    said = curve((1, 0, 900), (15, 0, 800), (29, 0, 780)).outlook(Tier.TRAVEL, 30)
    assert said == "It was still getting better in travel, by 2.5 % in the last 10 s: more time will probably help."


def test_a_better_tier_above_is_news_although_the_open_one_got_worse() -> None:
    assert curve((1, 5, 700), (29, 4, 900)).outlook(Tier.TRAVEL, 30) is None
    assert curve((1, 5, 700), (14, 4, 900)).outlook(Tier.TRAVEL, 30) is not None


@pytest.mark.parametrize(
    ("points", "seconds"),
    [([], 30), ([(0.1, 0, 900)], 4), ([(1, 0, 90_000), (29, 0, 89_999)], 30)],
    ids=["nothing", "short", "hardly"],
)
def test_where_little_is_known_nothing_is_said(points: list[tuple[float, int, int]], seconds: float) -> None:
    assert curve(*points).outlook(Tier.TRAVEL, seconds) is None


def test_values_of_the_exact_search_count_tier_by_tier() -> None:
    found = curve((1, 3, 900))
    for seconds, best in ((2.0, 2), (20.0, 2), (21.0, 1)):
        found.hear(Progress(Tier.PRIORITY, best, 0, seconds, ""))
    said = found.outlook(Tier.PRIORITY, 30)
    assert said == "It was still getting better in priority, by 50.0 % in the last 10 s: more time will probably help."


def test_a_first_value_late_is_no_gain_on_one() -> None:
    found = Curve()
    found.hear(Progress(Tier.PRIORITY, 0, 0, 5.0, ""))
    found.hear(Progress(Tier.TRAVEL, 900, 0, 25.0, ""))
    assert found.outlook(Tier.TRAVEL, 30) is None
