"""`planner explain`: why a scenario has no plan, and what would help."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.ends import Exit, write_json
from planner.cli.options import AsJson, Quiet
from planner.cli.solve import MemoryLimit, ScenarioFile, Seed, TimeLimit

if TYPE_CHECKING:
    from planner.domain.scenario import Scenario
    from planner.errors import Fault
    from planner.plan.record import Answer

FUNCTION = "planner.explain:explain"
"""The function that explains, as `module:name`, in a process of its own."""

Apply = Annotated[
    int | None, typer.Option("--apply", min=1, metavar="N", help="Write the scenario with the N-th repair made.")
]
Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Where to write that scenario; - for stdout."),
]


def explain(
    scenario: ScenarioFile,
    apply: Apply = None,
    output: Output = None,
    time_limit: TimeLimit = 20.0,
    seed: Seed = 0,
    memory_limit: MemoryLimit = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Tell why there is no plan.

    Names the fewest meetings and facts that leave no plan, and changes of the scenario with which there is one: each was tried.
    Exit codes: 0 there is a plan, 2 bad input, 3 no plan exists, 4 not known.
    """
    if (apply is None) is not (output is None):
        raise typer.BadParameter("--apply and -o go together", param_hint="--apply")
    if json and output == "-":
        raise typer.BadParameter("--json goes to stdout, too; name a file", param_hint="-o")
    if output is not None:
        _can_be_written(scenario, output)
    asked, warnings, answer = _explained(scenario, time_limit, seed, memory_limit, quiet=quiet or json)
    if apply is not None and output is not None:
        _write(scenario, answer, apply, output)
    if json:
        from planner.cli.left_out import left_out_tree
        from planner.files.answer_file import answer_tree

        left_out = [] if answer.plan is None else left_out_tree(asked, answer.plan)
        write_json({**answer_tree(answer, asked, warnings=warnings), "left_out": left_out})
    elif not quiet:
        _show(scenario, asked, answer, output)
    codes = {"no-plan-exists": Exit.NO_PLAN_EXISTS}
    known = answer.plan is not None or answer.status.value in codes
    raise typer.Exit(codes.get(answer.status.value, Exit.DONE) if known else Exit.NO_PLAN_FOUND)


def _explained(
    scenario: Path, time_limit: float, seed: int, memory_limit: float | None, *, quiet: bool
) -> tuple[Scenario, tuple[Fault, ...], Answer]:
    from planner.cli.ends import began
    from planner.cli.inputs import scenario_with_warnings
    from planner.cli.progress import watcher
    from planner.cli.stopping import interrupts
    from planner.cli.warned import warn
    from planner.plan.settings import Settings
    from planner.runs import Child, Job

    if not 0 < time_limit < float("inf"):
        raise typer.BadParameter(f"{time_limit:g} is no number of seconds above 0", param_hint="--time-limit")
    with interrupts() as ctrl_c, Child(FUNCTION, memory_limit) as child:
        asked, warnings = scenario_with_warnings(scenario)
        if not quiet:
            warn(warnings, scenario)
        job = Job(asked, Settings(time_limit, seed=seed), began())
        with watcher(sys.stderr, time_limit, quiet=quiet) as watching, ctrl_c.patient(child.kill):
            answer = child.solved(job, watching.tell, lambda: ctrl_c.asked)
        ctrl_c.done()
    return asked, warnings, answer


def _write(file: Path, answer: Answer, number: int, output: str) -> None:
    """Writes the scenario's text with a repair made, everything else as it was written."""
    from planner.cli.ends import write
    from planner.files.atomic import write_text
    from planner.files.streams import STDOUT

    if answer.plan is not None:
        raise typer.BadParameter("there is a plan, so nothing needs a repair", param_hint="--apply")
    if number > len(answer.repairs):
        there = f"there are {len(answer.repairs)}" if answer.repairs else "none was found"
        raise typer.BadParameter(f"there is no repair {number}; {there}", param_hint="--apply")
    text = _repaired(file, answer.repairs[number - 1].patch)
    if output == STDOUT:
        write(text)
    else:
        write_text(output, text)


def _repaired(file: Path, patch: str) -> str:
    from json import loads

    from planner.edits import apply, apply_to_variant, edit_of, extended_by
    from planner.files import load_tree
    from planner.files.text import as_text, read_bytes
    from planner.files.yaml_tree import MOST_BYTES

    text, edit = as_text(read_bytes(file, MOST_BYTES), str(file)), edit_of(loads(patch), load_tree(file))
    base = extended_by(text)
    return (
        apply(text, edit, str(file))
        if base is None
        else apply_to_variant(text, load_tree(file.parent / base), edit, str(file))
    )


def _can_be_written(file: Path, output: str) -> None:
    """Refuses what cannot be done before any work is. Raises InputError, NotFound and BadParameter."""
    from planner.cli.inputs import STDIN
    from planner.cli.targets import ready
    from planner.edits import extended_by
    from planner.files.streams import STDOUT
    from planner.files.text import as_text, read_bytes
    from planner.files.yaml_tree import MOST_BYTES

    if str(file) == STDIN:
        raise typer.BadParameter("what comes in by standard input cannot be changed; name a file", param_hint="--apply")
    ready([output], [file])
    base = extended_by(as_text(read_bytes(file, MOST_BYTES), str(file)))
    if base is not None and output != STDOUT and Path(output).resolve().parent != file.resolve().parent:
        raise typer.BadParameter(f"{file} extends {base}; write it into the same folder", param_hint="-o")


def _show(file: Path, scenario: Scenario, answer: Answer, output: str | None) -> None:
    from planner.cli.explanations import show_explanation
    from planner.cli.screen import Screen
    from planner.files.streams import STDOUT

    screen = Screen(error=output == STDOUT)
    show_explanation(screen, answer, scenario, file)
    if output not in (None, STDOUT):
        screen.say(f"The scenario with that repair is in {output}.")
