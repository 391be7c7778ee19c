"""What could give way: each thing that a scenario asks, dropped from it one at a time, with a sentence that says what it is.

Things of a kind come in groups, the kinds that people can talk about first. A relaxation whose field the scenario's file does
not hold (a default figure, say) has no path: it can be told, but nobody can find it in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from planner.domain import clock
from planner.domain.meetings import Needs, When
from planner.domain.moment import END_OF_DAY, MIDNIGHT
from planner.domain.people import Delegation, Person
from planner.domain.permits import Permit
from planner.domain.policies import Policies
from planner.domain.rule_packs import RULE_PACKS
from planner.domain.scenario import Scenario
from planner.domain.strictness import Strictness
from planner.domain.values import Hours
from planner.domain.work import Work
from planner.problem.openings import opening_times

WIDE = 1_000_000
"""A number that limits nothing."""
ALL_DAY = (MIDNIGHT, END_OF_DAY)


@dataclass(frozen=True)
class Relaxation:
    """The scenario without one thing; `path` is where it stands in the file, None where it does not stand there."""

    says: str
    path: str | None
    scenario: Scenario


def relaxations(scenario: Scenario, meetings: tuple[str, ...]) -> Iterator[list[Relaxation]]:
    """Groups of relaxations; windows, pins and needs of these meetings only."""
    yield [*_whereabouts(scenario), *_permits(scenario), *_relations(scenario), *_work(scenario)]
    yield [*_limits(scenario)]
    yield [*_figures(scenario), *_own_figures(scenario)]
    yield [*_routes(scenario), *_resources(scenario)]
    yield [*_people(scenario)]
    yield [*_venues(scenario)]
    yield [*_meetings(scenario, meetings)]


def in_file(part: BaseModel, path: str) -> bool:
    """Whether a path such as `policies.daily_meetings` was written by somebody, and is no default or of the rule pack."""
    if isinstance(part, Scenario) and path.startswith("policies.") and _of_the_pack(part, path.split(".")[1:]):
        return False
    value: Any = part
    for name in path.split("."):
        if isinstance(value, BaseModel):
            if name not in value.model_fields_set:
                return False
            value = getattr(value, name)
        elif isinstance(value, dict) and name in value:
            value = value[name]
        else:
            return False
    return True


def _of_the_pack(scenario: Scenario, names: list[str]) -> bool:
    """Whether a figure of the policies is the one that the rule pack brings along."""
    own: Any = scenario.policies
    brought: Any = RULE_PACKS[scenario.rule_pack].figures
    packed: Any = Policies.model_validate(brought)
    for name in names:
        if not isinstance(brought, dict) or name not in brought:
            return False
        brought = brought[name]
        own, packed = (each[name] if isinstance(each, dict) else getattr(each, name) for each in (own, packed))
    return bool(own == packed)


def _changed(scenario: Scenario, field: str, key: str, entry: BaseModel | None) -> Scenario:
    """The scenario with one entry of a map replaced, or taken out."""
    entries = {id_: value for id_, value in getattr(scenario, field).items() if id_ != key}
    if entry is not None:
        entries[key] = entry
    return scenario.model_copy(update={field: entries})


def _whereabouts(scenario: Scenario) -> Iterator[Relaxation]:
    for id_, journey in sorted(scenario.journeys.items()):
        way = " to ".join(scenario.places[city].name or city for city in (journey.from_, journey.to))
        ends = (("leaves", journey.leaves), ("lands", journey.lands))
        times = " and ".join(f"{word} on {at}" for word, at in ends if at is not None)
        says = f"the journey {id_} of {_called(scenario, journey.who)} from {way} {times}"
        yield Relaxation(says, f"journeys.{id_}", _changed(scenario, "journeys", id_, None))
    for id_, stay in sorted(scenario.stays.items()):
        city = scenario.places[stay.city].name or stay.city
        says = f"{_called(scenario, stay.who)} stays in {city} from {stay.from_} to {stay.to} (the stay {id_})"
        yield Relaxation(says, f"stays.{id_}", _changed(scenario, "stays", id_, None))


def _called(scenario: Scenario, who: str) -> str:
    """The name of a person or a party."""
    return scenario.people[who].name if who in scenario.people else scenario.parties[who].name


def _permits(scenario: Scenario) -> Iterator[Relaxation]:
    for id_, permit in sorted(scenario.permits.items()):
        without = _changed(scenario, "permits", id_, None)
        work = {other: _without(each, "permits", id_) for other, each in scenario.work.items()}
        says = permit_words(scenario, permit)
        yield Relaxation(says, f"permits.{id_}", without.model_copy(update={"work": work}))


def permit_words(scenario: Scenario, permit: Permit) -> str:
    """What a permit opens, and from when to when."""
    cities = (permit.opens.city,) if permit.opens.city else permit.opens.flight or ()
    opened = " to ".join(scenario.places[city].name or city for city in cities)
    zone = scenario.zone_of(permit.opens.city or (permit.opens.flight or (scenario.home,))[0])
    begin, close = opening_times(permit, zone)
    if begin is None:
        return f"the permit '{permit.name}' for {opened} is not submitted"
    local = clock.to_local(begin, zone)
    since = f"{local:%a} {local.day} {local:%b %Y %H:%M}"
    if close is not None and close <= begin:
        return f"the permit '{permit.name}' for {opened} is granted on {since}, when its validity is over"
    last = None if close is None else clock.to_local(close, zone)
    until = "" if last is None else f" until {last:%a} {last.day} {last:%b %Y %H:%M}"
    return f"the permit '{permit.name}' opens {opened} only from {since}{until}"


def _relations(scenario: Scenario) -> Iterator[Relaxation]:
    for id_, relation in sorted(scenario.relations.items()):
        why = f" ({relation.why})" if relation.why else ""
        says = f"the relation {id_} stands in the way{why}"
        yield Relaxation(says, f"relations.{id_}", _changed(scenario, "relations", id_, None))


def _without(work: Work, field: str, id_: str) -> Work:
    """A piece of work that does not need something any more."""
    left = tuple(each for each in getattr(work.needs, field) if each != id_)
    return work.model_copy(update={"needs": work.needs.model_copy(update={field: left})})


def _work(scenario: Scenario) -> Iterator[Relaxation]:
    for id_, work in sorted(scenario.work.items()):
        without = {other: _without(each, "work", id_) for other, each in scenario.work.items() if other != id_}
        says = f"'{work.title}' takes {work.length}"
        yield Relaxation(says, f"work.{id_}", scenario.model_copy(update={"work": without}))


def _with_policies(scenario: Scenario, **changes: object) -> Scenario:
    return scenario.model_copy(update={"policies": scenario.policies.model_copy(update=changes)})


def _limits(scenario: Scenario) -> Iterator[Relaxation]:
    policies = scenario.policies
    for id_, quota in sorted(policies.quotas.items()):
        left = {key: value for key, value in policies.quotas.items() if key != id_}
        when = " on a day" if quota.per_day else " in all"
        says = f"at most {quota.most} meetings of a delegation{when} are allowed (the quota {id_})"
        yield Relaxation(says, f"policies.quotas.{id_}", _with_policies(scenario, quotas=left))
    for id_, quiet in sorted(policies.quiet_times.items()):
        others = {key: value for key, value in policies.quiet_times.items() if key != id_}
        says = f"nothing is held during {quiet.name}"
        yield Relaxation(says, f"policies.quiet_times.{id_}", _with_policies(scenario, quiet_times=others))


def _figures(scenario: Scenario) -> Iterator[Relaxation]:
    """The figures of the policies that can leave no room, each lifted."""
    policies = scenario.policies
    rest, meals, travel, calls = policies.rest, policies.meal_times, policies.travel_hours, policies.call_hours
    lifted: dict[str, tuple[str, object]] = {
        "daily_meetings": (f"at most {policies.daily_meetings} meetings of a person on a day", WIDE),
        "daily_minutes": (f"at most {policies.daily_minutes} min of meetings of a person on a day", WIDE),
        "interpreter_daily": (f"at most {policies.interpreter_daily} min of work of an interpreter on a day", WIDE),
        "rest": (
            f"{rest.length} min of rest after legs of {rest.after_leg} min",
            rest.model_copy(update={"length": 0}),
        ),
        "travel_hours": (
            f"nobody of rank {travel.rank} or above sets out or arrives outside {_hours(travel.hours)}",
            travel.model_copy(update={"outside": Strictness.IGNORE}) if travel.outside is Strictness.FORBID else travel,
        ),
        "call_hours": (
            f"nobody is called outside {_hours(calls.hours)} by their own clock",
            calls.model_copy(update={"outside": Strictness.IGNORE}) if calls.outside is Strictness.FORBID else calls,
        ),
        "turnover": (f"{policies.turnover} min to refresh a room", 0),
        "changeover": (f"{policies.changeover} min between two meetings at a venue", 0),
        "ground": (f"{policies.ground} min between two venues of a city", 0),
        "transfer": (f"{policies.transfer} min between a venue and the airport", 0),
        "boarding": (f"{policies.boarding} min at the airport before take-off", 0),
        "check_in": (f"{policies.check_in} min at the airport before a scheduled departure", 0),
        "formalities": (f"{policies.formalities} min of formalities after landing", 0),
        "working_hours": (f"the working hours {_hours(policies.working_hours)}", ALL_DAY),
        "meal_times": (
            "the hours of meals",
            meals.model_copy(update=dict.fromkeys(("breakfast", "lunch", "dinner", "reception"), ALL_DAY)),
        ),
    }
    for name, (says, value) in lifted.items():
        if getattr(policies, name) != value:
            path = f"policies.{name}"
            known = path if in_file(scenario, path) else None
            words = says if known else f"{says} (the default)"
            yield Relaxation(words, known, _with_policies(scenario, **{name: value}))


def _own_figures(scenario: Scenario) -> Iterator[Relaxation]:
    """The figures of their own of delegations and people, those of each left out at once."""
    fields: dict[str, Mapping[str, Delegation | Person]]
    fields = {"delegations": scenario.delegations, "people": scenario.people}
    for field, those in fields.items():
        for id_, who in sorted(those.items()):
            if who.figures is not None:
                without = _changed(scenario, field, id_, who.model_copy(update={"figures": None}))
                yield Relaxation(f"{who.name} has figures of their own", f"{field}.{id_}.figures", without)


def _hours(hours: Hours) -> str:
    return " to ".join(map(str, hours))


def _routes(scenario: Scenario) -> Iterator[Relaxation]:
    for id_, route in sorted(scenario.routes.items()):
        way = f"the way between {' and '.join(route.between)}"
        if route.closed:
            opened = route.model_copy(update={"closed": False})
            yield Relaxation(f"{way} is closed", f"routes.{id_}.closed", _changed(scenario, "routes", id_, opened))
        if route.departures:
            free = _changed(scenario, "routes", id_, route.model_copy(update={"departures": ()}))
            yield Relaxation(f"{way} has departures at fixed times only", f"routes.{id_}.departures", free)
        if route.minutes is not None:
            whole = {"mode": route.goes_by, "sleeper": route.slept_on, "stretches": (), "length": 1}
            field = "stretches" if route.stretches else "length"
            short = _changed(scenario, "routes", id_, route.model_copy(update=whole))
            yield Relaxation(f"{way} takes {route.minutes} min", f"routes.{id_}.{field}", short)


def _resources(scenario: Scenario) -> Iterator[Relaxation]:
    for id_, pool in sorted(scenario.resources.items()):
        many = _changed(scenario, "resources", id_, pool.model_copy(update={"number": WIDE}))
        yield Relaxation(f"there are {pool.number} of {pool.name}", f"resources.{id_}.number", many)
        if pool.daily is not None:
            tireless = _changed(scenario, "resources", id_, pool.model_copy(update={"daily": WIDE}))
            says = f"each of {pool.name} works at most {pool.daily} min on a day"
            yield Relaxation(says, f"resources.{id_}.daily", tireless)


def _people(scenario: Scenario) -> Iterator[Relaxation]:
    for id_, who in sorted(scenario.people.items()):
        for field, free, says in (
            ("available", (), f"{who.name} has time only as available says"),
            ("blocked", (), f"{who.name} is blocked at times"),
            ("returns", False, f"{who.name} must be back at the base at the end"),
            ("starts", None, f"{who.name} starts in {who.starts}"),
        ):
            path = f"people.{id_}.{field}"
            if getattr(who, field) != free and in_file(scenario, path):
                yield Relaxation(says, path, _changed(scenario, "people", id_, who.model_copy(update={field: free})))


def _venues(scenario: Scenario) -> Iterator[Relaxation]:
    for id_, city in sorted(scenario.places.items()):
        if city.ground:
            near = city.model_copy(update={"ground": dict.fromkeys(city.ground, 0)})
            says = f"the ways inside {city.name or id_} take their time"
            yield Relaxation(says, f"places.{id_}.ground", _changed(scenario, "places", id_, near))
        if any(each.ground for each in city.other_airports):
            here = tuple(each.model_copy(update={"ground": 0}) for each in city.other_airports)
            says = f"another airport of {city.name or id_} is farther than its first"
            nearer = _changed(scenario, "places", id_, city.model_copy(update={"other_airports": here}))
            yield Relaxation(says, f"places.{id_}.other_airports", nearer)
        for name, venue in sorted(city.venues.items()):
            for field, free in (("blocked", ()), ("hours", None), ("turnover", 0), ("transfer", 0)):
                if getattr(venue, field) not in (free, None):
                    venues = {**city.venues, name: venue.model_copy(update={field: free})}
                    changed = _changed(scenario, "places", id_, city.model_copy(update={"venues": venues}))
                    path = f"places.{id_}.venues.{name}.{field}"
                    yield Relaxation(f"{name} in {city.name or id_} has its {field}", path, changed)


def _meetings(scenario: Scenario, meetings: tuple[str, ...]) -> Iterator[Relaxation]:
    for id_ in meetings:
        meeting = scenario.meetings[id_]
        for field, free, says in (
            ("pin", None, f"'{meeting.title}' is pinned"),
            ("when", When(wall=meeting.when.wall), f"'{meeting.title}' has its window"),
            ("needs", Needs(), f"'{meeting.title}' has its needs"),
        ):
            path = f"meetings.{id_}.{field}"
            if getattr(meeting, field) != free and in_file(scenario, path):
                changed = meeting.model_copy(update={field: free})
                yield Relaxation(says, path, _changed(scenario, "meetings", id_, changed))
