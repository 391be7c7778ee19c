from __future__ import annotations

import csv
import io
import json

from planner.files.plan_rows import rows_of
from planner.plan.record import COUNTED
from planner.report import change_frame, comparison_csv, comparison_tree, value_frame
from planner.report.comparison import CHANGES, COLUMNS
from tests.made_plans import held, known_plan, leg, plan, world

TALKS = held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace")
LATER = held("talks", "5 16:30", "kang", place="new-york/palace")


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_for_each_change() -> None:
    frame = change_frame(plan(TALKS), plan(LATER), world())
    assert list(frame["change"]) == ["moved", "people"]
    moved = frame.iloc[0]
    assert (moved["part"], moved["id"], moved["title"], moved["minutes"]) == ("meeting", "talks", "Talks", 150)
    assert (moved["before"], moved["after"]) == ("2018-06-05T10:00-04:00", "2018-06-05T12:30-04:00")
    assert (moved["end_before"], moved["end_after"]) == ("2018-06-05T11:00-04:00", "2018-06-05T13:30-04:00")
    assert (moved["place_before"], moved["place_after"], moved["destination"]) == (*["new-york/palace"] * 2, "")
    assert (moved["people_before"], moved["people_after"], moved["delegations"]) == ("kang; pompeo", "kang", "rok; us")
    assert moved["sentence"] == "Talks: moved 2 h 30 min later, to Tue 5 Jun 12:30 in New York."


def test_what_is_added_has_no_before_and_what_is_dropped_no_after() -> None:
    frame = change_frame(plan(TALKS), plan(leg("a", "4 22:00", "washington - new-york", "pompeo")), world())
    assert list(frame["change"]) == ["dropped", "added"]
    assert (frame["after"][0], frame["before"][1]) == ("", "")


def test_a_journey_begins_and_ends_by_two_clocks_and_has_a_destination() -> None:
    flight = leg("kang-new-york-seoul", "5 16:00", "new-york - seoul", "kang", minutes=840)
    row = change_frame(plan(TALKS, flight), plan(TALKS), world()).iloc[0]
    assert (row["id"], row["before"], row["end_before"]) == (
        *("kang-new-york-seoul", "2018-06-05T12:00-04:00", "2018-06-06T15:00+09:00"),
    )
    assert (row["place_before"], row["place_after"], row["destination"]) == ("new-york", "", "seoul")


def test_who_stands_in_is_told_in_order_of_precedence() -> None:
    stand_in = held("talks", "5 14:00", "sullivan as pompeo", "kang", place="new-york/palace")
    row = change_frame(plan(TALKS), plan(stand_in), world(people={"kang": {"rank": "9"}})).iloc[0]
    assert (row["people_before"], row["people_after"]) == ("pompeo; kang", "sullivan as pompeo; kang")


def test_people_of_the_earlier_plan_stand_in_the_order_of_its_scenario() -> None:
    earlier = world(people={"pompeo": {"rank": "1"}, "sullivan": {"name": "Sully", "of": "rok"}})
    row = change_frame(plan(TALKS), plan(held("talks", "5 16:00", "pompeo", "kang")), world(), earlier=earlier).iloc[0]
    assert (row["people_before"], row["people_after"], row["delegations"]) == (
        "pompeo; kang",
        "kang; pompeo",
        "us; rok",
    )


def test_for_programs_lists_are_lists_and_findings_are_named() -> None:
    tree = comparison_tree(plan(TALKS), plan(LATER), world())
    assert tree["unrelated"] is False
    moved = tree["changes"][0]
    assert (moved["minutes"], moved["people_before"], moved["delegations"]) == (150, ["kang", "pompeo"], ["rok", "us"])
    assert set(moved) == set(CHANGES)
    assert {"tier": "tidiness", "term": "late"}.items() <= tree["values"][-1].items()
    assert set(tree["findings"]) == {"before", "after"}
    assert {each["rule"] for each in tree["findings"]["after"]} >= {"attendance", "journeys"}
    assert json.loads(json.dumps(tree)) == tree


def test_without_a_scenario_nothing_is_counted_or_judged_and_nobody_has_a_delegation() -> None:
    tree = comparison_tree(plan(TALKS), plan(LATER))
    assert set(tree) == {"unrelated", "changes"}
    assert tree["changes"][0]["delegations"] == []
    assert comparison_tree(plan(TALKS), plan(TALKS), world())["changes"] == []


def test_without_a_scenario_names_come_from_the_rows() -> None:
    rows = rows_of(plan(TALKS), world())
    frame = change_frame(plan(TALKS), plan(LATER), None, rows)
    assert list(frame["sentence"]) == list(change_frame(plan(TALKS), plan(LATER), world())["sentence"])


def test_the_same_plans_give_an_empty_table() -> None:
    assert change_frame(known_plan(), known_plan(), world()).empty
    assert comparison_csv(known_plan(), known_plan()) == ",".join(COLUMNS) + "\n"


def test_values_side_by_side() -> None:
    frame = value_frame(known_plan(), plan(), world())
    sums = frame[frame["term"] == "all"].set_index("tier")
    assert list(sums.index) == [str(tier) for tier in COUNTED]
    assert (frame["difference"] == frame["after"] - frame["before"]).all()
    assert sums.loc["travel", "after"] == 0
    assert sums.loc["travel", "before"] == 70 + 840 + 800 + 840
    for tier in COUNTED:
        own = frame[(frame["tier"] == str(tier)) & (frame["term"] != "all")]
        assert own["before"].sum() == sums.loc[str(tier), "before"]


def test_the_file_holds_changes_then_tiers_and_terms() -> None:
    rows = read(comparison_csv(plan(TALKS), plan(LATER), world()))
    assert [row["kind"] for row in rows[:3]] == ["change", "change", "tier"]
    assert {row["kind"] for row in rows[2:]} == {"tier", "term"}
    assert rows[0]["minutes"] == "150"
    (late,) = [row for row in rows if row["id"] == "late"]
    assert (late["kind"], late["part"], late["difference"]) == ("term", "tidiness", "150")


def test_numbers_stay_numbers_and_words_that_a_spreadsheet_would_run_are_defused() -> None:
    nasty = world(meetings={"talks": {"title": "=HYPERLINK(1)"}})
    moved = held("talks", "5 13:00", "pompeo", "kang", place="new-york/palace")
    (change, *_) = read(comparison_csv(plan(TALKS), plan(moved), nasty))
    assert change["title"] == "'=HYPERLINK(1)"
    assert change["sentence"].startswith("'=HYPERLINK(1): moved 1 h earlier")
    assert change["minutes"] == "-60"
