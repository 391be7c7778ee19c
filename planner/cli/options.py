"""Options that mean the same wherever they stand."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from planner.cli import completing

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of words.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only errors, and what was asked for.")]


def scenario_option(name: str, says: str) -> Any:
    """An option that names a scenario, for an annotation."""
    return typer.Option(name, metavar="SCENARIO", help=says, autocompletion=completing.scenarios)
