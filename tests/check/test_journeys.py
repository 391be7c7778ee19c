from __future__ import annotations

import pytest

from planner.check import score
from planner.check.case import Case
from planner.check.ways import usual_minutes
from planner.domain.scenario import Scenario
from planner.plan.record import Journey, Mode, Plan, Tier
from tests.building import meeting, scenario
from tests.check.plans import findings, held, leg, plan, rest

PALACE = "new-york/palace"
ASKED = scenario(
    meetings={"talk": meeting("pompeo", where=[PALACE]), "call": meeting("pompeo", where=["remote"], must="false")},
    routes={"shuttle": {"between": ["washington", "new-york"], "length": "75 min"}},
)
OUT = leg("p-1", "05 15:05", 75, "washington - new-york", "pompeo")
TALK = held("talk", "05 17:15", PALACE, "pompeo")
BACK = leg("p-2", "05 19:20", 75, "new-york - washington", "pompeo")
CALL = held("call", "05 21:00", "remote", "pompeo", minutes=60)


def messages(*parts: object, asked: Scenario = ASKED) -> list[str]:
    return [message for rule, message in findings(asked, *parts) if rule == "journeys"]  # type: ignore[arg-type]


def test_a_journey_there_and_back_has_no_findings() -> None:
    assert findings(ASKED, OUT, TALK, BACK, CALL) == []


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((TALK, BACK), "leaves new-york"),
        ((OUT, TALK), "must be back in washington at the end and is in new-york"),
        ((TALK,), "is in washington when 'A meeting' starts in new-york"),
        ((leg("p-1", "05 15:10", 75, "washington - new-york", "pompeo"), TALK, BACK), "cannot be at 'A meeting' before"),
        ((OUT, TALK, leg("p-2", "05 19:15", 75, "new-york - washington", "pompeo")), "must go from 'A meeting' by"),
        ((leg("p-1", "05 15:05", 70, "washington - new-york", "pompeo"), TALK, BACK), "it takes 70 min; the way takes 75 min"),
        ((leg("p-1", "05 14:05", 75, "washington - new-york", "pompeo", mode=Mode.GROUND), TALK, BACK), "it goes by ground"),
        ((OUT, TALK, BACK, held("call", "05 15:00", "remote", "pompeo")), "is on the way from washington to new-york"),
        ((OUT, TALK, BACK, held("call", "05 18:00", "remote", "pompeo")), "and 'A meeting' starts at"),
        ((leg("p-1", "05 15:05", 75, "washington - atlantis", "pompeo"),), "'atlantis' in it"),
        ((leg("p-1", "05 15:05", -75, "washington - new-york", "pompeo"),), "arrives before it has left"),
        ((leg("p-1", "05 15:05", 75, "washington - new-york"),), "carries nobody"),
        ((leg("p-1", "05 15:05", 75, "washington - new-york", "nobody"),), "carries 'nobody'"),
        ((leg("p-1", "05 15:05", 75, "washington - washington", "pompeo"),), "to itself"),
        ((leg("p-1", "03 15:05", 75, "washington - new-york", "pompeo"), TALK, BACK), "is not within the horizon"),
    ],
)  # fmt: skip
def test_every_breach_is_found(parts: tuple[object, ...], words: str) -> None:
    assert any(words in message for message in messages(*parts))


def test_a_landing_and_the_next_take_off_leave_time_to_board() -> None:
    first = leg("p-1", "05 12:00", 75, "washington - new-york", "pompeo")
    for minute, broken in (("45", False), ("40", True)):
        back = leg("p-2", f"05 13:{minute}", 75, "new-york - washington", "pompeo")
        assert any("cannot leave again" in message for message in messages(first, back)) is broken


@pytest.mark.parametrize(("second", "broken"), [("05 14:30", False), ("05 14:25", True)])
def test_the_way_between_venues_takes_its_time(second: str, broken: bool) -> None:
    meetings = {"a": meeting("pompeo"), "b": meeting("pompeo", where=["washington/state"])}
    parts = (held("a", "05 13:00", "washington/white-house", "pompeo"), held("b", second, "washington/state", "pompeo"))
    assert bool(messages(*parts, asked=scenario(meetings=meetings))) is broken


