"""What waivers lift from a plan: the findings that there would be without them, by looking twice."""

from __future__ import annotations

from dataclasses import dataclass

from planner.check import check
from planner.check.finding import Finding
from planner.domain.scenario import Scenario
from planner.domain.waivers import Waiver
from planner.plan.record import Plan


@dataclass(frozen=True)
class Waived:
    """A waiver, whether it holds at any time of the horizon, and what it lifts from a plan: findings that are none with it."""

    id: str
    waiver: Waiver
    holds: bool
    lifted: tuple[Finding, ...]


def waived(scenario: Scenario, plan: Plan) -> tuple[Waived, ...]:
    """Every waiver in order of id with what it lifts: alone, or in company of the others."""
    if not scenario.waivers:
        return ()
    with_all, with_none = set(check(scenario, plan)), set(check(_with(scenario, {}), plan))
    found = []
    for id_, waiver in sorted(scenario.waivers.items()):
        alone = set(check(_with(scenario, {id_: waiver}), plan))
        others = {key: other for key, other in scenario.waivers.items() if key != id_}
        without = set(check(_with(scenario, others), plan))
        lifted = (with_none - alone) | (without - with_all)
        found.append(Waived(id_, waiver, scenario.end_of(waiver) > scenario.start, tuple(sorted(lifted))))
    return tuple(found)


def _with(scenario: Scenario, waivers: dict[str, Waiver]) -> Scenario:
    return scenario.model_copy(update={"waivers": waivers})
