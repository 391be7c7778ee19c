"""Visits of a plan in which nothing is attended: those who solve make none that nobody asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

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
                city == leg.destination and who in company and leg.arrive <= end <= until
                for who, city, end in _attended(scenario, plan)
            )
            if leg.destination != scenario.base_of(person) and not attended:
                yield person, leg.destination


def _attended(scenario: Scenario, plan: Plan) -> Iterator[tuple[str, str, datetime]]:
    """Who is in a meeting of which city, and when their own part of it ends."""
    for held in plan.appointments:
        for each in held.attendance:
            until = scenario.meetings[held.meeting].part_of(each.seat)[1]
            yield each.person, held.city, held.start + timedelta(minutes=until)
