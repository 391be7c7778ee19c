"""Meetings as tasks: where each can be held and when it can start there, and who can fill its seats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import chain

from planner.domain.meetings import Meeting
from planner.domain.place import Place
from planner.domain.places import Room
from planner.domain.relations import Gate
from planner.domain.scenario import REMOTE, Scenario
from planner.domain.waivers import WaivedRule
from planner.problem.grid import Grid
from planner.problem.places import places_of
from planner.problem.spans import Spans, spans
from planner.problem.windows import Limit, Windows, limits, narrowed, personal, pin_of


class SeatKind(Enum):
    """Whether a seat must be filled, may be, or counts towards a quorum."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    ANY = "any"


@dataclass(frozen=True)
class Candidate:
    """Somebody who may fill a seat: how far down the list they stand, the starts for which they are free, and whether the
    seat is `itself` there with them: its own person, or who holds the role or else acts first.

    The starts are those of the whole length; `shorter` has those of a meeting that is so many minutes shorter.
    """

    person: str
    step: int
    starts: Spans
    itself: bool
    shorter: tuple[tuple[int, Spans], ...] = ()

    def free(self, short: int) -> Spans:
        """The starts for which they are free where the meeting is so many minutes shorter."""
        return next((starts for each, starts in self.shorter if each == short), self.starts)


@dataclass(frozen=True)
class Seat:
    """A seat: whoever fills it is busy from `offset` minutes after the start, for `length` minutes.

    Where it `shortens`, they stay to the end, and are busy the shorter the more the meeting is shortened.
    """

    id: str
    kind: SeatKind
    weight: int
    offset: int
    length: int
    candidates: tuple[Candidate, ...]
    shortens: bool = True

    def minutes(self, option: Option) -> int:
        """How long whoever fills it is busy in a meeting at one of its options."""
        return self.length - option.short if self.shortens else self.length


@dataclass(frozen=True)
class Quorum:
    """At least so many of these seats are filled."""

    seats: tuple[str, ...]
    least: int


@dataclass(frozen=True)
class Option:
    """A place where a meeting can be held, and the steps at which it can start there, `short` minutes shorter than its whole
    length: a place counts once for each length at which it can be held there.

    `city`, `venue` and `room` (the class of alike rooms, None in an open venue) are None for remote ones.
    `rooms` are the places that the class stands for, of which each holds one meeting at a time; `seats` is for how many
    people each has room.
    """

    place: Place
    zone: str
    starts: Spans
    city: str | None = None
    venue: Place | None = None
    room: Place | None = None
    rooms: tuple[Place, ...] = ()
    seats: int | None = None
    turnover: int = 0
    short: int = 0

    @property
    def capacity(self) -> int:
        """How many meetings the class of rooms holds at a time."""
        return len(self.rooms)


