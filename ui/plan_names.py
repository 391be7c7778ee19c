"""What kept plans and runs are called in lists, and when they were made."""

from __future__ import annotations

from datetime import datetime

from planner.plan.settings import Settings
from planner.report.words import duration
from ui.runs import Aim, Run, Stage
from ui.workspace.plans import KeptPlan


def plan_name(kept: KeptPlan) -> str:
    """A plan by its own name, else its status, and when it was made to the second, so that no two are alike."""
    return f"{_called(kept)}, made {when(kept.made)}:{_local(kept.made):%S}"


def short_plan_name(kept: KeptPlan) -> str:
    """The same to the minute, for where the plan of a scenario is named alone."""
    return f"{_called(kept)}, {when(kept.made)}"


def _called(kept: KeptPlan) -> str:
    return kept.name or kept.status[:1].upper() + kept.status[1:]


def when(seconds: float) -> str:
    """A time in seconds since 1970 by the clock of this machine: `25 Nov 2026 13:22`."""
    made = _local(seconds)
    return f"{made.day} {made:%b %Y %H:%M}"


def _local(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds).astimezone()


def effort_words(settings: Settings) -> str:
    """How long, and on how many cores: `at most 1 min, one core`."""
    limit = settings.time_limit
    words = f"{limit:.0f} s" if limit < 60 else duration(round(limit / 60))
    return f"at most {words}, {'every core' if settings.fast else 'one core'}"


def ended_without_answer(run: Run) -> str:
    """How a run ended that has no answer and no trouble: `stopped before a plan was found`."""
    if run.stage is not Stage.STOPPED:
        return "ended without an answer"
    return f"stopped before {'a plan' if run.asked.aim is Aim.PLAN else 'what would help'} was found"
