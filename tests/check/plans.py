"""Plans by hand, for the judge. Times are UTC, written as `05 13:00` for the day and time in June 2018."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from planner.check import check
from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan, Rest, Unscheduled


def at(text: str) -> datetime:
    """An instant in June 2018, UTC."""
    return datetime.strptime(f"2018-06-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def held(meeting: str, start: str, place: str, *people: str, minutes: int = 60) -> Appointment:
    """An appointment; `kang as minister` sits in another's seat."""
    seats = (each.partition(" as ") for each in people)
    attendance = tuple(sorted(Attendance(person, seat or person) for person, _, seat in seats))
    return Appointment(at(start), meeting, at(start) + timedelta(minutes=minutes), place, attendance)


def leg(id_: str, depart: str, minutes: int, way: str, *people: str, mode: Mode = Mode.AIR, **more: str) -> Journey:
    """A journey; the way is written as `seoul - new-york`."""
    origin, destination = way.split(" - ")
    arrive = at(depart) + timedelta(minutes=minutes)
    return Journey(at(depart), id_, arrive, origin, destination, people, mode, **more)


def rest(journey: str, start: str, minutes: int, city: str, *people: str) -> Rest:
    """A rest after a journey."""
    return Rest(at(start), journey, at(start) + timedelta(minutes=minutes), city, people)


def plan(*parts: Appointment | Journey | Rest | Unscheduled) -> Plan:
    """A plan of these parts."""
    kinds = (Appointment, Journey, Rest, Unscheduled)
    return Plan(*(tuple(sorted(each for each in parts if isinstance(each, kind))) for kind in kinds))  # type: ignore[arg-type]


def findings(scenario: Scenario, *parts: Appointment | Journey | Rest | Unscheduled) -> list[tuple[str, str]]:
    """What the judge finds, as (rule, message)."""
    return [(each.rule, each.message) for each in check(scenario, plan(*parts))]


def rules(scenario: Scenario, *parts: Appointment | Journey | Rest | Unscheduled) -> set[str]:
    """The rule families that are broken."""
    return {rule for rule, _ in findings(scenario, *parts)}
