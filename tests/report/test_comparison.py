from __future__ import annotations

import csv
import io

from planner.files.plan_rows import rows_of
from planner.plan.record import COUNTED
from planner.report import change_frame, comparison_csv, value_frame
from planner.report.comparison import COLUMNS
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
    assert (moved["before"], moved["after"]) == (
        "Tue 5 Jun 10:00 at Palace Hotel, New York",
        "Tue 5 Jun 12:30 at Palace Hotel, New York",
    )
    assert moved["sentence"] == "Talks: moved 2 h 30 min later, to Tue 5 Jun 12:30 in New York."


def test_what_is_added_has_no_before_and_what_is_dropped_no_after() -> None:
    frame = change_frame(plan(TALKS), plan(leg("a", "4 22:00", "washington - new-york", "pompeo")), world())
    assert list(frame["change"]) == ["dropped", "added"]
    assert (frame["after"][0], frame["before"][1]) == ("", "")


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
