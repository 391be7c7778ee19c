"""`planner check --bound`: the bounds of an answer, counted again from their prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planner.cli.ends import Exit, say, write_json

if TYPE_CHECKING:
    from planner.check.bound import Recount
    from planner.domain.scenario import Scenario
    from planner.plan.record import Answer, Tier


@dataclass(frozen=True)
class _Counted:
    """One bound: what the answer says and what came of counting again; `told` says in words what so many points are."""

    tier: Tier
    claimed: int
    again: Recount
    told: str

    @property
    def holds(self) -> bool:
        return not self.again.faults and self.claimed <= self.again.proved


def check_bound(scenario: Path, answer: Path, *, json: bool, quiet: bool) -> None:
    """Counts the bounds of an answer again and tells what their prices prove. Raises Exit, 1 where they prove less than it says.

    Raises NotFound, and InputError where a file is wrong or the answer has no prices.
    """
    from planner.cli.inputs import answer_from, once, scenario_from, spoken
    from planner.errors import Fault, InputError

    once(scenario, answer)
    asked, given = scenario_from(scenario), answer_from(answer)
    if given.certificate is None and given.travel_certificate is None:
        message = "there are no prices in it that prove a bound: solve with --json, and see docs/bounds.md for when it has some"
        raise InputError([Fault("FMT-missing", message, ("answer", "certificate"), file=spoken(answer))])
    if given.provenance.fingerprint != asked.fingerprint:
        say(
            f"The answer is of another scenario than {spoken(scenario)} as it is now; its prices are counted all the same."
        )
    counted = list(_counted(asked, given))
    holds = all(each.holds for each in counted)
    if json:
        write_json({"holds": holds, "bounds": [_record(each) for each in counted]})
    else:
        for each in counted:
            if not (quiet and each.holds):
                _say(each)
    raise typer.Exit(Exit.DONE if holds else Exit.FINDINGS)


def _counted(asked: Scenario, given: Answer) -> Iterator[_Counted]:
    from planner.check.bound import recount
    from planner.check.travel_bound import recount_travel
    from planner.plan.record import Tier

    shown = {each.tier: each.bound for each in given.tiers}
    if (priority := given.certificate) is not None:
        claimed = max(shown.get(Tier.PRIORITY, 0), priority.bound)
        told = "{:,} points of priority must be left out"
        yield _Counted(Tier.PRIORITY, claimed, recount(asked, priority), told)
    if (travel := given.travel_certificate) is not None:
        claimed = max(shown.get(Tier.TRAVEL, 0), travel.bound)
        above = f"{travel.priority:,} points of priority and {travel.attendance:,} of attendance"
        told = f"{{:,}} points are spent on the road where no more than {above} are lost"
        yield _Counted(Tier.TRAVEL, claimed, recount_travel(asked, travel), told)


def _record(each: _Counted) -> dict[str, object]:
    return {
        "tier": str(each.tier),
        "claimed": each.claimed,
        "proved": each.again.proved,
        "holds": each.holds,
        "faults": each.again.faults,
    }


def _say(each: _Counted) -> None:
    from planner.cli.screen import Screen

    screen = Screen()
    for fault in each.again.faults:
        screen.say(("bound: ", "bold"), fault)
    verdict = ("the bound holds", "bold green") if each.holds else ("the bound does not hold", "bold red")
    proved = each.told.format(each.again.proved)
    screen.say(verdict, f": its prices prove that at least {proved}, and it says {each.claimed:,}.")
