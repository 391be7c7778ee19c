"""What is worth a look around landings: each kind as it is told, and the nearest plan in which nothing is."""

from __future__ import annotations

import pytest

from planner.plan.record import Appointment, Journey, Mode
from planner.report.looks import LookKind
from planner.report.worth_a_look import worth_a_look
from tests.made_plans import at, held, leg, plan, world

TALKS = held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace")
"""At 10:00 in New York; 55 minutes lie between a landing and the palace."""


def told(kind: LookKind, *parts: Appointment | Journey, **policies: object) -> list[str]:
    """The sentences of a kind on a plan of these parts in the small world, with these policies."""
    looks = worth_a_look(world(policies=policies), plan(*parts))
    return [look.sentence for look in looks if look.kind is kind]


@pytest.mark.parametrize(
    ("minutes", "says"),
    [
        (70, "08:10 for Talks at 10:00, with 55 min to spare after formalities and the drive"),
        (125, "09:05 for Talks at 10:00, with nothing to spare after formalities and the drive"),
        (155, "09:35 for Talks at 10:00, 30 min before they can be there"),
    ],
)
def test_less_than_an_hour_to_spare_after_a_landing(minutes: int, says: str) -> None:
    flight = leg("pompeo-1", "5 11:00", "washington - new-york", "pompeo", minutes=minutes)
    assert told(LookKind.JUST_LANDED, flight, TALKS) == [f"Mike Pompeo lands in New York on Tue 5 Jun {says}."]


def test_an_hour_to_spare_is_enough_and_so_is_a_meeting_that_comes_first() -> None:
    assert told(LookKind.JUST_LANDED, leg("a", "5 10:55", "washington - new-york", "pompeo"), TALKS) == []
    flight = leg("a", "5 10:56", "washington - new-york", "pompeo")
    assert len(told(LookKind.JUST_LANDED, flight, TALKS)) == 1
    earlier = held("visit", "5 13:00", "pompeo", place="new-york/mission", minutes=30)
    assert len(told(LookKind.JUST_LANDED, flight, TALKS, earlier)) == 1, "the first meeting, and that one alone"


@pytest.mark.parametrize(("minutes", "told_of"), [(250, False), (251, True)])
def test_a_quarter_of_an_hour_is_enough_after_a_leg_on_the_ground(minutes: int, told_of: bool) -> None:
    """The way from where a train ends to the palace is 35 minutes, as from an airport; there are no formalities."""
    drive = leg("a", "5 09:00", "washington - new-york", "pompeo", minutes=minutes, mode=Mode.GROUND)
    said = told(LookKind.JUST_LANDED, drive, TALKS)
    assert said == (
        [
            "Mike Pompeo arrives in New York on Tue 5 Jun 09:11 for Talks at 10:00, with 14 min to spare after the way there."
        ]
        if told_of
        else []
    )


def test_those_who_land_together_and_those_who_do_it_again_are_in_one_line() -> None:
    flights = [
        leg("pompeo-1", "5 11:20", "washington - new-york", "pompeo"),
        leg("kang-1", "5 10:30", "seoul - new-york", "kang", minutes=120),
    ]
    looks = [look for look in worth_a_look(world(), plan(*flights, TALKS)) if look.kind is LookKind.JUST_LANDED]
    assert [(look.people, look.meetings, look.journeys, look.at) for look in looks] == [
        (("kang", "pompeo"), ("talks",), ("kang-1", "pompeo-1"), at("5 12:30"))
    ]
    assert looks[0].sentence.startswith("Kang Kyung-wha and Mike Pompeo land in New York on Tue 5 Jun 08:30 for Talks")
    again = [
        leg("pompeo-1", "5 11:20", "washington - new-york", "pompeo"),
        leg("pompeo-2", "5 16:00", "new-york - washington", "pompeo"),
        leg("pompeo-3", "6 11:20", "washington - new-york", "pompeo"),
    ]
    visit = held("visit", "6 14:00", "pompeo", place="new-york/palace")
    (said,) = told(LookKind.JUST_LANDED, *again, TALKS, visit)
    assert said.endswith("after formalities and the drive. The same once more.")


