"""Who is to read it: what is not for everybody is told inside the office only."""

from __future__ import annotations

from enum import StrEnum

from planner.domain.meetings import Certainty


class Audience(StrEnum):
    """For whom a table or a sheet is made."""

    OFFICE = "inside the office"
    RELEASE = "for release"


_UNTOLD = {Certainty.HIDDEN: "time not public", Certainty.TO_BE_DECIDED: "time to be decided"}
_MARKS = {
    Certainty.ABOUT: "time not exact",
    Certainty.TO_BE_DECIDED: "time to be decided",
    Certainty.HIDDEN: "time not for release",
}


def untold(certainty: str, audience: Audience) -> str:
    """What is said in place of a time that is not for these readers; empty where they may read it."""
    return _UNTOLD.get(_certainty(certainty), "") if audience is Audience.RELEASE else ""


def mark(certainty: str, audience: Audience = Audience.OFFICE) -> str:
    """What is said beside a time that is told and not meant to the minute, or not for everybody; else nothing."""
    return "" if untold(certainty, audience) else _MARKS.get(_certainty(certainty), "")


def _certainty(text: str) -> Certainty:
    return Certainty(text) if text in set(Certainty) else Certainty.EXACT
