from __future__ import annotations

from pathlib import Path

import pytest

from planner.check import score, tiers
from planner.files import load_scenario, read_plan
from planner.plan.record import Answer, Plan, Provenance, Status, Term, Tier, TierResult
from planner.report.cost_words import TierCost, amount, costs, measure, parts
from tests.made_plans import held, known_plan, plan, world

SCENARIOS = Path(__file__).parents[2] / "scenarios"
EN_ROUTE = Term(Tier.TRAVEL, "en-route", "pompeo", 56_500, "min", 1)


def answer(terms: tuple[Term, ...], *results: TierResult, made: Plan | None = None) -> Answer:
    where = Provenance("t", "f", 0, 1, True, 60.0, {})
    return Answer(Status.BEST_FOUND, made or Plan(), results, terms, (), where)


def cost(tier: Tier, *terms: Term, result: TierResult | None = None) -> TierCost:
    found = costs(answer(terms, *([result] if result else [])), world())
    return next(each for each in found if each.tier is tier)


def test_minutes_are_told_as_time() -> None:
    assert cost(Tier.TRAVEL, EN_ROUTE).amount == "39 days 5 h 40 min en route"
    assert measure(Tier.TRAVEL, 56_500, [EN_ROUTE]) == "39 days 5 h 40 min"
    assert amount(Tier.TRAVEL, 0, []) == "nothing"


def test_minutes_that_weigh_are_points_and_say_their_time_below() -> None:
    night = Term(Tier.COMFORT, "night", "pompeo/talks", 90, "min", 3)
    found = cost(Tier.COMFORT, night)
    assert found.amount == "270 points"
    assert (found.parts[0].what, found.parts[0].amount) == ("Mike Pompeo in Talks", "1 h 30 min, 270 points")
    light = cost(Tier.COMFORT, Term(Tier.COMFORT, "night", "pompeo/talks", 90, "min", 1))
    assert (light.amount, light.parts[0].amount) == ("1 h 30 min in the body's night", "1 h 30 min")


def test_a_call_at_an_hour_for_nobody_is_told_of_who_takes_it() -> None:
    found = cost(Tier.COMFORT, Term(Tier.COMFORT, "call-hours", "pompeo/talks", 1, "time", 60)).parts[0]
    assert (found.what, found.amount) == ("Mike Pompeo takes Talks outside the hours for calls", "60 points")


def test_a_late_arrival_is_told_of_who_arrives() -> None:
    term = Term(Tier.COMFORT, "arrival", "pompeo/singapore 2018-06-10 12:00", 1, "time", 60)
    assert (
        cost(Tier.COMFORT, term).parts[0].what == "Mike Pompeo comes to singapore too shortly before what they attend"
    )


@pytest.mark.parametrize(("over", "nights"), [(1, "1 night"), (2, "2 nights")])
def test_nights_beyond_the_most_are_told_of_who_is_away(over: int, nights: str) -> None:
    found = cost(Tier.COMFORT, Term(Tier.COMFORT, "nights-away", "pompeo", over, "night", 60)).parts[0]
    assert found.what == f"Mike Pompeo is away for {nights} in a row more than should be"


@pytest.mark.parametrize(
    ("bound", "says"),
    [
        (56_500, "proved: no plan has less"),
        (56_400, "no plan has less than 39 days 4 h en route"),
        (0, "not known how much less is possible"),
        (-5, "not known how much less is possible"),
    ],
)
def test_what_is_known_of_better_plans(bound: int, says: str) -> None:
    assert cost(Tier.TRAVEL, EN_ROUTE, result=TierResult(Tier.TRAVEL, 56_500, bound)).bound == says


def test_a_tier_of_which_nothing_is_known_says_so() -> None:
    assert cost(Tier.TRAVEL, EN_ROUTE).bound == "not known"


@pytest.mark.parametrize(
    ("name", "subject", "says"),
    [
        ("unheld", "visit", "Visit is not held"),
        ("absent", "talks/kang", "Kang Kyung-wha does not come to Talks"),
        ("stand-in", "talks/pompeo", "John Sullivan comes for Mike Pompeo to Talks"),
        ("stand-in", "visit/ambassador", "Somebody stands in for US ambassador at Visit"),
        ("holiday", "talks", "Talks is held on a holiday"),
        ("off-air", "talks/1", "Talks begins outside the hours when it can be watched in America/New York"),
        ("off-air", "talks/2", "Talks begins outside the hours when it can be watched"),
        ("balance", "alike", "United States and Republic of Korea do not have equally many meetings"),
        ("balance", "unknown", "Delegations do not have equally many meetings (unknown)"),
        ("en-route", "kang", "Kang Kyung-wha en route"),
        ("away", "kang", "Kang Kyung-wha away from home"),
        ("late", "talks", "Waiting for Talks"),
        ("new", "thing", "new: thing"),
    ],
)
def test_a_term_as_a_phrase(name: str, subject: str, says: str) -> None:
    prime = {"prime_time": [{"zone": "America/New_York", "between": ["19:00", "22:00"]}]}
    asked = world(
        meetings={"talks": {"needs": prime}},
        relations={"alike": {"rule": "balance", "delegations": ["us", "rok"]}},
    )
    made = plan(held("talks", "5 14:00", "sullivan as pompeo", "kang", place="new-york/palace"))
    (part,) = parts(Tier.PROTOCOL, [Term(Tier.PROTOCOL, name, subject, 1, "meeting", 2)], asked, made)
    assert (part.what, part.amount) == (says, "2 points")


@pytest.mark.parametrize(
    ("counted_from", "says"),
    [
        ("horizon", "Waiting for Talks"),
        ("summit", "Time between Talks and Visit"),
        ("2018-06-05", "Time between Talks and 2018-06-05"),
    ],
)
def test_lateness_is_told_by_what_it_is_counted_from(counted_from: str, says: str) -> None:
    summit = {"meeting": "visit", "at": "2018-06-06 09:00", "place": "seoul/blue-house"}
    asked = world(policies={"lateness": {"counted_from": counted_from}}, summit=summit)
    (part,) = parts(Tier.TIDINESS, [Term(Tier.TIDINESS, "late", "talks", 90, "min", 2)], asked, None)
    assert (part.what, part.amount) == (says, "1 h 30 min, 180 points")


def test_the_largest_part_comes_first_and_nothing_is_lost() -> None:
    terms = score(world(), known_plan())
    for found in costs(answer(terms, made=known_plan()), world()):
        own = [part.cost for part in found.parts]
        assert own == sorted(own, reverse=True)
        assert sum(own) == found.value == tiers(terms)[found.tier]


def test_every_term_of_what_really_happened_has_words() -> None:
    asked = load_scenario(SCENARIOS / "singapore-2018.yaml")
    actual = read_plan(SCENARIOS / "singapore-2018.actual.csv", asked)
    found = costs(answer(score(asked, actual), made=actual), asked)
    phrases = [part.what for each in found for part in each.parts]
    assert len(phrases) > 100
    assert not [phrase for phrase in phrases if "/" in phrase or ": " in phrase.partition(" ")[0]]
