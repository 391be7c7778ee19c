"""What is said between the process that solves and the one that asked it to.

Each message is pickled, after its length in eight bytes. Both ends are ours, so pickling is safe.
"""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from planner.errors import InputError, NotFound
from planner.plan.record import Answer, Plan
from planner.plan.settings import Progress, Settings

if TYPE_CHECKING:
    from planner.domain.scenario import Scenario

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True)
class Job:
    """What to solve and how; `start` is a plan to go on from.

    The time limit counts from `began`, else from when the job arrives. That is in monotonic seconds, which on Linux and macOS
    are the same for every process of a machine: what passes while the solver's library is loaded counts, too.
    """

    scenario: Scenario
    settings: Settings
    began: float | None = None
    start: Plan | None = None


@dataclass(frozen=True)
class Best:
    """A plan that is better than those before it, judged; the work goes on."""

    answer: Answer


@dataclass(frozen=True)
class Final:
    """The answer; nothing follows."""

    answer: Answer


@dataclass(frozen=True)
class Refused:
    """What was asked is wrong; nothing follows."""

    error: InputError | NotFound


@dataclass(frozen=True)
class Broke:
    """Something of ours broke: what was seen of it, and where; nothing follows."""

    seen: str
    place: str


@dataclass(frozen=True)
class NoMemory:
    """There was no memory to go on with; nothing follows."""


Message = Progress | Best | Final | Refused | Broke | NoMemory


def framed(message: Message | Job) -> bytes:
    """A message as it is sent."""
    data = pickle.dumps(message)
    return _LENGTH.pack(len(data)) + data


def received(stream: IO[bytes]) -> Message | Job | None:
    """The next message, once all of it is there; None where the other side is gone, be it in the middle of one."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        return None
    message: Message | Job = pickle.loads(data)  # noqa: S301 - written by our own other half
    return message
