"""Meetings: who, where, how long, and what they need."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.meetings import Meeting, Needs
from planner.domain.references.known import Known
from planner.domain.references.words import Path, did_you_mean, length, listed, twice, unknown, unknowns
from planner.domain.scenario import REMOTE
from planner.errors import Fault


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with single meetings, but for their times."""
    offered = _features(known)
    for id_, meeting in known.scenario.meetings.items():
        path = ("meetings", id_)
        yield from _seats(known, (*path, "who"), id_, meeting)
        yield from _fillable(known, (*path, "who"), id_, meeting)
        yield from _where(known, path, meeting)
        yield from _lengths(known, path, id_, meeting)
        yield from _least_length(known, path, id_, meeting)
        yield from _parts((*path, "who"), meeting)
        yield from _remote(path, meeting)
        for number, feature in enumerate(meeting.needs.features):
            if feature not in offered and not known.remote(meeting):
                message = f"no room offers {feature}{did_you_mean(feature, offered)}"
                yield Fault("REF-feature", message, (*path, "needs", "features", str(number)))
        yield from _too_small(known, path, id_, meeting)


def _features(known: Known) -> frozenset[str]:
    venues = [venue for city in known.scenario.places.values() for venue in city.venues.values()]
    rooms = [room for venue in venues for room in venue.rooms.values()]
    return frozenset(feature for space in (*venues, *rooms) for feature in space.features)


