"""The command `planner`. Each command loads what it needs when it runs, so that `planner --help` answers at once."""

from __future__ import annotations

import typer

from planner.cli import bench, compare, judge, show, solve, tools
from planner.cli.ends import guarded

app = typer.Typer(
    name="planner",
    help="Plans the run-up to a summit: meetings, people, travel and permits solved together, with proof.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(solve.solve)
app.command()(judge.check)
app.command()(judge.validate)
app.command()(show.show)
app.command()(compare.compare)
app.command()(bench.bench)
app.command()(tools.schema)
app.command()(tools.ui)
app.command()(tools.version)


def run() -> None:
    """Runs the command line and ends the process with its exit code: see `planner.cli.ends`."""
    guarded(lambda: app(prog_name="planner"))
