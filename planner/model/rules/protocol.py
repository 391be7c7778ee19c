"""Protocol: separation, parity of rank, quotas and balance between delegations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations_with_replacement

from ortools.sat.python import cp_model

from planner.domain.meetings import Kind
from planner.domain.policies import Quota
from planner.domain.relations import Apart, Balance, Parity
from planner.domain.scenario import Scenario
from planner.model.draft import Cost, Draft
from planner.plan.record import Tier
from planner.problem import Problem
from planner.problem.parts import whole
from planner.problem.tasks import Option, SeatKind, Task

KEY = "protocol"
SAYS = "Delegations get what is due to them."


def applies(problem: Problem) -> bool:
    """Whether a relation or a policy of protocol is in force."""
    relations = problem.scenario.relations.values()
    return bool(problem.scenario.policies.quotas) or any(
        isinstance(each, Apart | Parity | Balance) for each in relations
    )


def post(draft: Draft) -> Iterator[Cost]:
    """Keeps delegations apart, ranks alike and numbers within quotas; costs of imbalance."""
    for id_, relation in sorted(draft.problem.scenario.relations.items()):
        match relation:
            case Apart():
                _apart(draft, relation)
            case Parity():
                for meeting in relation.meetings:
                    _parity(draft, draft.problem.tasks[meeting], relation.most)
            case Balance():
                yield _balance(draft, id_, relation)
    for _, quota in sorted(draft.problem.scenario.policies.quotas.items()):
        for delegation in quota.delegations or sorted(draft.problem.scenario.delegations):
            _quota(draft, quota, delegation)


def _apart(draft: Draft, relation: Apart) -> None:
    sides = [set(draft.problem.scenario.members(who)) for who in relation.who]
    tasks = [task for task in draft.problem.tasks.values() if task.options]
    there_is = {task.id: tuple(_somebody(draft, task, side) for side in sides) for task in tasks}
    for task, other in combinations_with_replacement(tasks, 2):
        draft.tick()
        for one, two in ((0, 1), (1, 0)):
            here, there = there_is[task.id][one], there_is[other.id][two]
            if here is None or there is None:
                continue
            if task.id == other.id:
                draft.cp.add_bool_or([~here, ~there])
                continue
            venues = {option.venue for option in task.options} & {option.venue for option in other.options}
            for venue in sorted((each for each in venues if each is not None), key=str):
                at = (draft.meetings.at_venue(task, venue), draft.meetings.at_venue(other, venue))
                draft.orders.keep_apart(whole(task), whole(other), relation.gap, here, there, *at)


def _somebody(draft: Draft, task: Task, people: set[str]) -> cp_model.IntVar | None:
    """A literal: one of the people is in the meeting; None where none of them can be."""
    those = [draft.meetings.attends(task, person) for person in task.people if person in people]
    if not those:
        return None
    if len(those) == 1:
        return those[0]
    literal = draft.cp.new_bool_var(f"somebody in {task.id}")
    draft.cp.add_max_equality(literal, those)
    return literal


def seat_delegation(scenario: Scenario, seat: str) -> str | None:
    """The delegation that a required seat belongs to: the person's, the holder's, else that of the first acting."""
    if seat in scenario.people:
        return scenario.people[seat].of
    role = scenario.roles[seat]
    first = role.holder if role.holder is not None else next(iter(role.acting), None)
    return None if first is None else scenario.people[first].of


def _delegations(draft: Draft, task: Task) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for seat in task.seats:
        if seat.kind is SeatKind.REQUIRED:
            delegation = seat_delegation(draft.problem.scenario, seat.id)
            if delegation is not None:
                found.setdefault(delegation, []).append(seat.id)
    return found


def _parity(draft: Draft, task: Task, most: int) -> None:
    if not task.options:
        return
    cp, people, held = draft.cp, draft.problem.scenario.people, draft.meetings.held[task.id]
    leading = []
    for _, seats in sorted(_delegations(draft, task).items()):
        ranks = []
        for seat in seats:
            filled = [(each, literal) for own, each, literal in draft.meetings.filled_of(task) if own.id == seat]
            ranks.append(sum(people[each.person].rank * literal for each, literal in filled))
        lead = cp.new_int_var(0, 9, f"leading rank in {task.id}")
        cp.add_min_equality(lead, ranks)
        leading.append(lead)
    for one, other in ((a, b) for a in leading for b in leading if a is not b):
        cp.add(one - other <= most).only_enforce_if(held)


def _counting(draft: Draft, delegation: str, kinds: Iterable[Kind]) -> list[Task]:
    wanted = set(kinds)
    meetings = draft.problem.scenario.meetings
    return [
        task
        for task in draft.problem.tasks.values()
        if task.options and delegation in _delegations(draft, task) and (not wanted or meetings[task.id].kind in wanted)
    ]


def _quota(draft: Draft, quota: Quota, delegation: str) -> None:
    where = None if quota.place is None else draft.problem.scenario.place(quota.place)

    def counts(option: Option) -> bool:
        return where is None or option.place.lies_in(where)

    tasks = [task for task in _counting(draft, delegation, quota.kinds) if any(counts(each) for each in task.options)]
    held = {task.id: draft.meetings.group(task, "counts", where, counts) for task in tasks}
    if not quota.per_day:
        draft.cp.add(sum(held.values()) <= quota.most)
        return
    for day in draft.problem.days.all_dates(tasks):
        on = [task for task in tasks if day in draft.problem.days.dates(task)]
        if len(on) > quota.most:
            name = f"{delegation} {day}"
            those = (draft.meetings.both(held[task.id], draft.days.on(task, day), name) for task in on)
            draft.cp.add(sum(those) <= quota.most)


def _balance(draft: Draft, id_: str, relation: Balance) -> Cost:
    cp, most = draft.cp, len(draft.problem.tasks)
    high, low = cp.new_int_var(0, most, f"{id_} most"), cp.new_int_var(0, most, f"{id_} fewest")
    for delegation in relation.delegations:
        count = sum(draft.meetings.held[task.id] for task in _counting(draft, delegation, relation.kinds))
        cp.add(high >= count)
        cp.add(low <= count)
    return Cost(Tier.PROTOCOL, "balance", id_, "meeting", relation.weight, high - low)
