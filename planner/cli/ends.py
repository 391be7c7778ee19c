"""How the command line ends: exit codes, and errors in the words of the person who made them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import NoReturn

from planner.errors import InputError, NotFound, OurBug


class Exit(IntEnum):
    """Exit codes."""

    DONE = 0
    FINDINGS = 1
    BAD_INPUT = 2
    NO_PLAN_EXISTS = 3
    NO_PLAN_FOUND = 4
    OUR_BUG = 70


def guarded(app: Callable[[], object]) -> NoReturn:
    """Runs an app to its end. No error reaches the user as a traceback."""
    try:
        app()
        sys.stdout.flush()
        code = int(Exit.DONE)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(Exit.DONE if end.code is None else Exit.BAD_INPUT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = int(Exit.DONE)
    except KeyboardInterrupt:
        say("stopped")
        code = int(Exit.NO_PLAN_FOUND)
    except Exception as error:
        code = int(explained(error))
    sys.exit(code)


def explained(error: Exception) -> Exit:
    """Tells an error on stderr in words, and returns the exit code that goes with it."""
    if isinstance(error, InputError):
        count = len(error.problems)
        say(f"{count} {'problem' if count == 1 else 'problems'} in the input:")
        say(str(error))
        return Exit.BAD_INPUT
    if isinstance(error, NotFound):
        say(str(error))
        return Exit.BAD_INPUT
    what = str(error) if isinstance(error, OurBug) else f"{type(error).__name__}: {error}"
    say("This is our mistake, not yours. Please report it with the scenario and this line:")
    say(what)
    return Exit.OUR_BUG


def say(text: str) -> None:
    """A line on stderr."""
    print(text, file=sys.stderr)  # noqa: T201 - the command line speaks here
