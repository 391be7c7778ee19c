from __future__ import annotations

import pytest

from planner.plan.record import Unscheduled
from tests.building import meeting, scenario
from tests.check.plans import findings, held

HOUSE = "washington/white-house"
PAIR = {"a": meeting("pompeo", title="A", must="false"), "b": meeting("sullivan", title="B", must="false")}


def found(rule: dict[str, object], *parts: object) -> list[str]:
    small = scenario(meetings=PAIR, relations={"r": rule})
    return [message for family, message in findings(small, *parts) if family == "precedence"]  # type: ignore[arg-type]


def a(at: str) -> object:
    return held("a", at, HOUSE, "pompeo")


def b(at: str) -> object:
    return held("b", at, HOUSE, "sullivan")


BEFORE = {"rule": "before", "first": "a", "then": "b", "least": "30 min", "most": "2 h"}
BRIEF = {"rule": "brief", "meeting": "a", "about": "b", "within": "1 h"}


@pytest.mark.parametrize(
    ("rule", "parts", "words"),
    [
        (BEFORE, (a("05 13:00"), b("05 14:30")), None),
        (BEFORE, (a("05 13:00"), b("05 14:25")), "not at least 30 min after"),
        (BEFORE, (a("05 13:00"), b("05 16:05")), "more than 120 min after"),
        (BEFORE, (a("05 13:00"), b("05 14:29")), "not at least 30 min after"),
        (BEFORE, (a("05 13:00"), b("05 16:00")), None),
        (BEFORE, (a("05 13:00"), b("05 16:01")), "more than 120 min after"),
        ({"rule": "before", "first": "a", "then": "b"}, (a("05 13:00"), b("08 13:00")), None),
        (BEFORE, (b("05 12:00"), Unscheduled("a", "")), None),
        ({"rule": "adjacent", "first": "a", "then": "b"}, (a("05 13:00"), b("05 14:15")), None),
        ({"rule": "adjacent", "first": "a", "then": "b"}, (a("05 13:00"), b("05 14:20")), "more than 15 min"),
        ({"rule": "adjacent", "first": "a", "then": "b"}, (a("05 13:00"), b("05 14:00")), None),
        (
            {"rule": "adjacent", "first": "a", "then": "b"},
            (a("05 13:00"), b("05 13:59")),
            "starts at Tue 05 Jun 09:59, not after",
        ),
        (
            {"rule": "adjacent", "first": "a", "then": "b", "within": "0 min"},
            (a("05 13:00"), b("05 14:01")),
            "more than 0 min",
        ),
        ({"rule": "gate", "gate": "a", "opens": ["b"]}, (Unscheduled("a", ""), Unscheduled("b", "")), None),
        ({"rule": "gate", "gate": "a", "opens": ["b"]}, (a("05 13:00"), Unscheduled("b", "")), None),
        ({"rule": "gate", "gate": "a", "opens": ["b"], "least": "5 min"}, (a("05 13:00"), b("05 14:05")), None),
        (
            {"rule": "gate", "gate": "a", "opens": ["b"], "least": "5 min"},
            (a("05 13:00"), b("05 14:04")),
            "not at least 5 min after",
        ),
        ({"rule": "gate", "gate": "a", "opens": ["b"]}, (a("05 13:00"), b("05 14:00")), None),
        ({"rule": "gate", "gate": "a", "opens": ["b"]}, (a("05 13:00"), b("05 13:55")), "not after"),
        (
            {"rule": "gate", "gate": "a", "opens": ["b"]},
            (b("05 14:00"), Unscheduled("a", "")),
            "which opens it, is not",
        ),
        ({"rule": "same-day", "meetings": ["a", "b"]}, (a("05 13:00"), b("05 22:00")), None),
        ({"rule": "same-day", "meetings": ["a", "b"]}, (a("05 13:00"), b("06 13:00")), "are not on the same day"),
        ({"rule": "different-days", "meetings": ["a", "b"]}, (a("05 13:00"), b("06 13:00")), None),
        ({"rule": "different-days", "meetings": ["a", "b"]}, (a("05 13:00"), b("05 22:00")), "are on the same day"),
        ({**BRIEF, "side": "before"}, (a("05 13:00"), b("05 15:00")), None),
        ({**BRIEF, "side": "before"}, (a("05 13:00"), b("05 15:05")), "it must be 0 to 60 min"),
        ({**BRIEF, "side": "before"}, (a("05 13:00"), b("05 14:00")), None),
        (
            {**BRIEF, "side": "before"},
            (a("05 13:00"), b("05 13:59")),
            "'A' ends -1 min before 'B'; it must be 0 to 60 min",
        ),
        (
            {**BRIEF, "side": "before"},
            (a("05 13:00"), b("05 15:01")),
            "'A' ends 61 min before 'B'; it must be 0 to 60 min",
        ),
        ({**BRIEF, "side": "after"}, (b("05 13:00"), a("05 14:00")), None),
        (
            {**BRIEF, "side": "after"},
            (b("05 13:00"), a("05 13:59")),
            "'A' starts -1 min after 'B'; it must be 0 to 60 min",
        ),
        ({**BRIEF, "side": "before"}, (a("05 15:00"), b("05 13:00")), "it must be 0 to 60 min"),
        ({**BRIEF, "side": "after"}, (b("05 13:00"), a("05 15:00")), None),
        ({**BRIEF, "side": "after"}, (b("05 13:00"), a("05 15:05")), "it must be 0 to 60 min"),
        ({**BRIEF, "side": "after"}, (b("05 13:00"), Unscheduled("a", "")), "is held, but 'A' is not"),
        ({**BRIEF, "side": "after"}, (a("05 13:00"), Unscheduled("b", "")), None),
    ],
)
def test_relations_are_kept(rule: dict[str, object], parts: tuple[object, ...], words: str | None) -> None:
    messages = found(rule, *parts)
    assert messages == [] if words is None else any(words in message for message in messages)


