"""Where meetings may be held: the rooms, and the venues without rooms, of the places that the scenario names for each."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.place import Place
from planner.domain.scenario import Scenario
from planner.problem.windows import is_summit


def places_of(scenario: Scenario, id_: str, single: frozenset[Place]) -> tuple[Place, ...]:
    """The rooms and room-less venues where a meeting may be held, in order of id.

    Rooms that are alike count as one place, their class, unless it is among `single`: then each counts for itself.
    """
    named = named_places(scenario, id_)
    return tuple(sorted({room for place in named for room in _rooms_under(scenario, place, single)}, key=str))


def named_places(scenario: Scenario, id_: str) -> tuple[Place, ...]:
    """The places that the scenario names for a meeting: the summit's, its pin's, else all of `where`."""
    meeting = scenario.meetings[id_]
    if scenario.summit is not None and is_summit(scenario, id_):
        return (scenario.place(scenario.summit.place),)
    if meeting.pin is not None and meeting.pin.place is not None:
        return (scenario.place(meeting.pin.place),)
    return tuple(scenario.place(text) for text in meeting.where)


def _rooms_under(scenario: Scenario, place: Place, single: frozenset[Place]) -> Iterator[Place]:
    if place.remote:
        yield place
        return
    for name, venue in scenario.venues_of(place.city).items():
        if not venue.rooms and Place(place.city, name).lies_in(place):
            yield Place(place.city, name)
        for room, space in venue.rooms.items():
            alike = Place(place.city, name, room)
            if alike in single and space.count > 1:
                numbered = (alike.numbered(number) for number in range(1, space.count + 1))
                yield from (one for one in numbered if one.lies_in(place))
            elif alike.lies_in(place):
                yield alike
