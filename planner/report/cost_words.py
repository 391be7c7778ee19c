"""What a plan costs, in words: each tier with its value and bound, and what makes it up, the largest part first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.check import tiers
from planner.domain.relations import Balance
from planner.domain.scenario import Scenario
from planner.plan.record import COUNTED, Answer, Plan, Term, Tier, TierResult
from planner.report.words import Namer, counted, duration, listed

HEADS = {
    Tier.PRIORITY: "What is left out",
    Tier.ATTENDANCE: "Stand-ins and people missing",
    Tier.STABILITY: "Changes against a plan that people know",
    Tier.PROTOCOL: "Holidays, audiences, balance",
    Tier.COMFORT: "Nights, and landings long before a meeting",
    Tier.TRAVEL: "Time en route, for each person",
    Tier.TIDINESS: "Time away from home, and waiting for meetings",
}
"""What each tier counts, as a heading; what comes first matters more than everything below it."""
_TIMES = {Tier.COMFORT: "in the body's night", Tier.TRAVEL: "en route", Tier.TIDINESS: "away and waiting"}
"""Tiers that count minutes, and what of."""


@dataclass(frozen=True)
class Part:
    """A part of what a tier comes to: what it is, how much in words, and its share of the tier's value."""

    what: str
    amount: str
    cost: int


@dataclass(frozen=True)
class TierCost:
    """A tier: its heading, what it comes to, what is known of better plans, and what makes it up, largest first."""

    tier: Tier
    head: str
    value: int
    amount: str
    bound: str
    parts: tuple[Part, ...]


def costs(answer: Answer, scenario: Scenario) -> tuple[TierCost, ...]:
    """What the plan of an answer costs, tier by tier in order of what matters; tiers that come to nothing among them."""
    sums = tiers(answer.terms)
    known = {result.tier: result for result in answer.tiers}
    return tuple(
        TierCost(
            tier=tier,
            head=HEADS[tier],
            value=sums[tier],
            amount=amount(tier, sums[tier], answer.terms),
            bound=_bound(known.get(tier), answer.terms),
            parts=parts(tier, answer.terms, scenario, answer.plan),
        )
        for tier in COUNTED
    )


def amount(tier: Tier, value: int, terms: Iterable[Term]) -> str:
    """What a tier comes to with its unit: `39 days 5 h en route`, `12 points`; `nothing` for 0.

    A tier of minutes counts points where some of them weigh more than others.
    """
    of = f" {_TIMES[tier]}" if value and _in_minutes(tier, terms) else ""
    return f"{measure(tier, value, terms)}{of}"


def measure(tier: Tier, value: int, terms: Iterable[Term]) -> str:
    """The same without what it is time of: `39 days 5 h`, `12 points`, `nothing`."""
    if not value:
        return "nothing"
    return duration(value) if _in_minutes(tier, terms) else counted(value, "point")


def _in_minutes(tier: Tier, terms: Iterable[Term]) -> bool:
    own = [term for term in terms if term.tier is tier]
    return tier in _TIMES and all(term.weight == 1 and term.unit == "min" for term in own)


def _bound(result: TierResult | None, terms: Iterable[Term]) -> str:
    """What is known of how little another plan could come to."""
    if result is None:
        return "not known"
    if result.proved:
        return "proved: no plan has less" if result.value else ""
    if result.bound <= 0:
        return "not known how much less is possible"
    return f"no plan has less than {amount(result.tier, result.bound, terms)}"


def parts(tier: Tier, terms: Iterable[Term], scenario: Scenario, plan: Plan | None) -> tuple[Part, ...]:
    """What a tier is made up of, the largest part first."""
    terms = tuple(terms)
    words = _Words(scenario, plan)
    minutes = _in_minutes(tier, terms)
    own = sorted(
        (term for term in terms if term.tier is tier and term.cost), key=lambda term: (-term.cost, term.subject)
    )
    return tuple(Part(words.of(term), duration(term.amount) if minutes else _weighed(term), term.cost) for term in own)


def parts_about(meeting: str, terms: Iterable[Term], scenario: Scenario, plan: Plan) -> Iterator[tuple[Tier, Part]]:
    """What a meeting itself costs in a plan, tier by tier."""
    own = [term for term in terms if meeting in term.subject.split("/")]
    for tier in Tier:
        yield from ((tier, part) for part in parts(tier, own, scenario, plan))


