"""Slots as text: the map of days and hours, and a row for each run of starts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.text import Text

from planner.domain.scenario import Scenario
from planner.plan.record import Tier
from planner.plan.slots import Slots
from planner.report.paper import Paper, table
from planner.report.slot_runs import (
    AS_GOOD,
    BARRED,
    CELL,
    CELLS,
    CLOSED,
    MapDay,
    Run,
    clock_named,
    costs_in_words,
    map_of,
    reasons_in_words,
    runs_of,
    when_and_where,
)
from planner.report.words import Namer, counted

SIGNS: dict[str, tuple[str, str]] = {
    AS_GOOD: ("+", "bold green"),
    str(Tier.TIDINESS): ("t", "green"),
    str(Tier.TRAVEL): ("j", "yellow"),
    str(Tier.COMFORT): ("c", "yellow"),
    str(Tier.PROTOCOL): ("p", "dark_orange"),
    str(Tier.STABILITY): ("s", "dark_orange"),
    str(Tier.ATTENDANCE): ("a", "red"),
    str(Tier.PRIORITY): ("m", "red"),
    BARRED: ("x", "dim"),
    CLOSED: ("·", "dim"),
}
"""The sign of what a cell says, and its style: without colours the letters tell the same."""
MEANINGS: dict[str, str] = {
    AS_GOOD: "costs no more",
    str(Tier.TIDINESS): "tidiness",
    str(Tier.TRAVEL): "journeys",
    str(Tier.COMFORT): "comfort",
    str(Tier.PROTOCOL): "protocol",
    str(Tier.STABILITY): "stability",
    str(Tier.ATTENDANCE): "attendance",
    str(Tier.PRIORITY): "meetings left out",
    BARRED: "something stands against it",
    CLOSED: "closed by the calendars",
}
MOST_DAYS = 31
"""So many days of a city are drawn."""


def print_slots(paper: Paper, scenario: Scenario, slots: Slots) -> None:
    """Writes where the meeting is, the map, and the runs that the calendars do not close."""
    namer = Namer(scenario)
    paper.say((f"{scenario.meetings[slots.meeting].title}: ", "bold"), where_now(namer, slots))
    paper.say("All other meetings stay as they are; journeys are made anew. Costs are against the plan as it is.")
    for remark in slots.remarks:
        paper.say(remark)
    if not slots.slots:
        return
    days = map_of(scenario, slots)
    for city, those in groupby(days, key=lambda day: day.city):
        _print_map(paper, namer, city, list(those))
    if days:
        _print_legend(paper, days)
    _print_runs(paper, namer, runs_of(slots.slots))


def where_now(namer: Namer, slots: Slots) -> str:
    """Where the meeting is in the plan, as a sentence."""
    if slots.now is None:
        return "It is not held."
    return f"It is {when_and_where(namer, slots.now.start, slots.now.place)}."


def _print_map(paper: Paper, namer: Namer, city: str, days: Sequence[MapDay]) -> None:
    paper.heading(clock_named(namer, city))
    paper.print(Text(" " * 11 + "".join(f"{hour:<4}" for hour in range(0, 24, 2)), style="dim"))
    for day in days[:MOST_DAYS]:
        line = Text(f"{day.day:%a} {day.day.day:>2} {day.day:%b} ")
        for number, cell in enumerate(day.cells):
            sign, style = SIGNS[cell.says]
            line.append("●" if number == day.now else sign, "bold" if number == day.now else style)
        paper.print(line, soft_wrap=True)
    if len(days) > MOST_DAYS:
        paper.say(f"And {counted(len(days) - MOST_DAYS, 'day')} more; they are in the CSV.")


def _print_legend(paper: Paper, days: Sequence[MapDay]) -> None:
    used = {cell.says for day in days for cell in day.cells}
    told = [f"{sign} {MEANINGS[said]}" for said, (sign, _) in SIGNS.items() if said in used]
    now = ["● now"] if any(day.now is not None for day in days) else []
    paper.say((f"A sign is the best start of {CELL} min; a letter is the first thing that pays: ", "dim"))
    paper.say((", ".join([*now, *told]), "dim"))
    assert len(days[0].cells) == CELLS


def _print_runs(paper: Paper, namer: Namer, runs: Sequence[Run]) -> None:
    shown = [run for run in runs if not run.closed]
    several = len({run.place for run in runs}) > 1
    rows = table("start", *(["place"] if several else []), "what it costs, or why not")
    rows.columns[0].no_wrap = True
    for run in shown:
        style = None if run.possible else "dim"
        rows.add_row(span_of(namer, run), *([namer.place(run.place)] if several else []), outcome_of(run), style=style)
    paper.print()
    if shown:
        paper.print(rows)
    closed = [run for run in runs if run.closed]
    if not shown:
        reasons = dict.fromkeys(reason.says for run in closed for reason in run.reasons)
        paper.say(f"The calendars leave no start: {'; '.join(reasons)}.")


def span_of(namer: Namer, run: Run) -> str:
    """The starts of a run: `Fri 1 Jun 07:00 to 09:20`, with the day of the last where it is another."""
    first, last = namer.local(run.first, run.place), namer.local(run.last, run.place)
    text = namer.time(run.first, run.place)
    if run.first == run.last:
        return text
    return f"{text} to {last:%H:%M}" if first.date() == last.date() else f"{text} to {namer.time(run.last, run.place)}"


def outcome_of(run: Run) -> str:
    """What a run costs at its best and at its worst, or what stands against it."""
    if not run.possible:
        return reasons_in_words(run.reasons)
    best, worst = costs_in_words(run.best), costs_in_words(max(run.slots, key=lambda slot: slot.price))
    return best if best == worst else f"from {best} to {worst}"
