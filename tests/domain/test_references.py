"""Cross checks: they find what a small fault breaks, find nothing in sound scenarios, and never raise."""

from __future__ import annotations

import copy
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from planner.domain.references import faults_of
from planner.domain.scenario import Scenario
from planner.files import load_scenario, load_tree
from planner.problem import compile_scenario
from tests.building import meeting, scenario
from tests.house.tree import kept

ROOT = Path(__file__).parents[2]
WORLD = ROOT / "tests" / "files" / "bad" / "base" / "world.yaml"
SINGAPORE = ROOT / "scenarios" / "singapore-2018.yaml"


def codes(**parts: Any) -> set[str]:
    return {fault.code for fault in faults_of(scenario(**parts))}


def meetings(**those: Any) -> dict[str, Any]:
    return {"a": meeting("pompeo"), "b": meeting("kang", where=["seoul"]), **those}


def before(first: str, then: str) -> dict[str, str]:
    return {"rule": "before", "first": first, "then": then}


def test_open_rooms_are_not_counted() -> None:
    def rooms(**fields: str) -> dict[str, Any]:
        return {"washington": {"venues": {"state": {"rooms": {"lounge": {"open": "true", **fields}}}}}}

    assert "LOGIC-open" in codes(meetings=meetings(), places=rooms(count="2"))
    assert "LOGIC-open" not in codes(meetings=meetings(), places=rooms())


@pytest.mark.parametrize("file", kept("scenarios", "*.yaml"), ids=lambda file: file.stem)
def test_sound_scenarios_have_no_fault(file: Path) -> None:
    assert faults_of(load_scenario(file)) == ()


def test_the_small_world_has_no_fault() -> None:
    assert codes(meetings=meetings()) == set()


@pytest.mark.parametrize(
    ("musts", "circle"),
    [
        (("true", "true"), True),
        (("true", "false"), True),  # the optional one could never be held
        (("false", "false"), False),  # one of the two is held
    ],
)
def test_a_circle_is_told_where_it_leaves_no_choice(musts: tuple[str, str], *, circle: bool) -> None:
    pair = {"a": meeting("pompeo", must=musts[0]), "b": meeting("sullivan", must=musts[1])}
    found = codes(meetings=pair, relations={"x": before("a", "b"), "y": before("b", "a")})
    assert ("LOGIC-circle" in found) is circle


def test_gates_in_a_circle_open_nothing_ever() -> None:
    pair = {"a": meeting("pompeo", must="false"), "b": meeting("sullivan", must="false")}
    gates = {"x": {"rule": "gate", "gate": "a", "opens": ["b"]}, "y": {"rule": "gate", "gate": "b", "opens": ["a"]}}
    assert codes(meetings=pair, relations=gates) == {"LOGIC-circle"}


def test_a_circle_is_printed_whole() -> None:
    three = {id_: meeting("pompeo") for id_ in "abc"}
    steps = {"x": before("a", "b"), "y": before("b", "c"), "z": before("c", "a")}
    (fault,) = faults_of(scenario(meetings=three, relations=steps))
    assert "a before b (x), b before c (y), c before a (z)" in fault.message


def test_the_wall_of_the_summit_closes_a_circle_too() -> None:
    summit = {"meeting": "s", "at": "2018-06-06 09:00", "place": "washington/state"}
    parts = {
        "summit": summit,
        "meetings": {"s": meeting("pompeo", where=["washington/state"]), "late": meeting("sullivan")},
        "relations": {"x": before("s", "late")},
    }
    (fault,) = faults_of(scenario(**parts))
    assert fault.code == "LOGIC-circle"
    assert "late before s (wall: before)" in fault.message
    parts["meetings"]["late"]["when"] = {"wall": "after"}
    assert codes(**parts) == set()


