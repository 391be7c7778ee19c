"""Bars: what keeps a meeting from some of its starts while all others stay as they are, each thing by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from planner.search.board import Board
from planner.search.chances import Company
from planner.search.diaries import clear_of
from planner.search.gaps import covered, gaps
from planner.search.jobs import Job, Seated, Spot
from planner.search.journeying import Journeying
from planner.search.prices import NO_WEIGHTS
from planner.search.rulebook import Lag
from planner.search.steps import Steps, between, first_of, last_of, touching
from planner.search.stops import Stop


class BarKind(Enum):
    """What keeps a meeting from a start."""

    FOLLOWS = "it follows another meeting"
    PRECEDES = "it precedes another meeting"
    INSIDE = "it lies inside another meeting"
    AROUND = "another meeting lies inside it"
    SAME_DAY = "it is on the day of another meeting"
    OTHER_DAY = "it is on another day than another meeting"
    WORK = "work is not ready"
    QUOTA = "a quota is used up"
    ROOM = "the room is taken by another meeting"
    ROOMS = "all rooms of the class are taken"
    POOL = "a pool has not enough"
    AWAY = "somebody is not free by their own calendar"
    LOAD = "somebody has too much to do on the day"
    APART = "somebody is at the venue who is kept apart"
    BUSY = "somebody is in another meeting"
    NEAR = "somebody has too little time between it and another meeting"
    PERMIT = "somebody has no permit"
    COMES = "somebody cannot be there so soon"
    GOES = "somebody must go on by then"
    BETWEEN = "somebody has no time for it between two others"
    TRAVELS = "somebody is on the way"
    CALL = "somebody is not called at such hours"


HOME = "home"
"""Where somebody must go on to, if not to another meeting, a known journey or a stay."""


@dataclass(frozen=True)
class Bar:
    """One thing that keeps a meeting from these starts. What it names depends on the kind.

    `step` is the first or the last start that it leaves open, where there is one.
    """

    kind: BarKind
    starts: Steps
    person: str = ""
    meeting: str = ""
    other: str = ""
    step: int | None = None


def bars_of(board: Board, job: Job, spot: Spot, required: tuple[Seated, ...]) -> Iterator[Bar]:
    """Every bar at a place with these people in the required seats; those that keep it from nothing are left out."""
    grid = board.problem.grid
    horizon = between(grid.first, grid.end)
    for bar in (*_of_others(board, job, spot), *_of_people(board, job, spot, required, horizon)):
        barred = bar.starts & horizon
        if barred:
            yield Bar(bar.kind, barred, bar.person, bar.meeting, bar.other, bar.step)


def _of_others(board: Board, job: Job, spot: Spot) -> Iterator[Bar]:
    """What other meetings, work, quotas, rooms and pools leave open, whoever attends."""
    for lag in board.book.lags.get(job.id, ()):
        if lag.other in board.placed:
            yield from _of_order(board, job, spot, lag)
    for work in board.work.opened.get(job.id, ()):
        if (done := board.work.done.get(work)) is not None:
            yield Bar(BarKind.WORK, between(0, done.ready - 1), other=work, step=done.ready)
    yield from _of_days(board, job, spot)
    if spot.room is not None:
        yield from _of_rooms(board, job, spot)
    for number, able in spot.pools:
        served = board.taking.served(able, number, spot.option.zone, (spot.steps, spot.minutes))
        yield Bar(BarKind.POOL, ~served, other=able[0])


def _of_order(board: Board, job: Job, spot: Spot, lag: Lag) -> Iterator[Bar]:
    other, end, pairs = board.placed[lag.other], board.problem.grid.end, board.problem.leaving.pairs
    least, most = lag.between(spot.option.short, other.spot.option.short)
    low, high = other.start + least, other.start + most
    if lag.others or (least <= 0 <= most and not pairs.keys().isdisjoint(((job.id, lag.other), (lag.other, job.id)))):
        allowed = 0
        for first, last in ((least, most), *lag.others):
            allowed |= between(other.start + first, min(other.start + last, end))
        kind = BarKind.INSIDE if (job.id, lag.other) in pairs else BarKind.AROUND
        yield Bar(kind, ~allowed, meeting=lag.other)
        return
    if low > 0:
        kind = BarKind.FOLLOWS if least >= 0 else BarKind.PRECEDES
        yield Bar(kind, between(0, low - 1), meeting=lag.other, step=low)
    if high < end:
        kind = BarKind.PRECEDES if most <= 0 else BarKind.FOLLOWS
        yield Bar(kind, between(high + 1, end), meeting=lag.other, step=high)


def _of_days(board: Board, job: Job, spot: Spot) -> Iterator[Bar]:
    almanac, placed, zone = board.almanac, board.placed, spot.option.zone
    for id_ in sorted(board.book.same_day.get(job.id, ())):
        if id_ in placed:
            yield Bar(BarKind.SAME_DAY, ~almanac.on(zone, {placed[id_].day}), meeting=id_)
    for id_ in sorted(board.book.other_day.get(job.id, ())):
        if id_ in placed:
            yield Bar(BarKind.OTHER_DAY, almanac.on(zone, {placed[id_].day}), meeting=id_)
    for allowance in board.book.allowances.get(job.id, ()):
        if spot.index not in allowance.counting[job.id]:
            continue
        full = {day for day, _ in almanac.days(zone) if board.counted.get((allowance.name, day), 0) >= allowance.most}
        if allowance.daily:
            yield Bar(BarKind.QUOTA, almanac.on(zone, full), other=allowance.name)
        elif board.counted.get((allowance.name, None), 0) >= allowance.most:
            yield Bar(BarKind.QUOTA, -1, other=allowance.name)


def _of_rooms(board: Board, job: Job, spot: Spot) -> Iterator[Bar]:
    room, problem = spot.room, board.problem
    assert room is not None
    if spot.option.capacity > 1 and not board.special(room):
        levels = board.rooms.get(room)
        yield Bar(BarKind.ROOMS, touching(levels[-1], spot.size) if levels else 0)
        return
    for id_, other in board.placed.items():
        if other.spot.room == room:
            before, after = spot.size, other.spot.size
            if board.special(room):
                before = problem.grid.up(spot.minutes + _pause(board, spot, job.id, id_))
                after = problem.grid.up(other.spot.minutes + _pause(board, spot, id_, job.id))
            yield Bar(BarKind.ROOM, between(other.start - before + 1, other.start + after - 1), meeting=id_)


def _pause(board: Board, spot: Spot, earlier: str, later: str) -> int:
    problem = board.problem
    free = frozenset((earlier, later)) in problem.adjacent or (earlier, later) in problem.staying
    return 0 if free else spot.option.turnover


def _of_people(board: Board, job: Job, spot: Spot, required: tuple[Seated, ...], horizon: Steps) -> Iterator[Bar]:
    company = Company(board, job, spot, NO_WEIGHTS, horizon)
    seen: set[str] = set()
    for seat, candidate in required:
        person = candidate.person
        yield Bar(BarKind.AWAY, ~board.times_of(job, spot, seat, candidate), person=person)
        yield Bar(BarKind.LOAD, company.overloaded(seat, person), person=person)
        yield Bar(BarKind.APART, company.too_near(person) if board.book.apart else 0, person=person)
        id_, stop = board.stop_of(job, spot, seat, person)
        busy = 0
        for other in board.stops[id_]:
            barred = clear_of(board.lags, (other,), stop, (first_of(horizon), last_of(horizon)))
            busy |= barred
            meets = _meets(board, stop, other, person)
            yield Bar(BarKind.BUSY, barred & meets, person=person, meeting=other.meeting)
            yield Bar(BarKind.NEAR, barred & ~meets, person=person, meeting=other.meeting)
        journeying = board.journeying.get(id_)
        if journeying is not None and id_ not in seen:
            seen.add(id_)
            yield from _of_journeys(board, journeying, stop, person, horizon & ~busy)
        if stop.city is None and board.toll.calling.forbidden(person):
            yield Bar(BarKind.CALL, company.uncalled(seat, candidate), person=person)
        company.seated.append((seat, candidate))


def _meets(board: Board, stop: Stop, other: Stop, person: str) -> Steps:
    """The starts from which somebody's part reaches into theirs in another meeting."""
    step, meets = board.problem.grid.step, 0
    for mine in stop.parts:
        for part in other.parts:
            if mine.person == part.person == person:
                begins = other.start * step + part.offset - mine.offset
                low, high = begins - mine.length, begins + part.length
                meets |= between(low // step + 1, -(-high // step) - 1)
    return meets


def _of_journeys(board: Board, journeying: Journeying, stop: Stop, person: str, free: Steps) -> Iterator[Bar]:
    """What the journeys of a traveller leave open of the starts at which they are in nothing else."""
    if stop.city is None:
        for leg in board.routes[journeying.traveller.id].legs:
            barred = between(leg.depart - leg.boarding - stop.tail + 1, leg.calls + stop.lead - 1)
            yield Bar(BarKind.TRAVELS, barred, person=person, other=leg.destination)
        return
    window = (board.problem.grid.first, board.problem.grid.end)
    yield Bar(BarKind.PERMIT, ~_permitted(journeying, stop, window[1]), person=person, other=stop.city)
    route = board.routes[journeying.traveller.id]
    there = covered(gaps(journeying, route, board.lags, stop, window), window[1])
    stops = [other for visit in route.visits for other in visit.stops]
    ends = (None, *sorted(stops), None)
    for before, after in pairwise(ends):
        low = 0 if before is None else before.start
        high = window[1] if after is None else after.start - 1
        between_them = between(low, high)
        yield from _of_gap(there & between_them, free & between_them, person, before, after)


def _of_gap(there: Steps, free: Steps, person: str, before: Stop | None, after: Stop | None) -> Iterator[Bar]:
    """The starts between two stops at which nobody can be there: too soon after the first, or too late for the second."""
    comes, goes = (_named(stop) for stop in (before, after))
    missed = free & ~there
    if not missed:
        return
    if not there:
        yield Bar(BarKind.BETWEEN, missed, person=person, meeting=comes, other=goes)
        return
    first, last = first_of(there), last_of(there)
    yield Bar(BarKind.COMES, missed & between(0, first), person=person, meeting=comes, step=first)
    home = HOME if after is None else ""
    yield Bar(BarKind.GOES, missed & ~between(0, last), person=person, meeting=goes, other=home, step=last)
    yield Bar(BarKind.BETWEEN, missed & between(first, last), person=person, meeting=comes, other=goes)


def _named(stop: Stop | None) -> str:
    """The meeting of a stop; empty for the ends of the horizon and for known journeys and stays."""
    return stop.meeting if stop is not None and stop.parts else ""


def _permitted(journeying: Journeying, stop: Stop, end: int) -> Steps:
    """The starts up to an end for which all the traveller's people have permits to be in the city."""
    assert stop.city is not None
    steps, attend = 0, {part.person for part in stop.parts}
    for cover in journeying.covers(stop.city):
        if all(stop.venue in venues for person, venues in cover.venues if person in attend):
            steps |= between(cover.low + stop.lead, min(cover.high - stop.tail, end))
    return steps
