from __future__ import annotations

import pytest

from planner.domain.scenario import Scenario
from planner.plan.record import Obstacle, Status
from planner.solve import Settings, solve
from tests.building import meeting, scenario


def obstacles(small: Scenario) -> tuple[Obstacle, ...]:
    answer = solve(small)
    assert answer.status is Status.NO_PLAN_EXISTS
    return answer.obstacles


STATE = {"name": "State", "calendar": "US", "zone": "America/New_York", "lead": "2 working days"}
WAIVER = {"name": "Waiver", "for": ["kang"], "opens": {"city": "new-york"}, "authority": STATE}


@pytest.mark.parametrize(
    ("fields", "words", "other"),
    [
        ({}, "'Waiver' for new-york is not submitted", ()),
        ({"submitted": "2018-06-05"}, "opens new-york only from Thu 7 Jun 2018 00:00", ("meetings.talk.pin",)),
        ({"submitted": "2018-06-05", "valid": ["2018-06-04", "2018-06-06"]}, "when its validity is over", ()),
    ],
)
def test_a_permit_that_comes_too_late_is_named(fields: dict[str, object], words: str, other: tuple[str, ...]) -> None:
    talk = {"talk": meeting("kang", where=["new-york"], pin={"at": "2018-06-06 12:00"})}
    found = obstacles(scenario(meetings=talk, permits={"waiver": {**WAIVER, **fields}}))
    assert [each.subject for each in found] == ["people.kang"]
    assert words in found[0].sentence
    assert "Kang Kyung-wha cannot attend 'A meeting'" in found[0].sentence
    assert found[0].culprits == ("permits.waiver", *other)


@pytest.mark.parametrize("explain", [True, False])
def test_why_there_is_no_plan_is_told_unless_nobody_asks(explain: bool) -> None:
    talk = {"talk": meeting("kang", where=["new-york"], pin={"at": "2018-06-06 12:00"})}
    answer = solve(scenario(meetings=talk, permits={"waiver": WAIVER}), Settings(explain=explain))
    assert (answer.status, bool(answer.obstacles)) == (Status.NO_PLAN_EXISTS, explain)


def test_somebody_in_two_places_is_named_with_the_fewest_meetings() -> None:
    meetings = {
        "here": meeting("pompeo", title="Here", pin={"at": "2018-06-05 09:00"}),
        "there": meeting("pompeo", title="There", where=["new-york"], pin={"at": "2018-06-05 10:00"}),
        "other": meeting("pompeo", title="Other", pin={"at": "2018-06-07 10:00"}),
    }
    found = obstacles(scenario(meetings=meetings))
    assert [each.subject for each in found] == ["people.pompeo"]
    assert "Mike Pompeo cannot attend 'Here' and 'There'" in found[0].sentence


def test_a_room_that_is_too_full_is_named() -> None:
    at = {"where": ["washington/state"], "pin": {"at": "2018-06-05 09:00"}}
    found = obstacles(scenario(meetings={"a": meeting("pompeo", **at), "b": meeting("sullivan", **at)}))
    assert [each.subject for each in found] == ["places.washington/state"]


def test_a_pool_that_is_too_small_is_named() -> None:
    pool = {"guards": {"name": "Guards", "kind": "security", "number": "1"}}
    at = {"pin": {"at": "2018-06-05 09:00"}, "needs": {"security": "1"}}
    found = obstacles(scenario(meetings={"a": meeting("pompeo", **at), "b": meeting("sullivan", **at)}, resources=pool))
    assert [each.subject for each in found] == ["resources.guards"]
    assert "Guards is not enough" in found[0].sentence


def test_relations_that_contradict_are_named() -> None:
    meetings = {"a": meeting("pompeo"), "b": meeting("sullivan")}
    relations = {
        "first": {"rule": "before", "first": "a", "then": "b"},
        "second": {"rule": "before", "first": "b", "then": "a", "why": "so it was promised"},
    }
    found = obstacles(scenario(meetings=meetings, relations=relations))
    assert [each.culprits for each in found] == [("relations.first", "relations.second")]
    assert "so it was promised" in found[0].sentence


