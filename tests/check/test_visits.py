"""Journeys and what is done between them: changeovers, calls on the way, stays, parties, time away."""

from __future__ import annotations

import pytest

from planner.check import score
from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Journey, Mode, Tier
from tests.building import meeting, scenario
from tests.check.plans import findings, held, leg, plan

HOUSE, STATE, PALACE = "washington/white-house", "washington/state", "new-york/palace"
THERE, HOME = "washington - new-york", "new-york - washington"
ROAD = {"road": {"between": ["washington", "new-york"], "length": "75 min"}}


def messages(asked: Scenario, *parts: object, rule: str = "journeys") -> list[str]:
    return [message for each, message in findings(asked, *parts) if each == rule]  # type: ignore[arg-type]


def visit(depart: str, back: str, *people: str, mode: Mode = Mode.AIR, number: int = 1) -> tuple[Journey, Journey]:
    """A journey to New York and one home."""
    first, last = (f"{people[0]}-{number + step}" for step in (0, 1))
    return leg(first, depart, 75, THERE, *people, mode=mode), leg(last, back, 75, HOME, *people, mode=mode)


def test_what_makes_no_sense_is_told_in_a_sentence() -> None:
    small = scenario()
    assert messages(small, leg("p-1", "05 15:05", 75, THERE)) == ["The journey p-1 carries nobody."]
    assert messages(small, leg("p-1", "05 15:05", 75, THERE, "zoe", "adam")) == [
        "The journey p-1 carries 'adam', who is nobody in the scenario."
    ]
    assert messages(small, leg("p-1", "05 15:05", 0, THERE, "pompeo")) == [
        "The journey p-1 arrives before it has left."
    ]


# Between meetings: places of the first and the second, minutes needed.
@pytest.mark.parametrize(
    ("first", "second", "parts", "least"),
    [
        (HOUSE, HOUSE, {}, 5),
        (HOUSE, HOUSE, {"policies": {"changeover": "12 min"}}, 12),
        (HOUSE, HOUSE, {"relations": {"run": {"rule": "adjacent", "first": "a", "then": "b"}}}, 0),
        (HOUSE, STATE, {"relations": {"run": {"rule": "adjacent", "first": "a", "then": "b"}}}, 30),
        (HOUSE, STATE, {}, 30),
        (HOUSE, STATE, {"places": {"washington": {"ground": {"white-house - state": "11 min"}}}}, 11),
        (HOUSE, STATE, {"policies": {"ground": "75 min"}}, 75),
        (STATE, HOUSE, {"places": {"washington": {"ground": {"white-house - state": "11 min"}}}}, 11),
        (HOUSE, STATE, {"places": {"washington": {"ground": {"white-house - state": "3 min"}}}}, 5),
        (HOUSE, "remote", {}, 0),
        ("remote", HOUSE, {}, 0),
        ("remote", "remote", {}, 0),
    ],
)
def test_a_person_gets_from_one_meeting_to_the_next(
    first: str, second: str, parts: dict[str, object], least: int
) -> None:
    meetings = {"a": meeting("pompeo", where=[first], title="A"), "b": meeting("pompeo", where=[second], title="B")}
    small = scenario(**{"meetings": meetings, **parts})
    one = held("a", "05 13:00", first, "pompeo")
    hour, minute = divmod(14 * 60 + least, 60)
    assert messages(small, one, held("b", f"05 {hour}:{minute:02}", second, "pompeo")) == []
    hour, minute = divmod(14 * 60 + least - 1, 60)
    need = f"; it takes {least} min to get there" if least else ""
    assert messages(small, one, held("b", f"05 {hour}:{minute:02}", second, "pompeo")) == [
        f"Mike Pompeo is in 'A' until Tue 05 Jun 10:00, and 'B' starts at Tue 05 Jun {hour - 4:02}:{minute:02}{need}."
    ]


def test_a_long_meeting_is_compared_with_all_that_follow() -> None:
    meetings = {id_: meeting("pompeo", title=id_, where=["remote"]) for id_ in ("a", "b", "c")}
    parts = (
        held("a", "05 13:00", "remote", "pompeo", minutes=180),
        held("b", "05 13:30", "remote", "pompeo", minutes=10),
        held("c", "05 15:00", "remote", "pompeo"),
    )
    assert len(messages(scenario(meetings=meetings), *parts)) == 2


