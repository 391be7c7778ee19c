"""Hotels: by when rest after a journey is over for what is attended, and the starts that a night between meetings leaves."""

from __future__ import annotations

from planner.problem import Problem
from planner.search.hops import NEVER
from planner.search.steps import Steps, between
from planner.search.stops import Part, Stop
from planner.search.visits import Visit

Attended = tuple[Stop, Part]


def rested_by(problem: Problem, visit: Visit) -> int:
    """The step by which a traveller's people must have rested, wherever that was, so that those with hotels there can still go by
    them to what they attend in a visit; NEVER where nobody has to.
    """
    latest = NEVER
    for stop in visit.stops:
        if stop.venue is None:
            continue
        for part in stop.parts:
            minutes = problem.hotels.by_hotel(part.person, stop.venue)
            if minutes is not None:
                latest = min(latest, stop.start - problem.grid.up(minutes - part.offset))
    return latest


class Nights:
    """How far what somebody attends before the end of a night is from what they attend after it."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._hotels = problem.hotels
        self._step = problem.grid.step

    def matter(self, person: str) -> bool:
        """Whether a night takes some time of somebody."""
        return self._hotels.rests_at_night(person)

    def too_near(self, there: Attended, new: Attended) -> Steps:
        """The starts of a new stop that leave somebody too short a night before or after one that is there."""
        (stop, part), (other, mine) = there, new
        if stop.venue is None or other.venue is None or stop.city != other.city:
            return 0
        night = self._hotels.night(part.person, stop.venue, other.venue)
        zone, begins = self._problem.zone_of(stop.venue.city), stop.start * self._step + part.offset
        ends, blocked = begins + part.length, 0
        over = self._hotels.next_end(zone, ends)
        if over is not None:
            blocked |= self._starts(over - mine.offset, ends + night - mine.offset - 1)
        over = self._hotels.last_end(zone, begins)
        if over is not None:
            end = mine.offset + mine.length
            blocked |= self._starts(begins - night + 1 - end, over - end)
        return blocked

    def _starts(self, first: int, last: int) -> Steps:
        """The steps from a minute to another, both included."""
        return between(-(-first // self._step), last // self._step)
