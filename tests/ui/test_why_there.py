"""Why a meeting is where it is and not elsewhere: told and drawn, pinned in the draft in one step, and asked for as a run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.alternatives import slots_of
from planner.files import load_draft
from planner.plan.record import Answer, Plan
from planner.plan.settings import Settings
from planner.plan.slots import Slots
from planner.report.slot_runs import CELLS, CLOSED, Cell, map_of
from planner.report.slot_text import MEANINGS, SIGNS
from planner.report.words import Namer
from planner.solve import solve
from tests.house.imports import ROOT
from tests.ui.test_pages import FIRST, app, pressed, texts
from tests.ui.test_palette import contrast
from tests.ui.test_runs import PATIENCE
from ui import state, why_there
from ui.launch import THEMES
from ui.runs import Aim
from ui.views import slot_map
from ui.workspace.folder import Workspace
from ui.workspace.place import FOLDER

NAME = "a.yaml"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    why_there._slots.clear()
    found = Workspace(tmp_path)
    found.add(NAME, FIRST)
    return found


@cache
def solved() -> Answer:
    return solve(load_draft(ROOT / "scenarios" / NAME, FIRST)[0], Settings(30))


def keep(workspace: Workspace, text: str = FIRST, answer: Answer | None = None) -> str:
    scenario, tree = load_draft(workspace.folder / NAME, text)
    return workspace.plans.keep(NAME, text, tree, scenario, answer or solved()).id


def asked(meeting: str = "talks") -> AppTest:
    return app("plan", scenario=NAME, meeting=meeting)


def said(page: AppTest) -> str:
    """Everything that is said, without what Markdown needs."""
    return texts(page).translate(dict.fromkeys(map(ord, "\\*\u2060")))


def chosen(page: AppTest, place: str, day: date, at: str) -> AppTest:
    """The page after a start was chosen in the fields."""
    for end, value in (("-place", place), ("-day", day), ("-time", at)):
        next(box for box in page.selectbox if str(box.key).endswith(end)).set_value(value).run()
        assert not page.exception
    return page


def slots(meeting: str) -> Slots:
    plan = solved().plan
    assert plan is not None
    return slots_of(load_draft(ROOT / "scenarios" / NAME, FIRST)[0], plan, meeting)


def test_a_link_leads_to_why_a_meeting_is_there(workspace: Workspace) -> None:
    keep(workspace)
    page = asked()
    assert "It is Thu 31 May 17:00 in Residence, New York." in said(page)
    assert "In Palace Hotel, New York: at best Thu 31 May 17:00: the same." in said(page)
    assert len(page.get("vega_lite_chart")) == 1
    page.segmented_control(key="view").set_value("Timeline").run()
    assert "meeting" not in page.query_params
    page.segmented_control(key="view").set_value("Why there").run()
    assert page.query_params["meeting"] == "talks"


def test_another_meeting_is_chosen_and_one_that_is_not_there_is_not(workspace: Workspace) -> None:
    keep(workspace)
    page = asked("no-such-meeting")
    assert page.query_params["meeting"] == "dinner"
    next(box for box in page.selectbox if box.label == "Meeting").set_value("letter").run()
    assert not page.exception
    assert "It is Fri 1 Jun 11:40 in White House, Washington." in said(page)
    assert page.query_params["meeting"] == "letter"


def test_a_meeting_that_is_not_held_is_told_too(workspace: Workspace) -> None:
    answer, plan = solved(), solved().plan
    assert plan is not None
    rest = tuple(held for held in plan.appointments if held.meeting != "press")
    keep(workspace, answer=replace(answer, plan=Plan(rest, plan.journeys)))
    page = asked("press")
    assert "It is not held." in said(page)
    assert "It could be held: Fri 1 Jun 08:00 in Palace Hotel" in said(page)


def test_what_a_start_costs_or_what_stands_against_it(workspace: Workspace) -> None:
    keep(workspace)
    page = chosen(asked(), "new-york/residence", date(2018, 5, 31), "16:55")
    assert "yes, Thu 31 May 16:55 in Residence, New York. Against now: comfort +5, tidiness -5." in said(page)
    page = chosen(page, "new-york/residence", date(2018, 6, 1), "08:00")
    assert "no, not Fri 1 Jun 08:00 in Residence, New York." in said(page)
    assert "Mike Pompeo is in 'Pompeo meets the press'." in said(page)


def test_a_pin_is_one_step_that_can_be_undone_and_put_elsewhere(workspace: Workspace) -> None:
    keep(workspace)
    page = pressed(chosen(asked(), "new-york/residence", date(2018, 5, 31), "10:00"), "Try it there")
    tree = load_draft(workspace.folder / NAME, workspace.draft(NAME).text)[1]
    assert tree["meetings"]["talks"]["pin"] == {"at": "2018-05-31 10:00", "place": "new-york/residence"}
    assert "In the draft: Pin 'Talks' to Thu 31 May 10:00 in Residence, New York." in said(page)
    assert [button.disabled for button in page.button if button.label == "In the draft"] == [True]
    page = pressed(chosen(page, "new-york/palace-hotel", date(2018, 5, 31), "11:00"), "Try it there")
    tree = load_draft(workspace.folder / NAME, workspace.draft(NAME).text)[1]
    assert tree["meetings"]["talks"]["pin"] == {"at": "2018-05-31 11:00", "place": "new-york/palace-hotel"}
    pressed(pressed(page, "Undo"), "Undo")
    assert workspace.draft(NAME).text == FIRST


def test_a_meeting_that_is_gone_from_the_draft_is_not_pinned(workspace: Workspace) -> None:
    keep(workspace)
    text = "".join(line for line in FIRST.splitlines(keepends=True) if "press" not in line)
    workspace.drafts.step(workspace.draft(NAME), "delete", text)
    page = asked("press")
    assert "The meeting is no longer in the draft." in said(page)
    assert [button.disabled for button in page.button if button.label == "Try it there"] == [True]


def test_what_if_others_may_move_is_a_plan_with_a_name(workspace: Workspace) -> None:
    keep(workspace)
    page = chosen(asked(), "new-york/residence", date(2018, 5, 31), "10:00")
    pressed(page, "What if others may move?")
    run = next(run for run in state.runs().list() if run.asked.name == NAME and run.asked.called)
    assert run.over.wait(PATIENCE)
    assert run.asked.aim is Aim.PLAN
    assert workspace.draft(NAME).text == FIRST
    kept = workspace.plans.get(run.kept)
    assert kept is not None
    assert kept.name == "What if: Talks, Thu 31 May 10:00 in Residence, New York"
    assert load_draft(workspace.folder / NAME, kept.text)[0] == run.asked.scenario
    plan = workspace.plans.opened(kept.id)[1].plan
    assert plan is not None
    held = plan.appointment("talks")
    assert held is not None
    assert (held.start, held.place) == (datetime(2018, 5, 31, 14, tzinfo=UTC), "new-york/residence")


def test_a_call_is_held_by_telephone(workspace: Workspace) -> None:
    call = "  call: {title: A call, who: {required: [trump, pompeo]}, where: [remote], length: 15 min}\n"
    text = FIRST.replace("relations:\n", f"{call}relations:\n")
    scenario, _ = load_draft(workspace.folder / NAME, text)
    workspace.drafts.step(workspace.draft(NAME), "add a call", text)
    keep(workspace, text, solve(scenario, Settings(30)))
    page = asked("call")
    assert "By telephone, hours by the clock of home" in said(page)
    assert "by telephone. Against now: the same." in said(page)
    assert "in remote" not in said(page)
    pressed(page, "Try it there")
    tree = load_draft(workspace.folder / NAME, workspace.draft(NAME).text)[1]
    assert tree["meetings"]["call"]["pin"]["place"] == "remote"


def test_slots_that_take_too_long_are_given_up_in_words(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(why_there, "LIMIT", -1.0)
    keep(workspace)
    assert "planner slots, on the command line" in said(asked())


def test_the_summit_is_not_tried_elsewhere(workspace: Workspace) -> None:
    text = FIRST + "summit: {meeting: decision, at: 2018-06-01 14:00, place: washington/white-house}\n"
    scenario, _ = load_draft(workspace.folder / NAME, text)
    keep(workspace, text, solve(scenario, Settings(30)))
    page = asked("decision")
    assert "The summit is at its own time and place." in said(page)
    assert "Try it there" not in [button.label for button in page.button]


def test_a_cell_has_the_best_start_of_its_half_hour() -> None:
    scenario = load_draft(ROOT / "scenarios" / NAME, FIRST)[0]
    found = slots("talks")
    day = next(day for day in map_of(scenario, found) if day.day == date(2018, 5, 31))
    frame = slot_map.frame_of(Namer(scenario), [day], "light")
    assert len(frame) == CELLS
    now: dict[str, Any] = dict(frame.iloc[34])
    assert (now["Sign"], now["Now"], now["Possible"]) == (slot_map.NOW, True, "yes: the same")
    assert now["Where"] == "Residence, New York"  # where it is, although the other room costs the same
    assert frame.iloc[0]["Possible"] == "no: outside the working hours"
    assert frame.iloc[20]["Sign"] == "c"


def test_nothing_is_said_to_be_possible_where_there_is_no_start() -> None:
    assert Cell().says == CLOSED
    slot = slots("talks").possible[0]
    assert Cell("as good", slot.first, slot).rank(None) < Cell().rank(None)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("says", SIGNS)
def test_signs_can_be_read_without_their_colours(says: str, theme: str) -> None:
    assert contrast(*slot_map.colours(says, theme)) >= 4.5
    assert len({sign for sign, _ in SIGNS.values()}) == len(SIGNS) == len(MEANINGS)
