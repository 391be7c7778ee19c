"""What is known of each tier: the judge's value beside the solver's bound, and what status that makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.errors import BrokenPlan
from planner.model import Model
from planner.plan.record import Status, Tier, TierResult
from planner.solve.floors import Floors, contradicted
from planner.solve.incumbent import Incumbent


def results(model: Model, reached: Iterable[TierResult], values: Mapping[Tier, int]) -> tuple[TierResult, ...]:
    """Every tier with the judge's value and the solver's bound; raises BrokenPlan where the two disagree."""
    worked = {each.tier: each for each in reached}
    found: list[TierResult] = []
    for tier in Tier:
        value, objective = values[tier], model.objective(tier)
        if isinstance(objective, int):
            _agree(tier, value, objective, exact=True)
            found.append(TierResult(tier, value, value))
        elif tier in worked:
            _agree(tier, value, worked[tier].value, exact=worked[tier].proved)
            found.append(TierResult(tier, value, worked[tier].bound))
        else:
            found.append(TierResult(tier, value, 0))
    return tuple(found)


def raised(tiers: tuple[TierResult, ...], floors: Floors) -> tuple[tuple[TierResult, ...], list[str]]:
    """The tiers with floors where those say more than their bounds do, and what is wrong with floors that lie above a value."""
    values, faults, found = {each.tier: each.value for each in tiers}, list[str](), list[TierResult]()
    for each in tiers:
        floor = floors[each.tier].under(values) if each.tier in floors else 0
        if floor > each.value:
            faults.append(contradicted(each.tier, floor, each.value))
            floor = 0
        found.append(TierResult(each.tier, each.value, max(each.bound, floor)))
    return tuple(found), faults


def agreed(searched: Mapping[Tier, int], values: Mapping[Tier, int]) -> None:
    """Raises BrokenPlan where the judge makes something else of a plan than the search that found it."""
    for tier, value in searched.items():
        if value != values[tier]:
            raise BrokenPlan(
                f"the judge makes {tier} {values[tier]} and the search {value}; please report it with the scenario"
            )


def _agree(tier: Tier, judged: int, solved: int, *, exact: bool) -> None:
    if judged > solved or (exact and judged != solved):
        raise BrokenPlan(f"the judge makes {tier} {judged} and the model {solved}; please report it with the scenario")


def against(tiers: tuple[TierResult, ...], found: Incumbent) -> tuple[tuple[TierResult, ...], list[str]]:
    """The tiers of a plan that is no worse than the solver's, with the bounds that still hold, and what that contradicts.

    Of a plan that is none of the problem's, because it lies off the grid say, nothing that was proved on the grid holds.
    """
    if found.assignment is None:
        return tuple(TierResult(each.tier, found.values[each.tier], 0) for each in tiers), []
    results, faults, differs = [], list[str](), False
    for each in tiers:
        value = found.values[each.tier]
        if not differs and value < each.bound:
            faults.append(
                f"The solver called {each.bound:,} the best possible in {each.tier}; another way led to {value:,}."
            )
        results.append(TierResult(each.tier, value, 0 if differs else min(value, each.bound)))
        differs = differs or value != each.value
    return tuple(results), faults


def status_of(tiers: tuple[TierResult, ...]) -> Status:
    """Proved best where every tier is; within so much where the first that is not has a bound that says something."""
    gap = next((each for each in tiers if not each.proved), None)
    if gap is None:
        return Status.PROVED_BEST
    return Status.WITHIN if gap.bound > 0 else Status.BEST_FOUND