def test_a_stop_on_the_way_is_not_mistaken_for_an_obstacle() -> None:
    """Kang reaches New York only through Washington, where she has something to do; her must-have alone is possible."""
    meetings = {
        "stop": meeting("kang", must="false"),
        "talk": meeting("kang", title="Talk", where=["new-york"]),
        "clash": meeting("pompeo", title="Clash", pin={"at": "2018-06-05 09:00"}),
        "clash-too": meeting("pompeo", title="Clash too", where=["seoul"], pin={"at": "2018-06-05 09:00"}),
    }
    routes = {"direct": {"between": ["seoul", "new-york"], "closed": "true"}}
    people = {"kang": {"returns": "false"}}
    found = obstacles(scenario(meetings=meetings, routes=routes, people=people))
    assert [(each.subject, each.meetings) for each in found] == [
        ("people.pompeo", ("clash-too",)),  # ten hours of rest are owed after the way to it
        ("people.pompeo", ("clash", "clash-too")),
    ]


def test_where_only_the_whole_is_impossible_it_says_so() -> None:
    """Each of two people is free in one of two hours; the meeting needs both in one."""
    people = {
        "pompeo": {"available": [["2018-06-05 09:00", "2018-06-05 10:00"]]},
        "sullivan": {"available": [["2018-06-05 10:00", "2018-06-05 11:00"]]},
    }
    who = {"required": [], "any_of": [{"of": ["pompeo", "sullivan"], "least": "2"}]}
    found = obstacles(scenario(meetings={"talk": meeting(who=who)}, people=people))
    assert [each.subject for each in found] == ["scenario"]


def test_somebody_who_is_asked_for_twice_at_a_time_is_named_and_others_would_do() -> None:
    voices = {"name": "Voices", "kind": "interpreters", "languages": ["en", "ko"], "names": ["Lee", "Tong"]}
    needs = {"interpretation": ["en-ko"], "named": ["Lee"]}
    at = {"pin": {"at": "2018-06-05 09:00"}, "needs": needs}
    meetings = {"a": meeting("pompeo", title="One", **at), "b": meeting("sullivan", title="Two", **at)}
    found = obstacles(scenario(meetings=meetings, resources={"voices": voices}))
    assert [each.subject for each in found] == ["resources.voices.names"]
    named, pins = [f"meetings.{id_}.needs.named" for id_ in "ab"], [f"meetings.{id_}.pin" for id_ in "ab"]
    assert set(found[0].culprits) == {*named, *pins}
    assert found[0].sentence == (
        "Lee cannot serve 'One' and 'Two', 2 h together: both must start at Tue 5 Jun 2018 09:00 (their pins); both ask for Lee."
    )


def test_nobody_is_named_who_can_be_at_both() -> None:
    voices = {"name": "Voices", "kind": "interpreters", "languages": ["en", "ko"], "names": ["Lee"]}
    needs = {"interpretation": ["en-ko"], "named": ["Lee"]}
    meetings = {"a": meeting("pompeo", needs=needs), "b": meeting("sullivan", needs=needs)}
    assert solve(scenario(meetings=meetings, resources={"voices": voices})).status is Status.PROVED_BEST


@pytest.mark.parametrize("length", ["12 h", "30 min"])
def test_stretches_that_take_too_long_are_named(length: str) -> None:
    meetings = {
        "here": meeting("pompeo", pin={"at": "2018-06-05 09:00"}),
        "there": meeting("pompeo", where=["new-york"], pin={"at": "2018-06-05 14:00"}),
    }
    stretches = [{"mode": "train", "to": "Trenton", "length": length}, {"mode": "ground", "length": "1 h"}]
    asked = scenario(
        meetings=meetings, routes={"line": {"between": ["washington", "new-york"], "stretches": stretches}}
    )
    if length == "30 min":
        assert solve(asked).status is Status.PROVED_BEST
    else:
        assert "routes.line.stretches" in {culprit for each in obstacles(asked) for culprit in each.culprits}
