"""Lengths of time on the command line: seconds as a number, or `90s`, `1m`, `1m30s`, `1 h`."""

from __future__ import annotations

import re

import typer

_SECONDS = {"h": 3600, "hour": 3600, "hours": 3600, "m": 60, "min": 60, "minute": 60, "minutes": 60}
_SECONDS |= dict.fromkeys(("s", "sec", "second", "seconds"), 1)
_PART = r"(\d+(?:\.\d+)?)\s*([a-z]+)\s*"


def seconds(text: str) -> float:
    """The seconds that a text means. Raises BadParameter where it means none."""
    said = str(text).strip().lower()
    try:
        return float(said)
    except ValueError:
        parts = re.findall(_PART, said) if re.fullmatch(f"(?:{_PART})+", said) else []
    if not parts or any(unit not in _SECONDS for _, unit in parts):
        raise typer.BadParameter(f"{text!r:.60} is no length of time; write seconds, or 90s, 1m or 1h30m")
    return sum(float(number) * _SECONDS[unit] for number, unit in parts)
