"""Who stays on: pairs of meetings of which the later one is for people of the earlier one only."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.meetings import Meeting
from planner.domain.places import RoomKind
from planner.domain.scenario import Scenario
from planner.problem.tasks import Option, Task, first_choice

Pairs = frozenset[tuple[str, str]]


def pairs_of(scenario: Scenario) -> Pairs:
    """Pairs (earlier, later): whoever belongs in the later meeting must be in the earlier one, as the scenario says it.

    Who fills a seat in a plan does not matter, so that a pair is one in every plan. None where the policy is off.
    """
    if not scenario.policies.same_people_stay or not _anything_due(scenario):
        return frozenset()
    must = {id_: _principals(scenario, each.who.required) for id_, each in scenario.meetings.items()}
    may = {id_: must[id_] | _principals(scenario, _others(each)) for id_, each in scenario.meetings.items()}
    guests = {id_: each.needs.seats or 0 for id_, each in scenario.meetings.items()}
    return frozenset(
        (earlier, later)
        for later, people in may.items()
        if people
        for earlier in scenario.meetings
        if earlier != later and people <= must[earlier] and guests[later] <= guests[earlier]
    )


def _anything_due(scenario: Scenario) -> bool:
    venues = [venue for place in scenario.places.values() for venue in place.venues.values()]
    own = [space.turnover for venue in venues for space in (venue, *venue.rooms.values())]
    policies = scenario.policies
    of_kinds = [policies.turnovers.of(kind) for kind in RoomKind]
    return any((policies.changeover, policies.turnover, *of_kinds, *own))


def _others(meeting: Meeting) -> tuple[str, ...]:
    return (*meeting.who.optional, *(each for group in meeting.who.any_of for each in group.of))


def _principals(scenario: Scenario, seats: tuple[str, ...]) -> frozenset[str]:
    """Whom these seats stand for; a role that nobody holds stands for itself."""
    return frozenset(first_choice(scenario, seat) or seat for seat in seats)


def staying_of(scenario: Scenario, tasks: Mapping[str, Task]) -> Pairs:
    """The pairs for which staying on saves something: in some place of both something is due between two meetings."""
    changeover = scenario.policies.changeover
    places = {
        id_: frozenset(each.place for each in task.options if _due(each, changeover)) for id_, task in tasks.items()
    }
    return frozenset(pair for pair in pairs_of(scenario) if places[pair[0]] & places[pair[1]])


def _due(option: Option, changeover: int) -> bool:
    return option.city is not None and (option.turnover > 0 or changeover > 0)
