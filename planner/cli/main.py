"""The command `planner`. Each command loads what it needs when it runs, so that `planner --help` answers at once."""

from __future__ import annotations

from typing import Annotated

import typer

from planner.cli import alternatives, bench, bench_files, compare, explain, judge, show, solve, tools, why_not
from planner.cli.ends import guarded
from planner.cli.examples import epilog
from planner.cli.optional_file import WithOptionalFile
from planner.cli.second_word import with_second_word

HELP = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    name="planner",
    no_args_is_help=True,
    epilog=epilog("planner"),
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=HELP,
)


@app.callback()
def planner(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=tools.print_version, is_eager=True)
    ] = False,
) -> None:
    """Plans the run-up to a summit: meetings, people, travel and permits solved together, with proof."""


SECOND_WORDS = {
    "bench": with_second_word("files", bench_files.files, context_settings=HELP, epilog=epilog("bench files")),
}
"""Commands whose second word can be a command of its own, by name."""

app.command(cls=WithOptionalFile, context_settings=HELP, epilog=epilog("solve"))(solve.solve)
for command in (
    judge.check,
    judge.validate,
    explain.explain,
    alternatives.slots,
    alternatives.why,
    why_not.why_not,
    show.show,
    compare.compare,
    bench.bench,
    tools.schema,
    tools.ui,
    tools.version,
):
    name = command.__name__.replace("_", "-")
    app.command(cls=SECOND_WORDS.get(name), context_settings=HELP, epilog=epilog(name))(command)


def run() -> None:
    """Runs the command line and ends the process with its exit code: see `planner.cli.ends`."""
    guarded(lambda: app(prog_name="planner"))
