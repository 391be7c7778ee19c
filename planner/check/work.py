"""Judges work: what must be ready is ready in time, in its order, by whoever does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from planner.check import permits, work_time
from planner.check.case import Case, makes_sense
from planner.check.finding import Finding
from planner.domain import clock
from planner.domain.work import Work
from planner.plan.record import Prepared, Term, Tier

KEY = "work"
SAYS = "What must be ready is ready in time."


def judge(case: Case) -> Iterator[Finding]:
    """Work that is undone and must not be, done at the wrong time, too early for what it needs, or by too few."""
    sound = _sound(case)
    times = Counter(each.work for each in case.plan.prepared)
    for listed in case.plan.prepared:
        if (fault := _fault(case, listed)) is not None:
            yield Finding(KEY, listed.work, f"{fault[0].upper()}{fault[1:]}.")
        elif times[listed.work] > 1:
            yield Finding(KEY, listed.work, f"{_title(case, listed.work)} is done more than once.")
    for left in case.plan.unprepared:
        if left.work not in case.scenario.work:
            yield Finding(KEY, left.work, f"There is no work {left.work!r} in the scenario.")
        elif times[left.work]:
            yield Finding(KEY, left.work, f"{_title(case, left.work)} is done, and is reported as not done.")
    for id_, work in sorted(case.scenario.work.items()):
        each = sound.get(id_)
        if each is None:
            yield from _undone(case, id_, work)
            continue
        for message in (*_times(case, each, work), *_too_soon(case, sound, each, work), *_too_late(case, each, work)):
            yield Finding(KEY, id_, f"{_title(case, id_)} {message}.")
    yield from _busy_twice(case, sound)
    yield from _teams(case, sound)


def _title(case: Case, id_: str) -> str:
    return f"'{case.scenario.work[id_].title}'"


def _fault(case: Case, each: Prepared) -> str | None:
    """What makes a piece of work senseless by itself, or None."""
    if each.work not in case.scenario.work:
        return f"there is no work {each.work!r} in the scenario"
    if not (makes_sense(each.start) and makes_sense(each.end)):
        return f"{_title(case, each.work)} has a time without a zone or far from our days"
    if each.end <= each.start:
        return f"{_title(case, each.work)} is ready before it has begun"
    return None


def _sound(case: Case) -> dict[str, Prepared]:
    found: dict[str, Prepared] = {}
    for each in sorted(case.plan.prepared, key=lambda each: each.work):
        if _fault(case, each) is None:
            found.setdefault(each.work, each)
    return found


def _undone(case: Case, id_: str, work: Work) -> Iterator[Finding]:
    if work.must:
        yield Finding(KEY, id_, f"{_title(case, id_)} must be ready and is not done.")
    for meeting in work.opens:
        if meeting in case.held:
            message = f"{case.title(meeting)} is held, and {_title(case, id_)} is not done, which must be ready first."
            yield Finding(KEY, meeting, message)


def _local(case: Case, work: Work, instant: datetime) -> str:
    return f"{clock.to_local(instant, work_time.zone_of(case, work)):%a %d %b %Y %H:%M}"


def _times(case: Case, each: Prepared, work: Work) -> Iterator[str]:
    """Whether it begins when work goes on, within its time, and is ready as soon as it can be."""
    begun, scenario = _local(case, work, each.start), case.scenario
    if not scenario.start <= each.start < scenario.end:
        yield f"begins on {begun}, outside the horizon"
    zone = work_time.zone_of(case, work)
    if work.earliest is not None and each.start < case.span(work.earliest, work.earliest, zone)[0]:
        yield f"begins on {begun}, and can begin on {work.earliest} at the earliest"
    if not work_time.goes_on(case, work, each.start):
        yield f"begins on {begun}, when no work on it goes on"
    ready = work_time.ready(case, work, each.start)
    if ready != each.end:
        known = "never" if ready is None else _local(case, work, ready)
        yield f"takes {work.length}: begun on {begun} it is ready on {known}, not on {_local(case, work, each.end)}"
    if each.end > (due := _due(case, work)):
        yield f"is ready on {_local(case, work, each.end)}, and is due by {_local(case, work, due)}"


def _due(case: Case, work: Work) -> datetime:
    scenario, zone = case.scenario, work_time.zone_of(case, work)
    if work.due is not None:
        return case.span(work.due, work.due, zone)[1]
    if scenario.summit is None:
        return scenario.end
    at = clock.instant(scenario.summit.at, case.zone(scenario.summit.place))
    begins = scenario.start if work.earliest is None else case.span(work.earliest, work.earliest, zone)[0]
    return scenario.end if max(begins, scenario.start) >= at else at


def _too_soon(case: Case, sound: dict[str, Prepared], each: Prepared, work: Work) -> Iterator[str]:
    """What it needs and does not have when it begins."""
    begun = _local(case, work, each.start)
    for id_ in work.needs.meetings:
        held = case.held.get(id_)
        if held is None:
            yield f"needs {case.title(id_)}, which is not held"
        elif held.end > each.start:
            yield f"begins on {begun}, before {case.title(id_)} has ended, which it needs"
    for id_ in work.needs.work:
        other = sound.get(id_)
        if other is None:
            yield f"needs {_title(case, id_)}, which is not done"
        elif other.end > each.start:
            yield f"begins on {begun}, before {_title(case, id_)} is ready, which it needs"
    for id_ in work.needs.permits:
        permit = case.scenario.permits[id_]
        if not permits.opened(case, id_, permit).covers(each.start, each.start):
            yield f"begins on {begun}, when the permit '{permit.name}' is not open, which it needs"


def _too_late(case: Case, each: Prepared, work: Work) -> Iterator[str]:
    for id_ in work.opens:
        held = case.held.get(id_)
        if held is not None and held.start < each.end:
            yield f"is ready on {_local(case, work, each.end)}, after {case.title(id_)} has begun, which it opens"


def _busy_twice(case: Case, sound: dict[str, Prepared]) -> Iterator[Finding]:
    for person in sorted(case.scenario.people):
        mine = [each for each in sound.values() if person in case.scenario.work[each.work].by]
        for number, one in enumerate(mine):
            for other in mine[number + 1 :]:
                if one.start < other.end and other.start < one.end:
                    both = f"{_title(case, one.work)} and {_title(case, other.work)}"
                    yield Finding(KEY, person, f"{case.name(person)} does {both} at the same time.")


def _teams(case: Case, sound: dict[str, Prepared]) -> Iterator[Finding]:
    for pool, resource in sorted(case.scenario.resources.items()):
        uses = [
            (each, case.scenario.work[each.work].teams[pool])
            for each in sorted(sound.values())
            if pool in case.scenario.work[each.work].teams
        ]
        for each, _ in uses:
            taken = sum(number for other, number in uses if other.start <= each.start < other.end)
            if taken > resource.count:
                at = _local(case, case.scenario.work[each.work], each.start)
                message = f"On {at} {taken} of {resource.name} are at work, and there are {resource.count}."
                yield Finding(KEY, each.work, message)


def score(case: Case) -> Iterator[Term]:
    """Work undone, and minutes from the horizon's start to where it begins."""
    sound = _sound(case)
    for id_, work in case.scenario.work.items():
        each = sound.get(id_)
        if each is None and not work.must:
            yield Term(Tier.PRIORITY, "undone", id_, 1, "piece of work", work.priority)
        late = 0 if each is None else int((each.start - case.scenario.start).total_seconds() // 60)
        if late:
            yield Term(Tier.TIDINESS, "work-late", id_, late, "min", 1)
