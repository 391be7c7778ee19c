"""What a solve is at, in words."""

from __future__ import annotations

import pytest

from planner.plan.record import Tier
from planner.plan.settings import Progress
from planner.report.progress import words_of_progress


def step(tier: Tier | None, best: int | None = None, bound: int | None = None, **more: object) -> Progress:
    return Progress(tier, best, bound, 1.0, "", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (None, "building the model."),
        (step(None, building=True), "building the model."),
        (step(Tier.PRIORITY), "priority: searching."),
        (step(None), "plan: searching."),
        (step(Tier.PRIORITY, 605, 0), "priority: 605 points so far."),
        (step(Tier.PRIORITY, 605, None), "priority: 605 points so far."),
        (step(Tier.PRIORITY, 605, 1), "priority: 605 points so far; no plan has less than 1 point."),
        (step(Tier.TRAVEL, 1500, 1440), "travel: 1 day 1 h en route so far; no plan has less than 1 day en route."),
        (step(Tier.TRAVEL, 1440, 1440), "travel: 1 day en route, proved best."),
        (
            step(None, searched=((Tier.PRIORITY, 0), (Tier.COMFORT, 5), (Tier.TRAVEL, 60))),
            "a plan so far: comfort 5 points, travel 1 h en route.",
        ),
        (step(None, searched=((Tier.PRIORITY, 0),)), "a plan so far: nothing could be better."),
        (Progress(None, None, None, 1.0, "Nobody can attend", finding=True), "Nobody can attend."),
        (Progress(None, None, None, 1.0, "a repair: Submit it.", finding=True), "a repair: Submit it."),
    ],
)
def test_a_step_is_told_with_what_is_known_and_no_more(progress: Progress | None, words: str) -> None:
    assert words_of_progress(progress) == words


@pytest.mark.parametrize(("travel", "words"), [(1, "1 h en route"), (3, "60 points")])
def test_a_tier_of_minutes_counts_points_where_they_weigh_otherwise(travel: int, words: str) -> None:
    assert words_of_progress(step(Tier.TRAVEL, 60, 60), travel) == f"travel: {words}, proved best."
