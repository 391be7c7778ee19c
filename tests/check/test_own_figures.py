"""The judge follows the figures that a person or a delegation has of their own."""

from __future__ import annotations

from typing import Any

import pytest

from planner.check import score
from planner.plan.record import Mode
from tests.building import meeting, scenario
from tests.check.plans import held, leg, plan
from tests.check.test_duty import PALACE, duty

OUT = leg("k-1", "05 01:00", 8 * 60, "seoul - new-york", "kang")
TALK = held("talk", "05 16:00", PALACE, "kang")
"""Kang lands at 09:00 UTC; 20 minutes of formalities and 35 of transfer leave 365 for a rest."""


def asked(own: dict[str, Any], delegation: dict[str, Any], **parts: Any) -> Any:
    """Kang has a meeting in New York; she and her delegation have these figures of their own."""
    return scenario(
        meetings={"talk": meeting("kang", where=[PALACE])},
        people={"kang": {"returns": "false", "figures": own}},
        delegations={"rok": {"figures": delegation}},
        **parts,
    )


@pytest.mark.parametrize(
    ("own", "delegation", "mode", "broken"),
    [
        ({}, {}, Mode.AIR, True),
        ({"rest": {"length": "0 min"}}, {}, Mode.AIR, False),
        ({}, {"rest": {"length": "0 min"}}, Mode.AIR, False),
        ({"rest": {"length": "7 h"}}, {"rest": {"length": "0 min"}}, Mode.AIR, True),
        ({"rest": {"after_leg": "481 min"}}, {}, Mode.AIR, False),
        ({"rest": {"after_leg": "480 min"}}, {}, Mode.AIR, True),
        ({"rest": {"by_ground": "0 min"}}, {}, Mode.AIR, True),
        ({"rest": {"by_ground": "0 min"}}, {}, Mode.GROUND, False),
        ({"rest": {"by_ground": "0 min"}}, {}, Mode.TRAIN, True),
        ({"rest": {"by_train": "0 min"}}, {}, Mode.TRAIN, False),
        ({"rest": {"own_aircraft": "0 min"}}, {}, Mode.AIR, True),
    ],
)
def test_rest_is_what_the_person_owes(
    own: dict[str, Any], delegation: dict[str, Any], mode: Mode, broken: bool
) -> None:
    out = leg("k-1", "05 01:00", 8 * 60, "seoul - new-york", "kang", mode=mode)
    assert bool(duty(asked(own, delegation), out, TALK)) is broken


@pytest.mark.parametrize(("carrier", "broken"), [("true", False), ("false", True)])
def test_with_an_aircraft_of_ones_own_another_rest_is_owed(carrier: str, broken: bool) -> None:
    small = asked({"rest": {"own_aircraft": "0 min"}}, {})
    kang = small.people["kang"].model_copy(update={"own_aircraft": carrier == "true"})
    small = small.model_copy(update={"people": {**small.people, "kang": kang}})
    assert bool(duty(small, OUT, TALK)) is broken


@pytest.mark.parametrize(("rest", "broken"), [("0 min", False), ("7 h", True)])
def test_a_party_owes_the_longest_rest(rest: str, broken: bool) -> None:
    small = scenario(
        meetings={"talk": meeting("pompeo", where=["seoul/blue-house"])},
        parties={"team": {"name": "Team", "members": ["pompeo", "sullivan"]}},
        people={
            "pompeo": {"returns": "false", "figures": {"rest": {"length": "0 min"}}},
            "sullivan": {"returns": "false", "figures": {"rest": {"length": rest}}},
        },
    )
    out = leg("t-1", "05 01:00", 8 * 60, "washington - seoul", "pompeo", "sullivan")
    assert bool(duty(small, out, held("talk", "05 16:00", "seoul/blue-house", "pompeo"))) is broken


@pytest.mark.parametrize(
    ("own", "delegation", "rank", "messages", "cost"),
    [
        ({}, {}, "2", 0, 60),
        ({"travel_hours": {"weight": "7"}}, {}, "2", 0, 7),
        ({"travel_hours": {"hours": ["06:00", "23:30"]}}, {}, "2", 0, 0),
        ({"travel_hours": {"outside": "forbid"}}, {}, "2", 1, 0),
        ({"travel_hours": {"outside": "ignore"}}, {"travel_hours": {"outside": "forbid"}}, "2", 0, 0),
        ({}, {"travel_hours": {"outside": "forbid"}}, "2", 1, 0),
        ({}, {"travel_hours": {"outside": "forbid"}}, "5", 0, 0),
        ({"travel_hours": {"outside": "forbid"}}, {}, "5", 1, 0),
    ],
)
def test_hours_for_travelling_are_the_persons_own(
    own: dict[str, Any], delegation: dict[str, Any], rank: str, messages: int, cost: int
) -> None:
    """She lands at 23:00 in New York: 03:00 UTC."""
    late = leg("k-1", "05 13:00", 14 * 60, "seoul - new-york", "kang")
    talk = held("talk", "07 16:00", PALACE, "kang")
    small = asked(own, delegation)
    kang = small.people["kang"].model_copy(update={"rank": int(rank)})
    small = small.model_copy(update={"people": {**small.people, "kang": kang}})
    assert len([each for each in duty(small, late, talk) if "hours" in each]) == messages
    assert sum(term.cost for term in score(small, plan(late, talk)) if term.name == "travel-hours") == cost


@pytest.mark.parametrize(
    ("own", "broken"), [({"daily_meetings": "0"}, True), ({"daily_minutes": "59 min"}, True), ({}, False)]
)
def test_a_day_is_as_full_as_the_person_may_have_it(own: dict[str, str], broken: bool) -> None:
    rested = {**own, "rest": {"length": "0 min"}}
    assert bool(duty(asked(rested, {}), OUT, TALK)) is broken
    assert bool(duty(asked({"rest": {"length": "0 min"}}, own), OUT, TALK)) is broken


@pytest.mark.parametrize(("own", "cost"), [({}, 0), ({"weight": "3"}, 90)])
def test_the_night_costs_what_it_costs_the_person(own: dict[str, str], cost: int) -> None:
    """05:30 in Washington; Sullivan is of rank 3, for which nights do not count unless he says so himself."""
    small = scenario(
        meetings={"talk": meeting("sullivan", pin={"at": "2018-06-06 05:30"})},
        people={"sullivan": {"figures": {"night": own}}} if own else {},
    )
    terms = score(small, plan(held("talk", "06 09:30", "washington/white-house", "sullivan")))
    assert sum(term.cost for term in terms if term.name == "night") == cost
