"""`planner slots` and `planner why`: what a meeting of a plan could be instead, and why it is where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import completing
from planner.cli.ends import write, write_json
from planner.cli.options import AsJson

if TYPE_CHECKING:
    from planner.domain.scenario import Scenario
    from planner.plan.record import Plan
    from planner.plan.slots import Slots

ScenarioFile = Annotated[
    Path, typer.Argument(metavar="SCENARIO", help="The scenario.", autocompletion=completing.scenarios)
]
PlanFile = Annotated[Path, typer.Argument(metavar="PLAN.csv", help="A plan for it.", autocompletion=completing.plans)]
Meeting = Annotated[
    str,
    typer.Option("--meeting", metavar="ID", help="The meeting, by id or title.", autocompletion=completing.meetings),
]
AtPlace = Annotated[
    str | None,
    typer.Option("--place", metavar="PLACE", help="Only this place.", autocompletion=completing.rooms),
]
Csv = Annotated[str | None, typer.Option("--csv", metavar="FILE", help="Write every slot here; - for stdout.")]


def slots(
    scenario: ScenarioFile,
    plan: PlanFile,
    meeting: Meeting,
    place: AtPlace = None,
    csv: Csv = None,
    json: AsJson = False,
) -> None:
    """Tell where else a meeting could be.

    Every start and place: what the plan would cost with the meeting there, or what stands against it, while all others stay
    as they are.
    """
    from dataclasses import replace

    from planner.cli.screen import Screen
    from planner.cli.targets import ready
    from planner.files.atomic import write_text
    from planner.files.streams import without_alias
    from planner.report.slot_files import slots_csv, slots_tree
    from planner.report.slot_text import print_slots

    csv = without_alias(csv)
    asked, given, id_ = read(scenario, plan, meeting)
    ready([csv, "-" if json else None], [scenario, plan], {csv: ""})
    found = _slots(asked, given, id_)
    if place is not None:
        where = asked.place(place_called(asked, place))
        found = replace(found, slots=tuple(slot for slot in found.slots if asked.place(slot.place).lies_in(where)))
        if not found.slots:
            raise typer.BadParameter("the meeting is not held there in any case", param_hint="--place")
    if csv is not None:
        text = slots_csv(asked, found)
        write(text) if csv == "-" else write_text(csv, text)
    if json:
        write_json(slots_tree(asked, found))
    elif csv != "-":
        screen = Screen()
        print_slots(screen, asked, found)
        if csv is not None:
            screen.say(f"Every slot is in {csv}.")


def why(scenario: ScenarioFile, plan: PlanFile, meeting: Meeting, json: AsJson = False) -> None:
    """Tell why a meeting is where it is.

    What it costs there, what keeps it from being sooner, later or elsewhere, and what that would cost, while all others stay as
    they are. For a meeting that is not held, what stands against it.
    """
    from dataclasses import asdict

    from planner.cli.screen import Screen
    from planner.report.why_there import why_there

    asked, given, id_ = read(scenario, plan, meeting)
    found = _slots(asked, given, id_)
    reasons = why_there(asked, given, found)
    if json:
        write_json({"meeting": id_, "title": asked.meetings[id_].title, **asdict(reasons), "remarks": found.remarks})
        return
    screen = Screen()
    screen.say((f"{asked.meetings[id_].title}: ", "bold"), reasons.head)
    for remark in found.remarks:
        screen.say(remark)
    if reasons.costs:
        screen.bullet(("It costs there: ", "bold"), f"{'; '.join(reasons.costs)}.")
    for bind in reasons.binds:
        screen.bullet((f"{bind.head}: ", "bold"), f"{bind.says}.")
    screen.say(("All other meetings stay as they are; planner why-not asks what there is if they may move.", "dim"))


def read(scenario: Path, plan: Path, meeting: str) -> tuple[Scenario, Plan, str]:
    """The scenario, the plan, and the id of the meeting. Raises NotFound, InputError and BadParameter."""
    from planner.cli.inputs import once, plan_from, scenario_from
    from planner.report.naming import named

    once(scenario, plan)
    asked = scenario_from(scenario)
    given = plan_from(plan, asked)
    id_ = named(meeting, "meeting", {each: meeting.title for each, meeting in asked.meetings.items()})
    if asked.meetings[id_].cancelled:
        raise typer.BadParameter(f"'{asked.meetings[id_].title}' is cancelled", param_hint="--meeting")
    return asked, given, id_


def place_called(scenario: Scenario, text: str) -> str:
    """The id of a place by id or by name. Raises NotFound."""
    from planner.report.naming import named
    from planner.report.rows import places_called

    return named(text, "place", places_called([], scenario))


def _slots(scenario: Scenario, plan: Plan, meeting: str) -> Slots:
    from planner.alternatives import slots_of

    return slots_of(scenario, plan, meeting)
