"""`planner schema`, `planner ui` and `planner version`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.ends import Exit, say, write

Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write it here.")]
Folder = Annotated[Path | None, typer.Argument(metavar="FOLDER", show_default=False, help="Where the scenarios lie.")]
Port = Annotated[int, typer.Option(min=1, max=65535, metavar="PORT", help="The port to listen on.")]


def schema(output: Output = None) -> None:
    """Print the JSON Schema of scenarios.

    Editors complete and explain the fields of a scenario by it.
    """
    from planner.cli.targets import ready
    from planner.files import json_schema
    from planner.files.atomic import write_text
    from planner.files.streams import without_alias

    output = without_alias(output)
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    if output in (None, "-"):
        write(text)
        return
    ready([output], [])
    write_text(str(output), text)


def ui(folder: Folder = None, port: Port = 8501) -> None:
    """Start the app in the browser.

    There the scenarios of a FOLDER are edited, solved and compared. Without a FOLDER it opens one of your own, which has
    the samples in it at first.
    """
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            say(f"Port {port} cannot be used ({error.strerror}); choose another one with --port.")
            raise typer.Exit(Exit.BAD_INPUT) from None
    from ui.launch import run

    run(port, folder)


def version() -> None:
    """Print the version."""
    from importlib.metadata import version as version_of

    write(f"{version_of('summit-planner')}\n")


def print_version(asked: bool) -> None:
    """Prints the version where that is asked for, and does nothing else then."""
    if asked:
        version()
        raise typer.Exit
