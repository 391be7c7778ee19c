"""The figures of the policies that can leave no room, and those of their own that people and delegations have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from planner.conflicts.facts.fact import WIDE, Fact, Lift, entry_with, in_file, policies_with
from planner.conflicts.facts.times import before_in_words, city, day, hours, listed, moment
from planner.domain import clock
from planner.domain.moment import END_OF_DAY, MIDNIGHT, Moment
from planner.domain.people import Delegation, Person
from planner.domain.policies import Arrival, Policies, Quota, Rest, Turnovers
from planner.domain.references.words import length
from planner.domain.scenario import Scenario
from planner.domain.strictness import Strictness
from planner.problem.windows import is_holiday

ALL_DAY = (MIDNIGHT, END_OF_DAY)
NO_TURNOVER = Turnovers(plenary_hall=0, meeting_room=0, dining_room=0)
"""No room of any kind takes time."""
MOST_DAYS_OFF = 3
"""So many public holidays are named."""
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
    number = (
        "no meetings" if quota.most == 0 else "only 1 meeting" if quota.most == 1 else f"at most {quota.most} meetings"
    )
    return f"{number} of {whose}{kinds}{where}{when} {'is' if quota.most == 1 else 'are'} allowed (the quota {id_})"


def _figures(scenario: Scenario) -> dict[str, tuple[str, object]]:
    """Each figure by its field: what it says, and the value that limits nothing."""
    policies = scenario.policies
    rest, meals, travel, calls = policies.rest, policies.meal_times, policies.travel_hours, policies.call_hours
    arrival, nights = policies.arrival, policies.nights_away
    ignored = {"outside": Strictness.IGNORE}
    return {
        "daily_meetings": (_daily(policies.daily_meetings), WIDE),
        "daily_minutes": (f"at most {length(policies.daily_minutes)} of meetings of a person on a day", WIDE),
        "interpreter_daily": (f"at most {length(policies.interpreter_daily)} of work of an interpreter on a day", WIDE),
        "rest": (_rest(rest), rest.model_copy(update=dict.fromkeys(RESTS, 0))),
        "travel_hours": (
            f"nobody of rank {travel.rank} or above sets out or arrives outside {hours(travel.hours)}",
            travel.model_copy(update=ignored) if travel.outside is Strictness.FORBID else travel,
        ),
        "call_hours": (
            f"nobody is called outside {hours(calls.hours)} by their own clock",
            calls.model_copy(update=ignored) if calls.outside is Strictness.FORBID else calls,
        ),
        "holidays": (
            f"nothing is held on a public holiday{_days_off(scenario)}",
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
        "turnover": (f"{length(policies.turnover)} to refresh a room", 0),
        "turnovers": (
            "minutes to refresh rooms of a kind",
            NO_TURNOVER if _has_kinds(scenario) else policies.turnovers,
        ),
        "changeover": (f"{length(policies.changeover)} between two meetings at a venue", 0),
        "ground": (f"{length(policies.ground)} between two venues of a city", 0),
        "transfer": (f"{length(policies.transfer)} between a venue and the airport", 0),
        "boarding": (f"{length(policies.boarding)} at the airport before take-off", 0),
        "check_in": (f"{length(policies.check_in)} at the airport before a scheduled departure", 0),
        "formalities": (f"{length(policies.formalities)} of formalities after landing", 0),
        "working_hours": (f"the working hours {hours(policies.working_hours)}", ALL_DAY),
        "meal_times": (_meals(scenario), meals.model_copy(update=dict.fromkeys(MEALS, ALL_DAY))),
    }


def _daily(most: int) -> str:
    return f"at most {most} meeting{'' if most == 1 else 's'} of a person on a day"


def _days_off(scenario: Scenario) -> str:
    """The public holidays within the horizon in cities where something may be held; of many the first ones."""
    if scenario.policies.holidays is not Strictness.FORBID:
        return ""
    begin, end = scenario.start, scenario.end
    asked = {scenario.place(text).city for meeting in scenario.meetings.values() for text in meeting.where}
    off = [
        f"{day(each)} in {city(scenario, id_)}"
        for id_ in sorted(asked & scenario.places.keys())
        for each in clock.days_between(begin, end, scenario.zone_of(id_))
        if is_holiday(scenario, id_, each)
    ]
    more = [f"{len(off) - MOST_DAYS_OFF} days more"] if len(off) > MOST_DAYS_OFF else []
    return f" ({listed([*off[:MOST_DAYS_OFF], *more])})" if off else ""


def _meals(scenario: Scenario) -> str:
    """The hours of those meals that are planned."""
    kinds = {str(meeting.kind) for meeting in scenario.meetings.values()}
    times = scenario.policies.meal_times
    said = [f"{meal} {hours(getattr(times, meal))}" for meal in MEALS if meal in kinds]
    return f"the hours of meals, {listed(said)}" if said else "the hours of meals"


def _rest(rest: Rest) -> str:
    at_night = f" and {length(rest.at_night)} at night" if rest.at_night else ""
    return f"{length(rest.length)} of rest after legs of {length(rest.after_leg)}{at_night}"


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