@dataclass(frozen=True)
class Dead:
    """A place where a meeting cannot be held, and what makes it so."""

    place: Place
    says: str
    culprits: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """A meeting for the solver; lengths in minutes. `dead` tells why the other places of the scenario are no options.

    A cancelled meeting has no options, no seats and no price. `guests` is for how many people it asks for seats: all of
    `options` have them. None where those who come are counted.
    """

    id: str
    length: int
    must: bool
    priority: int
    pinned: bool
    options: tuple[Option, ...]
    seats: tuple[Seat, ...]
    quorums: tuple[Quorum, ...]
    dead: tuple[Dead, ...]
    guests: int | None
    cancelled: bool = False

    @cached_property
    def shorts(self) -> tuple[int, ...]:
        """By how many minutes it can be shortened, the fewest first; (0,) for one that never is."""
        return tuple(sorted({option.short for option in self.options})) or (0,)

    @property
    def flexible(self) -> bool:
        """Whether it may be held shorter than its whole length."""
        return self.shorts != (0,)

    def minutes(self, option: Option) -> int:
        """How long it is held at one of its options."""
        return self.length - option.short

    @cached_property
    def starts(self) -> Spans:
        """Every step at which it can start somewhere."""
        return spans(span for option in self.options for span in option.starts)

    @cached_property
    def cities(self) -> tuple[str, ...]:
        """The cities where it can be held, sorted."""
        return tuple(sorted({option.city for option in self.options if option.city is not None}))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody who can be in it, sorted."""
        return tuple(sorted({each.person for seat in self.seats for each in seat.candidates}))


def task_of(windows: Windows, id_: str, single: frozenset[Place], ready: Iterable[Limit] = ()) -> Task:
    """A meeting as a task; `single` as for `places_of`, `ready` what the work that opens it leaves open."""
    scenario = windows.scenario
    meeting = scenario.meetings[id_]
    if meeting.cancelled:
        return Task(id_, meeting.minutes, False, 0, False, (), (), (), (), None, cancelled=True)
    shut, shorts = _shut_gate(scenario, id_), _shorts(windows.grid, meeting)
    seats = tuple(_seats(windows, id_, meeting))
    options: list[Option] = []
    dead: list[Dead] = []
    vacant = [seat.id for seat in seats if seat.kind is SeatKind.REQUIRED and not seat.candidates]
    for place in places_of(scenario, id_, single):
        misfit = _misfit(scenario, meeting, place) if shut is None else replace(shut, place=place)
        if vacant and shut is None:
            misfit = Dead(place, f"the seat of {vacant[0]}, which nobody can fill", (f"meetings.{id_}.who",))
        if misfit is not None:
            dead.append(misfit)
            continue
        for short in shorts:
            limiting = chain(ready, _all_limits(windows, id_, place, seats, short))
            starts, conflict = narrowed(limiting, windows.grid.horizon)
            if not conflict:
                options.append(replace(_option(scenario, id_, place, starts), short=short))
            elif short == shorts[-1]:
                says = " together with ".join(limit.says for limit in conflict)
                dead.append(Dead(place, says, tuple(path for limit in conflict for path in limit.culprits)))
    pinned = pin_of(scenario, id_) is not None
    must = meeting.must
    quorums = tuple(Quorum(group.of, group.least) for group in meeting.who.any_of)
    found = (tuple(sorted(options, key=_longest_first)), seats, quorums, tuple(dead))
    return Task(id_, meeting.minutes, must, meeting.priority, pinned, *found, meeting.needs.seats)


def _longest_first(option: Option) -> int:
    return option.short


def _shorts(grid: Grid, meeting: Meeting) -> tuple[int, ...]:
    """By how many minutes a meeting can be shortened: to every length of whole steps, and to the least one."""
    most = meeting.minutes - meeting.least_minutes
    if not most:
        return (0,)
    grid.roundings.any |= grid.step > 1  # lengths in between could fit better
    whole = meeting.minutes // grid.step * grid.step
    steps = range(meeting.minutes - whole, most, grid.step)
    return tuple(sorted({0, *steps, most}))


def _shut_gate(scenario: Scenario, id_: str) -> Dead | None:
    """What keeps a meeting from being held because the meeting that opens it, or opens that one, is cancelled."""
    if len(scenario.to_be_planned) == len(scenario.meetings):
        return None
    waiting = [id_]
    for each in waiting:
        for name, relation in sorted(scenario.relations.items()):
            if not isinstance(relation, Gate) or each not in relation.opens or relation.gate in waiting:
                continue
            gate = scenario.meetings[relation.gate]
            if gate.cancelled:
                says = f"'{gate.title}', for which it waits and which is cancelled"
                return Dead(Place(REMOTE), says, (f"meetings.{relation.gate}.status", f"relations.{name}"))
            waiting.append(relation.gate)
    return None


def _misfit(scenario: Scenario, meeting: Meeting, place: Place) -> Dead | None:
    if place.remote:
        return None
    venue, space, path = scenario.venue(place), scenario.room(place), f"places.{place.city}.venues.{place.venue}"
    lacking = sorted(set(meeting.needs.features) - set(space.features) - set(venue.features))
    seats = space.seats if space.seats is not None else venue.seats
    need = meeting.needs.seats
    if lacking:
        return Dead(place, f"the room, which lacks {', '.join(lacking)}", (f"{path}.features",))
    if meeting.needs.neutral and not (space.neutral or venue.neutral):
        return Dead(place, "the room, which is not neutral", (f"{path}.neutral",))
    if seats is not None and need is not None and seats < need:
        return Dead(place, f"the room, which has {seats} seats and not {need}", (f"{path}.seats",))
    return None


def _all_limits(windows: Windows, id_: str, place: Place, seats: tuple[Seat, ...], short: int) -> Iterator[Limit]:
    yield from limits(windows, id_, place, windows.scenario.meetings[id_].minutes - short)
    for seat in seats:
        if seat.kind is SeatKind.REQUIRED and len(seat.candidates) == 1:
            length = seat.length - short if seat.shortens else seat.length
            yield from personal(windows, seat.candidates[0].person, length, seat.offset)


def _option(scenario: Scenario, id_: str, place: Place, starts: Spans) -> Option:
    zone = scenario.zone_of(place)
    if place.remote:
        return Option(place, zone, starts)
    venue, space = scenario.venue(place), scenario.room(place)
    own = space.turnover if space.turnover is not None else venue.turnover
    own = own if own is not None else scenario.policies.turnovers.of(space.kind or venue.kind)
    turnover = scenario.policies.turnover if own is None else own
    turnover = 0 if scenario.waives(WaivedRule.TURNOVER, id_) else turnover
    seats = space.seats if space.seats is not None else venue.seats
    if space.open:
        return Option(place, zone, starts, place.city, place.at_venue, seats=seats)
    count = space.count if isinstance(space, Room) and place.number is None else 1
    rooms = (place,) if count == 1 else tuple(place.numbered(number) for number in range(1, count + 1))
    return Option(
        place, zone, starts, place.city, place.at_venue, room=place, rooms=rooms, seats=seats, turnover=turnover
    )


def _seats(windows: Windows, id_: str, meeting: Meeting) -> Iterator[Seat]:
    scenario, who = windows.scenario, meeting.who
    own_right = {each for each in (*who.required, *who.optional, *_in_groups(meeting)) if each in scenario.people}
    for seat in who.required:
        chain = [person for person in full_chain(scenario, seat, id_) if person == seat or person not in own_right]
        allowed = scenario.candidates(seat, id_)
        ranked = [(person, step) for step, person in enumerate(chain) if person in allowed]
        yield _seat(windows, meeting, seat, SeatKind.REQUIRED, scenario.policies.stand_in_weight, ranked)
    for seat, weight in sorted(who.optional.items()):
        yield _seat(windows, meeting, seat, SeatKind.OPTIONAL, weight, _itself(scenario, seat))
    for seat in _in_groups(meeting):
        yield _seat(windows, meeting, seat, SeatKind.ANY, 0, _itself(scenario, seat))


def _in_groups(meeting: Meeting) -> tuple[str, ...]:
    listed = {*meeting.who.required, *meeting.who.optional}
    those = dict.fromkeys(each for group in meeting.who.any_of for each in group.of)
    return tuple(each for each in those if each not in listed)


def first_choice(scenario: Scenario, seat: str) -> str | None:
    """The first whom a seat stands for: its own person, or who holds the role, or else acts first; None for nobody."""
    if seat in scenario.people:
        return seat
    role = scenario.roles[seat]
    return role.holder if role.holder is not None else next(iter(role.acting), None)


def _itself(scenario: Scenario, seat: str) -> list[tuple[str, int]]:
    first = first_choice(scenario, seat)
    return [] if first is None else [(first, 0)]


def full_chain(scenario: Scenario, seat: str, id_: str) -> tuple[str, ...]:
    """Everybody who may fill a required seat, first choice first, before the least rank strikes anybody."""
    who = scenario.meetings[id_].who
    deputies = who.deputies and seat not in who.in_person
    if seat in scenario.people:
        chain = (seat, *(scenario.people[seat].deputies if deputies else ()))
    else:
        role = scenario.roles[seat]
        held = () if role.holder is None else (role.holder,)
        below = scenario.people[role.holder].deputies if role.holder is not None and deputies else ()
        chain = (*held, *role.acting, *below)
    return tuple(dict.fromkeys(chain))


def _seat(
    windows: Windows, meeting: Meeting, id_: str, kind: SeatKind, weight: int, ranked: list[tuple[str, int]]
) -> Seat:
    offset, end = meeting.part_of(id_)
    shortens = end == meeting.minutes
    shorts = _shorts(windows.grid, meeting)[1:] if shortens else ()

    def free(person: str, short: int) -> Spans:
        return narrowed(personal(windows, person, end - short - offset, offset), windows.grid.horizon)[0]

    candidates = []
    for person, step in ranked:
        itself = (person, 0) in _itself(windows.scenario, id_)
        shorter = tuple((short, free(person, short)) for short in shorts)
        candidates.append(Candidate(person, step, free(person, 0), itself, shorter))
    return Seat(id_, kind, weight, offset, end - offset, tuple(candidates), shortens)
