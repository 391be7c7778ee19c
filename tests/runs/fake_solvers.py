"""Functions in place of the solver, for what the real one is too good at: waiting, failing, dying."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from planner.errors import BrokenPlan, Fault, InputError
from planner.plan.record import Answer, Tier
from planner.plan.settings import Progress, Settings
from planner.solve import solve as real

Tell = Callable[[Progress], None]
Stop = Callable[[], bool]


def _until(stop: Stop) -> None:
    pause = threading.Event()
    while not stop():
        pause.wait(0.02)


def _best(scenario: Any, on_answer: Callable[[Answer], None]) -> None:
    """Gives a plan out."""
    on_answer(real(scenario, Settings()))


def waits_until_stopped(scenario: Any, settings: Any, tell: Tell, stop: Stop, **_: Any) -> Any:
    """Works until it is asked to stop, then answers."""
    tell(Progress(None, None, None, 0.0, "waiting"))
    _until(stop)
    return real(scenario, settings)


def never_listens(scenario: Any, settings: Any, tell: Tell, stop: Stop, **_: Any) -> Any:
    """Works for ever, and says once that it was asked to stop."""
    tell(Progress(None, None, None, 0.0, "deaf"))
    _until(stop)
    sys.stderr.write("asked\n")
    threading.Event().wait()


def never_listens_and_has_a_plan(
    scenario: Any, settings: Any, tell: Tell, stop: Stop, *, on_answer: Any, **_: Any
) -> Any:
    """Gives a plan out and works for ever."""
    _best(scenario, on_answer)
    never_listens(scenario, settings, tell, stop)


def by_processor_time(scenario: Any, settings: Any, tell: Tell, stop: Stop, **more: Any) -> Any:
    """Solves by a clock that only goes on while this process works: whatever else the machine does takes none of its time.

    As for a command, the time counts from the beginning of the process, so what it loads is in it.
    """
    time.monotonic = time.process_time  # the process is the child's own, and ends with the answer
    return real(scenario, settings, tell, stop, **(more | {"began": 0.0}))


def dies(*_: Any, **__: Any) -> Any:
    """Ends its process without a word."""
    os._exit(9)


def fails(*_: Any, **__: Any) -> Any:
    """Raises."""
    raise RuntimeError("something broke")


def refuses(*_: Any, **__: Any) -> Any:
    """Raises what is for whoever wrote the scenario."""
    raise InputError([Fault("REF-unknown", "there is no person 'x'", ("who",), "a.yaml", 3, 1)])


def fails_with_a_plan(scenario: Any, settings: Any, tell: Tell, stop: Stop, *, on_answer: Any, **_: Any) -> Any:
    """Gives a plan out and raises."""
    _best(scenario, on_answer)
    raise BrokenPlan("a plan of ours breaks 1 rules")


def aborts(*_: Any, **__: Any) -> Any:
    """Ends as the solver's library does where it finds itself broken."""
    os.abort()


def aborts_with_a_plan(scenario: Any, settings: Any, tell: Tell, stop: Stop, *, on_answer: Any, **_: Any) -> Any:
    """Gives a plan out and aborts."""
    _best(scenario, on_answer)
    os.abort()


def is_killed(*_: Any, **__: Any) -> Any:
    """Ends as the system ends a process when there is no memory left."""
    os.kill(os.getpid(), signal.SIGKILL)


def is_killed_with_a_plan(scenario: Any, settings: Any, tell: Tell, stop: Stop, *, on_answer: Any, **_: Any) -> Any:
    """Gives a plan out and is killed."""
    _best(scenario, on_answer)
    os.kill(os.getpid(), signal.SIGKILL)


def takes_memory_with_a_plan(scenario: Any, settings: Any, tell: Tell, stop: Stop, *, on_answer: Any, **_: Any) -> Any:
    """Gives a plan out and takes memory, up to a GiB."""
    _best(scenario, on_answer)
    return [bytearray(1 << 20) for _ in range(1 << 10)]


def talks_on_stdout(scenario: Any, settings: Any, *_: Any, **__: Any) -> Any:
    """Writes to stdout as a library may, past Python, and answers."""
    os.write(1, b"a word of the library\n")
    return real(scenario, settings)


def says_how_much(scenario: Any, settings: Any, tell: Tell, stop: Stop, **_: Any) -> Any:
    """Waits for the wish to stop, and raises what it was given."""
    _until(stop)
    raise RuntimeError(f"{len(scenario.meetings)} meetings, stopped")


def goes_on_from(scenario: Any, settings: Any, tell: Tell, stop: Stop, *, start: Any, **_: Any) -> Any:
    """Raises how much there is in the plan that it was given to go on from."""
    raise RuntimeError(f"{len(start.appointments)} appointments")


def answers(scenario: Any, settings: Any, tell: Tell, stop: Stop, **_: Any) -> Any:
    """Answers or raises what the file in `$SAID` holds; writes what it was asked into `$ASKED`."""
    Path(os.environ["ASKED"]).write_bytes(pickle.dumps([scenario, settings, stop()]))
    tell(Progress(Tier.PRIORITY, 10, 10, 0.5, ""))
    said = pickle.loads(Path(os.environ["SAID"]).read_bytes())
    if isinstance(said, Exception):
        raise said
    return said
