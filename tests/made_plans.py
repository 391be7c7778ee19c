"""Small plans made by hand for tests, and the scenario that they belong to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from planner.domain.rule_packs import laid_over
from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan, Rest, Unscheduled
from tests.building import meeting, scenario


def at(text: str) -> datetime:
    """An instant in June 2018: day, hour and minute in UTC, such as `5 14:00`."""
    day, _, clock = text.partition(" ")
    hour, _, minute = clock.partition(":")
    return datetime(2018, 6, int(day), int(hour), int(minute), tzinfo=UTC)


def held(id_: str, start: str, *people: str, place: str = "washington/white-house", minutes: int = 60) -> Appointment:
    """A meeting that is held; somebody in another's seat is written `sullivan as pompeo`."""
    seats = [each.partition(" as ") for each in people]
    attendance = sorted(Attendance(person, seat or person) for person, _, seat in seats)
    return Appointment(at(start), id_, at(start) + timedelta(minutes=minutes), place, tuple(attendance))


def leg(
    id_: str, depart: str, way: str, *people: str, minutes: int = 70, mode: Mode = Mode.AIR, **more: str
) -> Journey:
    """A journey; the way is written `washington - new-york`."""
    origin, _, destination = way.partition(" - ")
    arrive = at(depart) + timedelta(minutes=minutes)
    return Journey(at(depart), id_, arrive, origin, destination, tuple(sorted(people)), mode, **more)


def rest(journey: str, start: str, city: str, *people: str) -> Rest:
    """Ten hours of rest."""
    return Rest(at(start), journey, at(start) + timedelta(hours=10), city, tuple(sorted(people)))


def plan(*parts: Appointment | Journey | Rest | Unscheduled) -> Plan:
    """A plan of these parts, each kind in its natural order."""
    return Plan(
        tuple(sorted(each for each in parts if isinstance(each, Appointment))),
        tuple(sorted(each for each in parts if isinstance(each, Journey))),
        tuple(sorted(each for each in parts if isinstance(each, Rest))),
        tuple(sorted(each for each in parts if isinstance(each, Unscheduled))),
    )


WORLD: dict[str, Any] = {
    "places": {
        "new-york": {"name": "New York", "venues": {"palace": {"name": "Palace Hotel"}, "mission": {}}},
        "washington": {"name": "Washington", "venues": {"white-house": {"name": "White House"}}},
        "seoul": {"name": "Seoul", "venues": {"blue-house": {"name": "Blue House"}}},
    },
    "people": {
        "knapper": {"name": "Marc Knapper", "of": "us", "rank": "4", "base": "seoul", "role": "chargé d'affaires"}
    },
    "roles": {"ambassador": {"name": "US ambassador", "acting": ["knapper"]}},
    "parties": {"envoys": {"name": "The envoys", "members": ["pompeo", "sullivan"]}},
    "meetings": {
        "talks": meeting("pompeo", "kang", title="Talks", where=["new-york", "washington"], status="confirmed"),
        "call": meeting("pompeo", "kang", title="A call", where=["remote"], length="20 min", certainty="about"),
        "visit": meeting("ambassador", title="Visit", where=["seoul/blue-house"], must="false"),
        "summit": {
            **meeting("pompeo", "kang", title="The day", where=["seoul"]),
            "length": None,
            "stages": [
                {"title": "Greeting", "length": "15 min", "who": ["kang"]},
                {"title": "Lunch", "length": "45 min"},
            ],
        },
    },
}


def world(**parts: Any) -> Scenario:
    """The small world with named places, a vacant embassy, a party, and meetings of every sort; parts are laid over it."""
    return scenario(**laid_over(WORLD, parts))


def known_plan() -> Plan:
    """A plan of `world`: Pompeo flies to New York for talks, calls, flies to Seoul, rests, and comes home."""
    return plan(
        leg("pompeo-1", "4 22:00", "washington - new-york", "pompeo"),
        leg("kang-1", "4 04:30", "seoul - new-york", "kang", minutes=800, mode=Mode.SCHEDULED, flight="KE 81"),
        held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace"),
        held("call", "6 20:00", "pompeo", "kang", place="remote", minutes=20),
        leg("pompeo-2", "5 18:00", "new-york - seoul", "pompeo", minutes=840, via="Anchorage"),
        rest("pompeo-2", "6 08:20", "seoul", "pompeo"),
        held("visit", "7 02:00", "knapper as ambassador", place="seoul/blue-house"),
        leg("kang-2", "5 16:00", "new-york - seoul", "kang", minutes=840),
        Unscheduled("summit", "No place was found for it in the time given."),
    )
