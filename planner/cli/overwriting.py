"""Plans that somebody changed by hand are not written over before that is allowed."""

from __future__ import annotations

import os
import sys
import time

import typer

from planner.cli.ends import Exit, pause, say
from planner.errors import Fault, InputError, PlannerError
from planner.files.plan_digest import untouched
from planner.files.plan_lines import MOST_BYTES
from planner.files.streams import STDOUT, is_stream
from planner.files.text import read_bytes

CHANGED = "this file is not as the planner wrote it"
"""What is wrong with a file that is no plan of ours any more, or never was."""


def allowed(name: str | None, *, force: bool) -> None:
    """Asks on a terminal whether a file that was changed by hand may be written over; Exit where it may not.

    Raises InputError where there is nobody to ask. None and `-` are no files, and with `force` all may be.
    """
    if force or name in (None, STDOUT) or is_stream(str(name)) or not os.path.exists(str(name)) or _ours(str(name)):
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        message = f"{CHANGED}, and what was changed would be lost; name another one, or add --force"
        raise InputError([Fault("PERM-changed", message, file=name)])
    began = time.monotonic()
    if not _agreed(f"{name}: {CHANGED}, and what was changed would be lost. Write over it?"):
        say("Nothing was solved, and the file is as it was.")
        raise typer.Exit(Exit.BAD_INPUT)
    pause(time.monotonic() - began)


def _agreed(question: str) -> bool:
    """Whether somebody answers yes; the end of what is typed is a no."""
    try:
        return typer.confirm(question, err=True)
    except typer.Abort:
        return False


def _ours(name: str) -> bool:
    try:
        return untouched(read_bytes(name, MOST_BYTES))
    except PlannerError:
        return False
