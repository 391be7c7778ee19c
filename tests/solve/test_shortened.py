"""Meetings that may be shortened, from the scenario to the plan: the model, the plain search and the judge agree."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check, score
from planner.conflicts.conflict import Conflict
from planner.domain.scenario import Scenario
from planner.explain.meeting_scales import scales_of_seats
from planner.files import parse_plan, plan_csv
from planner.plan.record import Plan, Tier
from tests.building import meeting, scenario
from tests.check.plans import at, findings, held
from tests.solve.test_ties import by_search
from tests.solving import best, status

HOUSE = "washington/white-house"
FREE = {"time_of_day": ["00:00", "24:00"]}


def asked(length: str = "40 min", least: str | None = "20 min", **parts: Any) -> Scenario:
    """A talk of Pompeo on 5 June between 10:00 and 10:30, by the clock of Washington."""
    window = {"between": ["2018-06-05 10:00", "2018-06-05 10:30"], **FREE}
    fields = parts.pop("talk", {})
    talk = meeting("pompeo", length=length, **({"when": window} | fields))
    talk |= {} if least is None else {"least_length": least}
    meetings = {"talk": talk, **parts.pop("meetings", {})}
    return scenario(**({"meetings": meetings, "rule_pack": "bare"} | parts))


def lasting(plan: Plan | None, id_: str = "talk") -> int | None:
    """How many minutes a meeting takes; None where there is no plan."""
    if plan is None:
        return None
    return next(int((each.end - each.start).total_seconds() // 60) for each in plan.appointments if each.meeting == id_)


def both(scenario_: Scenario) -> tuple[int | None, int | None]:
    """How long the talk takes by the model and by the search; the judge has nothing against either."""
    if status(scenario_) != "OPTIMAL":
        return None, lasting(by_search(scenario_))
    plan, _ = best(scenario_)
    assert check(scenario_, plan) == ()
    return lasting(plan), lasting(by_search(scenario_))


PIN = {"when": FREE, "pin": {"at": "2018-06-05 10:00"}}


def after(by: str, **relation: Any) -> dict[str, Any]:
    """Another meeting of Pompeo's at a fixed time after the talk, and what relates the two."""
    other = meeting("pompeo", when=FREE, pin={"at": f"2018-06-05 {by}"}, length="15 min")
    related = {"r": {"first": "talk", "then": "other", **relation}} if relation else {}
    return {"talk": PIN, "meetings": {"other": other}, "relations": related}


GATE = {"r": {"rule": "gate", "gate": "talk", "opens": ["other"], "least": "0 min"}}
CASES: list[tuple[dict[str, Any], int | None]] = [
    ({"talk": PIN}, 40),
    ({}, 30),
    ({"least": "35 min"}, None),
    ({"least": None}, None),
    (after("10:30"), 30),
    (after("10:33") | {"horizon": {"grid": "1 min"}}, 33),
    (after("10:15"), None),
    (after("10:40", rule="before", least="15 min"), 25),
    (after("11:00", rule="before", most="25 min"), 40),
    (after("10:30", rule="adjacent", within="0 min"), 30),
    (after("10:35") | {"relations": GATE}, 35),
    ({"talk": {"when": {"between": ["2018-06-05 10:00", "2018-06-05 12:00"], "time_of_day": ["10:00", "10:25"]}}}, 25),
    ({"talk": PIN, "people": {"pompeo": {"blocked": [["2018-06-05 10:35", "2018-06-05 11:00"]]}}}, 35),
    ({"talk": PIN, "policies": {"daily_minutes": "25 min"}}, 25),
]


@pytest.mark.parametrize(("parts", "minutes"), CASES)
def test_a_meeting_is_shortened_as_far_as_it_must_be(parts: dict[str, Any], minutes: int | None) -> None:
    assert both(asked(**parts)) == (minutes, minutes)


@pytest.mark.parametrize(("minutes", "sound"), [(41, False), (40, True), (33, True), (20, True), (19, False)])
def test_the_judge_takes_every_length_between_the_two(minutes: int, *, sound: bool) -> None:
    talk = held("talk", "05 14:00", HOUSE, "pompeo", minutes=minutes)
    said = [("attendance", f"'A meeting' takes {minutes} min in the plan and 20 to 40 min in the scenario.")]
    assert findings(asked(talk=PIN), talk) == ([] if sound else said)


def test_the_judge_takes_no_other_length_of_a_meeting_that_is_never_shortened() -> None:
    talk = held("talk", "05 14:00", HOUSE, "pompeo", minutes=30)
    said = "'A meeting' takes 30 min in the plan and 40 min in the scenario."
    assert findings(asked(least=None, talk=PIN), talk) == [("attendance", said)]


@pytest.mark.parametrize(("weight", "points"), [("0", 0), ("1", 10), ("3", 30)])
def test_a_minute_less_costs_what_the_policies_say(weight: str, points: int) -> None:
    cost = {"policies": {"weights": {"shortened": weight}}}
    plan, values = best(asked(**cost))
    terms = [each for each in score(asked(**cost), plan) if each.name == "shortened"]
    assert sum(each.cost for each in terms) == points == values[Tier.PROTOCOL]


