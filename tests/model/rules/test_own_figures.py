"""Figures of their own for people and delegations: what the model lets through, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from planner.plan.record import Tier
from tests.building import meeting, scenario
from tests.model.rules.test_duty import CALL, LONG, day
from tests.solving import best, status


def owning(figures: dict[str, Any] | None, of_delegation: dict[str, Any] | None = None) -> dict[str, Any]:
    """Kang with figures of her own, or of her delegation's, who does not have to go back."""
    own = {} if figures is None else {"figures": figures}
    delegations = {} if of_delegation is None else {"rok": {"figures": of_delegation}}
    return {"people": {"kang": {"returns": "false", **own}}, "delegations": delegations}


# Kang takes off at the earliest at 11:00 by New York's clock and lands at 01:00; it takes 55 min more to the Palace.
@pytest.mark.parametrize(
    ("at", "own", "delegation", "expected"),
    [("04 14:55", {"rest": {"length": "0 min"}}, None, "OPTIMAL"), ("04 14:50", {"rest": {"length": "0 min"}}, None, "INFEASIBLE"),
     ("04 14:55", None, {"rest": {"length": "0 min"}}, "OPTIMAL"), ("04 14:55", None, None, "INFEASIBLE"),
     ("04 14:55", {"daily_meetings": "3"}, {"rest": {"length": "0 min"}}, "OPTIMAL"),
     ("04 14:55", {"rest": {"length": "1 h"}}, {"rest": {"length": "0 min"}}, "INFEASIBLE"),
     ("04 15:55", {"rest": {"length": "1 h"}}, {"rest": {"length": "0 min"}}, "OPTIMAL"),
     ("04 14:55", {"rest": {"after_leg": "14 h 1 min"}}, None, "OPTIMAL"),
     ("04 14:55", {"rest": {"own_aircraft": "0 min"}}, None, "INFEASIBLE"),
     ("04 14:55", {"rest": {"by_ground": "0 min", "by_train": "0 min"}}, None, "INFEASIBLE")],
)  # fmt: skip
def test_rest_is_that_of_the_person_then_the_delegation(
    at: str, own: dict[str, Any] | None, delegation: dict[str, Any] | None, expected: str
) -> None:
    talk = {"talk": meeting("kang", where=["new-york/palace"], pin={"at": f"2018-06-{at}"})}
    assert status(scenario(meetings=talk, routes=LONG, **owning(own, delegation))) == expected


@pytest.mark.parametrize(
    ("at", "mode", "rest", "own_aircraft", "expected"),
    [("04 14:35", "train", {"by_train": "0 min"}, "false", "OPTIMAL"), ("04 14:35", "train", {}, "false", "INFEASIBLE"),
     ("04 14:35", "ground", {"by_ground": "0 min"}, "false", "OPTIMAL"),
     ("04 14:35", "ground", {"by_train": "0 min"}, "false", "INFEASIBLE"),
     ("04 20:55", "air", {"own_aircraft": "6 h"}, "true", "OPTIMAL"),
     ("04 20:50", "air", {"own_aircraft": "6 h"}, "true", "INFEASIBLE"),
     ("04 20:55", "air", {"own_aircraft": "6 h"}, "false", "INFEASIBLE")],
)  # fmt: skip
def test_rest_depends_on_the_mode_and_the_aircraft(
    at: str, mode: str, rest: dict[str, str], own_aircraft: str, expected: str
) -> None:
    talk = {"talk": meeting("kang", where=["new-york/palace"], pin={"at": f"2018-06-{at}"})}
    asked = scenario(
        meetings=talk,
        routes={"way": {"between": ["seoul", "new-york"], "length": "14 h", "mode": mode}},
        people={"kang": {"own_aircraft": own_aircraft}},
        policies={"rest": rest},
    )
    assert status(asked) == expected


@pytest.mark.parametrize(("rest", "expected"), [("10 h", "INFEASIBLE"), ("1 h", "OPTIMAL")])
def test_a_party_owes_the_longest_rest_of_its_members(rest: str, expected: str) -> None:
    asked = scenario(
        meetings={"talk": meeting("pompeo", where=["seoul/blue-house"], pin={"at": "2018-06-05 08:00"})},
        parties={"team": {"name": "Team", "members": ["pompeo", "sullivan"]}},
        routes={"way": {"between": ["washington", "seoul"], "length": "10 h"}},
        people={
            "pompeo": {"figures": {"rest": {"length": "0 min"}}},
            "sullivan": {"figures": {"rest": {"length": rest}}},
        },
    )
    assert status(asked) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [(None, "OPTIMAL"), ({"daily_meetings": "3"}, "INFEASIBLE"), ({"daily_meetings": "4"}, "OPTIMAL"),
     ({"daily_minutes": "119 min"}, "INFEASIBLE"), ({"daily_minutes": "2 h"}, "OPTIMAL")],
)  # fmt: skip
def test_a_day_of_ones_own_is_not_overloaded(figures: dict[str, str] | None, expected: str) -> None:
    own = {} if figures is None else {"figures": figures}
    assert status(scenario(meetings=day(4), people={"pompeo": own})) == expected
    assert status(scenario(meetings=day(4), delegations={"us": own})) == expected
    assert status(scenario(meetings=day(4), delegations={"rok": own})) == "OPTIMAL"


@pytest.mark.parametrize(
    ("own", "comfort"),
    [({}, 60), ({"hours": ["06:00", "23:00"]}, 0), ({"weight": "7"}, 7), ({"outside": "ignore"}, 0)],
)
def test_hours_for_travelling_are_the_persons_own(own: dict[str, Any], comfort: int) -> None:
    """By the clock a leg of 14 hours lands an hour after it took off; see the test of the hours that hold for all."""
    policies = {"travel_hours": {"hours": ["09:00", "09:30"], "weight": "60"}, "night": {"weight": "0"}}
    asked = scenario(meetings=CALL, routes=LONG, policies=policies, **owning({"travel_hours": own}))
    assert best(asked)[1][Tier.COMFORT] == comfort


@pytest.mark.parametrize(("own", "expected"), [(True, "INFEASIBLE"), (False, "OPTIMAL")])
def test_whoever_has_hours_of_their_own_counts_whatever_their_rank(own: bool, expected: str) -> None:
    figures = {"travel_hours": {"hours": ["09:00", "10:00"], "outside": "forbid"}}
    parts = owning(figures) if own else owning(None, figures)
    parts["people"]["kang"]["rank"] = "5"
    assert status(scenario(meetings=CALL, routes=LONG, **parts)) == expected


@pytest.mark.parametrize(
    ("own", "comfort"), [({"weight": "3"}, 90), ({"weight": "0"}, 0), ({"early_after": "2 h"}, 30)]
)
def test_the_night_costs_what_it_costs_the_person(own: dict[str, str], comfort: int) -> None:
    talk = {"talk": meeting("pompeo", pin={"at": "2018-06-06 05:30"})}
    asked = scenario(meetings=talk, people={"pompeo": {"rank": "3", "figures": {"night": own}}})
    assert best(asked)[1][Tier.COMFORT] == comfort
