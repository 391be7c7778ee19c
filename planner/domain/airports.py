"""Airports by their codes: coordinates and zone, from the package airportsdata (offline)."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache

from planner.domain.hints import worth_comparing


@dataclass(frozen=True)
class Airport:
    """An airport: its code as asked for, name, coordinates in degrees, IANA zone."""

    code: str
    name: str
    latitude: float
    longitude: float
    zone: str


@cache
def _table(kind: str) -> dict[str, dict[str, object]]:
    import airportsdata

    return airportsdata.load(kind)  # type: ignore[arg-type, return-value]


@cache
def airport(code: str) -> Airport | None:
    """The airport with this IATA (three letters) or ICAO (four letters) code, or None."""
    row = _table("IATA" if len(code) == 3 else "ICAO").get(code)
    if row is None:
        return None
    return Airport(code, str(row["name"]), float(str(row["lat"])), float(str(row["lon"])), str(row["tz"]))


def nearest_codes(code: str) -> list[str]:
    """At most three codes that look like this one."""
    table = _table("IATA" if len(code) == 3 else "ICAO")
    return (
        difflib.get_close_matches(code, sorted(table), n=3, cutoff=0.6) if worth_comparing(len(table) // 5) else []
    )  # short words
