"""What stands against a slot is told in words that are true, with the field that says so."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from planner.alternatives import narrowed, slots_of
from planner.domain.scenario import Scenario
from planner.plan.record import Plan, Tier
from planner.plan.slots import Slot, Slots
from planner.problem import compile_scenario
from planner.solve import Settings, solve
from tests.building import meeting, scenario

DAY = {"between": [["2018-06-05", "2018-06-05"]]}


def planned(**parts: Any) -> tuple[Scenario, Plan]:
    """A scenario and the best plan for it."""
    asked = scenario(horizon={"from": "2018-06-04", "to": "2018-06-06"}, **parts)
    plan = solve(asked, Settings(time_limit=20)).plan
    assert plan is not None
    return asked, plan


def at(slots: Slots, hour: int, minute: int = 0, place: str = "washington/white-house") -> Slot:
    """The slot at an hour of the fifth of June, Washington time."""
    slot = slots.at(datetime(2018, 6, 5, hour + 4, minute, tzinfo=UTC), place)
    assert slot is not None
    return slot


def says(slot: Slot) -> list[str]:
    return [reason.says for reason in slot.reasons]


INSIDE = {"rule": "inside", "meeting": "a", "during": "b"}


def pinned(hour: str, *who: str, **fields: Any) -> dict[str, Any]:
    return meeting(*who, pin={"at": f"2018-06-05 {hour}"}, **fields)


PRESS = {"washington": {"venues": {"press-room": {"seats": "20"}}}}
TWO = ["washington/white-house", "washington/press-room"]
CASES: dict[str, tuple[dict[str, Any], int, list[str]]] = {
    "window": (
        {"meetings": {"a": meeting("pompeo", when={"between": [["2018-06-04", "2018-06-04"]]})}},
        10,
        ["outside its window"],
    ),
    "hours": ({"meetings": {"a": meeting("pompeo", when=DAY)}}, 3, ["outside the working hours"]),
    "busy": (
        {"meetings": {"a": meeting("pompeo", when=DAY), "b": pinned("12:00", "pompeo", title="Lunch")}},
        12,
        ["Mike Pompeo is in 'Lunch'"],
    ),
    "follows": (
        {
            "meetings": {
                "a": meeting("pompeo", when=DAY),
                "b": pinned("12:00", "kang", where=["remote"], title="Call"),
            },
            "relations": {"r": {"rule": "before", "first": "b", "then": "a", "least": "30 min"}},
        },
        11,
        ["it follows 'Call': not before Tue 5 Jun 13:30"],
    ),
    "precedes": (
        {
            "meetings": {
                "a": meeting("pompeo", when=DAY),
                "b": pinned("12:00", "kang", where=["remote"], title="Call"),
            },
            "relations": {"r": {"rule": "before", "first": "a", "then": "b"}},
        },
        14,
        ["it precedes 'Call': not after Tue 5 Jun 11:00"],
    ),
    "inside": (
        {
            "meetings": {
                "a": meeting("sullivan", when=DAY, length="30 min"),
                "b": pinned("12:00", "pompeo", length="3 h", title="Plenary"),
            },
            "relations": {"r": INSIDE},
        },
        10,
        ["it is to lie inside 'Plenary'"],
    ),
    "partly inside": (
        {
            "meetings": {
                "a": meeting("sullivan", when=DAY, length="90 min"),
                "b": pinned("12:00", "pompeo", length="3 h", title="Plenary"),
            },
            "relations": {"r": {**INSIDE, "also_outside": "true"}},
        },
        11,
        ["it is to lie inside 'Plenary'"],
    ),
    "around": (
        {
            "meetings": {
                "a": meeting("pompeo", when=DAY, length="3 h"),
                "b": pinned("12:00", "sullivan", length="30 min", title="Aside"),
            },
            "relations": {"r": {**INSIDE, "meeting": "b", "during": "a"}},
        },
        14,
        ["'Aside' is to lie inside it"],
    ),
    "available": (
        {
            "people": {"pompeo": {"blocked": [["2018-06-05 14:00", "2018-06-05 16:00"]]}},
            "meetings": {
                "a": meeting("pompeo", "kang", where=["remote"], when={**DAY, "time_of_day": ["08:00", "20:00"]})
            },
        },
        14,
        ["Mike Pompeo is not available"],
    ),
    "room": (
        {
            "places": PRESS,
            "meetings": {
                "a": meeting("pompeo", where=["washington/press-room"], when=DAY),
                "b": pinned("12:00", "sullivan", where=["washington/press-room"], title="Briefing"),
            },
        },
        12,
        ["'Briefing' has the room"],
    ),
    "comes": (
        {
            "meetings": {
                "a": meeting("kang", when=DAY),
                "b": pinned("08:00", "kang", where=["new-york/palace"], title="Talks"),
            }
        },
        10,
        ["Kang Kyung-wha cannot be there after 'Talks' in new-york before Tue 5 Jun 12:15"],
    ),
    "goes": (
        {
            "meetings": {
                "a": meeting("kang", when=DAY),
                "b": pinned("19:00", "kang", where=["new-york/palace"], title="Talks"),
            }
        },
        16,
        ["Kang Kyung-wha must go on to 'Talks' in new-york, so it begins by Tue 5 Jun 14:50 at the latest"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_stands_against_a_start_is_told(name: str) -> None:
    parts, hour, expected = CASES[name]
    place = str(parts["meetings"]["a"]["where"][0])
    asked, plan = planned(**parts)
    slot = at(slots_of(asked, plan, "a"), hour, place=place)
    assert slot.costs is None
    assert says(slot)[: len(expected)] == expected


def test_a_slot_costs_what_the_judge_says_beyond_the_plan_as_it_is() -> None:
    asked, plan = planned(meetings={"a": meeting("pompeo", when=DAY, priority="3", must="false")})
    slots = slots_of(asked, plan, "a")
    now = plan.appointment("a")
    assert now is not None
    held = slots.at(now.start, now.place)
    assert held is not None
    assert held.costs is not None
    assert set(held.costs.values()) == {0}
    hour_later = at(slots, now.start.hour - 4 + 1)
    assert hour_later.costs is not None
    assert {tier: cost for tier, cost in hour_later.costs.items() if cost} == {Tier.TIDINESS: 60}
    assert (held.pays, hour_later.pays) == (None, Tier.TIDINESS)


def test_whoever_stands_in_opens_a_slot_and_costs_attendance() -> None:
    busy = {"a": meeting("pompeo", when=DAY), "b": pinned("12:00", "pompeo", title="Lunch")}
    busy["a"]["who"]["deputies"] = "true"
    asked, plan = planned(meetings=busy)
    slot = at(slots_of(asked, plan, "a"), 12)
    assert slot.costs is not None
    assert slot.costs[Tier.ATTENDANCE] == 10
    assert [each.person for each in slot.people] == ["sullivan"]


def test_whoever_need_not_come_stays_away_where_they_cannot_be() -> None:
    busy = {"a": meeting("pompeo", when=DAY), "b": pinned("12:00", "sullivan", title="Lunch", where=["remote"])}
    busy["a"]["who"]["optional"] = {"sullivan": "4"}
    asked, plan = planned(meetings=busy)
    slots = slots_of(asked, plan, "a")
    alone, together = at(slots, 12), at(slots, 15)
    assert alone.costs is not None
    assert alone.costs[Tier.ATTENDANCE] == 4
    assert [each.person for each in alone.people] == ["pompeo"]
    assert [each.person for each in together.people] == ["pompeo", "sullivan"]


def test_a_pinned_meeting_is_looked_at_without_its_pin() -> None:
    asked, plan = planned(meetings={"a": pinned("12:00", "pompeo")})
    slots = slots_of(asked, plan, "a")
    assert at(slots, 15).possible
    assert slots.remarks == ("It is pinned; this is what there would be without its pin.",)


def test_a_meeting_that_is_left_out_is_looked_at_as_well() -> None:
    both = {"a": meeting("pompeo", when=DAY), "b": meeting("pompeo", when=DAY, must="false", length="14 h")}
    asked, plan = planned(meetings=both)
    slots = slots_of(asked, plan, "b")
    assert slots.now is None
    assert not slots.possible


def test_somebody_without_whom_nobody_gets_on_is_taken_off_with_others() -> None:
    """The only way home from the camp leads by New York, and nobody goes there but for the second meeting."""
    far = {"camp": {"at": ["39.6", "-77.5"], "zone": "America/New_York", "venues": {"lodge": {"open": "true"}}}}
    roads = {
        "out": {"between": ["washington", "camp"], "mode": "ground", "length": "2 h", "one_way": "true"},
        "no-way": {"between": ["camp", "washington"], "closed": "true", "one_way": "true"},
        "on": {"between": ["camp", "new-york"], "mode": "ground", "length": "3 h"},
    }
    asked, plan = planned(
        places=far,
        routes=roads,
        meetings={
            "a": meeting("pompeo", where=["camp/lodge"], when={"between": [["2018-06-04", "2018-06-04"]]}),
            "b": meeting("pompeo", where=["new-york/palace"], when=DAY),
        },
    )
    slots = slots_of(asked, plan, "b")
    assert slots.possible
    assert not slots.remarks


@pytest.mark.parametrize("place", [None, "seoul/blue-house"])
def test_a_question_about_a_time_means_one_instant_in_every_zone(place: str | None) -> None:
    where = ["washington/white-house", "seoul/blue-house"]
    asked = scenario(meetings={"a": meeting("kang", where=where, when={"time_of_day": ["00:00", "24:00"]})})
    instant = datetime(
        2018, 6, 6, 1, 0, tzinfo=UTC
    )  # ten in the morning in Seoul, nine in the evening before in Washington
    problem = compile_scenario(narrowed(asked, "a", instant, place))
    options = problem.tasks["a"].options
    assert {str(option.place) for option in options} == set(where if place is None else [place])
    assert {problem.grid.instant(low) for option in options for low, _ in option.starts} == {instant}


def test_a_minute_between_two_starts_of_the_grid_is_no_slot() -> None:
    asked, plan = planned(meetings={"a": meeting("pompeo", when=DAY), "b": pinned("12:00", "pompeo", title="Lunch")})
    slots = slots_of(asked, plan, "a")
    barred = at(slots, 12)
    assert barred.first < barred.last
    between = datetime(2018, 6, 5, 16, 2, tzinfo=UTC)
    assert slots.at(between.replace(minute=0), "washington/white-house") == barred
    assert slots.at(between, "washington/white-house") is None
