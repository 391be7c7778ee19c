"""Judges rooms: one meeting at a time, refreshed in between, large enough, open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from planner.check.case import Case
from planner.check.clocks import within_hours
from planner.check.finding import Finding
from planner.domain.places import RoomKind, Space, Venue
from planner.domain.scenario import REMOTE
from planner.domain.waivers import WaivedRule
from planner.plan.record import Appointment, Term

KEY = "rooms"
SAYS = "A room holds one meeting at a time, fits it, and is refreshed in between."


def judge(case: Case) -> Iterator[Finding]:
    """Rooms used twice at a time, not refreshed, too small, lacking something, closed or blocked."""
    rooms: dict[str, list[Appointment]] = {}
    for id_, appointment in case.held.items():
        if appointment.place == REMOTE:
            continue
        space = case.scenario.room(case.place(appointment))
        if not space.open:
            rooms.setdefault(appointment.place, []).append(appointment)
        yield from (Finding(KEY, id_, message) for message in fits(case, appointment))
    for place, those in sorted(rooms.items()):
        yield from _shared(case, place, those)


def _shared(case: Case, place: str, those: list[Appointment]) -> Iterator[Finding]:
    named = case.scenario.place(place)
    space, venue = case.scenario.room(named), case.scenario.venue(named)
    turnover = turnover_of(case, space, venue)
    for one, other in combinations(sorted(those, key=lambda each: (each.start, each.end)), 2):
        free = adjacent(case, one.meeting, other.meeting) or stay_on(case, one.meeting, other.meeting)
        free = free or case.scenario.waives(WaivedRule.TURNOVER, one.meeting)
        pause = timedelta() if free else turnover
        if other.start < one.end + pause:
            names = f"{case.title(one.meeting)} ends at {case.local(one.end, place)}"
            then = f"{case.title(other.meeting)} starts at {case.local(other.start, place)}"
            need = f"; the room needs {int(pause.total_seconds() // 60)} min in between" if pause else ""
            yield Finding(KEY, other.meeting, f"In {place}, {names} and {then}{need}.")


def turnover_of(case: Case, space: Space, venue: Venue) -> timedelta:
    """How long a room takes to be refreshed: as it says itself, as its venue does, as is usual for its kind, as is usual."""
    policies = case.scenario.policies
    usual = {
        RoomKind.PLENARY_HALL: policies.turnovers.plenary_hall,
        RoomKind.MEETING_ROOM: policies.turnovers.meeting_room,
        RoomKind.DINING_ROOM: policies.turnovers.dining_room,
    }
    kind = venue.kind if space.kind is None else space.kind
    said = (space.turnover, venue.turnover, None if kind is None else usual[kind], policies.turnover)
    return timedelta(minutes=next(each for each in said if each is not None))


def adjacent(case: Case, one: str, other: str) -> bool:
    """Whether an `adjacent` relation joins two meetings."""
    return frozenset((one, other)) in case.adjacent


def stay_on(case: Case, earlier: str, later: str) -> bool:
    """Whether nothing is due in a room since all who belong in the later meeting must be in the earlier one."""
    scenario = case.scenario
    if not scenario.policies.same_people_stay:
        return False
    before, after = scenario.meetings[earlier], scenario.meetings[later]
    invited = [*after.who.required, *after.who.optional]
    for group in after.who.any_of:
        invited.extend(group.of)
    there = [_principal(case, seat) for seat in before.who.required]
    strangers = after.needs.seats is not None and after.needs.seats > (before.needs.seats or 0)
    return bool(invited) and not strangers and all(_principal(case, seat) in there for seat in invited)


def _principal(case: Case, seat: str) -> str:
    """The person that a seat stands for: who holds a role, else the first who acts; the role itself where nobody does."""
    role = case.scenario.roles.get(seat)
    if role is None:
        return seat
    for person in (role.holder, *role.acting):
        if person is not None:
            return person
    return seat


def fits(case: Case, appointment: Appointment) -> Iterator[str]:
    """What a room says against an appointment by itself: its seats, what it offers, when it is open."""
    place, title = appointment.place, case.title(appointment.meeting)
    named, needs = case.place(appointment), case.meeting(appointment).needs
    space, venue = case.scenario.room(named), case.scenario.venue(named)
    seats = space.seats if space.seats is not None else venue.seats
    wanted = needs.seats if needs.seats is not None else len(appointment.attendance)
    if seats is not None and seats < wanted:
        yield f"{place} has {seats} seats; {title} needs {wanted}."
    for feature in sorted(set(needs.features) - {*space.features, *venue.features}):
        yield f"{place} has no {feature}, which {title} needs."
    if needs.neutral and not (space.neutral or venue.neutral):
        yield f"{place} is not neutral, as {title} needs it."
    zone, hours = case.zone(place), space.hours or venue.hours
    pinned = case.pinned(appointment.meeting)
    if hours is not None and not pinned and not within_hours(appointment.start, appointment.end, hours, zone):
        yield f"{place} is not open for {title} on {case.local(appointment.start, place)}."
    for first, last in venue.blocked:
        low, high = case.span(first, last, zone)
        if appointment.start < high and low < appointment.end:
            yield f"{place} is blocked during {title} on {case.local(appointment.start, place)}."


def score(case: Case) -> Iterator[Term]:  # noqa: ARG001 - every family has a score
    """Nothing: these rules are kept or broken."""
    yield from ()
