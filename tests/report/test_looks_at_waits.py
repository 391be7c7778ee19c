"""Times with nothing in them: more than a day away from home, and what is no such time."""

from __future__ import annotations

import pytest

from planner.plan.record import Appointment, Journey, Mode
from planner.report.looks import Look, LookKind
from planner.report.worth_a_look import worth_a_look
from tests.made_plans import held, leg, plan, world

FLIES = leg("pompeo-1", "4 10:00", "washington - new-york", "pompeo")
"""He lands at 11:10 UTC and is out of the airport at 11:30, which is 7:30 in New York."""


def waiting(*parts: Appointment | Journey) -> list[Look]:
    return [look for look in worth_a_look(world(), plan(*parts)) if look.kind is LookKind.WAIT]


def test_more_than_a_day_with_nothing_before_a_meeting() -> None:
    (look,) = waiting(FLIES, held("talks", "5 11:31", "pompeo", place="new-york/palace"))
    assert look.sentence == (
        "Mike Pompeo has nothing in New York for 1 day 1 min, from Mon 4 Jun 07:30 until Talks on Tue 5 Jun 07:31."
    )
    assert (look.people, look.meetings, look.journeys) == (("pompeo",), ("talks",), ("pompeo-1",))
    assert waiting(FLIES, held("talks", "5 11:30", "pompeo", place="new-york/palace")) == []


def test_a_call_is_something_and_the_time_at_home_is_ones_own() -> None:
    talks = held("talks", "6 10:00", "pompeo", place="new-york/palace")
    assert len(waiting(FLIES, talks)) == 1
    assert waiting(FLIES, talks, held("call", "5 10:30", "pompeo", place="remote", minutes=20)) == []
    assert waiting(held("talks", "8 10:00", "pompeo")) == []


def test_rest_is_no_waiting() -> None:
    """Fifteen hours en route and ten of rest: she is free at 11:20 UTC."""
    flies = leg("kang-1", "3 10:00", "seoul - new-york", "kang", minutes=900)
    assert waiting(flies, held("talks", "5 11:20", "kang", place="new-york/palace")) == []
    assert len(waiting(flies, held("talks", "5 11:21", "kang", place="new-york/palace"))) == 1


@pytest.mark.parametrize(("sleeper", "looks"), [("true", 1), ("false", 0)])
def test_after_a_night_on_a_sleeper_no_rest_is_owed(sleeper: str, looks: int) -> None:
    """She is there at 01:00 UTC, and a day and six hours later begins her meeting."""
    route = {"between": ["seoul", "new-york"], "mode": "train", "length": "15 h", "sleeper": sleeper}
    rides = leg("kang-1", "3 10:00", "seoul - new-york", "kang", minutes=900, mode=Mode.TRAIN)
    talks = held("talks", "5 07:00", "kang", place="new-york/palace")
    found = worth_a_look(world(routes={"rail": route}), plan(rides, talks))
    assert sum(look.kind is LookKind.WAIT for look in found) == looks


def test_before_a_journey_onwards_and_twice_in_a_city() -> None:
    first, then = (
        held(id_, f"{day} 10:00", "pompeo", place="new-york/palace") for id_, day in (("talks", 6), ("visit", 8))
    )
    back = leg("pompeo-2", "8 20:00", "new-york - washington", "pompeo")
    (look,) = waiting(FLIES, first, then, back)
    assert look.sentence == (
        "Mike Pompeo has nothing in New York for 1 day 22 h 30 min, from Mon 4 Jun 07:30 until Talks on Wed 6 Jun 06:00, "
        "then for 1 day 23 h, from Wed 6 Jun 07:00 until Visit on Fri 8 Jun 06:00."
    )
    (look,) = waiting(FLIES, held("talks", "4 14:00", "pompeo", place="new-york/palace"), back)
    assert look.sentence.endswith("from Mon 4 Jun 11:00 until the journey onwards on Fri 8 Jun 16:00.")
    assert look.meetings == ()


def test_whoever_travels_with_somebody_of_higher_standing_does_not_wait() -> None:
    flies = leg("both", "4 10:00", "washington - new-york", "pompeo", "sullivan")
    talks = held("talks", "6 10:00", "pompeo", "sullivan", place="new-york/palace")
    (look,) = waiting(flies, talks)
    assert look.people == ("pompeo", "sullivan")
    assert look.sentence.startswith("Mike Pompeo and John Sullivan have nothing in New York for 1 day 22 h 30 min,")
    his = held("visit", "5 10:00", "pompeo", place="new-york/palace")
    assert waiting(flies, talks, his) == []
    (look,) = waiting(flies, talks, held("visit", "5 10:00", "sullivan", place="new-york/palace"))
    assert look.people == ("pompeo",), "what those below him do is nothing for him to do"


def test_those_who_begin_to_wait_together_are_in_one_line() -> None:
    flies = leg("both", "4 10:00", "washington - new-york", "pompeo", "sullivan")
    early, late = (
        held(id_, f"{day} 10:00", who, place="new-york/palace")
        for id_, day, who in (("talks", 6, "sullivan"), ("visit", 7, "pompeo"))
    )
    (look,) = waiting(flies, early, late)
    assert look.sentence == (
        "Mike Pompeo and John Sullivan have nothing in New York for 1 day 22 h 30 min or more, from Mon 4 Jun 07:30 until Talks on "
        "Wed 6 Jun 06:00."
    )
