"""Travellers: a person, or people who travel as one party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.domain.scenario import Scenario
from planner.domain.whereabouts import AskedStay, KnownJourney
from planner.problem.openings import Opening
from planner.problem.tasks import Task


@dataclass(frozen=True)
class Traveller:
    """Who moves as one: `people` are where it is, always.

    `aircraft` is the pool that carries it on private legs. `moves` is false where it can only stay where it starts.
    """

    id: str
    people: tuple[str, ...]
    party: str | None
    start: str
    base: str
    returns: bool
    own_aircraft: bool
    aircraft: str | None
    moves: bool


def travellers_of(scenario: Scenario, tasks: Mapping[str, Task], openings: tuple[Opening, ...]) -> dict[str, Traveller]:
    """Everybody whom a rule can ask for something, by the id of the party or person: who can be in a meeting, begins away
    from the base, needs a permit for the city where they begin, or whose journeys are known or stays asked for.
    """
    starts = {id_: who.starts or scenario.base_of(id_) for id_, who in scenario.people.items()}
    busy = {person for task in tasks.values() for person in task.people}
    busy |= {id_ for id_, city in starts.items() if city != scenario.base_of(id_)}
    busy |= {person for opening in openings for person in opening.people if starts[person] == opening.city}
    for each in _whereabouts(scenario):
        busy |= set(scenario.members(each.who))
    found: dict[str, Traveller] = {}
    for id_, party in sorted(scenario.parties.items()):
        if busy.intersection(party.members):
            people = tuple(sorted(party.members))
            found[id_] = _traveller(scenario, tasks, openings, id_, people)
    for person in sorted(busy):
        if scenario.party_of(person) is None:
            found[person] = _traveller(scenario, tasks, openings, person, (person,))
    return dict(sorted(found.items()))


def _traveller(
    scenario: Scenario, tasks: Mapping[str, Task], openings: tuple[Opening, ...], id_: str, people: tuple[str, ...]
) -> Traveller:
    first = scenario.people[people[0]]
    base = scenario.base_of(people[0])
    start = first.starts or base
    party = id_ if id_ in scenario.parties else None
    carrier = scenario.parties[id_] if party is not None else first
    cities = set(_cities(tasks, people))
    asked = any(set(people) & set(scenario.members(each.who)) for each in _whereabouts(scenario))
    watched = any(opening.city == start and set(people) & set(opening.people) for opening in openings)
    moves = bool(cities - {start}) or start != base or watched or asked
    own = (carrier.own_aircraft, carrier.aircraft)
    return Traveller(id_, people, party, start, base, first.returns, *own, moves)


def _whereabouts(scenario: Scenario) -> tuple[KnownJourney | AskedStay, ...]:
    return (*scenario.journeys.values(), *scenario.stays.values())


def _cities(tasks: Mapping[str, Task], people: tuple[str, ...]) -> Iterator[str]:
    for task in tasks.values():
        if set(task.people) & set(people):
            yield from task.cities
