"""Protocol: separation, parity of rank, quotas and balance between delegations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from planner.model.draft import Cost, Draft
from planner.plan.record import Tier
from planner.problem import Problem
from planner.problem.parts import whole
from planner.problem.protocol import MeetingBalance, MeetingCap, RankParity, Separation

KEY = "protocol"
SAYS = "Delegations get what is due to them."


def applies(problem: Problem) -> bool:
    """Whether a relation or a policy of protocol is in force."""
    return bool(problem.protocol)


def post(draft: Draft) -> Iterator[Cost]:
    """Keeps delegations apart, ranks alike and numbers within quotas; costs of imbalance."""
    for asked in draft.problem.protocol.relations:
        match asked:
            case Separation():
                _apart(draft, asked)
            case RankParity():
                _parity(draft, asked)
            case MeetingBalance():
                yield _balance(draft, asked)
    for cap in draft.problem.protocol.caps:
        _quota(draft, cap)


def _apart(draft: Draft, separation: Separation) -> None:
    tasks = [task for task in draft.problem.tasks.values() if task.options]
    there_is = {task.id: tuple(draft.meetings.somebody(task, side) for side in separation.sides) for task in tasks}
    for here, there in there_is.values():
        if here is not None and there is not None:
            draft.cp.add_bool_or([~here, ~there])
    for task, other in combinations(tasks, 2):
        draft.tick()
        for one, two in ((0, 1), (1, 0)):
            here, there = there_is[task.id][one], there_is[other.id][two]
            if here is None or there is None:
                continue
            venues = {option.venue for option in task.options} & {option.venue for option in other.options}
            for venue in sorted((each for each in venues if each is not None), key=str):
                at = (draft.meetings.at_venue(task, venue), draft.meetings.at_venue(other, venue))
                draft.orders.keep_apart(whole(task), whole(other), separation.gap, here, there, *at)


def _parity(draft: Draft, parity: RankParity) -> None:
    cp, task = draft.cp, draft.problem.tasks[parity.meeting]
    leading = []
    for seats in parity.sides:
        ranks = []
        for seat in seats:
            filled = [(each, literal) for own, each, literal in draft.meetings.filled_of(task) if own.id == seat]
            ranks.append(sum(draft.problem.ranks[each.person] * literal for each, literal in filled))
        lead = cp.new_int_var(0, 9, f"leading rank in {task.id}")
        cp.add_min_equality(lead, ranks)
        leading.append(lead)
    for one, other in ((a, b) for a in leading for b in leading if a is not b):
        cp.add(one - other <= parity.most).only_enforce_if(draft.meetings.held[task.id])


def _quota(draft: Draft, cap: MeetingCap) -> None:
    days, tasks = draft.problem.days, [draft.problem.tasks[id_] for id_ in cap.meetings]
    held = {task.id: draft.meetings.group(task, "counts", cap.place, cap.counts) for task in tasks}
    if not cap.per_day:
        draft.cp.add(sum(held.values()) <= cap.most)
        return
    for day in days.all_dates(tasks):
        on = [task for task in tasks if day in days.dates(task)]
        if len(on) > cap.most:
            name = f"{cap.delegation} {day}"
            those = (draft.meetings.both(held[task.id], draft.days.on(task, day), name) for task in on)
            draft.cp.add(sum(those) <= cap.most)


def _balance(draft: Draft, balance: MeetingBalance) -> Cost:
    cp, most, id_ = draft.cp, len(draft.problem.tasks), balance.id
    high, low = cp.new_int_var(0, most, f"{id_} most"), cp.new_int_var(0, most, f"{id_} fewest")
    for meetings in balance.counting:
        count = sum(draft.meetings.held[meeting] for meeting in meetings)
        cp.add(high >= count)
        cp.add(low <= count)
    return Cost(Tier.PROTOCOL, "balance", id_, "meeting", balance.weight, high - low)
