"""The subjects that can be impossible alone: every person, room, pool and quota, the relations, and the work.

Meetings that a probe does not ask for stay in it where somebody could travel to them, for a journey may need them as a stop;
but they need not be held.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from planner.conflicts.probe import Probe, alone, around, probe_about, summit_for_its_time, without_prices
from planner.domain.meetings import Meeting, Needs
from planner.domain.needed import languages
from planner.domain.place import Place
from planner.domain.relations import Brief, Gate
from planner.domain.scenario import Scenario
from planner.problem import Problem
from planner.problem.demands import Demand
from planner.problem.tasks import Seat, SeatKind, Task


def probes(problem: Problem) -> Iterator[Probe]:
    """A probe for the relations, for every person, room and pool that a must-have depends on, and for the work."""
    tasks = [task for task in problem.tasks.values() if task.must and task.options]
    relaxed = {task.id: alone(problem, task) for task in tasks}
    needed = {id_: alone(problem, problem.tasks[id_]) for id_ in needed_for(problem.scenario, relaxed)}
    yield probe_about(problem, "relations", "the order of the meetings", "relations", relaxed, needed)
    yield from _people(problem, tasks)
    yield from _rooms(problem, tasks)
    yield from _pools(problem, tasks)
    yield from _quotas(problem, [task for task in problem.tasks.values() if task.must])
    if problem.preparations:
        probe = probe_about(problem, "work", "the preparations", "work", relaxed, needed)
        yield replace(probe, scenario=_with_work(problem.scenario, probe.scenario))


def needed_for(scenario: Scenario, meetings: Collection[str]) -> list[str]:
    """The other meetings without which these cannot be held: those that open them, and briefings about them."""
    waiting = list(meetings)
    for id_ in waiting:
        for relation in scenario.relations.values():
            match relation:
                case Gate() if id_ in relation.opens and relation.gate not in waiting:
                    waiting.append(relation.gate)
                case Brief() if id_ == relation.about and relation.meeting not in waiting:
                    waiting.append(relation.meeting)
    return sorted(set(waiting) - set(meetings))


def probe_of_meeting(problem: Problem, task: Task) -> Probe:
    """A probe for one meeting with all that it needs, and for nothing else but stops on the way."""
    scenario = problem.scenario
    meeting = scenario.meetings[task.id]
    meeting = meeting.model_copy(update={"who": meeting.who.model_copy(update={"optional": {}})})
    small = _with_stops(around(scenario, {**summit_for_its_time(scenario), task.id: meeting}), problem, task.people)
    return Probe(f"meetings.{task.id}", meeting.title, "meeting", small, (task.id,))


def probe_of_whole(problem: Problem) -> Probe:
    """A probe for all meetings that must be held, with everything that binds them."""
    scenario = problem.scenario
    musts = [task.id for task in problem.tasks.values() if task.must]
    return Probe("scenario", scenario.title, "scenario", without_prices(scenario), tuple(sorted(musts)))


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
                    theirs[task.id] = alone(problem, task, seat.id)
        if theirs or _must_move(problem, person):
            yield probe_about(problem, f"people.{person}", who.name, "person", theirs, _stops(problem, [person]))


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


def _stops(problem: Problem, whose: Iterable[str]) -> dict[str, Meeting]:
    """Every meeting that somebody could travel to who travels with one of these; none of them needs to be held."""
    people = {other for person in whose for other in problem.traveller_of[person].people}
    return {
        task.id: _for_them(problem, task, people)
        for task in problem.tasks.values()
        if task.options and people & set(task.people)
    }


def _with_stops(small: Scenario, problem: Problem, whose: Iterable[str]) -> Scenario:
    """The scenario of a probe with what its people could travel to on the way; no relation binds it."""
    meetings = {**_stops(problem, whose), **small.meetings}
    return small.model_copy(update={"meetings": dict(sorted(meetings.items()))})


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
            yield probe_about(
                problem, f"places.{room}", str(room), "room", {task.id: alone(problem, task) for task in those}
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
            task.id: alone(problem, task).model_copy(update={"needs": _needs(problem, task.id, served)})
            for task in tasks
            if task.id in ids
        }
        if theirs:
            yield probe_about(problem, subject, name, kind, theirs)


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


def _quotas(problem: Problem, tasks: list[Task]) -> Iterator[Probe]:
    """Each quota with the must-haves of one delegation, of whom one is in each."""
    scenario = problem.scenario
    for id_, quota in sorted(scenario.policies.quotas.items()):
        for delegation in quota.delegations or sorted(scenario.delegations):
            theirs = {}
            for task in tasks:
                seat = next((seat.id for seat in task.seats if _is_of(problem, seat, delegation)), None)
                if seat is not None:
                    theirs[task.id] = alone(problem, task, seat)
            if len(theirs) > quota.most:
                name = scenario.delegations[delegation].name
                probe = probe_about(problem, f"delegations.{delegation}", name, "quota", theirs)
                people = {person for id_ in theirs for person in problem.tasks[id_].people}
                small = _with_stops(probe.scenario, problem, people)
                policies = small.policies.model_copy(update={"quotas": {id_: quota}})
                yield replace(probe, scenario=small.model_copy(update={"policies": policies}))


def _is_of(problem: Problem, seat: Seat, delegation: str) -> bool:
    """Whether a seat is required and whoever may sit in it is of a delegation."""
    people = problem.scenario.people
    return seat.kind is SeatKind.REQUIRED and all(people[each.person].of == delegation for each in seat.candidates)