@pytest.mark.parametrize(
    ("other", "clash"),
    [
        ({"pin": {"at": "2018-06-05 09:30"}}, True),
        ({"pin": {"at": "2018-06-05 10:00"}}, False),
        ({"must": "false", "pin": {"at": "2018-06-05 09:30"}}, False),
    ],
)
def test_pinned_must_haves_do_not_need_one_person_at_once(other: dict[str, Any], *, clash: bool) -> None:
    pair = {"a": meeting("pompeo", pin={"at": "2018-06-05 09:00"}), "b": meeting("pompeo", **other)}
    assert ("LOGIC-clash" in codes(meetings=pair)) is clash


@pytest.mark.parametrize(("venue", "clash"), [("washington/state", True), ("washington/white-house", False)])
def test_pinned_must_haves_do_not_need_one_room_at_once(venue: str, *, clash: bool) -> None:
    pair = {
        id_: meeting(who, where=[venue], pin={"at": "2018-06-05 09:00"})
        for id_, who in (("a", "pompeo"), ("b", "sullivan"))
    }
    assert ("LOGIC-clash" in codes(meetings=pair)) is clash


@pytest.mark.parametrize(("number", "enough"), [("2", True), ("1", False)])
def test_the_team_comes_out_of_one_pool(number: str, *, enough: bool) -> None:
    pool = {"name": "Interpreters", "kind": "interpreters", "number": number, "languages": ["en", "ko"]}
    long = meeting("pompeo", length="2 h", needs={"interpretation": ["en-ko"]})
    assert codes(meetings={"a": long}, resources={"i": pool}) == (set() if enough else {"NUM-pool"})


@pytest.mark.parametrize(("minutes", "team"), [(480, 2), (481, 3), (600, 3), (601, 4)])
def test_teams_beyond_the_table_grow_every_two_hours(minutes: int, team: int) -> None:
    for number, expected in ((team, set()), (team - 1, {"NUM-pool"})):
        pool = {"name": "I", "kind": "interpreters", "number": str(number), "languages": ["en", "ko"]}
        long = meeting("pompeo", length=f"{minutes} min", needs={"interpretation": ["en-ko"]})
        assert codes(meetings={"a": long}, resources={"i": pool}) == expected


@pytest.mark.parametrize(
    ("grid", "right"), [("5 min", True), ("60 min", True), ("7 min", False), ("0 min", False), ("2 h", False)]
)
def test_the_grid_divides_the_hour(grid: str, *, right: bool) -> None:
    assert ("NUM-grid" in codes(horizon={"grid": grid})) is not right


@pytest.mark.parametrize(("last", "right"), [("2018-10-01", True), ("2018-10-02", False)])
def test_the_horizon_has_at_most_120_days(last: str, *, right: bool) -> None:
    assert ("SIZE-horizon" in codes(horizon={"to": last})) is not right


@pytest.mark.parametrize(("at", "right"), [("2018-06-05 09:00", True), ("2018-06-05 09:20", False)])
def test_pins_lie_on_the_grid_counted_in_utc(at: str, *, right: bool) -> None:
    parts = {"horizon": {"grid": "15 min"}, "meetings": {"a": meeting("pompeo", pin={"at": at})}}
    assert ("TIME-grid" in codes(**parts)) is not right


def test_a_window_of_several_spans_needs_one_that_is_long_enough() -> None:
    spans = [["2018-06-05 09:00", "2018-06-05 09:30"], ["2018-06-06 09:00", "2018-06-06 10:00"]]
    assert codes(meetings={"a": meeting("pompeo", when={"between": spans})}) == set()
    assert codes(meetings={"a": meeting("pompeo", when={"between": spans[:1]})}) == {"TIME-window"}


def test_faults_name_their_place_in_the_file() -> None:
    several = {"between": [["2018-06-05", "2018-06-06"], ["2018-06-08", "2018-06-07"]]}
    one = {"between": ["2018-06-08", "2018-06-07"]}
    found = faults_of(scenario(meetings={"a": meeting("pompeo", when=several), "b": meeting("kang", when=one)}))
    assert {fault.path for fault in found} == {
        ("meetings", "a", "when", "between", "1"),
        ("meetings", "b", "when", "between"),
    }


