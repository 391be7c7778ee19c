"""Sentences that go with an answer: how it came about, where that is not as usual."""

from __future__ import annotations

from planner.domain.scenario import Scenario
from planner.model.solver import Verdict
from planner.plan.record import Tier
from planner.solve.tiers import Outcome


def not_built(scenario: Scenario, *, stopped: bool) -> str:
    """What is said where the time was up, or somebody stopped it, before the search could begin."""
    number, why = len(scenario.meetings), "It was stopped" if stopped else "The time was up"
    return f"{why} before the model of {number:,} meetings was built; nothing was searched."


def only_searched(scenario: Scenario) -> str:
    """What is said of a plan that no exact model was asked about, because there was no time, or no memory, for one."""
    number = len(scenario.meetings)
    return (
        f"An exact model of {number:,} meetings does not fit the time or the memory, so that no proof was looked for."
    )


def off_the_grid(scenario: Scenario, *, sure: bool) -> str:
    """What is said of a plan that keeps to whole minutes because the scenario's grid leaves none."""
    none = "there is no plan" if sure else "no plan was found"
    return f"On the grid of {scenario.horizon.grid} min {none}; this one keeps to whole minutes."


def good_enough(tier: Tier) -> str:
    """What is said where the work ended because what was asked for is proved, and there are tiers below it."""
    return f"Nothing is better in {tier} and what comes before it, which was asked to be good enough; the rest was left as it came."


def contradicted(outcome: Outcome) -> tuple[str, ...]:
    """What is told of an exact search that came to nothing although the search had found a plan."""
    seen = "The solver saw no plan, although one had been found; that one is kept."
    return (*outcome.faults, *([seen] if outcome.verdict is Verdict.IMPOSSIBLE else []))
