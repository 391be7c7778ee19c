"""Times, lists and names in the words of facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.domain.meetings import Arrive
from planner.domain.moment import Moment
from planner.domain.policies import Arrival
from planner.domain.references.words import length
from planner.domain.references.words import listed as joined
from planner.domain.scenario import Scenario
from planner.domain.values import Hours, Span


def day(when: date) -> str:
    """A day: `Thu 31 May 2018`."""
    return f"{when:%a} {when.day} {when:%b %Y}"


def moment(when: Moment) -> str:
    """A moment as it was written: `Thu 31 May 2018 09:00`."""
    clock = "" if when.clock is None else f" {when.clock:%H:%M}"
    zone = str(when).removeprefix(str(Moment(when.day, when.clock)))
    return f"{day(when.day)}{clock}{zone}"


def span(of: Span) -> str:
    """A span: `on Thu 31 May 2018`, `from Wed 30 May 2018 to Thu 31 May 2018 12:00`."""
    first, last = of
    if first == last and first.clock is None:
        return f"on {moment(first)}"
    if first.day == last.day and first.clock is not None and last.clock is not None and first.zone == last.zone:
        return f"on {day(first.day)} from {first.clock:%H:%M} to {moment(last).removeprefix(day(last.day)).strip()}"
    return f"from {moment(first)} to {moment(last)}"


def spans(those: Iterable[Span]) -> str:
    """Several spans, either of which will do."""
    return " or ".join(map(span, those))


def hours(of: Hours) -> str:
    """Hours of the day: `09:00 to 12:00`."""
    return " to ".join(map(str, of))


def city(scenario: Scenario, id_: str) -> str:
    """What a city is called."""
    return scenario.places[id_].name or id_


def listed(words: Iterable[str]) -> str:
    """Words as a list, each once: `a, b and c`; empty where there are none."""
    distinct = list(dict.fromkeys(words))
    return joined(distinct) if distinct else ""


def before_in_words(asked: Arrival | Arrive) -> str:
    """How long before something one is there: `60 min and on the day before`."""
    said = [f"{length(asked.before)}"] if asked.before else []
    return " and ".join([*said, "on the day"] if asked.evening_before else said) + " before"
