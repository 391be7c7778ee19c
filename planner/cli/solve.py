"""`planner solve`: from a scenario to a checked plan."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import completing
from planner.cli.durations import seconds
from planner.cli.ends import Exit
from planner.cli.options import Quiet
from planner.plan.record import COUNTED, Tier

if TYPE_CHECKING:
    from planner.cli.keeping import Kept, Targets
    from planner.cli.stopping import Interrupts
    from planner.domain.scenario import Scenario
    from planner.errors import Fault
    from planner.plan.record import Answer, Plan
    from planner.plan.settings import Settings
    from planner.report.looks import Look
    from planner.runs import Child

FUNCTION = "planner.solve:solve"
"""The function that solves, as `module:name`: the solver's library is loaded in another process only."""

ScenarioFile = Annotated[
    Path,
    typer.Argument(
        metavar="SCENARIO", help="The scenario, a YAML file; - for standard input.", autocompletion=completing.scenarios
    ),
]
People = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Write a table with a row for each person in each item here; - for stdout."),
]
Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="PLAN.csv", help="Write the plan here, as .csv or .json; - for stdout."),
]
Json = Annotated[str | None, typer.Option(metavar="[FILE]", help="Write the whole answer here, else to stdout.")]
TimeLimit = Annotated[
    float,
    typer.Option(
        "--time-limit",
        parser=seconds,
        metavar="TIME",
        help="Wall time for everything together: seconds, 90s, 1m or 1h.",
    ),
]
Workers = Annotated[
    int, typer.Option(min=1, max=256, metavar="N", help="Threads of the solver; one gives the same plan every time.")
]
Seed = Annotated[
    int, typer.Option(min=0, max=2_000_000_000, metavar="N", help="Another number looks for plans in another order.")
]
Fast = Annotated[bool, typer.Option("--fast", help="Use every core; the plan may differ from run to run.")]
From = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="PLAN.csv",
        help="Go on from this plan; one that `check` passes gets no worse.",
        autocompletion=completing.plans,
    ),
]
GoodEnough = Annotated[
    Tier | None,
    typer.Option(
        "--good-enough",
        metavar=f"[{'|'.join(COUNTED)}]",
        help="End once no plan is better in this tier and those before it.",
        case_sensitive=False,
    ),
]
MemoryLimit = Annotated[
    float | None,
    typer.Option("--memory-limit", metavar="GIB", help="Memory that the solve may take; else what there is."),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a plan that was changed by hand, too.")]
Timings = Annotated[bool, typer.Option("--timings", help="Tell how long each step took.")]


def solve(
    scenario: ScenarioFile,
    output: Output = None,
    json: Json = None,
    people: People = None,
    from_: From = None,
    time_limit: TimeLimit = 60.0,
    good_enough: GoodEnough = None,
    workers: Workers = 1,
    seed: Seed = 0,
    fast: Fast = False,
    memory_limit: MemoryLimit = None,
    force: Force = False,
    timings: Timings = False,
    quiet: Quiet = False,
) -> None:
    """Find the best plan, and prove it.

    Ctrl-C keeps the best plan found so far, and so does a solve that runs out of memory. Exit codes: 0 a plan, 2 bad input,
    3 no plan exists, 4 none found in the time and memory or its absence not confirmed.
    """
    from planner.cli.stopping import interrupts
    from planner.runs import Child

    with interrupts() as ctrl_c:
        settings = _settings(time_limit, workers, seed, memory_limit, good_enough, fast=fast)
        with Child(FUNCTION, memory_limit) as child:  # which loads the solver's library while the scenario is read
            from planner.cli.keeping import Targets, keep
            from planner.cli.overwriting import allowed
            from planner.cli.targets import told_apart
            from planner.files.streams import without_alias

            table, whole = told_apart(without_alias(output), without_alias(json))
            targets = Targets(table, whole, without_alias(people))
            asked, warnings = _asked(scenario, from_, targets, quiet=quiet)
            allowed(targets.output, force=force)
            answer = _solved(child, asked, _plan(from_, asked), settings, ctrl_c, quiet=quiet)
        looks = _looks(answer, asked)
        kept = keep(answer, asked, targets, looks, warnings)
        ctrl_c.done()
    _show(answer, asked, kept, looks, stopped=ctrl_c.asked, timings=timings, quiet=quiet)
    if kept.failures:
        raise typer.Exit(Exit.BAD_INPUT)
    codes = {
        "no-plan-exists": Exit.NO_PLAN_EXISTS,
        "no-plan-unconfirmed": Exit.NO_PLAN_FOUND,
        "no-plan-found": Exit.NO_PLAN_FOUND,
    }
    raise typer.Exit(codes.get(answer.status.value, Exit.DONE))


def _asked(scenario: Path, start: Path | None, targets: Targets, *, quiet: bool) -> tuple[Scenario, tuple[Fault, ...]]:
    """The scenario with its warnings, which are told unless it is quiet, once it is sure that the answer can be written."""
    from planner.cli.inputs import once, scenario_with_warnings
    from planner.cli.targets import ready
    from planner.cli.warned import warn

    once(scenario, start)
    asked, warnings = scenario_with_warnings(scenario)
    ready(targets.named(), [scenario], {targets.people: "", targets.output: ", or .json for the whole answer"})
    if not quiet:
        warn(warnings, scenario)
    return asked, warnings


def _plan(start: Path | None, scenario: Scenario) -> Plan | None:
    from planner.cli.inputs import plan_from

    return None if start is None else plan_from(start, scenario)


def _settings(
    time_limit: float, workers: int, seed: int, memory_limit: float | None, good_enough: Tier | None, *, fast: bool
) -> Settings:
    from planner.plan.settings import Settings

    if not 0 < time_limit < float("inf"):
        raise typer.BadParameter(f"{time_limit:g} is no number of seconds above 0", param_hint="--time-limit")
    if memory_limit is not None and not 0 < memory_limit < float("inf"):
        raise typer.BadParameter(f"{memory_limit:g} is no number of GiB above 0", param_hint="--memory-limit")
    return Settings(time_limit, workers, seed, fast, good_enough)


def _solved(
    child: Child, scenario: Scenario, start: Plan | None, settings: Settings, ctrl_c: Interrupts, *, quiet: bool
) -> Answer:
    from planner.cli.ends import began
    from planner.cli.progress import watcher
    from planner.runs import Job

    job = Job(scenario, settings, began(), start)
    with watcher(sys.stderr, settings.time_limit, quiet=quiet) as watching:

        def tidy() -> None:
            watching.tidy()
            child.kill()

        with ctrl_c.patient(tidy):
            return child.solved(job, watching.tell, lambda: ctrl_c.asked)


def _looks(answer: Answer, scenario: Scenario) -> tuple[Look, ...]:
    from planner.report.worth_a_look import worth_a_look

    return () if answer.plan is None else worth_a_look(scenario, answer.plan)


def _show(
    answer: Answer,
    scenario: Scenario,
    kept: Kept,
    looks: tuple[Look, ...],
    *,
    stopped: bool,
    timings: bool,
    quiet: bool,
) -> None:
    """The screen: on stdout, or where that carries a file, on stderr, where trouble is told in any case if it is quiet."""
    from planner.cli.answers import show_answer, show_targets, show_timings, show_trouble
    from planner.cli.screen import Screen
    from planner.report.look_text import print_first_looks

    screen = Screen(error=kept.stdout_taken)
    if quiet:
        show_trouble(Screen(error=True), answer, scenario, kept, stopped=stopped)
    else:
        show_answer(screen, answer, scenario, stopped=stopped)
        print_first_looks(screen, looks)
        show_targets(screen, answer, kept)
    if timings:
        show_timings(screen, answer)
