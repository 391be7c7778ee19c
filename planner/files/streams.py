"""What a name stands for: a file, which may be replaced whole, or a stream (a device, a pipe), which may only be written to."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from planner.errors import Fault

STDOUT = "-"
"""The name that stands for stdout."""
_STDOUT_NAMES = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
_HANDLES = ("/dev/fd", "/proc")
"""Folders whose entries stand for open files: what lies behind them is never replaced."""


def without_alias(name: str | None) -> str | None:
    """`-` for every name of stdout, any other name as it is."""
    return STDOUT if name is not None and os.path.normpath(name) in _STDOUT_NAMES else name


def is_stream(name: str) -> bool:
    """Whether a name stands for something that is there and neither file nor folder, or for an open file."""
    with suppress(OSError, ValueError):
        kind = os.stat(name).st_mode
        folder = os.path.realpath(os.path.dirname(name) or ".")
        behind = any(folder == each or folder.startswith(f"{each}/") for each in _HANDLES)
        return behind or not (stat.S_ISREG(kind) or stat.S_ISDIR(kind))
    return False


def unfit(name: str) -> Fault | None:
    """What makes a stream unfit to be written to: a disk, a socket, a pipe that nobody reads."""
    with suppress(OSError, ValueError):
        kind = os.stat(name).st_mode
        if stat.S_ISBLK(kind):
            return Fault("FMT-device", "this is a disk and would be overwritten; name a file", file=name)
        if stat.S_ISSOCK(kind):
            return Fault("FMT-device", "this is a socket; name a file or a pipe", file=name)
        if stat.S_ISFIFO(kind) and not _read_by_somebody(name):
            return Fault("FMT-device", "this is a pipe that nobody reads; start its reader first", file=name)
    return None


def _read_by_somebody(name: str) -> bool:
    """Whether a pipe can be opened for writing without waiting."""
    try:
        os.close(os.open(name, os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        return False
    return True


def write_to(name: str, data: bytes) -> None:
    """Writes to a stream. Raises OSError where it takes no more."""
    handle = os.open(name, os.O_WRONLY | os.O_NOCTTY)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
