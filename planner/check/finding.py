"""What the judge finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """A rule that a plan breaks: the rule family, the meeting, person or journey that it is about, and a sentence."""

    rule: str
    subject: str
    message: str
