"""How much memory there is: that of the machine, or what the container was given where that is less."""

from __future__ import annotations

import os
from pathlib import Path

GIB = 2**30
UNKNOWN = 4.0
"""GiB that are assumed where the system does not say."""
CONTAINER = Path("/sys/fs/cgroup/memory.max")
"""Where Linux says what a container was given (control groups, version 2); `max` where it may have everything."""


def memory_of_the_machine(container: Path = CONTAINER) -> float:
    """Memory in GiB."""
    try:
        whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / GIB
    except (ValueError, OSError, AttributeError):
        whole = UNKNOWN
    try:
        given = container.read_text("ascii").strip()
    except OSError:
        return whole
    return min(whole, int(given) / GIB) if given.isdecimal() else whole
