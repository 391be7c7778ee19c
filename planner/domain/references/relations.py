"""Relations: what they refer to, and what contradicts itself in one of them or between two."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.references.known import Known
from planner.domain.references.words import Path, length, unknown, unknowns
from planner.domain.relations import (
    Adjacent,
    Apart,
    Balance,
    Before,
    Brief,
    DifferentDays,
    Gate,
    Parity,
    Relation,
    SameDay,
)
from planner.errors import Problem


def judge(known: Known) -> Iterator[Problem]:
    """Everything wrong with relations, but for circles."""
    for id_, relation in known.scenario.relations.items():
        path = ("relations", id_)
        yield from _meetings(known, path, relation)
        yield from _sides(known, path, relation)
    yield from _same_pair(known)
    yield from _same_and_different(known)


def named(relation: Relation) -> dict[str, str]:
    """The single meetings that a relation names, by field."""
    fields = {Before: ("first", "then"), Adjacent: ("first", "then"), Gate: ("gate",), Brief: ("meeting", "about")}
    return {field: getattr(relation, field) for field in fields.get(type(relation), ())}


def _meetings(known: Known, path: Path, relation: Relation) -> Iterator[Problem]:
    meetings = known.scenario.meetings
    single = named(relation)
    for field, meeting in single.items():
        if meeting not in meetings:
            yield unknown((*path, field), meeting, meetings, "meeting")
    if isinstance(relation, Gate):
        yield from unknowns((*path, "opens"), relation.opens, meetings, "meeting")
        if relation.gate in relation.opens:
            message = f"{relation.gate} cannot open itself; name another meeting"
            yield Problem("LOGIC-itself", message, (*path, "opens", str(relation.opens.index(relation.gate))))
    if isinstance(relation, SameDay | DifferentDays | Parity):
        yield from unknowns((*path, "meetings"), relation.meetings, meetings, "meeting")
    if len(single) == 2 and len(set(single.values())) == 1:
        field, meeting = list(single.items())[1]
        message = f"{meeting} is related to itself; name another meeting"
        yield Problem("LOGIC-itself", message, (*path, field))
    if isinstance(relation, Before) and relation.most is not None and relation.most < relation.least:
        message = f"at least {length(relation.least)} and at most {length(relation.most)} cannot both be kept"
        yield Problem("NUM-range", message, (*path, "most"))


def _sides(known: Known, path: Path, relation: Relation) -> Iterator[Problem]:
    scenario = known.scenario
    if isinstance(relation, Balance):
        yield from unknowns((*path, "delegations"), relation.delegations, scenario.delegations, "delegation")
    if not isinstance(relation, Apart):
        return
    those = {**scenario.people, **scenario.delegations}
    found = list(unknowns((*path, "who"), relation.who, those, "delegation or person"))
    yield from found
    if found:
        return
    one, other = (frozenset(scenario.members(each)) for each in relation.who)
    if one & other:
        message = f"{min(one & other)} belongs to both sides; nobody keeps apart from themselves"
        yield Problem("LOGIC-itself", message, (*path, "who"))
        return
    for id_ in scenario.meetings:
        if _surely(known, id_, one) and _surely(known, id_, other):
            message = (
                f"{relation.who[0]} and {relation.who[1]} are kept apart, and {id_} requires both; drop one of the two"
            )
            yield Problem("LOGIC-apart", message, (*path, "who"))


def _surely(known: Known, id_: str, people: frozenset[str]) -> bool:
    """Whether somebody out of these people sits in a meeting whatever happens."""
    for seat in known.scenario.meetings[id_].who.required:
        those = known.candidates(seat, id_)
        if those and people.issuperset(those):
            return True
    return False


def _same_pair(known: Known) -> Iterator[Problem]:
    """Two relations `before` for the same two meetings."""
    first: dict[tuple[str, str], str] = {}
    for id_, relation in known.scenario.relations.items():
        if isinstance(relation, Before):
            pair = (relation.first, relation.then)
            if first.setdefault(pair, id_) != id_:
                message = f"{first[pair]} says already when {pair[0]} comes before {pair[1]}; write one of them"
                yield Problem("LOGIC-twice", message, ("relations", id_))


def _same_and_different(known: Known) -> Iterator[Problem]:
    """Meetings that are to be on one day and on different days."""
    relations = known.scenario.relations
    same = {id_: set(each.meetings) for id_, each in relations.items() if isinstance(each, SameDay)}
    for id_, relation in relations.items():
        if not isinstance(relation, DifferentDays):
            continue
        for other, those in same.items():
            both = sorted(those & set(relation.meetings))
            if len(both) > 1:
                message = (
                    f"{other} wants {both[0]} and {both[1]} on one day, and this on different days; drop one of the two"
                )
                yield Problem("LOGIC-days", message, ("relations", id_, "meetings"))
