"""Judges precedence: what must come first comes first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations

from planner.check.case import Case
from planner.check.finding import Finding
from planner.domain import clock
from planner.domain.meetings import Wall
from planner.domain.relations import Adjacent, Before, Brief, DifferentDays, Gate, Inside, Relation, SameDay, Side
from planner.plan.record import Appointment, Term

KEY = "precedence"
SAYS = "What must come first comes first."


def judge(case: Case) -> Iterator[Finding]:
    """Meetings on the wrong side of the summit, and relations that are not kept."""
    yield from _wall(case)
    for id_, relation in sorted(case.scenario.relations.items()):
        why = f" ({relation.why})" if relation.why else ""
        for message in _relation(case, relation):
            yield Finding(KEY, id_, f"{message}{why}.")


def _wall(case: Case) -> Iterator[Finding]:
    for id_, appointment in case.held.items():
        yield from (Finding(KEY, id_, message) for message in side_of_the_summit(case, id_, appointment))


def side_of_the_summit(case: Case, id_: str, appointment: Appointment) -> Iterator[str]:
    """What the summit says against an appointment that must lie before or after it."""
    summit = case.scenario.summit
    if summit is None or summit.meeting not in case.scenario.meetings or case.is_summit(id_):
        return
    begins = clock.instant(summit.at, case.zone(summit.place))
    ends = begins + timedelta(minutes=case.scenario.meetings[summit.meeting].minutes)
    side = case.meeting(appointment).when.wall
    if side is Wall.BEFORE and appointment.end > begins:
        yield f"{case.title(id_)} ends after the summit has begun."
    if side is Wall.AFTER and appointment.start < ends:
        yield f"{case.title(id_)} starts before the summit has ended."


def _relation(case: Case, relation: Relation) -> Iterator[str]:
    match relation:
        case Before():
            yield from _follows(case, relation.first, relation.then, relation.least, relation.most)
        case Adjacent():
            yield from _follows(case, relation.first, relation.then, 0, relation.within)
        case Gate():
            for id_ in relation.opens:
                if id_ in case.held and relation.gate not in case.held:
                    yield f"{case.title(id_)} is held although {case.title(relation.gate)}, which opens it, is not"
                yield from _follows(case, relation.gate, id_, relation.least, None)
        case Brief():
            yield from _brief(case, relation)
        case Inside():
            yield from _inside(case, relation)
        case SameDay() | DifferentDays():
            yield from _days(case, relation)


def _days(case: Case, relation: SameDay | DifferentDays) -> Iterator[str]:
    together = isinstance(relation, SameDay)
    for one, other in combinations([id_ for id_ in relation.meetings if id_ in case.held], 2):
        if (case.day(case.held[one]) == case.day(case.held[other])) is not together:
            yield f"{case.title(one)} and {case.title(other)} are {'not ' if together else ''}on the same day"


def _follows(case: Case, first: str, then: str, least: int, most: int | None) -> Iterator[str]:
    one, other = case.held.get(first), case.held.get(then)
    if one is None or other is None:
        return
    between = other.start - one.end
    ended, begins = case.local(one.end, one.place), case.local(other.start, other.place)
    if between < timedelta(minutes=least):
        wait = f" at least {least} min" if least else ""
        yield f"{case.title(then)} starts at {begins}, not{wait} after {case.title(first)}, which ends at {ended}"
    if most is not None and between > timedelta(minutes=most):
        yield f"{case.title(then)} starts at {begins}, more than {most} min after {case.title(first)}, which ends at {ended}"


def _brief(case: Case, relation: Brief) -> Iterator[str]:
    about, briefing = case.held.get(relation.about), case.held.get(relation.meeting)
    if about is None or case.scenario.meetings[relation.meeting].cancelled:
        return
    if briefing is None:
        yield f"{case.title(relation.about)} is held, but {case.title(relation.meeting)} is not"
        return
    if relation.side is Side.BEFORE:
        gap = _minutes(briefing.end, about.start)
        said = f"{case.title(relation.meeting)} ends {gap} min before {case.title(relation.about)}"
    else:
        gap = _minutes(about.end, briefing.start)
        said = f"{case.title(relation.meeting)} starts {gap} min after {case.title(relation.about)}"
    if not 0 <= gap <= relation.within:
        yield f"{said}; it must be 0 to {relation.within} min"


def _inside(case: Case, relation: Inside) -> Iterator[str]:
    short, long = case.held.get(relation.meeting), case.held.get(relation.during)
    if short is None or long is None:
        return
    within = long.start <= short.start and short.end <= long.end
    outside = short.end <= long.start or long.end <= short.start
    if not (within or (relation.also_outside and outside)):
        begins, ends = (case.local(instant, short.place) for instant in (short.start, short.end))
        going_on = " and ".join(case.local(instant, short.place) for instant in (long.start, long.end))
        title, around = case.title(relation.meeting), case.title(relation.during)
        wrong = "partly" if relation.also_outside else "not"
        yield f"{title} goes on from {begins} to {ends}, {wrong} inside {around}, which is between {going_on}"


def _minutes(first: datetime, last: datetime) -> float:
    return round((last - first).total_seconds() / 60)


def score(case: Case) -> Iterator[Term]:  # noqa: ARG001 - every family has a score
    """Nothing: these rules are kept or broken."""
    yield from ()
