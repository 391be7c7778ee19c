"""Judges staffing: interpreters, teams, motorcades and equipment are enough at every moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.check.case import Case
from planner.check.finding import Finding
from planner.domain.meetings import Interpretation, Meeting
from planner.domain.resources import Resource, ResourceKind
from planner.plan.record import Appointment, Term

KEY = "staffing"
SAYS = "Interpreters, teams and motorcades are enough at every moment."


@dataclass(frozen=True)
class _Demand:
    """What one appointment takes, and out of which pools it may."""

    appointment: Appointment
    what: str
    number: int
    pools: tuple[str, ...]


def judge(case: Case) -> Iterator[Finding]:
    """Demands that no pool serves, and pools that are overdrawn in every way to share them out."""
    demands: list[_Demand] = []
    for appointment in case.held.values():
        for demand in _demands(case, appointment):
            if demand.pools:
                demands.append(demand)
            else:
                title, at = case.title(appointment.meeting), case.local(appointment.start, appointment.place)
                message = f"{title} on {at} needs {demand.number} of {demand.what}, which no pool has there."
                yield Finding(KEY, appointment.meeting, message)
    for group in _connected(demands):
        if (stuck := _assign(case, group)) is not None:
            title, at = (
                case.title(stuck.appointment.meeting),
                case.local(stuck.appointment.start, stuck.appointment.place),
            )
            pools = " or ".join(case.scenario.resources[pool].name for pool in stuck.pools)
            message = f"{title} on {at} needs {stuck.number} of {stuck.what}; {pools} cannot give that with all else."
            yield Finding(KEY, stuck.appointment.meeting, message)


def _demands(case: Case, appointment: Appointment) -> Iterator[_Demand]:
    meeting = case.meeting(appointment)
    needs = meeting.needs
    counted: list[set[str]] = []
    for pair in sorted(needs.interpretation):
        spoken = {*pair.split("-")}
        if spoken in counted:
            continue
        counted.append(spoken)
        number = interpreters(case, meeting)
        pools = _pools(case, appointment, ResourceKind.INTERPRETERS, number)
        able = tuple(pool for pool in pools if spoken <= {*case.scenario.resources[pool].languages})
        yield _Demand(appointment, f"interpreters {pair}", number, able)
    if needs.security:
        pools = _pools(case, appointment, ResourceKind.SECURITY, needs.security)
        yield _Demand(appointment, "security teams", needs.security, pools)
    if needs.motorcades:
        pools = _pools(case, appointment, ResourceKind.MOTORCADES, needs.motorcades)
        yield _Demand(appointment, "motorcades", needs.motorcades, pools)
    for id_, number in sorted(needs.equipment.items()):
        if number:
            there = id_ in case.scenario.resources and _is_there(case.scenario.resources[id_], appointment, number)
            yield _Demand(appointment, id_, number, (id_,) if there else ())


def _pools(case: Case, appointment: Appointment, kind: ResourceKind, number: int) -> tuple[str, ...]:
    resources = sorted(case.scenario.resources.items())
    return tuple(id_ for id_, each in resources if each.kind is kind and _is_there(each, appointment, number))


def _is_there(resource: Resource, appointment: Appointment, number: int) -> bool:
    reaches = not resource.cities or appointment.city in resource.cities  # a call is in none
    return reaches and resource.number >= number


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


def _connected(demands: list[_Demand]) -> list[list[_Demand]]:
    """Demands in groups that share no pool."""
    groups: list[tuple[set[str], list[_Demand]]] = []
    for demand in demands:
        touched = [group for group in groups if group[0] & set(demand.pools)]
        pools = set(demand.pools).union(*(group[0] for group in touched))
        merged = [each for group in touched for each in group[1]] + [demand]
        groups = [group for group in groups if group not in touched] + [(pools, merged)]
    return [sorted(group[1], key=lambda each: (each.appointment.start, each.what)) for group in groups]


class _Ledger:
    """What pools have given so far."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._given: dict[str, list[_Demand]] = {}

    def takes(self, pool: str, demand: _Demand) -> bool:
        """Whether a pool can give this on top of what it has given to others, none of which begins later.

        So the most is taken when this one begins, and what goes on then is all that counts.
        """
        resource, given = self._case.scenario.resources[pool], self._given.get(pool, [])
        one = demand.appointment
        going_on = [each for each in given if one.start < each.appointment.end]
        if sum(each.number for each in [*going_on, demand]) > resource.number:
            return False
        usual = self._case.scenario.policies.interpreter_daily
        daily = usual if resource.daily is None and resource.kind is ResourceKind.INTERPRETERS else resource.daily
        if daily is None:
            return True
        today = [each for each in given if self._day(each) == self._day(demand)]
        return sum(_minutes(each) for each in [*today, demand]) <= daily * resource.number

    def state(self, demand: _Demand) -> object:
        """What every pool has given, as far as it matters from the start of a demand on: what goes on, minutes by day."""
        found = []
        for pool, given in sorted(self._given.items()):
            going_on = sorted(
                (each.appointment.end, each.number) for each in given if demand.appointment.start < each.appointment.end
            )
            days: dict[date, int] = {}
            for each in given:
                days[self._day(each)] = days.get(self._day(each), 0) + _minutes(each)
            found.append((pool, tuple(going_on), tuple(sorted(days.items()))))
        return tuple(each for each in found if each[1] or each[2])

    def _day(self, demand: _Demand) -> date:
        return self._case.day(demand.appointment)

    def give(self, pool: str, demand: _Demand) -> None:
        """Writes down what a pool gives."""
        self._given.setdefault(pool, []).append(demand)

    def take_back(self, pool: str) -> None:
        """Strikes out the last that a pool gave."""
        self._given[pool].pop()


def _minutes(demand: _Demand) -> int:
    one = demand.appointment
    return int((one.end - one.start).total_seconds() // 60) * demand.number


def _assign(case: Case, demands: list[_Demand]) -> _Demand | None:
    """Shares demands out to pools, trying all ways; the demand that got stuck the furthest, or None if all are served.

    Two ways to the same demand are alike where every pool has the same still to give from there on: one is tried.
    """
    ledger, chosen, following = _Ledger(case), list[int](), 0
    hopeless: set[tuple[int, object]] = set()
    furthest = 0
    while len(chosen) < len(demands):
        furthest = max(furthest, len(chosen))
        demand = demands[len(chosen)]
        state = (len(chosen), ledger.state(demand))
        able = (index for index in range(following, len(demand.pools)) if ledger.takes(demand.pools[index], demand))
        if state not in hopeless and (found := next(able, None)) is not None:
            ledger.give(demand.pools[found], demand)
            chosen.append(found)
            following = 0
        elif chosen:
            hopeless.add(state)
            last = chosen.pop()
            ledger.take_back(demands[len(chosen)].pools[last])
            following = last + 1
        else:
            return demands[furthest]
    return None


def score(case: Case) -> Iterator[Term]:  # noqa: ARG001 - every family has a score
    """Nothing: these rules are kept or broken."""
    yield from ()
