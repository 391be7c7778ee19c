"""Turns a solution into a plan: appointments with rooms and people, journeys, rests, and what is left out."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from heapq import heappop, heappush

from planner.domain.place import Place
from planner.model import Model
from planner.model.solution import Solution
from planner.model.variables.stays import Leg, Slot, Stay
from planner.plan.record import Appointment, Attendance, Journey, Plan, Rest, Unscheduled
from planner.problem import Problem
from planner.problem.tasks import Option, Task


def extract(model: Model, solution: Solution, *, proved: bool) -> Plan:
    """The plan that a solution stands for; `proved` tells whether its priority is proved best."""
    return _Extraction(model, solution).plan(proved=proved)


class _Extraction:
    def __init__(self, model: Model, solution: Solution) -> None:
        self._problem: Problem = model.draft.problem
        self._draft = model.draft
        self._solution = solution
        self._chosen: dict[str, Option] = {}
        for task in self._problem.tasks.values():
            for option in task.options:
                if solution.holds(self._draft.meetings.option[task.id, option.place]):
                    self._chosen[task.id] = option

    def plan(self, *, proved: bool) -> Plan:
        rooms = self._rooms()
        held = [self._appointment(self._problem.tasks[id_], rooms.get(id_)) for id_ in self._chosen]
        journeys: list[Journey] = []
        rests: list[Rest] = []
        for _, stay in sorted(self._draft.stays.of.items()):
            for number, leg in enumerate(self._legs(stay), start=1):
                journey = self._journey(stay, leg, f"{stay.traveller.id}-{number}")
                journeys.append(journey)
                rests.extend(self._rest(stay, leg, journey))
        left = (task for task in self._problem.tasks.values() if task.id not in self._chosen)
        unscheduled = (Unscheduled(task.id, why_unscheduled(task, proved=proved)) for task in left)
        return Plan(tuple(sorted(held)), tuple(sorted(journeys)), tuple(sorted(rests)), tuple(sorted(unscheduled)))

    def _appointment(self, task: Task, room: Place | None) -> Appointment:
        option = self._chosen[task.id]
        begin = self._problem.grid.instant(self._solution.value(self._draft.meetings.start[task.id]))
        people = sorted(
            Attendance(each.person, seat.id)
            for seat, each, literal in self._draft.meetings.filled_of(task)
            if self._solution.holds(literal)
        )
        end = begin + timedelta(minutes=task.length)
        return Appointment(begin, task.id, end, str(room or option.place), tuple(people))

    def _rooms(self) -> dict[str, Place]:
        """A room for every meeting that is held in one of several alike: the first that is free and refreshed."""
        rooms: dict[Place, list[tuple[int, int, str]]] = defaultdict(list)
        for id_, option in self._chosen.items():
            if option.room is not None and option.capacity > 1:
                start = self._solution.value(self._draft.meetings.start[id_])
                length = self._problem.tasks[id_].length + option.turnover
                rooms[option.room].append((start, start + self._problem.grid.up(length), id_))
        found: dict[str, Place] = {}
        for those in rooms.values():
            free = list(range(self._chosen[those[0][2]].capacity))
            busy: list[tuple[int, int]] = []
            for start, end, id_ in sorted(those):
                while busy and busy[0][0] <= start:
                    heappush(free, heappop(busy)[1])
                number = heappop(free)
                found[id_] = self._chosen[id_].rooms[number]
                heappush(busy, (end, number))
        return found

    def _legs(self, stay: Stay) -> list[Leg]:
        travelled = [leg for leg in stay.legs if self._solution.holds(leg.literal)]
        return sorted(travelled, key=lambda leg: self._solution.value(leg.origin.depart))

    def _journey(self, stay: Stay, leg: Leg, id_: str) -> Journey:
        step = self._solution.value(leg.origin.depart)
        depart = self._problem.grid.instant(step) + timedelta(minutes=leg.late)
        minute, number = step * self._problem.grid.step + leg.late, None
        for flight in leg.way.flights or ():
            if (flight.take_off, flight.minutes) == (minute, leg.minutes):
                number = flight.number
        traveller = stay.traveller
        cities = (leg.origin.city, leg.destination.city)
        arrive = depart + timedelta(minutes=leg.minutes)
        who, mode = traveller.people, leg.way.mode
        return Journey(depart, id_, arrive, *cities, who, mode, traveller.party, number, leg.way.via)

    def _rest(self, stay: Stay, leg: Leg, journey: Journey) -> list[Rest]:
        """The rest after a long leg, for those who attend something in the stay that follows."""
        length = self._problem.rest(leg.minutes)
        people = tuple(person for person in journey.people if self._attends_in(stay, leg.destination, person))
        if not length or not people:
            return []
        begin = journey.arrive + timedelta(minutes=self._problem.formalities(leg.way))
        return [Rest(begin, journey.id, begin + timedelta(minutes=length), leg.destination.city, people)]

    def _attends_in(self, stay: Stay, slot: Slot, person: str) -> bool:
        for task in stay.tasks:
            inside = stay.inside.get((task.id, slot.index))
            if inside is not None and self._solution.holds(inside):
                seats = self._draft.meetings.seats_of(task, person)
                if any(self._solution.holds(literal) for _, literal in seats):
                    return True
        return False


def why_unscheduled(task: Task, *, proved: bool) -> str:
    """Why a meeting is not held, in a sentence."""
    if not task.options:
        reasons = sorted({dead.says for dead in task.dead})
        return f"It has no possible time, because of {' and '.join(reasons)}."
    if proved:
        return "Proved: it cannot be held at all, or only by giving up meetings that together matter at least as much."
    return "No place was found for it in the time given."