@pytest.mark.parametrize(
    ("pinned", "right"), [("washington/white-house", True), ("washington/state", False), ("washington", False)]
)
def test_a_pin_names_one_of_the_places(pinned: str, *, right: bool) -> None:
    parts = meeting("pompeo", pin={"at": "2018-06-05 09:00", "place": pinned})
    assert ("LOGIC-place" in codes(meetings={"a": parts})) is not right


@pytest.mark.parametrize("room", ["boxes", "boxes-1", "boxes-3"])
def test_numbered_rooms_are_places_of_their_own(room: str) -> None:
    venues = {"state": {"seats": None, "rooms": {"boxes": {"count": "3"}}}}
    parts = {
        "places": {"washington": {"venues": venues}},
        "meetings": {"a": meeting("pompeo", where=[f"washington/state/{room}"])},
    }
    assert codes(**parts) == set()
    parts["meetings"]["a"]["where"] = ["washington/state/boxes-4"]
    assert codes(**parts) == {"REF-unknown"}


def test_closed_ways_are_no_harm_where_there_is_another() -> None:
    closed = {
        f"r{number}": {"between": pair, "closed": "true"}
        for number, pair in enumerate([["washington", "seoul"], ["new-york", "seoul"]])
    }
    there = {"a": meeting("pompeo", where=["seoul"])}
    assert codes(meetings=there, routes=closed) == {"LOGIC-unreachable"}
    del closed["r1"]
    assert codes(meetings=there, routes=closed) == set()


def test_seventy_meetings_are_checked_within_a_tenth_of_a_second() -> None:
    singapore = load_scenario(SINGAPORE)
    assert len(singapore.meetings) >= 50
    began = time.process_time()
    faults_of(singapore)
    assert time.process_time() - began < 0.1


