"""What is worth a look around meetings and permits: each kind as it is told, and the nearest plan in which nothing is."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Journey, Plan, Unscheduled
from planner.report.looks import Look, LookKind
from planner.report.worth_a_look import worth_a_look
from tests.made_plans import at, held, leg, plan, world

TALKS = held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace")
ALL = [
    TALKS,
    held("call", "6 20:00", "pompeo", "kang", place="remote", minutes=20),
    held("visit", "7 02:00", "knapper as ambassador", place="seoul/blue-house"),
    held("summit", "8 02:00", "pompeo", "kang", place="seoul/blue-house"),
]


def looks(kind: LookKind, made: Plan, asked: Scenario) -> list[Look]:
    return [look for look in worth_a_look(asked, made) if look.kind is kind]


def sentences(kind: LookKind, *parts: Appointment | Journey | Unscheduled, asked: Scenario) -> list[str]:
    return [look.sentence for look in looks(kind, plan(*parts), asked)]


def test_a_meeting_that_must_be_held_is_left_out() -> None:
    assert sentences(LookKind.LEFT_OUT, *ALL, asked=world()) == []
    (look,) = looks(LookKind.LEFT_OUT, plan(*ALL[1:]), world())
    assert look.sentence == "Not held, though it must be: Talks."
    assert (look.people, look.meetings, look.at) == (("kang", "pompeo"), ("talks",), None)
    why = Unscheduled("talks", "Nobody came.")
    assert sentences(LookKind.LEFT_OUT, *ALL[1:], why, asked=world()) == [look.sentence], "the plan says why, and once"


def test_those_that_are_left_out_are_in_one_line_and_the_summit_always_must_be() -> None:
    free = {id_: {"must": "false"} for id_ in ("talks", "call", "visit", "summit")}
    summit = {"meeting": "summit", "at": "2018-06-08 11:00", "place": "seoul/blue-house"}
    assert sentences(LookKind.LEFT_OUT, *ALL[:3], asked=world(meetings=free, summit=summit)) == [
        "Not held, though it must be: The day."
    ]
    assert sentences(LookKind.LEFT_OUT, ALL[2], asked=world()) == [
        "Not held, though they must be: Talks, A call and The day."
    ]


@pytest.mark.parametrize(("priority", "found"), [("11", 1), ("10", 0), ("9", 0)])
def test_a_meeting_of_the_first_priority_is_left_out(priority: str, found: int) -> None:
    """The talks have 10 as well, as what says nothing has: then nothing comes first."""
    free = {id_: {"must": "false"} for id_ in ("talks", "call", "summit")}
    free["visit"] = {"must": "false", "priority": priority}
    said = sentences(LookKind.LEFT_OUT, *ALL[:2], ALL[3], asked=world(meetings=free))
    assert said == ["Not held, though of the first priority: Visit."] * found


def test_a_principal_is_replaced() -> None:
    instead = held("talks", "5 14:00", "sullivan as pompeo", "kang", place="new-york/palace")
    again = held("summit", "8 02:00", "sullivan as pompeo", "kang", place="seoul/blue-house")
    (look,) = looks(LookKind.REPLACED, plan(instead, again), world())
    assert look.sentence == (
        "John Sullivan sits in for Mike Pompeo in Talks (Tue 5 Jun 10:00) and The day (Fri 8 Jun 11:00)."
    )
    assert (look.people, look.meetings, look.at) == (("pompeo", "sullivan"), ("talks", "summit"), at("5 14:00"))
    assert sentences(LookKind.REPLACED, *ALL, asked=world()) == [], "a vacant office has no principal"


@pytest.mark.parametrize(("holder", "found"), [("sullivan", 1), ("knapper", 0)])
def test_the_holder_of_an_office_is_replaced(holder: str, found: int) -> None:
    said = sentences(LookKind.REPLACED, ALL[2], asked=world(roles={"ambassador": {"holder": holder}}))
    assert said == ["Marc Knapper sits in for John Sullivan as US ambassador in Visit (Thu 7 Jun 11:00)."] * found


@pytest.mark.parametrize(
    ("place", "start", "says"),
    [
        ("new-york/mission", "5 15:59", "mission (Visit, from 11:59)"),
        ("new-york/mission", "5 15:00", "mission (Visit, from 11:00)"),
        ("new-york/mission", "5 16:00", None),
        ("new-york/palace", "5 15:00", None),
        ("remote", "5 15:00", None),
    ],
)
def test_another_venue_within_an_hour(place: str, start: str, says: str | None) -> None:
    then = held("visit", start, "pompeo", place=place)
    said = sentences(LookKind.MOVE, TALKS, then, asked=world())
    minutes = "59 min" if start.endswith("59") else "0 min"
    head = f"Mike Pompeo has {minutes} from Palace Hotel (Talks, until Tue 5 Jun 11:00) to"
    assert said == ([] if says is None else [f"{head} {says}."])


def test_another_room_within_an_hour_is_told_once_for_all_who_go() -> None:
    rooms = {"palace": {"rooms": {"hall": {"name": "Hall", "seats": "20"}, "study": {"name": "Study", "seats": "9"}}}}
    asked = world(places={"new-york": {"venues": rooms}})
    one, other = (
        held(id_, start, "pompeo", "kang", place=f"new-york/palace/{room}")
        for id_, start, room in (("talks", "5 14:00", "hall"), ("call", "5 15:10", "study"))
    )
    (look,) = looks(LookKind.MOVE, plan(one, other), asked)
    assert look.sentence == (
        "Kang Kyung-wha and Mike Pompeo have 10 min from Hall (Talks, until Tue 5 Jun 11:00) to Study (A call, from 11:10)."
    )
    assert (look.people, look.meetings) == (("kang", "pompeo"), ("talks", "call"))


def permit(granted: str, **opens: Any) -> Scenario:
    """Kang needs a waiver of an office in Washington; 4 June 2018 is a Monday."""
    waiver = {
        "name": "Waiver",
        "for": ["kang"],
        "opens": opens or {"city": "new-york"},
        "authority": {"name": "State", "calendar": "US", "zone": "America/New_York", "lead": "1 working day"},
        "granted": granted,
    }
    return world(permits={"waiver": waiver})


def test_a_permit_opens_on_the_day_on_which_it_is_needed() -> None:
    flies = leg("kang-1", "5 10:00", "washington - new-york", "kang")
    (look,) = looks(LookKind.PERMIT, plan(flies), permit("2018-06-05"))
    assert look.sentence == (
        '"Waiver" opens on Tue 5 Jun 00:00, and Kang Kyung-wha arrives in New York at 07:10: less than a working day later.'
    )
    assert (look.people, look.journeys, look.at) == (("kang",), ("kang-1",), at("5 11:10"))


@pytest.mark.parametrize(
    ("granted", "lands", "found"),
    [
        ("2018-06-04", "5 03:59", 1),
        ("2018-06-04", "5 04:00", 0),
        ("2018-06-02", "4 12:00", 1),
        ("2018-06-01", "4 12:00", 0),
        ("2018-06-06", "5 12:00", 0),
    ],
)
def test_a_working_day_between_is_enough_and_a_weekend_is_none(granted: str, lands: str, found: int) -> None:
    """What opens after it is needed is a finding of the judge's and not told here."""
    day, _, clock = lands.partition(" ")
    start = f"{day} {int(clock[:2]) - 3:02}{clock[2:]}"
    flies = leg("kang-1", start, "washington - new-york", "kang", minutes=180)
    assert len(sentences(LookKind.PERMIT, flies, asked=permit(granted))) == found


def test_a_permit_for_a_way_and_one_that_nobody_on_it_needs() -> None:
    asked = permit("2018-06-05", flight=["washington", "new-york"])
    (said,) = sentences(LookKind.PERMIT, leg("kang-1", "5 10:00", "washington - new-york", "kang"), asked=asked)
    assert said.startswith(
        '"Waiver" opens on Tue 5 Jun 00:00, and Kang Kyung-wha leaves Washington with it at 06:00: less'
    )
    assert sentences(LookKind.PERMIT, leg("a", "5 10:00", "washington - new-york", "pompeo"), asked=asked) == []