@pytest.mark.parametrize(
    ("flight", "broken"),
    [
        (leg("p-1", "05 14:03", 71, "washington - new-york", "pompeo", mode=Mode.SCHEDULED), False),
        (leg("p-1", "05 14:04", 71, "washington - new-york", "pompeo", mode=Mode.SCHEDULED), True),
        (leg("p-1", "05 14:03", 75, "washington - new-york", "pompeo", mode=Mode.SCHEDULED), True),
        (leg("p-1", "05 14:03", 71, "washington - new-york", "pompeo"), True),
    ],
    ids=["as-published", "another-time", "another-length", "not-scheduled"],
)
def test_a_scheduled_way_has_its_departures_only(flight: Journey, broken: bool) -> None:
    routes = {
        "shuttle": {
            "between": ["washington", "new-york"],
            "departures": [{"at": "10:03", "length": "71 min", "days": ["tue"]}],
        }
    }
    asked = scenario(meetings={"talk": meeting("pompeo", where=[PALACE])}, routes=routes)
    back = leg("p-2", "05 19:20", 75, "new-york - washington", "pompeo")
    assert bool(messages(flight, TALK, back, asked=asked)) is broken


def test_a_party_stays_together() -> None:
    parties = {"team": {"name": "Team", "members": ["pompeo", "sullivan"]}}
    asked = scenario(meetings={"talk": meeting("pompeo", where=[PALACE])}, routes=ASKED_ROUTES, parties=parties)
    assert any("leaves John Sullivan behind" in message for message in messages(OUT, TALK, BACK, asked=asked))
    both = (
        leg(each.id, f"{each.depart:%d %H:%M}", 75, f"{each.origin} - {each.destination}", "pompeo", "sullivan")
        for each in (OUT, BACK)
    )
    assert messages(*both, TALK, asked=asked) == []


ASKED_ROUTES = {"shuttle": {"between": ["washington", "new-york"], "length": "75 min"}}


@pytest.mark.parametrize(("number", "broken"), [("1", True), ("2", False)])
def test_aircraft_are_counted(number: str, broken: bool) -> None:
    jets = {"jets": {"name": "Jets", "kind": "aircraft", "number": number}}
    people = {who: {"aircraft": "jets"} for who in ("pompeo", "sullivan")}
    asked = scenario(
        meetings={"talk": meeting("pompeo", "sullivan", where=[PALACE])},
        routes=ASKED_ROUTES,
        people=people,
        resources=jets,
    )
    legs = [
        leg(f"{who}-{each.id}", f"{each.depart:%d %H:%M}", 75, f"{each.origin} - {each.destination}", who)
        for who in ("pompeo", "sullivan")
        for each in (OUT, BACK)
    ]
    talk = held("talk", "05 17:15", PALACE, "pompeo", "sullivan")
    assert any("2 legs of jets are in the air" in message for message in messages(*legs, talk, asked=asked)) is broken


def test_minutes_are_counted() -> None:
    terms = score(ASKED, plan(OUT, TALK, BACK, CALL))
    found = {(term.name, term.subject): term.amount for term in terms if term.tier in (Tier.TRAVEL, Tier.TIDINESS)}
    start = 24 * 60 + 13 * 60 + 15
    assert found == {
        ("en-route", "pompeo"): 150,
        ("away", "pompeo"): 330,
        ("late", "talk"): start,
        ("late", "call"): start + 225,
    }


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, {("en-route", 150, 1), ("away", 330, 1), ("late", 24 * 60 + 13 * 60 + 15, 1)}),
        (
            {"travel": "2", "away": "3", "late": "4"},
            {("en-route", 150, 2), ("away", 330, 3), ("late", 24 * 60 + 13 * 60 + 15, 4)},
        ),
        ({"travel": "0", "away": "3"}, {("away", 330, 3), ("late", 24 * 60 + 13 * 60 + 15, 1)}),
        ({"travel": "0", "away": "0", "late": "0"}, set()),
    ],
)
def test_minutes_weigh_what_the_policies_say(weights: dict[str, str], expected: set[tuple[str, int, int]]) -> None:
    asked = scenario(
        meetings={"talk": meeting("pompeo", where=[PALACE])}, routes=ASKED_ROUTES, policies={"weights": weights}
    )
    terms = score(asked, plan(OUT, TALK, BACK))
    assert {
        (each.name, each.amount, each.weight) for each in terms if each.tier in (Tier.TRAVEL, Tier.TIDINESS)
    } == expected


