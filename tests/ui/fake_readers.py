"""Functions in place of the one that reads scenarios, for what that is too good at: waiting, failing, dying."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any


def never_ends(path: Path, text: str) -> Any:
    """Reads for ever."""
    threading.Event().wait()


def dies(path: Path, text: str) -> Any:
    """Ends its process without a word."""
    os._exit(9)


def fails(path: Path, text: str) -> Any:
    """Raises."""
    raise RuntimeError("something broke")


def chatters(path: Path, text: str) -> Any:
    """Prints where the answer is to go, and then says where it ran."""
    print("a word")
    raise RuntimeError(str(os.getpid()))
