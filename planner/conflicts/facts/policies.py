"""The figures of the policies that can leave no room, and those of their own that people and delegations have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from planner.conflicts.facts.fact import WIDE, Fact, Lift, entry_with, in_file, policies_with
from planner.conflicts.facts.times import before_in_words, city, hours, moment
from planner.domain.moment import END_OF_DAY, MIDNIGHT, Moment
from planner.domain.people import Delegation, Person
from planner.domain.policies import Arrival, Policies, Quota, Rest, Turnovers
from planner.domain.scenario import Scenario
from planner.domain.strictness import Strictness

ALL_DAY = (MIDNIGHT, END_OF_DAY)
NO_TURNOVER = Turnovers(plenary_hall=0, meeting_room=0, dining_room=0)
"""No room of any kind takes time."""
FURTHER = 14
"""Days by which a horizon that is lifted is longer."""
RESTS = ("length", "by_train", "by_ground", "own_aircraft", "at_night")
MEALS = ("breakfast", "lunch", "dinner", "reception")


def facts_of_policies(scenario: Scenario) -> Iterator[Fact]:
    """The figures, each lifted; a default says that it is one."""
    for name, (says, value) in _figures(scenario).items():
        if getattr(scenario.policies, name) != value:
            path = f"policies.{name}"
            words = says if in_file(scenario, path) else f"{says} (the default)"
            yield Fact(path, words, policies_with(_value(name, value)))


def facts_of_limits(scenario: Scenario) -> Iterator[Fact]:
    """Quotas and quiet times."""
    for id_, quota in sorted(scenario.policies.quotas.items()):
        yield Fact(f"policies.quotas.{id_}", _quota(scenario, id_, quota), policies_with(_without("quotas", id_)))
    for id_, quiet in sorted(scenario.policies.quiet_times.items()):
        where = f" in {', '.join(city(scenario, each) for each in quiet.cities)}" if quiet.cities else ""
        says = f"nothing is held during {quiet.name}, {hours(quiet.between)}{where}"
        yield Fact(f"policies.quiet_times.{id_}", says, policies_with(_without("quiet_times", id_)))


def facts_of_own_figures(scenario: Scenario) -> Iterator[Fact]:
    """The figures of their own of delegations and people, those of each left out at once."""
    fields: dict[str, Mapping[str, Delegation | Person]]
    fields = {"delegations": scenario.delegations, "people": scenario.people}
    for field, those in fields.items():
        for id_, who in sorted(those.items()):
            if who.figures is not None:
                without = entry_with(field, id_, figures=None)
                yield Fact(f"{field}.{id_}.figures", f"{who.name} has figures of their own", without)


def _value(field: str, value: object) -> Callable[[Policies], dict[str, object]]:
    return lambda _: {field: value}


def _without(field: str, key: str) -> Callable[[Policies], dict[str, object]]:
    return lambda policies: {field: {id_: each for id_, each in getattr(policies, field).items() if id_ != key}}


def _quota(scenario: Scenario, id_: str, quota: Quota) -> str:
    whose = " or ".join(scenario.delegations[each].name for each in quota.delegations) or "a delegation"
    kinds = f" of kind {' or '.join(quota.kinds)}" if quota.kinds else ""
    where = f" in {quota.place}" if quota.place else ""
    when = " on a day" if quota.per_day else " in all"
    return f"at most {quota.most} meetings of {whose}{kinds}{where}{when} are allowed (the quota {id_})"


def _figures(scenario: Scenario) -> dict[str, tuple[str, object]]:
    """Each figure by its field: what it says, and the value that limits nothing."""
    policies = scenario.policies
    rest, meals, travel, calls = policies.rest, policies.meal_times, policies.travel_hours, policies.call_hours
    arrival, nights = policies.arrival, policies.nights_away
    ignored = {"outside": Strictness.IGNORE}
    return {
        "daily_meetings": (f"at most {policies.daily_meetings} meetings of a person on a day", WIDE),
        "daily_minutes": (f"at most {policies.daily_minutes} min of meetings of a person on a day", WIDE),
        "interpreter_daily": (f"at most {policies.interpreter_daily} min of work of an interpreter on a day", WIDE),
        "rest": (
            _rest(rest),
            rest.model_copy(update=dict.fromkeys(RESTS, 0)),
        ),
        "travel_hours": (
            f"nobody of rank {travel.rank} or above sets out or arrives outside {hours(travel.hours)}",
            travel.model_copy(update=ignored) if travel.outside is Strictness.FORBID else travel,
        ),
        "call_hours": (
            f"nobody is called outside {hours(calls.hours)} by their own clock",
            calls.model_copy(update=ignored) if calls.outside is Strictness.FORBID else calls,
        ),
        "holidays": (
            "nothing is held on a public holiday",
            Strictness.IGNORE if policies.holidays is Strictness.FORBID else policies.holidays,
        ),
        "arrival": (
            f"whoever comes to a city is there {before_in_words(arrival)} what they attend",
            arrival.model_copy(update=ignored) if _asks(arrival) else arrival,
        ),
        "nights_away": (
            f"nobody is away from the base for more nights in a row than {nights.most}",
            nights.model_copy(update=ignored)
            if nights.most is not None and nights.outside is Strictness.FORBID
            else nights,
        ),
        "turnover": (f"{policies.turnover} min to refresh a room", 0),
        "turnovers": (
            "minutes to refresh rooms of a kind",
            NO_TURNOVER if _has_kinds(scenario) else policies.turnovers,
        ),
        "changeover": (f"{policies.changeover} min between two meetings at a venue", 0),
        "ground": (f"{policies.ground} min between two venues of a city", 0),
        "transfer": (f"{policies.transfer} min between a venue and the airport", 0),
        "boarding": (f"{policies.boarding} min at the airport before take-off", 0),
        "check_in": (f"{policies.check_in} min at the airport before a scheduled departure", 0),
        "formalities": (f"{policies.formalities} min of formalities after landing", 0),
        "working_hours": (f"the working hours {hours(policies.working_hours)}", ALL_DAY),
        "meal_times": ("the hours of meals", meals.model_copy(update=dict.fromkeys(MEALS, ALL_DAY))),
    }


def _rest(rest: Rest) -> str:
    at_night = f" and {rest.at_night} min at night" if rest.at_night else ""
    return f"{rest.length} min of rest after legs of {rest.after_leg} min{at_night}"


def _has_kinds(scenario: Scenario) -> bool:
    venues = [venue for city in scenario.places.values() for venue in city.venues.values()]
    return any(space.kind is not None for venue in venues for space in (venue, *venue.rooms.values()))


def _asks(arrival: Arrival) -> bool:
    return arrival.outside is Strictness.FORBID and bool(arrival.before or arrival.evening_before)


def facts_of_horizon(scenario: Scenario) -> Iterator[Fact]:
    """When the plan begins and ends; lifted, it does so a good deal sooner or later."""
    for field, says, days in (("from_", "begins with", -FURTHER), ("to", "ends with", FURTHER)):
        at: Moment = getattr(scenario.horizon, field)
        try:
            moved = replace(at, day=at.day + timedelta(days=days))
        except OverflowError:
            continue
        words = f"the plan {says} {moment(at)}"
        yield Fact(f"horizon.{field.rstrip('_')}", words, _horizon_with(field, moved))


def _horizon_with(field: str, at: Moment) -> Lift:
    return lambda scenario: scenario.model_copy(update={"horizon": scenario.horizon.model_copy(update={field: at})})
