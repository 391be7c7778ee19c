"""Those of a pool who have names, and who of them meetings ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.domain.meetings import Meeting
from planner.domain.needed import needs_of, pool_of_names
from planner.domain.references.known import Known
from planner.domain.references.words import Path, listed, twice, unknown
from planner.domain.resources import Resource, ResourceKind
from planner.errors import Fault

_ASKED = {
    ResourceKind.INTERPRETERS: "no language pair under interpretation is theirs",
    ResourceKind.SECURITY: "it needs no security team",
    ResourceKind.MOTORCADES: "it needs no motorcade",
    ResourceKind.EQUIPMENT: "it needs no such equipment",
    ResourceKind.AIRCRAFT: "aircraft are there for journeys",
    ResourceKind.TEAMS: "teams are there for work",
}
"""Why a meeting needs nothing of a pool, by the kind of that."""


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with the names in pools and with those that meetings ask for."""
    first: dict[str, str] = {}
    for id_, pool in known.scenario.resources.items():
        yield from _number(("resources", id_), pool)
        yield from twice(("resources", id_, "names"), pool.names)
        for number, name in enumerate(pool.names):
            if first.setdefault(name, id_) != id_:
                message = f"{name} is also a name in {first[name]}; write each in one pool, or tell them apart"
                yield Fault("ID-twice", message, ("resources", id_, "names", str(number)))
    pools = pool_of_names(known.scenario)
    for id_, meeting in known.scenario.meetings.items():
        if meeting.needs.named:
            yield from _named(known, pools, id_, meeting)


def _number(path: Path, pool: Resource) -> Iterator[Fault]:
    if pool.number is None and not pool.names:
        yield Fault("FMT-missing", "the field number is missing: write how many there are, or the names of all", path)
    elif pool.number is not None and pool.names and pool.number != len(pool.names):
        message = f"there are {pool.number} and {len(pool.names)} have names; name all of them, or leave the number out"
        yield Fault("LOGIC-names", message, (*path, "number"))


def _named(known: Known, pools: Mapping[str, str], id_: str, meeting: Meeting) -> Iterator[Fault]:
    path, cities = ("meetings", id_, "needs", "named"), known.cities_of(id_)
    yield from twice(path, meeting.needs.named)
    needed = {pool for need in needs_of(known.scenario, _unnamed(meeting)) for pool in need.pools}
    for number, name in enumerate(meeting.needs.named):
        inner = (*path, str(number))
        if name not in pools:
            yield unknown(inner, name, pools, "name in a pool")
            continue
        pool = known.scenario.resources[pools[name]]
        if pools[name] not in needed:
            message = f"{name} is of {pools[name]}, of which this meeting needs nothing: {_ASKED[pool.kind]}"
            yield Fault("LOGIC-named", message, inner)
        elif pool.cities and not cities.intersection(pool.cities) and (cities or meeting.where == ("remote",)):
            where = listed(sorted(cities)) if cities else "a remote meeting"
            yield Fault("REF-no-pool", f"{name} is asked for in {where} and is in {listed(pool.cities)}", inner)


def _unnamed(meeting: Meeting) -> Meeting:
    return meeting.model_copy(update={"needs": meeting.needs.model_copy(update={"named": ()})})
