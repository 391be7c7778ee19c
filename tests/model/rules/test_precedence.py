import pytest

from tests.building import meeting, scenario
from tests.solving import best, status


def pinned(who: str, at: str, **fields: object) -> dict[str, object]:
    return meeting(who, pin={"at": f"2018-06-{at}"}, **fields)


def ruled(first: str, second: str, rule: dict[str, object], **fields: object) -> str:
    fields |= {"length": "30 min"} if rule["rule"] == "inside" else {}
    meetings = {"a": pinned("pompeo", first), "b": pinned("sullivan", second, **fields)}
    return status(scenario(meetings=meetings, relations={"r": rule}))


BEFORE = {"rule": "before", "first": "a", "then": "b"}


@pytest.mark.parametrize(
    ("first", "second", "rule", "expected"),
    [
        ("05 09:00", "05 10:00", BEFORE, "OPTIMAL"),
        ("05 09:00", "05 09:55", BEFORE, "INFEASIBLE"),
        ("05 09:00", "05 11:00", {**BEFORE, "least": "60 min"}, "OPTIMAL"),
        ("05 09:00", "05 10:55", {**BEFORE, "least": "60 min"}, "INFEASIBLE"),
        ("05 09:00", "05 11:00", {**BEFORE, "most": "60 min"}, "OPTIMAL"),
        ("05 09:00", "05 11:05", {**BEFORE, "most": "60 min"}, "INFEASIBLE"),
        ("05 09:00", "05 10:15", {"rule": "adjacent", "first": "a", "then": "b"}, "OPTIMAL"),
        ("05 09:00", "05 10:20", {"rule": "adjacent", "first": "a", "then": "b"}, "INFEASIBLE"),
        ("05 09:00", "05 08:00", {"rule": "adjacent", "first": "a", "then": "b"}, "INFEASIBLE"),
        ("05 00:00", "05 23:00", {"rule": "same-day", "meetings": ["a", "b"]}, "OPTIMAL"),
        ("05 23:55", "06 00:00", {"rule": "same-day", "meetings": ["a", "b"]}, "INFEASIBLE"),
        ("05 23:55", "06 00:00", {"rule": "different-days", "meetings": ["a", "b"]}, "OPTIMAL"),
        ("05 00:00", "05 23:00", {"rule": "different-days", "meetings": ["a", "b"]}, "INFEASIBLE"),
        ("05 09:00", "05 11:00", {"rule": "brief", "meeting": "a", "about": "b", "side": "before", "within": "1 h"}, "OPTIMAL"),
        ("05 09:00", "05 11:05", {"rule": "brief", "meeting": "a", "about": "b", "side": "before", "within": "1 h"}, "INFEASIBLE"),
        ("05 09:00", "05 11:00", {"rule": "brief", "meeting": "a", "about": "b", "side": "after", "within": "1 h"}, "INFEASIBLE"),
        ("05 11:00", "05 09:00", {"rule": "brief", "meeting": "a", "about": "b", "side": "after", "within": "1 h"}, "OPTIMAL"),
        ("05 09:00", "05 09:00", {"rule": "inside", "meeting": "b", "during": "a"}, "OPTIMAL"),
        ("05 09:00", "05 09:30", {"rule": "inside", "meeting": "b", "during": "a"}, "OPTIMAL"),
        ("05 09:00", "05 09:35", {"rule": "inside", "meeting": "b", "during": "a"}, "INFEASIBLE"),
        ("05 09:00", "05 08:55", {"rule": "inside", "meeting": "b", "during": "a"}, "INFEASIBLE"),
        ("05 09:00", "05 10:00", {"rule": "inside", "meeting": "b", "during": "a"}, "INFEASIBLE"),
        ("05 09:00", "05 10:00", {"rule": "inside", "meeting": "b", "during": "a", "also_outside": "true"}, "OPTIMAL"),
        ("05 09:00", "05 08:30", {"rule": "inside", "meeting": "b", "during": "a", "also_outside": "true"}, "OPTIMAL"),
        ("05 09:00", "05 09:35", {"rule": "inside", "meeting": "b", "during": "a", "also_outside": "true"}, "INFEASIBLE"),
        ("05 09:00", "05 10:00", {"rule": "gate", "gate": "a", "opens": ["b"]}, "OPTIMAL"),
        ("05 09:00", "05 10:00", {"rule": "gate", "gate": "a", "opens": ["b"], "least": "5 min"}, "INFEASIBLE"),
    ],
)  # fmt: skip
def test_meetings_keep_their_order(first: str, second: str, rule: dict[str, object], expected: str) -> None:
    assert ruled(first, second, rule) == expected


@pytest.mark.parametrize(
    ("rule", "held"),
    [
        ({"rule": "gate", "gate": "a", "opens": ["b"]}, False),
        ({"rule": "brief", "meeting": "a", "about": "b", "side": "before", "within": "1 h"}, False),
        (BEFORE, True),
    ],
)
def test_what_needs_another_meeting_is_not_held_without_it(rule: dict[str, object], held: bool) -> None:
    never = meeting("pompeo", when={"days": ["sun"]}, must="false")
    small = scenario(meetings={"a": never, "b": pinned("sullivan", "05 10:00", must="false")}, relations={"r": rule})
    plan, _ = best(small)
    assert (plan.appointment("b") is not None) is held


def test_days_are_counted_by_the_clock_of_the_place() -> None:
    """20:00 on 5 June in Washington is 09:00 on 6 June in Seoul."""
    meetings = {"a": pinned("pompeo", "05 20:00"), "b": pinned("kang", "06 09:00", where=["seoul/blue-house"])}
    for rule, expected in (("same-day", "INFEASIBLE"), ("different-days", "OPTIMAL")):
        relations = {"r": {"rule": rule, "meetings": ["a", "b"]}}
        assert status(scenario(meetings=meetings, relations=relations)) == expected
