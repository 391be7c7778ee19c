"""The judge as a whole: it takes any plan, and a plan of ours that is broken at random is either sound or told off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.check import FAMILIES, check, score, tiers
from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan, Rest, Term, Tier, Unscheduled
from tests.building import meeting, scenario
from tests.check.plans import at

SMALL = scenario(
    meetings={
        "talk": meeting("pompeo", "kang", where=["new-york", "washington/state"]),
        "call": meeting("pompeo", where=["remote"], kind="call", must="false"),
    },
    relations={"r": {"rule": "before", "first": "talk", "then": "call"}},
    parties={"team": {"name": "Team", "members": ["pompeo", "sullivan"]}},
    summit={"meeting": "talk", "at": "2018-06-06 12:00", "place": "washington/state"},
)
ids = st.sampled_from(["talk", "call", "nothing", ""])
people = st.sampled_from(["pompeo", "sullivan", "kang", "nobody", ""])
cities = st.sampled_from(["washington", "new-york", "seoul", "atlantis", ""])
sound = ["washington/state", "washington/white-house", "new-york/palace", "remote"]
places = st.sampled_from([*sound, "new-york", "a/b/c/d", "", "washington/state/hall", "/"])
moments = st.integers(-5000, 9000).map(lambda minutes: at("04 04:00") + timedelta(minutes=minutes))
strange = st.one_of(
    moments, moments.map(lambda moment: moment.replace(tzinfo=None)), st.just(at("05 13:00").replace(year=1))
)
attendance = st.lists(st.builds(Attendance, people, people), max_size=3).map(tuple)
several = st.lists(people, max_size=3).map(tuple)
appointments = st.builds(Appointment, strange, ids, strange, places, attendance)
journeys = st.builds(Journey, strange, ids, strange, cities, cities, several, st.sampled_from(Mode), st.none())
rests = st.builds(Rest, moments, ids, moments, cities, several)
plans = st.builds(
    Plan,
    st.lists(appointments, max_size=4).map(tuple),
    st.lists(journeys, max_size=4).map(tuple),
    st.lists(rests, max_size=2).map(tuple),
    st.lists(st.builds(Unscheduled, ids, st.just("")), max_size=2).map(tuple),
)


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(plans)
def test_any_plan_can_be_judged(plan: Plan) -> None:
    findings = check(SMALL, plan)
    assert list(findings) == sorted(findings)
    assert {finding.rule for finding in findings} <= {family.KEY for family in FAMILIES}
    assert all(finding.message.endswith(".") for finding in findings)
    terms = score(SMALL, plan)
    assert all(term.cost for term in terms)
    assert list(tiers(terms)) == list(Tier)


def test_the_empty_plan_is_told_what_it_lacks() -> None:
    messages = {
        finding.subject: finding.message for finding in check(SMALL, Plan()) if "must be held" in finding.message
    }
    assert set(messages) == {"talk"}


def test_the_order_of_the_parts_changes_nothing() -> None:
    first = Appointment(at("05 13:00"), "call", at("05 14:00"), "remote", (Attendance("pompeo", "pompeo"),))
    second = replace(first, meeting="talk", place="washington/state")
    assert check(SMALL, Plan((first, second))) == check(SMALL, Plan((second, first)))


def test_the_terms_of_each_tier_are_summed() -> None:
    terms = [Term(Tier.TRAVEL, "en-route", "kang", 75, "min", 1), Term(Tier.TRAVEL, "en-route", "pompeo", 60, "min", 2)]
    sums = tiers([*terms, Term(Tier.PRIORITY, "unheld", "talk", 1, "meeting", 10)])
    assert list(sums) == list(Tier)
    assert {tier: value for tier, value in sums.items() if value} == {Tier.PRIORITY: 10, Tier.TRAVEL: 195}
    assert set(tiers([]).values()) == {0}
