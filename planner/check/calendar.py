"""Judges the calendar: quiet times and holidays; scores holidays and missed audiences."""

from __future__ import annotations

from collections.abc import Iterator

from planner.check.case import Case
from planner.check.clocks import WEEKDAYS, day_of_hours, each_minute
from planner.check.finding import Finding
from planner.domain import clock
from planner.domain.calendars import holiday
from planner.domain.meetings import PrimeTime
from planner.domain.policies import QuietTime
from planner.domain.scenario import REMOTE
from planner.domain.strictness import Strictness
from planner.domain.waivers import WaivedRule
from planner.plan.record import Appointment, Term, Tier

KEY = "calendar"
SAYS = "Days and hours that are not ordinary."


def judge(case: Case) -> Iterator[Finding]:
    """Meetings in quiet times, and on holidays where that is forbidden."""
    for id_, appointment in case.held.items():
        yield from (Finding(KEY, id_, message) for message in of_meeting(case, id_, appointment))


def of_meeting(case: Case, id_: str, appointment: Appointment) -> Iterator[str]:
    """What the calendar says against an appointment."""
    if case.pinned(id_) or appointment.place == REMOTE:
        return
    at = case.local(appointment.start, appointment.place)
    waived = appointment.start < case.scenario.waived_before(WaivedRule.QUIET_TIMES, id_)
    for _, quiet in sorted(case.scenario.policies.quiet_times.items()):
        if not waived and _touches(case, appointment, quiet):
            yield f"{case.title(id_)} on {at} touches a quiet time: {quiet.name}."
    if case.scenario.policies.holidays is Strictness.FORBID and (name := day_off(case, appointment)):
        yield f"{case.title(id_)} is on {at}, a holiday in {appointment.city}: {name}."


def _touches(case: Case, appointment: Appointment, quiet: QuietTime) -> bool:
    if quiet.cities and appointment.city not in quiet.cities:
        return False
    days = (
        day_of_hours(minute, quiet.between, case.zone(appointment.place))
        for minute in each_minute(appointment.start, appointment.end)
    )
    return any(day is not None and WEEKDAYS[day.weekday()] in quiet.days for day in days)


def day_off(case: Case, appointment: Appointment) -> str | None:
    """The name of the holiday at an appointment's city on the day it starts, or None."""
    if appointment.place == REMOTE:
        return None
    city, day = case.scenario.places[appointment.city], case.day(appointment)
    if day in city.extra_holidays:
        return "a day off there"
    return None if city.holidays is None else holiday(city.holidays, day)


def score(case: Case) -> Iterator[Term]:
    """Meetings on holidays that are to be avoided, starts that an audience cannot see, and starts near a pin."""
    policies = case.scenario.policies
    for id_, appointment in sorted(case.held.items()):
        avoided = policies.holidays is Strictness.AVOID and policies.holiday_weight and not case.pinned(id_)
        if avoided and day_off(case, appointment) is not None:
            yield Term(Tier.PROTOCOL, "holiday", id_, 1, "meeting", policies.holiday_weight)
        pin = case.fixed(id_) if case.scenario.tolerance(id_) else None
        if pin is not None and appointment.start != clock.instant(pin, case.zone(appointment.place)):
            yield Term(Tier.PROTOCOL, "off-pin", id_, 1, "meeting", 1)
        for number, wish in enumerate(case.meeting(appointment).needs.prime_time, start=1):
            if wish.weight and not _seen(appointment, wish):
                yield Term(Tier.PROTOCOL, "off-air", f"{id_}/{number}", 1, "meeting", wish.weight)


def _seen(appointment: Appointment, wish: PrimeTime) -> bool:
    return day_of_hours(appointment.start, wish.between, wish.zone) is not None