def leaves(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return found + [each for key, value in items for each in leaves(value, (*path, key))]


TREE = load_tree(WORLD)
RICH = load_tree(SINGAPORE)
PATHS, RICH_PATHS = leaves(TREE), leaves(RICH)
VALUES: list[Any] = [
    *(
        "nobody",
        "washington",
        "new-york/palace",
        "remote",
        "a/b/c",
        "trump",
        "kang",
        "talks",
        "us",
        "a - b",
        "XX",
        "JKF",
    ),
    *("0 min", "99999 weeks", "0", "9", "true", "false", "24:00", "2018-06-05", "1990-01-01", "2100-12-31 23:59"),
    *("2018-11-04 01:30", "2018-03-11 02:30", "2018-06-05 10:00", "2018-06-05 10:00+09:00"),
    *([], [[]], {}, ["talks", "talks"], ["2018-06-09", "2018-06-01"], ["nobody"], ["10:00", "10:00"], [["0", "500"]]),
]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_nothing_is_raised_however_broken_a_scenario_is_and_what_passes_compiles(data: st.DataObject) -> None:
    tree, paths = (RICH, RICH_PATHS) if data.draw(st.integers(0, 3)) == 0 else (TREE, PATHS)
    tree = copy.deepcopy(tree)
    for number in data.draw(st.lists(st.integers(0, len(paths) - 1), min_size=1, max_size=6)):
        _break(tree, paths[number], data.draw(st.one_of(st.just(KeyError), st.sampled_from(VALUES))))
    try:
        broken = Scenario.model_validate(tree)
    except ValidationError:
        return
    found = faults_of(broken)
    assert all(fault.message and fault.path for fault in found)
    if not found:
        assert compile_scenario(broken).tasks.keys() == broken.meetings.keys()


def _break(tree: Any, path: tuple[Any, ...], value: Any) -> None:
    """Puts a value where a path leads, or takes away what is there; nothing where an earlier break has cut the path."""
    try:
        for step in path[:-1]:
            tree = tree[step]
        if value is KeyError:
            del tree[path[-1]]
        else:
            tree[path[-1]] = copy.deepcopy(value)
    except (KeyError, IndexError, TypeError):
        return


KNOWN = {"who": "pompeo", "from": "washington", "to": "new-york", "lands": "2018-06-05 10:00"}
STAY = {"who": "pompeo", "city": "new-york", "from": "2018-06-05 11:00", "to": "2018-06-06"}
TEAM = {"team": {"name": "Team", "members": ["pompeo", "sullivan"]}}
NIGHTS = {name: said for name, said in STAY.items() if name != "to"}
AT_NINE = {"at": "2018-06-05 09:00"}
LAST_MINUTE = {"from": "2018-06-05 09:59", "to": "2018-06-05 10:00"}


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"journeys": {"p": KNOWN}, "stays": {"s": STAY}}, set()),
        ({"journeys": {"p": KNOWN | {"leaves": "2018-06-05 09:50"}}}, set()),
        ({"journeys": {"p": KNOWN | {"who": "team"}}, "parties": TEAM}, set()),
        ({"journeys": {"p": KNOWN}, "parties": TEAM}, {"LOGIC-party"}),
        ({"journeys": {"p": KNOWN | {"who": "us"}}}, {"REF-unknown"}),
        ({"journeys": {"p": KNOWN | {"to": "atlantis"}}}, {"REF-unknown"}),
        ({"journeys": {"p": KNOWN | {"to": "washington"}}}, {"LOGIC-itself"}),
        ({"journeys": {"p": KNOWN | {"leaves": "2018-06-05 10:00"}}}, {"TIME-reversed"}),
        ({"journeys": {"p": KNOWN | {"lands": "2018-06-05"}}}, {"TIME-moment"}),
        ({"journeys": {"p": KNOWN | {"lands": "2018-06-09 10:00"}}}, {"TIME-outside"}),
        ({"journeys": {"p": {key: KNOWN[key] for key in ("who", "from", "to")}}}, {"FMT-missing"}),
        ({"journeys": {"p": KNOWN | {"mode": "scheduled"}}}, set()),
        ({"journeys": {"p": KNOWN | {"mode": "train"}}}, {"FMT-missing"}),
        ({"journeys": {"p": KNOWN | {"mode": "train", "leaves": "2018-06-05 07:00"}}}, set()),
        ({"journeys": {"p": KNOWN, "q": KNOWN | {"lands": "2018-06-05 10:01"}}}, set()),
        ({"journeys": {"p": KNOWN, "q": KNOWN | {"leaves": "2018-06-05 09:59", "lands": "2018-06-05 12:00"}}}, {"LOGIC-clash"}),
        ({"stays": {"s": STAY | {"who": "us"}}}, {"REF-unknown"}),
        ({"stays": {"s": STAY | {"city": "atlantis"}}}, {"REF-unknown"}),
        ({"stays": {"s": STAY | {"to": "2018-06-04"}}}, {"TIME-reversed"}),
        ({"stays": {"s": STAY | {"to": "2018-06-09 10:00"}}}, {"TIME-outside"}),
        ({"stays": {"s": STAY, "t": STAY | {"city": "seoul", "from": "2018-06-07 13:00", "to": "2018-06-08"}}}, set()),
        ({"stays": {"s": STAY, "t": STAY | {"city": "seoul"}}}, {"LOGIC-clash"}),
        ({"stays": {"s": STAY, "t": STAY | {"from": "2018-06-06"}}}, set()),
        ({"stays": {"s": STAY | {"from": "2018-06-05 10:00"}}, "journeys": {"p": KNOWN}}, set()),
        ({"stays": {"s": STAY | {"from": "2018-06-05 09:59"}}, "journeys": {"p": KNOWN}}, {"LOGIC-clash"}),
        ({"journeys": {"p": KNOWN}, "meetings": {"a": meeting("pompeo", pin={"at": "2018-06-05 08:55"})}}, set()),
        ({"journeys": {"p": KNOWN}, "meetings": {"a": meeting("pompeo", pin={"at": "2018-06-05 09:00"})}}, {"LOGIC-clash"}),
        ({"journeys": {"p": KNOWN}, "meetings": {"a": meeting("pompeo", pin=AT_NINE, status="cancelled")}}, set()),
        ({"journeys": {"p": KNOWN}, "meetings": {"a": meeting("pompeo", pin=AT_NINE, certainty="about")}}, set()),
        ({"stays": {"s": STAY | LAST_MINUTE}, "journeys": {"p": KNOWN}}, {"LOGIC-clash"}),
        ({"stays": {"s": NIGHTS | {"nights": "1"}}}, set()),
        ({"stays": {"s": NIGHTS}}, {"FMT-missing"}),
        ({"stays": {"s": NIGHTS | {"nights": "0"}}}, {"NUM-range"}),
        ({"stays": {"s": NIGHTS | {"nights": "121"}}}, {"NUM-range"}),
        ({"stays": {"s": NIGHTS | {"nights": "4"}}}, set()),
        ({"stays": {"s": NIGHTS | {"nights": "6"}}}, {"TIME-outside"}),
        ({"stays": {"s": STAY | {"nights": "1"}}}, set()),
        ({"stays": {"s": STAY | {"nights": "2"}}}, {"LOGIC-nights"}),
        ({"stays": {"s": STAY | {"to": "2018-06-07 05:00", "nights": "2"}}}, set()),
        ({"stays": {"s": STAY | {"to": "2018-06-07 00:00", "nights": "1"}}}, {"LOGIC-nights"}),
        ({"stays": {"s": STAY | {"from": "2018-06-05 23:00 America/Chicago", "nights": "1"}}}, {"LOGIC-nights"}),
        ({"stays": {"s": NIGHTS | {"nights": "1"}, "t": STAY | {"city": "seoul", "from": "2018-06-06 19:00"}}}, set()),
        ({"stays": {"s": NIGHTS | {"nights": "1"}, "t": STAY | {"city": "seoul", "from": "2018-06-06 18:59"}}}, {"LOGIC-clash"}),
    ],
)  # fmt: skip
def test_known_journeys_and_stays_can_be(parts: dict[str, Any], found: set[str]) -> None:
    assert codes(**parts) == found


