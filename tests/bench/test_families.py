"""Made-up summits: the same for a seed everywhere, valid, of the size that was asked for, and of their kind."""

import os
import subprocess
import sys
from datetime import UTC, datetime, time, timedelta

import pytest

from planner.bench.families import FAMILIES, made
from planner.bench.parts import CITIES, FIRST_MONDAY, MONDAYS
from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.plan.record import Status
from planner.problem import compile_scenario
from planner.solve import Settings, solve

FINGERPRINT = "from planner.bench.families import made; print(made({!r}, {}, {}).fingerprint)"


@pytest.mark.parametrize("family", FAMILIES)
def test_a_seed_gives_one_scenario_whatever_the_order_of_hashes(family: str) -> None:
    prints = {made(family, 40, 3).fingerprint}
    for order in ("1", "2"):
        command = [sys.executable, "-c", FINGERPRINT.format(family, 40, 3)]
        done = subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": order}, capture_output=True, encoding="utf-8", check=True
        )
        prints.add(done.stdout.strip())
    assert len(prints) == 1


@pytest.mark.parametrize("family", FAMILIES)
def test_another_seed_or_number_gives_another_scenario(family: str) -> None:
    assert len({made(family, meetings, seed).fingerprint for meetings in (20, 21) for seed in range(3)}) == 6


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("meetings", [2, 3, 7, 25, 60, 150, 400, 1000])
def test_every_size_is_valid_and_every_must_can_be_somewhere(family: str, meetings: int) -> None:
    for seed in range(3):
        scenario = made(family, meetings, seed)
        assert len(scenario.meetings) == meetings
        tasks = compile_scenario(scenario).tasks
        assert not [id_ for id_, task in tasks.items() if task.must and not task.starts]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("seed", [0, 1])
def test_there_is_a_plan(family: str, seed: int) -> None:
    assert solve(made(family, 20, seed), Settings(time_limit=20)).plan is not None


def test_a_must_that_the_timetable_cannot_hold_is_seen() -> None:
    scenario = made("shuttle", 20, 0)
    tree = scenario.model_dump(mode="json", by_alias=True, exclude_unset=True)
    must = next(id_ for id_, each in scenario.meetings.items() if each.must)
    tree["meetings"]["again"] = {**tree["meetings"][must], "pin": {"at": str(scenario.horizon.from_)}}
    assert solve(Scenario.model_validate(tree), Settings(time_limit=20)).status is Status.NO_PLAN_EXISTS


def test_a_shuttle_travels_and_has_what_shuttles_have() -> None:
    scenario = made("shuttle", 300, 0)
    assert len(scenario.places) == 7
    assert scenario.permits
    assert scenario.relations
    assert any(meeting.who.deputies for meeting in scenario.meetings.values())
    assert any(meeting.who.optional for meeting in scenario.meetings.values())
    assert any(meeting.needs.interpretation for meeting in scenario.meetings.values())
    assert 0.5 < sum(meeting.must for meeting in scenario.meetings.values()) / 300 < 0.7
    assert len({scenario.base_of(person) for person in scenario.people}) > 3


def test_a_week_stays_at_one_site() -> None:
    scenario = made("week", 1000, 0)
    assert list(scenario.places) == ["geneva"]
    assert 60 <= len(scenario.delegations) <= 190
    assert scenario.policies.quotas
    assert {meeting.kind for meeting in scenario.meetings.values()} == {"bilateral", "plenary"}
    lengths = {meeting.minutes for meeting in scenario.meetings.values() if meeting.kind == "bilateral"}
    assert lengths == {20, 25, 30}


def test_a_mixed_summit_is_both() -> None:
    scenario = made("mixed", 200, 0)
    kinds = [id_[0] for id_ in scenario.meetings]
    assert kinds.count("m") == 100
    assert kinds.count("p") + kinds.count("r") == 100
    assert len(scenario.places) > 1


def test_clocks_of_the_cities_stand_still_while_it_lasts() -> None:
    """The hidden timetable counts on days of 24 hours."""
    scenario = made("mixed", 1000, 0)
    assert len(scenario.places) == len(CITIES)
    begin = datetime.combine(FIRST_MONDAY, time(), UTC)
    end = begin + timedelta(weeks=MONDAYS - 1, days=1) + (scenario.end - scenario.start)
    assert not [city for city in scenario.places if clock.changes(scenario.zone_of(city), begin, end)]
