"""Who leaves a long meeting for a short one inside it and comes back: when that may be, and how much of it they miss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.check.case import Busy, Case
from planner.check.rooms import adjacent, stay_on
from planner.check.ways import ground
from planner.domain.relations import Inside


def between(case: Case, one: Busy, other: Busy) -> timedelta:
    """The time a person needs between two meetings in one city."""
    if one.remote or one.appointment.city != other.appointment.city:
        return timedelta()
    here, there = (case.place(each.appointment) for each in (one, other))
    if here.venue == there.venue:
        pair = (one.appointment.meeting, other.appointment.meeting)
        stays = one.appointment.place == other.appointment.place and stay_on(case, *pair)
        return timedelta(minutes=0 if stays or adjacent(case, *pair) else case.scenario.policies.changeover)
    return ground(case, here, there)


def leaves(case: Case, person: str, one: Busy, other: Busy) -> bool:
    """Whether somebody leaves one of two meetings for the other, with time for the way there and back."""
    return any(_out_for(case, person, *pair) is not None for pair in ((one, other), (other, one)))


def why_not(case: Case, person: str, one: Busy, other: Busy) -> str:
    """Why somebody cannot leave one of two meetings for the other; empty where no relation lets them."""
    for long, short in ((one, other), (other, one)):
        if _joined(case, long.appointment.meeting, short.appointment.meeting):
            at, title = long.appointment.place, case.title(long.appointment.meeting)
            leave, back = (case.local(instant, at) for instant in _out(case, long, short))
            since, until = (case.local(instant, at) for instant in (long.start, long.end))
            needed = _stage_missed(case, person, long, short)
            but = f"its stage '{needed}' needs them" if needed else f"they are in it from {since} to {until}"
            out = f"{case.name(person)} would be out of {title} from {leave} to {back}"
            return f"{out} for {case.title(short.appointment.meeting)}, but {but}."
    return ""


def too_long(case: Case, person: str) -> Iterator[str]:
    """Meetings of which somebody who leaves them attends too little."""
    relations = [(id_, each) for id_, each in sorted(case.scenario.relations.items()) if isinstance(each, Inside)]
    left = {relation.during for _, relation in relations}
    for long in (busy for busy in case.busy(person) if busy.appointment.meeting in left):
        out = {
            short.appointment.meeting: missed
            for short in case.busy(person)
            if (missed := _out_for(case, person, long, short)) is not None
        }
        attended = int((long.end - long.start - sum(out.values(), timedelta())).total_seconds() // 60)
        for id_, relation in relations:
            at_long = relation.during == long.appointment.meeting
            if at_long and relation.meeting in out and attended < relation.attend:
                title = case.title(relation.during)
                yield f"{case.name(person)} attends {attended} min of {title}, not {relation.attend} min (the relation {id_})."


def _out_for(case: Case, person: str, long: Busy, short: Busy) -> timedelta | None:
    """How long somebody is out of a long meeting for a short one, with the ways; None where they do not leave it so."""
    if not _joined(case, long.appointment.meeting, short.appointment.meeting):
        return None
    leave, back = _out(case, long, short)
    if leave < long.start or back > long.end or _stage_missed(case, person, long, short):
        return None
    return back - leave


def _out(case: Case, long: Busy, short: Busy) -> tuple[datetime, datetime]:
    """From when to when one is out of a long meeting for a short one, on the ways too."""
    return short.start - between(case, long, short), short.end + between(case, short, long)


def _stage_missed(case: Case, person: str, long: Busy, short: Busy) -> str:
    """The title of the first stage that names somebody who would be out of it; empty where there is none."""
    leave, back = _out(case, long, short)
    seats = [each.seat for each in long.appointment.attendance if each.person == person]
    begins = long.appointment.start
    for stage in case.meeting(long.appointment).stages:
        ends = begins + timedelta(minutes=stage.length)
        if any(seat in stage.who for seat in seats) and leave < ends and begins < back:
            return stage.title
        begins = ends
    return ""


def _joined(case: Case, long: str, short: str) -> bool:
    return any(
        isinstance(each, Inside) and each.meeting == short and each.during == long
        for each in case.scenario.relations.values()
    )
