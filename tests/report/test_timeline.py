from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from planner.report.timeline import By, timeline
from tests.made_plans import at, held, known_plan, leg, plan, rest, world

KEYS = {"start", "end", "summit", "zones", "lanes", "items", "nights"}
ITEM = {
    *("id", "lane", "kind", "start", "end", "title", "place", "zone", "end_zone", "people"),
    *("status", "certainty", "must", "pinned", "detail", "goes_to", "code"),
}


def data(by: By) -> dict[str, Any]:
    return timeline(world(), known_plan(), by).as_dict()


def ms(text: str) -> int:
    return int(at(text).timestamp() * 1000)


@pytest.mark.parametrize("by", get_args(By))
def test_the_shape_is_that_of_the_component_and_goes_through_json(by: By) -> None:
    found = data(by)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert set(found) == KEYS
    lanes = {lane["id"] for lane in found["lanes"]}
    assert lanes >= {item["lane"] for item in found["items"]}
    assert {night["lane"] for night in found["nights"]} == lanes
    assert all(set(item) == ITEM for item in found["items"])
    assert len({item["id"] for item in found["items"]}) == len(found["items"])
    assert all(found["start"] <= item["start"] < item["end"] <= found["end"] for item in found["items"])
    assert all(isinstance(item["start"], int) for item in found["items"])


@pytest.mark.parametrize(
    ("by", "lanes"),
    [
        ("person", ["kang", "pompeo", "sullivan", "knapper"]),
        ("delegation", ["rok", "us"]),
        (
            "room",
            ["new-york/palace", "new-york/mission", "seoul/blue-house", "washington/white-house", "washington/state"],
        ),
        ("city", ["new-york", "seoul", "washington"]),
    ],
)
def test_everybody_and_every_place_has_a_lane_also_where_nothing_happens(by: By, lanes: list[str]) -> None:
    assert [lane["id"] for lane in data(by)["lanes"]] == lanes


SENIOR: dict[str, Any] = {
    "delegations": {"asean": {"name": "ASEAN", "base": "seoul"}, "sg": {"name": "Singapore", "base": "seoul"}},
    "people": {
        "trump": {"name": "Donald Trump", "of": "us", "rank": "1"},
        "lee": {"name": "Lee Hsien Loong", "of": "sg", "rank": "1"},
        "aide": {"name": "An aide", "of": "sg", "rank": "7"},
        "vivian": {"name": "Vivian Balakrishnan", "of": "sg", "rank": "2"},
    },
}


def test_delegations_stand_by_their_most_senior_person_then_by_id_and_those_without_people_last() -> None:
    told = timeline(world(**SENIOR), plan(), "delegation")
    assert [lane.id for lane in told.lanes] == ["sg", "us", "rok", "asean"]


def test_people_stand_by_delegation_then_by_rank_then_by_id() -> None:
    told = timeline(world(**SENIOR), plan(), "person")
    ids = ["lee", "vivian", "aide", "trump", "pompeo", "sullivan", "knapper", "kang"]
    assert [lane.id for lane in told.lanes] == ids
    assert [lane.group for lane in told.lanes][2:4] == ["Singapore", "United States"]
    assert told.lanes[6].detail == "chargé d'affaires"


def test_the_people_of_an_item_stand_in_order_of_precedence() -> None:
    meeting = held("talks", "5 14:00", "kang", "pompeo", "trump", place="new-york/palace")
    told = timeline(world(**SENIOR), plan(meeting, leg("j", "5 18:00", "new-york - seoul", "kang", "trump")), "city")
    assert [item.people for item in told.items if item.kind == "meeting"] == [
        ["Donald Trump", "Mike Pompeo", "Kang Kyung-wha"]
    ]
    assert told.items[-1].people == ["Donald Trump", "Kang Kyung-wha"]