LONG = leg("kang-1", "4 10:00", "seoul - new-york", "kang", minutes=600)
"""Ten hours; she is out of the airport at 20:20 UTC, and could be at the palace at 20:55, or after 10 h of rest at 6:55."""


@pytest.mark.parametrize(
    ("start", "says"),
    [
        ("5 06:55", "on Tue 5 Jun 02:55, with 10 h of rest and nothing to spare"),
        ("5 07:50", "on Tue 5 Jun 03:50, with 10 h of rest and 55 min to spare"),
        ("5 06:00", "on Tue 5 Jun 02:00, 55 min short of 10 h of rest"),
        ("4 21:05", "at 17:05, 9 h 50 min short of 10 h of rest"),
    ],
)
def test_a_first_meeting_as_soon_as_the_rest_that_is_owed_is_over(start: str, says: str) -> None:
    talks = held("talks", start, "kang", place="new-york/palace")
    head = "Kang Kyung-wha lands in New York on Mon 4 Jun 16:00 after 10 h en route, for Talks"
    assert told(LookKind.UNRESTED, LONG, talks) == [f"{head} {says}."]
    assert told(LookKind.JUST_LANDED, LONG, talks) == [], "it is said once"


@pytest.mark.parametrize(
    ("minutes", "start", "found"),
    [(600, "5 07:54", 1), (600, "5 07:55", 0), (479, "5 07:50", 0), (479, "4 21:00", 0), (480, "4 21:00", 1)],
)
def test_an_hour_more_than_the_rest_is_enough_and_after_a_short_leg_none_is_needed(
    minutes: int, start: str, found: int
) -> None:
    begins = held("talks", start, "kang", place="new-york/palace")
    flight = leg("kang-1", "4 10:00", "seoul - new-york", "kang", minutes=minutes)
    assert len(told(LookKind.UNRESTED, flight, begins)) == found


@pytest.mark.parametrize("rest", [{"length": "0 min"}, {"after_leg": "16 h"}])
def test_where_a_scenario_asks_for_no_rest_it_is_told_until_the_body_has_had_it(rest: dict[str, str]) -> None:
    soon, rested = (held("talks", start, "kang", place="new-york/palace") for start in ("5 00:55", "5 06:55"))
    (said,) = told(LookKind.UNRESTED, LONG, soon, rest=rest)
    assert said.endswith("at 20:55, 4 h after formalities and the drive, and no rest is asked for.")
    assert told(LookKind.UNRESTED, LONG, rested, rest=rest) == []


@pytest.mark.parametrize(
    ("depart", "minutes", "says"),
    [
        ("5 03:00", 480, "takes off by night from Washington to New York (Mon 4 Jun 23:00)"),
        ("5 02:59", 60, "lands by night in New York from Washington (Mon 4 Jun 23:59)"),
        (
            "5 03:00",
            419,
            "takes off from Washington (Mon 4 Jun 23:00) and lands in New York (Tue 5 Jun 05:59), both by night",
        ),
        ("5 02:58", 1, None),
        ("5 02:59", 421, None),
        ("5 10:00", 120, None),
    ],
)
def test_a_take_off_or_a_landing_by_night(depart: str, minutes: int, says: str | None) -> None:
    flight = leg("pompeo-1", depart, "washington - new-york", "pompeo", minutes=minutes)
    assert told(LookKind.NIGHT, flight) == ([] if says is None else [f"Mike Pompeo {says}."])


def test_nights_are_told_once_for_the_same_people() -> None:
    together = [
        leg("pompeo-1", "5 03:30", "washington - new-york", "pompeo"),
        leg("sullivan-1", "5 03:30", "washington - new-york", "sullivan"),
        leg("back", "7 01:30", "new-york - washington", "pompeo", "sullivan", minutes=120, mode=Mode.GROUND),
    ]
    (look,) = (look for look in worth_a_look(world(), plan(*together)) if look.kind is LookKind.NIGHT)
    assert look.sentence == (
        "Mike Pompeo and John Sullivan take off from Washington (Mon 4 Jun 23:30) and land in New York (Tue 5 Jun 00:40), both by "
        "night; arrive by night in Washington from New York (Wed 6 Jun 23:30)."
    )
    assert (look.people, look.journeys) == (("pompeo", "sullivan"), ("back", "pompeo-1", "sullivan-1"))
