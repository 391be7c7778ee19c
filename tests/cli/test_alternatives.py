"""`planner slots`, `why` and `why-not`, as somebody uses them who is asked on the telephone."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from planner.report.slot_files import SLOT_COLUMNS
from tests.cli.running import FIRST, SCENARIOS, code


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The best plan of the first scenario."""
    file = tmp_path_factory.mktemp("plans") / "plan.csv"
    with pytest.MonkeyPatch.context() as patched:
        assert code(patched, "solve", FIRST, "-o", file, "-q") == 0
    return file


def test_every_slot_is_drawn_and_told(plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "slots", FIRST, plan, "--meeting", "letter", columns=200) == 0
    out = capsys.readouterr().out
    assert "The letter: It is Fri 1 Jun 11:40 in White House, Washington." in out
    assert "Fri  1 Jun ················aaaaaaa●xxxxxxxxxxxxxxx·········" in out
    assert "Fri 1 Jun 08:00 to 11:35   from attendance +5, tidiness -440 to attendance +5, tidiness -10" in out
    assert "Fri 1 Jun 11:45            Donald Trump has too little time between it and 'The summit is on'" in out
    assert "a attendance" in out
    assert "m meetings left out" not in out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_map_fits_a_narrow_terminal(columns: int, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "slots", FIRST, plan, "--meeting", "Talks", columns=columns) == 0
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= columns


def test_slots_are_written_for_other_programs(plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "slots", FIRST, plan, "--meeting", "letter", "--csv", "-") == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert tuple(rows[0]) == SLOT_COLUMNS
    now = next(row for row in rows if row["first"] == "2018-06-01T11:40-04:00")
    assert (now["possible"], now["tidiness"], now["people"]) == ("yes", "0", "kim-yong-chol; pompeo; trump")
    barred = next(row for row in rows if "Donald Trump is not available" in row["reasons"])
    assert barred["possible"] == "no"
    assert "people.trump.blocked" in barred["fields"].split("; ")
    assert code(monkeypatch, "slots", FIRST, plan, "--meeting", "letter", "--json") == 0
    tree = json.loads(capsys.readouterr().out)
    assert tree["now"] == {"start": "2018-06-01T11:40-04:00", "place": "washington/white-house"}
    assert sum(slot["starts"] for slot in tree["slots"]) == sum(int(row["starts"]) for row in rows)


