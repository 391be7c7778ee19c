"""Since when a traveller's body has been getting used to the clock of a city, in minutes, as an expression of the journeys."""

from __future__ import annotations

from ortools.sat.python import cp_model

from planner.model.posting import PostingModel
from planner.model.variables.itineraries import Itinerary, Slot
from planner.problem import Problem


class BodyClocks:
    """For each visit the landing from which the body's time in it counts: its own, or that of the visit before where their
    clocks agree, and so on.
    """

    def __init__(self, cp: PostingModel, problem: Problem) -> None:
        self._cp = cp
        self._problem = problem
        self._since: dict[tuple[str, int], cp_model.LinearExprT] = {}
        self._always = -problem.grid.step * (problem.grid.end + 1) - problem.policies.night.adapts_after

    def since(self, itinerary: Itinerary, slot: Slot) -> cp_model.LinearExprT:
        """Minutes from the grid's origin; long before it for the stay at the start."""
        key = (itinerary.traveller.id, slot.index)
        if key not in self._since:
            self._since[key] = self._made(itinerary, slot, key)
        return self._since[key]

    def _made(self, itinerary: Itinerary, slot: Slot, key: tuple[str, int]) -> cp_model.LinearExprT:
        if slot.first:
            return self._always
        legs, step = itinerary.into(slot), self._problem.grid.step
        landing = step * slot.arrive - sum(leg.sooner * leg.literal for leg in legs if leg.sooner)
        base = itinerary.traveller.base
        going_on = [
            leg for leg in legs if leg.origin.city != base and self._problem.clocks_agree(leg.origin.city, slot.city)
        ]
        if not going_on:
            return landing
        last = step * self._problem.grid.end
        since = self._since[key] = self._cp.new_int_var(
            self._always, last, f"{key[0]} used to {slot.city} {slot.index}"
        )
        for leg in legs:
            before = self.since(itinerary, leg.origin) if leg in going_on else landing
            self._cp.add(since == before).only_enforce_if(leg.literal)
        return since
