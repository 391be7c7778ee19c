"""Nights in a row away from the base: a limit for every trip, or variables that count the nights beyond it."""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

from planner.model.draft import Draft
from planner.model.variables.itineraries import Itinerary, Leg
from planner.model.variables.meetings import domain
from planner.problem.nights_away import EVER


def nights_over(draft: Draft, itinerary: Itinerary) -> Iterator[tuple[str, int, cp_model.LinearExpr]]:
    """Keeps trips as short as they must be; for everybody for whom longer ones cost something: the points, and the nights."""
    traveller, problem = itinerary.traveller, draft.problem
    rule = problem.nights_away.of(traveller)
    if rule is None:
        return
    over: dict[str, list[cp_model.IntVar]] = {person: [] for person, _, _ in rule.priced}
    for nights, conditions in _trips(draft, itinerary):
        if rule.most < EVER:
            draft.cp.add(nights <= rule.most).only_enforce_if(*conditions)
        for person, most, _ in rule.priced:
            each = draft.cp.new_int_var(0, EVER, f"nights of {person} beyond {most}")
            draft.cp.add(each >= nights - most).only_enforce_if(*conditions)
            over[person].append(each)
    for person, _, weight in rule.priced:
        yield person, weight, cp_model.LinearExpr.sum(over[person])


Trip = tuple[cp_model.LinearExpr, list[cp_model.LiteralT]]


def _trips(draft: Draft, itinerary: Itinerary) -> Iterator[Trip]:
    """The nights of every possible trip, with what must hold for it to be made. Stays at the base are used in order."""
    calendar, base = draft.problem.nights_away, itinerary.traveller.base
    zone = draft.problem.zone_of(base)
    first, last = (calendar.day(zone, minute) for minute in calendar.bounds)
    home = [slot for slot in itinerary.slots if slot.city == base]

    def back(number: int) -> cp_model.LinearExpr:
        """Days from the first one to the arrival at a stay at the base, to the horizon's end where there is none."""
        if number == len(home):
            return cp_model.LinearExpr.sum([last - first])
        legs = [(leg, -leg.sooner) for leg in itinerary.into(home[number])]
        day = _day(draft, home[number].arrive, zone, first, legs)
        return day + (last - first) * (1 - cp_model.LinearExpr.sum([leg.literal for leg, _ in legs]))

    if itinerary.slots[0].city != base:
        yield back(0), [draft.meetings.true]
    for number, slot in enumerate(home):
        arrival = back(number + 1)
        departure = _day(draft, slot.depart, zone, first, [(leg, leg.late) for leg in itinerary.out_of(slot)])
        yield arrival - departure, [slot.used, ~slot.ends]


def _day(
    draft: Draft, step: cp_model.IntVar, zone: str, first: int, legs: list[tuple[Leg, int]]
) -> cp_model.LinearExpr:
    """The days from the first one to that of an instant, so many minutes after a step as the leg says that is travelled; 0 where
    none is.
    """
    cp, days = draft.cp, dict[int, cp_model.IntVar]()
    offsets = sorted({offset for _, offset in legs})
    for offset in offsets:
        those = [leg.literal for leg, other in legs if other == offset] if len(offsets) > 1 else [draft.meetings.true]
        for day, steps in draft.problem.nights_away.steps(zone, offset).items():
            if day not in days:
                days[day] = cp.new_bool_var(f"{step.name} on day {day}")
            for travelled in those:
                cp.add_linear_expression_in_domain(step, domain(steps)).only_enforce_if(days[day], travelled)
    cp.add(sum(days.values()) == sum(leg.literal for leg, _ in legs))
    return cp_model.LinearExpr.weighted_sum(list(days.values()), [day - first for day in days])