SUMMIT = {"meeting": "summit", "at": "2018-06-06 15:00", "place": "washington/state"}


@pytest.mark.parametrize(
    ("counted_from", "start", "late"),
    [
        ("summit", "06 17:00", 60),
        ("summit", "06 17:59", 1),
        ("summit", "06 18:00", 0),
        ("summit", "06 19:00", 0),
        ("summit", "06 20:00", 0),
        ("summit", "06 20:01", 1),
        ("summit", "07 20:00", 24 * 60),
        ("horizon", "06 18:00", 2 * 24 * 60 + 14 * 60),
        ("2018-06-06 15:00", "06 17:00", 60),
        ("2018-06-06 15:00", "06 18:30", 0),
        ("2018-06-06 15:00", "06 19:01", 1),
        ("2018-06-06 21:00 Europe/Rome", "06 19:01", 1),
        ("2018-06-06", "06 02:59", 1),
        ("2018-06-06", "06 03:00", 0),
        ("2018-06-06", "06 18:00", 0),
        ("2018-06-06", "07 04:00", 0),
        ("2018-06-06", "07 04:01", 1),
    ],
)
def test_lateness_is_counted_from_what_the_policies_say_on_both_sides(counted_from: str, start: str, late: int) -> None:
    asked = scenario(
        meetings={id_: meeting("kang", where=["washington/state"]) for id_ in ("talk", "summit")},
        summit=SUMMIT,
        policies={"lateness": {"counted_from": counted_from}},
    )
    parts = [held(id_, at, "washington/state", "kang") for id_, at in (("talk", start), ("summit", "06 19:00"))]
    found = {term.subject: term.amount for term in score(asked, plan(*parts)) if term.name == "late"}
    assert found == ({"talk": late} if late else {})


def test_over_the_date_line_the_clock_goes_back_and_the_minutes_do_not() -> None:
    """From Seoul at 10:00 one lands in Washington at 11:00 the same day, fourteen hours later."""
    asked = scenario(
        meetings={"talk": meeting("kang")},
        routes={"way": {"between": ["seoul", "washington"], "length": "14 h"}},
        people={"kang": {"returns": "false"}},
    )
    out = leg("k-1", "05 01:00", 14 * 60, "seoul - washington", "kang")
    sleeps = rest("k-1", "05 15:20", 600, "washington", "kang")
    talk = held("talk", "06 12:00", "washington/white-house", "kang")
    assert findings(asked, out, sleeps, talk) == []
    assert {
        term.subject: term.amount for term in score(asked, Plan((talk,), (out,), (sleeps,))) if term.name == "en-route"
    } == {"kang": 840}


# Four flights on record: Quebec to Crete and Crete to Singapore, Pyongyang to Singapore (all June 2018), and Andrews to
# Keflavik (October 1986); minutes from take-off to landing.
@pytest.mark.parametrize(
    ("origin", "destination", "minutes"),
    [("CYBG", "LGSA", 480), ("LGSA", "WSAP", 644), ("ZKPY", "WSSS", 425), ("KADW", "BIKF", 320)],
)
def test_the_default_is_near_real_flights(origin: str, destination: str, minutes: int) -> None:
    places = {code.lower(): {"airport": code} for code in (origin, destination)}
    case = Case(scenario(places=places), Plan())
    assert usual_minutes(case, origin.lower(), destination.lower()) == pytest.approx(minutes, rel=0.15)
