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


# The horizon is from 4 June 04:00 UTC to 9 June 04:00 UTC.
@pytest.mark.parametrize(
    ("start", "broken"), [("04 04:00", False), ("04 03:59", True), ("09 03:00", False), ("09 03:01", True)]
)
def test_meetings_lie_within_the_horizon(start: str, broken: bool) -> None:
    small = asked(when={"time_of_day": ["00:00", "24:00"]})
    assert (rules(small, held("talk", start, HOUSE, "pompeo")) == {"availability"}) is broken  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("span", "broken"),
    [
        (["2018-06-05 08:00", "2018-06-05 09:00"], False),
        (["2018-06-05 08:00", "2018-06-05 09:01"], True),
        (["2018-06-05 09:59", "2018-06-05 12:00"], True),
        (["2018-06-05 10:00", "2018-06-05 12:00"], False),
        (["2018-06-05 22:00 Asia/Seoul", "2018-06-05 23:00 Asia/Seoul"], True),
        (["2018-06-05 23:00 Asia/Seoul", "2018-06-06 01:00 Asia/Seoul"], False),
    ],
)
def test_nobody_is_busy_in_a_blocked_time(span: list[str], broken: bool) -> None:
    small = scenario(meetings={"talk": meeting("pompeo")}, people={"pompeo": {"blocked": [span]}})
    found = findings(small, held("talk", "05 13:00", HOUSE, "pompeo"))
    words = ("availability", "Mike Pompeo is blocked during 'A meeting' on Tue 05 Jun 09:00.")
    assert found == ([words] if broken else [])


def test_people_keep_to_the_clock_of_their_base() -> None:
    """In Seoul 5 June ends at 15:00 UTC."""
    people = {"kang": {"available": [["2018-06-05", "2018-06-05"]], "starts": "washington", "returns": "false"}}
    small = scenario(meetings={"talk": meeting("kang")}, people=people)
    assert findings(small, held("talk", "05 14:00", HOUSE, "kang")) == []
    assert findings(small, held("talk", "05 14:01", HOUSE, "kang")) == [
        ("availability", "Kang Kyung-wha is not available for 'A meeting' on Tue 05 Jun 10:01.")
    ]


SUMMIT = {"meeting": "talk", "at": "2018-06-05 22:00", "place": "washington/state"}


@pytest.mark.parametrize(
    ("start", "place", "words"),
    [
        ("06 02:00", "washington/state", []),
        ("06 02:05", "washington/state", ["'A meeting' starts on Tue 05 Jun 22:05 but is fixed on Tue 05 Jun 22:00."]),
        ("05 13:00", "washington/state", ["'A meeting' starts on Tue 05 Jun 09:00 but is fixed on Tue 05 Jun 22:00."]),
        ("06 02:00", HOUSE, ["'A meeting' is held at washington/white-house, which is none of its places: washington/state."]),
    ],
)  # fmt: skip
def test_the_summit_is_held_at_its_own_time_and_place(start: str, place: str, words: list[str]) -> None:
    """Its hours, weekdays and window no longer matter, nor does where else it might have been held."""
    when = {"days": ["mon"], "between": ["2018-06-07", "2018-06-07"]}
    pin = {"at": "2018-06-05 09:00", "place": HOUSE}
    small = scenario(meetings={"talk": meeting("pompeo", when=when, pin=pin)}, summit=SUMMIT)
    assert [message for _, message in findings(small, held("talk", start, place, "pompeo"))] == words


def test_other_meetings_are_not_where_and_when_the_summit_is() -> None:
    meetings = {"talk": meeting("pompeo"), "other": meeting("sullivan", pin={"at": "2018-06-05 09:00"})}
    small = scenario(meetings=meetings, summit=SUMMIT)
    summit = held("talk", "06 02:00", "washington/state", "pompeo")
    assert findings(small, summit, held("other", "05 13:00", HOUSE, "sullivan")) == []
    with_it = findings(small, summit, held("other", "06 02:00", "washington/state", "sullivan"))
    assert [message for rule, message in with_it if rule == "availability"] == [
        "'A meeting' is held at washington/state, which is none of its places: washington/white-house.",
        "'A meeting' starts on Tue 05 Jun 22:00 but is fixed on Tue 05 Jun 09:00.",
    ]


