"""A second search on a core of its own: the same scenario from another seed, in a process that ends with whoever started it.

Python runs one thread at a time, so a search in the same process would only slow the first one down.
"""

from __future__ import annotations

import threading

from planner.errors import Apart, Crashed, NoAnswer
from planner.plan.record import Answer, Plan
from planner.runs import Child, Job

FUNCTION = "planner.solve.door:search_only"
LATE = 0.5
"""Wall seconds after its time that are waited for what it found."""


class SecondSearch:
    """A search in another process, begun at once."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._stop = threading.Event()
        self._answer: Answer | None = None
        self.faults: list[str] = []
        """Sentences on what of ours failed in it, once it is over."""
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        try:
            with Child(FUNCTION) as child:
                self._answer = child.solved(self._job, lambda _: None, self._stop.is_set, LATE)
            self.faults += self._answer.faults
        except (Apart, Crashed) as error:
            self.faults.append(f"The second search failed ({'; '.join(str(error).splitlines())[:500]}).")
        except NoAnswer:  # ended from outside, or by us, before it had a plan: the first search is there
            return

    def plan(self, seconds: float) -> Plan | None:
        """The plan that it found, None where that is none, or does not come in so many seconds; it is over then in any case."""
        self._thread.join(max(0.0, seconds))
        self._stop.set()
        self._thread.join()
        return None if self._answer is None else self._answer.plan
