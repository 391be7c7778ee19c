"""Judges availability: people and meetings keep to the times that they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from planner.check.case import Busy, Case
from planner.check.clocks import WEEKDAYS, within_hours, within_spans
from planner.check.finding import Finding
from planner.domain import clock
from planner.domain.meetings import Kind, Meeting
from planner.domain.scenario import REMOTE
from planner.domain.values import Hours
from planner.domain.waivers import WaivedRule
from planner.plan.record import Appointment, Term

KEY = "availability"
SAYS = "People and meetings keep to the times that they have."


def judge(case: Case) -> Iterator[Finding]:
    """Meetings outside the horizon, their window, their hours, their places; people when they are not free."""
    for id_, appointment in case.held.items():
        yield from (Finding(KEY, id_, message) for message in of_meeting(case, id_, appointment))
    for person in sorted(case.scenario.people):
        yield from (Finding(KEY, person, message) for message in _person(case, person))


def of_meeting(case: Case, id_: str, appointment: Appointment) -> Iterator[str]:
    """What a meeting's own times and places say against an appointment."""
    title, place = case.title(id_), appointment.place
    if appointment.start < case.scenario.start or appointment.end > case.scenario.end:
        yield f"{title} on {case.local(appointment.start, place)} is not within the horizon."
    if not any(case.place(appointment).lies_in(case.scenario.place(allowed)) for allowed in places_of(case, id_)):
        yield f"{title} is held at {place}, which is none of its places: {', '.join(places_of(case, id_))}."
    if (fixed := case.fixed(id_)) is not None:
        instant = clock.instant(fixed, case.zone(place))
        tolerance = case.scenario.tolerance(id_)
        if abs(appointment.start - instant) > timedelta(minutes=tolerance):
            around = f", give or take {tolerance} min" if tolerance else ""
            at, said = case.local(appointment.start, place), case.local(instant, place)
            yield f"{title} starts on {at} but is fixed on {said}{around}."
    else:
        yield from _free(case, appointment, case.meeting(appointment))


def places_of(case: Case, id_: str) -> tuple[str, ...]:
    """Where a meeting may be held, as the scenario names it: the summit's place, its pin's, else all of `where`."""
    meeting, summit = case.scenario.meetings[id_], case.scenario.summit
    if summit is not None and summit.meeting == id_:
        return (summit.place,)
    if meeting.pin is not None and meeting.pin.place is not None:
        return (meeting.pin.place,)
    return meeting.where


def _free(case: Case, appointment: Appointment, meeting: Meeting) -> Iterator[str]:
    zone, place = case.zone(appointment.place), appointment.place
    title, at = case.title(appointment.meeting), case.local(appointment.start, place)
    spans = [case.span(first, last, zone) for first, last in meeting.when.spans()]
    if spans and not within_spans(appointment.start, appointment.end, spans):
        yield f"{title} on {at} is not within its window."
    if meeting.when.days and WEEKDAYS[case.day(appointment).weekday()] not in meeting.when.days:
        yield f"{title} is on {at}; its weekdays are {', '.join(meeting.when.days)}."
    hours = _hours(case, appointment)
    if hours is not None and not within_hours(appointment.start, appointment.end, hours, zone):
        low, until = hours
        yield f"{title} from {at} to {case.local(appointment.end, place)} is not between {low} and {until}."


def _hours(case: Case, appointment: Appointment) -> Hours | None:
    policies, meeting = case.scenario.policies, case.scenario.meetings[appointment.meeting]
    if meeting.when.time_of_day is not None:
        return meeting.when.time_of_day
    waived = case.scenario.waived_before(WaivedRule.WORKING_HOURS, appointment.meeting)
    if appointment.place == REMOTE or appointment.start < waived:
        return None
    meals = {
        Kind.BREAKFAST: policies.meal_times.breakfast,
        Kind.LUNCH: policies.meal_times.lunch,
        Kind.DINNER: policies.meal_times.dinner,
        Kind.RECEPTION: policies.meal_times.reception,
    }
    return meals.get(meeting.kind, policies.working_hours)


def _person(case: Case, person: str) -> Iterator[str]:
    yield from of_person(case, person, case.busy(person))


def of_person(case: Case, person: str, times: Iterable[Busy]) -> Iterator[str]:
    """What a person's own times say against their being busy at some times."""
    who, zone = case.scenario.people[person], case.zone(case.scenario.base_of(person))
    free = [case.span(first, last, zone) for first, last in who.available]
    shut = [case.span(first, last, zone) for first, last in who.blocked]
    for busy in times:
        title, at = case.title(busy.appointment.meeting), case.local(busy.start, busy.appointment.place)
        if free and not within_spans(busy.start, busy.end, free):
            yield f"{who.name} is not available for {title} on {at}."
        if any(busy.start < high and low < busy.end for low, high in shut):
            yield f"{who.name} is blocked during {title} on {at}."


def score(case: Case) -> Iterator[Term]:  # noqa: ARG001 - every family has a score
    """Nothing: these rules are kept or broken."""
    yield from ()
