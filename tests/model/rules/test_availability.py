import pytest

from tests.building import meeting, scenario
from tests.solving import best, status


def at(*when: str, **fields: object) -> dict[str, object]:
    return meeting("pompeo", when={"between": list(when)}, **fields)


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        (at("2018-06-04 09:00", "2018-06-04 10:00"), "OPTIMAL"),
        (at("2018-06-04 09:00", "2018-06-04 09:55"), "INFEASIBLE"),
        (at("2018-06-04 20:00", "2018-06-04 23:00"), "INFEASIBLE"),
        (at("2018-06-04 18:00", "2018-06-04 23:00", kind="dinner"), "OPTIMAL"),
        (at("2018-06-04", "2018-06-04", kind="breakfast", length="4 h"), "INFEASIBLE"),
        (meeting("pompeo", when={"days": ["tue"]}), "OPTIMAL"),
        (meeting("pompeo", when={"days": ["sat"]}), "INFEASIBLE"),
        (meeting("pompeo", when={"time_of_day": ["22:00", "02:00"]}, length="4 h"), "OPTIMAL"),
        (meeting("pompeo", when={"time_of_day": ["22:00", "02:00"]}, length="245 min"), "INFEASIBLE"),
        (meeting("pompeo", pin={"at": "2018-06-05 03:00"}), "OPTIMAL"),
        (meeting("pompeo", pin={"at": "2018-06-09 03:00"}), "INFEASIBLE"),
    ],
    ids=[
        "fits", "too-short", "after-hours", "dinner", "long-breakfast",
        "weekday", "no-such-weekday", "over-midnight", "too-long-over-midnight", "pinned-at-night", "beyond-horizon",
    ],
)  # fmt: skip
def test_a_meeting_keeps_to_its_window_and_hours(talk: dict[str, object], expected: str) -> None:
    assert status(scenario(meetings={"talk": talk})) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"blocked": [["2018-06-04 00:00", "2018-06-08 19:00"]]}, "OPTIMAL"),
        ({"blocked": [["2018-06-04 00:00", "2018-06-08 19:05"]]}, "INFEASIBLE"),
        ({"available": [["2018-06-06 10:00", "2018-06-06 11:00"]]}, "OPTIMAL"),
        ({"available": [["2018-06-06 10:00", "2018-06-06 10:30"], ["2018-06-06 10:30", "2018-06-06 11:00"]]}, "OPTIMAL"),
        ({"available": [["2018-06-06 10:00", "2018-06-06 10:30"], ["2018-06-06 10:35", "2018-06-06 11:00"]]}, "INFEASIBLE"),
    ],
)  # fmt: skip
def test_people_keep_to_their_times(fields: dict[str, object], expected: str) -> None:
    assert status(scenario(meetings={"talk": meeting("pompeo")}, people={"pompeo": fields})) == expected


def test_times_of_people_are_by_the_clock_of_their_base() -> None:
    free = {"kang": {"available": [["2018-06-06 10:00", "2018-06-06 11:00"]]}}
    call = meeting("kang", where=["remote"], kind="call")
    plan, _ = best(scenario(meetings={"call": call}, people=free))
    assert plan.appointments[0].start.isoformat() == "2018-06-06T01:00:00+00:00"


@pytest.mark.parametrize(("until", "expected"), [("19:00", "OPTIMAL"), ("19:05", "INFEASIBLE")])
def test_somebody_who_need_not_come_is_free_when_coming(until: str, expected: str) -> None:
    blocked = {"sullivan": {"blocked": [["2018-06-04 00:00", f"2018-06-08 {until}"]]}}
    who = {"required": [], "any_of": [{"of": ["sullivan"]}]}
    assert status(scenario(meetings={"talk": meeting(who=who)}, people=blocked)) == expected


@pytest.mark.parametrize(("wall", "expected"), [("before", "OPTIMAL"), ("after", "INFEASIBLE"), ("either", "OPTIMAL")])
def test_the_summit_is_a_wall(wall: str, expected: str) -> None:
    summit = {"meeting": "summit", "at": "2018-06-08 18:00", "place": "washington/white-house"}
    meetings = {"summit": meeting("pompeo", length="6 h"), "talk": meeting("sullivan", when={"wall": wall})}
    assert status(scenario(meetings=meetings, summit=summit)) == expected


@pytest.mark.parametrize(
    ("gap", "fields", "expected"),
    [
        ("15 min", {"certainty": "about"}, "OPTIMAL"),
        ("16 min", {"certainty": "about"}, "INFEASIBLE"),
        ("15 min", {}, "INFEASIBLE"),
        ("20 min", {"certainty": "about", "tolerance": "20 min"}, "OPTIMAL"),
        ("20 min", {"certainty": "about", "tolerance": "19 min"}, "INFEASIBLE"),
        ("0 min", {}, "OPTIMAL"),
    ],
)
def test_what_is_about_may_start_around_its_pin(gap: str, fields: dict[str, str], expected: str) -> None:
    meetings = {
        "one": meeting("pompeo", pin={"at": "2018-06-05 09:00"}),
        "two": meeting("kang", pin={"at": "2018-06-05 10:00"}, where=["remote"], **fields),
    }
    order = {"rule": "before", "first": "one", "then": "two", "least": gap}
    assert status(scenario(meetings=meetings, relations={"order": order})) == expected
