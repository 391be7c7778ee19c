"""One cell of the comparison: what is to be solved by which method, and what came of it; both travel as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from planner.plan.record import Tier

METHODS = {"product": "product", "plain": "plain", "greedy": "first fit"}
"""The methods by the word that stands in files, with what people call them."""
FILE_METHODS = {
    **METHODS,
    "search": "search for this format",
    "model": "model for this format",
    "published": "published solution",
    "bound": "bound by prices",
    "pyjobshop": "PyJobShop",
    "timefold": "Timefold, pair facts",
}
"""The same with those that only files of public sets have."""
TRAVEL = Tier.TRAVEL.value


@dataclass(frozen=True)
class Job:
    """A made-up summit (`family`, `meetings`, `seed`), an instance of the study (`study`, its file) or of another format (`file`
    and `format`), and how to solve it.
    """

    method: str
    time_limit: float
    seed: int = 0
    family: str | None = None
    meetings: int = 0
    study: str | None = None
    name: str | None = None
    """The instance's own name, where there is one."""
    file: str | None = None
    format: str | None = None

    @property
    def summit(self) -> str:
        """What people call the summit: `shuttle 50`, or the instance's name."""
        return self.name or f"{self.family} {self.meetings}"


@dataclass(frozen=True)
class Row:
    """What came of a job. Seconds are wall time from the scenario in memory, memory is the peak of a process of its own, in MB.

    `tiers` are the judge's costs by the name of the tier, `broken` its findings: a plan of the product has none. `bounds` are what
    no plan comes below, tier by tier, where somebody looked for that; `open_tier` is the first tier that is not proved, and
    `percent` how much better it can be at most, None without a useful bound. `estimate` is how many constraints the exact model
    was thought to have.
    `figure` is what the study gives the plan; `result` and `bound` are what other formats give a solution, as people read them.
    """

    meetings: int = 0
    musts: int = 0
    held: int | None = None
    musts_held: int | None = None
    tiers: Mapping[str, int] = field(default_factory=dict)
    broken: int | None = None
    figure: int | None = None
    first: float | None = None
    seconds: float | None = None
    memory: float | None = None
    status: str = "failed"
    words: str = ""
    result: str = ""
    bound: str = ""
    bounds: Mapping[str, int] = field(default_factory=dict)
    open_tier: str | None = None
    percent: float | None = None
    estimate: int | None = None

    @property
    def failed(self) -> bool:
        """Whether the method came to no end of its own."""
        return self.status == "failed"

    @property
    def gap(self) -> str:
        """How far the plan can be from the best possible, as people read it; empty where nobody looked for a bound.

        That is told of the first tier that is not proved, and of travel, which has a bound of its own.
        """
        if not self.bounds:
            return ""
        if self.open_tier is None:
            return "proved"
        first = f"{self.open_tier}, no bound" if self.percent is None else f"{self.open_tier} {self.percent:.1f} %"
        cost, least = self.tiers.get(TRAVEL, 0), self.bounds.get(TRAVEL, 0)
        if self.open_tier == TRAVEL or not 0 < least < cost:
            return first
        return f"{first}; {TRAVEL} {100 * (cost - least) / cost:.1f} %"


def job_json(job: Job) -> str:
    """A job as a line."""
    return json.dumps(asdict(job))


def job_of(text: str) -> Job:
    """A job from its line."""
    return Job(**json.loads(text))


def row_json(row: Row) -> str:
    """A row as a line."""
    return json.dumps(asdict(row))


def row_of(text: str) -> Row:
    """A row from its line. Raises ValueError where it is none."""
    found: Any = json.loads(text)
    try:
        return Row(**found)
    except TypeError as error:
        raise ValueError(str(error)) from None
