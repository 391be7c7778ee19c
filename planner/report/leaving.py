"""Who leaves a long meeting for a short one inside it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from planner.domain import clock
from planner.domain.order_of_precedence import in_precedence
from planner.domain.relations import Inside
from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Plan
from planner.report.audience import Audience, untold
from planner.report.rows import Row
from planner.report.words import Namer, listed, seated


def leaving_in(
    row: Row,
    held: Mapping[str, Row],
    scenario: Scenario | None,
    zone: str | None,
    person: str | None,
    audience: Audience,
) -> Iterator[str]:
    """What is said of those in a row who leave it for another one: `Kang Kyung-wha leaves for Pull-aside from 10:30 until 11:00`.

    By the clock of the long meeting's place, or that of a zone; on the sheets of one person without the name. `held` are the rows
    of meetings by id. Nothing where the times of one of the two are not for the audience.
    """
    for relation in () if scenario is None else _for(scenario, row["id"]):
        short = held.get(relation.meeting)
        if scenario is None or short is None or any(untold(each["certainty"], audience) for each in (row, short)):
            continue
        both = {each.person for each in seated(row)} & {each.person for each in seated(short)}
        people = in_precedence(scenario, tuple(both if person is None else both & {person}))
        (begin, end), (start, over) = (_span(each) for each in (row, short))
        if people and begin < over and start < end:
            there = [clock.to_local(each, zone or row["zone"]) for each in (start, over)]
            who = "" if person else f"{listed(map(Namer(scenario).person, people))} "
            verb = "leave" if len(people) > 1 else "leaves"
            yield f"{who}{verb} for {short['title']} from {there[0]:%H:%M} until {there[1]:%H:%M}"


def left_for(scenario: Scenario, plan: Plan, held: Appointment, person: str) -> str:
    """For what somebody leaves a meeting: `leaves for Pull-aside`; empty for whoever stays."""
    shorts = (plan.appointment(relation.meeting) for relation in _for(scenario, held.meeting))
    titles = [
        scenario.meetings[short.meeting].title
        for short in shorts
        if short is not None and person in short.people and held.start < short.end and short.start < held.end
    ]
    return f"leaves for {listed(titles)}" if titles else ""


def _for(scenario: Scenario, long: str) -> Iterator[Inside]:
    """The relations by which people leave a meeting, in order of their ids."""
    for _, relation in sorted(scenario.relations.items()):
        if isinstance(relation, Inside) and relation.during == long:
            yield relation


def _span(row: Row) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(row["start_local"]), datetime.fromisoformat(row["end_local"])