STAGED = [{"title": "One", "length": "20 min", "who": ["kang"]}, {"title": "All", "length": "40 min"}]


@pytest.mark.parametrize(
    ("who", "stages", "found"),
    [
        ({"joins_after": {"pompeo": "59 min"}}, [], set()),
        ({"joins_after": {"pompeo": "60 min"}}, [], {"LOGIC-part"}),
        ({"leaves_after": {"pompeo": "60 min"}}, [], set()),
        ({"leaves_after": {"pompeo": "61 min"}}, [], {"LOGIC-part"}),
        ({"leaves_after": {"pompeo": "0 min"}}, [], {"LOGIC-part"}),
        ({"joins_after": {"pompeo": "20 min"}, "leaves_after": {"pompeo": "21 min"}}, [], set()),
        ({"joins_after": {"pompeo": "20 min"}, "leaves_after": {"pompeo": "20 min"}}, [], {"LOGIC-part"}),
        ({"leaves_after": {"pompeo": "21 min"}}, STAGED, set()),
        ({"leaves_after": {"pompeo": "20 min"}}, STAGED, {"LOGIC-part"}),
        ({"leaves_after": {"kang": "20 min"}}, STAGED, set()),
        ({"joins_after": {"sullivan": "20 min"}}, [], {"REF-seat"}),
        ({"leaves_after": {"pompeoo": "20 min"}}, [], {"REF-seat"}),
        ({"optional": {"sullivan": "1"}, "joins_after": {"sullivan": "20 min"}}, [], set()),
        ({"any_of": [{"of": ["sullivan"]}], "joins_after": {"sullivan": "20 min"}}, [], set()),
    ],
)
def test_a_part_is_of_somebody_who_attends_and_lies_within_the_meeting(
    who: dict[str, Any], stages: list[dict[str, Any]], found: set[str]
) -> None:
    assert codes(meetings={"a": meeting("pompeo", "kang", who=who, stages=stages)}) == found


