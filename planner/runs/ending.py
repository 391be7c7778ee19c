"""What is told of a solve whose process ended before it answered, and what is kept of it."""

from __future__ import annotations

import signal
from dataclasses import dataclass, replace

from planner.errors import Crashed, NoAnswer
from planner.plan.record import Answer

CRASHES = {
    getattr(signal, name)
    for name in ("SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGSYS", "SIGTRAP")
    if hasattr(signal, name)
}
"""The signals by which a process ends itself, through a mistake in it."""


@dataclass(frozen=True)
class Ending:
    """How the process ended, as the beginning of a sentence that goes on with a time; what that tells, as another sentence;
    and whether it is a fault of ours.
    """

    what: str
    hint: str = ""
    ours: bool = False


def died(code: int, limit: float | None) -> Ending:
    """The end of a process that says no more: `code` is as in `subprocess`, `limit` the GiB that it may take, if any."""
    by = next((each for each in signal.Signals if each == -code), None)
    if limit is not None and (code > 0 or by in CRASHES):
        return starved(limit)
    if by is None:
        return Ending(f"The process that solved it ended without an answer (code {code})", ours=True)
    if by in CRASHES:
        return Ending(f"The process that solved it crashed ({by.name})", ours=True)
    if by == signal.SIGKILL:
        most = "Most often that means that no memory was left."
        return Ending("The process that solved it was ended from outside (killed)", most)
    return Ending(f"The process that solved it was ended from outside ({by.name})")


def starved(limit: float | None) -> Ending:
    """The end for lack of memory."""
    if limit is None:
        return Ending("There was no memory left for the process that solved it, which ended")
    return Ending(f"It needed more than the {limit:g} GiB that it may take, and ended")


def deaf(patience: float) -> Ending:
    """The end of a process that was told to stop and did not."""
    return Ending(f"The process that solved it did not stop within {patience:g} s of being told to, and was ended")


def kept(best: Answer | None, ending: Ending, seconds: float) -> Answer:
    """The best plan so far with a word on how it ended. Where there is none, raises Crashed for a fault of ours, else NoAnswer."""
    told = f"{ending.what} after {seconds:.1f} s"
    if best is not None:
        word = " ".join([f"{told}; this is the best plan by then.", *filter(None, [ending.hint])])
        if ending.ours:
            return replace(best, faults=(*best.faults, word))
        return replace(best, remarks=(*best.remarks, word))
    if ending.ours:
        raise Crashed(told)
    rest = "Nothing is proved: there may be a plan."
    raise NoAnswer(" ".join([f"{told}, before it had a plan.", *filter(None, [ending.hint]), rest]))
