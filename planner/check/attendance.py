"""Judges attendance: every meeting once or reported, and the right people in its seats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from planner.check.case import Case
from planner.check.finding import Finding
from planner.domain.meetings import Meeting
from planner.plan.record import Appointment, Attendance, Term, Tier

KEY = "attendance"
SAYS = "Every meeting is held once or reported, and its seats are filled by the right people."


def judge(case: Case) -> Iterator[Finding]:
    """Senseless, missing and doubled appointments; wrong lengths; empty and wrongly filled seats."""
    for appointment in case.plan.appointments:
        if (fault := case.fault_of(appointment)) is not None:
            yield Finding(KEY, appointment.meeting, f"{fault[0].upper()}{fault[1:]}.")
    yield from _once(case)
    for id_, appointment in case.held.items():
        took, (least, most) = appointment.end - appointment.start, _lengths(case.meeting(appointment))
        if not timedelta(minutes=least) <= took <= timedelta(minutes=most):
            length, should = (
                int(took.total_seconds() // 60),
                f"{most} min" if least == most else f"{least} to {most} min",
            )
            yield Finding(KEY, id_, f"{case.title(id_)} takes {length} min in the plan and {should} in the scenario.")
        yield from (Finding(KEY, id_, message) for message in _seats(case, appointment))


def _lengths(meeting: Meeting) -> tuple[int, int]:
    """The least and the most minutes that a meeting may take."""
    most = sum(stage.length for stage in meeting.stages) if meeting.length is None else meeting.length
    return most if meeting.least_length is None else meeting.least_length, most


def _once(case: Case) -> Iterator[Finding]:
    placed = Counter(each.meeting for each in case.plan.appointments)
    left = Counter(each.meeting for each in case.plan.unscheduled)
    for id_ in sorted(set(left) - set(case.scenario.meetings)):
        yield Finding(KEY, id_, f"There is no meeting {id_!r} in the scenario.")
    for id_, meeting in sorted(case.scenario.meetings.items()):
        title = case.title(id_)
        if placed[id_] > 1:
            yield Finding(KEY, id_, f"{title} has {placed[id_]} appointments.")
        if left[id_] > 1:
            yield Finding(KEY, id_, f"{title} is reported as unscheduled {left[id_]} times.")
        if placed[id_] and left[id_]:
            yield Finding(KEY, id_, f"{title} has an appointment and is reported as unscheduled.")
        if not placed[id_] and not left[id_]:
            yield Finding(KEY, id_, f"{title} has no appointment and is not reported as unscheduled.")
        if meeting.cancelled and placed[id_]:
            yield Finding(KEY, id_, f"{title} is cancelled and has an appointment.")
        if meeting.must and not meeting.cancelled and not placed[id_]:
            yield Finding(KEY, id_, f"{title} must be held and is not.")


def _seats(case: Case, appointment: Appointment) -> Iterator[str]:
    who, title = case.meeting(appointment).who, case.title(appointment.meeting)
    groups = {seat for group in who.any_of for seat in group.of}
    filled = Counter(each.seat for each in appointment.attendance)
    for person, times in Counter(each.person for each in appointment.attendance).items():
        if times > 1:
            yield f"{case.name(person)} sits in {times} seats of {title}."
    for each in appointment.attendance:
        yield from _seated(case, appointment, each, groups)
    for seat in who.required:
        if filled[seat] != 1:
            yield f"The seat of {seat} in {title} is filled by {filled[seat]} people and not by one."
    for group in who.any_of:
        stood_in = {each.seat for each in appointment.attendance if each.person != itself(case, each.seat)}
        there = len({seat for seat in group.of if filled[seat] and seat not in stood_in.intersection(who.required)})
        if there < group.least:
            yield f"{title} needs at least {group.least} of {', '.join(group.of)}; {there} are there."


def _seated(case: Case, appointment: Appointment, each: Attendance, groups: set[str]) -> Iterator[str]:
    who, title, name = case.meeting(appointment).who, case.title(appointment.meeting), case.name(each.person)
    if each.person not in case.scenario.people:
        yield f"{each.person!r}, who attends {title}, is nobody in the scenario."
    elif each.seat in who.required:
        if each.person not in case.scenario.candidates(each.seat, appointment.meeting):
            yield f"{name} may not fill the seat of {each.seat} in {title}."
        elif each.person != each.seat and each.person in {*who.required, *who.optional, *groups}:
            yield f"{name} is asked to {title} in person and cannot stand in for {each.seat} there."
    elif each.seat in who.optional or each.seat in groups:
        if each.person != itself(case, each.seat):
            yield f"{name} cannot stand in for {each.seat} in {title}."
    else:
        yield f"{name} attends {title} in the seat of {each.seat!r}, which it does not have."


def itself(case: Case, seat: str) -> str | None:
    """Who comes in the seat of a guest: the person, or whoever holds the role or acts for it first."""
    if seat in case.scenario.people:
        return seat
    role = case.scenario.roles.get(seat)
    if role is None:
        return None
    return role.holder or next(iter(role.acting), None)


def score(case: Case) -> Iterator[Term]:
    """Meetings not held or shortened, stand-ins, and optional people who are not there."""
    shortened = case.scenario.policies.weights.shortened
    weight = case.scenario.policies.stand_in_weight
    for id_, meeting in sorted(case.scenario.meetings.items()):
        if meeting.cancelled:
            continue
        appointment = case.held.get(id_)
        if appointment is None and not meeting.must:
            yield Term(Tier.PRIORITY, "unheld", id_, 1, "meeting", meeting.priority)
        if appointment is not None and shortened:
            took = int((appointment.end - appointment.start).total_seconds() // 60)
            if meeting.least_length is not None and (short := _lengths(meeting)[1] - took) > 0:
                yield Term(Tier.PROTOCOL, "shortened", id_, short, "min", shortened)
        seats = {} if appointment is None else {each.seat: each.person for each in appointment.attendance}
        for seat in meeting.who.required:
            chain = in_line(case, id_, seat)
            if seat in seats and seats[seat] in chain and (steps := chain.index(seats[seat])) > 0:
                yield Term(Tier.ATTENDANCE, "stand-in", f"{id_}/{seat}", steps, "step", weight)
        for seat, cost in sorted(meeting.who.optional.items()):
            if seat not in seats and cost:
                yield Term(Tier.ATTENDANCE, "absent", f"{id_}/{seat}", 1, "person", cost)


def in_line(case: Case, meeting: str, seat: str) -> list[str]:
    """Who may fill a seat, first choice first, whatever their rank, without those who are asked in their own right."""
    who = case.scenario.meetings[meeting].who
    may_depute = who.deputies and seat not in who.in_person
    line: list[str] = []
    if seat in case.scenario.people:
        line.append(seat)
        line.extend(case.scenario.people[seat].deputies if may_depute else ())
    else:
        role = case.scenario.roles[seat]
        line.extend([role.holder] if role.holder else [])
        line.extend(role.acting)
        line.extend(case.scenario.people[role.holder].deputies if role.holder and may_depute else ())
    listed = {*who.required, *who.optional, *(each for group in who.any_of for each in group.of)}
    return [person for person in dict.fromkeys(line) if person == seat or person not in listed]