def test_a_part_without_time_says_what_leaves_none() -> None:
    who = {"joins_after": {"pompeo": "45 min"}, "leaves_after": {"pompeo": "30 min"}}
    (fault,) = faults_of(scenario(meetings={"a": meeting("pompeo", who=who)}))
    assert fault.message == (
        "no part of the meeting is left for pompeo, who joins after 45 min and leaves after 30 min; change one of these"
    )
    assert fault.path == ("meetings", "a", "who", "leaves_after", "pompeo")


@pytest.mark.parametrize(("leaves", "clash"), [("30 min", False), ("35 min", True)])
def test_pinned_must_haves_do_not_clash_where_somebody_leaves_in_time(leaves: str, *, clash: bool) -> None:
    first = meeting("pompeo", pin={"at": "2018-06-05 09:00"}, who={"leaves_after": {"pompeo": leaves}})
    other = meeting("pompeo", pin={"at": "2018-06-05 09:30"})
    assert ("LOGIC-clash" in codes(meetings={"a": first, "b": other})) is clash


INSIDE = {"rule": "inside", "meeting": "b", "during": "a"}


@pytest.mark.parametrize(
    ("relation", "clash"), [(INSIDE, False), ({**INSIDE, "meeting": "a", "during": "b"}, True), (None, True)]
)
def test_pinned_must_haves_do_not_clash_where_somebody_leaves_for_one_inside(relation: Any, *, clash: bool) -> None:
    first = meeting("pompeo", pin={"at": "2018-06-05 09:00"})
    other = meeting("pompeo", pin={"at": "2018-06-05 09:15"}, length="30 min")
    relations = {} if relation is None else {"out": relation}
    said = codes(meetings={"a": first, "b": other}, relations=relations)
    assert bool(said & {"LOGIC-clash", "LOGIC-inside"}) is clash


@pytest.mark.parametrize(
    ("length", "relation", "found"),
    [
        ("59 min", {}, set()),
        ("60 min", {}, {"LOGIC-inside"}),
        ("30 min", {"attend": "59 min"}, set()),
        ("30 min", {"attend": "60 min"}, {"NUM-range"}),
        ("30 min", {"during": "b"}, {"LOGIC-itself"}),
        ("30 min", {"during": "nowhere"}, {"REF-unknown"}),
    ],
)
def test_a_meeting_lies_inside_a_longer_one(length: str, relation: dict[str, Any], found: set[str]) -> None:
    meetings = {"a": meeting("pompeo"), "b": meeting("kang", length=length)}
    assert codes(meetings=meetings, relations={"out": INSIDE | relation}) == found


@pytest.mark.parametrize("shorter", ["a", "b", "c"])
def test_whoever_leaves_a_meeting_leaves_one_of_one_length_for_one_of_one_length(shorter: str) -> None:
    meetings = {"a": meeting("pompeo"), "b": meeting("kang", length="30 min"), "c": meeting("kang")}
    meetings[shorter]["least_length"] = "20 min"
    found = set() if shorter == "c" else {"LOGIC-inside"}
    assert codes(meetings=meetings, relations={"out": INSIDE}) == found


