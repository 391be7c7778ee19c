"""The process in which one job runs: reads it from stdin, writes its row to stdout.

It ends when stdin closes, so that it does not outlive whoever started it.
"""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import replace
from pathlib import Path

from planner.bench.jobs import Row, job_of, row_json
from planner.errors import PlannerError


def main() -> None:
    """Runs the job that stands in the first line of stdin."""
    from planner.bench.methods import run

    line = sys.stdin.readline()
    if not line:
        return  # whoever started it is gone
    job = job_of(line)
    threading.Thread(target=_watch, daemon=True).start()
    try:
        row = run(job)
    except MemoryError:
        row = Row(words="out of memory")
    except PlannerError as error:
        row = Row(words="; ".join(str(error).splitlines()[:3]))
    sys.stdout.write(row_json(replace(row, memory=peak())) + "\n")
    sys.stdout.flush()
    os._exit(0)  # at once: a model of millions of constraints takes its time to go


def _watch() -> None:
    sys.stdin.read()
    os._exit(1)


def peak() -> float:
    """The most memory that this process has held, in MB.

    Linux hands the peak that `getrusage` tells on from whoever started the process, so there it is read from /proc.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next((each for each in status.read_text().splitlines() if each.startswith("VmHWM")), None)
        if line is not None:
            return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