def test_rooms_stand_by_venue_and_venues_of_one_room_by_city() -> None:
    rooms = {"boxes": {"name": "Box", "count": "2"}, "hall": {"name": "Great Hall"}}
    told = timeline(world(places={"seoul": {"venues": {"coex": {"name": "COEX", "rooms": rooms}}}}), plan(), "room")
    assert [(lane.id, lane.label, lane.group) for lane in told.lanes if lane.id.startswith("seoul")] == [
        ("seoul/blue-house", "Blue House", "Seoul"),
        ("seoul/coex/boxes-1", "Box 1", "COEX, Seoul"),
        ("seoul/coex/boxes-2", "Box 2", "COEX, Seoul"),
        ("seoul/coex/hall", "Great Hall", "COEX, Seoul"),
    ]
    assert told.lanes[-1].detail == "state, Washington"


def test_a_meeting_in_a_city_without_venues_has_a_lane() -> None:
    told = timeline(world(), plan(held("talks", "5 14:00", "kang", place="seoul")), "room")
    assert ("seoul", "Seoul", "Seoul") in [(lane.id, lane.label, lane.group) for lane in told.lanes]
    assert [item.lane for item in told.items] == ["seoul"]


def test_a_landing_has_the_zone_of_where_it_is() -> None:
    flight = next(item for item in data("person")["items"] if item["id"] == "pompeo-2@pompeo")
    assert (flight["zone"], flight["end_zone"]) == ("America/New_York", "Asia/Seoul")
    assert (flight["goes_to"], flight["code"]) == ("Seoul", "ICN")
    assert data("person")["zones"] == ["America/New_York", "Asia/Seoul"]


def test_the_labels_are_names() -> None:
    assert [lane["label"] for lane in data("room")["lanes"]][0:3:2] == ["Palace Hotel", "Blue House"]
    assert data("person")["lanes"][0]["label"] == "Kang Kyung-wha"


def test_an_item_says_everything_that_a_reader_wants_to_know() -> None:
    talks = next(item for item in data("person")["items"] if item["id"] == "talks@pompeo")
    assert talks == {
        "id": "talks@pompeo",
        "lane": "pompeo",
        "kind": "meeting",
        "start": ms("5 14:00"),
        "end": ms("5 15:00"),
        "title": "Talks",
        "place": "Palace Hotel, New York",
        "zone": "America/New_York",
        "end_zone": "America/New_York",
        "people": ["Kang Kyung-wha", "Mike Pompeo"],
        "status": "confirmed",
        "certainty": "exact",
        "must": True,
        "pinned": False,
        "detail": "",
        "goes_to": "",
        "code": "",
    }


def test_calls_journeys_and_rests_have_their_own_kinds() -> None:
    kinds = {item["id"].partition("@")[0]: item["kind"] for item in data("person")["items"]}
    assert kinds == {
        "talks": "meeting",
        "visit": "meeting",
        "call": "call",
        "pompeo-2-rest": "rest",
        **dict.fromkeys(("talks-drive", "talks-drive-2"), "drive"),
        **dict.fromkeys(("pompeo-1", "pompeo-2", "kang-1", "kang-2"), "journey"),
    }
    flight = next(item for item in data("person")["items"] if item["id"] == "kang-1@kang")
    assert (flight["title"], flight["detail"]) == ("Seoul to New York", "13 h 20 min, KE 81")


def test_only_lanes_of_people_have_their_drives_and_who_drives_together_has_the_same_one() -> None:
    made = plan(
        held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace"),
        held("visit", "5 17:00", "pompeo", "kang", place="new-york/mission"),
        leg("pompeo-1", "5 20:00", "new-york - washington", "pompeo"),
    )
    drives = [item for item in timeline(world(), made).items if item.kind == "drive"]
    assert [(item.id, item.lane, item.title, item.start, item.end) for item in drives] == [
        ("visit-drive@kang", "kang", "Palace Hotel to mission", ms("5 16:30"), ms("5 17:00")),
        ("visit-drive@pompeo", "pompeo", "Palace Hotel to mission", ms("5 16:30"), ms("5 17:00")),
        ("visit-drive-2@pompeo", "pompeo", "mission to New York airport (JFK)", ms("5 18:55"), ms("5 19:30")),
    ]
    assert drives[0].people == ["Kang Kyung-wha", "Mike Pompeo"]
    assert not [
        item
        for by in ("delegation", "room", "city")
        for item in timeline(world(), made, by).items
        if item.kind == "drive"
    ]


