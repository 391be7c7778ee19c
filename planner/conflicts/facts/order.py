"""Relations, permits, work, known journeys and stays: what binds meetings and people from outside of them."""

from __future__ import annotations

from collections.abc import Iterator

from planner.conflicts.facts.fact import Fact, Lift, entry_with, without_entry
from planner.conflicts.facts.times import city, day, listed, moment, span
from planner.domain import clock
from planner.domain.permit_days import opening_times
from planner.domain.permits import Permit
from planner.domain.references.words import length
from planner.domain.relations import (
    Adjacent,
    AfterLanding,
    Apart,
    Before,
    BeforeTakeOff,
    Brief,
    DifferentDays,
    Gate,
    Inside,
    Parity,
    Relation,
    SameDay,
)
from planner.domain.scenario import Scenario
from planner.domain.whereabouts import AskedStay
from planner.domain.work import Work


def facts_of_relations(scenario: Scenario) -> Iterator[Fact]:
    """Every relation."""
    for id_, relation in sorted(scenario.relations.items()):
        why = f": {relation.why.rstrip('.')}" if relation.why else ""
        says = f"{relation_in_words(scenario, relation)} (the relation {id_}{why})"
        lift = without_entry("relations", id_)
        if isinstance(
            relation, Inside
        ):  # without it nobody could leave: what it asks for gives way, and not what it allows
            lift = entry_with("relations", id_, attend=0, also_outside=True)
        yield Fact(f"relations.{id_}", says, lift)


def relation_in_words(scenario: Scenario, relation: Relation) -> str:
    """What a relation asks for."""

    def title(id_: str) -> str:
        return f"'{scenario.meetings[id_].title}'"

    def titles(ids: tuple[str, ...]) -> str:
        return listed(map(title, ids))

    match relation:
        case Before():
            most = "" if relation.most is None else f", and at most {length(relation.most)}"
            return f"{title(relation.then)} starts{_least(relation)} after {title(relation.first)} has ended{most}"
        case Gate():
            return f"{titles(relation.opens)} can be held only{_least(relation)} after {title(relation.gate)}"
        case Adjacent():
            return f"{title(relation.then)} follows {title(relation.first)} within {length(relation.within)}"
        case Brief():
            return f"{title(relation.meeting)} is held within {length(relation.within)} {relation.side} {title(relation.about)}"
        case Inside():
            outside = ", or before or after it" if relation.also_outside else ""
            attended = f"; whoever leaves for it attends at least {length(relation.attend)}" if relation.attend else ""
            return f"{title(relation.meeting)} is held inside {title(relation.during)}{outside}{attended}"
        case SameDay() | DifferentDays():
            days = "one day" if isinstance(relation, SameDay) else "different days"
            return f"{titles(relation.meetings)} are held on {days}"
        case Apart():
            return f"{listed(relation.who)} are kept apart by {length(relation.gap)}"
        case Parity():
            return f"the delegations in {titles(relation.meetings)} are led by people of like rank"
        case AfterLanding() | BeforeTakeOff():
            landing = isinstance(relation, AfterLanding)
            near = "follows the landing of {} within" if landing else "precedes the take-off of {} by at most"
            return f"{title(relation.meeting)} {near.format(listed(relation.who))} {length(relation.within)}"
    return f"the {relation.rule} of {listed(relation.delegations)}"


def _least(relation: Before | Gate) -> str:
    return f" at least {length(relation.least)}" if relation.least else ""


def facts_of_permits(scenario: Scenario) -> Iterator[Fact]:
    """Every permit: without it nobody is kept out."""
    for id_, permit in sorted(scenario.permits.items()):
        without = without_entry("permits", id_)

        def lift(other: Scenario, id_: str = id_, without: Lift = without) -> Scenario:
            work = {key: _needs_less(each, "permits", id_) for key, each in other.work.items()}
            return without(other).model_copy(update={"work": work})

        yield Fact(f"permits.{id_}", permit_in_words(scenario, permit), lift)


def permit_in_words(scenario: Scenario, permit: Permit) -> str:
    """What a permit opens, and from when to when."""
    cities = (permit.opens.city,) if permit.opens.city else permit.opens.flight or ()
    opened = " to ".join(city(scenario, each) for each in cities)
    zone = scenario.zone_of(permit.opens.city or (permit.opens.flight or (scenario.home,))[0])
    begin, close = opening_times(permit, zone)
    if begin is None:
        return f"the permit '{permit.name}' for {opened} is not submitted"
    local = clock.to_local(begin, zone)
    since = f"{day(local.date())} {local:%H:%M}"
    if close is not None and close <= begin:
        return f"the permit '{permit.name}' for {opened} is granted on {since}, when its validity is over"
    last = None if close is None else clock.to_local(close, zone)
    until = "" if last is None else f" until {day(last.date())} {last:%H:%M}"
    return f"the permit '{permit.name}' opens {opened} only from {since}{until}"


def facts_of_work(scenario: Scenario) -> Iterator[Fact]:
    """Every piece of work."""
    for id_, work in sorted(scenario.work.items()):

        def lift(other: Scenario, id_: str = id_) -> Scenario:
            pieces = {key: _needs_less(each, "work", id_) for key, each in other.work.items() if key != id_}
            return other.model_copy(update={"work": pieces})

        yield Fact(f"work.{id_}", f"'{work.title}' takes {work.length}", lift)


def insisted_on(scenario: Scenario, work: str) -> Fact:
    """That a piece of work must be ready."""
    title = scenario.work[work].title
    return Fact(f"work.{work}.must", f"'{title}' must be ready", entry_with("work", work, must=False))


def facts_of_whereabouts(scenario: Scenario) -> Iterator[Fact]:
    """Every known journey and every stay that is asked for."""
    for id_, journey in sorted(scenario.journeys.items()):
        way = f"{city(scenario, journey.from_)} to {city(scenario, journey.to)}"
        ends = (("leaves", journey.leaves), ("lands", journey.lands))
        times = " and ".join(f"{word} on {moment(at)}" for word, at in ends if at is not None)
        says = f"the journey {id_} of {_called(scenario, journey.who)} from {way} {times}"
        yield Fact(f"journeys.{id_}", says, without_entry("journeys", id_))
    for id_, stay in sorted(scenario.stays.items()):
        where = city(scenario, stay.city)
        says = f"{_called(scenario, stay.who)} stays in {where} {_how_long(stay)} (the stay {id_})"
        yield Fact(f"stays.{id_}", says, without_entry("stays", id_))


def _how_long(stay: AskedStay) -> str:
    if stay.to is not None:
        return span((stay.from_, stay.to))
    return f"from {moment(stay.from_)} for {'1 night' if stay.nights == 1 else f'{stay.nights} nights'}"


def _called(scenario: Scenario, who: str) -> str:
    """The name of a person or a party."""
    return scenario.people[who].name if who in scenario.people else scenario.parties[who].name


def _needs_less(work: Work, field: str, id_: str) -> Work:
    """A piece of work that does not need something any more."""
    left = tuple(each for each in getattr(work.needs, field) if each != id_)
    return work.model_copy(update={"needs": work.needs.model_copy(update={field: left})})
