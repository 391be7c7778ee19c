"""Relations: what they refer to, and what contradicts itself in one of them or between two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from planner.domain.references.known import Known
from planner.domain.references.words import Path, length, unknown, unknowns
from planner.domain.relations import (
    Adjacent,
    AfterLanding,
    Apart,
    Balance,
    Before,
    BeforeTakeOff,
    Brief,
    DifferentDays,
    Gate,
    Inside,
    Parity,
    Relation,
    SameDay,
)
from planner.errors import Fault


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with relations, but for circles."""
    seated = _Seated(known)
    for id_, relation in known.scenario.relations.items():
        path = ("relations", id_)
        yield from _meetings(known, path, relation)
        yield from _sides(known, path, relation, seated)
    yield from _same_pair(known)
    yield from _same_and_different(known)


def named(relation: Relation) -> dict[str, str]:
    """The single meetings that a relation names, by field."""
    fields = {Before: ("first", "then"), Adjacent: ("first", "then"), Gate: ("gate",), Brief: ("meeting", "about")}
    fields |= {Inside: ("meeting", "during")}
    fields |= {AfterLanding: ("meeting",), BeforeTakeOff: ("meeting",)}
    return {field: getattr(relation, field) for field in fields.get(type(relation), ())}


def _meetings(known: Known, path: Path, relation: Relation) -> Iterator[Fault]:
    meetings = known.scenario.meetings
    single = named(relation)
    for field, meeting in single.items():
        if meeting not in meetings:
            yield unknown((*path, field), meeting, meetings, "meeting")
    if isinstance(relation, Gate):
        yield from unknowns((*path, "opens"), relation.opens, meetings, "meeting")
        if relation.gate in relation.opens:
            message = f"{relation.gate} cannot open itself; name another meeting"
            yield Fault("LOGIC-itself", message, (*path, "opens", str(relation.opens.index(relation.gate))))
    if isinstance(relation, SameDay | DifferentDays | Parity):
        yield from unknowns((*path, "meetings"), relation.meetings, meetings, "meeting")
    if len(single) == 2 and len(set(single.values())) == 1:
        field, meeting = list(single.items())[1]
        message = f"{meeting} is related to itself; name another meeting"
        yield Fault("LOGIC-itself", message, (*path, field))
    if isinstance(relation, Inside):
        yield from _lengths(known, path, relation)
        yield from _flexible(known, path, relation)
    if isinstance(relation, Before) and relation.most is not None and relation.most < relation.least:
        message = f"at least {length(relation.least)} and at most {length(relation.most)} cannot both be kept"
        yield Fault("NUM-range", message, (*path, "most"))


def _lengths(known: Known, path: Path, relation: Inside) -> Iterator[Fault]:
    """Whether a meeting has room inside another one, and leaves something of it."""
    meetings = known.scenario.meetings
    short, long = meetings.get(relation.meeting), meetings.get(relation.during)
    if short is None or long is None or short is long:
        return
    takes = length(long.minutes)
    if short.minutes >= long.minutes:
        message = (
            f"{relation.meeting} takes {length(short.minutes)} and {relation.during} {takes}; name a longer meeting"
        )
        yield Fault("LOGIC-inside", message, (*path, "during"))
    elif relation.attend >= long.minutes:
        message = f"nobody who leaves {relation.during} attends {length(relation.attend)} of its {takes}; write less"
        yield Fault("NUM-range", message, (*path, "attend"))


def _flexible(known: Known, path: Path, relation: Inside) -> Iterator[Fault]:
    """Whether the two meetings are as long as they are said to be: who is out of which part depends on that."""
    for field, id_ in (("meeting", relation.meeting), ("during", relation.during)):
        meeting = known.scenario.meetings.get(id_)
        if meeting is not None and meeting.least_length is not None:
            message = (
                f"{id_} may be shortened (least_length), and people leave one meeting for the other; give it one length"
            )
            yield Fault("LOGIC-inside", message, (*path, field))


def _sides(known: Known, path: Path, relation: Relation, seated: _Seated) -> Iterator[Fault]:
    scenario = known.scenario
    if isinstance(relation, Balance):
        yield from unknowns((*path, "delegations"), relation.delegations, scenario.delegations, "delegation")
    if isinstance(relation, AfterLanding | BeforeTakeOff):
        yield from _tied(known, path, relation, seated)
    if not isinstance(relation, Apart):
        return
    found = list(unknowns((*path, "who"), relation.who, seated.sides, "delegation, person or group"))
    for number, side in enumerate(relation.who):
        offices = [each for each in seated.group(side) if each in scenario.roles]
        if offices:
            message = f"{side} holds the role {offices[0]}, and only people are kept apart; name a group of people"
            found.append(Fault("REF-kind", message, (*path, "who", str(number))))
    yield from found
    if found:
        return
    one, other = (seated.members(each) for each in relation.who)
    if one & other:
        message = f"{min(one & other)} belongs to both sides; nobody keeps apart from themselves"
        yield Fault("LOGIC-itself", message, (*path, "who"))
        return
    there = [seated.surely(each) for each in relation.who]
    for id_ in sorted(there[0] & there[1], key=seated.order.__getitem__):
        message = (
            f"{relation.who[0]} and {relation.who[1]} are kept apart, and {id_} requires both; drop one of the two"
        )
        yield Fault("LOGIC-apart", message, (*path, "who"))


