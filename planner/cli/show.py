"""`planner show`: a plan line by line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import completing
from planner.cli.ends import say, write_json
from planner.cli.options import AsJson

if TYPE_CHECKING:
    from planner.cli.screen import Screen
    from planner.domain.scenario import Scenario
    from planner.report.day_sheets import Row

PlanFile = Annotated[
    Path, typer.Argument(metavar="PLAN.csv", help="The plan; - for standard input.", autocompletion=completing.plans)
]
ScenarioFile = Annotated[
    Path | None,
    typer.Option(
        "--scenario",
        metavar="SCENARIO",
        help="Its scenario: for delegations, pools, and times at airports.",
        autocompletion=completing.scenarios,
    ),
]
Person = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only what this person does.", autocompletion=completing.people)
]
Delegation = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only what this delegation does.", autocompletion=completing.delegations),
]
Room = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Only what is held in this city, venue or room.", autocompletion=completing.rooms
    ),
]
Resource = Annotated[
    str | None,
    typer.Option("--resource", metavar="NAME", help="What uses this pool when.", autocompletion=completing.pools),
]
ForRelease = Annotated[bool, typer.Option("--for-release", help="Without the times that are not public.")]
ZoneName = Annotated[str | None, typer.Option(metavar="ZONE", help="All local times by this zone's clock.")]


def show(
    plan: PlanFile,
    scenario: ScenarioFile = None,
    person: Person = None,
    delegation: Delegation = None,
    room: Room = None,
    resource: Resource = None,
    zone: ZoneName = None,
    release: ForRelease = False,
    json: AsJson = False,
) -> None:
    """Show a plan as day sheets.

    In two clocks: local is the clock of the place, home that of the home city, shown where it differs. A NAME is an id, a name,
    or a part of a name that fits no other.
    """
    from planner.cli.inputs import once, plan_from, rows_from, scenario_from
    from planner.cli.screen import Screen
    from planner.files.plan_rows import rows_of
    from planner.report import schedule
    from planner.report.audience import Audience
    from planner.report.sheet_text import NOTHING, print_sheets
    from planner.report.trees import schedule_tree

    if sum(each is not None for each in (person, delegation, room, resource)) > 1:
        raise typer.BadParameter("choose one of --person, --delegation, --room and --resource")
    once(plan, scenario)
    if resource is not None:
        return _show_pool(plan, scenario, resource, bare=zone is None and not release, json=json)
    _known(zone)
    asked = None if scenario is None else scenario_from(scenario)
    rows = rows_from(plan) if asked is None else rows_of(plan_from(plan, asked), asked)
    person, delegation, room = _ids(rows, asked, person, delegation, room)
    those = _those(rows, asked, person, delegation, room)
    audience = Audience.RELEASE if release else Audience.OFFICE
    found = schedule(those, zone, asked, person, audience)
    if json:
        return write_json(schedule_tree(found))
    screen = Screen()
    _whose(screen, asked, rows, person, room, delegation)
    named = any(each is not None for each in (person, delegation, room))
    print_sheets(screen, found, zone, named=named)
    if not those:
        say("Nothing is planned there." if room is not None else NOTHING)
    return None


def _show_pool(plan: Path, scenario: Path | None, resource: str, *, bare: bool, json: bool) -> None:
    from planner.cli.inputs import plan_from, scenario_from
    from planner.cli.screen import Screen
    from planner.report.pool_text import pool_called, print_pool
    from planner.report.resource_use import resource_use
    from planner.report.trees import pool_tree

    if scenario is None:
        message = "the plan does not say what a pool has: add --scenario SCENARIO"
        raise typer.BadParameter(message, param_hint="--resource")
    if not bare:
        message = "it is told by the clock of each place and for the office only: leave out --zone and --for-release"
        raise typer.BadParameter(message, param_hint="--resource")
    asked = scenario_from(scenario)
    pool = pool_called(resource_use(asked, plan_from(plan, asked)), resource)
    if json:
        write_json(pool_tree(pool))
    else:
        print_pool(Screen(), asked, pool)


def _known(zone: str | None) -> None:
    from planner.domain.clock import nearest_zones, zone_exists

    if zone is not None and not zone_exists(zone):
        near = nearest_zones(zone)
        hint = f"did you mean {' or '.join(near)}?" if near else "write one such as Asia/Seoul"
        raise typer.BadParameter(f"{zone!r:.60} is not an IANA time zone; {hint}", param_hint="--zone")


def _ids(
    rows: list[Row], scenario: Scenario | None, person: str | None, delegation: str | None, room: str | None
) -> tuple[str | None, str | None, str | None]:
    """The ids of whom or what somebody names. Raises NotFound, and BadParameter where the scenario is needed to tell."""
    from planner.report.naming import named
    from planner.report.rows import people_called, places_called

    if person is not None:
        person = named(person, "person", people_called(rows, scenario))
    if room is not None:
        room = named(room, "place", places_called(rows, scenario))
    if delegation is not None:
        if scenario is None:
            message = "the plan does not say who belongs to it: add --scenario SCENARIO"
            raise typer.BadParameter(message, param_hint="--delegation")
        known = {id_: each.name for id_, each in scenario.delegations.items()}
        delegation = named(delegation, "delegation", known)
    return person, delegation, room


def _those(
    rows: list[Row], scenario: Scenario | None, person: str | None, delegation: str | None, room: str | None
) -> list[Row]:
    from planner.report.rows import of_delegation, of_person, of_room

    if person is not None:
        return of_person(rows, person, scenario)
    if room is not None:
        return of_room(rows, room, scenario)
    if delegation is None or scenario is None:
        return rows
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
