"""Variables of travel: for each traveller a circuit over slots, each a possible visit to a city.

A slot has the instants of arrival and departure; an arc from slot to slot is a leg. A meeting that is attended in a city
lies in one of the slots there. Slots of one city are used in order; the first is where the traveller is at the start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ortools.sat.python import cp_model

from planner.model.variables.meetings import MeetingVariables, domain
from planner.model.variables.visits import Visit, tasks_of, visits
from planner.problem import Problem
from planner.problem.spans import spans
from planner.problem.tasks import Task
from planner.problem.travellers import Traveller
from planner.problem.ways import Way


@dataclass(frozen=True)
class Slot:
    """A possible visit: `arrive` and `depart` in steps (landing and take-off), `ready` when one can leave the airport.

    `calls` is when one can take a call: after the formalities. `ends` holds where the traveller stays to the end.
    """

    index: int
    visit: Visit
    used: cp_model.IntVar
    ends: cp_model.IntVar
    arrive: cp_model.IntVar
    ready: cp_model.IntVar
    calls: cp_model.IntVar
    leave: cp_model.IntVar
    depart: cp_model.IntVar

    @property
    def city(self) -> str:
        """The city visited."""
        return self.visit.city

    @property
    def first(self) -> bool:
        """Whether it is the stay at the start."""
        return self.visit.first


@dataclass(frozen=True)
class Leg:
    """A possible leg between two slots; `literal` holds where it is travelled.

    `minutes` from departure to arrival; the real departure is `late` minutes after the origin's `depart` step (scheduled
    flights need not keep to the grid). `steps` lead from the origin's `depart` to the destination's `arrive`, which the
    real arrival precedes by `sooner` minutes.
    """

    origin: Slot
    destination: Slot
    literal: cp_model.IntVar
    way: Way
    minutes: int
    late: int
    steps: int
    sooner: int
    departures: tuple[int, ...] | None


@dataclass
class Itinerary:
    """The slots and legs of one traveller, and which slot each attended meeting lies in: `inside` by (task, slot).

    `calling` does the same for meetings that are held remotely.
    """

    traveller: Traveller
    slots: list[Slot] = field(default_factory=list)
    legs: list[Leg] = field(default_factory=list)
    inside: dict[tuple[str, int], cp_model.IntVar] = field(default_factory=dict)
    calling: dict[tuple[str, int], cp_model.IntVar] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    _into: dict[int, list[Leg]] = field(default_factory=lambda: defaultdict(list))
    _out_of: dict[int, list[Leg]] = field(default_factory=lambda: defaultdict(list))

    def add(self, leg: Leg) -> None:
        """Takes a leg in."""
        self.legs.append(leg)
        self._into[leg.destination.index].append(leg)
        self._out_of[leg.origin.index].append(leg)

    def into(self, slot: Slot) -> list[Leg]:
        """The legs that lead to a slot."""
        return self._into[slot.index]

    def out_of(self, slot: Slot) -> list[Leg]:
        """The legs that lead away from a slot."""
        return self._out_of[slot.index]


class Itineraries:
    """The itineraries of every traveller that moves, and who is present where."""

    def __init__(self, cp: cp_model.CpModel, problem: Problem, meetings: MeetingVariables) -> None:
        self._cp = cp
        self._problem = problem
        self._meetings = meetings
        self.of: dict[str, Itinerary] = {
            id_: self._make(each) for id_, each in problem.travellers.items() if each.moves
        }

    def present(self, traveller: Traveller, task: Task) -> cp_model.IntVar:
        """A literal: somebody among the traveller's people is in the task."""
        there = self._meetings.somebody(task, traveller.people)
        return self._meetings.false if there is None else there

    def _make(self, traveller: Traveller) -> Itinerary:
        itinerary = Itinerary(traveller, tasks=tasks_of(self._problem, traveller))
        for index, visit in enumerate(visits(self._problem, traveller)):
            itinerary.slots.append(self._slot(traveller, index, visit))
        self._circuit(itinerary)
        self._idle(itinerary)
        self._place(itinerary)
        self._anchor(itinerary)
        return itinerary

    def _slot(self, traveller: Traveller, index: int, visit: Visit) -> Slot:
        cp, end, longest = self._cp, self._problem.grid.end, self.longest
        home = visit.city == traveller.base or not traveller.returns
        name = f"{traveller.id} {visit.city} {index}"
        ends = cp.new_bool_var(f"{name} ends") if home else self._meetings.false
        leave = cp.new_int_var(-longest, end + longest, f"{name} leave")
        depart = self._instant(visit.earliest_departure, end + longest, f"{name} depart", idle=not visit.first)
        if visit.first:
            arrive = cp.new_constant(-longest)
            return Slot(index, visit, self._meetings.true, ends, arrive, arrive, arrive, leave, depart)
        used = cp.new_bool_var(f"{name} used")
        low, high = visit.earliest_arrival, visit.latest_arrival
        arrive = self._instant(low, high, f"{name} arrive", idle=True)
        ready, calls = (self._instant(low, end + longest, f"{name} {word}", idle=True) for word in ("ready", "calls"))
        return Slot(index, visit, used, ends, arrive, ready, calls, leave, depart)

    def _instant(self, low: int, high: int, name: str, *, idle: bool) -> cp_model.IntVar:
        """A step between two bounds, or 0 for a visit that is not made."""
        those = spans([(low, high), (0, 0)] if idle else [(low, high)])
        return self._cp.new_int_var_from_domain(domain(those), name)

    @property
    def longest(self) -> int:
        """Steps that are more than any transfer, boarding or rest: how far a stay may reach beyond the horizon."""
        problem = self._problem
        policies = problem.policies
        venues = {option.venue for task in problem.tasks.values() for option in task.options if option.venue}
        transfer = max((problem.transfer(venue) for venue in venues), default=0)
        access = policies.formalities + problem.longest_rest
        most = max(access, policies.check_in, policies.boarding) + problem.farthest_airport
        return problem.grid.up(transfer) + problem.grid.up(most)

    def _circuit(self, itinerary: Itinerary) -> None:
        cp = self._cp
        arcs: list[tuple[int, int, cp_model.LiteralT]] = []
        for slot in itinerary.slots:
            if slot.first:
                arcs.append((0, slot.index + 1, self._meetings.true))
            else:
                arcs.append((slot.index + 1, slot.index + 1, ~slot.used))
            if slot.ends.index != self._meetings.false.index:
                arcs.append((slot.index + 1, 0, slot.ends))
        ways = self._problem.ways_of(itinerary.traveller)
        for origin in itinerary.slots:
            for destination in itinerary.slots:
                legs = list(self._legs(itinerary, origin, destination, ways))
                if not legs:
                    continue
                for leg in legs:
                    itinerary.add(leg)
                literals = [leg.literal for leg in legs]
                arc = literals[0] if len(literals) == 1 else cp.new_bool_var(f"{origin.index} to {destination.index}")
                if len(literals) > 1:
                    cp.add(sum(literals) == arc)
                arcs.append((origin.index + 1, destination.index + 1, arc))
        cp.add_circuit(arcs)

    def _legs(
        self, itinerary: Itinerary, origin: Slot, destination: Slot, ways: dict[tuple[str, str], tuple[Way, ...]]
    ) -> Iterator[Leg]:
        if destination.first or origin.city == destination.city:
            return
        grid, cp = self._problem.grid, self._cp
        for way in ways.get((origin.city, destination.city), ()):
            name = f"{itinerary.traveller.id} {origin.city} {origin.index} to {destination.city} {destination.index}"
            open_ = destination.visit.latest_arrival - origin.visit.earliest_departure
            if way.flights is None:
                steps = grid.up(way.minutes)
                if steps <= open_:
                    sooner = steps * grid.step - way.minutes
                    yield Leg(origin, destination, cp.new_bool_var(name), way, way.minutes, 0, steps, sooner, None)
                continue
            alike: dict[tuple[int, int], list[int]] = defaultdict(list)
            for flight in way.flights:
                if grid.down(flight.take_off) < origin.visit.earliest_departure or flight.minutes > open_ * grid.step:
                    continue
                alike[flight.minutes, flight.take_off % grid.step].append(grid.down(flight.take_off))
            for (minutes, late), departures in sorted(alike.items()):
                literal = cp.new_bool_var(f"{name}, {minutes} min")
                steps = grid.up(minutes + late)
                sooner = steps * grid.step - minutes - late
                yield Leg(origin, destination, literal, way, minutes, late, steps, sooner, tuple(sorted(departures)))

    def _idle(self, itinerary: Itinerary) -> None:
        """Everything about a visit that is not made is 0; a stay to the end reaches beyond the horizon.

        Stays at the base have no names of their own: they are used in order, which cuts off no plan.
        """
        cp, last = self._cp, self._problem.grid.end + self.longest
        base = [slot for slot in itinerary.slots if slot.city == itinerary.traveller.base]
        for slot, after in pairwise(base):
            cp.add_implication(after.used, slot.used)
            cp.add(after.arrive >= slot.depart).only_enforce_if(after.used)
        for slot in itinerary.slots:
            cp.add(slot.depart == last).only_enforce_if(slot.ends)
            if not slot.first:
                cp.add_implication(slot.ends, slot.used)
                for variable in (slot.arrive, slot.depart, slot.ready, slot.calls, slot.leave):
                    cp.add(variable == 0).only_enforce_if(~slot.used)

    def _place(self, itinerary: Itinerary) -> None:
        """Every attended meeting lies in exactly one slot of its city, a remote one in any slot."""
        cp, meetings = self._cp, self._meetings
        for task in itinerary.tasks:
            present = self.present(itinerary.traveller, task)
            spots: list[cp_model.IntVar] = []
            for slot in itinerary.slots:
                if task.id in slot.visit.tasks:
                    there = meetings.in_city(task, slot.city)
                    spot = itinerary.inside[task.id, slot.index] = self._spot(itinerary, task, slot, there, present)
                    spots.append(spot)
                if any(option.city is None for option in task.options):
                    there = meetings.in_city(task, None)
                    spot = itinerary.calling[task.id, slot.index] = self._spot(itinerary, task, slot, there, present)
                    spots.append(spot)
            cp.add(sum(spots) == present)

    def _anchor(self, itinerary: Itinerary) -> None:
        """Every stay that is asked for lies in one slot, and every known journey leads from one to another."""
        cp, step = self._cp, self._problem.grid.step
        for anchor in self._problem.anchors(itinerary.traveller):
            spots: list[cp_model.IntVar] = []
            for slot in itinerary.slots:
                if anchor.id not in slot.visit.tasks:
                    continue
                spot = itinerary.inside[anchor.id, slot.index] = cp.new_bool_var(f"{anchor.id} {slot.index}")
                spots.append(spot)
                cp.add_implication(spot, slot.used)
                if anchor.known is not None:
                    legs = itinerary.out_of(slot) if anchor.leaves else itinerary.into(slot)
                    cp.add(sum(leg.literal for leg in legs if leg.way.known == anchor.known) == spot)
                    continue
                if not slot.first:
                    sooner = sum(leg.sooner * leg.literal for leg in itinerary.into(slot) if leg.sooner)
                    cp.add(step * slot.arrive - sooner <= anchor.begin).only_enforce_if(spot)
                late = sum(leg.late * leg.literal for leg in itinerary.out_of(slot) if leg.late)
                cp.add(step * slot.depart + late >= anchor.end).only_enforce_if(spot)
            cp.add_exactly_one(spots)

    def _spot(
        self, itinerary: Itinerary, task: Task, slot: Slot, there: cp_model.IntVar, present: cp_model.IntVar
    ) -> cp_model.IntVar:
        spot = self._cp.new_bool_var(f"{task.id} in {itinerary.traveller.id} {slot.city} {slot.index}")
        for needed in (there, present, slot.used):
            self._cp.add_implication(spot, needed)
        return spot
