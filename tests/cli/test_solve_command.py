"""`planner solve`: the screen, the files and the exit code of every kind of answer."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from planner.cli.main import app
from planner.errors import BrokenPlan
from planner.files import load_scenario, people_csv, read_answer, read_plan
from planner.plan.record import (
    COUNTED,
    Answer,
    Obstacle,
    Plan,
    Provenance,
    Status,
    Tier,
    TierResult,
    Unscheduled,
)
from planner.plan.settings import Settings
from tests.cli.running import FAKES, FIRST, SCENARIOS, code

MADE = Provenance("First steps", "0" * 16, 0, 1, True, 60.0, {"python": "3"})


def answer(status: Status, plan: Plan | None = None, *obstacles: Obstacle, bound: int = 10) -> Answer:
    tiers = () if plan is None else (TierResult(Tier.PRIORITY, 10, bound),)
    return Answer(status, plan, tiers, (), obstacles, MADE, {"compile": 0.25})


Asked = Callable[[], list[Any]]


@pytest.fixture
def solver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer | Exception], Asked]:
    """Puts a solver in place that answers this at once; what it was asked can be asked for."""
    said, asked = tmp_path / "said", tmp_path / "asked"
    monkeypatch.setattr("planner.cli.solve.FUNCTION", f"{FAKES}answers")
    monkeypatch.setenv("SAID", str(said))
    monkeypatch.setenv("ASKED", str(asked))

    def put(answered: Answer | Exception) -> Asked:
        said.write_bytes(pickle.dumps(answered))
        return lambda: pickle.loads(asked.read_bytes()) if asked.exists() else []

    return put


def test_first_steps_from_end_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    csv, answered, people = (tmp_path / name for name in ("plan.csv", "plan.json", "people.csv"))
    assert code(monkeypatch, "solve", FIRST, "-o", csv, "--json", answered, "--people", people, "--timings") == 0
    out, err = capsys.readouterr()
    assert out.startswith("First steps: proved best on the grid of 5 min\n")
    assert re.findall(r"^([a-z]+) +[0-9,]+ ", out, re.MULTILINE) == [str(tier) for tier in COUNTED]
    assert "5 of 5 meetings held, 3 people, 5 journeys, 1 day 7 h 31 min en route in all." in out
    assert "It begins on Wed 30 May 20:30 in Residence, New York: Working dinner." in out
    for written in (
        f"The plan is in {csv}.",
        f"The whole answer is in {answered}.",
        f"The table of people is in {people}.",
    ):
        assert "".join(written.split()) in "".join(out.split())
    assert "Most memory used:" in out
    assert "An exact model of it would have about" in out
    assert "a plan: travel 2,027, tidiness 27,964\n" in err
    assert "travel: searching" in err
    scenario = load_scenario(FIRST)
    plan = read_plan(csv, scenario)
    assert plan == read_answer(answered).plan
    assert people.read_text(encoding="utf-8") == people_csv(plan, scenario)
    assert '\nWorth a look:\n- "Waiver for New York" opens on Wed 30 May 00:00, and Kim Yong Chol' in out
    looks = json.loads(answered.read_text(encoding="utf-8"))["worth_a_look"]
    assert [each["kind"] for each in looks] == ["permit", "unrested", "just-landed", "just-landed"]
    assert (looks[0]["people"], looks[0]["at"]) == (["kim-yong-chol"], "2018-05-30T13:31Z")


def test_the_settings_reach_the_solver(solver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = solver(answer(Status.PROVED_BEST, Plan()))
    words = ["--time-limit", "2.5", "--workers", "3", "--seed", "7", "--fast", "--good-enough", "Travel"]
    assert code(monkeypatch, "solve", FIRST, *words) == 0
    scenario, settings, stopped = asked()
    assert (scenario.title, settings, stopped) == ("First steps", Settings(2.5, 3, 7, True, Tier.TRAVEL), False)


def test_it_goes_on_from_a_plan_and_may_write_to_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    plan = tmp_path / "plan.csv"
    assert code(monkeypatch, "solve", FIRST, "-o", plan) == 0
    before = plan.read_text(encoding="utf-8")
    capsys.readouterr()
    assert code(monkeypatch, "solve", FIRST, "--from", plan, "-o", plan) == 0
    out, _ = capsys.readouterr()
    assert "The plan that it went on from is kept: there is no better one." in " ".join(out.split())
    assert plan.read_text(encoding="utf-8") == before


def test_it_tells_of_a_plan_that_does_not_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    plan = tmp_path / "plan.csv"
    assert code(monkeypatch, "solve", FIRST, "-o", plan) == 0
    changed = tmp_path / "changed.yaml"
    text = Path(FIRST).read_text(encoding="utf-8")
    assert text.count("length: 90 min") == 1
    changed.write_text(text.replace("length: 90 min", "length: 2 h"), encoding="utf-8")
    capsys.readouterr()
    assert code(monkeypatch, "solve", changed, "--from", plan) == 0
    out, _ = capsys.readouterr()
    assert "The plan that it was to go on from breaks " in " ".join(out.split())
    assert "of its 5 meetings." in " ".join(out.split())


def test_what_is_not_held_is_listed_with_the_reason(solver: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    solver(answer(Status.BEST_FOUND, Plan(unscheduled=(Unscheduled("press", "There is no time."),)), bound=0))
    assert code(monkeypatch, "solve", FIRST) == 0
    out = capsys.readouterr().out
    assert "First steps: best found so far\n" in out
    assert "- Not held: Pompeo meets the press. There is no time.\n" in out
    assert "0 of 5 meetings held" in out
    assert "The plan is not kept: add -o PLAN.csv to write it.\n" in out
    (row,) = [line for line in out.splitlines() if line.startswith("priority")]
    assert row.split()[:3] == ["priority", "10", "what"], "a bound of nothing is not shown"


def test_a_gap_is_told_as_a_percentage(solver: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    solver(answer(Status.WITHIN, Plan(), bound=9))
    assert code(monkeypatch, "solve", FIRST) == 0
    assert "First steps: within 10.0 % of the best possible in priority\n" in capsys.readouterr().out


def test_no_plan_exists(solver: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    obstacle = Obstacle(
        "people.pompeo", "Mike Pompeo cannot attend 'Talks'.", ("permits.waiver", "meetings.talks.when")
    )
    solver(answer(Status.NO_PLAN_EXISTS, None, obstacle))
    csv, answered = tmp_path / "plan.csv", tmp_path / "plan.json"
    assert code(monkeypatch, "solve", FIRST, "-o", csv, "--json", answered) == 3
    out = capsys.readouterr().out
    assert "First steps: no plan exists (proved)\n- Mike Pompeo cannot attend 'Talks'.\n" in out
    because = (
        'permits.waiver (permit "Waiver for New York"), meetings.talks.when (meeting "Talks": when it may be held)'
    )
    assert f"because of {because} " in f"{' '.join(out.split())} "
    assert "it was not written" in out.replace("\n", " ")
    assert not csv.exists()
    assert read_answer(answered).obstacles == (obstacle,)


def test_the_waiver_that_is_late_is_named(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "solve", SCENARIOS / "waiver-late.yaml") == 3
    out = capsys.readouterr().out
    assert "no plan exists (proved)" in out
    assert "because of permits.kim-yong-chol-waiver" in out


def test_no_plan_found_keeps_what_was_there(
    solver: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    csv = tmp_path / "plan.csv"
    csv.write_text("old", encoding="utf-8")
    solver(answer(Status.NO_PLAN_FOUND))
    assert code(monkeypatch, "solve", FIRST, "-o", csv, "--force") == 4
    out = capsys.readouterr().out.replace("\n", " ")
    assert "Nothing is proved: there may be a plan." in out
    assert "the file that was there before is as it was" in out
    assert csv.read_text(encoding="utf-8") == "old"


def test_our_own_mistake_is_owned(solver: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    solver(BrokenPlan("a plan of ours breaks 1 rules"))
    assert code(monkeypatch, "solve", FIRST) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1].startswith("Sorry, this is our mistake, not yours.")


def test_stdout_can_carry_the_plan_or_the_answer(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "solve", FIRST, "--json", "-") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["words"] == "proved best on the grid of 5 min"
    assert "First steps: proved best" in err
    assert code(monkeypatch, "solve", FIRST, "-o", "-") == 0
    out, err = capsys.readouterr()
    assert out.startswith("kind,id,title,")
    assert "First steps: proved best" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Missing argument 'SCENARIO'"),
        (["nope.yaml"], "There is no file nope.yaml."),
        ([str(SCENARIOS)], "this is a folder; name a file in it"),
        ([FIRST, "--time-limit", "0"], "0 is no number of seconds above 0"),
        ([FIRST, "--time-limit", "nan"], "nan is no number of seconds above 0"),
        ([FIRST, "--time-limit", "inf"], "inf is no number of seconds above 0"),
        ([FIRST, "--time-limit", "soon"], "Invalid value for '--time-limit'"),
        ([FIRST, "--memory-limit", "0"], "0 is no number of GiB above 0"),
        ([FIRST, "--memory-limit", "inf"], "inf is no number of GiB above 0"),
        ([FIRST, "--good-enough", "nearly"], "Invalid value for '--good-enough'"),
        ([FIRST, "--from", "nope.csv"], "There is no file nope.csv."),
        ([FIRST, "--from", FIRST], "problems in the input"),
        ([FIRST, "--workers", "0"], "--workers"),
        ([FIRST, "--seed", "-1"], "--seed"),
        ([FIRST, "-o", "/nope/plan.csv"], "There is no folder /nope to write plan.csv into."),
        ([FIRST, "-o", str(SCENARIOS)], "this is a folder; name a file in it"),
        ([FIRST, "-o", FIRST], "this file is an input and would be lost"),
        ([FIRST, "--json", FIRST], "this file is an input and would be lost"),
        ([FIRST, "-o", "x", "--json", "x"], "two outputs have this name"),
        ([FIRST, "--tim-limit", "3"], "No such option: --tim-limit"),
    ],
)
def test_bad_usage_is_refused_before_any_work(
    words: list[str], says: str, solver: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    asked = solver(answer(Status.PROVED_BEST, Plan()))
    assert code(monkeypatch, "solve", *words) == 2
    out, err = capsys.readouterr()
    assert says in err
    assert (out, asked()) == ("", [])


def test_text_of_a_scenario_is_never_markup(
    tmp_path: Path, solver: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    text = Path(FIRST).read_text(encoding="utf-8").replace("title: First steps", "title: '[bold]First[/] :smile: [/x]'")
    file = tmp_path / "nasty.yaml"
    file.write_text(text, encoding="utf-8")
    solver(answer(Status.PROVED_BEST, Plan()))
    assert code(monkeypatch, "solve", file) == 0
    assert "[bold]First[/] :smile: [/x]: proved best" in capsys.readouterr().out


def test_it_also_runs_under_the_runner_of_typer() -> None:
    done = CliRunner().invoke(app, ["solve", FIRST])
    assert done.exit_code == 0
    assert "First steps: proved best" in done.stdout
    assert "travel: searching" in done.stderr
