"""Numbers, flags and coordinates as people type them, and as a scenario writes them."""

from __future__ import annotations

import re

from ui.fields.clocks import Misread, quoted

_YES = {"yes", "y", "true", "on", "1", "x", "\u2713", "\u2714"}
_NO = {"no", "n", "false", "off", "0"}


def flag_of(what: bool | str) -> str:  # noqa: FBT001 - a checkbox gives a flag
    """`true` or `false` of a checkbox, or of words such as yes and no. Raises Misread."""
    if isinstance(what, bool):
        return "true" if what else "false"
    word = what.strip().lower()
    if word in _YES:
        return "true"
    if word in _NO:
        return "false"
    raise Misread("FMT-flag", f"{quoted(what)} says neither yes nor no; write one of them")


def count_of(text: str, least: int, most: int) -> str:
    """A whole number of `1,000`, `1 000` or `1000`, within two bounds. Raises Misread."""
    found = re.fullmatch(r"\d{1,9}|\d{1,3}(?:[ ,'\u2019\u00a0\u202f_]\d{3}){1,2}", text.strip(), re.ASCII)
    if found is None:
        raise Misread("NUM-form", f"{quoted(text)} is no whole number; write it in digits, such as 10")
    number = int(re.sub(r"\D", "", text))
    if not least <= number <= most:
        raise Misread("NUM-range", f"{number:,} is out of range; write a number from {least:,} to {most:,}")
    return str(number)


def decimal_of(text: str) -> str:
    """A number with a point, or with a comma in place of it. Raises Misread."""
    said = text.strip().replace("\u2212", "-")
    said = said.replace(",", ".") if re.fullmatch(r"-?\d+,\d+", said) else said
    found = re.fullmatch(r"(-?)0*(\d{1,6}(?:\.\d{1,9})?)", said, re.ASCII)
    if found is None:
        raise Misread("NUM-form", f"{quoted(text)} is no number; write it in digits with a point, such as 37.956")
    return f"{found[1]}{found[2]}"


_DEGREES = r"(-?\d{1,3}(?:[.,]\d+)?) ?\u00b0? ?"
_COORDINATES = re.compile(
    rf"(?P<north>[NS])? ?{_DEGREES}(?P<south>[NS])? ?(?:[,;/ ] ?)(?P<east>[EW])? ?{_DEGREES}(?P<west>[EW])?",
    re.IGNORECASE,
)


def coordinates_of(text: str) -> list[str]:
    """Latitude and longitude in degrees: `37.956, 126.677`, `38.8977 N 77.0365 W`. Raises Misread."""
    said = " ".join(text.strip().strip("[]()").replace("\u2212", "-").split())
    found = _COORDINATES.fullmatch(said)
    if found is None:
        raise Misread(
            "NUM-form", f"{quoted(text)} are no coordinates; write latitude and longitude, such as 37.956, 126.677"
        )
    numbers = [number.replace(",", ".") for number in (found[2], found[5])]
    signs = ((found["north"] or found["south"] or "N"), (found["east"] or found["west"] or "E"))
    latitude, longitude = (
        f"-{number.lstrip('-')}" if sign in "sSwW" else number for number, sign in zip(numbers, signs, strict=True)
    )
    if abs(float(latitude)) > 90 or abs(float(longitude)) > 180:
        raise Misread("NUM-range", f"{quoted(text)}: latitude goes from -90 to 90, longitude from -180 to 180")
    return [decimal_of(re.sub(r"(\.\d{9})\d+", r"\1", number)) for number in (latitude, longitude)]