def test_between_cities_no_time_on_the_ground_is_owed_but_the_way() -> None:
    """The legs say how long it takes: without an airport, without formalities, one could be there at once."""
    small = scenario(
        meetings={"a": meeting("pompeo"), "b": meeting("pompeo", where=[PALACE])},
        places={city: {"transfer": "0 min"} for city in ("washington", "new-york")},
        routes={"road": {"between": ["washington", "new-york"], "mode": "ground", "length": "1 min"}},
        people={"pompeo": {"returns": "false"}},
    )
    out = leg("p-1", "05 14:00", 1, THERE, "pompeo", mode=Mode.GROUND)
    parts = (held("a", "05 13:00", HOUSE, "pompeo"), out, held("b", "05 14:01", PALACE, "pompeo"))
    assert findings(small, *parts) == []
    soon = (held("a", "05 13:01", HOUSE, "pompeo"), out, held("b", "05 14:00", PALACE, "pompeo"))
    assert len(messages(small, *soon)) == 3


# Transfer of 35 minutes at both ends where there is an airport and nothing else is said.
@pytest.mark.parametrize(
    ("places", "transfer"),
    [
        ({}, 35),
        ({"new-york": {"transfer": "20 min"}}, 20),
        ({"new-york": {"transfer": "20 min", "venues": {"palace": {"transfer": "0 min"}}}}, 0),
        ({"new-york": {"airport": None, "at": ["40.7", "-74"], "zone": "America/New_York"}}, 0),
    ],
)
def test_one_drives_from_and_to_the_airport(places: dict[str, object], transfer: int) -> None:
    """On the ground there is neither boarding nor are there formalities."""
    road = {"road": {"between": ["washington", "new-york"], "mode": "ground", "length": "75 min"}}
    talk = {"talk": meeting("pompeo", where=[PALACE])}
    small = scenario(meetings=talk, places=places, routes=road)
    trip = visit("05 15:00", "05 20:00", "pompeo", mode=Mode.GROUND)
    assert messages(small, *trip, held("talk", f"05 16:{15 + transfer}", PALACE, "pompeo")) == []
    early = messages(small, *trip, held("talk", f"05 16:{14 + transfer}", PALACE, "pompeo"))
    can = f"and cannot be at 'A meeting' before Tue 05 Jun 12:{15 + transfer};"
    assert can in early[0] if transfer else "is on the way" in early[0]
    last = 19 * 60 - transfer
    assert messages(small, *trip, held("talk", f"05 {last // 60}:{last % 60:02}", PALACE, "pompeo")) == []
    late = last + 1
    assert messages(small, *trip, held("talk", f"05 {late // 60}:{late % 60:02}", PALACE, "pompeo")) != []


# The way there leaves at 15:00 and lands at 16:15; boarding begins at 14:30 and formalities end at 16:35.
@pytest.mark.parametrize(
    ("start", "minutes", "broken"),
    [("05 13:30", 60, False), ("05 13:30", 61, True), ("05 15:10", 10, True), ("05 16:34", 10, True),
     ("05 16:35", 10, False)],
)  # fmt: skip
def test_a_call_does_not_overlap_a_journey(start: str, minutes: int, broken: bool) -> None:
    meetings = {
        "talk": meeting("pompeo", where=[PALACE]),
        "call": meeting("pompeo", where=["remote"], length=f"{minutes} min", title="Call"),
    }
    small = scenario(meetings=meetings, routes=ROAD)
    parts = (*visit("05 15:00", "05 20:00", "pompeo"), held("talk", "05 17:15", PALACE, "pompeo"))
    found = messages(small, *parts, held("call", start, "remote", "pompeo", minutes=minutes))
    assert found == (["Mike Pompeo is on the way from washington to new-york during 'Call'."] if broken else [])


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("05 14:59", "must go from 'Talk' by"),
        ("05 15:00", "is on the way to new-york when 'Talk' starts."),
        ("05 16:14", "is on the way to new-york when 'Talk' starts."),
        ("05 16:15", "is in new-york when 'Talk' starts in washington on Tue 05 Jun 12:15."),
    ],
)
def test_nobody_is_in_a_meeting_on_the_way(start: str, words: str) -> None:
    small = scenario(meetings={"talk": meeting("pompeo", title="Talk")}, routes=ROAD)
    found = messages(small, *visit("05 15:00", "05 20:00", "pompeo"), held("talk", start, HOUSE, "pompeo"))
    assert sum(words in message for message in found) == 1
    assert sum("is on the way" in message for message in found) == ("on the way" in words)


TALK = held("talk", "05 17:15", PALACE, "pompeo")


@pytest.mark.parametrize(
    "second",
    [
        (held("more", "06 17:15", PALACE, "pompeo"),),
        (held("more", "06 23:30", HOUSE, "pompeo"),),
        (held("more", "06 17:15", "remote", "pompeo"),),
        (),
    ],
)
def test_a_visit_needs_no_meeting(second: tuple[Appointment, ...]) -> None:
    meetings = {"talk": meeting("pompeo", where=[PALACE]), "more": meeting("pompeo", where=[PALACE, HOUSE, "remote"])}
    small = scenario(meetings=meetings, routes=ROAD)
    trips = (*visit("05 15:00", "05 20:00", "pompeo"), *visit("06 15:00", "06 20:00", "pompeo", number=3))
    assert messages(small, *trips, TALK, *second) == []


