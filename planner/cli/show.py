"""`planner show`: a plan line by line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import completing
from planner.cli.ends import say, write_json
from planner.cli.options import AsJson, Quiet, scenario_option
from planner.cli.packs import print_packs

if TYPE_CHECKING:
    from planner.cli.whose import Whose

PlanFile = Annotated[
    Path, typer.Argument(metavar="PLAN.csv", help="The plan; - for standard input.", autocompletion=completing.plans)
]
ScenarioFile = Annotated[
    Path | None, scenario_option("--scenario", "Its scenario: for delegations, pools, and times at airports.")
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
    typer.Option(
        "--resource",
        metavar="NAME",
        help="Who of this pool is where when, and how much of it is in use.",
        autocompletion=completing.pools,
    ),
]
People = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Write a table with a row for each person in each item here, instead of sheets; - for stdout.",
    ),
]
WorthALook = Annotated[
    bool, typer.Option("--worth-a-look", help="Only what is worth a look before the plan leaves the office; all of it.")
]
Permits = Annotated[
    bool,
    typer.Option("--permits", help="Only the permits: until when each is to be submitted, and what is at risk then."),
]
Today = Annotated[
    datetime | None,
    typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="With --permits: count from this day, such as 2018-05-21."),
]
Packs = Annotated[
    bool,
    typer.Option(
        "--packs", help="The rule packs, with their figures and sources; no plan.", callback=print_packs, is_eager=True
    ),
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
    people: People = None,
    worth_a_look: WorthALook = False,
    permits: Permits = False,
    today: Today = None,
    packs: Packs = False,  # noqa: ARG001 - its callback has ended the command
    json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Show a plan as day sheets.

    In two clocks: local is the clock of the place, home that of the home city, shown where it differs. With its scenario, and
    for everybody, also what is worth a look; on stderr, as the sheets go out of the house. A NAME is an id, a name, or a part
    of a name that fits no other.
    """
    from planner.cli.inputs import once
    from planner.cli.looks import show_looks
    from planner.cli.people import write_people
    from planner.cli.permits import show_permits
    from planner.cli.whose import Whose

    if sum(each is not None for each in (person, delegation, room, resource)) > 1:
        raise typer.BadParameter("choose one of --person, --delegation, --room and --resource")
    if people is not None and resource is not None:
        raise typer.BadParameter("choose one of --people and --resource")
    if sum((worth_a_look, permits, people is not None)) > 1:
        raise typer.BadParameter("choose one of --people, --worth-a-look and --permits")
    if today is not None and not permits:
        raise typer.BadParameter("it goes with --permits only", param_hint="--today")
    once(plan, scenario)
    whose, bare = Whose(person, delegation, room), zone is None and not release
    if permits:
        show_permits(plan, scenario, today, alone=bare and whose.everybody and resource is None, json=json)
    elif worth_a_look:
        show_looks(plan, scenario, whose, bare=bare and room is None and resource is None, json=json)
    elif resource is not None:
        _show_pool(plan, scenario, resource, bare=bare, json=json)
    elif people is not None:
        write_people(plan, scenario, people, bare=bare and whose.everybody and not json, quiet=quiet)
    else:
        _show_sheets(plan, scenario, whose, zone, release=release, json=json, quiet=quiet)


def _show_sheets(
    plan: Path, scenario: Path | None, whose: Whose, zone: str | None, *, release: bool, json: bool, quiet: bool
) -> None:
    from planner.cli.inputs import plan_from, rows_from, scenario_from
    from planner.cli.screen import Screen
    from planner.cli.whose import identified
    from planner.files.plan_rows import rows_of
    from planner.report import schedule
    from planner.report.audience import Audience
    from planner.report.look_text import print_first_looks
    from planner.report.sheet_text import NOTHING, print_sheets
    from planner.report.trees import schedule_tree
    from planner.report.worth_a_look import worth_a_look

    _known(zone)
    asked = None if scenario is None else scenario_from(scenario)
    made = None if asked is None else plan_from(plan, asked)
    rows = rows_from(plan) if asked is None or made is None else rows_of(made, asked)
    whose = identified(whose, rows, asked)
    those = whose.rows_of(rows, asked)
    found = schedule(those, zone, asked, whose.person, Audience.RELEASE if release else Audience.OFFICE)
    if json:
        return write_json(schedule_tree(found))
    screen = Screen()
    whose.head(screen, rows, asked)
    print_sheets(screen, found, zone, named=not whose.everybody)
    if not those:
        say("Nothing is planned there." if whose.room is not None else NOTHING)
    if asked is not None and made is not None and whose.everybody and zone is None and not (release or quiet):
        # the sheets go out of the house, in a pipe or a file; this does not
        print_first_looks(Screen(error=True), worth_a_look(asked, made), above=True)
    return None


def _show_pool(plan: Path, scenario: Path | None, resource: str, *, bare: bool, json: bool) -> None:
    from planner.cli.inputs import needed_scenario, plan_from
    from planner.cli.screen import Screen
    from planner.report.pool_text import pool_called, print_pool
    from planner.report.resource_use import resource_use
    from planner.report.trees import pool_tree

    lacks = "the plan does not say what a pool has"
    alone = (
        None
        if bare
        else "it is told by the clock of each place and for the office only: leave out --zone and --for-release"
    )
    asked = needed_scenario(scenario, "--resource", lacks, alone)
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
