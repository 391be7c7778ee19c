from __future__ import annotations

import pytest

from tests.building import meeting, scenario
from tests.check.plans import findings, held, rules

HOUSE = "washington/white-house"


def asked(**fields: object) -> object:
    return scenario(meetings={"talk": meeting("pompeo", **fields)})


@pytest.mark.parametrize(
    ("fields", "start", "words"),
    [
        ({}, "05 12:00", None),
        ({}, "05 11:55", "is not between 08:00 and 20:00"),
        ({}, "05 23:05", "is not between 08:00 and 20:00"),
        ({"kind": "dinner"}, "06 01:30", None),
        ({"kind": "dinner"}, "06 01:35", "is not between 18:00 and 22:30"),
        ({"when": {"time_of_day": ["22:00", "02:00"]}}, "06 05:00", None),
        ({"when": {"time_of_day": ["22:00", "02:00"]}}, "06 05:05", "is not between 22:00 and 02:00"),
        ({"when": {"between": ["2018-06-05", "2018-06-05"]}}, "05 13:00", None),
        ({"when": {"between": ["2018-06-05", "2018-06-05"]}}, "06 13:00", "is not within its window"),
        ({"when": {"days": ["tue"]}}, "05 13:00", None),
        ({"when": {"days": ["wed"]}}, "05 13:00", "its weekdays are wed"),
        ({"pin": {"at": "2018-06-05 03:00"}}, "05 07:00", None),
        ({"pin": {"at": "2018-06-05 03:00"}}, "05 07:05", "is fixed on Tue 05 Jun 03:00"),
        ({"pin": {"at": "2018-06-03 03:00"}}, "03 07:00", "is not within the horizon"),
        ({"where": ["washington/state"]}, "05 13:00", "which is none of its places: washington/state"),
    ],
)
def test_meetings_keep_to_their_times(fields: dict[str, object], start: str, words: str | None) -> None:
    found = [message for _, message in findings(asked(**fields), held("talk", start, HOUSE, "pompeo"))]  # type: ignore[arg-type]
    assert found == [] if words is None else any(words in message for message in found)


@pytest.mark.parametrize(
    ("times", "broken"),
    [
        ({"blocked": [["2018-06-05 09:00", "2018-06-05 10:00"]]}, True),
        ({"blocked": [["2018-06-05 10:00", "2018-06-05 11:00"]]}, False),
        ({"available": [["2018-06-05 09:00", "2018-06-05 10:00"]]}, False),
        ({"available": [["2018-06-05 09:30", "2018-06-05 12:00"]]}, True),
    ],
)
def test_people_keep_to_theirs(times: dict[str, object], broken: bool) -> None:
    small = scenario(meetings={"talk": meeting("pompeo")}, people={"pompeo": times})
    assert ("availability" in rules(small, held("talk", "05 13:00", HOUSE, "pompeo"))) is broken


def test_pyongyang_had_moved_its_clocks_by_may_2018() -> None:
    """From 5 May 2018 its clocks show +09:00: 08:00 there is 23:00 UTC the day before; with +08:30 it would be 23:30."""
    places = {"pyongyang": {"airport": "FNJ", "zone": "Asia/Pyongyang", "venues": {"hall": {}}}}
    delegations = {"dprk": {"name": "DPR Korea", "base": "pyongyang"}}
    people = {"kim": {"name": "Kim Yong Chol", "of": "dprk"}}
    talk = {"talk": meeting("kim", where=["pyongyang/hall"])}
    small = scenario(meetings=talk, places=places, delegations=delegations, people=people)
    assert rules(small, held("talk", "04 23:00", "pyongyang/hall", "kim")) == set()
    assert rules(small, held("talk", "04 22:55", "pyongyang/hall", "kim")) == {"availability"}


def test_a_day_that_loses_an_hour_ends_an_hour_sooner() -> None:
    """On 11 March 2018 clocks in New York skipped from 02:00 to 03:00: 08:00 is 12:00 UTC, not 13:00 as the day before."""
    parts = {"horizon": {"from": "2018-03-10", "to": "2018-03-12"}}
    small = scenario(meetings={"talk": meeting("pompeo")}, **parts)
    early = held("talk", "05 13:00", HOUSE, "pompeo")
    for day, hour, broken in ((10, 13, False), (10, 12, True), (11, 12, False), (11, 11, True)):
        start = early.start.replace(month=3, day=day, hour=hour)
        moved = type(early)(start, "talk", start + (early.end - early.start), HOUSE, early.attendance)
        assert ("availability" in rules(small, moved)) is broken
