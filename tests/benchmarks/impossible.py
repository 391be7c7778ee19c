"""Explains made-up summits that were made impossible: is the cause named, and does what would help undo it?

    ../shared/bin/bounded 3600 4 python -m tests.benchmarks.impossible [--count 200] [--meetings 20,100] [--seed 0] [--only N]

Each summit has a plan that the search finds. Then one to three causes are put in, each certain to leave no plan, on meetings
of which no two are the same: two pins at one time, a person who is blocked, a permit that comes too late, a limit, a quota, a room,
a pool, an order. `--feasible` puts none in, and counts false conflicts.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from random import Random

from planner.bench.families import FAMILIES, made
from planner.domain import clock
from planner.domain.meetings import Pin
from planner.domain.moment import Moment
from planner.domain.permits import Authority, Opens, Permit
from planner.domain.policies import Quota
from planner.domain.relations import Before
from planner.domain.scenario import Scenario
from planner.explain import explain
from planner.plan.record import Answer, Appointment, Plan, Repair, Status
from planner.plan.settings import Settings
from planner.problem import compile_scenario
from planner.problem.assignment import plan_of
from planner.search.search import Search


@dataclass
class World:
    """A summit with a plan, in which causes are put; `causes` are the fields of which each has to be named."""

    scenario: Scenario
    plan: Plan
    random: Random
    used: set[str] = field(default_factory=set)
    causes: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    undone_by: list[frozenset[str]] = field(default_factory=list)
    """For each cause the fields of which changing one undoes it."""

    def musts(self) -> list[Appointment]:
        """The must-haves of the plan that no cause is about yet, in a random order."""
        held = [each for each in self.plan.appointments if self._free(each)]
        self.random.shuffle(held)
        return held

    def _free(self, held: Appointment) -> bool:
        meeting = self.scenario.meetings[held.meeting]
        return meeting.must and held.meeting not in self.used and bool(self.people(held)) and held.place != "remote"

    def possible(self, *several: Appointment) -> bool:
        """Whether each of these has a possible time by itself."""
        tasks = compile_scenario(self.scenario).tasks
        return all(tasks[held.meeting].options for held in several)

    def people(self, held: Appointment) -> list[str]:
        """Who must be there and nobody else."""
        who = self.scenario.meetings[held.meeting].who
        return [each for each in who.required if each in self.scenario.people and not who.deputies]

    def pin(self, held: Appointment, minutes: int = 0) -> str:
        """Pins a meeting where it is in the plan, so many minutes later; the field."""
        self.used.add(held.meeting)
        at = self.local(held, minutes)
        self.change("meetings", held.meeting, pin=Pin(at=at, place=str(held.place)))
        return f"meetings.{held.meeting}.pin"

    def local(self, held: Appointment, minutes: int = 0) -> Moment:
        """The start by the clock of the place, so many minutes later."""
        local = clock.to_local(held.start + timedelta(minutes=minutes), self.scenario.zone_of(held.place))
        return Moment(local.date(), local.time().replace(tzinfo=None))

    def change(self, table: str, id_: str, **values: object) -> None:
        """Gives fields of an entry other values."""
        entries = getattr(self.scenario, table)
        changed = {**entries, id_: entries[id_].model_copy(update=values)}
        self.scenario = self.scenario.model_copy(update={table: changed})

    def policies(self, **values: object) -> None:
        """Gives figures other values."""
        policies = self.scenario.policies.model_copy(update=values)
        self.scenario = self.scenario.model_copy(update={"policies": policies})

    def cause(self, name: str, *fields: str, undo: tuple[str, ...] = ()) -> bool:
        """Notes a cause with the fields that have to be named, and others that undo it."""
        self.causes.append((name, frozenset(fields)))
        self.undone_by.append(frozenset((*fields, *undo)))
        return True


def of_one_person(world: World) -> tuple[str, list[Appointment]] | None:
    """Somebody with two must-haves or more that are free."""
    theirs: dict[str, list[Appointment]] = defaultdict(list)
    for held in world.musts():
        for person in world.people(held):
            theirs[person].append(held)
    able = [(person, several) for person, several in theirs.items() if len(several) > 1]
    return world.random.choice(able) if able else None


def two_at_once(world: World) -> bool:
    """Two meetings of one person pinned to one time."""
    if (found := of_one_person(world)) is None:
        return False
    first, second = found[1][:2]
    late, before, used = round((first.start - second.start).total_seconds() / 60), world.scenario, {*world.used}
    fields = (world.pin(first), world.pin(second, late))
    if world.possible(first, second):  # else one of the pins is a cause by itself
        return world.cause("two at once", *fields)
    world.scenario, world.used = before, used
    return False


def blocked(world: World) -> bool:
    """Somebody is blocked when a meeting is pinned."""
    if not (musts := world.musts()):
        return False
    held = musts[0]
    person = world.people(held)[0]
    pin = world.pin(held)
    zone = world.scenario.zone_of(world.scenario.base_of(person))
    days = [clock.to_local(at, zone).date() for at in (held.start, held.end)]
    spans = (*world.scenario.people[person].blocked, (Moment(days[0]), Moment(days[1])))
    world.change("people", person, blocked=spans)
    return world.cause("blocked", f"people.{person}.blocked", undo=(pin,))


def permit(world: World) -> bool:
    """Somebody needs a permit for a city, which nobody has asked for."""
    for held in world.musts():
        city = world.scenario.place(held.place).city
        for person in world.people(held):
            starts = world.scenario.people[person].starts or world.scenario.base_of(person)
            there = [
                id_
                for id_, each in world.scenario.permits.items()
                if each.opens.city == city and any(person in world.scenario.members(who) for who in each.for_)
            ]
            if len(there) == 1:
                pin = world.pin(held)
                world.change("permits", there[0], submitted=None, granted=None)
                return world.cause("permit", f"permits.{there[0]}", undo=(pin,))
            if not there and city not in (starts, world.scenario.base_of(person)):
                pin = world.pin(held)
                authority = Authority(name="Office", calendar="US", zone="America/New_York", lead="2 working days")
                asked = Permit(name="Visa", **{"for": (person,)}, opens=Opens(city=city), authority=authority)
                id_ = f"visa-{person}-{city}"
                world.scenario = world.scenario.model_copy(update={"permits": {**world.scenario.permits, id_: asked}})
                return world.cause("permit", f"permits.{id_}", undo=(pin,))
    return False


def daily(world: World) -> bool:
    """More meetings of one person are pinned on a day than are allowed."""
    days: dict[tuple[str, object], list[Appointment]] = defaultdict(list)
    for held in world.musts():
        kind = world.scenario.meetings[held.meeting].kind
        for person in world.people(held) if kind not in world.scenario.policies.daily_uncounted else ():
            days[person, world.local(held).day].append(held)
    able = [several for several in days.values() if len(several) > 1]
    if not able or "daily" in dict(world.causes):
        return False
    several = max(able, key=len)
    pins = tuple(world.pin(each) for each in several)
    world.policies(daily_meetings=len(several) - 1)
    return world.cause("daily", "policies.daily_meetings", undo=pins)


def quota(world: World) -> bool:
    """A delegation has more must-haves than its quota allows."""
    counts: Counter[str] = Counter()
    for held in world.plan.appointments:
        if world.scenario.meetings[held.meeting].must:
            counts.update({world.scenario.people[person].of for person in world.people(held)})
    if not counts or "quota" in dict(world.causes):
        return False
    delegation, number = counts.most_common(1)[0]
    few = Quota(most=number - 1, delegations=(delegation,), per_day=False)
    world.policies(quotas={**world.scenario.policies.quotas, "few": few})
    return world.cause("quota", "policies.quotas.few")


def order(world: World) -> bool:
    """Two meetings are pinned, and bound in the other order."""
    musts = sorted(world.musts()[:6], key=lambda each: each.start)
    if len(musts) < 2 or musts[0].start == musts[-1].start:
        return False
    first, last = musts[0], musts[-1]
    pins = (world.pin(first), world.pin(last))
    id_ = f"turned-{first.meeting}"
    relation = Before(rule="before", first=last.meeting, then=first.meeting)
    world.scenario = world.scenario.model_copy(update={"relations": {**world.scenario.relations, id_: relation}})
    return world.cause("order", f"relations.{id_}", undo=pins)


def pool(world: World) -> bool:
    """A meeting needs more of a pool than there is."""
    for held in world.musts():
        meeting = world.scenario.meetings[held.meeting]
        if not meeting.needs.security:
            world.used.add(held.meeting)
            have = sum(each.count for each in world.scenario.resources.values() if each.kind == "security")
            world.change("meetings", held.meeting, needs=meeting.needs.model_copy(update={"security": have + 1}))
            return world.cause("pool", f"meetings.{held.meeting}.needs", undo=("resources",))
    return False


def room(world: World) -> bool:
    """Two meetings of different people are pinned into one room."""
    by_room: dict[str, list[Appointment]] = defaultdict(list)
    for held in world.musts():
        by_room[str(held.place)].append(held)
    for place, several in by_room.items():
        for first, second in pairwise(several):
            venue = world.scenario.venue(world.scenario.place(place))
            if place.count("/") == 2 and not venue.open and not set(world.people(first)) & set(world.people(second)):
                late, before = round((first.start - second.start).total_seconds() / 60), world.scenario
                fields = (world.pin(first), world.pin(second, late))
                if world.possible(first, second):
                    return world.cause("room", *fields)
                world.scenario = before
    return False


CAUSES: dict[str, Callable[[World], bool]] = {
    "two at once": two_at_once, "blocked": blocked, "permit": permit, "daily": daily, "quota": quota, "order": order,
    "pool": pool, "room": room,
}  # fmt: skip


def worlds(count: int, sizes: tuple[int, int], seed: int, *, causes: bool) -> Iterator[World]:
    """So many summits with causes put in."""
    number = 0
    while count:
        random = Random(f"impossible {seed} {number}")
        number += 1
        scenario = made(random.choice(sorted(FAMILIES)), random.randint(*sizes), random.randint(0, 10**6))
        problem = compile_scenario(scenario)
        search = Search(problem, 0)
        search.construct(lambda: None)
        if not search.now.whole:
            continue
        world = World(scenario, plan_of(problem, search.now.assignment, proved=False), random)
        for cause in random.sample(list(CAUSES.values()), random.randint(1, 3)) if causes else ():
            cause(world)
        if world.causes or not causes:
            count -= 1
            yield world


def named(answer: Answer, fields: frozenset[str]) -> bool:
    """Whether one obstacle names all that a cause consists of."""
    return any(fields <= set(each.culprits) for each in answer.obstacles)


def undoes(repair: Repair, world: World) -> bool:
    """Whether a repair changes what undoes each cause."""
    paths = list(_paths(json.loads(repair.patch)))
    return all(any(_meet(path, field_) for path in paths for field_ in fields) for fields in world.undone_by)


def _paths(patch: object, path: str = "") -> Iterator[str]:
    if not isinstance(patch, dict) or not patch:
        yield path
        return
    for key, inner in patch.items():
        yield from _paths(inner, f"{path}.{key}" if path else key)


def _meet(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def main() -> None:
    """Explains them, and prints what came of it."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.impossible", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--meetings", default="20,100")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--time-limit", type=float, default=20.0)
    parser.add_argument("--feasible", action="store_true")
    parser.add_argument("--only", type=int, metavar="N", help="the N-th alone, with all that is said")
    asked = parser.parse_args()
    low, high = map(int, asked.meetings.split(","))
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    firsts, alls, repaired, undone, total, strangers = [], [], 0, 0, 0, 0
    for number, world in enumerate(worlds(asked.count, (low, high), asked.seed, causes=not asked.feasible)):
        if asked.only not in (None, number):
            continue
        began, first = time.monotonic(), list[float]()

        def heard(_: Answer, began: float = began, first: list[float] = first) -> None:
            first.append(time.monotonic() - began)

        answer = explain(world.scenario, Settings(time_limit=asked.time_limit), on_answer=heard)
        took, total = time.monotonic() - began, total + 1
        false = answer.status is Status.NO_PLAN_EXISTS if asked.feasible else False
        missed = [name for name, fields in world.causes if not named(answer, fields)]
        for name, _ in world.causes:
            tally[name][0] += 1
            tally[name][1] += name not in missed
        fields = frozenset[str]().union(*(fields for _, fields in world.causes))
        strange = [each for each in answer.obstacles if not set(each.culprits) & fields]
        strangers += len(strange)
        repaired += bool(answer.repairs)
        inverse = any(undoes(each, world) for each in answer.repairs)
        undone += inverse
        firsts += first[:1]
        alls.append(took)
        print(
            f"{number:4} {len(world.scenario.meetings):4} meetings  {took:5.1f} s, first {first[0] if first else -1:5.2f}  "
            f"{len(answer.obstacles)} obstacles, {len(answer.repairs)} repairs  "
            f"{'' if inverse or asked.feasible else 'NONE UNDOES IT '}"
            f"{'FALSE ' if false else ''}{'MISSED ' + ', '.join(missed) if missed else ''}"
            f"{' STRANGE ' + strange[0].sentence[:150] if strange else ''}",
            flush=True,
        )
        if asked.only is not None:
            print(*(f"{name}: {', '.join(sorted(fields))}" for name, fields in world.causes), sep="\n")
            print(*(each.sentence for each in (*answer.obstacles,)), *(each.says for each in answer.repairs), sep="\n")
    print(f"\n{'cause':<14}{'put in':>8}{'named':>8}")
    for name, (there, found) in sorted(tally.items()):
        print(f"{name:<14}{there:>8}{found:>8}")
    print(
        f"with a repair: {repaired} of {total}, with one that undoes the causes: {undone}; "
        f"obstacles that name no cause: {strangers}"
    )
    for what, seconds in (("first sentence", sorted(firsts)), ("all of it", sorted(alls))):
        if seconds:
            print(f"{what}: median {seconds[len(seconds) // 2]:.2f} s, most {seconds[-1]:.2f} s")


if __name__ == "__main__":
    main()
