"""What a solve is at, in words."""

from __future__ import annotations

from planner.plan.record import Tier
from planner.plan.settings import Progress
from planner.report.words import counted, duration


def words_of_progress(step: Progress | None, travel: int = 1) -> str:
    """A sentence on where a solve is; None: it has not told anything yet. `travel` is what a minute en route counts."""
    if step is None or step.building:
        return "building the model."
    if step.finding:
        return step.says if step.says.endswith(".") else f"{step.says}."
    if step.searched:
        costs = [f"{tier} {cost(tier, value, travel)}" for tier, value in step.searched if value]
        return f"a plan so far: {', '.join(costs) or 'nothing could be better'}."
    if step.tier is None or step.best is None:
        return f"{step.tier or 'plan'}: searching."
    best = cost(step.tier, step.best, travel)
    if step.best == step.bound:
        return f"{step.tier}: {best}, proved best."
    known = (
        f"; no plan has less than {cost(step.tier, step.bound, travel)}"
        if step.bound is not None and step.bound > 0
        else ""
    )
    return f"{step.tier}: {best} so far{known}."


def cost(tier: Tier, value: int, travel: int) -> str:
    """What a plan costs in a tier: a length of time where it counts minutes, else points."""
    if tier is Tier.TRAVEL and travel == 1:
        return f"{duration(value)} en route"
    return counted(value, "point")