def test_a_reason_is_told() -> None:
    messages = found({**BEFORE, "why": "the letter comes first"}, a("05 13:00"), b("05 14:00"))
    assert messages[0].endswith("(the letter comes first).")


@pytest.mark.parametrize(
    ("wall", "at", "words"),
    [("before", "06 15:00", None), ("before", "06 15:05", "after the summit has begun"),
     ("after", "06 17:00", None), ("after", "06 16:55", "before the summit has ended"), ("either", "06 16:00", None)],
)  # fmt: skip
def test_the_summit_is_a_wall(wall: str, at: str, words: str | None) -> None:
    summit = {"meeting": "summit", "at": "2018-06-06 12:00", "place": HOUSE}
    meetings = {"summit": meeting("pompeo"), "b": meeting("sullivan", when={"wall": wall})}
    small = scenario(meetings=meetings, summit=summit)
    messages = [
        m for rule, m in findings(small, held("summit", "06 16:00", HOUSE, "pompeo"), b(at)) if rule == "precedence"
    ]  # type: ignore[arg-type]
    assert messages == [] if words is None else any(words in message for message in messages)


def test_without_a_summit_there_is_no_wall() -> None:
    meetings = {"b": meeting("sullivan", when={"wall": "after"})}
    assert findings(scenario(meetings=meetings), b("05 13:00")) == []  # type: ignore[arg-type]


def test_a_summit_that_is_no_meeting_is_no_wall() -> None:
    """Scenarios are told of that when they are read; the judge takes them as they come."""
    summit = {"meeting": "nothing", "at": "2018-06-04 12:00", "place": HOUSE}
    small = scenario(meetings={"b": meeting("sullivan")}, summit=summit)
    assert findings(small, b("05 13:00")) == []  # type: ignore[arg-type]


def test_the_wall_holds_for_what_is_pinned_and_not_for_the_summit_itself() -> None:
    summit = {"meeting": "a", "at": "2018-06-05 09:00", "place": HOUSE}
    pinned = meeting("sullivan", title="B", pin={"at": "2018-06-05 12:00"})
    small = scenario(meetings={"a": meeting("pompeo"), "b": pinned}, summit=summit)
    assert findings(small, a("05 13:00"), b("05 16:00")) == [  # type: ignore[arg-type]
        ("precedence", "'B' ends after the summit has begun.")
    ]


def test_days_are_those_of_the_places() -> None:
    """At 02:00 UTC on 6 June it is still the 5th in Washington and already the 6th in Seoul."""
    late = {"time_of_day": ["00:00", "24:00"]}
    meetings = {"a": meeting("pompeo", when=late), "b": meeting("kang", where=["seoul"], when=late)}
    parts = (held("a", "06 02:00", HOUSE, "pompeo"), held("b", "06 02:00", "seoul/blue-house", "kang"))
    for rule, broken in (("same-day", True), ("different-days", False)):
        small = scenario(meetings=meetings, relations={"r": {"rule": rule, "meetings": ["a", "b"]}})
        assert bool(findings(small, *parts)) is broken


@pytest.mark.parametrize(
    ("rule", "days", "broken"),
    [("same-day", "555", 0), ("same-day", "556", 2), ("different-days", "567", 0), ("different-days", "565", 1),
     ("different-days", "555", 3), ("same-day", "5-6", 1), ("same-day", "5-5", 0), ("different-days", "5-5", 1)],
)  # fmt: skip
def test_every_two_of_the_meetings_that_are_held_count(rule: str, days: str, broken: int) -> None:
    ids = ["a", "b", "c"]
    small = scenario(
        meetings={id_: meeting(must="false", title=id_) for id_ in ids},
        relations={"r": {"rule": rule, "meetings": ids}},
    )
    parts = (
        Unscheduled(id_, "") if day == "-" else held(id_, f"0{day} 13:00", HOUSE)
        for id_, day in zip(ids, days, strict=True)
    )
    assert len(findings(small, *parts)) == broken
