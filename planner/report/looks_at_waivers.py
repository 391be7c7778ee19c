"""What is worth a look about waivers: what each lifts from a plan, and those that lift nothing."""

from __future__ import annotations

from collections.abc import Iterator

from planner.check.waived import Waived, waived
from planner.domain.scenario import Scenario
from planner.report.looks import Desk, Look, LookKind


def waivers(desk: Desk) -> Iterator[Look]:
    """A look for every waiver."""
    scenario = desk.case.scenario
    for each in waived(scenario, desk.case.plan):
        people = {person for who in each.waiver.who for person in scenario.members(who)}
        sentence = f"Waived: {waiver_words(scenario, each)} {lifts(each)}"
        yield Look(LookKind.WAIVED, sentence, desk.ordered(people), each.waiver.meetings, (), None)


def waiver_words(scenario: Scenario, each: Waived) -> str:
    """Which waiver it is: the rule, for whom, who gave it, and until when."""
    waiver = each.waiver
    called = {id_: each.name for id_, each in scenario.people.items()}
    called |= {id_: each.name for id_, each in scenario.delegations.items()}
    called |= {id_: each.name for id_, each in scenario.parties.items()}
    names = [called[who] for who in waiver.who]
    names += [f"'{scenario.meetings[id_].title}'" for id_ in waiver.meetings]
    until = "" if waiver.until is None else f" until {waiver.until:%a} {waiver.until.day} {waiver.until:%b %Y}"
    rule = waiver.waives.replace("-", " ")
    return f"{rule} for {', '.join(names)}, by {waiver.by}{until} ({waiver.why})."


def lifts(each: Waived) -> str:
    """What a waiver lifts from a plan, in words."""
    if not each.holds:
        return "It ends before the horizon does, and lifts nothing."
    if not each.lifted:
        return "Nothing in the plan needs it."
    return f"Without it: {' '.join(finding.message for finding in each.lifted)}"
