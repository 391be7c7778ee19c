"""What stands on the pages of a plan and of a comparison, without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import planner
from planner.check import score
from planner.domain.scenario import Scenario
from planner.files import load_scenario, parse_scenario, read_plan
from planner.plan.record import Answer, Obstacle, Plan, Provenance, Repair, Status, Unscheduled
from planner.plan.settings import Settings
from planner.report.sheet_choice import Whose
from tests.house.imports import ROOT
from tests.made_plans import held, known_plan, plan, world
from tests.ui.hostile import hostile, scenario
from ui.text import plain
from ui.views import (
    answer,
    comparison,
    costs,
    day_sheets,
    journeys,
    meetings,
    permits,
    repairs,
    resources,
    worth_a_look,
)

OF_A_PLAN: list[ModuleType] = [meetings, journeys, resources, day_sheets, permits]
MADE = Provenance("t", "f", 0, 1, True, 60.0, {})


def _page(show, args, named) -> None:  # type: ignore[no-untyped-def] # run apart from this file's imports
    show(*args, **named)


def shown(show: Callable[..., None], *args: Any, **named: Any) -> AppTest:
    app = AppTest.from_function(_page, args=(show, args, named), default_timeout=30).run()
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    """Everything that is read on the page outside of tables."""
    kinds = (app.markdown, app.caption, app.info, app.success, app.warning, app.error, app.subheader)
    labels = [each.proto.label for each in app.expander]
    return "\n".join([*(str(each.value) for kind in kinds for each in kind), *labels])


def table(app: AppTest, number: int = 0) -> pd.DataFrame:
    found: pd.DataFrame = app.dataframe[number].value
    return found


def sheets(app: AppTest) -> str:
    return "".join(each.proto.body for each in app.get("html"))


@cache
def first_steps() -> tuple[Scenario, Answer]:
    asked = load_scenario(ROOT / "scenarios" / "first-steps.yaml")
    return asked, planner.solve_scenario(asked, Settings(time_limit=30))


@cache
def singapore() -> tuple[Scenario, Plan]:
    asked = load_scenario(ROOT / "scenarios" / "singapore-2018.yaml")
    return asked, read_plan(ROOT / "scenarios" / "singapore-2018.actual.csv", asked)


def an_answer(status: Status, made: Plan | None, *obstacles: Obstacle, faults: tuple[str, ...] = ()) -> Answer:
    terms = () if made is None else score(world(), made)
    return Answer(status, made, (), terms, obstacles, MADE, faults=faults)


def test_meetings_are_told_in_words_and_found() -> None:
    app = shown(meetings.show, *singapore(), "k")
    assert len(table(app)) == 75
    assert {"Day", "Begins", "Clock", "Who", "Where"} <= set(table(app).columns)
    app.text_input(key="k-meetings-search").set_value("trump lee hsien").run()
    assert not app.exception
    assert list(table(app)["Meeting"]) == ["Trump calls on Lee Hsien Loong"] or len(table(app)) < 5
    app.text_input(key="k-meetings-search").set_value("nobody at all").run()
    assert "Try fewer of them" in text(app)


def test_hidden_times_are_hidden_for_release_and_reasons_stay_inside() -> None:
    app = shown(meetings.show, *singapore(), "k")
    assert "not held" in text(app)
    assert "time not public" not in set(table(app)["Begins"])
    app.segmented_control(key="k-meetings-audience").set_value("for release").run()
    assert not app.exception
    assert (table(app)["Begins"] == "time not public").sum() == 3
    assert (table(app)["Ends"] == "").sum() == 3
    assert "not held" not in text(app)


def test_journeys_and_pools() -> None:
    app = shown(journeys.show, *singapore(), "k")
    assert len(table(app)) == len(singapore()[1].journeys)
    app = shown(resources.show, *singapore(), "k")
    assert len(table(app)) == len(singapore()[0].resources)
    app.selectbox(key="k-pool").set_value("singapore-police").run()
    assert not app.exception
    assert "at most 3 of 4 security teams at once" in text(app)
    assert set(table(app, 1)["Where"].str.endswith("Singapore")) == {True}


def test_what_is_worth_a_look_first_and_on_a_press_all_of_it() -> None:
    app = shown(worth_a_look.show, *singapore(), "k")
    assert "**Worth a look** before it leaves the office (" in text(app)
    assert "Everett Eissenstat sits in for Donald Trump" in text(app)
    assert app.markdown[0].value.count("- ") >= 8
    assert len(app.markdown[0].value.splitlines()) == 8
    app.toggle(key="k-all").set_value(True).run()
    assert not app.exception
    assert len(app.markdown[0].value.splitlines()) > 20


def test_a_short_list_needs_no_press_and_an_empty_one_no_place() -> None:
    asked, solved = first_steps()
    app = shown(worth_a_look.show, asked, solved.plan, "k")
    assert len(app.markdown[0].value.splitlines()) == 4
    assert not app.toggle
    free = {id_: {"must": "false"} for id_ in ("talks", "call", "visit", "summit")}
    assert text(shown(worth_a_look.show, world(meetings=free), Plan(), "k")) == ""


def test_what_it_costs() -> None:
    asked, solved = first_steps()
    app = shown(costs.show, asked, solved, "k")
    tiers = table(app)
    assert tiers["What counts"][0].startswith("Time en route")
    assert tiers["This plan"][0].endswith("en route")
    assert tiers["What is known of better ones"][0] == "Proved: no plan has less"
    assert list(table(app, 1)["What"]) == ["Kim Yong Chol en route", "Mike Pompeo en route"]
    assert "Less is better" in text(app)
    assert "finding" not in text(app)


def test_a_plan_that_costs_nothing_says_so() -> None:
    assert "costs nothing" in text(
        shown(costs.show, world(), Answer(Status.PROVED_BEST, Plan(), (), (), (), MADE), "k")
    )


def test_the_day_sheets_of_everybody_that_can_be_chosen() -> None:
    app = shown(day_sheets.show, world(), known_plan(), "k")
    assert "Kang Kyung-wha</h2>" in sheets(app)
    assert list(app.selectbox(key="k-PERSON").options)[1] == "Mike Pompeo - United States"
    app.selectbox(key="k-PERSON").set_value("pompeo").run()
    assert "With Kang Kyung-wha" in sheets(app)
    for whose, sections in (
        (Whose.EACH, 3),
        (Whose.DELEGATION, 1),
        (Whose.ROOM, 1),
        (Whose.CITY, 1),
        (Whose.EVERYBODY, 1),
    ):
        app.selectbox(key="k-whose").set_value(whose).run()
        assert not app.exception
        assert sheets(app).count("<section>") == sections
    assert len(app.get("download_button")) == 2


def test_the_day_sheets_of_pools_and_where_there_are_none() -> None:
    app = shown(day_sheets.show, *singapore(), "k")
    app.selectbox(key="k-whose").set_value(Whose.POOL).run()
    assert "Interpreters of the State Department</h2>" in sheets(app)
    app.selectbox(key="k-POOL").set_value("singapore-motorcades").run()
    assert "Motorcades 1 and 2." in sheets(app)
    app.selectbox(key="k-whose").set_value(Whose.EACH_POOL).run()
    assert not app.exception
    assert sheets(app).count("<section>") == 14
    bare = shown(day_sheets.show, world(), known_plan(), "k")
    bare.selectbox(key="k-whose").set_value(Whose.EACH_POOL).run()
    assert not bare.exception
    assert "Nothing in this plan takes anything from a pool." in text(bare)


def test_the_load_of_a_pool_is_drawn_day_by_day() -> None:
    app = shown(resources.show, *singapore(), "k")
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
    assert "by the clock of Washington; the line is how many there are" in text(app).replace("\\", "")


def test_a_plan_of_calls_only_has_no_rooms_to_choose_from() -> None:
    app = shown(day_sheets.show, world(), plan(held("call", "6 20:00", "pompeo", place="remote")), "k")
    app.selectbox(key="k-whose").set_value(Whose.ROOM).run()
    assert not app.exception
    assert "only calls and journeys" in text(app)


@pytest.mark.parametrize("view", OF_A_PLAN, ids=lambda view: view.__name__)
def test_an_empty_plan_says_so(view: ModuleType) -> None:
    app = shown(view.show, world(), Plan(), "k")
    assert app.info[0].value


def test_an_answer_with_a_plan() -> None:
    asked, solved = first_steps()
    app = shown(answer.show, asked, solved, "k")
    assert app.success[0].value == plain("Proved best on the grid of 5 min.")
    assert {metric.label: metric.value for metric in app.metric}["Meetings held"] == "5 of 5"
    assert "Findings" not in str([metric.label for metric in app.metric])


def test_an_answer_tells_what_is_not_held_what_went_wrong_and_what_to_do() -> None:
    app = shown(answer.show, world(), an_answer(Status.BEST_FOUND, known_plan(), faults=("It stumbled.",)), "k")
    assert "Nothing is proved" in text(app).replace("\\", "")
    assert "**1 meeting not held**" in text(app)
    assert "fault of ours" in app.warning[0].value


def test_an_answer_without_a_plan_tells_what_stands_in_the_way_and_where() -> None:
    obstacle = Obstacle(
        "people.pompeo", "Mike Pompeo cannot attend 'Talks'.", ("meetings.talks.when", "permits.waiver")
    )
    app = shown(answer.show, world(), an_answer(Status.NO_PLAN_EXISTS, None, obstacle), "k")
    assert app.error[0].value == plain("No plan exists (proved).")
    assert plain('meeting "Talks": when it may be held; permit "waiver"') in text(app)
    assert "meetings.talks" not in text(app).replace("\\", "")
    assert not app.metric
    unproved = shown(answer.show, world(), an_answer(Status.NO_PLAN_FOUND, None), "k")
    assert "Give it more time" in text(unproved)
    assert "no plan that could cost" in text(shown(costs.show, world(), an_answer(Status.NO_PLAN_FOUND, None), "k"))


def test_five_obstacles_are_told_and_more_are_folded() -> None:
    many = [Obstacle("people.pompeo", f"Reason {number}.") for number in range(7)]
    five = shown(answer.show, world(), an_answer(Status.NO_PLAN_EXISTS, None, *many[:5]), "k")
    assert not five.expander
    seven = shown(answer.show, world(), an_answer(Status.NO_PLAN_EXISTS, None, *many), "k")
    assert [(box.label, len(box.markdown)) for box in seven.expander] == [("2 more", 2)]


def test_repairs_stand_with_what_their_plans_cost() -> None:
    found = [Repair("Wait.", "{}", 5, {"priority": 0}), Repair("Go *now*.", "{}", 1, {"priority": 40, "travel": 9})]
    app = shown(repairs.show, found, [1], print, "k")
    assert "2 changes" in text(app)
    assert "Priority" in text(app)
    assert "Travel" not in text(app)
    assert plain("Go *now*.") in text(app)
    assert [(button.label, button.disabled) for button in app.button] == [
        ("Try this repair", False),
        ("In the draft", True),
    ]


def test_two_plans_in_words() -> None:
    asked, solved = first_steps()
    assert solved.plan is not None
    fewer = Plan(solved.plan.appointments[1:], solved.plan.journeys, solved.plan.rests, solved.plan.unscheduled)
    app = shown(comparison.show, asked, solved.plan, fewer, ("Monday", "Tuesday"), "k")
    assert "1 meeting is dropped; 2 people must be told" in text(app).replace("\\", "")
    assert "Working dinner" in text(app)
    assert "2018" in text(app)
    assert "Tuesday breaks" in text(app)
    assert "Monday breaks" not in text(app)
    assert list(table(app).columns) == ["What counts", "Monday", "Tuesday", "Difference"]


@pytest.mark.parametrize("names", [("A", "A"), ("Difference", "B"), ("What counts", "Difference"), ("", "")])
def test_plans_of_any_name_can_be_compared(names: tuple[str, str]) -> None:
    app = shown(comparison.show, world(), known_plan(), Plan(), names, "k")
    assert len(set(table(app).columns)) == 4
    same = shown(comparison.show, world(), known_plan(), known_plan(), names, "k")
    assert "The plans are the same" in text(same)


def test_plans_of_two_versions_of_a_scenario() -> None:
    later = world(
        meetings={"tea": {"title": "Tea", "who": {"required": ["kang"]}, "where": ["seoul"], "length": "30 min"}}
    )
    made = Plan((*known_plan().appointments,), known_plan().journeys, known_plan().rests, (Unscheduled("tea", "No."),))
    app = shown(
        comparison.show, later, known_plan(), made, ("A", "B"), "k", before_scenario=world(), after_scenario=later
    )
    assert "two versions of the scenario" in text(app)
    assert "new in the scenario" in text(app)


def test_what_is_hostile_stays_text_everywhere() -> None:
    asked = parse_scenario(scenario(must=False).encode())
    made = Plan(
        (held("talk", "1 14:00", "ann", "bob", place="city/house"),), (), (), (Unscheduled("never", hostile("why")),)
    )
    said = Answer(
        Status.BEST_FOUND,
        made,
        (),
        score(asked, made),
        (Obstacle("x", hostile("sentence"), ("meetings.never",)),),
        MADE,
    )
    apps = [shown(view.show, asked, made, "k") for view in OF_A_PLAN]
    apps += [shown(view.show, asked, said, "k") for view in (answer, costs)]
    apps.append(shown(comparison.show, asked, made, Plan(), (hostile("a"), hostile("b")), "k"))
    for app in apps:
        assert not re.search(r"(?<!\\)(<|\[|\]|\$|~|`|:(?=\w))", text(app)), text(app)
        assert not re.search("<(img|script|a|b)[ >]", sheets(app))
    assert plain(hostile("why")) in text(apps[len(OF_A_PLAN)])


def test_permits_are_deadlines_and_what_is_late_is_told_first() -> None:
    asked, made = singapore()
    app = shown(permits.show, asked, made, "k", date(2018, 5, 21))
    assert list(table(app)["Left"])[:2] == ["1 working day", "3 working days"]
    assert not app.warning
    late = load_scenario(ROOT / "scenarios" / "waiver-late.yaml")
    app = shown(permits.show, late, made, "k", date(2018, 5, 21))
    assert plain("submitted Tue 29 May 2018, too late for Wed 30 May 14:20") in app.warning[0].value
    app = shown(permits.show, world(), known_plan(), "k")
    assert "has no permits" in text(app)
