"""`planner check --bound`: the bounds of an answer, counted again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.bounds import Above, TravelPrices
from planner.files.answer_file import write_answer
from planner.files.scenario_file import load_scenario
from planner.plan.record import Tier
from planner.problem import compile_scenario, no_tick
from planner.solve import Settings, solve
from tests.cli.running import code
from tests.gates import ROOT

SCENARIO = """\
schema: 1
title: Too much for one morning
home: geneva
horizon: {from: 2018-06-04, to: 2018-06-06}
places:
  geneva:
    airport: GVA
    venues: {palais: {rooms: {salon: {}}}}
delegations:
  un: {name: United Nations, base: geneva}
people:
  guterres: {name: António Guterres, of: un, rank: 1}
meetings:
"""
MEETING = """\
  m-{points}:
    title: Talks of {points} points
    kind: bilateral
    who: {{required: [guterres]}}
    where: [geneva]
    length: 60 min
    must: false
    priority: {points}
    when: {{between: [[2018-06-05 09:00, 2018-06-05 11:00]]}}
"""
POLICIES = "policies: {changeover: 0 min, turnover: 0 min}\n"


@pytest.fixture
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> tuple[Path, Path]:
    """A scenario in which one of three meetings must be left out, and its answer."""
    scenario, answer = tmp_path / "morning.yaml", tmp_path / "answer.json"
    meetings = "".join(MEETING.format(points=points) for points in (10, 20, 30))
    scenario.write_text(SCENARIO + meetings + POLICIES, encoding="utf-8")
    assert code(monkeypatch, "solve", scenario, "--json", answer, "-q") == 0
    capsys.readouterr()
    return scenario, answer


def changed(answer: Path, **fields: Any) -> Path:
    """The answer with other values in its certificate."""
    tree = json.loads(answer.read_text(encoding="utf-8"))
    tree["answer"]["certificate"] |= fields
    other = answer.with_name("changed.json")
    other.write_text(json.dumps(tree), encoding="utf-8")
    return other


def test_a_bound_that_holds(answered: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "check", *answered, "--bound", columns=200) == 0
    said = "the bound holds: its prices prove that at least 10 points of priority must be left out, and it says 10.\n"
    assert capsys.readouterr().out == said
    assert code(monkeypatch, "check", *answered, "--bound", "-q") == 0
    assert capsys.readouterr().out == ""


def test_a_point_too_high(answered: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    scenario, answer = answered
    assert code(monkeypatch, "check", scenario, changed(answer, bound=11), "--bound", columns=200) == 1
    assert "the bound does not hold: its prices prove that at least 10 points" in capsys.readouterr().out
    assert code(monkeypatch, "check", scenario, changed(answer, bound=11), "--bound", "--json") == 1
    bound = {"tier": "priority", "claimed": 11, "proved": 10, "holds": False, "faults": []}
    assert json.loads(capsys.readouterr().out) == {"holds": False, "bounds": [bound]}


def test_a_bound_in_the_tiers_that_has_no_prices(
    answered: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    scenario, answer = answered
    assert code(monkeypatch, "check", scenario, changed(answer, bound=3, prices=[]), "--bound", columns=200) == 1
    assert "must be left out, and it says 10." in capsys.readouterr().out


def test_an_answer_without_prices(answered: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    scenario, answer = answered
    tree = json.loads(answer.read_text(encoding="utf-8"))
    tree["answer"]["certificate"] = None
    answer.write_text(json.dumps(tree), encoding="utf-8")
    assert code(monkeypatch, "check", scenario, answer, "--bound") == 2
    assert "there are no prices in it" in " ".join(capsys.readouterr().err.split())


def test_an_answer_of_another_scenario(
    answered: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    scenario, answer = answered
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(text.replace("11:00", "12:00"), encoding="utf-8")
    assert code(monkeypatch, "check", scenario, answer, "--bound", columns=200) == 1
    out, err = capsys.readouterr()
    assert "of another scenario" in err
    assert "at least 0 points" in out


def test_a_plan_is_no_answer(answered: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    scenario, _ = answered
    assert code(monkeypatch, "check", scenario, scenario, "--bound") == 2
    assert "cannot be read as JSON" in " ".join(capsys.readouterr().err.split())


def test_a_bound_of_travel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    scenario, answer = ROOT / "scenarios" / "first-steps.yaml", tmp_path / "answer.json"
    asked = load_scenario(scenario)
    prices = TravelPrices.of(compile_scenario(asked), no_tick)
    assert prices is not None
    found = prices.found(2_000, Above(), 0.5, lambda: False)
    assert found is not None
    given = replace(solve(asked, Settings(20)), certificate=None, travel_certificate=prices.certificate(found, Above()))
    for more, ends in ((0, 0), (1, 1)):
        tiers = tuple(
            replace(each, bound=found.bound + more) if each.tier is Tier.TRAVEL else each for each in given.tiers
        )
        write_answer(replace(given, tiers=tiers), asked, answer)
        assert code(monkeypatch, "check", scenario, answer, "--bound", columns=200) == ends
        verdict = "the bound does not hold" if more else "the bound holds"
        said = (
            f"{verdict}: its prices prove that at least {found.bound:,} points are spent on the road where no more than 0 "
            f"points of priority and 0 of attendance are lost, and it says {found.bound + more:,}.\n"
        )
        assert capsys.readouterr().out == said
