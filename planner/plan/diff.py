"""What changed from one plan to another, part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from planner.domain.place import REMOTE
from planner.plan.record import Appointment, Attendance, Journey, Plan, Prepared, Rest

Part = Appointment | Journey | Rest | Prepared
P = TypeVar("P", Appointment, Journey, Rest, Prepared)
_FEW, _HALF = 10, 2
"""One in so many: hardly anything, and half."""
_FAR = timedelta(days=30)


class ChangeKind(StrEnum):
    """What happened to a part of a plan."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    RESIZED = "resized"
    RELOCATED = "relocated"
    PEOPLE = "people"
    REROUTED = "rerouted"


class About(StrEnum):
    """What kind of part a change is about."""

    MEETING = "meeting"
    JOURNEY = "journey"
    REST = "rest"
    WORK = "work"


@dataclass(frozen=True)
class Change:
    """One thing that is different about a meeting, a journey, a rest or a piece of work.

    `subject` is the meeting's id; for a journey its id in the later plan (in the earlier one where it is dropped), for a
    rest the id of its journey. `minutes` says how much later it begins (moved) or how much longer it takes (resized); less
    than nothing is earlier or shorter. `came` are those who are new, `left` those who are gone, each in their seat;
    `reseated` are those who come as before and now sit in this seat. `reason` says why a dropped meeting is not held.
    """

    kind: ChangeKind
    subject: str
    before: Part | None
    after: Part | None
    minutes: int = 0
    came: tuple[Attendance, ...] = ()
    left: tuple[Attendance, ...] = ()
    reseated: tuple[Attendance, ...] = ()
    reason: str = ""

    @property
    def part(self) -> Part:
        """The part as it is now, or as it was where it is dropped."""
        part = self.before if self.after is None else self.after
        assert part is not None
        return part

    @property
    def about(self) -> About:
        """What kind of part it is about."""
        match self.part:
            case Appointment():
                return About.MEETING
            case Journey():
                return About.JOURNEY
            case Prepared():
                return About.WORK
        return About.REST


