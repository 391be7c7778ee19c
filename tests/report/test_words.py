from __future__ import annotations

from datetime import datetime

import pytest

from planner.files.plan_rows import rows_of
from planner.plan.record import Attendance, Tier
from planner.report.words import MEANING, Namer, counted, duration, listed, moment
from tests.made_plans import at, known_plan, world


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (60, "1 h"),
        (150, "2 h 30 min"),
        (-150, "2 h 30 min"),
        (1440, "1 day"),
        (1560, "1 day 2 h"),
        (2885, "2 days 5 min"),
        (1440 * 1234, "1,234 days"),
    ],
)
def test_durations(minutes: int, words: str) -> None:
    assert duration(minutes) == words


def test_moments_have_no_zero_before_the_day() -> None:
    assert moment(datetime(2018, 6, 5, 9, 5)) == "Tue 5 Jun 09:05"  # noqa: DTZ001 - a wall time


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")]
)
def test_lists(words: list[str], text: str) -> None:
    assert listed(words) == text


@pytest.mark.parametrize(("number", "text"), [(0, "0 meetings"), (1, "1 meeting"), (1200, "1,200 meetings")])
def test_counts(number: int, text: str) -> None:
    assert counted(number, "meeting") == text
    assert counted(number, "city", "cities").endswith("city" if number == 1 else "cities")


def test_every_tier_has_a_meaning() -> None:
    assert set(MEANING) == set(Tier)


ROWS = rows_of(known_plan(), world())


@pytest.mark.parametrize("namer", [Namer(world()), Namer(None, ROWS)], ids=["scenario", "rows"])
def test_names_and_clocks_are_the_same_from_a_scenario_and_from_a_file(namer: Namer) -> None:
    assert namer.meeting("talks") == "Talks"
    assert namer.meeting("summit") == "The day"
    assert namer.people(["kang", "pompeo"]) == "Kang Kyung-wha and Mike Pompeo"
    assert namer.seat(Attendance("knapper", "ambassador")) == "as US ambassador"
    assert namer.seat(Attendance("kang", "kang")) == ""
    assert namer.place("new-york/palace") == "Palace Hotel, New York"
    assert namer.city("new-york/palace") == namer.city("new-york") == "New York"
    assert namer.time(at("5 14:00"), "new-york/palace") == "Tue 5 Jun 10:00"
    assert namer.time(at("5 14:00"), "seoul") == "Tue 5 Jun 23:00"
    assert namer.time(at("6 20:00"), "remote") == "Wed 6 Jun 16:00"


@pytest.mark.parametrize("namer", [Namer(world()), Namer(None, ROWS), Namer(None)])
def test_what_nobody_knows_is_called_by_its_id_and_told_in_utc(namer: Namer) -> None:
    assert (namer.meeting("x"), namer.person("x"), namer.place("x/y")) == ("x", "x", "x/y")
    assert namer.time(at("5 14:00"), "x/y") == "Tue 5 Jun 14:00 UTC"
    assert namer.seat(Attendance("x", "y")) == "for y"


def test_many_people_are_a_few_and_a_number_and_a_party_has_its_name() -> None:
    ids = ("kang", "knapper", "pompeo", "sullivan")
    assert Namer(world()).group(ids) == "Kang Kyung-wha, Marc Knapper and 2 others"
    assert Namer(world()).group(ids[:3]) == "Kang Kyung-wha, Marc Knapper and Mike Pompeo"
    assert Namer(world()).group(ids, "envoys") == "The envoys"
    assert Namer(None).group(ids, "envoys") == "kang, knapper and 2 others"


def test_a_stand_in_for_a_person_is_known_from_rows() -> None:
    row = {
        "kind": "meeting",
        "people": "sullivan as pompeo",
        "names": "John Sullivan",
        "stand_ins": "John Sullivan for Mike Pompeo",
    }
    assert Namer(None, [row]).seat(Attendance("sullivan", "pompeo")) == "for Mike Pompeo"


def test_rows_that_say_little_teach_little() -> None:
    rows = [
        {
            "kind": "meeting",
            "id": "talks",
            "people": "a; b",
            "names": "Only One",
            "place": "x/y",
            "zone": "Mars/Olympus",
        }
    ]
    namer = Namer(None, rows)
    assert (namer.meeting("talks"), namer.person("a"), namer.zone("x/y")) == ("talks", "a", None)
