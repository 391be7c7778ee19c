"""Small scenarios that ask one subject at a time: is this person, room, pool or chain of relations possible alone?

Each is a relaxation: whatever it forbids, the whole scenario forbids too. So a probe without a plan proves that there is
none at all, and names whom it is about. Meetings that a probe does not ask for stay in it where somebody could travel to
them, for a journey may need them as a stop; but they need not be held.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from planner.domain.figures import Figures
from planner.domain.meetings import Meeting, Needs, Who
from planner.domain.needed import languages
from planner.domain.place import Place
from planner.domain.places import City
from planner.domain.policies import Policies
from planner.domain.relations import Adjacent, Before, Brief, DifferentDays, Gate, Relation, SameDay
from planner.domain.scenario import Scenario
from planner.problem import Problem
from planner.problem.demands import Demand
from planner.problem.tasks import SeatKind, Task


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


def probes(problem: Problem) -> Iterator[Probe]:
    """A probe for the relations, for every person, room and pool that a must-have depends on, and for the work."""
    tasks = [task for task in problem.tasks.values() if task.must and task.options]
    relaxed = {task.id: _alone(problem, task) for task in tasks}
    yield _probe(problem, "relations", "the order of the meetings", "relations", relaxed)
    yield from _people(problem, tasks)
    yield from _rooms(problem, tasks)
    yield from _pools(problem, tasks)
    if problem.preparations:
        probe = _probe(problem, "work", "the preparations", "work", relaxed)
        yield replace(probe, scenario=_with_work(problem.scenario, probe.scenario))


def probe_of_meeting(problem: Problem, task: Task) -> Probe:
    """A probe for one meeting with all that it needs, and for nothing else."""
    scenario = problem.scenario
    meeting = scenario.meetings[task.id]
    meeting = meeting.model_copy(update={"who": meeting.who.model_copy(update={"optional": {}})})
    around = _around(scenario, {**_summit(scenario), task.id: meeting})
    return Probe(f"meetings.{task.id}", meeting.title, "meeting", around, (task.id,))


def probe_of_whole(problem: Problem) -> Probe:
    """A probe for all meetings that must be held and can be alone, with everything that binds them."""
    scenario = problem.scenario
    musts = [task.id for task in problem.tasks.values() if task.must]
    probe = Probe("scenario", scenario.title, "scenario", without_prices(scenario), tuple(sorted(musts)))
    return probe.without([task.id for task in problem.tasks.values() if not task.options])


def _with_work(scenario: Scenario, around: Scenario) -> Scenario:
    """The scenario of a probe with all work, tied to those of its meetings and permits that are there."""
    pieces = {}
    for id_, work in scenario.work.items():
        meetings = tuple(each for each in work.needs.meetings if each in around.meetings)
        permits = tuple(each for each in work.needs.permits if each in around.permits)
        needs = work.needs.model_copy(update={"meetings": meetings, "permits": permits})
        opens = tuple(each for each in work.opens if each in around.meetings)
        pieces[id_] = work.model_copy(update={"needs": needs, "opens": opens})
    return around.model_copy(update={"work": pieces})


def _people(problem: Problem, tasks: list[Task]) -> Iterator[Probe]:
    bound = {
        who
        for permit in problem.scenario.permits.values()
        for named in permit.for_
        for who in problem.scenario.members(named)
    }
    for person, who in sorted(problem.scenario.people.items(), key=lambda each: (each[0] not in bound, each[0])):
        theirs: dict[str, Meeting] = {}
        for task in tasks:
            for seat in task.seats:
                if seat.kind is SeatKind.REQUIRED and [each.person for each in seat.candidates] == [person]:
                    theirs[task.id] = _alone(problem, task, seat.id)
        if theirs or _must_move(problem, person):
            stops = {id_: each for id_, each in _stops(problem, person).items() if id_ not in theirs}
            yield _probe(problem, f"people.{person}", who.name, "person", theirs, stops)


def _must_move(problem: Problem, person: str) -> bool:
    """Whether a person may be unable to be where they are even without a meeting."""
    scenario, traveller = problem.scenario, problem.traveller_of.get(person)
    if traveller is None or not traveller.moves:
        return False
    away = scenario.people[person].starts not in (None, scenario.base_of(person))
    own = {person, *traveller.people, *(id_ for id_, each in scenario.parties.items() if person in each.members)}
    whereabouts = [each.who for each in scenario.journeys.values()] + [each.who for each in scenario.stays.values()]
    told = any(who in own for who in whereabouts)
    kept_out = any(
        person in scenario.members(who)
        for permit in scenario.permits.values()
        if permit.opens.city == scenario.base_of(person)
        for who in permit.for_
    )
    return away or told or kept_out


def _stops(problem: Problem, person: str) -> dict[str, Meeting]:
    """Every meeting that somebody could travel to who travels with a person; none of them needs to be held."""
    people = set(problem.traveller_of[person].people)
    return {
        task.id: _for_them(problem, task, people)
        for task in problem.tasks.values()
        if task.options and people & set(task.people)
    }


def _for_them(problem: Problem, task: Task, people: set[str]) -> Meeting:
    """A meeting that need not be held, with the seats only that some of these people can sit in: nobody else is waited for."""
    meeting = problem.scenario.meetings[task.id]
    theirs = {seat.id for seat in task.seats if people & {each.person for each in seat.candidates}}
    who = meeting.who.model_copy(
        update={
            "required": tuple(seat for seat in meeting.who.required if seat in theirs),
            "optional": {seat: 0 for seat in theirs if seat not in meeting.who.required},
            "any_of": (),
        }
    )
    stages = tuple(
        each.model_copy(update={"who": tuple(seat for seat in each.who if seat in theirs) or ("nobody",)})
        if each.who
        else each
        for each in meeting.stages
    )
    return meeting.model_copy(update={"must": False, "needs": Needs(), "who": who, "stages": stages})


def _rooms(problem: Problem, tasks: list[Task]) -> Iterator[Probe]:
    rooms: dict[Place, list[Task]] = {}
    for task in tasks:
        only = {option.room for option in task.options}
        if len(only) == 1 and (room := next(iter(only))) is not None:
            rooms.setdefault(room, []).append(task)
    for room, those in sorted(rooms.items(), key=lambda item: str(item[0])):
        if len(those) > 1:
            yield _probe(
                problem, f"places.{room}", str(room), "room", {task.id: _alone(problem, task) for task in those}
            )


def _pools(problem: Problem, tasks: list[Task]) -> Iterator[Probe]:
    """Each pool with what only it can give, and whoever is asked for by name: alone, and with the others of the pool."""
    pools: dict[str, list[Demand]] = {}
    for demand in problem.demands:
        if len(demand.pools) == 1:
            pool = demand.pools[0]
            for each in filter(None, (pool, problem.pools[pool].of)):
                pools.setdefault(each, []).append(demand)
        elif not demand.pools:
            pools.setdefault(f"{demand.what}?", []).append(demand)
    for pool, served in sorted(pools.items()):
        ids = {demand.meeting for demand in served}
        if pool in problem.scenario.resources and all(demand.pools != (pool,) for demand in served):
            continue
        subject, name, kind = _called(problem, pool)
        theirs = {
            task.id: _alone(problem, task).model_copy(update={"needs": _needs(problem, task.id, served)})
            for task in tasks
            if task.id in ids
        }
        if theirs:
            yield _probe(problem, subject, name, kind, theirs)


def _called(problem: Problem, pool: str) -> tuple[str, str, str]:
    """The path of a pool in the scenario, what people call it, and whether it is one member who has a name."""
    resources = problem.scenario.resources
    if pool in resources:
        return f"resources.{pool}", resources[pool].name, "pool"
    of = problem.pools[pool].of if pool in problem.pools else None
    if of is not None:
        return f"resources.{of}.names", problem.pools[pool].name, "member"
    return f"resources.{pool.rstrip('?')}", pool.rstrip("?"), "no pool"


def _needs(problem: Problem, id_: str, served: list[Demand]) -> Needs:
    """What a meeting needs of one pool, and nothing else."""
    needs, asked = problem.scenario.meetings[id_].needs, {each.what for each in served if each.meeting == id_}
    return Needs(
        interpretation=tuple(pair for pair in needs.interpretation if languages(pair) in map(languages, asked)),
        mode=needs.mode,
        security=needs.security if "security" in asked else 0,
        motorcades=needs.motorcades if "motorcades" in asked else 0,
        equipment={pool: number for pool, number in needs.equipment.items() if pool in asked},
        named=tuple(name for name in needs.named if name in asked),
    )


def _alone(problem: Problem, task: Task, seat: str | None = None) -> Meeting:
    """A meeting with one seat or none, which needs nothing."""
    meeting = problem.scenario.meetings[task.id]
    required = () if seat is None else (seat,)
    who = meeting.who.model_copy(update={"required": required, "optional": {}, "any_of": ()})
    stages = tuple(each.model_copy(update={"who": _seated(each.who, seat)}) for each in meeting.stages)
    return meeting.model_copy(update={"who": who, "needs": Needs(), "stages": stages})


def _seated(who: tuple[str, ...], seat: str | None) -> tuple[str, ...]:
    return who if seat is None or seat in who or not who else ("nobody",)


def _probe(
    problem: Problem,
    subject: str,
    name: str,
    kind: str,
    meetings: dict[str, Meeting],
    stops: dict[str, Meeting] | None = None,
) -> Probe:
    scenario = problem.scenario
    those = {**_summit(scenario), **(stops or {}), **meetings}
    around = _around(scenario, dict(sorted(those.items())))
    if kind != "room":
        places = {id_: _opened(city) for id_, city in scenario.places.items()}
        roomless = {id_: _at_venues(scenario, meeting) for id_, meeting in around.meetings.items()}
        around = around.model_copy(update={"places": places, "meetings": roomless})
    asked = problem.traveller_of[subject.partition(".")[2]].people if kind == "person" else ()
    return Probe(subject, name, kind, _about_people(around, asked), tuple(sorted(meetings)))


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


def _summit(scenario: Scenario) -> dict[str, Meeting]:
    """The summit for its time only."""
    return {} if scenario.summit is None else {scenario.summit.meeting: _nobody(scenario, scenario.summit.meeting)}


def _nobody(scenario: Scenario, id_: str) -> Meeting:
    """A meeting that is there for its time only."""
    return scenario.meetings[id_].model_copy(update={"who": Who(), "needs": Needs(), "must": False})


def _around(scenario: Scenario, meetings: dict[str, Meeting]) -> Scenario:
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
        case SameDay() | DifferentDays():
            those = relation.meetings
        case _:
            return False
    return all(id_ in meetings for id_ in those)