@pytest.mark.parametrize("by", ["person", "delegation", "city"])
def test_whoever_rests_at_a_hotel_later_than_the_others_of_a_journey_has_an_item_of_their_own(by: By) -> None:
    there = leg("envoys-1", "5 10:00", "washington - new-york", "pompeo", "sullivan")
    rests = (rest("envoys-1", "5 11:30", "new-york", "pompeo"), rest("envoys-1", "5 12:00", "new-york", "sullivan"))
    items = [item for item in timeline(world(), plan(there, *rests), by).items if item.kind == "rest"]
    assert [item.id.partition("@")[0] for item in items] == ["envoys-1-rest", "envoys-1-rest-2"]


def test_whoever_acts_is_named_with_the_role() -> None:
    visit = next(item for item in data("room")["items"] if item["title"] == "Visit")
    assert visit["people"] == ["Marc Knapper as US ambassador"]


def test_cities_see_who_comes_and_who_goes() -> None:
    lanes = {item["lane"] for item in data("city")["items"] if item["id"].startswith("pompeo-2@")}
    assert lanes == {"new-york", "seoul"}


def test_pins_and_the_summit_are_fixed() -> None:
    told = timeline(world(), plan(held("talks", "5 14:00", "pompeo", place="new-york/palace")), "person")
    assert (told.summit, [item.pinned for item in told.items]) == (None, [False])
    fixed = world(summit={"meeting": "talks", "at": "2018-06-05 10:00", "place": "new-york/palace"})
    told = timeline(fixed, plan(held("talks", "5 14:00", "pompeo", place="new-york/palace")), "person")
    assert (told.summit, [item.pinned for item in told.items]) == (ms("5 14:00"), [True])


def nights(by: By, lane: str) -> list[tuple[str, str]]:
    def utc(instant: int) -> str:
        return f"{datetime.fromtimestamp(instant / 1000, UTC):%d %H:%M}"

    return [(utc(each["start"]), utc(each["end"])) for each in data(by)["nights"] if each["lane"] == lane]


def test_nights_follow_a_person_around_the_world() -> None:
    """Washington and New York are UTC-4: 22:00 to 06:00 is 02:00 to 10:00 UTC. Seoul is UTC+9: 13:00 to 21:00 UTC."""
    assert nights("person", "pompeo") == [
        ("04 04:00", "04 10:00"),
        ("05 02:00", "05 10:00"),
        ("06 13:00", "06 21:00"),
        ("07 13:00", "07 21:00"),
        ("08 13:00", "08 21:00"),
    ]


def test_nights_of_rooms_are_those_of_their_city_and_nights_of_delegations_those_of_their_base() -> None:
    assert nights("room", "seoul/blue-house")[:2] == [("04 13:00", "04 21:00"), ("05 13:00", "05 21:00")]
    assert nights("delegation", "us")[1] == nights("room", "new-york/palace")[1] == ("05 02:00", "05 10:00")
    assert nights("delegation", "rok")[0] == ("04 13:00", "04 21:00")


def test_in_a_persons_lane_stands_their_part_of_a_meeting() -> None:
    asked = world(meetings={"talks": {"who": {"leaves_after": {"kang": "50 min"}, "joins_after": {"kang": "20 min"}}}})
    made = plan(held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace"))
    spans = {item.lane: (item.start, item.end) for item in timeline(asked, made, "person").items}
    assert spans == {"kang": (ms("5 14:20"), ms("5 14:50")), "pompeo": (ms("5 14:00"), ms("5 15:00"))}
    (item,) = timeline(asked, made, "city").items
    assert (item.start, item.end) == (ms("5 14:00"), ms("5 15:00"))


def test_in_a_persons_lane_stands_for_what_they_leave() -> None:
    asked = world(relations={"out": {"rule": "inside", "meeting": "summit", "during": "talks"}})
    made = plan(
        held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace"),
        held("summit", "5 14:15", "kang", place="new-york/palace"),
    )
    details = {item.id: item.detail for item in timeline(asked, made, "person").items}
    assert details["talks@kang"].startswith(f"leaves for {asked.meetings['summit'].title}")
    assert "leaves" not in details["talks@pompeo"] + details["summit@kang"]
    assert all("leaves" not in item.detail for item in timeline(asked, made, "city").items)
