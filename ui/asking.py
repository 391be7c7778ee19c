"""Starting runs: of the newest draft for a plan, of a kept answer for what would help."""

from __future__ import annotations

from datetime import datetime

from planner.alternatives import narrowing, plan_with
from planner.domain.patch import Tree, merge
from planner.edits import edit_of
from planner.errors import PlannerError
from planner.files import scenario_of
from planner.plan.settings import Settings
from planner.plan.slots import Slot
from planner.report.slot_runs import when_and_where
from planner.report.words import Namer
from ui import state
from ui.drafting import edited
from ui.runs import Aim, Asked, QueueFull
from ui.state import OpenedPlan
from ui.text import error_words


def solve(name: str, settings: Settings) -> None:
    """Solves the newest draft, which may be newer than what the page showed when the button was pressed."""
    try:
        text = state.workspace().draft(name).text
        read = state.reading(name, text)
        if read.scenario is None:
            state.say("It was not solved: something is wrong with the draft by now.")
            return
        _start(Asked(name=name, text=text, tree=read.tree, scenario=read.scenario, settings=settings))
    except PlannerError as error:
        state.say(error_words(error))


def explain(plan: OpenedPlan, settings: Settings) -> None:
    """Asks what would help with the scenario of an answer, as it was then; not twice at a time."""
    kept = plan.kept
    if is_explained(plan):
        return
    try:
        _start(
            Asked(
                name=kept.scenario,
                text=kept.text,
                tree=state.workspace().plans.tree(kept.id),
                scenario=plan.scenario,
                settings=settings,
                aim=Aim.REPAIRS,
            )
        )
    except PlannerError as error:
        state.say(error_words(error))
    except KeyError:
        state.say("This answer was dropped in another window.")


def what_if(plan: OpenedPlan, meeting: str, start: datetime, slot: Slot, settings: Settings) -> None:
    """Asks for the best plan with a meeting at a start (UTC) of a slot while all others may move; not twice at a time."""
    given = plan.answer.plan
    assert given is not None
    if is_asked(plan, meeting, start, slot):
        return
    try:
        patch = _patch(plan, meeting, start, slot)
        before = state.workspace().plans.tree(plan.kept.id)
        tree = merge(before, patch)
        asked = Asked(
            name=plan.kept.scenario,
            text=edited(plan.kept.text, edit_of(patch, before)),
            tree=tree,
            scenario=scenario_of(tree),
            settings=settings,
            start=plan_with(plan.scenario, given, meeting, slot, start) if slot.possible else given,
            called=_called(plan, meeting, start, slot),
        )
        _start(asked)
    except PlannerError as error:
        state.say(error_words(error))
    except KeyError:
        state.say("This plan was dropped in another window.")


def is_asked(plan: OpenedPlan, meeting: str, start: datetime, slot: Slot) -> bool:
    """Whether the best plan with a meeting at a start of a slot is being looked for at the moment."""
    wanted = (plan.kept.scenario, _called(plan, meeting, start, slot))
    return any((run.asked.name, run.asked.called) == wanted for run in state.runs().list() if not run.stage.over)


def _patch(plan: OpenedPlan, meeting: str, start: datetime, slot: Slot) -> Tree:
    return narrowing(plan.scenario, meeting, start, slot.place, slot.shortened if slot.possible else None)


def _called(plan: OpenedPlan, meeting: str, start: datetime, slot: Slot) -> str:
    return (
        f"What if: {plan.scenario.meetings[meeting].title}, {when_and_where(Namer(plan.scenario), start, slot.place)}"
    )


def is_explained(plan: OpenedPlan) -> bool:
    """Whether it is being found out at the moment what would help."""
    asked = [run.asked for run in state.runs().list() if not run.stage.over]
    return any((each.aim, each.name, each.text) == (Aim.REPAIRS, plan.kept.scenario, plan.kept.text) for each in asked)


def _start(asked: Asked) -> None:
    try:
        state.follow_run(state.runs().start(asked))
    except QueueFull as full:
        state.say(str(full))
