"""Which starts of a meeting nothing stands against that looks at this meeting alone: what judges of bounds ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.check import availability, calendar, precedence, rooms
from planner.check.case import Case
from planner.domain.place import Place
from planner.domain.scenario import REMOTE
from planner.plan.record import Appointment


def places(case: Case, id_: str) -> list[str]:
    """Every room, and every venue that is one, where a meeting may be held."""
    asked = [case.scenario.place(place) for place in availability.places_of(case, id_)]
    found = [REMOTE] if any(place.remote for place in asked) else []
    for city in sorted({place.city for place in asked if not place.remote}):
        for venue_id, venue in case.scenario.venues_of(city).items():
            spaces = [Place(city, venue_id)]
            if venue.rooms:
                spaces = [
                    Place(city, venue_id, room, number)
                    for room, space in venue.rooms.items()
                    for number in (range(1, space.count + 1) if space.count > 1 else [None])
                ]
            found += [str(each) for each in spaces if any(each.lies_in(place) for place in asked)]
    return found


def may_fill(case: Case, id_: str, seat: str) -> list[str]:
    """Who may fill a required seat of a meeting, first choice first: nobody who is asked to it in person stands in."""
    who = case.scenario.meetings[id_].who
    asked = {*who.required, *who.optional, *(one for group in who.any_of for one in group.of)}
    return [one for one in case.scenario.candidates(seat, id_) if one == seat or one not in asked]


def appointment(case: Case, id_: str, start: datetime, place: str) -> Appointment:
    """A meeting at its least length with nobody there."""
    end = start + timedelta(minutes=case.scenario.meetings[id_].least_minutes)
    return Appointment(start=start, meeting=id_, end=end, place=place, attendance=())


def possible(case: Case, id_: str, start: datetime, *of_a_city: str) -> bool:
    """Whether nothing stands against a start in one of some places of a city at least."""
    if next(_against(case, id_, appointment(case, id_, start, of_a_city[0])), None) is not None:
        return False
    return any(
        place == REMOTE or next(rooms.fits(case, appointment(case, id_, start, place)), None) is None
        for place in of_a_city
    )


def _against(case: Case, id_: str, at: Appointment) -> Iterator[str]:
    """What stands against a start whatever the room in its city; first what is soon looked at and often so."""
    yield from precedence.side_of_the_summit(case, id_, at)
    yield from availability.of_meeting(case, id_, at)
    for seat in case.scenario.meetings[id_].who.required:
        people = may_fill(case, id_, seat)
        if len(people) == 1:
            yield from availability.of_person(case, people[0], [case.busy_time(at, seat)])
    yield from calendar.of_meeting(case, id_, at)
