"""Probes: small scenarios that ask about one subject, and how the whole is brought down to one.

Each is a relaxation: whatever it forbids, the whole scenario forbids too. So a probe without a plan proves that there is
none at all, and names whom it is about.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from planner.domain.figures import Figures
from planner.domain.meetings import Meeting, Needs, Who
from planner.domain.places import City
from planner.domain.policies import Policies
from planner.domain.relations import Adjacent, Before, Brief, DifferentDays, Gate, Inside, Relation, SameDay
from planner.domain.scenario import Scenario
from planner.problem import Problem
from planner.problem.tasks import Task


@dataclass(frozen=True)
class Probe:
    """A question about one subject: `subject` is its path in the scenario, `name` what people call it."""

    subject: str
    name: str
    kind: str
    scenario: Scenario
    meetings: tuple[str, ...]

    def with_only(self, meetings: Collection[str]) -> Probe:
        """The same question about some of its meetings; the others may be held."""
        changed = dict(self.scenario.meetings)
        for id_ in self.meetings:
            if id_ not in meetings:
                changed[id_] = changed[id_].model_copy(update={"must": False})
        lighter = self.scenario.model_copy(update={"meetings": changed})
        return replace(self, scenario=lighter, meetings=tuple(id_ for id_ in self.meetings if id_ in meetings))

    def without(self, meetings: Collection[str]) -> Probe:
        """The same question about the others."""
        return self.with_only([id_ for id_ in self.meetings if id_ not in meetings])


def alone(problem: Problem, task: Task, seat: str | None = None) -> Meeting:
    """A meeting with one seat or none, which needs nothing."""
    meeting = problem.scenario.meetings[task.id]
    required = () if seat is None else (seat,)
    who = meeting.who.model_copy(update={"required": required, "optional": {}, "any_of": ()})
    stages = tuple(each.model_copy(update={"who": _seated(each.who, seat)}) for each in meeting.stages)
    return meeting.model_copy(update={"who": who, "needs": Needs(), "stages": stages})


def _seated(who: tuple[str, ...], seat: str | None) -> tuple[str, ...]:
    return who if seat is None or seat in who or not who else ("nobody",)


def probe_about(
    problem: Problem,
    subject: str,
    name: str,
    kind: str,
    meetings: dict[str, Meeting],
    stops: dict[str, Meeting] | None = None,
) -> Probe:
    """A probe about a subject: these meetings, which must be held, perhaps with stops on the way, and what binds them."""
    scenario = problem.scenario
    those = {**summit_for_its_time(scenario), **(stops or {}), **meetings}
    small = around(scenario, dict(sorted(those.items())))
    if kind != "room":
        places = {id_: _opened(city) for id_, city in scenario.places.items()}
        roomless = {id_: _at_venues(scenario, meeting) for id_, meeting in small.meetings.items()}
        small = small.model_copy(update={"places": places, "meetings": roomless})
    asked = problem.traveller_of[subject.partition(".")[2]].people if kind == "person" else ()
    return Probe(subject, name, kind, _about_people(small, asked), tuple(sorted(meetings)))


def _about_people(scenario: Scenario, asked: tuple[str, ...]) -> Scenario:
    """The scenario with permits, starting cities, known journeys and stays of those people only."""
    people = {
        id_: who if id_ in asked else who.model_copy(update={"starts": None}) for id_, who in scenario.people.items()
    }
    permits = {}
    for id_, permit in scenario.permits.items():
        needing = {member for who in permit.for_ for member in scenario.members(who)}
        if mine := sorted(needing.intersection(asked)):
            permits[id_] = permit.model_copy(update={"for_": tuple(mine)})
    theirs = {*asked, *(id_ for id_, party in scenario.parties.items() if set(asked) & set(party.members))}
    whereabouts = {
        "journeys": {id_: each for id_, each in scenario.journeys.items() if each.who in theirs},
        "stays": {id_: each for id_, each in scenario.stays.items() if each.who in theirs},
    }
    return scenario.model_copy(update={"people": people, "permits": permits, **whereabouts})


def _opened(city: City) -> City:
    """A city in whose venues any number of meetings have room."""
    roomy = {"open": True, "rooms": {}, "seats": None}
    return city.model_copy(update={"venues": {id_: each.model_copy(update=roomy) for id_, each in city.venues.items()}})


def _at_venues(scenario: Scenario, meeting: Meeting) -> Meeting:
    """A meeting that may be anywhere in the venues of its rooms."""
    where = dict.fromkeys(str(scenario.place(text).at_venue) for text in meeting.where)
    pin = meeting.pin
    if pin is not None and pin.place is not None:
        pin = pin.model_copy(update={"place": str(scenario.place(pin.place).at_venue)})
    return meeting.model_copy(update={"where": tuple(where), "pin": pin})


def summit_for_its_time(scenario: Scenario) -> dict[str, Meeting]:
    """The summit for its time only."""
    return {} if scenario.summit is None else {scenario.summit.meeting: _nobody(scenario, scenario.summit.meeting)}


def _nobody(scenario: Scenario, id_: str) -> Meeting:
    """A meeting that is there for its time only."""
    return scenario.meetings[id_].model_copy(update={"who": Who(), "needs": Needs(), "must": False})


def around(scenario: Scenario, meetings: dict[str, Meeting]) -> Scenario:
    """The scenario with these meetings, the relations that order them, and nothing of protocol."""
    relations = {id_: each for id_, each in scenario.relations.items() if _among(each, meetings)}
    policies = scenario.policies.model_copy(update={"quotas": {}})
    asked = {"meetings": meetings, "relations": relations, "policies": policies, "work": {}}
    return without_prices(scenario.model_copy(update=asked))


def without_prices(scenario: Scenario) -> Scenario:
    """The scenario without what only costs: the same plans are possible."""
    quiet = {
        field: {id_: who.model_copy(update={"figures": _calm_figures(who.figures)}) for id_, who in those.items()}
        for field, those in (("delegations", scenario.delegations), ("people", scenario.people))
    }
    return scenario.model_copy(update={**quiet, "policies": _calm(scenario.policies)})


def _calm_figures(own: Figures | None) -> Figures | None:
    """Figures of somebody's own without what only costs."""
    if own is None:
        return None
    travel = None if own.travel_hours is None else own.travel_hours.model_copy(update={"weight": 0})
    calls = None if own.call_hours is None else own.call_hours.model_copy(update={"weight": 0})
    arrival = None if own.arrival is None else own.arrival.model_copy(update={"weight": 0})
    nights = None if own.nights_away is None else own.nights_away.model_copy(update={"weight": 0})
    quiet = {"nights_away": nights, "travel_hours": travel, "call_hours": calls, "arrival": arrival, "night": None}
    return own.model_copy(update=quiet)


def _calm(policies: Policies) -> Policies:
    free = {
        "night": policies.night.model_copy(update={"weight": 0}),
        "travel_hours": policies.travel_hours.model_copy(update={"weight": 0}),
        "call_hours": policies.call_hours.model_copy(update={"weight": 0}),
        "nights_away": policies.nights_away.model_copy(update={"weight": 0}),
        "arrival": policies.arrival.model_copy(update={"weight": 0}),
        "holiday_weight": 0,
    }
    return policies.model_copy(update=free)


def _among(relation: Relation, meetings: Collection[str]) -> bool:
    match relation:
        case Before() | Adjacent():
            those: tuple[str, ...] = (relation.first, relation.then)
        case Gate():
            those = (relation.gate, *relation.opens)
        case Brief():
            those = (relation.meeting, relation.about)
        case Inside():
            those = (relation.meeting, relation.during)
        case SameDay() | DifferentDays():
            those = relation.meetings
        case _:
            return False
    return all(id_ in meetings for id_ in those)