@pytest.mark.parametrize("members", [["pompeo", "sullivan"], ["sullivan"]])
def test_whoever_travels_need_not_attend(members: list[str]) -> None:
    parties = {"team": {"name": "Team", "members": members}}
    small = scenario(meetings={"talk": meeting("pompeo", where=[PALACE])}, routes=ROAD, parties=parties)
    assert messages(small, *visit("05 15:00", "05 20:00", "pompeo", "sullivan"), TALK) == []


def test_others_travel_without_a_party() -> None:
    parties = {
        "team": {"name": "Team", "members": ["sullivan"]},
        "three": {"name": "Three", "members": ["sullivan", "kang"]},
    }
    small = scenario(meetings={"talk": meeting("pompeo", where=[PALACE])}, routes=ROAD, parties=parties)
    assert messages(small, *visit("05 15:00", "05 20:00", "pompeo"), TALK) == []


def test_whoever_is_left_behind_is_named() -> None:
    parties = {"team": {"name": "Team", "members": ["sullivan", "pompeo", "kang"]}}
    small = scenario(meetings={"talk": meeting("pompeo", where=[PALACE])}, routes=ROAD, parties=parties)
    assert messages(small, *visit("05 15:00", "05 20:00", "pompeo"), TALK) == [
        f"The journey pompeo-{number} from {way} leaves Kang Kyung-wha behind, who travels with team."
        for number, way in ((1, "washington to new-york"), (2, "new-york to washington"))
    ]


# The horizon is from 4 June 04:00 UTC to 9 June 04:00 UTC.
@pytest.mark.parametrize(
    ("depart", "back", "broken"),
    [
        ("04 04:00", "09 02:45", 0),
        ("04 03:59", "09 02:45", 1),
        ("04 04:00", "09 02:46", 1),
        ("04 03:59", "09 02:46", 2),
    ],
)
def test_journeys_lie_within_the_horizon(depart: str, back: str, broken: int) -> None:
    small = scenario(meetings={"talk": meeting("pompeo", where=[PALACE])}, routes=ROAD)
    found = messages(small, *visit(depart, back, "pompeo"), TALK)
    assert [message[-26:] for message in found] == [" is not within the horizon"[-25:] + "."] * broken


def away(asked: Scenario, *parts: object) -> int:
    made = plan(*parts)  # type: ignore[arg-type]
    return sum(term.cost for term in score(asked, made) if (term.name, term.subject) == ("away", "pompeo"))


def test_time_away_is_counted_from_departure_to_arrival() -> None:
    at_home, returns = scenario(), visit("05 15:00", "05 20:00", "pompeo")
    assert away(at_home) == 0
    assert away(at_home, *returns) == 6 * 60 + 15
    assert away(at_home, *returns, *visit("06 15:00", "06 15:30", "pompeo", number=3)) == 8 * 60
    assert away(at_home, leg("p-1", "09 03:00", 40, THERE, "pompeo")) == 60
    abroad = scenario(people={"pompeo": {"starts": "new-york"}})
    assert away(abroad) == 5 * 24 * 60
    assert away(abroad, leg("p-1", "04 05:00", 75, HOME, "pompeo")) == 135


def test_time_away_is_counted_also_where_journeys_do_not_join() -> None:
    """A second departure from a base to which nobody returned, a return by somebody who never left, a leg elsewhere."""
    small = scenario()
    twice = (leg("p-1", "05 15:00", 75, THERE, "pompeo"), *visit("05 18:00", "05 20:00", "pompeo", number=2))
    assert away(small, *twice) == 6 * 60 + 15
    assert away(small, leg("p-1", "05 15:00", 75, HOME, "pompeo")) == 0
    assert away(small, leg("p-1", "05 15:00", 75, "new-york - seoul", "pompeo")) == 0


def test_what_is_counted_says_what_it_is() -> None:
    meetings = {"talk": meeting("pompeo", where=[PALACE]), "fixed": meeting("sullivan", pin={"at": "2018-06-05 09:00"})}
    small = scenario(meetings=meetings, routes=ROAD)
    parts = (*visit("05 15:00", "05 20:00", "pompeo"), TALK, held("fixed", "05 13:00", HOUSE, "sullivan"))
    assert [
        (term.tier, term.name, term.subject, term.amount, term.unit, term.weight)
        for term in score(small, plan(*parts))
        if term.tier in (Tier.TRAVEL, Tier.TIDINESS)
    ] == [
        (Tier.TRAVEL, "en-route", "pompeo", 150, "min", 1),
        (Tier.TIDINESS, "away", "pompeo", 375, "min", 1),
        (Tier.TIDINESS, "late", "talk", 37 * 60 + 15, "min", 1),
    ]
