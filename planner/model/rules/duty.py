"""Duty: rest after long legs, the load of a day, and meetings in the night of the body's clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ortools.sat.python import cp_model

from planner.domain.strictness import Strictness
from planner.domain.values import Hours
from planner.model.arriving import late_stays
from planner.model.away import nights_over
from planner.model.draft import Cost, Draft
from planner.model.hotels import nights_at_hotels, rest_at_hotels
from planner.model.variables.itineraries import Itinerary, Leg, Slot
from planner.model.variables.meetings import domain
from planner.model.variables.nights import Nights
from planner.plan.record import Tier
from planner.problem import Problem
from planner.problem.parts import Part, part_of
from planner.problem.spans import common, spans
from planner.problem.tasks import Seat, Task
from planner.problem.travel_hours import Daylight

KEY = "duty"
SAYS = "People are fit for what they do."


def applies(problem: Problem) -> bool:
    """Whether anybody can be in a meeting."""
    return bool(problem.travellers)


def post(draft: Draft) -> Iterator[Cost]:
    """Rest before the first meeting after a long leg and at night, no overloaded days; costs of meetings, calls and journeys at
    night, and late arrivals and long trips.
    """
    for itinerary in draft.itineraries.of.values():
        for leg in itinerary.legs:
            if rest := draft.problem.rest(itinerary.traveller, leg.way, leg.minutes):
                slot = leg.destination
                access = draft.steps(draft.problem.formalities(leg.way) + rest)
                draft.cp.add(slot.ready >= slot.arrive + access).only_enforce_if(leg.literal)
        rest_at_hotels(draft, itinerary)
        yield from _travel_hours(draft, itinerary)
        yield from _early(draft, itinerary)
        for person, slot, weight, late in late_stays(draft, itinerary):
            yield Cost(Tier.COMFORT, "arrival", f"{person}/{slot.city} {slot.index}", "time", weight, late)
        for person, weight, over in nights_over(draft, itinerary):
            yield Cost(Tier.COMFORT, "nights-away", person, "night", weight, over)
    for person in draft.problem.traveller_of:
        draft.tick()
        _load(draft, person)
        nights_at_hotels(draft, person)
    yield from _call_hours(draft)
    nights = Nights(draft.cp, draft.problem, draft.meetings)
    for person in draft.problem.traveller_of:
        if draft.problem.night_weight(person):
            yield from _nights(draft, nights, person)


def _travel_hours(draft: Draft, itinerary: Itinerary) -> Iterator[Cost]:
    """Departures and arrivals within the hours for them, or counted where they are not."""
    daylight = draft.problem.travel_hours.of(itinerary.traveller)
    if daylight is None:
        return
    outside: list[cp_model.IntVar] = []
    for slot in itinerary.slots:
        away, home = (
            [(leg, leg.late) for leg in itinerary.out_of(slot)],
            [(leg, -leg.sooner) for leg in itinerary.into(slot)],
        )
        outside += _outside(draft, daylight, (slot.depart, slot), [~slot.ends], away)
        outside += _outside(draft, daylight, (slot.arrive, slot), [], home)
    for person, weight in daylight.weights:
        yield Cost(Tier.COMFORT, "travel-hours", person, "time", weight, sum(outside))


def _outside(
    draft: Draft,
    daylight: Daylight,
    end: tuple[cp_model.IntVar, Slot],
    moves: list[cp_model.LiteralT],
    legs: list[tuple[Leg, int]],
) -> list[cp_model.IntVar]:
    """A literal that holds where a leg's instant, so many minutes after the step, is outside the hours; none where that is
    forbidden, or everybody sleeps on the way.
    """
    (step, slot), awake = end, [(leg, offset) for leg, offset in legs if not leg.way.at_any_hour]
    if not awake:
        return []
    outside = [] if daylight.forbidden else [draft.cp.new_bool_var(f"{step.name} outside the hours")]
    offsets = {offset for _, offset in awake}
    for offset in sorted(offsets):
        within = domain(draft.problem.travel_hours.steps(daylight, slot.city, offset))
        always = len(offsets) == 1 and len(awake) == len(legs)
        those = [[slot.used, *moves]] if always else [[leg.literal] for leg, other in awake if other == offset]
        for conditions in those:
            enforced = (*conditions, *(~each for each in outside))
            draft.cp.add_linear_expression_in_domain(step, within).only_enforce_if(*enforced)
    return outside


def _early(draft: Draft, itinerary: Itinerary) -> Iterator[Cost]:
    """Hours by which people who come from their base land earlier than need be for the first of what they attend in a city."""
    people = draft.problem.hurried(itinerary.traveller)
    for slot in itinerary.slots:
        if not people or slot.first or slot.city == itinerary.traveller.base:
            continue
        legs = [leg for leg in itinerary.into(slot) if leg.origin.city == itinerary.traveller.base]
        if not legs:
            continue
        nights = {person: draft.problem.figures[person].night for person in people}
        hours = _hours_early(draft, itinerary, slot, legs, {night.early_after for night in nights.values()})
        for person, night in nights.items():
            subject = f"{person}/{slot.city} {slot.index}"
            yield Cost(Tier.COMFORT, "early", subject, "h", night.early_weight, hours[night.early_after])


def _hours_early(
    draft: Draft, itinerary: Itinerary, slot: Slot, legs: list[Leg], free: set[int]
) -> dict[int, cp_model.IntVar]:
    """Hours, begun, by which more than each of these many minutes lies between landing and what is attended first."""
    cp, grid, name = draft.cp, draft.problem.grid, f"in {slot.city} {slot.index}"
    hours = {after: cp.new_int_var(0, grid.minutes_in_all // 60 + 1, f"hours early {name}") for after in sorted(free)}
    landing = grid.step * slot.arrive - sum(leg.sooner * leg.literal for leg in legs if leg.sooner)
    elsewhere = grid.minutes_in_all * (1 - sum(leg.literal for leg in legs))
    firsts: list[cp_model.LiteralT] = [~slot.used]
    asked = any((anchor.id, slot.index) in itinerary.inside for anchor in draft.problem.anchors(itinerary.traveller))
    if asked:
        firsts.append(nothing := cp.new_bool_var(f"nothing is attended {name}"))
    for task in itinerary.tasks:
        inside = itinerary.inside.get((task.id, slot.index))
        if inside is not None:
            if asked:
                cp.add_implication(nothing, ~inside)
            first = cp.new_bool_var(f"{task.id} is the first {name}")
            firsts.append(first)
            cp.add_implication(first, inside)
            for after, each in hours.items():
                early = grid.step * draft.meetings.start[task.id] - landing - after - elsewhere
                cp.add(60 * each >= early).only_enforce_if(first)
    cp.add_bool_or(firsts)
    return hours


def _load(draft: Draft, person: str) -> None:
    tasks = [task for task in draft.problem.tasks.values() if task.options and person in task.people]
    longest = {task.id: max(seat.length for seat, _ in draft.meetings.seats_of(task, person)) for task in tasks}
    for day in draft.problem.days.all_dates(tasks):
        on = [task for task in tasks if day in draft.problem.days.dates(task)]
        most, most_minutes = draft.problem.most_on(person, day)
        many = sum(task.id in draft.problem.counted for task in on) > most
        long = sum(longest[task.id] for task in on) > most_minutes
        if not (many or long):
            continue
        count: list[cp_model.IntVar] = []
        minutes: list[cp_model.LinearExprT] = []
        for task in on:
            for seat, literal in draft.meetings.seats_of(task, person):
                both = draft.meetings.both(literal, draft.days.on(task, day), f"{person} {task.id} {day}")
                if task.id in draft.problem.counted:
                    count.append(both)
                minutes += _minutes_of(draft, task, seat, both)
        if many:
            draft.cp.add(sum(count) <= most)
        if long:
            draft.cp.add(sum(minutes) <= most_minutes)


def _minutes_of(draft: Draft, task: Task, seat: Seat, busy: cp_model.IntVar) -> Iterator[cp_model.LinearExprT]:
    """Minutes of a seat in a meeting where a literal holds, at each length that the meeting can have."""
    if not (task.flexible and seat.shortens):
        yield seat.length * busy
        return
    for short in task.shorts:
        literal = draft.meetings.both(busy, draft.meetings.shortened(task, short), f"{busy.name} {short} min shorter")
        yield (seat.length - short) * literal


def _nights(draft: Draft, nights: Nights, person: str) -> Iterator[Cost]:
    traveller = draft.problem.traveller_of[person]
    weight = draft.problem.night_weight(person)
    itinerary = draft.itineraries.of.get(traveller.id)
    for task in draft.problem.tasks.values():
        if not task.options or person not in task.people:
            continue
        for seat, literal in draft.meetings.seats_of(task, person):
            bounds = [each for each in _dark(draft, nights, itinerary, task, seat) if each[0] is not None]
            if not bounds:
                continue
            amount = draft.cp.new_int_var(0, seat.length, f"night of {person} in {task.id}")
            for value, conditions in bounds:
                draft.cp.add(amount >= value).only_enforce_if(literal, *conditions)
            yield Cost(Tier.COMFORT, "night", f"{person}/{task.id}", "min", weight, amount)


def _call_hours(draft: Draft) -> Iterator[Cost]:
    """Calls within the hours for them at the clock of everybody who takes them, or counted where they are not."""
    problem, outside_of = draft.problem, dict[tuple[Part, Hours, str, datetime], cp_model.IntVar | None]()
    for task in problem.tasks.values():
        remote = any(option.city is None for option in task.options)
        for person in task.people if remote and not task.pinned else ():
            rule = problem.call_hours.of(person)
            if rule is None:
                continue
            literal = draft.cp.new_bool_var(f"{person} in {task.id} outside the hours")
            waived = problem.call_hours.waived_before(person)
            counted, late = [literal] if rule.outside is Strictness.AVOID else [], False
            for city, there in _calling(draft, task, person):
                taken = (
                    (*each, filled)
                    for seat, filled in draft.meetings.seats_of(task, person)
                    for each in _lengths(draft, task, seat)
                )
                for part, so_long, filled in taken:
                    key = (part, rule.hours, problem.zone_of(city), waived)
                    if key not in outside_of:
                        outside_of[key] = _outside_calls(draft, task, *key)
                    outside = outside_of[key]
                    if outside is not None:
                        late = True
                        draft.cp.add_bool_or([~there, ~filled, ~outside, *(~each for each in so_long), *counted])
            if late and counted:
                yield Cost(Tier.COMFORT, "call-hours", f"{person}/{task.id}", "time", rule.weight, literal)


def _calling(draft: Draft, task: Task, person: str) -> Iterator[tuple[str, cp_model.IntVar]]:
    """Every city where somebody can be in a call, with a literal that holds where they are."""
    traveller = draft.problem.traveller_of[person]
    itinerary = draft.itineraries.of.get(traveller.id)
    if itinerary is None:
        yield traveller.start, draft.meetings.in_city(task, None)
        return
    for slot in itinerary.slots:
        if (task.id, slot.index) in itinerary.calling:
            yield slot.city, itinerary.calling[task.id, slot.index]


def _outside_calls(
    draft: Draft, task: Task, part: Part, hours: Hours, zone: str, waived: datetime
) -> cp_model.IntVar | None:
    """A literal that must hold where a call starts so that the part lies outside the hours of a clock; None where it cannot."""
    starts = spans(span for option in task.options if option.city is None for span in option.starts)
    within = common(starts, draft.problem.call_hours.within(part, hours, zone, waived))
    if within == starts:
        return None
    if not within:
        return draft.meetings.true
    outside = draft.cp.new_bool_var(f"{task.id} outside the hours for calls in {zone}")
    draft.cp.add_linear_expression_in_domain(draft.meetings.start[task.id], domain(within)).only_enforce_if(~outside)
    return outside


Bound = tuple[cp_model.IntVar | None, list[cp_model.LiteralT]]


def _dark(draft: Draft, nights: Nights, itinerary: Itinerary | None, task: Task, seat: Seat) -> Iterator[Bound]:
    """The minutes of a seat in the night, each with what must hold for them to count."""
    for part, so_long in _lengths(draft, task, seat):
        within = (
            _still(draft, nights, task, part) if itinerary is None else _moving(draft, nights, itinerary, task, part)
        )
        yield from ((value, [*conditions, *so_long]) for value, conditions in within)


def _lengths(draft: Draft, task: Task, seat: Seat) -> Iterator[tuple[Part, list[cp_model.IntVar]]]:
    """The part of a seat at each length that the meeting can have, with what must hold for it to have that."""
    part = part_of(task, seat)
    for short in task.shorts if part.shortens else ():
        yield Part(task.id, seat.offset, seat.length - short), [draft.meetings.shortened(task, short)]
    if not part.shortens:
        yield part, []


def _still(draft: Draft, nights: Nights, task: Task, part: Part) -> Iterator[Bound]:
    """Somebody who stays in one city follows its clock; calls do not count."""
    for city in task.cities:
        value = nights.minutes(part, draft.problem.zone_of(city))
        yield value, [draft.meetings.in_city(task, city)]


def _moving(draft: Draft, nights: Nights, itinerary: Itinerary, task: Task, part: Part) -> Iterator[Bound]:
    """Somebody who travels follows the clock of the base until adapted to another city's."""
    problem = draft.problem
    base = problem.zone_of(itinerary.traveller.base)
    for slot in itinerary.slots:
        inside = itinerary.inside.get((task.id, slot.index))
        if inside is None:
            continue
        local = nights.minutes(part, problem.zone_of(slot.city))
        home = nights.minutes(part, base)
        if slot.city == itinerary.traveller.base or slot.first or home is local:
            yield local, [inside]
        else:
            adapted = _adapted(draft, itinerary, task, slot, inside)
            yield local, [inside, adapted]
            yield home, [inside, ~adapted]


def _adapted(draft: Draft, itinerary: Itinerary, task: Task, slot: Slot, inside: cp_model.IntVar) -> cp_model.IntVar:
    """A literal: so long after landing, there or before where clocks agree, that the body follows the clock of the city."""
    key = (itinerary.traveller.id, task.id, slot.index)
    if key not in draft.adapted:
        adapted = draft.adapted[key] = draft.cp.new_bool_var(
            f"{itinerary.traveller.id} adapted in {task.id} {slot.index}"
        )
        grid, after = draft.problem.grid, draft.problem.policies.night.adapts_after
        grid.roundings.any |= grid.step > 1  # the last minute before is off the grid
        start, since = grid.step * draft.meetings.start[task.id], draft.body_clocks.since(itinerary, slot)
        draft.cp.add(start >= since + after).only_enforce_if(adapted, inside)
        draft.cp.add(start < since + after).only_enforce_if(~adapted, inside)
    return draft.adapted[key]
