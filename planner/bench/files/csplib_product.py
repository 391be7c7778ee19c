"""CSPLib problem 046 solved by the product: as a scenario, whose horizon shrinks or grows to the least number of slots.

The scenario is one city with a venue for each meeting. A slot is five minutes, the length of a meeting and a step of the grid,
and the horizon is all the slots. `ground` between two venues is their distance: so somebody who attends both has that many
slots between the end of one and the start of the other, which is to say that they start the distance and one slot more apart.
This is asked of every two meetings of a person, not only of those that follow one another. Venues have no limit of rooms,
people live in the city, and the bare pack of rules asks for nothing else. So a plan in which every meeting is held is a
solution, and every solution is such a plan. What the product finds is looked at by the rules of the format all the same.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations

from planner.bench.files.csplib import INFEASIBLE, SATISFIABLE, Csplib, broken
from planner.bench.valid import Tree, validated
from planner.errors import BrokenPlan
from planner.plan.record import Plan, Status, Tier
from planner.solve import Settings, solve

FIRST = datetime(2018, 6, 4, tzinfo=UTC)
"""When slot 0 begins; the format knows no dates."""
SLOT = 5
"""Minutes of a slot."""
CITY = "city"


@dataclass
class Least:
    """What is known of the least number of slots: the least found and its solution, a bound from below, and what a file's own
    slots came to.
    """

    bound: int
    slots: int | None = None
    starts: tuple[int, ...] = ()
    status: str | None = None
    asked: int = 0

    @property
    def proved(self) -> bool:
        """Whether fewer slots are known not to do."""
        return self.slots == self.bound


def tree_of(instance: Csplib, slots: int) -> Tree:
    """The instance in so many slots, as a scenario file would hold it."""
    used = instance.used
    ground = {
        f"{_venue(here)} - {_venue(there)}": instance.distance[here][there] * SLOT
        for here, there in combinations(used, 2)
    }
    diaries = [set(diary) for diary in instance.attends]
    return {
        "schema": "1",
        "title": instance.name,
        "home": CITY,
        "horizon": {"from": _moment(0), "to": _moment(slots), "grid": SLOT},
        "rule_pack": "bare",
        "policies": {"ground": 0, "changeover": 0},
        "places": {
            CITY: {"zone": "Etc/UTC", "at": [0.0, 0.0], "venues": {_venue(each): {} for each in used}, "ground": ground}
        },
        "delegations": {"agents": {"name": "Agents", "base": CITY}},
        "people": {
            _agent(number): {"name": f"Agent {number}", "of": "agents"} for number, diary in enumerate(diaries) if diary
        },
        "meetings": {
            _meeting(each): {
                "title": f"Meeting {each}",
                "who": {"required": [_agent(number) for number, diary in enumerate(diaries) if each in diary]},
                "where": [f"{CITY}/{_venue(each)}"],
                "length": SLOT,
                "must": True,
            }
            for each in used
        },
    }


def _venue(meeting: int) -> str:
    return f"v{meeting}"


def _meeting(meeting: int) -> str:
    return f"m{meeting}"


def _agent(number: int) -> str:
    return f"a{number}"


def _moment(slot: int) -> str:
    return f"{FIRST + timedelta(minutes=slot * SLOT):%Y-%m-%d %H:%M}+00:00"


def starts_in(instance: Csplib, plan: Plan) -> tuple[int, ...]:
    """The slot of each meeting in a plan; the first where nobody attends."""
    found = {each.meeting: (each.start - FIRST) // timedelta(minutes=SLOT) for each in plan.appointments}
    return tuple(found.get(_meeting(number), 0) for number in range(len(instance.distance)))


def least_slots(instance: Csplib, time_limit: float, seed: int) -> Iterator[Least]:
    """What is known after each solve. First the file's own slots are asked for; then fewer while there is a plan, else more.

    Raises BrokenPlan where a plan of the product is no solution.
    """
    found = Least(bound=instance.least)
    began, slots = time.monotonic(), instance.slots
    while not found.proved and (left := time_limit - (time.monotonic() - began)) > 0:
        enough = None if slots >= found.bound else False
        if enough is None:
            settings = Settings(left, seed=seed, good_enough=Tier.PRIORITY, explain=False)
            answer = solve(validated(tree_of(instance, slots)), settings)
            found.asked += 1
            enough = _took(instance, answer.plan, slots, found)
            if answer.plan is None and answer.status is not Status.NO_PLAN_EXISTS:
                break  # neither a plan nor a proof
        if slots == instance.slots:
            found.status = SATISFIABLE if enough else INFEASIBLE
        if not enough:
            found.bound = max(found.bound, slots + 1)
        slots = slots + 1 if found.slots is None else found.slots - 1
        yield found


def _took(instance: Csplib, plan: Plan | None, slots: int, found: Least) -> bool:
    """Whether there is a plan in so many slots; what it is, is noted."""
    if plan is None:
        return False
    starts = starts_in(instance, plan)
    wrong = next(broken(instance, starts, slots), None)
    if wrong is not None:
        raise BrokenPlan(f"a plan of ours is no solution: {wrong}")
    found.slots, found.starts = max(starts, default=0) + 1, starts
    return True