def _tied(known: Known, path: Path, relation: AfterLanding | BeforeTakeOff, seated: _Seated) -> Iterator[Fault]:
    """Whether a meeting that is tied to a landing or a take-off has a place, and somebody who lands for it."""
    found = list(unknowns((*path, "who"), relation.who, seated.sides, "delegation or person"))
    yield from found
    meeting = known.scenario.meetings.get(relation.meeting)
    if found or meeting is None:
        return
    if known.remote(meeting):
        message = f"{relation.meeting} can be held remotely, and nobody lands for it; name another meeting or its place"
        yield Fault("LOGIC-remote", message, (*path, "meeting"))
    attending = seated.able(relation.meeting)
    for number, side in enumerate(relation.who):
        if not seated.members(side) & attending:
            message = f"{side} cannot attend {relation.meeting}; name somebody who does"
            yield Fault("LOGIC-nobody", message, (*path, "who", str(number)))


class _Seated:
    """In which meetings somebody out of a side (a person, a delegation or a group) sits whatever happens."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._surely: dict[str, frozenset[str]] = {}
        self._members: dict[str, frozenset[str]] = {}
        self.sides = {**known.scenario.people, **known.scenario.delegations, **known.scenario.groups}
        self.order = {id_: number for number, id_ in enumerate(known.scenario.meetings)}

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """Everybody who can fill a seat, with the meeting, by the first of them."""
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for id_, meeting in self._known.scenario.to_be_planned.items():
            for seat in meeting.who.required:
                if those := self._known.candidates(seat, id_):
                    found.setdefault(those[0], []).append((id_, those))
        return found

    @cached_property
    def _with_quorums(self) -> list[str]:
        return [id_ for id_, meeting in self._known.scenario.to_be_planned.items() if meeting.who.any_of]

    def _quorum(self, id_: str, people: frozenset[str]) -> bool:
        """Whether a quorum of a meeting cannot be had without some of these people."""
        quorums = self._known.scenario.meetings[id_].who.any_of
        return any(sum(not self._holders(seat) <= people for seat in each.of) < each.least for each in quorums)

    def _holders(self, seat: str) -> frozenset[str]:
        role = self._known.scenario.roles.get(seat)
        return frozenset((seat,) if role is None else filter(None, (role.holder, *role.acting)))

    @cached_property
    def _people_of(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for id_, person in self._known.scenario.people.items():
            found.setdefault(person.of, set()).add(id_)
        return found

    def members(self, side: str) -> frozenset[str]:
        """The people of a side."""
        if side not in self._members:
            alone = side in self._known.scenario.people
            self._members[side] = frozenset((side,) if alone else self.group(side) or self._people_of.get(side, ()))
        return self._members[side]

    def group(self, side: str) -> tuple[str, ...]:
        """The members of a side that is a group; none of other sides."""
        group = self._known.scenario.groups.get(side)
        return () if group is None else group.members

    def able(self, id_: str) -> frozenset[str]:
        """Everybody who can be in a meeting, of those that exist."""
        who = self._known.scenario.meetings[id_].who
        people = {person for seat in who.required for person in self._known.candidates(seat, id_)}
        for seat in (*who.optional, *(each for group in who.any_of for each in group.of)):
            people |= self._holders(seat)
        return frozenset(people)

    def surely(self, side: str) -> frozenset[str]:
        """The meetings in which one of its people sits whatever happens."""
        if side not in self._surely:
            people = self.members(side)
            seats = (seat for person in people for seat in self._by_first.get(person, ()))
            seated = frozenset(id_ for id_, those in seats if people.issuperset(those))
            self._surely[side] = seated | frozenset(id_ for id_ in self._with_quorums if self._quorum(id_, people))
        return self._surely[side]


def _same_pair(known: Known) -> Iterator[Fault]:
    """Two relations `before`, or two `inside`, for the same two meetings."""
    first: dict[tuple[str, str, str], str] = {}
    for id_, relation in known.scenario.relations.items():
        if isinstance(relation, Before):
            pair, says = (relation.first, relation.then), "when {} comes before {}"
        elif isinstance(relation, Inside):
            pair, says = (relation.meeting, relation.during), "that {} lies inside {}"
        else:
            continue
        if (other := first.setdefault((relation.rule, *pair), id_)) != id_:
            message = f"{other} says already {says.format(*pair)}; write one of them"
            yield Fault("LOGIC-twice", message, ("relations", id_))


def _same_and_different(known: Known) -> Iterator[Fault]:
    """Meetings that are to be on one day and on different days."""
    relations, planned = known.scenario.relations, known.scenario.to_be_planned.keys()
    same = {id_: planned & set(each.meetings) for id_, each in relations.items() if isinstance(each, SameDay)}
    wanting: dict[str, list[str]] = {}
    for other, those in same.items():
        for meeting in those:
            wanting.setdefault(meeting, []).append(other)
    for id_, relation in relations.items():
        if not isinstance(relation, DifferentDays):
            continue
        near = Counter(other for meeting in set(relation.meetings) for other in wanting.get(meeting, ()))
        for other in (each for each, count in sorted(near.items()) if count > 1):
            both = sorted(same[other] & set(relation.meetings))
            message = (
                f"{other} wants {both[0]} and {both[1]} on one day, and this on different days; drop one of the two"
            )
            yield Fault("LOGIC-days", message, ("relations", id_, "meetings"))