def test_one_place_of_several(plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    asked = ("slots", FIRST, plan, "--meeting", "talks", "--json")
    assert code(monkeypatch, *asked, "--place", "Palace Hotel") == 0
    assert {slot["place"] for slot in json.loads(capsys.readouterr().out)["slots"]} == {"new-york/palace-hotel"}
    assert code(monkeypatch, *asked) == 0
    assert len({slot["place"] for slot in json.loads(capsys.readouterr().out)["slots"]}) == 2
    assert code(monkeypatch, *asked, "--place", "washington") == 2
    assert "the meeting is not held there in any case" in capsys.readouterr().err


def test_why_it_is_there(plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "why", FIRST, plan, "--meeting", "press", columns=200) == 0
    out = capsys.readouterr().out
    assert "- It costs there: Waiting for Pompeo meets the press, 3 days 8 h (tidiness)." in out
    assert "- Sooner: not at all: outside the working hours." in out
    assert "- Later: not at all: Mike Pompeo must go on to 'The letter' in Washington, so it begins by" in out
    assert "- Better: nowhere, while all others stay as they are." in out
    assert code(monkeypatch, "why", FIRST, plan, "--meeting", "talks", "--json") == 0
    assert [bind["head"] for bind in json.loads(capsys.readouterr().out)["binds"]] == [
        "Sooner",
        "Later",
        "In Palace Hotel, New York",
        "Better",
    ]


def test_why_not_there_is_a_plan_or_the_conflict(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    asked, file = ("why-not", FIRST, plan, "--meeting", "talks"), tmp_path / "there.csv"
    assert code(monkeypatch, *asked, "--at", "09:00", "-o", file, columns=200) == 0
    out = capsys.readouterr().out
    assert "yes, Thu 31 May 09:00 in Residence, New York. Against now: comfort +150, tidiness -480." in out
    assert "- Talks: moved 8 h earlier, to Thu 31 May 09:00 in New York" in out
    assert code(monkeypatch, "check", FIRST, file, "-q") == 0
    capsys.readouterr()
    assert code(monkeypatch, *asked, "--at", "2018-06-04T08:00", columns=300) == 3
    as_it_is, others = capsys.readouterr().out.split("If others may move")
    assert "it precedes 'The letter': not after Fri 1 Jun 09:10" in as_it_is
    assert others.startswith(": no plan exists with it there (proved).")
    assert "'Talks' (2 h 30 min)" in others
    assert "must be held on Mon 4 Jun 2018 from 08:00 to 10:30" in others


def test_why_not_without_somebody(plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    asked = ("why-not", FIRST, plan, "--meeting", "letter", "--without", "Pompeo", "--json")
    assert code(monkeypatch, *asked) == 0
    tree = json.loads(capsys.readouterr().out)
    assert {"trump", "kim-yong-chol"} == set(tree["as_it_is"]["slots"][-1]["people"]) or tree["as_it_is"]["slots"]
    changes = {(each["id"], each["change"]) for each in tree["difference"]["changes"]}
    assert ("letter", "people") in changes


def test_a_time_off_the_grid_is_said_to_be_that(plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "why-not", FIRST, plan, "--meeting", "decision", "--at", "13:02", columns=200) != 2
    assert "While all others stay as they are: no: it is on no start of the grid of 5 min." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--meeting", "lettre", "--at", "09:00"], "did you mean letter (The letter)?"),
        (["--meeting", "letter"], "say where else: --at TIME, --place PLACE or --without PERSON"),
        (["--meeting", "letter", "--at", "noon"], "'noon' is not a moment"),
        (["--meeting", "letter", "--at", "2018-06-01"], "has no time of day"),
        (["--meeting", "letter", "--at", "2019-06-01 09:00"], "lies outside the horizon"),
        (["--meeting", "letter", "--place", "Oslo"], "there is no place 'Oslo'"),
        (["--meeting", "letter", "--without", "Merkel"], "no person of the meeting 'Merkel'"),
        (["--meeting", "letter", "--at", "09:00", "--time-limit", "0"], "0 is no number of seconds above 0"),
    ],
)
def test_what_is_wrong_with_a_question_is_told(
    words: list[str], told: str, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    assert code(monkeypatch, "why-not", FIRST, plan, *words, columns=300) == 2
    assert told.lower() in capsys.readouterr().err.lower()


def test_the_summit_is_at_its_own_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    hanoi, plan = SCENARIOS / "hanoi-2019.yaml", SCENARIOS / "hanoi-2019.actual.csv"
    assert code(monkeypatch, "why-not", hanoi, plan, "--meeting", "one-on-one", "--at", "12:00", columns=200) == 2
    assert "the summit is at its own time and place" in capsys.readouterr().err


BESIDE = """
  visit:
    title: A visit to the Mission
    who: {required: [kim-yong-chol]}
    where: [new-york]
    length: 3 h
    when: {between: [2018-05-31 16:00, 2018-06-01 10:00]}
    priority: 5
  tour:
    title: A tour
    who: {required: [trump]}
    where: [washington]
    length: 3 h
    when: {between: [2018-05-31, 2018-05-31]}
relations:
"""


@pytest.fixture
def left_out(tmp_path: Path) -> Path:
    """The first scenario with two meetings for which there is no time."""
    text = Path(FIRST).read_text(encoding="utf-8").replace("relations:\n", BESIDE, 1)
    file = tmp_path / "left.yaml"
    late = "length: 2 h 30 min, must: true, when: {between: [2018-05-31 17:00, 2018-05-31 20:00]}"
    file.write_text(text.replace("length: 2 h 30 min, must: true", late), encoding="utf-8")
    return file


def test_what_stands_against_meetings_that_are_left_out_is_told(
    left_out: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    assert code(monkeypatch, "explain", left_out, columns=200) == 0
    out = capsys.readouterr().out
    assert "- Not held: A visit to the Mission.\n" in out
    assert "  Not in Residence, New York: Kim Yong Chol is in 'Talks' (13 of 13 starts)." in out
    assert "  Not in White House, Washington: because of its window together with the times when Donald Trump is" in out
    assert out.split()[-6:] == ["planner", "why-not", str(left_out), "plan.csv", "--meeting", "tour"]
    assert code(monkeypatch, "explain", left_out, "--json") == 0
    assert [each["meeting"] for each in json.loads(capsys.readouterr().out)["left_out"]] == ["tour", "visit"]


def test_what_holding_a_meeting_would_take_is_told(
    left_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    plan = tmp_path / "left.csv"
    assert code(monkeypatch, "solve", left_out, "-o", plan, "-q") == 0
    capsys.readouterr()
    assert code(monkeypatch, "why", left_out, plan, "--meeting", "visit", columns=200) == 0
    assert "A visit to the Mission: It is not held." in capsys.readouterr().out
    assert code(monkeypatch, "why-not", left_out, plan, "--meeting", "visit", columns=500) == 3
    out = capsys.readouterr().out.split("If others may move: ")[1]
    assert out.startswith("no plan exists with it (proved).")
    for said in ("(the relation talks-open-the-letter)", "'Talks' must be held on Thu 31 May 2018 from 17:00 to 20:00"):
        assert said in out
