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
        (BEFORE, (b("05 12:00"), Unscheduled("a", "")), None),
        ({"rule": "adjacent", "first": "a", "then": "b"}, (a("05 13:00"), b("05 14:15")), None),
        ({"rule": "adjacent", "first": "a", "then": "b"}, (a("05 13:00"), b("05 14:20")), "more than 15 min"),
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
