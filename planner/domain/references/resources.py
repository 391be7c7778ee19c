"""Pools of resources, what meetings take from them, and the policies that name parts of the scenario."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.meetings import Meeting
from planner.domain.references.known import Known
from planner.domain.references.words import Path, listed, unknown, unknowns, weekdays
from planner.domain.resources import Resource, ResourceKind
from planner.errors import Fault


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with pools and with what is asked of them."""
    for id_, pool in known.scenario.resources.items():
        path = ("resources", id_)
        yield from unknowns((*path, "cities"), pool.cities, known.scenario.places, "city")
        if pool.kind is ResourceKind.INTERPRETERS and len(set(pool.languages)) < 2:
            message = "interpreters work between two languages; name at least two"
            yield Fault("LOGIC-languages", message, (*path, "languages") if pool.languages else path)
    for id_, meeting in known.scenario.meetings.items():
        yield from _interpreters(known, ("meetings", id_, "needs", "interpretation"), id_, meeting)
        yield from _teams(known, ("meetings", id_, "needs"), id_, meeting)
        yield from _equipment(known, ("meetings", id_, "needs", "equipment"), id_, meeting)


def _interpreters(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    pools = known.pools[ResourceKind.INTERPRETERS]
    for number, pair in enumerate(meeting.needs.interpretation):
        inner, languages = (*path, str(number)), set(pair.split("-"))
        if len(languages) < 2:
            yield Fault("LOGIC-itself", f"{pair} is one language; name two", inner)
            continue
        able = {each: pool for each, pool in pools.items() if languages <= set(pool.languages)}
        if not able:
            message = f"no pool of interpreters works between {' and '.join(pair.split('-'))}; add one under resources"
            yield Fault("REF-no-pool", message, inner)
            continue
        need = known.scenario.policies.interpreters.number(meeting.needs.mode, meeting.minutes)
        yield from _enough(known, inner, id_, able, need, ("interpreter", f" for {pair}"))


def _teams(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    for field, kind, need, what in (
        ("security", ResourceKind.SECURITY, meeting.needs.security, "security team"),
        ("motorcades", ResourceKind.MOTORCADES, meeting.needs.motorcades, "motorcade"),
    ):
        if need:
            yield from _enough(known, (*path, field), id_, known.pools[kind], need, (what, ""))


def _equipment(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    resources, pools = known.scenario.resources, known.pools[ResourceKind.EQUIPMENT]
    for name, need in meeting.needs.equipment.items():
        if name in pools:
            yield from _enough(known, (*path, name), id_, {name: pools[name]}, need, ("", f"of {name}"))
        elif name in resources:
            message = f"{name} is a pool of {resources[name].kind}; equipment comes from a pool of that kind"
            yield Fault("REF-kind", message, (*path, name))
        else:
            yield unknown((*path, name), name, pools, "pool of equipment")


def _enough(
    known: Known, path: Path, id_: str, pools: dict[str, Resource], need: int, called: tuple[str, str]
) -> Iterator[Fault]:
    """Whether one of the pools is there where the meeting may be held and is large enough for it alone.

    `called` is what one is called, without its plural, and what stands behind that.
    """
    cities = known.cities_of(id_)
    named = {name for pool in pools.values() for name in pool.names}.intersection(
        known.scenario.meetings[id_].needs.named
    )
    need -= min(need, len(named))
    what = f"{need} {called[0]}{'s' * bool(called[0] and need != 1)}{called[1]}{' besides those named' * bool(named)}"
    if not need:
        return
    near = {each: pool for each, pool in pools.items() if not pool.cities or cities.intersection(pool.cities)}
    where = listed(sorted(cities)) if cities else "a remote meeting"
    if not near and (cities or known.scenario.meetings[id_].where == ("remote",)):
        message = f"{what} needed, and no pool is there for {where}{_elsewhere(pools)}"
        yield Fault("REF-no-pool", message, path)
    elif near and max(pool.count - len(named.intersection(pool.names)) for pool in near.values()) < need:
        said = listed([f"{each} has {pool.count}" for each, pool in sorted(near.items())])
        yield Fault("NUM-pool", f"{what} needed from one pool; {said}", path)


def _elsewhere(pools: dict[str, Resource]) -> str:
    if not pools:
        return "; add one under resources"
    return f"; {listed([f'{each} is in {listed(pool.cities)}' for each, pool in sorted(pools.items())])}"


def policies(known: Known) -> Iterator[Fault]:
    """Everything wrong with what the policies name."""
    scenario, path = known.scenario, ("policies",)
    for id_, quiet in scenario.policies.quiet_times.items():
        yield from unknowns((*path, "quiet_times", id_, "cities"), quiet.cities, scenario.places, "city")
        yield from weekdays((*path, "quiet_times", id_, "days"), quiet.days)
    for id_, quota in scenario.policies.quotas.items():
        inner = (*path, "quotas", id_)
        yield from unknowns((*inner, "delegations"), quota.delegations, scenario.delegations, "delegation")
        if quota.place is not None and (missing := known.missing_part(quota.place)) is not None:
            yield Fault("REF-unknown", missing, (*inner, "place"))
    teams = scenario.policies.interpreters
    for mode, table in (("consecutive", teams.consecutive), ("simultaneous", teams.simultaneous)):
        inner = (*path, "interpreters", mode)
        if not table:
            yield Fault("FMT-empty", "the table is empty; write at least one length and its number", inner)
        lengths = [team.up_to for team in table]
        for number, each in enumerate(lengths):
            if each in lengths[:number]:
                message = f"{each} min stands in the table twice; write it once"
                yield Fault("ID-twice", message, (*inner, str(number), "up_to"))
