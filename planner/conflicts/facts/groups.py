"""The facts of a scenario in groups: the ones that people can talk about first, the ways of the world last."""

from __future__ import annotations

from planner.conflicts.facts.fact import Fact, in_file
from planner.conflicts.facts.meetings import facts_of_arrivals, facts_of_meetings, facts_of_names, facts_of_needs
from planner.conflicts.facts.order import facts_of_permits, facts_of_relations, facts_of_whereabouts, facts_of_work
from planner.conflicts.facts.places import facts_of_people, facts_of_resources, facts_of_routes, facts_of_venues
from planner.conflicts.facts.policies import facts_of_limits, facts_of_own_figures, facts_of_policies
from planner.domain.scenario import Scenario


def facts_of(scenario: Scenario, meetings: tuple[str, ...]) -> list[list[Fact]]:
    """Every fact; windows, pins and needs of these meetings only."""
    figures = list(facts_of_policies(scenario))
    written = [fact for fact in figures if in_file(scenario, fact.path)]
    groups = (
        (*facts_of_permits(scenario), *facts_of_whereabouts(scenario)),
        facts_of_relations(scenario),
        facts_of_work(scenario),
        facts_of_limits(scenario),
        written,
        (*facts_of_own_figures(scenario), *facts_of_arrivals(scenario, meetings)),
        facts_of_people(scenario),
        facts_of_routes(scenario),
        facts_of_resources(scenario),
        facts_of_meetings(scenario, meetings),
        facts_of_needs(scenario, meetings),
        facts_of_names(scenario, meetings),
        facts_of_venues(scenario),
        [fact for fact in figures if fact not in written],
    )
    return [group for group in map(list, groups) if group]
