from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from planner.report.timeline import By, timeline
from tests.made_plans import at, held, known_plan, plan, world

KEYS = {"start", "end", "summit", "zones", "lanes", "items", "nights"}
ITEM = {
    *("id", "lane", "kind", "start", "end", "title", "place", "zone", "end_zone", "people"),
    *("status", "certainty", "must", "pinned", "detail"),
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
    assert lanes == {item["lane"] for item in found["items"]}
    assert {night["lane"] for night in found["nights"]} == lanes
    assert all(set(item) == ITEM for item in found["items"])
    assert len({item["id"] for item in found["items"]}) == len(found["items"])
    assert all(found["start"] <= item["start"] < item["end"] <= found["end"] for item in found["items"])
    assert all(isinstance(item["start"], int) for item in found["items"])


@pytest.mark.parametrize(
    ("by", "lanes"),
    [
        ("person", [("kang", "Republic of Korea"), ("pompeo", "United States"), ("knapper", "United States")]),
        ("delegation", [("rok", ""), ("us", "")]),
        ("room", [("new-york/palace", "New York"), ("seoul/blue-house", "Seoul")]),
        ("city", [("new-york", ""), ("seoul", ""), ("washington", "")]),
    ],
)
def test_lanes_hold_only_those_who_have_something_by_delegation_and_rank(by: By, lanes: list[tuple[str, str]]) -> None:
    assert [(lane["id"], lane["group"]) for lane in data(by)["lanes"]] == lanes


def test_the_labels_are_names() -> None:
    assert [lane["label"] for lane in data("room")["lanes"]] == ["Palace Hotel", "Blue House"]
    assert data("person")["lanes"][0]["label"] == "Kang Kyung-wha"


def test_an_item_says_everything_that_a_reader_wants_to_know() -> None:
    talks = next(item for item in data("person")["items"] if item["id"] == "talks@pompeo")
    assert talks | {"people": sorted(talks["people"])} == {
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
    }


def test_calls_journeys_and_rests_have_their_own_kinds() -> None:
    kinds = {item["id"].partition("@")[0]: item["kind"] for item in data("person")["items"]}
    assert kinds == {
        "talks": "meeting",
        "visit": "meeting",
        "call": "call",
        "pompeo-2-rest": "rest",
        **dict.fromkeys(("pompeo-1", "pompeo-2", "kang-1", "kang-2"), "journey"),
    }
    flight = next(item for item in data("person")["items"] if item["id"] == "kang-1@kang")
    assert (flight["title"], flight["detail"]) == ("Seoul to New York", "13 h 20 min, KE 81")


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
