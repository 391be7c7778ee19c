"""What stands on a board: a meeting at its place, and all of it at a time, to be put back later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.search.jobs import Job, Seated, Spot
from planner.search.preparing import Done
from planner.search.prices import Price
from planner.search.routes import Route
from planner.search.stops import Stop


@dataclass(frozen=True)
class Placed:
    """A meeting on the board: where and when, who sits where, what it takes from pools, its stops by traveller, its day."""

    job: Job
    spot: Spot
    start: int
    seated: tuple[Seated, ...]
    pools: tuple[tuple[str, int], ...]
    stops: tuple[tuple[str, Stop], ...]
    day: date


@dataclass(frozen=True)
class Standing:
    """All that stood on a board at a time, and what it cost. The tables are those of the board, copied."""

    price: Price
    tables: tuple[dict[Any, Any], ...]

    @property
    def placed(self) -> dict[str, Placed]:
        """The meetings that were held."""
        return self.tables[0]

    @property
    def done(self) -> dict[str, Done]:
        """The work that was done."""
        return self.tables[-2]

    @property
    def routes(self) -> dict[str, Route]:
        """The route of everybody who moves."""
        return self.tables[1]