def _seats(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    who = meeting.who
    kind = "person or role"
    if not (who.required or who.optional or who.any_of):
        yield Fault("LOGIC-nobody", f"nobody attends {id_}; name somebody under required, optional or any_of", path)
    required = frozenset(who.required)
    yield from unknowns((*path, "required"), who.required, known.listed_seats, kind)
    for seat in who.optional:
        if seat not in known.listed_seats:
            yield unknown((*path, "optional", seat), seat, known.listed_seats, kind)
        if seat in required:
            message = f"{seat} is required already; write it once"
            yield Fault("ID-twice", message, (*path, "optional", seat))
    for number, group in enumerate(who.any_of):
        inner = (*path, "any_of", str(number))
        yield from unknowns((*inner, "of"), group.of, known.listed_seats, kind)
        if group.least > len(group.of):
            message = f"{group.least} must be there and {len(group.of)} are named; write a smaller number or name more"
            yield Fault("NUM-range", message, (*inner, "least"))
    for number, seat in enumerate(who.in_person):
        if seat not in required:
            message = f"{seat} is not required, so nobody stands in; name it under required or leave it out"
            yield Fault("REF-seat", message, (*path, "in_person", str(number)))
    yield from twice((*path, "in_person"), who.in_person)


def _fillable(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    who = meeting.who
    alone: dict[str, str] = {}
    for number, seat in enumerate(who.required):
        those = known.candidates(seat, id_)
        if not those and who.least_rank is not None and seat in known.scenario.people:
            person = known.scenario.people[seat]
            if person.rank > who.least_rank and all(each in known.scenario.people for each in person.deputies):
                message = f"{seat} has rank {person.rank}, and the meeting asks for {who.least_rank} or above"
                yield Fault("LOGIC-rank", message, (*path, "required", str(number)))
        if len(those) == 1 and alone.setdefault(those[0], seat) != seat:
            message = f"only {those[0]} can fill {seat}, and fills {alone[those[0]]} too; nobody sits in two seats"
            yield Fault("LOGIC-two-seats", message, (*path, "required", str(number)))


def _where(known: Known, path: Path, meeting: Meeting) -> Iterator[Fault]:
    for number, place in enumerate(meeting.where):
        if (missing := known.missing_part(place)) is not None:
            yield Fault("REF-unknown", missing, (*path, "where", str(number)))
    yield from twice((*path, "where"), meeting.where)
    if meeting.pin is None or meeting.pin.place is None:
        return
    place = meeting.pin.place
    if (missing := known.missing_part(place)) is not None:
        yield Fault("REF-unknown", missing, (*path, "pin", "place"))
    elif not known.lies_in(place, meeting.where):
        message = f"{place} is none of the places under where: {listed(meeting.where)}"
        yield Fault("LOGIC-place", message, (*path, "pin", "place"))


def _lengths(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    staged = sum(stage.length for stage in meeting.stages)
    if meeting.length is None and not meeting.stages:
        yield Fault("FMT-missing", "the field length is missing: write how long the meeting takes, or its stages", path)
    elif meeting.length == 0:
        yield Fault("NUM-length", "a meeting of 0 minutes; write how long it takes", (*path, "length"))
    elif meeting.length is not None and meeting.stages and staged != meeting.length:
        message = f"the stages take {length(staged)} and the meeting {length(meeting.length)}; write one length, or let them agree"
        yield Fault("LOGIC-stages", message, (*path, "length"))
    horizon = known.horizon
    if horizon is not None and horizon[0] < horizon[1] and known.least_minutes(id_) > horizon[1] - horizon[0]:
        said = known.scenario.horizon
        takes = length(meeting.least_minutes)
        message = f"{takes} do not fit into the horizon, {said.from_} to {said.to}; write less, or widen the horizon"
        yield Fault("TIME-length", message, (*path, "stages" if meeting.length is None else "length"))
    attending = _attending(meeting)
    for number, stage in enumerate(meeting.stages):
        inner = (*path, "stages", str(number))
        if stage.length == 0:
            yield Fault("NUM-length", "a stage of 0 minutes; write how long it takes", (*inner, "length"))
        for place, seat in enumerate(stage.who):
            if seat not in attending:
                hint = did_you_mean(seat, attending)
                message = f"{seat!r:.80} does not attend this meeting{hint or '; name it under who of the meeting'}"
                yield Fault("REF-seat", message, (*inner, "who", str(place)))
        yield from twice((*inner, "who"), stage.who)


def _least_length(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    """What may be shortened can be, and everybody knows by how much."""
    least, inner = meeting.least_length, (*path, "least_length")
    if least is None:
        return
    summit = known.scenario.summit
    if meeting.stages:
        message = "nobody knows which of the stages would be shorter; leave out least_length, or the stages"
        yield Fault("LOGIC-least-length", message, inner)
    elif summit is not None and summit.meeting == id_:
        yield Fault("LOGIC-least-length", "the summit is never shortened; leave out least_length", inner)
    elif least == 0:
        yield Fault("NUM-length", "shortened to 0 minutes; write how long it takes at least, or leave it out", inner)
    elif meeting.length is not None and least > meeting.length:
        message = f"at least {length(least)}, and it takes {length(meeting.length)}; write less here, or more as length"
        yield Fault("LOGIC-least-length", message, inner)


def _attending(meeting: Meeting) -> set[str]:
    who = meeting.who
    return {*who.required, *who.optional, *(each for group in who.any_of for each in group.of)}


def _parts(path: Path, meeting: Meeting) -> Iterator[Fault]:
    """Those who come later or leave earlier: they attend, and something is left of the meeting for them."""
    attending, whole = _attending(meeting), meeting.least_minutes
    takes = "takes" if whole == meeting.minutes else "may take no more than"
    joins, leaves = meeting.who.joins_after, meeting.who.leaves_after
    for field, those in (("joins_after", joins), ("leaves_after", leaves)):
        for seat in those:
            if seat not in attending:
                hint = did_you_mean(seat, attending) or "; name it under required, optional or any_of, or leave it out"
                yield Fault("REF-seat", f"{seat!r:.80} does not attend this meeting{hint}", (*path, field, seat))
    for seat in (each for each in dict.fromkeys((*joins, *leaves)) if each in attending and whole):
        field = "leaves_after" if seat in leaves else "joins_after"
        if joins.get(seat, 0) >= whole:
            message = f"{seat} joins after {length(joins[seat])} and the meeting {takes} {length(whole)}; write less"
            yield Fault("LOGIC-part", message, (*path, "joins_after", seat))
        elif leaves.get(seat, 0) > whole:
            message = f"{seat} leaves after {length(leaves[seat])} and the meeting {takes} {length(whole)}; write less"
            yield Fault("LOGIC-part", message, (*path, "leaves_after", seat))
        elif (part := meeting.part_of(seat))[0] >= part[1]:
            message = f"no part of the meeting is left for {seat}, who {_said(meeting, seat)}; change one of these"
            yield Fault("LOGIC-part", message, (*path, field, seat))


def _said(meeting: Meeting, seat: str) -> str:
    """What is said of when a seat is in a meeting: `joins after 45 min and leaves after 30 min`."""
    who = meeting.who
    alone = meeting.model_copy(update={"who": who.model_copy(update={"joins_after": {}, "leaves_after": {}})})
    begin, end = alone.part_of(seat)
    parts = (
        [f"is in its stages from {length(begin)} to {length(end)} after the start"]
        if (begin, end) != (0, meeting.minutes)
        else []
    )
    parts += [f"joins after {length(who.joins_after[seat])}"] if seat in who.joins_after else []
    parts += [f"leaves after {length(who.leaves_after[seat])}"] if seat in who.leaves_after else []
    return listed(parts)


def _remote(path: Path, meeting: Meeting) -> Iterator[Fault]:
    if REMOTE not in meeting.where:
        return
    if len(meeting.where) > 1:
        message = "remote stands beside places; a meeting is either remote or held somewhere"
        yield Fault("LOGIC-remote", message, (*path, "where", str(meeting.where.index(REMOTE))))
        return
    if meeting.arrive is not None:
        message = "nobody travels to a remote meeting; leave arrive out"
        yield Fault("LOGIC-remote", message, (*path, "arrive"))
    for field in _needing_a_room(meeting.needs):
        message = f"a remote meeting has no room, so it cannot need {field}"
        yield Fault("LOGIC-remote", message, (*path, "needs", field))


def _needing_a_room(needs: Needs) -> list[str]:
    asked = {"features": needs.features, "neutral": needs.neutral, "seats": needs.seats, "motorcades": needs.motorcades}
    return [field for field, value in asked.items() if value]


def _too_small(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    """More seats needed than any of the meeting's rooms has."""
    if meeting.where == (REMOTE,):
        return
    need = meeting.needs.seats if meeting.needs.seats is not None else len(set(meeting.who.required))
    most = known.most_seats(id_)
    if most is None or most >= need:
        return
    rooms = {
        place: space.seats if space.seats is not None else venue.seats for place, venue, space in known.rooms_of(id_)
    }
    said = listed([f"{place} has {seats}" for place, seats in rooms.items()])
    field = ("needs", "seats") if meeting.needs.seats is not None else ("where",)
    yield Fault("NUM-seats", f"{need} seats are needed; {said}", (*path, *field))
