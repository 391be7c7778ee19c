"""Judges how many nights in a row somebody is away from their base."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.check.case import Case
from planner.domain import clock
from planner.domain.strictness import Strictness


def too_long(case: Case, person: str) -> Iterator[str]:
    """Trips with too many nights, in words, where that is forbidden."""
    rule = case.figures(person).nights_away
    if rule.outside is Strictness.FORBID and rule.most is not None:
        base = case.scenario.base_of(person)
        for begin, end in _trips(case, person):
            if (nights := _nights(case, base, begin, end)) > rule.most:
                since = case.local(begin, base)
                yield f"{case.name(person)} is away for {nights} nights from {since} on; at most {rule.most} in a row are allowed."


def nights_over(case: Case, person: str) -> tuple[int, int]:
    """By how many nights somebody's trips are too long, and the points for each, where that is to be avoided."""
    rule = case.figures(person).nights_away
    if rule.outside is not Strictness.AVOID or rule.most is None:
        return 0, 0
    nights = [_nights(case, case.scenario.base_of(person), begin, end) for begin, end in _trips(case, person)]
    return sum(max(0, each - rule.most) for each in nights), rule.weight


def _trips(case: Case, person: str) -> Iterator[tuple[datetime, datetime]]:
    """Every time that somebody is away: from leaving the base, or the horizon's start, to being back, or its end."""
    base, away = case.scenario.base_of(person), None
    for stay in case.stays(person):
        if stay.city == base:
            if away is not None and stay.since is not None:
                yield away, stay.since
            away = stay.until
        elif away is None:
            away = case.scenario.start
    if away is not None:
        yield away, case.scenario.end


def _nights(case: Case, base: str, begin: datetime, end: datetime) -> int:
    """The days by which the base's calendar is further at the end."""
    first, last = (clock.local_day(instant, case.zone(base)) for instant in (begin, end))
    return (last - first).days
