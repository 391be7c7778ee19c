"""People rest at their hotels: after long legs, and at night between what they attend in a city."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.domain.place import Place
from planner.model.draft import Draft
from planner.model.variables.itineraries import Itinerary, Slot
from planner.problem.parts import Part, part_of
from planner.problem.tasks import Task


def rest_at_hotels(draft: Draft, itinerary: Itinerary) -> None:
    """Whoever rests after a leg goes to the hotel before, and from there to what is attended first."""
    problem, traveller = draft.problem, itinerary.traveller
    if not problem.hotels.housed(traveller.people):
        return
    for slot in itinerary.slots:
        owing = [(leg, rest) for leg in itinerary.into(slot) if (rest := problem.rest(traveller, leg.way, leg.minutes))]
        rested: cp_model.IntVar | None = None
        for minutes, part, conditions in _attended(draft, itinerary, slot) if owing else ():
            if rested is None:
                longest = draft.itineraries.longest
                rested = draft.cp.new_int_var(
                    -longest, problem.grid.end + longest, f"rested in {slot.city} {slot.index}"
                )
                for leg, rest in owing:
                    access = draft.steps(problem.formalities(leg.way) + rest)
                    draft.cp.add(rested >= slot.arrive + access).only_enforce_if(leg.literal)
            start = draft.meetings.start[part.meeting]
            draft.cp.add(start >= rested + draft.steps(minutes - part.offset)).only_enforce_if(*conditions)


def _attended(draft: Draft, itinerary: Itinerary, slot: Slot) -> Iterator[tuple[int, Part, list[cp_model.LiteralT]]]:
    """What people with hotels can attend in a stay: minutes on the road by the hotel, the part, and literals that make it so."""
    for task in itinerary.tasks:
        inside = itinerary.inside.get((task.id, slot.index))
        if inside is None:
            continue
        for person in itinerary.traveller.people:
            for venue in _venues(task, slot.city):
                minutes, at = draft.problem.hotels.by_hotel(person, venue), draft.meetings.at_venue(task, venue)
                if minutes is not None:
                    for seat, literal in draft.meetings.seats_of(task, person):
                        yield minutes, part_of(task, seat), [inside, at, literal]


def _venues(task: Task, city: str) -> list[Place]:
    venues = {option.venue for option in task.options if option.venue is not None and option.city == city}
    return sorted(venues, key=str)


@dataclass(frozen=True)
class _Attending:
    """Somebody who can be in a part of a meeting at a venue: literals that make it so, and the way between it and the hotel."""

    part: Part
    starts: tuple[tuple[int, int], ...]
    conditions: list[cp_model.LiteralT]
    way: int


def nights_at_hotels(draft: Draft, person: str) -> None:
    """A night between two things that somebody attends in a city is long enough for the ways to the hotel, rest, and back."""
    hotels, grid = draft.problem.hotels, draft.problem.grid
    if not hotels.rests_at_night(person):
        return
    tasks = [task for task in draft.problem.tasks.values() if task.options and person in task.people]
    for city in sorted({city for task in tasks for city in task.cities}):
        attending = [each for task in tasks for each in _attending(draft, task, person, city)]
        longest = hotels.at_night(person) + 2 * max(each.way for each in attending)
        for end in hotels.ends(draft.problem.zone_of(city)) if len(attending) > 1 and longest else ():
            draft.tick()
            before = [(each, by) for each in attending if (by := _ended(draft, each, end, longest)) is not None]
            after = [(each, by) for each in attending if (by := _to_come(draft, each, end, longest)) is not None]
            if not before or not after:
                continue
            rested = draft.cp.new_int_var(end - longest, end + 2 * longest, f"{person} rested in {city} after {end}")
            for each, ended in before:
                out = each.part.end + each.way + hotels.at_night(person)
                grid.up(out)
                start = grid.step * draft.meetings.start[each.part.meeting]
                draft.cp.add(rested >= start + out).only_enforce_if(*each.conditions, *ended)
            for each, to_come in after:
                grid.up(each.way - each.part.offset)
                start = grid.step * draft.meetings.start[each.part.meeting]
                draft.cp.add(start + each.part.offset >= rested + each.way).only_enforce_if(*each.conditions, *to_come)


def _attending(draft: Draft, task: Task, person: str, city: str) -> Iterator[_Attending]:
    for venue in _venues(task, city):
        starts = tuple(sorted({span for option in task.options if option.venue == venue for span in option.starts}))
        at, way = draft.meetings.at_venue(task, venue), draft.problem.hotels.way(person, venue)
        for seat, literal in draft.meetings.seats_of(task, person):
            yield _Attending(part_of(task, seat), starts, [at, literal], way)


def _ended(draft: Draft, each: _Attending, end: int, longest: int) -> list[cp_model.LiteralT] | None:
    """Literals that hold where it has ended by the end of a night; None where it cannot end so late that it matters."""
    step = draft.problem.grid.step
    last = (end - each.part.end) // step
    if not any(low <= last and high * step + each.part.end > end - longest for low, high in each.starts):
        return None
    if all(high <= last for _, high in each.starts):
        return []
    ended = draft.cp.new_bool_var(f"{each.part.meeting} has ended by {end}")
    draft.cp.add(draft.meetings.start[each.part.meeting] > last).only_enforce_if(*each.conditions, ~ended)
    return [ended]


def _to_come(draft: Draft, each: _Attending, end: int, longest: int) -> list[cp_model.LiteralT] | None:
    """Literals that hold where it begins at the end of a night or later; None where it cannot begin so soon that it matters."""
    step = draft.problem.grid.step
    first = -((each.part.offset - end) // step)
    if not any(high >= first and low * step + each.part.offset < end + longest for low, high in each.starts):
        return None
    if all(low >= first for low, _ in each.starts):
        return []
    to_come = draft.cp.new_bool_var(f"{each.part.meeting} begins after {end}")
    draft.cp.add(draft.meetings.start[each.part.meeting] < first).only_enforce_if(*each.conditions, ~to_come)
    return [to_come]
