"""Judges how long before what they attend in a city people are there who come to it by a journey."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.check.case import Busy, Case, Stay
from planner.check.clocks import each_minute
from planner.check.journeys import formalities, transfer
from planner.domain import clock
from planner.domain.strictness import Strictness
from planner.plan.record import Appointment, Journey

LONGEST_DAY = timedelta(hours=50)
"""More than lies between the beginning of a day and any time on it, whatever clocks do."""


def late(case: Case, person: str) -> Iterator[str]:
    """What somebody comes to too late, in words: the first of it in each stay, and every meeting that says itself when to come."""
    figures = case.figures(person).arrival
    if figures is None:
        return
    for stay in _reached(case, person):
        usual = figures.outside is Strictness.FORBID
        for busy in _attended(case, person, stay):
            own = case.meeting(busy.appointment).arrive
            if own is None and usual and _is_late(case, stay, busy, figures.before, evening=figures.evening_before):
                yield _words(case, person, stay, busy, _asked(figures.before, evening=figures.evening_before))
                usual = False
            if own is not None and _is_late(case, stay, busy, own.before, evening=own.evening_before):
                yield _words(case, person, stay, busy, _asked(own.before, evening=own.evening_before))


def late_stays(case: Case, person: str) -> Iterator[tuple[Stay, int]]:
    """The stays to which somebody comes later than they should, with the points that it costs where it is to be avoided."""
    figures = case.figures(person).arrival
    if figures is None or figures.outside is not Strictness.AVOID or not figures.weight:
        return
    for stay in _reached(case, person):
        those = (busy for busy in _attended(case, person, stay) if case.meeting(busy.appointment).arrive is None)
        if any(_is_late(case, stay, busy, figures.before, evening=figures.evening_before) for busy in those):
            yield stay, figures.weight


def _reached(case: Case, person: str) -> Iterator[Stay]:
    """The stays that begin with a journey, and not at home."""
    base = case.scenario.base_of(person)
    return (stay for stay in case.stays(person) if stay.arrival is not None and stay.city != base)


def _attended(case: Case, person: str, stay: Stay) -> Iterator[Busy]:
    return (busy for busy in case.busy(person) if busy.appointment.city == stay.city and stay.holds(busy.start))


def _is_late(case: Case, stay: Stay, busy: Busy, before: int, *, evening: bool) -> bool:
    """Whether somebody could be at the venue only when less than so long is left, or the day has begun."""
    assert stay.arrival is not None
    there = _there(case, stay.arrival, busy.appointment)
    if before and busy.start - there < timedelta(minutes=before):
        return True
    return evening and there > _day_begins(case, busy.appointment)


def _there(case: Case, leg: Journey, appointment: Appointment) -> datetime:
    """When whoever comes by a journey could be at the venue of an appointment, without any rest."""
    return leg.arrive + formalities(case, leg) + transfer(case, appointment.place)


def _day_begins(case: Case, appointment: Appointment) -> datetime:
    """The first minute of the calendar day on which an appointment starts, by the clock of its place."""
    day, zone = case.day(appointment), case.zone(appointment.place)
    minutes = each_minute(appointment.start - LONGEST_DAY, appointment.start + timedelta(minutes=1))
    return next(minute for minute in minutes if clock.local_day(minute, zone) == day)


def _asked(before: int, *, evening: bool) -> str:
    said = [f"{before} min before it"] if before else []
    return " and ".join([*said, "on the day before"] if evening else said)


def _words(case: Case, person: str, stay: Stay, busy: Busy, asked: str) -> str:
    assert stay.arrival is not None
    title, begins = case.title(busy.appointment.meeting), case.local(busy.start, stay.city)
    there = case.local(_there(case, stay.arrival, busy.appointment), stay.city)
    return f"{case.name(person)} can be at {title} from {there} on, must be there {asked}, and it begins for them on {begins}."
