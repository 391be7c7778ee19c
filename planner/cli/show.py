"""`planner show`: a plan line by line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from planner.report.day_sheets import Line, Row, Schedule

PlanFile = Annotated[Path, typer.Argument(metavar="PLAN.csv", help="The plan.")]
ScenarioFile = Annotated[
    Path | None,
    typer.Option("--scenario", metavar="SCENARIO", help="Its scenario: for delegations and hand-made plans."),
]


def show(
    plan: PlanFile,
    scenario: ScenarioFile = None,
    person: Annotated[str | None, typer.Option(metavar="ID", help="Only what this person does.")] = None,
    delegation: Annotated[str | None, typer.Option(metavar="ID", help="Only what this delegation does.")] = None,
    room: Annotated[
        str | None, typer.Option(metavar="ID", help="Only what is held in this city, venue or room.")
    ] = None,
    zone: Annotated[str | None, typer.Option(metavar="ZONE", help="All local times by this zone's clock.")] = None,
) -> None:
    """Show a plan as day sheets, in local and home time."""
    from planner.report.day_sheets import schedule

    if sum(each is not None for each in (person, delegation, room)) > 1:
        raise typer.BadParameter("choose one of --person, --delegation and --room")
    _known(zone)
    _print(schedule(_rows(plan, scenario, person, delegation, room), zone))


def _known(zone: str | None) -> None:
    from planner.domain.clock import nearest_zones, zone_exists

    if zone is not None and not zone_exists(zone):
        near = " or ".join(nearest_zones(zone)) or "Asia/Seoul"
        raise typer.BadParameter(f"{zone!r} is not an IANA time zone; write {near}", param_hint="--zone")


def _rows(plan: Path, scenario: Path | None, person: str | None, delegation: str | None, room: str | None) -> list[Row]:
    from planner.files import load_scenario, read_plan
    from planner.files.plan_rows import rows_of
    from planner.report import day_sheets as sheets

    asked = None if scenario is None else load_scenario(scenario)
    rows = sheets.rows_in(plan) if asked is None else rows_of(read_plan(plan, asked), asked)
    if person is not None:
        return sheets.of_person(rows, person)
    if room is not None:
        return sheets.of_room(rows, room)
    if delegation is not None:
        if asked is None:
            raise typer.BadParameter(
                "who belongs to it stands in the scenario: add --scenario", param_hint="--delegation"
            )
        return sheets.of_delegation(rows, delegation, asked)
    return rows


def _print(found: Schedule) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for sheet in found.days:
        console.print(Text(f"\n{sheet.day:%A} {sheet.day.day} {sheet.day:%B %Y}", style="bold"))
        console.print(_table(sheet.lines))
    if found.unscheduled:
        console.print(Text("\nNot held", style="bold"))
        for title, reason in found.unscheduled:
            console.print(Text(f"  {title}: {reason}"))


def _table(lines: tuple[Line, ...]) -> Table:
    """The lines of a day: local time, the time at home where it is another, and what happens."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("  local", width=16)
    table.add_column("home", width=9)
    table.add_column("")
    for line in lines:
        over = (line.end.date() - line.start.date()).days
        local = f"  {line.start:%H:%M}-{line.end:%H:%M}{f' {over:+}' if over else ''}"
        home = "" if line.home_start.replace(tzinfo=None) == line.start.replace(tzinfo=None) else _home(line)
        style = {"meeting": "bold", "rest": "dim"}.get(line.kind, "cyan")
        what = Text.assemble((line.title, style), "\n", (_what(line), "dim" if line.kind == "rest" else ""))
        table.add_row(local, home, what)
    return table


def _home(line: Line) -> str:
    day = "" if line.home_start.date() == line.start.date() else f"{line.home_start:%a} "
    return f"{day}{line.home_start:%H:%M}"


def _what(line: Line) -> str:
    where = "" if line.kind == "rest" or not line.place else f"{line.place}. "
    return f"{where}{line.people}. {line.detail[:1].upper()}{line.detail[1:]}."
