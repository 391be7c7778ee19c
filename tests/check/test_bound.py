"""The judge of bounds lets through what prices prove and refuses all else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from planner.check.bound import Recount, recount
from planner.domain.scenario import Scenario
from planner.plan.certificate import Certificate, Priced, PriceList, Run
from tests.building import meeting, scenario

BEGINS = datetime(2018, 6, 4, 4, tzinfo=UTC)
GRID = 30
NINE = 66
"""09:00 in Washington on 5 June: 33 hours after the beginning."""


def asked() -> Scenario:
    """Two meetings of one hour, of 10 points each, that want the same hour of the same person and room."""
    when = {"between": [["2018-06-05 09:00", "2018-06-05 10:00"]]}
    fields: dict[str, Any] = {"where": ["washington/state"], "must": "false", "priority": "10", "when": when}
    policies = {"changeover": "0 min", "turnover": "0 min"}
    return scenario(meetings={name: meeting("pompeo", **fields) for name in ("one", "other")}, policies=policies)


def of(prices: PriceList, bound: int = 10, begins: datetime = BEGINS) -> Certificate:
    return Certificate(bound, begins, GRID, (prices,))


PERSON = PriceList(Priced.PERSON, ("pompeo",), (Run(NINE, "5000 5000"),))
ROOM = PriceList(Priced.ROOMS, ("washington/state",), (Run(NINE, "5000 5000"),))


@pytest.mark.parametrize(
    ("prices", "proved"),
    [
        (PERSON, 10),
        (ROOM, 10),
        (replace(PERSON, runs=(Run(NINE, "2500"), Run(NINE + 1, "7500"))), 10),
        (replace(PERSON, runs=(Run(NINE, "10000"),)), 10),
        (replace(PERSON, runs=(Run(NINE, "2000 2000"),)), 4),
        (replace(PERSON, runs=(Run(NINE, "2001 2000"),)), 5),  # whole points: what is more than four is five
        (replace(PERSON, runs=(Run(NINE - 2, "5000 5000"),)), 0),  # an hour in which neither can be
        (replace(PERSON, ids=("kang",)), 0),
        (replace(ROOM, ids=("washington/white-house",)), 0),
        (replace(ROOM, ids=("washington/state", "new-york/palace")), 0),  # two rooms for two meetings
    ],
)
def test_prices_prove_what_they_prove(prices: PriceList, proved: int) -> None:
    assert recount(asked(), of(prices)) == Recount(proved)


def test_a_point_too_high_is_refused() -> None:
    counted = recount(asked(), of(PERSON))
    assert counted.bears_out(of(PERSON, 10))
    assert not counted.bears_out(of(PERSON, 11))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (of(replace(PERSON, ids=("nobody",))), "There is no person 'nobody'."),
        (of(replace(PERSON, of=Priced.POOLS)), "There is no pool 'pompeo'."),
        (of(replace(ROOM, ids=("washington/cellar",))), "There is no room 'washington/cellar'."),
        (of(replace(ROOM, ids=("washington/state",) * 2)), "name nobody, or somebody twice"),
        (of(replace(ROOM, ids=())), "name nobody"),
        (of(replace(PERSON, ids=("pompeo", "kang"))), "are of several people"),
        (of(replace(PERSON, runs=(Run(NINE, "5000 -1"),))), "no whole numbers of thousandths"),
        (of(replace(PERSON, runs=(Run(NINE, "5e3"),))), "no whole numbers of thousandths"),
        (of(replace(PERSON, runs=(Run(NINE, "1 1"), Run(NINE + 1, "1")))), "overlap"),
        (of(replace(PERSON, runs=(Run(-1, "1"),))), "overlap, or go beyond the horizon"),
        (of(replace(PERSON, runs=(Run(100_000, "1"),))), "overlap, or go beyond the horizon"),
        (of(PERSON, begins=datetime(2018, 6, 5, tzinfo=UTC)), "begin with the horizon"),
        (of(PERSON, begins=datetime(1, 1, 1, tzinfo=UTC)), "begin with the horizon"),
        (of(replace(ROOM, ids=("remote",))), "There is no room 'remote'."),
        (replace(of(PERSON), prices=(PERSON,) * 200_000), "more than 20,000,000 prices"),
        (replace(of(PERSON), grid=0), "at least a minute apart"),
    ],
)
def test_what_is_no_certificate_is_told(wrong: Certificate, says: str) -> None:
    counted = recount(asked(), wrong)
    assert says in " ".join(counted.faults)
    assert not counted.bears_out(replace(wrong, bound=0))
