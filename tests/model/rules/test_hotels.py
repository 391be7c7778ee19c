"""Hotels: what the model lets through, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from tests.building import meeting, scenario
from tests.check.test_hotels import CITY, HOTEL, MISSION, PALACE
from tests.model.rules.test_duty import LONG
from tests.solving import best, status


# She takes off at 00:00 in Washington and lands at 14:00; 20 min of formalities, 50 min to the Plaza, 10 h, 20 min to the Palace.
@pytest.mark.parametrize(
    ("hotels", "place", "at", "expected"),
    [([HOTEL], PALACE, "05 01:30", "OPTIMAL"), ([HOTEL], PALACE, "05 01:25", "INFEASIBLE"),
     ([HOTEL], HOTEL, "05 01:10", "OPTIMAL"), ([HOTEL], HOTEL, "05 01:05", "INFEASIBLE"),
     ([PALACE], PALACE, "05 00:55", "OPTIMAL"), ([PALACE], PALACE, "05 00:50", "INFEASIBLE"),
     ([], PALACE, "05 00:55", "OPTIMAL"), (["seoul/blue-house"], PALACE, "05 00:55", "OPTIMAL")],
)  # fmt: skip
def test_rest_is_at_the_hotel(hotels: list[str], place: str, at: str, expected: str) -> None:
    talk = {"talk": meeting("kang", where=[place], pin={"at": f"2018-06-{at}"})}
    kang = {"hotels": hotels, "returns": "false"}
    assert status(scenario(meetings=talk, routes=LONG, places={"new-york": CITY}, people={"kang": kang})) == expected


def test_the_members_of_a_party_rest_at_their_own_hotels() -> None:
    asked = scenario(
        meetings={"talk": meeting("pompeo", "sullivan", where=[PALACE])},
        places={"new-york": CITY},
        routes={"way": {"between": ["washington", "new-york"], "length": "9 h"}},
        parties={"team": {"name": "Team", "members": ["pompeo", "sullivan"]}},
        people={"pompeo": {"hotels": [HOTEL]}},
    )
    plan, _ = best(asked)
    assert sorted(each.people for each in plan.rests) == [("pompeo",), ("sullivan",)]
    assert not check(asked, plan)


@pytest.mark.parametrize(
    ("hotels", "rest", "first", "then", "expected"),
    [([HOTEL], "8 h", "21:00", "06:45", "OPTIMAL"), ([HOTEL], "8 h", "21:00", "06:40", "INFEASIBLE"),
     ([], "8 h", "21:00", "06:00", "OPTIMAL"), ([], "8 h", "21:05", "06:00", "INFEASIBLE"),
     ([], "8 h", "21:05", "05:55", "OPTIMAL"), ([HOTEL], "0 min", "21:05", "06:00", "OPTIMAL")],
)  # fmt: skip
def test_a_night_takes_the_ways_and_the_rest(
    hotels: list[str], rest: str, first: str, then: str, expected: str
) -> None:
    pins: list[dict[str, Any]] = [{"at": f"2018-06-05 {first}"}, {"at": f"2018-06-06 {then}"}]
    talks = {
        "one": meeting("pompeo", where=[PALACE], pin=pins[0]),
        "two": meeting("pompeo", where=[MISSION], pin=pins[1]),
    }
    asked = scenario(
        meetings=talks,
        places={"new-york": CITY},
        people={"pompeo": {"hotels": hotels}},
        policies={"rest": {"at_night": rest}},
    )
    assert status(asked) == expected