@pytest.mark.parametrize(("during", "found"), [("a", {"LOGIC-twice"}), ("c", set())])
def test_that_a_meeting_lies_inside_another_is_said_once(during: str, found: set[str]) -> None:
    meetings = {"a": meeting("pompeo"), "b": meeting("kang", length="30 min"), "c": meeting("kang")}
    assert codes(meetings=meetings, relations={"one": INSIDE, "two": {**INSIDE, "during": during}}) == found


WELCOME = {"rule": "after-landing", "meeting": "a", "who": ["pompeo"], "within": "90 min"}


@pytest.mark.parametrize("rule", ["after-landing", "before-take-off"])
@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, set()),
        ({"who": ["us"]}, set()),
        ({"meeting": "c"}, {"REF-unknown"}),
        ({"who": ["nobody"]}, {"REF-unknown"}),
        ({"who": ["kang"]}, {"LOGIC-nobody"}),
        ({"meeting": "b", "who": ["kang"]}, {"LOGIC-remote"}),
    ],
)
def test_a_welcome_is_for_somebody_who_lands(rule: str, more: dict[str, Any], found: set[str]) -> None:
    those = {"a": meeting("pompeo"), "b": meeting("kang", where=["remote"])}
    assert codes(meetings=those, relations={"w": WELCOME | {"rule": rule} | more}) == found


@pytest.mark.parametrize(
    ("waiver", "found"),
    [
        ({"waives": "rest", "who": ["pompeo"]}, set()),
        ({"waives": "rest", "who": ["us"]}, set()),
        ({"waives": "rest", "who": ["nobody"]}, {"REF-unknown"}),
        ({"waives": "rest", "who": ["pompeo", "pompeo"]}, {"ID-twice"}),
        ({"waives": "rest", "meetings": ["a"]}, {"LOGIC-waiver"}),
        ({"waives": "rest"}, {"LOGIC-waiver"}),
        ({"waives": "working-hours", "meetings": ["a"]}, set()),
        ({"waives": "working-hours", "meetings": ["c"]}, {"REF-unknown"}),
        ({"waives": "working-hours", "who": ["pompeo"]}, {"LOGIC-waiver"}),
        ({"waives": "quiet-times"}, {"LOGIC-waiver"}),
        ({"waives": "turnover", "meetings": ["a"]}, set()),
        ({"waives": "turnover", "meetings": ["a"], "until": "2018-06-08"}, set()),
        ({"waives": "turnover", "meetings": ["a"], "until": "2018-06-07"}, {"LOGIC-until"}),
        ({"waives": "rest", "who": ["pompeo"], "until": "2018-06-04"}, {"LOGIC-until"}),
        ({"waives": "rest", "who": ["pompeo"], "until": "2018-06-03"}, set()),
        ({"waives": "travel-hours", "who": ["pompeo"], "until": "2018-06-05"}, {"LOGIC-until"}),
        ({"waives": "night", "who": ["pompeo"], "until": "2018-06-05"}, {"LOGIC-until"}),
        ({"waives": "arrival", "who": ["pompeo"], "until": "2018-06-05"}, {"LOGIC-until"}),
        ({"waives": "nights-away", "who": ["pompeo"], "until": "2018-06-05"}, {"LOGIC-until"}),
        ({"waives": "night", "meetings": ["a"]}, {"LOGIC-waiver"}),
        ({"waives": "daily-meetings", "who": ["pompeo"], "until": "2018-06-05"}, set()),
        ({"waives": "call-hours", "who": ["pompeo"], "until": "2018-06-05"}, set()),
        ({"waives": "working-hours", "meetings": ["a"], "until": "2018-06-05"}, set()),
        ({"waives": "quiet-times", "meetings": ["a"], "until": "2018-06-05"}, set()),
    ],
)
def test_a_waiver_is_for_people_or_for_meetings(waiver: dict[str, Any], found: set[str]) -> None:
    given = {"why": "No other time", "by": "The host", **waiver}
    assert codes(meetings=meetings(), waivers={"w": given}) == found
