"""An answer in words: how good it is, what stands in the way, and the figures of its plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.scenario import Scenario
from planner.plan.record import COUNTED, Answer, Plan, Repair, Status, Tier
from planner.report.tables import person_frame
from planner.report.words import Namer, counted, duration


@dataclass(frozen=True)
class Figure:
    """A number of a plan: its label, and itself in words."""

    label: str
    says: str


def headline(answer: Answer) -> str:
    """The status as a sentence."""
    return f"{answer.words[0].upper()}{answer.words[1:]}."


def advice(answer: Answer) -> str:
    """What to do where an answer is not the last word; empty where there is nothing to do."""
    return {
        Status.WITHIN: "With more time a better plan may be found, or this one proved best.",
        Status.BEST_FOUND: "Nothing is proved of how good it is: with more time a better plan may be found.",
        Status.NO_PLAN_UNCONFIRMED: "One search says so; a second one of another kind did not end in the time given. "
        "Give it more time.",
        Status.NO_PLAN_FOUND: "Nothing is proved: there may be a plan. Give it more time.",
        Status.NO_PLAN_EXISTS: "Change what stands in the way, then solve again.",
    }.get(answer.status, "")


WITH_REPAIRS = (Tier.PRIORITY, Tier.ATTENDANCE, Tier.PROTOCOL, Tier.COMFORT)
"""Tiers that tell repairs apart; those below them a whole solve makes better."""


def tiers_of_repairs(repairs: Sequence[Repair]) -> tuple[Tier, ...]:
    """The tiers to show beside repairs: those in which the plan of any of them costs something."""
    costing = (tier for tier in COUNTED if any(each.values.get(str(tier)) for each in repairs))
    return tuple(tier for tier in costing if tier in WITH_REPAIRS)


def figures(scenario: Scenario, plan: Plan) -> tuple[Figure, ...]:
    """How much a plan holds: meetings held, journeys, people travelling, nights away from home."""
    held = len({each.meeting for each in plan.appointments})
    travelling = {who for leg in plan.journeys for who in leg.people}
    people = {who for each in plan.appointments for who in each.people} | travelling
    route = sum(round((leg.arrive - leg.depart).total_seconds() / 60) * len(leg.people) for leg in plan.journeys)
    nights = int(person_frame(plan, scenario)["nights away"].sum())
    return (
        Figure("Meetings held", f"{held:,} of {len(scenario.to_be_planned):,}"),
        Figure("Journeys", f"{len(plan.journeys):,}"),
        Figure("People travelling", f"{len(travelling):,} of {len(people):,}"),
        Figure("En route, all people", duration(route)),
        Figure("Nights away, all people", f"{nights:,}"),
    )


_FIELDS = {
    "when": "when it may be held",
    "wall": "before or after the summit",
    "between": "the span in which it may be held",
    "time_of_day": "the hours of the day in which it may be held",
    "days": "the weekdays on which it may be held",
    "where": "where it may be held",
    "who": "who attends",
    "pin": "its fixed time",
    "needs": "what it needs",
    "length": "how long it takes",
    "available": "when the person is available",
    "blocked": "its blocked times",
    "from": "when the plan begins",
    "to": "when the plan ends",
    "hours": "the opening hours",
    "closed": "that nobody can go that way",
    "departures": "its departures",
    "other_airports": "its other airports",
    "stretches": "how long its stretches take",
    "at": "its time",
    "returns": "that the person must be back",
    "number": "how many there are",
    "due": "when it is due",
    "daily": "how long each works on a day",
    "seats": "how many people fit",
    "count": "how many there are",
}
"""Fields of a scenario that can stand in the way, in words."""
_PARTS = {
    "meetings": ("meeting", "title"),
    "permits": ("permit", "name"),
    "work": ("work", "title"),
    "people": ("person", "name"),
    "resources": ("pool", "name"),
    "delegations": ("delegation", "name"),
    "places": ("city", "name"),
    "venues": ("venue", "name"),
    "rooms": ("room", "name"),
    "quotas": ("quota", "name"),
    "quiet_times": ("quiet time", "name"),
}
_NAMELESS = {
    "relations": "relation",
    "routes": "route",
    "journeys": "journey",
    "stays": "stay",
    "waivers": "waiver",
    "policies": "rules",
    "summit": "summit",
    "horizon": "horizon",
}


def culprit(scenario: Scenario, path: str) -> str:
    """What a path of the scenario means: `meeting "Dinner": when it may be held`, `permit "Waiver for New York"`."""
    names, said = path.split("."), list[str]()
    part: object = scenario
    while names:
        name = names.pop(0)
        part = _inside(part, name)
        if name in _PARTS and names:
            kind, field = _PARTS[name]
            id_ = names.pop(0)
            part = _inside(part, id_)
            said.append(f'{kind} "{getattr(part, field, None) or id_}"')
        elif name in _NAMELESS:
            id_ = (
                f' "{names.pop(0)}"'
                if name in ("relations", "routes", "journeys", "stays", "waivers") and names
                else ""
            )
            said.append(f"{_NAMELESS[name]}{id_}")
        else:
            said.append(_FIELDS.get(name, name.replace("_", " ").replace("-", " ")))
    return ": ".join(said)


def _inside(part: object, name: str) -> object:
    return part.get(name) if isinstance(part, dict) else getattr(part, name, None)


def not_held(scenario: Scenario, plan: Plan) -> list[tuple[str, str]]:
    """What is not held and why: (title, reason)."""
    namer = Namer(scenario)
    return [(namer.meeting(left.meeting), left.reason) for left in plan.unscheduled]


def provenance(answer: Answer) -> str:
    """Where an answer comes from, in a line."""
    made = answer.provenance
    again = "the same again every time" if made.reproducible else "another run may give another plan of the same value"
    effort = f"{counted(made.workers, 'processor core')}, at most {duration(max(1, round(made.time_limit / 60)))}"
    return f"Solved on {effort}; {again}."