def compare(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Every change from one plan to the other: meetings, then journeys, rests and work, each in order of time.

    Journeys are the same where the same people go from the same city to the same city, rests where the same people rest in
    the same city, whatever their ids. Where they do so several times, they are paired in order of time so that they move
    as little as possible. Of the others, journeys of a party are the same where their id and cities are, and rests where
    that of their journey and their city are and somebody is in both: then other people travel or rest. Of unrelated plans
    (see `unrelated`) nothing is the same, whatever its id: all of the one is dropped, all of the other added.
    """
    if unrelated(before, after):
        apart = (*compare(before, Plan()), *compare(Plan(), after))
        return tuple(sorted(apart, key=lambda each: list(About).index(each.about)))
    reasons = {each.meeting: each.reason for each in after.unscheduled}
    undone = {each.work: each.reason for each in after.unprepared}
    journeys = _by_id(_pairs(before.journeys, after.journeys, _way), _same_journey)
    rests = _by_id(_pairs(before.rests, after.rests, lambda each: (each.people, each.city)), _same_rest)
    return (
        *_ordered(_meetings(_pairs(before.appointments, after.appointments, lambda each: each.meeting), reasons)),
        *_ordered(_journeys(journeys)),
        *_ordered(_rests(rests)),
        *_ordered(_work(_pairs(before.prepared, after.prepared, lambda each: each.work), undone)),
    )


def unrelated(before: Plan, after: Plan) -> bool:
    """Whether two plans have hardly anything in common, so that a meeting of the one is none of the other even by its id.

    Less than a tenth of the meetings of the smaller plan is in the other with somebody, or a seat, of the same; of plans that
    lie at least a month apart, less than half of them with somebody of the same. Where one holds no meeting, people count.
    """
    people, people_after = _everybody(before), _everybody(after)
    if not people or not people_after:
        return False
    if not before.appointments or not after.appointments:
        return len(people & people_after) * _FEW < min(len(people), len(people_after))
    far = _distance_of(before, after) >= _FAR
    ones, others = _who_meets(before, seats=not far), _who_meets(after, seats=not far)
    shared = ones.keys() & others.keys()
    same = sum(not (ones[id_] and others[id_]) or not ones[id_].isdisjoint(others[id_]) for id_ in shared)
    return same * (_HALF if far else _FEW) < min(len(ones), len(others))


def _who_meets(plan: Plan, *, seats: bool) -> dict[str, set[str]]:
    """Who is in each meeting, and whose seats they have."""
    who: dict[str, set[str]] = defaultdict(set)
    for held in plan.appointments:
        who[held.meeting].update(held.people)
        who[held.meeting].update(each.seat for each in held.attendance if seats)
    return who


def _everybody(plan: Plan) -> set[str]:
    return {who for part in _parts(plan) for who in part.people}


def _parts(plan: Plan) -> tuple[Appointment | Journey, ...]:
    return (*plan.appointments, *plan.journeys)


def _distance_of(before: Plan, after: Plan) -> timedelta:
    """The time between the end of one plan and the beginning of the other; below nothing where they overlap."""
    (start, end), (start_after, end_after) = (
        (min(first for first, _ in spans), max(last for _, last in spans))
        for spans in ([span_of(part) for part in _parts(plan)] for plan in (before, after))
    )
    return max(start_after - end, start - end_after)


def span_of(part: Part) -> tuple[datetime, datetime]:
    """When a part begins and ends, UTC."""
    return (part.depart, part.arrive) if isinstance(part, Journey) else (part.start, part.end)


def ends_of_part(part: Part) -> tuple[str, str]:
    """Where a part begins and where it ends, as the plan names these places; the same but for a journey. Work is `remote`."""
    match part:
        case Appointment():
            return part.place, part.place
        case Journey():
            return part.origin, part.destination
        case Prepared():
            return REMOTE, REMOTE
    return part.city, part.city


def _way(journey: Journey) -> Hashable:
    return journey.people, journey.origin, journey.destination


def _same_journey(one: Journey, other: Journey) -> bool:
    if one.party is None or (one.id, one.party) != (other.id, other.party):
        return False
    return (one.origin, one.destination) == (other.origin, other.destination)


def _same_rest(one: Rest, other: Rest) -> bool:
    if (one.journey, one.city) != (other.journey, other.city):
        return False
    return not set(one.people).isdisjoint(other.people)


def _by_id(
    pairs: Iterable[tuple[P | None, P | None]], same: Callable[[P, P], bool]
) -> Iterator[tuple[P | None, P | None]]:
    """Pairs, those who have no partner put together where they are the same."""
    gone, new = list[P](), list[P]()
    for one, other in pairs:
        if one is not None and other is not None:
            yield one, other
        elif one is not None:
            gone.append(one)
        elif other is not None:
            new.append(other)
    for one in gone:
        twin = next((each for each in new if same(one, each)), None)
        if twin is not None:
            new.remove(twin)
        yield one, twin
    yield from ((None, each) for each in new)


def _ordered(changes: Iterable[Change]) -> list[Change]:
    kinds = list(ChangeKind)
    return sorted(changes, key=lambda each: (span_of(each.part)[0], each.subject, kinds.index(each.kind)))


def _meetings(
    pairs: Iterable[tuple[Appointment | None, Appointment | None]], reasons: dict[str, str]
) -> Iterator[Change]:
    for one, other in pairs:
        if one is None or other is None:
            yield from _come_or_gone(one, other, reasons)
            continue
        yield from _times(other.meeting, one, other)
        if one.place != other.place:
            yield Change(ChangeKind.RELOCATED, other.meeting, one, other)
        if one.attendance != other.attendance:
            yield _people(one, other)


def _people(one: Part, other: Part) -> Change:
    was, now = _seats(one), _seats(other)
    came = tuple(each for each in now if each.person not in one.people)
    left = tuple(each for each in was if each.person not in other.people)
    reseated = tuple(each for each in now if each not in was and each not in came)
    return Change(ChangeKind.PEOPLE, id_of(other), one, other, 0, came, left, reseated)


def _seats(part: Part) -> tuple[Attendance, ...]:
    """Everybody in a part in their seats; who travels or rests has their own."""
    return part.attendance if isinstance(part, Appointment) else tuple(Attendance(who, who) for who in part.people)


def _journeys(pairs: Iterable[tuple[Journey | None, Journey | None]]) -> Iterator[Change]:
    for one, other in pairs:
        if one is None or other is None:
            yield from _come_or_gone(one, other)
            continue
        yield from _times(other.id, one, other)
        if one.people != other.people:
            yield _people(one, other)
        if (one.mode, one.flight, one.via) != (other.mode, other.flight, other.via):
            yield Change(ChangeKind.REROUTED, other.id, one, other)


def _rests(pairs: Iterable[tuple[Rest | None, Rest | None]]) -> Iterator[Change]:
    for one, other in pairs:
        if one is None or other is None:
            yield from _come_or_gone(one, other)
            continue
        yield from _times(other.journey, one, other)
        if one.people != other.people:
            yield _people(one, other)


def _work(pairs: Iterable[tuple[Prepared | None, Prepared | None]], undone: dict[str, str]) -> Iterator[Change]:
    for one, other in pairs:
        if one is None or other is None:
            yield from _come_or_gone(one, other, undone)
        else:
            yield from _times(other.work, one, other)


def _come_or_gone(one: Part | None, other: Part | None, reasons: dict[str, str] | None = None) -> Iterator[Change]:
    if other is not None:
        yield Change(ChangeKind.ADDED, id_of(other), None, other)
    elif one is not None:
        yield Change(ChangeKind.DROPPED, id_of(one), one, None, reason=(reasons or {}).get(id_of(one), ""))


def id_of(part: Part) -> str:
    """The id under which a part stands in a plan; for a rest that of its journey."""
    match part:
        case Appointment():
            return part.meeting
        case Journey():
            return part.id
        case Prepared():
            return part.work
    return part.journey


def _times(subject: str, one: Part, other: Part) -> Iterator[Change]:
    (begins, ends), (begins_now, ends_now) = span_of(one), span_of(other)
    later, longer = begins_now - begins, (ends_now - begins_now) - (ends - begins)
    if later:
        yield Change(ChangeKind.MOVED, subject, one, other, round(later.total_seconds() / 60))
    if longer:
        yield Change(ChangeKind.RESIZED, subject, one, other, round(longer.total_seconds() / 60))


def _pairs(
    before: Sequence[P], after: Sequence[P], key: Callable[[P], Hashable]
) -> Iterator[tuple[P | None, P | None]]:
    """What belongs together: parts with the same key, those that did not move first, then the others in order of time."""
    ones, others = _by_key(before, key), _by_key(after, key)
    for same in {**ones, **others}:
        old, new = ones.get(same, []), others.get(same, [])
        for each in [each for each in old if span_of(each) in map(span_of, new)]:
            twin = next((one for one in new if span_of(one) == span_of(each)), None)
            if twin is not None:
                old.remove(each)
                new.remove(twin)
                yield each, twin
        yield from _nearest(old, new)


def _by_key(parts: Iterable[P], key: Callable[[P], Hashable]) -> dict[Hashable, list[P]]:
    found: dict[Hashable, list[P]] = defaultdict(list)
    for part in sorted(parts):
        found[key(part)].append(part)
    return found


def _nearest(old: list[P], new: list[P]) -> Iterator[tuple[P | None, P | None]]:
    """Pairs two lists in order of time so that everything in the shorter one has a partner and the sum of moves is least."""
    if len(old) > len(new):
        yield from ((one, other) for other, one in _nearest(new, old))
        return
    least = _least_moves(old, new)
    row = 0
    for column, other in enumerate(new):
        left = row < len(old)
        if left and least[row][column] == least[row + 1][column + 1] + _distance(old[row], other):
            yield old[row], other
            row += 1
        else:
            yield None, other


def _least_moves(short: list[P], long: list[P]) -> list[list[float]]:
    """For each pair of positions, the least sum of moves (seconds) that pairs the rest of the shorter list."""
    rows, columns = len(short), len(long)
    least = [[float("inf")] * (columns + 1) for _ in range(rows)] + [[0.0] * (columns + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            paired = least[row + 1][column + 1] + _distance(short[row], long[column])
            least[row][column] = min(paired, least[row][column + 1])
    return least


def _distance(one: Part, other: Part) -> float:
    return abs((span_of(other)[0] - span_of(one)[0]).total_seconds())
