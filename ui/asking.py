"""Starting runs: of the newest draft for a plan, of a kept answer for what would help."""

from __future__ import annotations

from planner.errors import PlannerError
from planner.plan.settings import Settings
from ui import state
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


def is_explained(plan: OpenedPlan) -> bool:
    """Whether it is being found out at the moment what would help."""
    asked = [run.asked for run in state.runs().list() if not run.stage.over]
    return any((each.aim, each.name, each.text) == (Aim.REPAIRS, plan.kept.scenario, plan.kept.text) for each in asked)


def _start(asked: Asked) -> None:
    try:
        state.follow_run(state.runs().start(asked))
    except QueueFull as full:
        state.say(str(full))
