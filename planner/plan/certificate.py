"""What proves a bound: prices from which anybody can work it out again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Priced(StrEnum):
    """What has prices: one person's time, rooms that are counted together, or pools that are."""

    PERSON = "person"
    ROOMS = "rooms"
    POOLS = "pools"


@dataclass(frozen=True)
class Run:
    """Prices at instants of the grid that follow on each other.

    `first` is the number of the first instant, 0 when the certificate begins. The prices are whole thousandths of a point,
    with spaces in between.
    """

    first: int
    prices: str


@dataclass(frozen=True)
class PriceList:
    """What a person, one of some rooms or one of some pools costs at each instant; nothing where no run says it."""

    of: Priced
    ids: tuple[str, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Certificate:
    """What must be left out at least, in points of priority, and the prices that prove it (docs/bounds.md).

    Instants lie `grid` minutes apart, from `begins` (UTC) on.
    """

    bound: int
    begins: datetime
    grid: int
    prices: tuple[PriceList, ...]
