"""A planner in the foreground of a terminal of its own, for tests."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

from tests.cli.running import FIRST, ROOT, command_with, environment

FOREGROUND = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
CTRL_C = b"\x03"


def at_a_terminal(function: str, *words: str | Path) -> tuple[subprocess.Popen[bytes], int]:
    """A planner in the foreground of a terminal of its own, and that terminal."""
    parent, terminal = pty.openpty()
    started = subprocess.Popen(
        [sys.executable, "-c", FOREGROUND, *command_with(function, "solve", FIRST, *words)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=environment(TERM="xterm-256color"),
        cwd=ROOT,
        start_new_session=True,
    )
    os.close(terminal)
    return started, parent


def shown(terminal: int, until: bytes = b"") -> bytes:
    """What a terminal shows, until some bytes of it, or to its end."""
    found = b""
    while (not until or until not in found) and select.select([terminal], [], [], 60)[0]:
        try:
            found += os.read(terminal, 65536)
        except OSError:  # the other side is closed
            break
    return found
