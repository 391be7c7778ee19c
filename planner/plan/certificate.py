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


@dataclass(frozen=True)
class PresencePrice:
    """What the presence of somebody costs a meeting that starts in a city at an instant from `first` to `last`, and earns them.

    `who` is a party, or somebody who travels alone; the price is in thousandths of a point of travel.
    """

    who: str
    meeting: str
    city: str
    first: int
    last: int
    price: int


@dataclass(frozen=True)
class AttendedOnce:
    """Meetings that count once in each journey of somebody (a party, or who travels alone), however often they come by."""

    who: str
    meetings: tuple[str, ...]


@dataclass(frozen=True)
class TravelCertificate:
    """What legs cost at least, in points of travel, in plans that leave out no more than `priority` and `attendance` say, in points
    of those tiers; and the prices that prove it (docs/bounds.md).

    A point of priority that is left out counts `per_priority` thousandths of a point of travel, one of attendance
    `per_attendance`. Instants lie `grid` minutes apart, from `begins` (UTC) on; journeys are counted in blocks of so many minutes
    from there.
    """

    bound: int
    begins: datetime
    grid: int
    block: int
    priority: int
    attendance: int
    per_priority: int
    per_attendance: int
    prices: tuple[PresencePrice, ...]
    once: tuple[AttendedOnce, ...]
