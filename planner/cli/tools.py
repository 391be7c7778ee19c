"""`planner schema`, `planner ui` and `planner version`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def schema(
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it here.")] = None,
) -> None:
    """Print the JSON Schema of scenario files, for editors."""
    from planner.files.atomic import write_text
    from planner.files.schema import json_schema

    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_text(output, text)


def ui(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8501,
) -> None:
    """Start the app in the browser."""
    from ui.launch import run

    run(port)


def version() -> None:
    """Print the version."""
    from importlib.metadata import version as version_of

    typer.echo(version_of("summit-planner"))
