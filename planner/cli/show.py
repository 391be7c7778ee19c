"""`planner show`: a plan line by line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.ends import say

if TYPE_CHECKING:
    from planner.cli.screen import Screen
    from planner.domain.scenario import Scenario
    from planner.report.day_sheets import Row

PlanFile = Annotated[Path, typer.Argument(metavar="PLAN.csv", help="The plan.")]
ScenarioFile = Annotated[
    Path | None,
    typer.Option("--scenario", metavar="SCENARIO", help="Its scenario: for delegations, pools, and times at airports."),
]
Person = Annotated[str | None, typer.Option(metavar="ID", help="Only what this person does.")]
Delegation = Annotated[str | None, typer.Option(metavar="ID", help="Only what this delegation does.")]
RoomId = Annotated[str | None, typer.Option(metavar="ID", help="Only what is held in this city, venue or room.")]
ResourceId = Annotated[str | None, typer.Option("--resource", metavar="ID", help="What uses this pool when.")]
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
ForRelease = Annotated[bool, typer.Option("--for-release", help="Without the times that are not public.")]
ZoneName = Annotated[str | None, typer.Option(metavar="ZONE", help="All local times by this zone's clock.")]


def show(
    plan: PlanFile,
    scenario: ScenarioFile = None,
    person: Person = None,
    delegation: Delegation = None,
    room: RoomId = None,
    resource: ResourceId = None,
    zone: ZoneName = None,
    release: ForRelease = False,
    people: People = None,
    worth_a_look: WorthALook = False,
) -> None:
    """Show a plan as day sheets.

    In two clocks: local is the clock of the place, home that of the home city, shown where it differs. With its scenario, and
    for everybody, also what is worth a look; on stderr, as the sheets go out of the house.
    """
    from planner.cli.screen import Screen
    from planner.files import load_scenario, read_plan
    from planner.files.plan_rows import rows_of
    from planner.report import rows_in, schedule
    from planner.report.audience import Audience
    from planner.report.look_text import print_first_looks
    from planner.report.sheet_text import NOTHING, print_sheets
    from planner.report.worth_a_look import worth_a_look as find

    if sum(each is not None for each in (person, delegation, room, resource)) > 1:
        raise typer.BadParameter("choose one of --person, --delegation, --room and --resource")
    if people is not None and resource is not None:
        raise typer.BadParameter("choose one of --people and --resource")
    if worth_a_look and people is not None:
        raise typer.BadParameter("choose one of --people and --worth-a-look")
    if worth_a_look:
        bare = zone is None and not release and room is None and resource is None
        _show_looks(plan, scenario, person, delegation, bare=bare)
        return
    if resource is not None:
        _show_pool(plan, scenario, resource, bare=zone is None and not release)
        return
    if people is not None:
        chosen = (person, delegation, room, zone)
        _write_people(plan, scenario, people, bare=chosen == (None,) * len(chosen) and not release)
        return
    _known(zone)
    asked = None if scenario is None else load_scenario(scenario)
    made = None if asked is None else read_plan(plan, asked, say)
    rows = rows_in(plan, say) if asked is None or made is None else rows_of(made, asked)
    those = _those(rows, asked, person, delegation, room)
    screen, audience = Screen(), Audience.RELEASE if release else Audience.OFFICE
    _whose(screen, asked, rows, person, room, delegation)
    named = any(each is not None for each in (person, delegation, room))
    print_sheets(screen, schedule(those, zone, asked, person, audience), zone, named=named)
    if not those:
        say("Nothing is planned there." if room is not None else NOTHING)
    if asked is not None and made is not None and not named and zone is None and not release:
        # the sheets go out of the house, in a pipe or a file; this does not
        print_first_looks(Screen(error=True), find(asked, made), above=True)


def _show_looks(plan: Path, scenario: Path | None, person: str | None, delegation: str | None, *, bare: bool) -> None:
    from planner.cli.screen import Screen
    from planner.errors import NotFound
    from planner.files import load_scenario, read_plan
    from planner.report.look_text import print_looks
    from planner.report.rows import unknown
    from planner.report.worth_a_look import worth_a_look

    if scenario is None:
        message = "the plan does not say what its scenario asks for: add --scenario SCENARIO"
        raise typer.BadParameter(message, param_hint="--worth-a-look")
    if not bare:
        message = (
            "it is for the office, by the clock of each place: leave out --zone, --room, --resource and --for-release"
        )
        raise typer.BadParameter(message, param_hint="--worth-a-look")
    asked = load_scenario(scenario)
    for id_, kind, known in ((person, "person", asked.people), (delegation, "delegation", asked.delegations)):
        if id_ is not None and id_ not in known:
            raise NotFound(unknown(id_, kind, {each: part.name for each, part in known.items()}))
    whose = asked.people if (named := person or delegation) is None else asked.members(named)
    looks = worth_a_look(asked, read_plan(plan, asked))
    print_looks(Screen(), [look for look in looks if named is None or {*whose} & {*look.people}])


def _show_pool(plan: Path, scenario: Path | None, resource: str, *, bare: bool) -> None:
    from planner.cli.screen import Screen
    from planner.files import load_scenario, read_plan
    from planner.report.pool_text import pool_called, print_pool
    from planner.report.resource_use import resource_use

    if scenario is None:
        message = "the plan does not say what a pool has: add --scenario SCENARIO"
        raise typer.BadParameter(message, param_hint="--resource")
    if not bare:
        message = "it is told by the clock of each place and for the office only: leave out --zone and --for-release"
        raise typer.BadParameter(message, param_hint="--resource")
    asked = load_scenario(scenario)
    found = resource_use(asked, read_plan(plan, asked, say))
    print_pool(Screen(), asked, pool_called(found, resource))


def _write_people(plan: Path, scenario: Path | None, target: str, *, bare: bool) -> None:
    from planner.cli.ends import write
    from planner.cli.targets import ready
    from planner.files import load_scenario, people_csv, read_plan
    from planner.files.atomic import write_text
    from planner.files.streams import STDOUT, without_alias

    if scenario is None:
        message = "the plan does not say who belongs to which delegation: add --scenario SCENARIO"
        raise typer.BadParameter(message, param_hint="--people")
    if not bare:
        message = "the table has everybody by the clock of each place, for the office: leave out all but --scenario"
        raise typer.BadParameter(message, param_hint="--people")
    name = without_alias(target) or target
    ready([name], [plan, scenario])
    asked = load_scenario(scenario)
    text = people_csv(read_plan(plan, asked, say), asked)
    if name == STDOUT:
        write(text)
    else:
        write_text(name, text)
        say(f"The table of people is in {name}.")


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