@pytest.mark.parametrize(("wished", "minutes"), [(9, 40), (11, 30)])
def test_a_meeting_is_shortened_for_what_costs_more(wished: int, minutes: int) -> None:
    """An audience watches another meeting only if the talk ends at 10:30."""
    prime = {"zone": "America/New_York", "between": ["10:30", "10:35"], "weight": str(wished)}
    other = meeting("pompeo", when={"days": ["tue"], **FREE}, length="15 min", needs={"prime_time": [prime]})
    shown = asked(talk=PIN, meetings={"other": other}, policies={"changeover": "0 min"})
    assert both(shown) == (minutes, minutes)


ROAD = {"shuttle": {"between": ["washington", "new-york"], "length": "75 min"}}


def test_the_airport_the_rest_of_the_room_and_whoever_interprets_wait_for_its_real_end() -> None:
    """The next in the room needs a turnover; the flight goes at 12:00; the interpreters have 25 minutes that day."""
    room = {"white-house": {"open": "false", "turnover": "10 min"}}
    kang = meeting("kang", when=FREE, pin={"at": "2018-06-05 10:35"}, length="15 min")
    shared = {
        "places": {"washington": {"venues": room}},
        "people": {"kang": {"starts": "washington", "returns": "false"}},
    }
    assert both(asked(talk=PIN, meetings={"other": kang}, **shared)) == (25, 25)
    leaves = {"who": "pompeo", "from": "washington", "to": "new-york", "leaves": "2018-06-05 11:20"}
    airport = {"policies": {"boarding": "30 min", "transfer": "20 min"}, "journeys": {"way": leaves}}
    assert both(asked(talk=PIN, routes=ROAD, **airport)) == (30, 30)
    pool = {"name": "State", "kind": "interpreters", "number": "1", "languages": ["en", "ko"], "daily": "25 min"}
    needs = {"interpretation": ["en-ko"]}
    assert both(asked(talk=PIN | {"needs": needs}, resources={"state": pool})) == (25, 25)


@pytest.mark.parametrize(("within", "minutes"), [("50 min", 40), ("45 min", 40), ("40 min", None)])
def test_a_farewell_ends_shortly_before_the_take_off(within: str, minutes: int | None) -> None:
    leaves = {"who": "pompeo", "from": "washington", "to": "new-york", "leaves": "2018-06-05 11:25"}
    farewell = {"r": {"rule": "before-take-off", "meeting": "talk", "who": ["pompeo"], "within": within}}
    parts = {"policies": {"boarding": "30 min", "transfer": "10 min"}, "journeys": {"way": leaves}, "routes": ROAD}
    assert both(asked(talk=PIN, relations=farewell, **parts)) == (minutes, minutes)


def test_work_begins_when_a_shortened_meeting_is_over() -> None:
    work = {"title": "Notes", "length": "1 h", "by": ["kang"], "needs": {"meetings": ["talk"]}, "must": "true"}
    due = {"hours": ["00:00", "24:00"], "due": "2018-06-05 11:25"}
    notes = asked(talk=PIN, work={"notes": {**work, **due}})
    plan, _ = best(notes)
    assert check(notes, plan) == ()
    assert lasting(plan) == 25


def test_whoever_leaves_earlier_leaves_at_the_same_time_of_a_shortened_meeting() -> None:
    kang = meeting("kang", when=FREE, pin={"at": "2018-06-05 10:20"}, length="15 min")
    talk = PIN | {"who": {"required": ["pompeo", "kang"], "leaves_after": {"kang": "20 min"}}}
    people = {"kang": {"starts": "washington", "returns": "false"}}
    assert both(asked(talk=talk, meetings={"other": kang}, people=people)) == (40, 40)
    plan, _ = best(asked(talk=talk, meetings={"other": kang}, people=people))
    assert plan.appointments[0].start == at("05 14:00")


@pytest.mark.parametrize(("least", "field", "first"), [("20 min", "least_length", 15), (None, "length", 35)])
def test_a_repair_shortens_what_must_fit(least: str | None, field: str, first: int) -> None:
    question = asked(least=least)
    conflict = Conflict(subject="people.pompeo", head="Why", meetings=("talk",), facts=(), scenario=question)
    scales = scales_of_seats(question, conflict, "talk")
    (shorter,) = [scale for scale in scales if scale[0].says.startswith("Shorten")]
    assert (shorter[0].path, shorter[0].value) == (("meetings", "talk", field), first)


def test_an_end_that_was_changed_by_hand_shortens_the_meeting() -> None:
    scenario_ = asked(talk=PIN)
    text = plan_csv(Plan((held("talk", "05 14:00", HOUSE, "pompeo", minutes=40),)), scenario_)
    told: list[str] = []
    plan = parse_plan(
        text.replace("2018-06-05T10:40-04:00", "2018-06-05T10:25-04:00", 1), scenario_, "p.csv", told.append
    )
    assert lasting(plan) == 25
    assert check(scenario_, plan) == ()
    assert told
