"""The screen at the end of a solve."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.domain.scenario import Scenario
from planner.plan.record import Answer, Plan
from planner.report.words import MEANING, Namer, duration, moment


def show_answer(answer: Answer, scenario: Scenario, output: Path | None, *, timings: bool) -> None:
    """Prints the status in words, the tiers, what is left out or stands in the way, and where the plan is."""
    console = Console()
    style = "bold green" if answer.plan is not None else "bold red"
    console.print(Text.assemble((scenario.title, "bold"), ": ", (answer.words, style)))
    if answer.plan is not None:
        _plan(console, answer, answer.plan, scenario)
    for obstacle in answer.obstacles:
        console.print(Text(f"- {obstacle.sentence}"))
        if obstacle.culprits:
            console.print(Text(f"  because of {', '.join(obstacle.culprits)}", style="dim"))
    if answer.status.value == "no-plan-found":
        console.print(
            "Nothing is proved: there may be a plan. Give it more time with --time-limit, or more cores with --fast."
        )
    if output is not None:
        written = f"The plan is in {output}." if answer.plan is not None else f"Nothing was written to {output}."
        console.print(Text(written))
    if timings:
        _timings(console, answer)


def _plan(console: Console, answer: Answer, plan: Plan, scenario: Scenario) -> None:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name, side in (("tier", "left"), ("value", "right"), ("no plan below", "right"), ("what it counts", "left")):
        table.add_column(name, justify="right" if side == "right" else "left")
    for each in answer.tiers:
        bound = "" if each.bound == 0 and each.value else f"{each.bound:,}"
        table.add_row(str(each.tier), f"{each.value:,}", bound, MEANING[each.tier])
    console.print(table)
    legs, people = len(plan.journeys), len({who for each in plan.appointments for who in each.people})
    flown = sum(round((leg.arrive - leg.depart).total_seconds() / 60) * len(leg.people) for leg in plan.journeys)
    held = f"{len(plan.appointments)} of {len(scenario.meetings)} meetings held, {people} people"
    console.print(Text(f"{held}, {legs} journeys, {duration(flown)} en route in all."))
    namer = Namer(scenario)
    for left in plan.unscheduled:
        console.print(Text(f"- Not held: {namer.meeting(left.meeting)}. {left.reason}"))
    if plan.appointments:
        from planner.domain import clock

        first = plan.appointments[0]
        local = moment(clock.to_local(first.start, scenario.zone_of(first.place)))
        console.print(Text(f"It begins on {local} in {namer.place(first.place)}: {namer.meeting(first.meeting)}."))


def _timings(console: Console, answer: Answer) -> None:
    import resource

    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("step")
    table.add_column("seconds", justify="right")
    for stage, seconds in answer.seconds.items():
        table.add_row(stage, f"{seconds:.3f}")
    console.print(table)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(Text(f"Most memory used: {peak:.0f} MB."))
