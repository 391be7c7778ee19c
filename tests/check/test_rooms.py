from __future__ import annotations

import pytest

from tests.building import meeting, scenario
from tests.check.plans import findings, held

HALL = "washington/state/hall"


def found(
    room: dict[str, object],
    second: str,
    needs: dict[str, object] | None = None,
    venue: dict[str, object] | None = None,
    **parts: object,
) -> list[str]:
    places = {"washington": {"venues": {"state": {**(venue or {}), "rooms": {"hall": room}}}}}
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


@pytest.mark.parametrize(
    ("place", "second", "broken"),
    [("washington/state", "05 14:15", False), ("washington/state", "05 14:14", True),
     ("washington/white-house", "05 13:00", False)],
)  # fmt: skip
def test_a_venue_without_rooms_is_one_unless_it_is_open(place: str, second: str, broken: bool) -> None:
    small = scenario(meetings={who: meeting(who, where=[place]) for who in ("pompeo", "sullivan")})
    parts = (held("pompeo", "05 13:00", place, "pompeo"), held("sullivan", second, place, "sullivan"))
    assert [rule for rule, _ in findings(small, *parts)] == (["rooms"] if broken else [])


def test_a_room_in_an_open_venue_is_still_a_room() -> None:
    venue = {"washington": {"venues": {"white-house": {"rooms": {"hall": {}}}}}}
    small = scenario(meetings={who: meeting(who) for who in ("pompeo", "sullivan")}, places=venue)
    hall = "washington/white-house/hall"
    parts = (held("pompeo", "05 13:00", hall, "pompeo"), held("sullivan", "05 13:30", hall, "sullivan"))
    assert [rule for rule, _ in findings(small, *parts)] == ["rooms"]


@pytest.mark.parametrize(("seats", "broken"), [("2", []), ("1", ["rooms"])])
def test_any_number_of_meetings_is_held_in_an_open_room(seats: str, broken: list[str]) -> None:
    """Each by itself needs seats there; the hall beside it holds one meeting at a time."""
    rooms = {"hall": {}, "lounge": {"open": "true", "seats": seats}}
    small = scenario(
        meetings={
            "two": meeting("pompeo", "sullivan", where=["washington/state"]),
            "idle": meeting(where=["washington/state"]),
        },
        places={"washington": {"venues": {"state": {"rooms": rooms}}}},
    )
    lounge = "washington/state/lounge"
    two = held("two", "05 13:00", lounge, "pompeo", "sullivan")
    assert [rule for rule, _ in findings(small, two, held("idle", "05 13:30", lounge))] == broken
    both = (held("two", "05 13:00", HALL, "pompeo", "sullivan"), held("idle", "05 13:30", HALL))
    assert [rule for rule, _ in findings(small, *both)] == ["rooms"]


def test_calls_share_no_room() -> None:
    small = scenario(meetings={who: meeting(who, where=["remote"]) for who in ("pompeo", "sullivan")})
    assert findings(small, *(held(who, "05 13:00", "remote", who) for who in ("pompeo", "sullivan"))) == []


def test_what_a_room_needs_in_between_is_told() -> None:
    ends = "In washington/state/hall, 'A meeting' ends at Tue 05 Jun 10:00 and 'A meeting' starts at"
    joined = {"run": {"rule": "adjacent", "first": "pompeo", "then": "sullivan"}}
    assert found({"turnover": "75 min"}, "05 14:14") == [f"{ends} Tue 05 Jun 10:14; the room needs 75 min in between."]
    assert found({}, "05 13:59", relations=joined) == [f"{ends} Tue 05 Jun 09:59."]


@pytest.mark.parametrize(("third", "broken"), [("05 14:15", False), ("05 14:14", True)])
def test_turnover_is_owed_also_to_a_meeting_before_the_last(third: str, broken: bool) -> None:
    """The second is joined to both others and needs no turnover; the third and the first are not joined to each other."""
    lengths = {"one": "60 min", "two": "5 min", "three": "60 min"}
    small = scenario(
        meetings={id_: meeting(where=["washington/state"], length=length) for id_, length in lengths.items()},
        relations={
            "r-1": {"rule": "adjacent", "first": "one", "then": "two"},
            "r-2": {"rule": "adjacent", "first": "two", "then": "three"},
        },
    )
    parts = (
        held("one", "05 13:00", "washington/state"),
        held("two", "05 14:00", "washington/state", minutes=5),
        held("three", third, "washington/state"),
    )
    messages = [message for rule, message in findings(small, *parts) if rule == "rooms"]
    assert bool(messages) is broken