def _weighed(term: Term) -> str:
    points = counted(term.cost, "point")
    return f"{duration(term.amount)}, {points}" if term.unit == "min" else points


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


class _Words:
    """Says what a term is about."""

    def __init__(self, scenario: Scenario, plan: Plan | None) -> None:
        self._scenario, self._plan, self._namer = scenario, plan, Namer(scenario)

    def of(self, term: Term) -> str:
        """A term as a phrase."""
        first, _, second = term.subject.partition("/")
        namer = self._namer
        match term.name:
            case "unheld":
                return f"{namer.meeting(first)} is not held"
            case "stand-in":
                return self._stand_in(first, second)
            case "absent":
                return f"{namer.person(second)} does not come to {namer.meeting(first)}"
            case "holiday":
                return f"{namer.meeting(first)} is held on a holiday"
            case "shortened":
                return f"{namer.meeting(first)} is shortened"
            case "off-pin":
                return f"{namer.meeting(first)} does not start at its pin"
            case "off-air":
                return self._off_air(first, second)
            case "balance":
                return self._balance(first)
            case "undone":
                return f"{namer.work(first)} is not done"
            case "work-late":
                return f"Waiting for {namer.work(first)}"
            case "late":
                return self._late(first)
        return self._somebody(term, namer.person(first), second)

    def _somebody(self, term: Term, name: str, where: str) -> str:
        """A term of a person's nights and journeys."""
        match term.name:
            case "night":
                return f"{name} in {self._namer.meeting(where)}"
            case "travel-hours":
                return f"{name} sets out or arrives outside the hours for it {_times(term.amount)}"
            case "call-hours":
                return f"{name} takes {self._namer.meeting(where)} outside the hours for calls"
            case "nights-away":
                return f"{name} is away for {counted(term.amount, 'night')} in a row more than should be"
            case "arrival":
                city, _, _ = where.partition(" ")
                return f"{name} comes to {self._namer.city(city)} too shortly before what they attend"
            case "early":
                city, _, _ = where.partition(" ")
                return f"{name} lands in {self._namer.city(city)} {term.amount} h sooner than need be"
            case "en-route":
                return f"{name} en route"
            case "away":
                return f"{name} away from home"
        return f"{term.name}: {term.subject}"

    def _late(self, meeting: str) -> str:
        counted_from, named = self._scenario.policies.lateness.counted_from, self._namer.meeting(meeting)
        if (at := counted_from.moment) is not None:
            return f"Time between {named} and {at}"
        summit = self._scenario.summit if counted_from.summit else None
        return (
            f"Waiting for {named}"
            if summit is None
            else f"Time between {named} and {self._namer.meeting(summit.meeting)}"
        )

    def _stand_in(self, meeting: str, seat: str) -> str:
        held = None if self._plan is None else self._plan.appointment(meeting)
        there = () if held is None else held.attendance
        comes = next((each for each in there if each.seat == seat), None)
        title, role = self._namer.meeting(meeting), self._scenario.roles.get(seat)
        if comes is None:
            return f"Somebody stands in for {self._namer.person(seat) if role is None else role.name} at {title}"
        return f"{self._namer.person(comes.person)} comes {self._namer.seat(comes)} to {title}"

    def _off_air(self, meeting: str, number: str) -> str:
        asked = self._scenario.meetings.get(meeting)
        wishes = () if asked is None else asked.needs.prime_time
        at = int(number) - 1 if number.isdecimal() else -1
        zone = f" in {wishes[at].zone.replace('_', ' ')}" if 0 <= at < len(wishes) else ""
        return f"{self._namer.meeting(meeting)} begins outside the hours when it can be watched{zone}"

    def _balance(self, relation: str) -> str:
        asked = self._scenario.relations.get(relation)
        if not isinstance(asked, Balance):
            return f"Delegations do not have equally many meetings ({relation})"
        names = [self._scenario.delegations[id_].name for id_ in asked.delegations if id_ in self._scenario.delegations]
        return f"{listed(names)} do not have equally many meetings"
