from __future__ import annotations

import csv
import io

import pytest

from planner.domain.scenario import Scenario
from planner.plan.record import Plan, Unscheduled
from planner.report.comparison import change_frame, comparison_csv
from planner.report.told_apart import UNRELATED, Apart, BothNamer, Version, apart, verdict
from tests.building import meeting
from tests.made_plans import at, held, known_plan, leg, plan, world

TALKS = held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace")
LATER = held("talks", "5 16:30", "pompeo", "kang", place="new-york/palace")


def told(before: Plan, after: Plan, earlier: Scenario | None = None, later: Scenario | None = None) -> Apart:
    return apart(Version(earlier or world(), before), Version(later or world(), after))


def sentences(found: Apart) -> list[str]:
    return [each.sentence for _, those in found.groups for each in those]


def test_the_same_plan_is_the_same() -> None:
    found = told(known_plan(), known_plan())
    assert (found.headline, found.groups, found.people) == ("The plans are the same.", (), ())
    assert not any(cost.difference for cost in found.costs)
    assert verdict(found) == "Both cost the same."


def test_a_move_is_told_with_its_year_and_whom_to_tell() -> None:
    found = told(plan(TALKS), plan(LATER))
    assert found.headline == "1 meeting moves; 2 people must be told."
    assert sentences(found) == ["Talks: moved 2 h 30 min later, to Tue 5 Jun 2018 12:30 in New York."]
    assert found.people == ("Kang Kyung-wha", "Mike Pompeo")


def test_where_only_somebody_comes_or_goes_the_others_need_not_be_told() -> None:
    found = told(plan(TALKS), plan(held("talks", "5 14:00", "kang", place="new-york/palace")))
    assert found.headline == "1 meeting has other people; 1 person must be told."
    assert found.people == ("Mike Pompeo",)


def test_everything_is_counted_once_and_by_its_kind() -> None:
    way = "washington - new-york"
    before = plan(TALKS, held("call", "6 20:00", "pompeo", place="remote"), leg("a", "4 22:00", way, "pompeo"))
    after = plan(LATER, held("visit", "6 01:00", "knapper as ambassador", place="seoul/blue-house"))
    found = told(before, after)
    assert found.headline == (
        "1 meeting moves, 1 meeting is added, 1 meeting is dropped, 1 journey changes; 3 people must be told."
    )
    assert [(head, len(those)) for head, those in found.groups] == [("Meetings", 3), ("Journeys", 1)]


def test_costs_are_told_in_words_and_the_first_that_differs_decides() -> None:
    one = plan(TALKS, leg("a", "4 22:00", "washington - new-york", "pompeo"))
    other = plan(TALKS, leg("a", "4 22:00", "washington - new-york", "pompeo", minutes=100))
    found = {cost.head: cost for cost in told(one, other).costs}
    travel = found["Time en route, for each person"]
    assert (travel.before, travel.after, travel.difference, travel.better) == (
        *("1 h 10 min", "1 h 40 min", "30 min more", False),
    )
    assert verdict(told(one, other)).startswith(
        'The earlier plan is better: the first of what differs is "Time en route'
    )
    assert verdict(told(other, one)).startswith("The later plan is better")


def test_meetings_that_only_one_scenario_asks_for_are_told_so() -> None:
    more = world(
        meetings={
            "lunch": meeting("pompeo", title="A lunch"),
            "tea": meeting("kang", title="Tea", must="false"),
        }
    )
    lunch = held("lunch", "5 16:00", "pompeo")
    with_lunch = Plan((TALKS, lunch), (), (), (Unscheduled("tea", "There was no time."),))
    added = sentences(told(plan(TALKS), with_lunch, world(), more))
    assert added == [
        "A lunch: added, on Tue 5 Jun 2018 12:00 at White House, Washington. The scenario did not ask for it before.",
        "Tea: new in the scenario, and not held. There was no time.",
    ]
    dropped = sentences(told(with_lunch, plan(TALKS), more, world()))
    assert dropped == [
        "A lunch: dropped; it was on Tue 5 Jun 2018 12:00 at White House, Washington. The scenario no longer asks for it.",
        "Tea: was asked for and not held; the scenario no longer asks for it.",
    ]


def test_plans_that_have_nothing_to_do_with_each_other_are_told_so() -> None:
    other = plan(held("talks", "7 02:00", "knapper as ambassador", place="seoul/blue-house"))
    found = told(plan(TALKS), other)
    assert found.headline == f"{UNRELATED} 1 meeting is added, 1 meeting is dropped; 3 people must be told."
    assert not any("moved" in each for each in sentences(found))


def test_names_of_what_only_the_earlier_scenario_has() -> None:
    earlier = world(
        places={"tokyo": {"name": "Tokyo", "airport": "HND", "venues": {"palace": {"name": "Palace"}}}},
        people={"abe": {"name": "Shinzo Abe", "of": "rok", "rank": "1"}},
        meetings={"dinner": meeting("abe", title="Dinner", where=["tokyo/palace"])},
    )
    gone = plan(held("dinner", "5 10:00", "abe", place="tokyo/palace"))
    found = told(gone, Plan(), earlier, world())
    assert found.people == ("Shinzo Abe",)
    assert "it was on Tue 5 Jun 2018 19:00 at Palace, Tokyo" in sentences(found)[0]
    namer = BothNamer(earlier, world())
    assert namer.place("seoul/blue-house") == "Blue House, Seoul"
    assert namer.time(at("5 10:00"), "remote") == "Tue 5 Jun 2018 06:00"
    assert namer.time(at("5 10:00"), "nowhere") == "Tue 5 Jun 2018 10:00 UTC"


@pytest.mark.parametrize("earlier", [world(), world(meetings={"lunch": meeting("pompeo", title="=lunch")})])
def test_the_csv_of_two_scenarios_counts_each_by_its_own(earlier: Scenario) -> None:
    held_before = [held(id_, "5 16:00", "pompeo") for id_ in earlier.meetings if id_ == "lunch"]
    text = comparison_csv(plan(TALKS, *held_before), plan(LATER), world(), earlier=earlier)
    rows = list(csv.DictReader(io.StringIO(text)))
    moved = next(row for row in rows if row["change"] == "moved")
    assert moved["before"] == "2018-06-05T10:00-04:00"
    assert "Tue 5 Jun 2018 12:30" in moved["sentence"]
    assert all(row["title"] == "'=lunch" for row in rows if row["change"] == "dropped")
    assert sum(row["change"] == "dropped" for row in rows) == len(held_before)


def test_without_the_earlier_scenario_days_have_no_year() -> None:
    assert "2018" not in change_frame(plan(TALKS), plan(LATER), world())["sentence"][0]
