"""Judges protocol: separation, parity of rank, quotas; scores balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from planner.check.case import Case
from planner.check.finding import Finding
from planner.domain.meetings import Kind
from planner.domain.policies import Quota
from planner.domain.relations import Apart, Balance, Parity
from planner.plan.record import Appointment, Term, Tier

KEY = "protocol"
SAYS = "Delegations get what is due to them."


def judge(case: Case) -> Iterator[Finding]:
    """Delegations that come too near each other, unequal ranks, quotas exceeded."""
    for id_, relation in sorted(case.scenario.relations.items()):
        if isinstance(relation, Apart):
            yield from (Finding(KEY, id_, message) for message in _apart(case, relation))
        if isinstance(relation, Parity):
            yield from (Finding(KEY, id_, message) for message in _parity(case, relation))
    for id_, quota in sorted(case.scenario.policies.quotas.items()):
        yield from (Finding(KEY, id_, message) for message in _quota(case, quota))


def _apart(case: Case, relation: Apart) -> Iterator[str]:
    first, second = (set(case.scenario.members(who)) for who in relation.who)
    gap = timedelta(minutes=relation.gap)
    for one in case.held.values():
        if not first & set(one.people):
            continue
        for other in case.held.values():
            if not second & set(other.people):
                continue
            if one.meeting == other.meeting:
                yield f"{' and '.join(relation.who)} must not meet, but both are in {case.title(one.meeting)}."
                continue
            near = one.start < other.end + gap and other.start < one.end + gap
            at, there = (case.place(each).at_venue for each in (one, other))
            if near and at == there and not at.remote:
                names = f"{case.title(one.meeting)} and {case.title(other.meeting)}"
                yield f"{names} at {at} are less than {relation.gap} min apart."


def _of(case: Case, seat: str) -> str | None:
    """The delegation of a required seat: the person's, the holder's, else that of the first who acts."""
    if seat in case.scenario.people:
        return case.scenario.people[seat].of
    role = case.scenario.roles[seat]
    known = [role.holder] if role.holder else list(role.acting)
    return case.scenario.people[known[0]].of if known else None


def _parity(case: Case, relation: Parity) -> Iterator[str]:
    for id_ in relation.meetings:
        appointment = case.held.get(id_)
        if appointment is None:
            continue
        leading: dict[str, int] = {}
        for each in appointment.attendance:
            if each.seat in case.meeting(appointment).who.required and each.person in case.scenario.people:
                delegation = _of(case, each.seat)
                if delegation is not None:
                    rank = case.scenario.people[each.person].rank
                    leading[delegation] = min(rank, leading.get(delegation, rank))
        if leading and max(leading.values()) - min(leading.values()) > relation.most:
            ranks = ", ".join(f"{delegation} {rank}" for delegation, rank in sorted(leading.items()))
            yield f"The leading ranks in {case.title(id_)} are not alike: {ranks}."


def _counted(case: Case, delegation: str, kinds: tuple[Kind, ...]) -> Iterator[Appointment]:
    for appointment in case.held.values():
        meeting = case.meeting(appointment)
        if (not kinds or meeting.kind in kinds) and any(_of(case, seat) == delegation for seat in meeting.who.required):
            yield appointment


def _quota(case: Case, quota: Quota) -> Iterator[str]:
    for delegation in quota.delegations or sorted(case.scenario.delegations):
        counted = _counted(case, delegation, quota.kinds)
        where = None if quota.place is None else case.scenario.place(quota.place)
        those = [each for each in counted if where is None or case.place(each).lies_in(where)]
        days: Counter[date | None] = Counter(case.day(each) if quota.per_day else None for each in those)
        for day, number in sorted(days.items(), key=str):
            if number > quota.most:
                when = "" if day is None else f" on {day:%a %d %b}"
                yield f"{delegation} has {number} meetings{when}; its quota is {quota.most}."


def score(case: Case) -> Iterator[Term]:
    """Differences in the number of meetings between delegations that should have equally many."""
    for id_, relation in sorted(case.scenario.relations.items()):
        if isinstance(relation, Balance):
            counts = [sum(1 for _ in _counted(case, each, relation.kinds)) for each in relation.delegations]
            if (gap := max(counts) - min(counts)) and relation.weight:
                yield Term(Tier.PROTOCOL, "balance", id_, gap, "meeting", relation.weight)
