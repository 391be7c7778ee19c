"""Jobs, in this process and in one of their own: what comes of them, and what is told where one dies."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from planner.bench import apart, methods
from planner.bench.apart import run_apart
from planner.bench.families import made
from planner.bench.jobs import METHODS, Job, Row, job_json, job_of, row_json, row_of
from planner.check import Finding
from planner.domain.scenario import Scenario
from planner.errors import BrokenPlan
from planner.plan.record import Answer, Status, Tier
from planner.solve import Settings, solve
from tests.bench.test_study import shuttle

SMALL = Job("product", 20.0, 0, "shuttle", 8)


def test_jobs_and_rows_travel_as_they_are() -> None:
    row = Row(5, 2, 4, 2, {"priority": 10}, 3, None, 0.5, 1.0, 150.5, "outline", "all tried")
    row = replace(row, bounds={"priority": 8}, open_tier="priority", percent=12.5, estimate=700)
    assert job_of(job_json(SMALL)) == SMALL
    assert row_of(row_json(row)) == row
    for text in ("", "{}x", '{"other": 1}'):
        with pytest.raises(ValueError, match=r"\w"):
            row_of(text)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_says_what_it_came_to(method: str) -> None:
    scenario = made("shuttle", 8, 0)
    row = methods.run(replace(SMALL, method=method))
    assert (row.meetings, row.musts) == (8, sum(each.must for each in scenario.meetings.values()))
    assert row.held is not None
    assert row.musts_held == row.musts <= row.held <= 8
    assert row.first is not None
    assert row.seconds is not None
    assert row.first <= row.seconds < 25
    assert row.broken == 0 or method != "product"
    assert {"priority", "travel"} <= set(row.tiers)


def test_the_product_says_how_far_it_is_from_the_best_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    proved = methods.run(SMALL)
    assert (proved.status, proved.gap) == ("proved-best", "proved")
    assert proved.bounds == {"stability": 0, **proved.tiers}
    assert proved.estimate is not None
    assert proved.estimate > 0

    def half_proved(scenario: Scenario, settings: Settings, *_: object) -> Answer:
        answer = solve(scenario, settings)
        tiers = [replace(each, bound=each.value * 3 // 4 if each.tier is Tier.TRAVEL else 0) for each in answer.tiers]
        return replace(answer, tiers=tuple(tiers), status=Status.WITHIN)

    monkeypatch.setattr(methods, "solve", half_proved)
    row = methods.run(SMALL)
    assert row.open_tier == "travel"
    assert row.bounds["travel"] == row.tiers["travel"] * 3 // 4
    assert row.percent == pytest.approx(25, abs=0.01)
    assert row.gap == "travel 25.0 %"
    assert row.words.startswith("within 25.0 % of the best possible in travel")


def test_a_gap_without_a_bound_and_nobody_who_looked() -> None:
    assert Row(bounds={"comfort": 0}, open_tier="comfort").gap == "comfort, no bound"
    assert Row(tiers={"comfort": 5}).gap == ""
    assert methods.run(replace(SMALL, method="greedy")).gap == ""


@pytest.mark.parametrize(
    ("bound", "words"),
    [(75, "attendance, no bound; travel 25.0 %"), (0, "attendance, no bound"), (100, "attendance, no bound")],
)
def test_travel_is_told_of_behind_another_tier_that_is_open(bound: int, words: str) -> None:
    row = Row(tiers={"attendance": 3, "travel": 100}, bounds={"attendance": 0, "travel": bound}, open_tier="attendance")
    assert row.gap == words


@pytest.mark.parametrize("method", METHODS)
def test_a_method_without_time_says_so(method: str) -> None:
    row = methods.run(replace(SMALL, method=method, time_limit=1e-6))
    assert (row.held, row.first) == (None, None)
    assert row.status in ("no-plan-found", "none")
    assert not row.failed


def test_the_product_is_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(methods, "check", lambda *_: (Finding("rooms", "a", "it is full"),))
    with pytest.raises(BrokenPlan, match="it is full"):
        methods.run(SMALL)


def test_an_instance_of_the_study_gets_its_figure(tmp_path: Path) -> None:
    file = tmp_path / "tiny.json"
    file.write_text(json.dumps(shuttle()), encoding="utf-8")
    row = methods.run(Job("product", 20.0, study=str(file), name="tiny"))
    assert row.status == "proved-best"
    # one day has no time for both meetings and the way between them, so the second is left out, and three people fly
    assert row.figure == 52 + 3 * (4 + 4)


def test_a_process_of_its_own_comes_to_the_same_and_tells_its_memory() -> None:
    row, here = run_apart(SMALL), methods.run(SMALL)
    assert row is not None
    assert (row.held, row.tiers, row.status) == (here.held, here.tiers, here.status)
    assert row.memory is not None
    assert 20 < row.memory < 2000


def test_an_error_of_ours_in_it_is_told() -> None:
    row = run_apart(Job("product", 5.0, study="/nowhere.json"))
    assert row is not None
    assert row.failed
    assert row.words.startswith("the instance /nowhere.json cannot be read")


def test_a_process_that_dies_is_told_with_its_last_line() -> None:
    row = run_apart(Job("product", 5.0, family="fair", meetings=8))
    assert row is not None
    assert row.failed
    assert row.words == "its process died; KeyError: 'fair'"


def test_a_process_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    sleeper.chmod(0o755)
    monkeypatch.setattr(apart.sys, "executable", str(sleeper))
    row = run_apart(replace(SMALL, time_limit=0.1), patience=0.3)
    assert row is not None
    assert (row.failed, row.words) == (True, "it did not end")
    assert sys.executable == str(sleeper)


def test_a_process_is_ended_when_somebody_wants_it_to_stop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    sleeper.chmod(0o755)
    monkeypatch.setattr(apart.sys, "executable", str(sleeper))
    looks = iter([False, False, True])
    assert run_apart(SMALL, lambda: next(looks)) is None
