"""How the command line speaks and ends: exit codes, and errors in the words of the person who made them."""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from collections.abc import Callable
from enum import IntEnum
from typing import Any, NoReturn, TextIO

from planner.errors import Apart, InputError, NoAnswer, NotFound, place_of, seen_of


class Exit(IntEnum):
    """Exit codes; 130 and 141 are what shells give to a command that Ctrl-C or a closed pipe ended."""

    DONE = 0
    FINDINGS = 1
    BAD_INPUT = 2
    NO_PLAN_EXISTS = 3
    NO_PLAN_FOUND = 4
    OUR_BUG = 70
    STOPPED = 130
    UNHEARD = 141


_OUTPUT_TROUBLE = {errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT, errno.EBADF, errno.ENXIO, errno.ESTALE}
"""What is wrong where output cannot be written, by the system's numbers."""


class Unheard(Exception):
    """Nobody reads our output any more: `planner show plan.csv | head`."""


_CLOSED: set[str] = set()
"""The standard streams that were closed when the process began."""


def is_open(stream: str) -> bool:
    """Whether `stdout` or `stderr` was open when the process began."""
    return stream not in _CLOSED


def _open_what_is_closed() -> None:
    """Lets standard streams that are closed lead nowhere, so that no file of ours gets their number and their text."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            handle = os.open(os.devnull, os.O_RDWR)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
            os.set_inheritable(number, True)  # a child of ours has it too
            _CLOSED.add(name)
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - as long as we live


_BEGAN: list[float] = []
"""When the app that runs now was begun."""


def began() -> float | None:
    """When the app began (monotonic seconds), None where it was not begun by `guarded`: loading counts as work, too."""
    return _BEGAN[-1] if _BEGAN else None


def pause(seconds: float) -> None:
    """Leaves seconds in which somebody was asked something out of what counts as work."""
    _BEGAN[-1:] = [began + seconds for began in _BEGAN[-1:]]


def guarded(app: Callable[[], object]) -> NoReturn:
    """Runs an app and ends the process with its exit code. No error reaches the user as a traceback."""
    _BEGAN[:] = [time.monotonic()]
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows another sign
    try:
        code = _code_of(app)
    finally:
        _BEGAN.clear()
    try:
        sys.stdout.flush()
    except OSError:
        _silence(sys.stdout)
        code = code or Exit.UNHEARD
    sys.exit(int(code))


def _code_of(app: Callable[[], object]) -> int:
    try:
        app()
    except SystemExit as end:
        if isinstance(end.code, int):
            return end.code
        return Exit.DONE if end.code is None else Exit.BAD_INPUT
    except KeyboardInterrupt:
        say("Stopped.")
        return Exit.STOPPED
    except Unheard:
        _silence(sys.stdout)
        return Exit.UNHEARD
    except Exception as error:
        return explained(error)
    return Exit.DONE


def explained(error: Exception) -> Exit:
    """Tells an error on stderr in words, and returns the exit code that goes with it."""
    match error:
        case InputError(faults=faults):
            number = len(faults)
            say(f"{number:,} {'problem' if number == 1 else 'problems'} in the input:")
            say(str(error))
        case NotFound():
            text = str(error)
            say(f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}")
        case NoAnswer():
            say(str(error))
            return Exit.NO_PLAN_FOUND
        case OSError(errno=number) if number in _OUTPUT_TROUBLE:
            say(f"The output could not be written: {error.strerror}.")
            _silence(sys.stdout)
        case _:
            say(apology(error))
            return Exit.OUR_BUG
    return Exit.BAD_INPUT


def apology(error: Exception) -> str:
    """One line for an error that is our own: that it is, what it was, where, and what to do."""
    from importlib.metadata import version

    seen, place = (error.seen, error.place) if isinstance(error, Apart) else (seen_of(error), place_of(error))
    return (
        f"Sorry, this is our mistake, not yours. Please report this line, with the scenario if you may: "
        f"{seen} (at {place}, summit-planner {version('summit-planner')})"
    )


def say(text: str) -> None:
    """A line on stderr, for people; lost where nobody listens there."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def write(text: str) -> None:
    """Text on stdout, for people and programs. Raises Unheard where nobody reads it any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise Unheard from None


def write_json(tree: dict[str, Any]) -> None:
    """One JSON document on stdout. Raises Unheard where nobody reads it any more."""
    write(json.dumps(tree, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def _silence(stream: TextIO) -> None:
    """Lets everything that is still to be written to a stream vanish, so that the end of the process is quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return
