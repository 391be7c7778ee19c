"""Judges staffing: interpreters, teams, motorcades and equipment are enough at every moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from planner.check.case import Case
from planner.check.finding import Finding
from planner.domain.meetings import Interpretation, Meeting
from planner.domain.resources import Resource, ResourceKind
from planner.plan.record import Appointment, Term

KEY = "staffing"
SAYS = "Interpreters, teams and motorcades are enough at every moment."


@dataclass(frozen=True)
class Demand:
    """What one appointment takes, and out of which pools it may; `named` is who of the only pool is asked for by name."""

    appointment: Appointment
    what: str
    number: int
    pools: tuple[str, ...]
    named: str = ""


def judge(case: Case) -> Iterator[Finding]:
    """Demands that no pool serves, people who are asked for twice, and pools that are overdrawn in every way to share them out."""
    demands: list[Demand] = []
    for appointment in case.held.values():
        for demand in demands_of(case, appointment):
            if demand.pools:
                demands.append(demand)
            else:
                lacks = ", who is not there" if demand.named else ", which no pool has there"
                yield _finding(case, demand, lacks)
    named = [demand for demand in demands if demand.named]
    bound: list[Demand] = []
    for demand in sorted(named, key=lambda each: (each.appointment.start, each.what)):
        if (why := _why_not(case, demand, bound)) is None:
            bound.append(demand)
        else:
            yield _finding(case, demand, why)
    for group in _connected([demand for demand in demands if not demand.named]):
        if (stuck := _assign(case, group, bound)) is not None:
            pools = " or ".join(case.scenario.resources[pool].name for pool in stuck.pools)
            yield _finding(case, stuck, f"; {pools} cannot give that with all else")


def _finding(case: Case, demand: Demand, lacks: str) -> Finding:
    one = demand.appointment
    title, at = case.title(one.meeting), case.local(one.start, one.place)
    asked = demand.what if demand.named else f"{demand.number} of {demand.what}"
    return Finding(KEY, one.meeting, f"{title} on {at} needs {asked}{lacks}.")


def _why_not(case: Case, demand: Demand, bound: list[Demand]) -> str | None:
    """Why somebody cannot be where they are asked for by name, with those meetings that they are bound to already."""
    one, theirs = demand.appointment, [each for each in bound if each.named == demand.named]
    for each in theirs:
        if one.start < each.appointment.end and each.appointment.start < one.end:
            return f", who is in {case.title(each.appointment.meeting)} then"
    daily = _daily(case, demand.pools[0])
    worked = sum(_minutes(each) for each in [*theirs, demand] if case.day(each.appointment) == case.day(one))
    if daily is not None and worked > daily:
        return f", who then works for {worked} min on that day, and at most {daily} are allowed"
    return None


def demands_of(case: Case, appointment: Appointment) -> Iterator[Demand]:
    """What an appointment takes: whoever is asked for by name, and what they leave over of each need."""
    resources = case.scenario.resources
    asked = list(dict.fromkeys(case.meeting(appointment).needs.named))
    for what, number, able in _needs(case, appointment):
        there = [id_ for id_ in able if _is_there(resources[id_], appointment)]
        left = number
        for name in [each for each in asked if any(each in resources[id_].names for id_ in able)]:
            if left:
                left -= 1
                asked.remove(name)
                yield _person(appointment, name, [id_ for id_ in there if name in resources[id_].names])
        if left:
            enough = tuple(id_ for id_ in there if resources[id_].count >= left)
            yield Demand(appointment, what, left, enough)
    for name in asked:
        theirs = [id_ for id_, pool in resources.items() if name in pool.names and _is_there(pool, appointment)]
        yield _person(appointment, name, theirs)


def _person(appointment: Appointment, name: str, pools: list[str]) -> Demand:
    return Demand(appointment, name, 1, tuple(pools), name)


def _needs(case: Case, appointment: Appointment) -> Iterator[tuple[str, int, list[str]]]:
    """What it needs, how much of it, and which pools could give it if they were there."""
    meeting, resources = case.meeting(appointment), sorted(case.scenario.resources.items())
    needs = meeting.needs
    counted: list[set[str]] = []
    for pair in sorted(needs.interpretation):
        spoken = {*pair.split("-")}
        if spoken in counted:
            continue
        counted.append(spoken)
        voices = [id_ for id_, each in resources if each.kind is ResourceKind.INTERPRETERS]
        able = [id_ for id_ in voices if spoken <= {*case.scenario.resources[id_].languages}]
        yield f"interpreters {pair}", interpreters(case, meeting), able
    if needs.security:
        able = [id_ for id_, each in resources if each.kind is ResourceKind.SECURITY]
        yield "security teams", needs.security, able
    if needs.motorcades:
        able = [id_ for id_, each in resources if each.kind is ResourceKind.MOTORCADES]
        yield "motorcades", needs.motorcades, able
    for id_, number in sorted(needs.equipment.items()):
        if number:
            yield id_, number, [id_] if id_ in case.scenario.resources else []


def _is_there(resource: Resource, appointment: Appointment) -> bool:
    return not resource.cities or appointment.city in resource.cities  # a call is in none


def _daily(case: Case, pool: str) -> int | None:
    """Most minutes of work that each of a pool has on a day."""
    resource = case.scenario.resources[pool]
    usual = case.scenario.policies.interpreter_daily
    return usual if resource.daily is None and resource.kind is ResourceKind.INTERPRETERS else resource.daily


def interpreters(case: Case, meeting: Meeting) -> int:
    """How many interpreters a language pair takes in a meeting of its mode and whole length."""
    teams = case.scenario.policies.interpreters
    table = teams.consecutive if meeting.needs.mode is Interpretation.CONSECUTIVE else teams.simultaneous
    rising = sorted(table, key=lambda team: team.up_to)
    for team in rising:
        if team.up_to >= meeting.minutes:
            return team.number
    number, covered = rising[-1].number, rising[-1].up_to
    while covered < meeting.minutes:
        number, covered = number + 1, covered + 120
    return number


def _connected(demands: list[Demand]) -> list[list[Demand]]:
    """Demands in groups that share no pool."""
    groups: list[tuple[set[str], list[Demand]]] = []
    for demand in demands:
        touched = [group for group in groups if group[0] & set(demand.pools)]
        pools = set(demand.pools).union(*(group[0] for group in touched))
        merged = [each for group in touched for each in group[1]] + [demand]
        groups = [group for group in groups if group not in touched] + [(pools, merged)]
    return [sorted(group[1], key=lambda each: (each.appointment.start, each.what)) for group in groups]


Way = tuple[tuple[str, str, int], ...]
"""How a demand is met: so many of a pool, and each of those who have a name in some meeting (pool, name, number)."""


class _Ledger:
    """What pools have given so far; whoever a meeting asks for by name is counted alone, and the others of a pool together."""

    def __init__(self, case: Case, bound: list[Demand]) -> None:
        self._case = case
        self._given: dict[tuple[str, str], list[tuple[Demand, int]]] = {}
        self._bound = bound
        named = {
            name for meeting in case.scenario.meetings.values() if not meeting.cancelled for name in meeting.needs.named
        }
        resources = case.scenario.resources
        self._single = {id_: [name for name in pool.names if name in named] for id_, pool in resources.items()}

    def ways(self, demand: Demand) -> list[Way]:
        """Every way to meet a demand, those first that leave the most of those who are asked for by name."""
        return [
            tuple(part for part in ((pool, "", demand.number - many), *((pool, name, 1) for name in those)) if part[2])
            for many in range(demand.number + 1)
            for pool in demand.pools
            for those in combinations(self._single[pool], many)
        ]

    def takes(self, way: Way, demand: Demand) -> bool:
        """Whether this can be given on top of what was given to others, none of which begins later."""
        return all(self._has(pool, name, number, demand) for pool, name, number in way)

    def _has(self, pool: str, name: str, number: int, demand: Demand) -> bool:
        one, given = demand.appointment, self._given.get((pool, name), [])
        there = 1 if name else self._case.scenario.resources[pool].count - len(self._single[pool])
        # The most is taken when this one begins, for none of the others begins later; those who are bound may.
        going_on = sum(units for each, units in given if one.start < each.appointment.end)
        bound = [each for each in self._bound if name and each.named == name]
        busy = any(one.start < each.appointment.end and each.appointment.start < one.end for each in bound)
        daily = _daily(self._case, pool)
        today = [(each, units) for each, units in given if self._same_day(each, demand)]
        minutes = sum(_minutes(each) for each in bound if self._same_day(each, demand))
        minutes += sum(_length(each) * units for each, units in [*today, (demand, number)])
        return going_on + number <= there and not busy and (daily is None or minutes <= daily * there)

    def _same_day(self, one: Demand, other: Demand) -> bool:
        return self._case.day(one.appointment) == self._case.day(other.appointment)

    def state(self, demand: Demand) -> object:
        """What was given, as far as it matters from the start of a demand on: what goes on, minutes by day."""
        found = []
        for key, given in sorted(self._given.items()):
            going_on = sorted(
                (each.appointment.end, units)
                for each, units in given
                if demand.appointment.start < each.appointment.end
            )
            days: dict[date, int] = {}
            for each, units in given:
                day = self._case.day(each.appointment)
                days[day] = days.get(day, 0) + _length(each) * units
            found.append((key, tuple(going_on), tuple(sorted(days.items()))))
        return tuple(each for each in found if each[1] or each[2])

    def give(self, way: Way, demand: Demand) -> None:
        """Writes down what is given."""
        for pool, name, number in way:
            self._given.setdefault((pool, name), []).append((demand, number))

    def take_back(self, way: Way) -> None:
        """Strikes out the last that was given so."""
        for pool, name, _ in way:
            self._given[pool, name].pop()


def _length(demand: Demand) -> int:
    one = demand.appointment
    return int((one.end - one.start).total_seconds() // 60)


def _minutes(demand: Demand) -> int:
    return _length(demand) * demand.number


def _assign(case: Case, demands: list[Demand], bound: list[Demand]) -> Demand | None:
    """Shares demands out to pools, trying all ways; the demand that got stuck the furthest, or None if all are served.

    Two ways to the same demand are alike where every pool has the same still to give from there on: one is tried.
    """
    ledger, chosen, following = _Ledger(case, bound), list[int](), 0
    ways = [ledger.ways(demand) for demand in demands]
    hopeless: set[tuple[int, object]] = set()
    furthest = 0
    while len(chosen) < len(demands):
        at = len(chosen)
        furthest = max(furthest, at)
        demand = demands[at]
        state = (at, ledger.state(demand))
        able = (index for index in range(following, len(ways[at])) if ledger.takes(ways[at][index], demand))
        if state not in hopeless and (found := next(able, None)) is not None:
            ledger.give(ways[at][found], demand)
            chosen.append(found)
            following = 0
        elif chosen:
            hopeless.add(state)
            last = chosen.pop()
            ledger.take_back(ways[len(chosen)][last])
            following = last + 1
        else:
            return demands[furthest]
    return None


def score(case: Case) -> Iterator[Term]:  # noqa: ARG001 - every family has a score
    """Nothing: these rules are kept or broken."""
    yield from ()
