"""PyJobShop on CSPLib 046: each meeting is a task of one slot, each agent a machine, and ways between meetings are setup times.

A setup time holds between tasks that follow one another on a machine. Where the way over a third meeting is shorter than the
distance, that is too little, and the two meetings have a machine of their own besides. So a solution is one of the format, and
every solution can be said. What is least is the makespan, and that is the number of slots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

from planner.bench.files.csplib import Csplib


@dataclass(frozen=True)
class Makespan:
    """The slot of each meeting, None where none was found, a bound on the number of slots from below, and whether it is proved."""

    starts: tuple[int, ...] | None
    bound: int
    proved: bool


def solved(instance: Csplib, seconds: float, seed: int) -> Makespan:
    """What PyJobShop comes to within so many seconds, with one worker of its solver. Raises what it raises."""
    used = instance.used
    result = _model(instance, used).solve(time_limit=seconds, num_workers=1, display=False, random_seed=seed)
    status = result.status.value
    if status not in ("Optimal", "Feasible"):
        return Makespan(None, 0, proved=False)
    slot = {meeting: task.start for meeting, task in zip(used, result.best.tasks, strict=True)}
    starts = tuple(slot.get(meeting, 0) for meeting in range(len(instance.distance)))
    return Makespan(starts, round(result.lower_bound), proved=status == "Optimal")


def _model(instance: Csplib, used: Sequence[int]) -> Any:
    """The instance as PyJobShop takes it. One meeting after the other always fits, so no task ends later than that."""
    from pyjobshop import Model

    model = Model()
    last = sum(1 + max(instance.distance[meeting]) for meeting in used)
    task = {meeting: model.add_task(latest_end=last) for meeting in used}
    machines: dict[int, list[Any]] = {meeting: [] for meeting in used}
    for diary in (*instance.attends, *pairs_apart(instance)):
        machine = model.add_machine()
        for meeting in diary:
            machines[meeting].append(machine)
        for here, there in permutations(diary, 2):
            model.add_setup_time(machine, task[here], task[there], instance.distance[here][there])
    for meeting in used:
        model.add_mode(task[meeting], machines[meeting], 1)
    model.set_objective(weight_makespan=1)
    return model


def pairs_apart(instance: Csplib) -> Iterator[tuple[int, int]]:
    """Every two meetings of an agent between which the way over a third of that agent is shorter than the distance."""
    distance, found = instance.distance, set[tuple[int, int]]()
    for diary in instance.attends:
        for here, there in combinations(sorted(diary), 2):
            over = (distance[here][by] + 1 + distance[by][there] for by in diary if by not in (here, there))
            if min(over, default=distance[here][there]) < distance[here][there]:
                found.add((here, there))
    yield from sorted(found)
