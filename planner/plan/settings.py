"""How a solve is done, and what it tells while it runs."""

from __future__ import annotations

from dataclasses import dataclass

from planner.plan.record import Tier


@dataclass(frozen=True)
class Settings:
    """How long, how widely and how repeatably to solve.

    `time_limit` is in wall seconds for everything together. One worker gives the same plan every time unless the time limit
    ends the work; `fast` uses every core and makes no such promise. With `good_enough` the work ends once no plan is better
    in that tier and those above it; those below stay as they are. Where there is no plan, it is told why, unless `explain` says
    not to: that can take longer than the proof.
    """

    time_limit: float = 60.0
    workers: int = 1
    seed: int = 0
    fast: bool = False
    good_enough: Tier | None = None
    explain: bool = True

    def __post_init__(self) -> None:
        if not self.time_limit > 0:
            raise ValueError(f"time limit {self.time_limit} is not above 0 seconds")
        if self.workers < 1:
            raise ValueError(f"{self.workers} workers; at least 1 is needed")


@dataclass(frozen=True)
class Progress:
    """Where a solve is: the tier it works on, the best value and the bound so far (less is better), and a sentence.

    `seconds` counts wall time since the start; while `building` there is no search yet. `searched` is what the best plan of
    the search comes to, tier by tier, where that is what is told of. Where it is a `finding` by itself, the sentence says all.
    """

    tier: Tier | None
    best: int | None
    bound: int | None
    seconds: float
    says: str
    building: bool = False
    searched: tuple[tuple[Tier, int], ...] = ()
    finding: bool = False
