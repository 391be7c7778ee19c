"""`planner solve`: from a scenario to a checked plan."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.ends import Exit, say

if TYPE_CHECKING:
    from planner.domain.scenario import Scenario
    from planner.plan.record import Answer
    from planner.solve import Settings

TimeLimit = Annotated[float, typer.Option("--time-limit", metavar="SECONDS", help="Wall time for everything together.")]
Workers = Annotated[
    int, typer.Option(min=1, max=256, help="Threads of the solver; one gives the same plan every time.")
]
Seed = Annotated[int, typer.Option(min=0, max=2_000_000_000, help="Another number looks for plans in another order.")]


def solve(
    scenario: Annotated[Path, typer.Argument(metavar="SCENARIO", help="The scenario, a YAML file.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="PLAN.csv", help="Write the plan here.")
    ] = None,
    json: Annotated[str | None, typer.Option(metavar="FILE", help="Write the whole answer here; - for stdout.")] = None,
    time_limit: TimeLimit = 60.0,
    workers: Workers = 1,
    seed: Seed = 0,
    fast: Annotated[bool, typer.Option("--fast", help="Use every core; the plan may differ from run to run.")] = False,
    timings: Annotated[bool, typer.Option("--timings", help="Tell how long each step took.")] = False,
) -> None:
    """Find the best plan for a scenario, and prove it. Ctrl-C keeps the best one found so far."""
    from planner.files import load_scenario
    from planner.solve import Settings

    if not time_limit > 0:
        raise typer.BadParameter(f"{time_limit:g} seconds; it must be above 0", param_hint="--time-limit")
    asked = load_scenario(scenario)
    answer = _solved(asked, Settings(time_limit, workers, seed, fast))
    _write(answer, asked, output, json)
    if json != "-":
        from planner.cli.answers import show_answer

        show_answer(answer, asked, output, timings=timings)
    elif timings:
        for stage, seconds in answer.seconds.items():
            say(f"{stage}: {seconds:.2f} s")
    codes = {"no-plan-exists": Exit.NO_PLAN_EXISTS, "no-plan-found": Exit.NO_PLAN_FOUND}
    raise typer.Exit(codes.get(answer.status.value, Exit.DONE))


def _solved(scenario: Scenario, settings: Settings) -> Answer:
    from planner.cli.progress import progress
    from planner.solve import solve as solve_scenario

    with stopping() as stop, progress(sys.stderr) as tell:
        return solve_scenario(scenario, settings, tell, stop.is_set)


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C sets; a second Ctrl-C ends at once. It leaves handlers alone outside the main thread."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = signal.getsignal(signal.SIGINT)

    def interrupt(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _write(answer: Answer, scenario: Scenario, output: Path | None, json: str | None) -> None:
    from planner.files import answer_json, write_answer, write_plan

    if output is not None and answer.plan is not None:
        write_plan(answer.plan, scenario, output)
    if json == "-":
        typer.echo(answer_json(answer, scenario), nl=False)
    elif json is not None:
        write_answer(answer, scenario, json)
