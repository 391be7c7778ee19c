"""Random scenarios over real cities: whatever the solver answers, the judge agrees with it to the last minute."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.scenario import Scenario
from planner.domain.whereabouts import AskedStay, KnownJourney
from planner.plan.record import Status
from planner.solve import Settings, solve
from tests.building import meeting, tree
from tests.solve.idle import idle_visits

PEOPLE = ("pompeo", "sullivan", "kang")
PLACES = ("washington", "washington/state", "new-york", "new-york/palace", "seoul", "seoul/blue-house")
KINDS = ("bilateral", "dinner", "breakfast", "call", "briefing")


@st.composite
def meetings(draw: st.DrawFn) -> dict[str, Any]:
    required = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True))
    others = [person for person in PEOPLE if person not in required]
    kind = draw(st.sampled_from(KINDS))
    where = (
        ["remote"] if kind == "call" else draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=2, unique=True))
    )
    first = draw(st.integers(4, 7))
    last = draw(st.integers(first, 8))
    fields: dict[str, Any] = {
        "kind": kind,
        "where": where,
        "who": {
            "required": required,
            "optional": dict.fromkeys(draw(st.lists(st.sampled_from(others), max_size=1)), "3"),
            "deputies": draw(st.sampled_from(["true", "false"])),
        },
        "length": draw(st.sampled_from(["30 min", "45 min", "100 min"])),
        "must": draw(st.sampled_from(["true", "false", "false"])),
        "priority": str(draw(st.integers(1, 9))),
        "when": {"between": [f"2018-06-0{first}", f"2018-06-0{last}"]},
    }
    fields["status"] = draw(st.sampled_from(["tentative", "confirmed", "announced", "cancelled"]))
    if draw(st.integers(0, 3)) == 0:
        fields["pin"] = {"at": draw(st.sampled_from(["2018-06-05 12:00", "2018-06-06 08:00"]))}
        fields["certainty"] = draw(st.sampled_from(["exact", "about"]))
    if draw(st.booleans()):
        fields["needs"] = {"interpretation": ["en-ko"], "motorcades": "1" if kind != "call" else "0"}
    if draw(st.integers(0, 2)) == 0:
        field, seat = draw(st.sampled_from(["joins_after", "leaves_after"])), draw(st.sampled_from(required))
        fields["who"][field] = {seat: draw(st.sampled_from(["10 min", "15 min", "23 min"]))}
    if draw(st.booleans()):
        del fields["length"]
        stages = [{"title": "One", "length": "30 min", "who": required[:1]}, {"title": "All", "length": "40 min"}]
        fields["stages"] = stages
        if set(fields["who"].get("leaves_after", {})) - set(required[:1]):
            del fields["who"]["leaves_after"]  # they would leave before their stage begins, which is refused
        fields = meeting(**fields)
        del fields["length"]
        return fields
    return meeting(**fields)


KE_81 = {"at": "10:03", "length": "841 min", "flight": "KE 81"}
MIDWEEK = {"at": "10:03", "length": "14 h", "days": ["tue", "wed"]}
NEWARK = {"airport": "EWR", "ground": "47 min"}
RAIL = {"mode": "train", "to": "Trenton", "length": "2 h", "change": "20 min", "sleeper": "true"}
ROUTES: list[dict[str, Any]] = [
    {},
    {"shuttle": {"between": ["washington", "new-york"], "mode": "ground", "length": "247 min"}},
    {"line": {"between": ["washington", "new-york"], "stretches": [RAIL, {"mode": "ground", "length": "47 min"}]}},
    {"flights": {"between": ["seoul", "new-york"], "one_way": "true", "departures": [KE_81]}},
    {"flights": {"between": ["seoul", "washington"], "departures": [MIDWEEK]}},
]


@st.composite
def worlds(draw: st.DrawFn) -> Scenario:
    ids = [f"m-{index}" for index in range(draw(st.integers(2, 5)))]
    permit = {
        "name": "Waiver",
        "for": ["rok"],
        "opens": draw(
            st.sampled_from(
                [
                    {"city": "new-york"},
                    {"city": "washington", "within_miles": "30"},
                    {"flight": ["seoul", "washington"]},
                ]
            )
        ),
        "authority": {"name": "State", "calendar": "US", "zone": "America/New_York", "lead": "1 working day"},
        "submitted": "2018-06-04",
        "valid": ["2018-06-05", draw(st.sampled_from(["2018-06-07", "2018-06-08"]))],
    }
    rule = draw(st.sampled_from(["before", "adjacent", "same-day", "different-days", "gate", "brief", "inside"]))
    pair = {"before": ("first", "then"), "adjacent": ("first", "then"), "brief": ("meeting", "about")}
    pair["inside"] = ("meeting", "during")
    relation: dict[str, Any] = {"rule": rule}
    if rule in pair:
        relation |= dict(zip(pair[rule], ids, strict=False))
    elif rule == "gate":
        relation |= {"gate": ids[0], "opens": [ids[1]]}
    else:
        relation |= {"meetings": ids[:2]}
    if rule == "brief":
        relation |= {"side": draw(st.sampled_from(["before", "after"])), "within": "20 h"}
    made = {id_: draw(meetings()) for id_ in ids}
    if rule == "inside":
        short = {"length": "30 min", "stages": [], "where": draw(st.sampled_from([["remote"], made["m-1"]["where"]]))}
        who = {"required": draw(st.sampled_from([["pompeo"], made["m-1"]["who"]["required"][:1]]))}
        made["m-0"] = {**made["m-0"], **short, "who": who, "kind": "pull-aside", "needs": {}}
        made["m-1"] |= {"length": "100 min", "stages": []}
        relation |= {"attend": draw(st.sampled_from(["0 min", "45 min", "65 min"]))}
        relation |= {"also_outside": draw(st.sampled_from(["true", "false"]))}
    return Scenario.model_validate(
        tree(
            meetings=made,
            relations=draw(st.sampled_from([{}, {"r": relation}])),
            permits=draw(st.sampled_from([{}, {"p": permit}])),
            routes=draw(st.sampled_from(ROUTES)),
            places={"new-york": draw(st.sampled_from([{}, {"other_airports": [NEWARK]}]))},
            parties=draw(st.sampled_from([{}, {"team": {"name": "Team", "members": ["pompeo", "sullivan"]}}])),
            people={
                "kang": draw(
                    st.sampled_from([{}, {"starts": "new-york"}, {"blocked": [["2018-06-05", "2018-06-05"]]}])
                ),
                "pompeo": draw(st.sampled_from([{}, {"returns": "false"}])) if draw(st.booleans()) else {},
            },
            resources={
                "voices": {"name": "Voices", "kind": "interpreters", "number": "1", "languages": ["en", "ko"]},
                "cars": {"name": "Cars", "kind": "motorcades", "number": "1", "daily": "2 h"},
            },
            policies=draw(
                st.sampled_from([{}, {"daily_meetings": "1"}, {"rest": {"after_leg": "60 min", "length": "3 h"}}])
            ),
        )
    )


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_the_judge_agrees_with_every_answer(scenario: Scenario) -> None:
    parties = scenario.parties.values()
    if any(len({scenario.people[who].returns for who in party.members}) > 1 for party in parties):
        return
    answer = solve(scenario, Settings(time_limit=30))
    assert answer.status in (Status.PROVED_BEST, Status.NO_PLAN_EXISTS)
    assert answer.plan is None or list(idle_visits(scenario, answer.plan)) == []


@st.composite
def whereabouts(draw: st.DrawFn) -> dict[str, Any]:
    """A journey that is known, perhaps with a stay after it, of people who attend meetings too."""
    who, origin, goal = draw(
        st.sampled_from(
            [("kang", "seoul", "new-york"), ("kang", "seoul", "washington"), ("pompeo", "washington", "seoul")]
        )
    )
    day, hour, minute = draw(st.integers(4, 6)), draw(st.integers(14, 20)), draw(st.integers(0, 59))
    ends = draw(st.sampled_from([("leaves",), ("lands",)]))
    known: dict[str, Any] = {
        "who": who,
        "from": origin,
        "to": goal,
        **dict.fromkeys(ends, f"2018-06-0{day} {hour}:{minute:02}"),
    }
    stay = {"who": who, "city": goal, "from": f"2018-06-0{day + 1} 21:{minute:02}", "to": f"2018-06-0{day + 2} 07:30"}
    if draw(st.booleans()):
        del stay["to"]
        stay["nights"] = "1"
    other = {"who": "sullivan", "city": "new-york", "from": f"2018-06-0{day} 09:00", "to": f"2018-06-0{day} 20:00"}
    stays = draw(st.sampled_from([{}, {"s": stay}, {"o": other}, {"s": stay, "o": other}]))
    return {
        "journeys": {"j": KnownJourney.model_validate(known)},
        "stays": {id_: AskedStay.model_validate(each) for id_, each in stays.items()},
    }


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(worlds(), whereabouts())
def test_the_judge_agrees_where_journeys_are_known_and_stays_asked_for(
    scenario: Scenario, more: dict[str, Any]
) -> None:
    answer = solve(scenario.model_copy(update=more | {"parties": {}}), Settings(time_limit=30))
    assert answer.status in (Status.PROVED_BEST, Status.NO_PLAN_EXISTS)