LATER: dict[str, dict[str, object]] = {
    "fewer": {"who": {"required": ["sullivan"]}},
    "the same": {"who": {"required": ["sullivan", "pompeo"]}},
    "one who may come": {"who": {"required": ["sullivan"], "optional": {"pompeo": "3"}}},
    "a role": {"who": {"required": ["deputy"]}},
    "an acting one": {"who": {"required": ["acting"]}},
    "more": {"who": {"required": ["sullivan", "kang"]}},
    "another who may come": {"who": {"required": ["sullivan"], "optional": {"kang": "3"}}},
    "another for the quorum": {"who": {"required": ["sullivan"], "any_of": [{"of": ["kang"], "least": "1"}]}},
    "nobody's role": {"who": {"required": ["sullivan", "vacant"]}},
    "guests": {"who": {"required": ["sullivan"]}, "needs": {"seats": "9"}},
}
ROLES = {"deputy": {"name": "D", "holder": "sullivan"}, "acting": {"name": "A", "acting": ["sullivan", "kang"]},
         "vacant": {"name": "V"}}  # fmt: skip


def same_people(later: dict[str, object], second: str, *, stay: str = "true", backwards: bool = False) -> list[str]:
    """What the judge finds where talks of Pompeo and Sullivan end at 14:00 and a later meeting follows in one room."""
    meetings = {
        "talks": meeting("pompeo", "sullivan", where=["washington/state"]),
        "later": {**meeting(where=["washington/state"], must="false"), **later},
    }
    kang = {"kang": {"starts": "washington", "returns": "false"}}
    small = scenario(meetings=meetings, roles=ROLES, people=kang, policies={"same_people_stay": stay})
    seats = later["who"]["required"]  # type: ignore[index]
    those = [{"deputy": "sullivan as deputy", "acting": "sullivan as acting"}.get(each, each) for each in seats]
    parts = [("talks", ["pompeo", "sullivan"]), ("later", those)]
    (one, those_of_one), (two, those_of_two) = parts[::-1] if backwards else parts
    room = "washington/state"
    plan = (held(one, "05 13:00", room, *those_of_one), held(two, second, room, *those_of_two))
    return sorted({rule for rule, _ in findings(small, *plan)} & {"rooms", "journeys"})


@pytest.mark.parametrize("who", LATER)
def test_nothing_is_due_in_a_room_where_the_same_people_stay(who: str) -> None:
    stays = list(LATER).index(who) < 5
    assert same_people(LATER[who], "05 14:00") == ([] if stays else ["journeys", "rooms"])
    assert same_people(LATER[who], "05 14:14") == ([] if stays else ["rooms"])
    assert same_people(LATER[who], "05 14:15") == []


def test_the_same_people_must_leave_where_the_policy_is_off_or_others_come() -> None:
    assert same_people(LATER["fewer"], "05 14:00", stay="false") == ["journeys", "rooms"]
    assert same_people(LATER["fewer"], "05 14:00", backwards=True) == ["journeys", "rooms"]
    assert same_people(LATER["the same"], "05 14:00", backwards=True) == []
    assert same_people(LATER["the same"], "05 13:59") == ["journeys", "rooms"]


@pytest.mark.parametrize(("room", "broken"), [("hall-1", []), ("hall-2", ["journeys"])])
def test_the_same_people_need_the_changeover_for_another_room(room: str, broken: list[str]) -> None:
    small = scenario(
        meetings={id_: meeting("pompeo", where=["washington/state"]) for id_ in ("one", "two")},
        places={"washington": {"venues": {"state": {"rooms": {"hall": {"count": "2"}}}}}},
        policies={"same_people_stay": "true"},
    )
    first, then = f"{HALL}-1", f"washington/state/{room}"
    parts = (held("one", "05 13:00", first, "pompeo"), held("two", "05 14:00", then, "pompeo"))
    assert [rule for rule, _ in findings(small, *parts)] == broken


NEEDY = {"seats": "3", "features": ["booth", "vtc"], "neutral": "true"}


@pytest.mark.parametrize(
    ("venue", "room", "broken"),
    [
        ({"seats": "3", "features": ["booth", "vtc"], "neutral": "true"}, {}, set()),
        ({"seats": "2", "features": ["booth"], "neutral": "false"}, {"seats": "3", "features": ["vtc"], "neutral": "true"}, set()),
        ({"seats": "3", "features": ["booth", "vtc"], "neutral": "true"}, {"seats": "2"}, {"has 2 seats"}),
        ({"seats": "2", "features": ["booth"]}, {}, {"has 2 seats", "has no vtc", "is not neutral"}),
    ],
)  # fmt: skip
def test_a_room_takes_from_its_venue_what_it_does_not_say(
    venue: dict[str, object], room: dict[str, object], broken: set[str]
) -> None:
    places = {"washington": {"venues": {"state": {**venue, "rooms": {"hall": room}}}}}
    small = scenario(meetings={"talk": meeting("pompeo", where=["washington/state"], needs=NEEDY)}, places=places)
    messages = [message for _, message in findings(small, held("talk", "05 13:00", HALL, "pompeo"))]
    assert len(messages) == len(broken)
    assert all(any(words in message for message in messages) for words in broken)


