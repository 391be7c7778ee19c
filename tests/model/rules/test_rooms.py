import pytest

from planner.domain.rule_packs import laid_over
from planner.domain.scenario import Scenario
from tests.building import meeting, scenario
from tests.solving import best, status


def two(minutes: str, room: dict[str, object], count: int = 2, **parts: object) -> Scenario:
    """Meetings of different people in one room between 9 and some minutes after."""
    return scenario(**laid_over(asked_tree(minutes, count, room), parts))


def asked_tree(minutes: str, count: int, room: dict[str, object] | None = None) -> dict[str, object]:
    people = ["pompeo", "sullivan", "kang"][:count]
    venue = {"state": {"rooms": {"hall": room or {}}}}
    window = {"between": ["2018-06-06 09:00", f"2018-06-06 {minutes}"]}
    meetings = {f"m-{who}": meeting(who, where=["washington/state"], when=window) for who in people}
    return {"meetings": meetings, "places": {"washington": {"venues": venue}}}


@pytest.mark.parametrize(
    ("until", "room", "count", "expected"),
    [
        ("11:15", {}, 2, "OPTIMAL"),
        ("11:10", {}, 2, "INFEASIBLE"),
        ("11:00", {"turnover": "0 min"}, 2, "OPTIMAL"),
        ("10:00", {"count": "2"}, 2, "OPTIMAL"),
        ("10:00", {"count": "2"}, 3, "INFEASIBLE"),
        ("11:15", {"count": "2"}, 3, "OPTIMAL"),
        ("11:15", {"hours": ["09:00", "11:00"]}, 2, "INFEASIBLE"),
        ("11:30", {"kind": "plenary-hall"}, 2, "OPTIMAL"),
        ("11:25", {"kind": "plenary-hall"}, 2, "INFEASIBLE"),
        ("11:45", {"kind": "dining-room"}, 2, "OPTIMAL"),
        ("11:40", {"kind": "dining-room"}, 2, "INFEASIBLE"),
        ("11:15", {"kind": "meeting-room"}, 2, "OPTIMAL"),
        ("11:10", {"kind": "meeting-room"}, 2, "INFEASIBLE"),
        ("11:05", {"kind": "dining-room", "turnover": "5 min"}, 2, "OPTIMAL"),
        ("10:00", {"kind": "dining-room", "open": "true"}, 3, "OPTIMAL"),
        ("10:00", {"open": "true"}, 3, "OPTIMAL"),
        ("10:00", {"open": "false"}, 3, "INFEASIBLE"),
    ],
)
def test_a_room_is_refreshed_between_meetings(until: str, room: dict[str, object], count: int, expected: str) -> None:
    assert status(two(until, room, count)) == expected


def test_adjacent_meetings_need_no_turnover_and_others_do() -> None:
    joined = {"run": {"rule": "adjacent", "first": "m-pompeo", "then": "m-sullivan", "within": "0 min"}}
    assert status(two("11:00", {}, relations=joined)) == "OPTIMAL"
    assert status(two("12:15", {}, 3, relations=joined)) == "OPTIMAL"
    assert status(two("12:10", {}, 3, relations=joined)) == "INFEASIBLE"


@pytest.mark.parametrize(
    ("until", "later", "more", "expected"),
    [
        ("11:00", ["pompeo"], {}, "OPTIMAL"),
        ("11:00", ["pompeo", "sullivan"], {}, "OPTIMAL"),
        ("11:00", ["pompeo"], {"policies": {"same_people_stay": "false"}}, "INFEASIBLE"),
        ("11:00", ["pompeo", "kang"], {}, "INFEASIBLE"),
        ("11:00", ["pompeo"], {"relations": {"r": {"rule": "before", "first": "b", "then": "a"}}}, "INFEASIBLE"),
        ("11:15", ["pompeo"], {"relations": {"r": {"rule": "before", "first": "b", "then": "a"}}}, "OPTIMAL"),
        ("12:10", ["pompeo"], {"others": "kang"}, "INFEASIBLE"),
        ("12:15", ["pompeo"], {"others": "kang"}, "OPTIMAL"),
        ("11:00", ["pompeo"], {"room": {"count": "2"}}, "OPTIMAL"),
    ],
)
def test_the_same_people_stay_without_turnover(
    until: str, later: list[str], more: dict[str, object], expected: str
) -> None:
    """Talks of two, those of one of them, and perhaps a meeting of somebody else in their room."""
    parts = dict(more)
    other, room = parts.pop("others", None), parts.pop("room", {})
    fields = {"where": ["washington/state"], "when": {"between": ["2018-06-06 09:00", f"2018-06-06 {until}"]}}
    meetings = {"a": meeting("pompeo", "sullivan", **fields), "b": meeting(*later, **fields)}
    if other is not None:
        meetings["c"] = meeting(str(other), **fields)
    places = {"washington": {"venues": {"state": {"rooms": {"hall": room}}}}}
    asked = scenario(meetings=meetings, places=places, **{"policies": {"same_people_stay": "true"}, **parts})
    assert status(asked) == expected


def test_an_open_room_takes_what_the_hall_beside_it_cannot() -> None:
    beside = {"places": {"washington": {"venues": {"state": {"rooms": {"lounge": {"open": "true", "seats": "1"}}}}}}}
    asked = two("10:00", {}, 3)
    wide = scenario(**laid_over(asked_tree("10:00", 3), beside))
    assert status(asked) == "INFEASIBLE"
    plan, _ = best(wide)
    assert sum(each.place == "washington/state/hall" for each in plan.appointments) <= 1


def test_rooms_that_are_alike_get_numbers() -> None:
    plan, _ = best(two("10:00", {"count": "2"}))
    assert sorted(each.place for each in plan.appointments) == ["washington/state/hall-1", "washington/state/hall-2"]


@pytest.mark.parametrize(
    ("room", "needs", "expected"),
    [
        ({"seats": "1"}, {}, "OPTIMAL"),
        ({"seats": "1"}, {"seats": "2"}, "INFEASIBLE"),
        ({"features": ["booth"]}, {"features": ["booth"]}, "OPTIMAL"),
        ({}, {"features": ["booth"]}, "INFEASIBLE"),
        ({"neutral": "true"}, {"neutral": "true"}, "OPTIMAL"),
        ({}, {"neutral": "true"}, "INFEASIBLE"),
    ],
)
def test_a_room_fits_the_meeting(room: dict[str, object], needs: dict[str, object], expected: str) -> None:
    places = {"washington": {"venues": {"state": {"rooms": {"hall": room}}}}}
    talk = meeting("pompeo", where=["washington/state"], needs=needs)
    assert status(scenario(meetings={"talk": talk}, places=places)) == expected


def test_no_more_people_come_than_there_are_seats() -> None:
    places = {"washington": {"venues": {"state": {"seats": "1"}}}}
    who = {"required": ["pompeo"], "optional": {"sullivan": "5"}}
    plan, _ = best(scenario(meetings={"talk": meeting(who=who, where=["washington/state"])}, places=places))
    assert plan.appointments[0].people == ("pompeo",)


@pytest.mark.parametrize(("until", "expected"), [("19:00", "OPTIMAL"), ("19:05", "INFEASIBLE")])
def test_a_blocked_venue_holds_nothing(until: str, expected: str) -> None:
    blocked = {"blocked": [["2018-06-04 00:00", f"2018-06-08 {until}"]]}
    places = {"washington": {"venues": {"white-house": blocked}}}
    assert status(scenario(meetings={"talk": meeting("pompeo")}, places=places)) == expected
