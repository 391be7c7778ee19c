"""Permits: nobody is in a city, or on a way, that a permit opens unless it is open."""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

from planner.domain.place import Place
from planner.model.draft import Cost, Draft
from planner.model.variables.itineraries import Itinerary, Leg, Slot
from planner.model.variables.meetings import domain
from planner.problem import Problem
from planner.problem.openings import Opening
from planner.problem.spans import spans

KEY = "permits"
SAYS = "Nobody is where they may not be."


def applies(problem: Problem) -> bool:
    """Whether there are permits."""
    return bool(problem.openings)


def post(draft: Draft) -> Iterator[Cost]:
    """Keeps the stays and legs of everybody who needs a permit inside the time that it is open; costs nothing."""
    for itinerary in draft.itineraries.of.values():
        for person in itinerary.traveller.people:
            mine = [opening for opening in draft.problem.openings if person in opening.people]
            for slot in itinerary.slots:
                if those := [opening for opening in mine if opening.city == slot.city]:
                    _stay_covered(draft, itinerary, slot, person, those)
            for leg in itinerary.legs:
                way = (leg.origin.city, leg.destination.city)
                if flights := [opening for opening in mine if opening.way == way]:
                    _take_off_covered(draft, leg, flights)
    yield from ()


def _stay_covered(draft: Draft, itinerary: Itinerary, slot: Slot, person: str, those: list[Opening]) -> None:
    """One of the permits covers the whole stay in a slot."""
    cp = draft.cp
    covers = (
        [slot.used] if len(those) == 1 else [cp.new_bool_var(f"{each.permit} covers {slot.city}") for each in those]
    )
    if len(those) > 1:
        cp.add(sum(covers) == slot.used)
    for opening, cover in zip(those, covers, strict=True):
        if opening.low > opening.high:
            cp.add_bool_or([~cover])
            continue
        _open(draft, itinerary, slot, opening, cover)
        if opening.venues is not None:
            _near(draft, itinerary, slot, person, opening.venues, cover)


def _open(draft: Draft, itinerary: Itinerary, slot: Slot, opening: Opening, cover: cp_model.IntVar) -> None:
    cp = draft.cp
    if slot.first and not opening.from_start:
        cp.add_bool_or([~cover])
    if not slot.first:
        cp.add(slot.arrive >= opening.low).only_enforce_if(cover)
    cp.add(slot.depart <= opening.high).only_enforce_if(cover, ~slot.ends)
    if not opening.to_end:
        cp.add_bool_or([~cover, ~slot.ends])
    for leg in itinerary.into(slot):
        if leg.sooner:
            cp.add(slot.arrive > opening.low).only_enforce_if(cover, leg.literal)
    for leg in itinerary.out_of(slot):
        if leg.late:
            cp.add(slot.depart < opening.high).only_enforce_if(cover, leg.literal)


def _near(
    draft: Draft, itinerary: Itinerary, slot: Slot, person: str, reached: tuple[Place, ...], cover: cp_model.IntVar
) -> None:
    """The person attends only at venues that the permit reaches."""
    for task in itinerary.tasks:
        spot = itinerary.inside.get((task.id, slot.index))
        if spot is None or person not in task.people:
            continue
        far = {option.venue for option in task.options if option.city == slot.city and option.venue}.difference(reached)
        for venue in sorted(far, key=str):
            there = draft.meetings.at_venue(task, venue)
            draft.cp.add_bool_or([~cover, ~spot, ~there, ~draft.meetings.attends(task, person)])


def _take_off_covered(draft: Draft, leg: Leg, those: list[Opening]) -> None:
    high = -1 if leg.late else 0
    open_ = spans((opening.low, opening.high + high) for opening in those)
    if not open_:
        draft.cp.add_bool_or([~leg.literal])
    else:
        draft.cp.add_linear_expression_in_domain(leg.origin.depart, domain(open_)).only_enforce_if(leg.literal)