@pytest.mark.parametrize(
    ("venue", "room", "fields", "broken"),
    [
        ({"hours": ["09:30", "12:00"]}, {}, {}, True),
        ({"hours": ["09:30", "12:00"]}, {"hours": ["09:00", "10:00"]}, {}, False),
        ({"hours": ["09:00", "10:00"]}, {"hours": ["09:30", "12:00"]}, {}, True),
        ({"hours": ["09:30", "12:00"]}, {}, {"pin": {"at": "2018-06-05 09:00"}}, False),
        ({"turnover": "1 h"}, {}, {}, False),
    ],
)
def test_opening_hours_are_the_rooms_else_the_venues(
    venue: dict[str, object], room: dict[str, object], fields: dict[str, object], broken: bool
) -> None:
    places = {"washington": {"venues": {"state": {**venue, "rooms": {"hall": room}}}}}
    small = scenario(meetings={"talk": meeting("pompeo", where=["washington/state"], **fields)}, places=places)
    messages = [message for _, message in findings(small, held("talk", "05 13:00", HALL, "pompeo"))]
    assert messages == (["washington/state/hall is not open for 'A meeting' on Tue 05 Jun 09:00."] if broken else [])


@pytest.mark.parametrize(
    ("venue", "room", "second", "broken"),
    [
        ({"turnover": "30 min"}, {}, "05 14:29", True),
        ({"turnover": "30 min"}, {}, "05 14:30", False),
        ({"turnover": "30 min"}, {"turnover": "5 min"}, "05 14:05", False),
        ({"turnover": "30 min"}, {"turnover": "5 min"}, "05 14:04", True),
        ({"turnover": "0 min"}, {}, "05 14:00", False),
    ],
)
def test_turnover_is_the_rooms_else_the_venues(
    venue: dict[str, object], room: dict[str, object], second: str, broken: bool
) -> None:
    assert bool(found(room, second, venue=venue)) is broken


# The first meeting ends at 14:00 UTC.
@pytest.mark.parametrize(
    ("venue", "room", "least"),
    [
        ({}, {"kind": "plenary-hall"}, 30),
        ({}, {"kind": "meeting-room"}, 15),
        ({}, {"kind": "dining-room"}, 45),
        ({"kind": "dining-room"}, {}, 45),
        ({"kind": "dining-room"}, {"kind": "plenary-hall"}, 30),
        ({"kind": "dining-room", "turnover": "20 min"}, {}, 20),
        ({"kind": "dining-room", "turnover": "20 min"}, {"turnover": "0 min"}, 0),
    ],
)
def test_turnover_is_that_of_the_kind_where_room_and_venue_say_none(
    venue: dict[str, object], room: dict[str, object], least: int
) -> None:
    assert found(room, f"05 14:{least:02}", venue=venue) == []
    assert len(found(room, f"05 {13 + (least + 59) // 60}:{(least - 1) % 60:02}", venue=venue)) == 1


@pytest.mark.parametrize(
    ("span", "broken"),
    [
        (["2018-06-05 08:00", "2018-06-05 09:00"], False),
        (["2018-06-05 08:00", "2018-06-05 09:01"], True),
        (["2018-06-05 09:59", "2018-06-05 12:00"], True),
        (["2018-06-05 10:00", "2018-06-05 12:00"], False),
    ],
)
@pytest.mark.parametrize("fields", [{}, {"pin": {"at": "2018-06-05 09:00"}}], ids=["free", "pinned"])
def test_nothing_is_held_in_a_venue_while_it_is_blocked(
    span: list[str], broken: bool, fields: dict[str, object]
) -> None:
    places = {"washington": {"venues": {"state": {"blocked": [span]}}}}
    small = scenario(meetings={"talk": meeting("pompeo", where=["washington/state"], **fields)}, places=places)
    messages = [message for _, message in findings(small, held("talk", "05 13:00", "washington/state", "pompeo"))]
    assert messages == (["washington/state is blocked during 'A meeting' on Tue 05 Jun 09:00."] if broken else [])
