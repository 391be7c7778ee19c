"""Visits of a plan in which nothing is attended: those who solve make none that nobody asks for."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.scenario import Scenario
from planner.plan.record import Plan


def idle_visits(scenario: Scenario, plan: Plan) -> Iterator[tuple[str, str]]:
    """Who travels where for nothing: neither the base nor a place of something that they, or their party, attend."""
    for person in scenario.people:
        party = scenario.party_of(person)
        company = set(scenario.members(party) if party else (person,))
        legs = sorted(plan.of(person).journeys)
        for number, leg in enumerate(legs):
            until = legs[number + 1].depart if number + 1 < len(legs) else scenario.end
            attended = any(
                company & set(held.people) and held.city == leg.destination and leg.arrive <= held.end <= until
                for held in plan.appointments
            )
            if leg.destination != scenario.base_of(person) and not attended:
                yield person, leg.destination
