"""The solver against every plan there is, on random scenarios small enough for that."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.scenario import Scenario
from planner.plan.record import Status
from planner.solve import solve
from tests.solve.brute import best_cost

CITY = {"at": ["0", "0"], "zone": "Africa/Accra", "transfer": "0 min"}
BASE: dict[str, Any] = {
    "schema": "1",
    "title": "Tiny",
    "home": "a",
    "rule_pack": "bare",
    "delegations": {"one": {"name": "One", "base": "a"}, "two": {"name": "Two", "base": "a"}},
    "people": {
        "ann": {"name": "Ann", "of": "one", "rank": "1", "deputies": ["bob"]},
        "bob": {"name": "Bob", "of": "one", "rank": "2"},
        "cid": {"name": "Cid", "of": "two", "rank": "1"},
    },
}
IDS = ("m-1", "m-2", "m-3")


def clock(hour: int) -> str:
    return f"2018-06-04 {hour:02}:00"


@st.composite
def meetings(draw: st.DrawFn, *, few: bool) -> dict[str, Any]:
    low = draw(st.integers(9, 10))
    required = draw(st.sampled_from([["ann"], ["ann", "cid"], ["cid"], ["bob"]]))
    optional = draw(st.sampled_from([{}, {"bob": "3"}])) if few and "bob" not in required else {}
    length = draw(st.integers(1, 2))
    part = {draw(st.sampled_from(["joins_after", "leaves_after"])): {required[0]: "1 h"}} if length == 2 else {}
    part = part if draw(st.booleans()) else {}
    least = {"least_length": "1 h"} if "joins_after" not in part and length == 2 and draw(st.booleans()) else {}
    deputies = draw(st.sampled_from(["true", "false"]))
    return {
        "title": "Talk",
        "who": {"required": required, "optional": optional, "deputies": deputies, **part},
        "where": ["a"],
        "length": f"{length} h",
        **least,
        "when": {"between": [clock(low), clock(draw(st.integers(low + 1, 12)))], "time_of_day": ["00:00", "24:00"]},
        "must": draw(st.sampled_from(["true", "false"])),
        "priority": str(draw(st.integers(1, 5))),
        "needs": {"security": str(draw(st.integers(0, 1)))},
    }


@st.composite
def relations(draw: st.DrawFn) -> dict[str, Any]:
    first, then = draw(st.permutations(IDS))[:2]
    rules: list[dict[str, Any]] = [
        {"rule": "before", "first": first, "then": then},
        {"rule": "gate", "gate": first, "opens": [then]},
        {"rule": "adjacent", "first": first, "then": then, "within": "0 min"},
        {"rule": "brief", "meeting": first, "about": then, "side": "after", "within": "1 h"},
        {"rule": "apart", "who": ["one", "two"], "gap": "60 min"},
        {"rule": "balance", "delegations": ["one", "two"], "weight": "2"},
        {"rule": "parity", "meetings": list(IDS), "most": "0"},
    ]
    return {f"r-{index}": draw(st.sampled_from(rules)) for index in range(draw(st.integers(0, 2)))}


@st.composite
def counting(draw: st.DrawFn) -> dict[str, Any]:
    """Weights of minutes, and what lateness is counted from."""
    froms = ["horizon", "2018-06-04", "2018-06-04 10:00", "2018-06-04 11:00", "2018-06-04 11:30"]
    weights = {name: str(draw(st.sampled_from([1, 1, 0, 2, 3]))) for name in ("travel", "away", "late", "shortened")}
    return {"weights": weights, "lateness": {"counted_from": draw(st.sampled_from(froms))}}


@st.composite
def one_city(draw: st.DrawFn) -> Scenario:
    """Three meetings in a hall, or two there or in the annex, between 9 and 12 o'clock, on a grid of an hour."""
    few = draw(st.booleans())
    room = {"turnover": draw(st.sampled_from(["0 min", "60 min"])), "seats": draw(st.sampled_from(["1", "3"]))}
    if draw(st.booleans()):
        room = {"kind": draw(st.sampled_from(["plenary-hall", "meeting-room"])), "seats": room["seats"]}
    venues = {"hall": room, **({"annex": {"turnover": "0 min"}} if few else {})}
    blocked = draw(st.sampled_from([[], [[clock(9), clock(10)]], [[clock(10), clock(12)]]]))
    tree = {
        **BASE,
        "horizon": {"from": clock(9), "to": clock(12), "grid": "60 min"},
        "places": {"a": {**CITY, "venues": venues, "ground": {"hall - annex": "60 min"} if few else {}}},
        "meetings": {id_: draw(meetings(few=few)) for id_ in IDS[: 2 if few else 3]},
        "resources": {"guards": {"name": "Guards", "kind": "security", "number": "1"}},
        "policies": {
            "same_people_stay": draw(st.sampled_from(["true", "false"])),
            "turnovers": {"plenary_hall": "60 min", "meeting_room": "0 min"},
            **draw(counting()),
        },
    }
    known = set(tree["meetings"])
    named = draw(relations()) if len(known) == len(IDS) else {}
    people = {**BASE["people"], "ann": {**BASE["people"]["ann"], "blocked": blocked}}
    return Scenario.model_validate({**tree, "relations": named, "people": people})


