"""`planner show`: day sheets on a screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.files import write_plan
from tests.cli.running import ACTUAL, SINGAPORE, code
from tests.made_plans import known_plan, world


@pytest.fixture
def made(tmp_path: Path) -> Path:
    file = tmp_path / "plan.csv"
    write_plan(known_plan(), world(), file)
    return file


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Any:
    """What `planner show` prints on stdout, lines without blanks at their end."""

    def show(*words: str | Path, columns: int = 80, ends: int = 0) -> str:
        assert code(monkeypatch, "show", *words, columns=columns) == ends
        captured = capsys.readouterr()
        return "\n".join(line.rstrip() for line in (captured.err if ends else captured.out).splitlines())

    return show


def test_a_plan_is_shown_without_its_scenario(shown: Any, made: Path) -> None:
    assert shown(made) == (
        "Monday 4 June 2018\n"
        "  local           home\n"
        "  13:30-13:50     00:30      Seoul to New York\n"
        "                             Kang Kyung-wha. 13 h 20 min, KE 81, clocks 13 h\n"
        "                             back.\n"
        "  18:00-19:10                Washington to New York\n"
        "                             Mike Pompeo. 1 h 10 min, by air.\n"
        "\n"
        "Tuesday 5 June 2018\n"
        "  local           home\n"
        "  10:00-11:00                Talks\n"
        "                             Palace Hotel, New York. Kang Kyung-wha and Mike\n"
        "                             Pompeo. 1 h, confirmed.\n"
        "  12:00-15:00 +1             New York to Seoul\n"
        "                             Kang Kyung-wha. 14 h, by air, clocks 13 h on.\n"
        "  14:00-17:00 +1             New York to Seoul\n"
        "                             Mike Pompeo. 14 h, by air, via Anchorage, clocks 13\n"
        "                             h on.\n"
        "\n"
        "Wednesday 6 June 2018\n"
        "  local           home\n"
        "  17:20-03:20 +1  04:20      Rest in Seoul\n"
        "                             Mike Pompeo. 10 h.\n"
        "  16:00-16:20                A call\n"
        "                             Call. Kang Kyung-wha and Mike Pompeo. 20 min, time\n"
        "                             not exact.\n"
        "\n"
        "Thursday 7 June 2018\n"
        "  local           home\n"
        "  11:00-12:00     Wed 22:00  Visit\n"
        "                             Blue House, Seoul. Marc Knapper as US ambassador. 1\n"
        "                             h.\n"
        "\n"
        "Not held\n"
        "- The day: No place was found for it in the time given."
    )


def test_one_person_with_nights_and_free_days(shown: Any) -> None:
    text = shown(ACTUAL, "--person", "trump", "--scenario", SINGAPORE, columns=120)
    assert text.startswith("Donald Trump\n\nMonday 28 May 2018\n")
    assert "\nTuesday 29 May to Thursday 31 May 2018\n  In Washington.\n" in text
    assert "  Overnight on the way to Singapore.\n" in text
    assert "at the airport by" in text
    assert "09:15-09:55 One-on-one: Donald Trump and Kim Jong Un" in text


def test_one_delegation_and_one_room(shown: Any) -> None:
    assert shown(ACTUAL, "--delegation", "us", "--scenario", SINGAPORE).startswith("United States\n\n")
    assert shown(ACTUAL, "--room", "singapore/capella").startswith("Capella, Singapore\n\n")


def test_another_clock(shown: Any, made: Path) -> None:
    text = shown(made, "--zone", "Asia/Tokyo")
    assert text.startswith("Local times are those of Asia/Tokyo.\n")
    assert "  23:00-00:00 +1  10:00      Talks" in text


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int, shown: Any) -> None:
    text = shown(ACTUAL, "--scenario", SINGAPORE, columns=columns)
    assert max(len(line) for line in text.splitlines()) <= columns


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--person", "pompoe"], "There is no person 'pompoe'; did you mean pompeo (Mike Pompeo)?"),
        (["--room", "capela"], "There is no place 'capela'; did you mean singapore/capella (Capella, Singapore)?"),
        (["--delegation", "us"], "the plan does not say who belongs to it: add --scenario SCENARIO"),
        (
            ["--delegation", "usa", "--scenario", SINGAPORE],
            "There is no delegation 'usa'; did you mean us (United States)?",
        ),
        (["--person", "a", "--room", "b"], "choose one of --person, --delegation, --room and --resource"),
        (["--resource", "police"], "the plan does not say what a pool has: add --scenario SCENARIO"),
        (
            ["--resource", "polise", "--scenario", SINGAPORE],
            "There is no pool 'polise'; did you mean singapore-police (Singapore police)?",
        ),
        (
            ["--resource", "secure-line", "--scenario", SINGAPORE, "--for-release"],
            "leave out --zone and --for-release",
        ),
        (["--resource", "secure-line", "--scenario", SINGAPORE, "--zone", "UTC"], "leave out --zone and"),
        (["--worth-a-look"], "the plan does not say what its scenario asks for: add --scenario SCENARIO"),
        (
            ["--worth-a-look", "--scenario", SINGAPORE, "--for-release"],
            "it is for the office, by the clock of each place",
        ),
        (["--worth-a-look", "--scenario", SINGAPORE, "--zone", "UTC"], "leave out --zone, --room, --resource and"),
        (
            ["--worth-a-look", "--scenario", SINGAPORE, "--room", "singapore"],
            "leave out --zone, --room, --resource and",
        ),
        (
            ["--worth-a-look", "--scenario", SINGAPORE, "--resource", "police"],
            "leave out --zone, --room, --resource and",
        ),
        (
            ["--worth-a-look", "--scenario", SINGAPORE, "--person", "pompoe"],
            "There is no person 'pompoe'; did you mean pompeo (Mike Pompeo)?",
        ),
        (
            ["--worth-a-look", "--scenario", SINGAPORE, "--delegation", "usa"],
            "There is no delegation 'usa'; did you mean us (United States)?",
        ),
        (
            ["--person", "kim yon"],
            "'kim yon' fits more than one person: kim-yong-chol (Kim Yong Chol) and kim-yong-nam (Kim Yong Nam); write",
        ),
        (["--zone", "KST"], "'KST' is not an IANA time zone; did you mean Asia/Seoul or Asia/Pyongyang?"),
        (["--zone", "Asia/Soul"], "did you mean Asia/Seoul?"),
        (["--scenario", "nope.yaml"], "There is no file nope.yaml."),
    ],
)
def test_what_is_not_known_is_refused_with_what_may_be_meant(words: list[str], says: str, shown: Any) -> None:
    assert says in shown(ACTUAL, *words, columns=200, ends=2)


def test_a_person_with_nothing_to_do(shown: Any, made: Path, tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    source = Path(SINGAPORE).read_text(encoding="utf-8")
    extra = source.replace("\npeople:\n", "\npeople:\n  nobody: {name: Nobody, of: us}\n")
    scenario = tmp_path / "scenario.yaml"
    scenario.write_text(extra, encoding="utf-8")
    assert code(monkeypatch, "show", ACTUAL, "--scenario", scenario, "--person", "nobody") == 0
    assert capsys.readouterr() == ("Nobody\n", "Nothing is planned.\n")


@pytest.mark.parametrize("name", ["a.png", "scenario.yaml"])
def test_another_kind_of_file(name: str, shown: Any, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(b"\x89PNG\r\n" if name == "a.png" else Path(SINGAPORE).read_bytes())
    assert "in the input:" in shown(file, ends=2)


def test_a_pool_is_shown_day_by_day(shown: Any) -> None:
    text = shown(ACTUAL, "--scenario", SINGAPORE, "--resource", "special-air-missions")
    assert text.startswith("Special Air Missions\n")
    assert "at most 2 of 2 aircraft at once. None left then." in text
    assert ("Wednesday 30 May 2018\n  local           number\n") in text
    assert "Mike Pompeo, Washington to New York\n" in text


def test_the_table_of_people_of_a_plan(shown: Any, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    assert shown(ACTUAL, "--scenario", SINGAPORE, "--people", file) == ""
    text = file.read_text(encoding="utf-8")
    assert text.startswith("person,name,delegation,")
    assert shown(ACTUAL, "--scenario", SINGAPORE, "--people", "-") == text.removesuffix("\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "add --scenario SCENARIO"),
        (["--scenario", SINGAPORE, "--person", "pompeo"], "leave out all but --scenario"),
        (["--scenario", SINGAPORE, "--resource", "x"], "choose one of --people and --resource"),
        (["--scenario", SINGAPORE, "--for-release"], "leave out all but --scenario"),
        (["--scenario", SINGAPORE, "--json"], "leave out all but --scenario"),
    ],
)
def test_the_table_of_people_is_of_everybody(shown: Any, tmp_path: Path, words: list[str], says: str) -> None:
    file = tmp_path / "people.csv"
    assert says in " ".join(shown(ACTUAL, "--people", file, *words, columns=200, ends=2).split())
    assert not file.exists()


def test_the_table_of_people_is_not_written_over_the_plan(shown: Any, made: Path) -> None:
    was = made.read_bytes()
    assert "is an input and would be lost" in shown(made, "--scenario", SINGAPORE, "--people", made, ends=2)
    assert made.read_bytes() == was


EISSENSTAT = "- Everett Eissenstat sits in for Donald Trump in G7: climate change and clean"


def test_what_is_worth_a_look_is_told_beside_the_sheets_of_everybody_and_not_in_them(
    monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    assert code(monkeypatch, "show", ACTUAL, "--scenario", SINGAPORE) == 0
    out, err = capsys.readouterr()
    assert "Worth a look" not in out
    assert err.startswith("\nWorth a look:\n- ")
    assert EISSENSTAT in err
    assert err.count("\n- ") == 9
    assert "more (planner show --worth-a-look PLAN.csv --scenario SCENARIO)" in err


@pytest.mark.parametrize(
    "words", [["--for-release"], ["--person", "trump"], ["--room", "singapore"], ["--zone", "UTC"]]
)
def test_it_is_not_told_beside_what_goes_out_of_the_house(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    assert code(monkeypatch, "show", ACTUAL, "--scenario", SINGAPORE, *words) == 0
    assert capsys.readouterr().err == ""


def test_all_that_is_worth_a_look_or_what_concerns_somebody(shown: Any) -> None:
    whole, his, theirs = (
        shown(ACTUAL, "--scenario", SINGAPORE, "--worth-a-look", *words)
        for words in ([], ["--person", "Donald Trump"], ["--delegation", "united states"])
    )
    for text in (whole, his, theirs):
        assert text.startswith("Worth a look:\n- ")
        assert EISSENSTAT in text
        assert "more (planner" not in text
    assert whole.count("\n- ") > theirs.count("\n- ") > his.count("\n- ") > 1
    assert "Taro Kono" in whole
    assert "Taro Kono" not in his


def test_nothing_is_worth_a_look(shown: Any) -> None:
    assert (
        shown(ACTUAL, "--scenario", SINGAPORE, "--worth-a-look", "--person", "xi") == "Nothing in it is worth a look."
    )


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        (["--person", "Mike"], ["--person", "pompeo"]),
        (["--person", "yong chol"], ["--person", "kim-yong-chol"]),
        (["--room", "Capella"], ["--room", "singapore/capella"]),
        (["--delegation", "united"], ["--delegation", "us"]),
        (["--resource", "police"], ["--resource", "singapore-police"]),
    ],
)
def test_a_name_is_as_good_as_an_id(name: list[str], id_: list[str], shown: Any) -> None:
    text = shown(ACTUAL, "--scenario", SINGAPORE, *name)
    assert text == shown(ACTUAL, "--scenario", SINGAPORE, *id_)
    assert text


def test_the_plan_alone_knows_names_too(shown: Any, made: Path) -> None:
    assert shown(made, "--person", "kyung-wha") == shown(made, "--person", "kang")
    assert shown(made, "--room", "blue") == shown(made, "--room", "seoul/blue-house")


PERMITS = ("--scenario", SINGAPORE, "--permits")


def test_permits_are_shown_as_deadlines(shown: Any) -> None:
    text = shown(ACTUAL, *PERMITS, "--today", "2018-05-21", columns=250)
    rows = [line for line in text.split("\n") if line[:4] in ("Tue ", "Thu ", "gran")]
    assert [row[:33].split("  ")[0] for row in rows] == [
        "Tue 22 May 2018",
        "Thu 24 May 2018",
        "Tue 5 Jun 2018",
        "granted",
    ]
    assert "1 working day " in rows[0]
    assert "Wed 30 May 13:00 Beijing to New York (Kim Yong Chol, Choe Kang Il and Kim Song Hye)" in rows[0]
    assert "past" in shown(ACTUAL, *PERMITS)


def test_permits_are_told_to_programs(shown: Any) -> None:
    (first, *_) = json.loads(shown(ACTUAL, *PERMITS, "--json", "--today", "2018-05-22"))["permits"]
    assert (first["latest"], first["working_days_left"], first["late"]) == ("2018-05-22", 0, False)


def test_a_permit_that_is_late_is_red_on_a_terminal_and_no_other(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for name, red in (("waiver-late.yaml", True), ("singapore-2018.yaml", False)):
        assert code(monkeypatch, "show", ACTUAL, "--scenario", Path(SINGAPORE).with_name(name), "--permits") == 0
        assert ("\x1b[31m" in capsys.readouterr().out) is red


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--permits"], "add --scenario SCENARIO"),
        ([*PERMITS, "--person", "pompeo"], "leave out all but --today and --json"),
        ([*PERMITS, "--resource", "x"], "leave out all but --today and --json"),
        ([*PERMITS, "--for-release"], "leave out all but --today and --json"),
        ([*PERMITS, "--worth-a-look"], "choose one of --people, --worth-a-look and --permits"),
        ([*PERMITS, "--people", "-"], "choose one of --people, --worth-a-look and --permits"),
        ([*PERMITS, "--today", "22 May"], "does not match the formats '%Y-%m-%d'"),
        (["--today", "2018-05-22"], "it goes with --permits only"),
    ],
)
def test_permits_are_of_everybody_and_for_the_office(shown: Any, words: list[Any], says: str) -> None:
    assert says in " ".join(shown(ACTUAL, *words, columns=200, ends=2).split())
