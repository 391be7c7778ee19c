"""Preparations: who does them, what they need and open, and whether their times can be."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.references.known import Known
from planner.domain.references.places import calendar
from planner.domain.references.times import moment
from planner.domain.references.words import Path, listed, unknown, unknowns
from planner.domain.resources import ResourceKind
from planner.domain.scenario import REMOTE
from planner.domain.work import Work, WorkUnit
from planner.errors import Fault


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with pieces of work."""
    scenario = known.scenario
    for id_, work in scenario.work.items():
        path = ("work", id_)
        yield from unknowns((*path, "by"), work.by, known.listed_people, "person")
        yield from _teams(known, (*path, "teams"), work)
        if work.city is not None and work.city not in scenario.places:
            yield unknown((*path, "city"), work.city, scenario.places, "city")
        yield from calendar((*path, "calendar"), work.calendar)
        if work.length.unit is WorkUnit.WORKING_DAY and work.calendar is None:
            message = f"{work.length} of which calendar? write calendar: with a country, such as US"
            yield Fault("LOGIC-calendar", message, (*path, "length"))
        for field, named, entries, kind in (
            ("meetings", work.needs.meetings, scenario.meetings, "meeting"),
            ("permits", work.needs.permits, scenario.permits, "permit"),
            ("work", work.needs.work, scenario.work, "piece of work"),
        ):
            yield from unknowns((*path, "needs", field), named, entries, kind)
        if id_ in work.needs.work:
            message = f"{id_} cannot begin after itself; name other work"
            yield Fault("LOGIC-itself", message, (*path, "needs", "work", str(work.needs.work.index(id_))))
        yield from unknowns((*path, "opens"), work.opens, scenario.meetings, "meeting")
        yield from _times(known, path, work)


def _teams(known: Known, path: Path, work: Work) -> Iterator[Fault]:
    pools = known.pools[ResourceKind.TEAMS]
    for name, number in work.teams.items():
        if name in pools:
            if pools[name].count < number:
                yield Fault("NUM-pool", f"{number} of {name} needed; {name} has {pools[name].count}", (*path, name))
        elif name in known.scenario.resources:
            kind = known.scenario.resources[name].kind
            message = f"{name} is a pool of {kind}; work is done by pools of kind teams"
            yield Fault("REF-kind", message, (*path, name))
        else:
            yield unknown((*path, name), name, pools, "pool of kind teams")


def _times(known: Known, path: Path, work: Work) -> Iterator[Fault]:
    zone = known.zone(work.city if work.city is not None else REMOTE)
    if zone is None:
        return
    for field, said in (("earliest", work.earliest), ("due", work.due)):
        if said is not None:
            yield from moment((*path, field), said, zone)
    earliest = None if work.earliest is None else known.instant(work.earliest, zone)
    due = None if work.due is None else known.instant(work.due, zone, end_of_day=True)
    if earliest is not None and due is not None and due <= earliest:
        message = f"due {work.due}, before it can begin on {work.earliest}; correct one of the two"
        yield Fault("TIME-reversed", message, (*path, "due"))
    if known.horizon is None or known.horizon[0] >= known.horizon[1]:
        return
    begin, end = known.horizon
    horizon = f"{known.scenario.horizon.from_} to {known.scenario.horizon.to}"
    if earliest is not None and earliest >= end:
        message = f"it can begin on {work.earliest} only, when the horizon is over ({horizon}); correct it or widen the horizon"
        yield Fault("TIME-outside", message, (*path, "earliest"))
    if due is not None and due <= begin:
        message = f"it is due on {work.due}, before the horizon begins ({horizon}); correct it or widen the horizon"
        yield Fault("TIME-outside", message, (*path, "due"))
    gone = [id_ for id_ in work.opens if id_ in known.scenario.meetings and id_ in work.needs.meetings]
    if gone:
        yield Fault("LOGIC-itself", f"it needs and opens {listed(gone)}; it can do one of the two", (*path, "opens"))
