"""Those who come later and leave earlier, from the scenario to the plan: the model, the plain search and the judge agree."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import check
from planner.domain.scenario import Scenario
from tests.building import meeting, scenario
from tests.check.plans import findings, held, leg
from tests.solve.test_whereabouts import by_search
from tests.solving import best, status

HOUSE = "washington/white-house"
PLENARY = {"pin": {"at": "2018-06-05 10:00"}, "length": "2 h"}


def two(who: dict[str, Any], at: str, length: str = "30 min") -> Scenario:
    """A plenary of two hours from 10:00 with Pompeo, and a pull-aside of his at that time; nobody changes over."""
    plenary = meeting("pompeo", "kang", **PLENARY, who=who)
    aside = meeting("pompeo", pin={"at": f"2018-06-05 {at}"}, length=length)
    kang = {"kang": {"starts": "washington", "returns": "false"}}
    return scenario(
        meetings={"plenary": plenary, "aside": aside}, people=kang, policies={"changeover": "5 min"}, rule_pack="bare"
    )


CASES = [
    ({}, "11:00", False),
    ({"leaves_after": {"pompeo": "45 min"}}, "10:50", True),
    ({"leaves_after": {"pompeo": "45 min"}}, "10:45", False),
    ({"leaves_after": {"kang": "45 min"}}, "10:50", False),
    ({"joins_after": {"pompeo": "45 min"}}, "10:10", True),
    ({"joins_after": {"pompeo": "45 min"}}, "10:15", False),
    ({"joins_after": {"pompeo": "35 min"}, "leaves_after": {"pompeo": "1 h"}}, "10:00", True),
    ({"joins_after": {"pompeo": "35 min"}, "leaves_after": {"pompeo": "1 h"}}, "11:05", True),
    ({"joins_after": {"pompeo": "35 min"}, "leaves_after": {"pompeo": "1 h"}}, "11:00", False),
    ({"joins_after": {"pompeo": "30 min"}, "leaves_after": {"pompeo": "1 h"}}, "10:00", False),
]


@pytest.mark.parametrize(("who", "at", "possible"), CASES)
def test_two_meetings_at_once_need_somebody_who_comes_later_or_leaves(
    who: dict[str, Any], at: str, *, possible: bool
) -> None:
    asked = two(who, at)
    assert (status(asked) == "OPTIMAL") is possible
    hour, minute = (int(part) for part in at.split(":"))
    both = (
        held("plenary", "05 14:00", HOUSE, "kang", "pompeo", minutes=120),
        held("aside", f"05 {hour + 4:02}:{minute:02}", HOUSE, "pompeo", minutes=30),
    )
    assert (findings(asked, *both) == []) is possible
    if possible:
        assert check(asked, best(asked)[0]) == ()
        plan = by_search(asked)
        assert plan is not None
        assert {each.meeting for each in plan.appointments} == {"plenary", "aside"}


@pytest.mark.parametrize(("depart", "possible"), [("05 15:15", True), ("05 15:14", False)])
def test_whoever_leaves_earlier_may_take_off_before_the_end(depart: str, *, possible: bool) -> None:
    """Kang leaves after 45 minutes; then come the way to the airport of Washington and the boarding."""
    asked = scenario(
        meetings={"plenary": meeting("pompeo", "kang", **PLENARY, who={"leaves_after": {"kang": "45 min"}})},
        people={"kang": {"starts": "washington", "returns": "false"}},
        policies={"boarding": "30 min", "transfer": "0 min"},
        rule_pack="bare",
    )
    plenary = held("plenary", "05 14:00", HOUSE, "kang", "pompeo", minutes=120)
    way = leg("kang-1", depart, 100, "washington - new-york", "kang")
    assert (not [message for rule, message in findings(asked, plenary, way) if rule == "journeys"]) is possible


@pytest.mark.parametrize(("joins", "possible"), [(None, False), ("59 min", False), ("60 min", True)])
def test_whoever_joins_later_may_land_after_the_start(joins: str | None, *, possible: bool) -> None:
    """Kang lands at 11:00, and the talk began at 10:00."""
    who = {} if joins is None else {"joins_after": {"kang": joins}}
    lands = {"who": "kang", "from": "seoul", "to": "washington", "lands": "2018-06-05 11:00"}
    figures = {"formalities": "0 min", "transfer": "0 min", "rest": {"length": "0 min"}}
    asked = scenario(
        meetings={"talk": meeting("pompeo", "kang", pin={"at": "2018-06-05 10:00"}, length="2 h", who=who)},
        journeys={"kang-lands": lands},
        people={"kang": {"returns": "false"}},
        policies=figures,
        rule_pack="bare",
    )
    assert (status(asked) == "OPTIMAL") is possible
    if possible:
        assert check(asked, best(asked)[0]) == ()
