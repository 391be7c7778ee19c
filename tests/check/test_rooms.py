from __future__ import annotations

import pytest

from tests.building import meeting, scenario
from tests.check.plans import findings, held

HALL = "washington/state/hall"


def found(room: dict[str, object], second: str, needs: dict[str, object] | None = None, **parts: object) -> list[str]:
    places = {"washington": {"venues": {"state": {"rooms": {"hall": room}}}}}
    meetings = {who: meeting(who, where=["washington/state"], needs=needs or {}) for who in ("pompeo", "sullivan")}
    small = scenario(meetings=meetings, places=places, **parts)
    first, then = (held(who, at, HALL, who) for who, at in (("pompeo", "05 13:00"), ("sullivan", second)))
    return [message for rule, message in findings(small, first, then) if rule == "rooms"]


@pytest.mark.parametrize(
    ("room", "second", "broken"),
    [
        ({}, "05 14:15", False),
        ({}, "05 14:14", True),
        ({"turnover": "0 min"}, "05 14:00", False),
        ({"turnover": "0 min"}, "05 13:59", True),
        ({"hours": ["09:00", "12:00"]}, "05 14:15", False),
        ({"hours": ["09:30", "12:00"]}, "05 14:15", True),
        ({"seats": "1"}, "05 14:15", False),
    ],
)
def test_a_room_is_shared_in_turn_while_it_is_open(room: dict[str, object], second: str, broken: bool) -> None:
    assert bool(found(room, second)) is broken


def test_adjacent_meetings_need_no_turnover() -> None:
    joined = {"run": {"rule": "adjacent", "first": "pompeo", "then": "sullivan"}}
    assert found({}, "05 14:00", relations=joined) == []


@pytest.mark.parametrize(
    ("room", "needs", "words"),
    [
        ({"seats": "2"}, {"seats": "3"}, "has 2 seats; 'A meeting' needs 3"),
        ({}, {"features": ["booth"]}, "has no booth"),
        ({}, {"neutral": "true"}, "is not neutral"),
    ],
)
def test_a_room_fits(room: dict[str, object], needs: dict[str, object], words: str) -> None:
    assert any(words in message for message in found(room, "05 14:15", needs))
    assert found({"seats": "3", "features": ["booth"], "neutral": "true"}, "05 14:15", needs) == []


def test_a_blocked_venue_is_found() -> None:
    blocked = {"washington": {"venues": {"white-house": {"blocked": [["2018-06-05", "2018-06-05"]]}}}}
    small = scenario(meetings={"talk": meeting("pompeo")}, places=blocked)
    house = "washington/white-house"
    assert [rule for rule, _ in findings(small, held("talk", "05 13:00", house, "pompeo"))] == ["rooms"]
    assert findings(small, held("talk", "06 13:00", house, "pompeo")) == []


def test_more_people_than_seats_are_found() -> None:
    small = scenario(
        meetings={"talk": meeting("pompeo", "sullivan", where=["washington/state"])},
        places={"washington": {"venues": {"state": {"seats": "1"}}}},
    )
    assert "has 1 seats" in findings(small, held("talk", "05 13:00", "washington/state", "pompeo", "sullivan"))[0][1]