@st.composite
def two_cities(draw: st.DrawFn) -> Scenario:
    """Ann between two cities an hour apart on the ground, from 9 to 15 o'clock, on a grid of an hour."""
    found: dict[str, Any] = {}
    for id_ in IDS[: draw(st.integers(1, 2))]:
        low = draw(st.integers(9, 13))
        when = {"between": [clock(low), clock(draw(st.integers(low + 1, 15)))], "time_of_day": ["00:00", "24:00"]}
        found[id_] = {
            "title": "Talk",
            "who": {"required": ["ann"]},
            "where": draw(st.sampled_from([["a"], ["b"], ["a", "b"]])),
            **draw(st.sampled_from([{"length": "1 h"}, {"length": "2 h", "least_length": "1 h"}])),
            "when": when,
            "must": draw(st.sampled_from(["true", "false"])),
        }
    permits = {
        "pass": {
            "name": "Pass",
            "for": ["ann"],
            "opens": {"city": "b"},
            "authority": {"name": "Office", "calendar": "GH", "zone": "Africa/Accra", "lead": "1 working day"},
            "granted": "2018-06-04",
            "valid": [clock(draw(st.integers(9, 11))), clock(draw(st.integers(12, 15)))],
        }
    }
    tree = {
        **BASE,
        "horizon": {"from": clock(9), "to": clock(15), "grid": "60 min"},
        "places": {"a": CITY, "b": {**CITY, "at": ["0", "1"]}},
        "routes": {"road": {"between": ["a", "b"], "mode": "ground", "length": "60 min"}},
        "meetings": found,
        "permits": draw(st.sampled_from([{}, permits])),
        "policies": draw(counting()),
    }
    returns = draw(st.sampled_from(["true", "false"]))
    people = {**BASE["people"], "ann": {**BASE["people"]["ann"], "returns": returns}}
    return Scenario.model_validate({**tree, "people": people})


def agree(scenario: Scenario) -> None:
    answer = solve(scenario)
    venues = {
        city: tuple(f"{city}/{id_}" for id_, venue in scenario.venues_of(city).items() if not venue.blocked)
        for city in scenario.places
    }
    least = best_cost(scenario, venues)
    if answer.plan is None:
        assert (answer.status, least) == (Status.NO_PLAN_EXISTS, None)
    else:
        assert answer.status is Status.PROVED_BEST
        assert tuple(tier.value for tier in answer.tiers) == least


SLOW = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@SLOW
@given(one_city())
def test_no_plan_in_one_city_is_better(scenario: Scenario) -> None:
    agree(scenario)


@pytest.mark.slow
@SLOW
@given(two_cities())
def test_no_plan_with_journeys_is_better(scenario: Scenario) -> None:
    agree(scenario)
