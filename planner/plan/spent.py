"""When people are in the meetings of a plan: in all of one, or in their own part of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from planner.domain.scenario import Scenario
from planner.plan.record import Appointment


def spent(scenario: Scenario, held: Appointment, person: str) -> tuple[datetime, datetime]:
    """From when to when somebody is in a meeting; all of it where the scenario does not say who is in it."""
    meeting = scenario.meetings.get(held.meeting)
    seat = next((each.seat for each in held.attendance if each.person == person), None)
    took = held.end - held.start
    if meeting is None or seat is None or not meeting.may_take(took):
        return held.start, held.end
    first, last = meeting.part_of(seat, int(took.total_seconds() // 60))
    return held.start + timedelta(minutes=first), held.start + timedelta(minutes=last)
