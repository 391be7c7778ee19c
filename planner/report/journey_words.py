"""What day sheets say of a journey beside its times: how far the clock changes, and when to be at the airport."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.plan.record import Mode
from planner.report.rows import Row
from planner.report.words import duration


def clock_change(start: datetime, end: datetime) -> Iterator[str]:
    """How far a traveller's clock is to be put on or back; nothing where both ends show the same time."""
    minutes = round(((end.utcoffset() or timedelta()) - (start.utcoffset() or timedelta())).total_seconds() / 60)
    if minutes:
        yield f"clocks {duration(abs(minutes))} {'on' if minutes > 0 else 'back'}"


def at_airport(row: Row, start: datetime, end: datetime, scenario: Scenario | None, zone: str | None) -> Iterator[str]:
    """When to be at the airport, and when one leaves it after landing; on the ground there is nothing to wait for."""
    if scenario is None or Mode(row["mode"]).on_the_ground:
        return
    policies = scenario.policies
    before = policies.check_in if row["mode"] == Mode.SCHEDULED else policies.boarding
    for words, fact, minutes in (("at the airport by", start, -before), ("out of it at", end, policies.formalities)):
        shown = fact if zone is None else clock.to_local(fact, zone)
        then = shown + timedelta(minutes=minutes)  # clocks do not change in the time that one spends at an airport
        yield f"{words} {then:%H:%M}" if then.date() == shown.date() else f"{words} {then:%a %H:%M}"
