"""`planner show`: a plan line by line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.ends import say

if TYPE_CHECKING:
    from rich.table import Table

    from planner.cli.screen import Screen
    from planner.domain.scenario import Scenario
    from planner.report.day_sheets import DaySheet, Line, Row, Schedule

PlanFile = Annotated[Path, typer.Argument(metavar="PLAN.csv", help="The plan.")]
ScenarioFile = Annotated[
    Path | None,
    typer.Option("--scenario", metavar="SCENARIO", help="Its scenario: for delegations, and for times at airports."),
]
Person = Annotated[str | None, typer.Option(metavar="ID", help="Only what this person does.")]
Delegation = Annotated[str | None, typer.Option(metavar="ID", help="Only what this delegation does.")]
RoomId = Annotated[str | None, typer.Option(metavar="ID", help="Only what is held in this city, venue or room.")]
ZoneName = Annotated[str | None, typer.Option(metavar="ZONE", help="All local times by this zone's clock.")]


def show(
    plan: PlanFile,
    scenario: ScenarioFile = None,
    person: Person = None,
    delegation: Delegation = None,
    room: RoomId = None,
    zone: ZoneName = None,
) -> None:
    """Show a plan as day sheets.

    In two clocks: local is the clock of the place, home that of the home city, shown where it differs.
    """
    from planner.cli.screen import Screen
    from planner.files import load_scenario, read_plan
    from planner.files.plan_rows import rows_of
    from planner.report import rows_in, schedule

    if sum(each is not None for each in (person, delegation, room)) > 1:
        raise typer.BadParameter("choose one of --person, --delegation and --room")
    _known(zone)
    asked = None if scenario is None else load_scenario(scenario)
    rows = rows_in(plan) if asked is None else rows_of(read_plan(plan, asked), asked)
    those = _those(rows, asked, person, delegation, room)
    screen = Screen()
    _whose(screen, asked, rows, person, room, delegation)
    named = any(each is not None for each in (person, delegation, room))
    _print(screen, schedule(those, zone, asked, person), zone, named=named)
    if not those:
        say("Nothing is planned there." if room is not None else "Nothing is planned.")


def _known(zone: str | None) -> None:
    from planner.domain.clock import nearest_zones, zone_exists

    if zone is not None and not zone_exists(zone):
        near = nearest_zones(zone)
        hint = f"did you mean {' or '.join(near)}?" if near else "write one such as Asia/Seoul"
        raise typer.BadParameter(f"{zone!r:.60} is not an IANA time zone; {hint}", param_hint="--zone")


def _those(
    rows: list[Row], scenario: Scenario | None, person: str | None, delegation: str | None, room: str | None
) -> list[Row]:
    from planner.report.rows import of_delegation, of_person, of_room

    if person is not None:
        return of_person(rows, person, scenario)
    if room is not None:
        return of_room(rows, room, scenario)
    if delegation is None:
        return rows
    if scenario is None:
        message = "the plan does not say who belongs to it: add --scenario SCENARIO"
        raise typer.BadParameter(message, param_hint="--delegation")
    return of_delegation(rows, delegation, scenario)


def _whose(
    screen: Screen,
    scenario: Scenario | None,
    rows: list[Row],
    person: str | None,
    room: str | None,
    delegation: str | None,
) -> None:
    """Says by name whose sheets they are."""
    from planner.report import Namer

    namer = Namer(scenario, rows)
    if person is not None:
        screen.say((namer.person(person), "bold underline"))
    if room is not None:
        screen.say((namer.place(room), "bold underline"))
    if delegation is not None and scenario is not None:
        screen.say((scenario.delegations[delegation].name, "bold underline"))


def _print(screen: Screen, found: Schedule, zone: str | None, *, named: bool) -> None:
    if zone is not None:
        screen.say(f"Local times are those of {zone}.")
    for number, sheet in enumerate(found.days):
        if number or zone is not None or named:
            screen.print()
        screen.say((_days(sheet), "bold"))
        if sheet.lines:
            screen.print(_table(sheet.lines))
        if sheet.overnight:
            screen.say((f"{sheet.overnight}.", "dim italic"), indent=2)
    if found.unscheduled:
        screen.heading("Not held")
        for title, reason in found.unscheduled:
            screen.bullet((title, "bold"), f": {reason}")


def _days(sheet: DaySheet) -> str:
    first, last = sheet.day, sheet.last
    if last is None or last == first:
        return f"{first:%A} {first.day} {first:%B %Y}"
    return f"{first:%A} {first.day} {first:%B} to {last:%A} {last.day} {last:%B %Y}"


def _table(lines: tuple[Line, ...]) -> Table:
    """The lines of a day: local time, the time at home where it is another, and what happens."""
    from rich.text import Text

    from planner.cli.screen import table

    found = table("  local", "home", "")
    found.columns[0].min_width, found.columns[1].min_width = 16, 9
    for column in found.columns[:2]:
        column.no_wrap = True
    for line in lines:
        over = (line.end.date() - line.start.date()).days
        local = f"  {line.start:%H:%M}-{line.end:%H:%M}{f' {over:+}' if over else ''}"
        home = "" if line.home_start.replace(tzinfo=None) == line.start.replace(tzinfo=None) else _home(line)
        style = {"meeting": "bold", "rest": "dim"}.get(line.kind, "cyan")
        what = Text.assemble((line.title, style), "\n", (_what(line), "dim" if line.kind == "rest" else ""))
        for stage in line.stages:
            who = f": {stage.people}" if stage.people else ""
            what.append(f"\n{stage.start:%H:%M}-{stage.end:%H:%M} {stage.title}{who}")
        found.add_row(local, home, what)
    return found


def _home(line: Line) -> str:
    day = "" if line.home_start.date() == line.start.date() else f"{line.home_start:%a} "
    return f"{day}{line.home_start:%H:%M}"


def _what(line: Line) -> str:
    """Where, with whom, how long, as short sentences."""
    parts = ("" if line.kind == "rest" else line.place, line.people, line.detail, line.note)
    sentences = (f"{each[0].upper()}{each[1:]}" for each in parts if each)
    return " ".join(each if each.endswith((".", "!", "?")) else f"{each}." for each in sentences)