@pytest.mark.parametrize(
    ("fields", "place", "broken"),
    [
        ({"where": ["new-york", HOUSE]}, HOUSE, False),
        ({"where": ["new-york", "washington/state"]}, HOUSE, True),
        ({"where": ["washington"]}, HOUSE, False),
        ({"where": ["new-york"], "pin": {"at": "2018-06-05 09:00", "place": HOUSE}}, HOUSE, False),
        ({"where": [HOUSE], "pin": {"at": "2018-06-05 09:00", "place": "washington/state"}}, HOUSE, True),
        ({"where": [HOUSE], "pin": {"at": "2018-06-05 09:00"}}, HOUSE, False),
    ],
)
def test_meetings_are_held_at_one_of_their_places(fields: dict[str, object], place: str, broken: bool) -> None:
    found = findings(asked(**fields), held("talk", "05 13:00", place, "pompeo"))  # type: ignore[arg-type]
    assert any("which is none of its places" in message for _, message in found) is broken


@pytest.mark.parametrize(
    ("fields", "start", "broken"),
    [
        ({}, "05 07:00", False),
        ({"when": {"time_of_day": ["09:00", "10:00"]}}, "05 13:00", False),
        ({"when": {"time_of_day": ["09:00", "10:00"]}}, "05 13:01", True),
        ({"when": {"days": ["tue"]}}, "06 03:59", False),
        ({"when": {"days": ["tue"]}}, "06 04:00", True),
        ({"kind": "lunch"}, "05 07:00", False),
    ],
)
def test_calls_have_no_hours_but_those_of_their_own_by_the_clock_of_home(
    fields: dict[str, object], start: str, broken: bool
) -> None:
    small = asked(where=["remote"], **fields)
    assert bool(findings(small, held("talk", start, "remote", "pompeo"))) is broken  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "start", "broken"),
    [
        ("breakfast", "05 11:00", False),
        ("breakfast", "05 10:59", True),
        ("breakfast", "05 13:00", False),
        ("breakfast", "05 13:01", True),
        ("reception", "06 01:30", False),
        ("reception", "06 01:31", True),
        ("lunch", "05 15:30", False),
        ("lunch", "05 15:29", True),
        ("lunch", "05 18:00", False),
        ("lunch", "05 18:01", True),
    ],
)
def test_meals_have_their_times(kind: str, start: str, broken: bool) -> None:
    assert bool(findings(asked(kind=kind), held("talk", start, HOUSE, "pompeo"))) is broken  # type: ignore[arg-type]


def test_windows_that_adjoin_are_one() -> None:
    spans = [["2018-06-05 09:00", "2018-06-05 09:30"], ["2018-06-05 09:30", "2018-06-05 10:00"]]
    small = asked(when={"between": spans})
    assert findings(small, held("talk", "05 13:00", HOUSE, "pompeo")) == []  # type: ignore[arg-type]
    assert findings(small, held("talk", "05 13:01", HOUSE, "pompeo")) != []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "tolerance"),
    [
        ({}, 0),
        ({"certainty": "about"}, 15),
        ({"certainty": "about", "tolerance": "40 min"}, 40),
        ({"certainty": "about", "tolerance": "0 min"}, 0),
        ({"certainty": "hidden"}, 0),
    ],
)
@pytest.mark.parametrize("side", [-1, 1])
def test_what_is_about_starts_within_its_tolerance(fields: dict[str, str], tolerance: int, side: int) -> None:
    small = scenario(meetings={"talk": meeting("pompeo", pin={"at": "2018-06-05 12:00"}, **fields)})
    for minutes, broken in ((0, False), (tolerance, False), (tolerance + 1, True)):
        start = 16 * 60 + side * minutes
        found = findings(small, held("talk", f"05 {start // 60:02}:{start % 60:02}", HOUSE, "pompeo"))
        assert [rule for rule, _ in found] == ["availability"] * broken
        assert (f"give or take {tolerance} min" in str(found)) == (broken and tolerance > 0)
