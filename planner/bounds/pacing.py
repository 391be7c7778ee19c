"""How long the stages of a way up may take: as on a usual machine, so that it comes out the same everywhere, or by a clock."""

from __future__ import annotations

from collections.abc import Callable

Clock = Callable[[], float]
"""Tells seconds."""


class Pacing:
    """Seconds that are parted among stages, one after the other.

    Without a clock they are those of a usual machine. By a clock whatever a stage leaves or takes too much is the next ones', and
    each stage tells how quick this machine is.
    """

    def __init__(self, seconds: float, clock: Clock | None = None) -> None:
        self._seconds, self._clock, self._quick, self._parts = seconds, clock, 1.0, 1.0
        self._began = self._since = 0.0 if clock is None else clock()

    def usual_seconds(self, part: float) -> float:
        """The seconds of a usual machine that a stage has whose part of the whole this is."""
        if self._clock is None:
            return self._seconds * part
        self._since = self._clock()
        left = max(0.0, self._seconds - (self._since - self._began))
        share, self._parts = part / self._parts, self._parts - part
        return left * share * self._quick

    def did(self, usual_seconds: float) -> None:
        """Takes note that a stage has done what takes a usual machine so long."""
        if self._clock is not None:
            self._quick = usual_seconds / max(self._clock() - self._since, 1e-3)
