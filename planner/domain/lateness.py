"""What lateness is counted from: the horizon's start, the summit, or a moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from planner.domain.moment import Moment
from planner.domain.values import read_moment

HORIZON, SUMMIT = "horizon", "summit"


@dataclass(frozen=True)
class CountedFrom:
    """The horizon's start, the summit, or a moment (zone of `home`); prints itself as planners write it."""

    said: Moment | str

    @property
    def moment(self) -> Moment | None:
        """The moment, or None where it is none."""
        return self.said if isinstance(self.said, Moment) else None

    @property
    def summit(self) -> bool:
        """Whether it is the summit."""
        return self.said == SUMMIT

    def __str__(self) -> str:
        return str(self.said)


FROM_HORIZON = CountedFrom(HORIZON)


def read_counted_from(value: Any) -> CountedFrom:
    """`horizon`, `summit`, or a moment such as `2018-06-12` or `2018-06-12 09:00`."""
    if isinstance(value, CountedFrom):
        return value
    if isinstance(value, Moment) or value in (HORIZON, SUMMIT):
        return CountedFrom(value)
    if isinstance(value, str) and value[:1].isdecimal():
        return CountedFrom(read_moment(value))
    shown = f"{value!r:.40}".replace("{", "(").replace("}", ")")
    message = f"lateness is not counted from {shown}; write horizon, summit or a moment such as 2018-06-12 09:00"
    raise PydanticCustomError("TIME-lateness", message)


From = Annotated[
    CountedFrom,
    BeforeValidator(read_counted_from),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["horizon", "summit", "2018-06-12", "2018-06-12 09:00"]}),
]
