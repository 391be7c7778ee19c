"""Known journeys and stays before the judge: made as they are known, and nothing else is asked of them."""

from __future__ import annotations

import pytest

from planner.plan.record import Journey, Mode
from tests.building import meeting, scenario
from tests.check.plans import findings, held, leg

OUT = "washington - new-york"
HOME = "new-york - washington"
ROUTES = {"shuttle": {"between": ["washington", "new-york"], "length": "75 min"}}
KNOWN = {"who": "pompeo", "from": "washington", "to": "new-york"}
BACK = leg("p-2", "07 12:00", 75, HOME, "pompeo")


def told(known: dict[str, str], *legs: Journey, **parts: object) -> list[str]:
    """What is found about legs where a journey is known; times in Washington and New York are four hours behind UTC."""
    asked = scenario(routes=ROUTES, journeys={"p-lands": KNOWN | known}, **parts)
    return [message for _, message in findings(asked, *legs)]


@pytest.mark.parametrize(
    ("known", "depart", "minutes", "words"),
    [
        ({"lands": "2018-06-05 10:03"}, "05 12:48", 75, None),
        ({"lands": "2018-06-05 10:04"}, "05 12:48", 75, "does not travel from washington to new-york landing on 2018-06-05 10:04"),
        ({"lands": "2018-06-05 10:03"}, "05 12:49", 74, "it takes 74 min; the way takes 75 min"),
        ({"leaves": "2018-06-05 08:48"}, "05 12:48", 75, None),
        ({"leaves": "2018-06-05 08:47"}, "05 12:48", 75, "leaving on 2018-06-05 08:47, as p-lands says"),
        ({"leaves": "2018-06-05 08:48", "lands": "2018-06-05 09:18"}, "05 12:48", 30, None),
        ({"leaves": "2018-06-05 08:48", "lands": "2018-06-05 09:19"}, "05 12:48", 30, "landing on 2018-06-05 09:19"),
        ({"lands": "2018-06-05 10:03", "mode": "ground"}, "05 12:48", 75, "it goes by air, but is known to go by ground"),
    ],
)  # fmt: skip
def test_a_known_journey_is_made_as_it_is_known(
    known: dict[str, str], depart: str, minutes: int, words: str | None
) -> None:
    found = told(known, leg("p-1", depart, minutes, OUT, "pompeo"), BACK)
    assert found == [] if words is None else any(words in message for message in found)


@pytest.mark.parametrize(("who", "missing"), [("pompeo", False), ("sullivan", True)])
def test_it_is_made_by_whom_it_is_known_of(who: str, missing: bool) -> None:
    legs = (leg("x-1", "05 12:48", 75, OUT, who), leg("x-2", "07 12:00", 75, HOME, who))
    assert any("Mike Pompeo does not travel" in each for each in told({"lands": "2018-06-05 10:03"}, *legs)) is missing


@pytest.mark.parametrize(("known", "closed"), [("2018-06-05 10:03", False), ("2018-06-05 10:08", True)])
def test_a_known_journey_goes_also_where_the_way_is_closed(known: str, closed: bool) -> None:
    shut = {"shuttle": {"between": ["washington", "new-york"], "one_way": "true", "closed": "true"}}
    found = [
        message
        for _, message in findings(
            scenario(routes=shut, journeys={"p-lands": KNOWN | {"lands": known}}),
            leg("p-1", "05 12:43", 80, OUT, "pompeo"),
            leg("p-2", "07 12:00", 80, HOME, "pompeo"),
        )
    ]
    assert any("is closed" in message for message in found) is closed


@pytest.mark.parametrize(("start", "broken"), [("05 14:58", False), ("05 14:57", True)])
def test_formalities_and_the_drive_come_after_a_known_landing(start: str, broken: bool) -> None:
    talk = held("talk", start, "new-york/palace", "pompeo")
    meetings = {"talk": meeting("pompeo", where=["new-york/palace"])}
    found = told(
        {"lands": "2018-06-05 10:03"}, leg("p-1", "05 12:48", 75, OUT, "pompeo"), BACK, talk, meetings=meetings
    )  # type: ignore[arg-type]
    assert any("cannot be at" in message for message in found) is broken


@pytest.mark.parametrize(("hours", "broken"), [(["10:00", "12:00"], False), (["11:00", "12:00"], True)])
def test_the_hours_for_travelling_do_not_count_on_it(hours: list[str], broken: bool) -> None:
    policies = {"travel_hours": {"hours": hours, "rank": "9", "outside": "forbid"}}
    back = leg("p-2", "07 14:30", 75, HOME, "pompeo")
    found = told({"lands": "2018-06-05 10:03"}, leg("p-1", "05 12:48", 75, OUT, "pompeo"), back, policies=policies)
    assert any("outside the hours" in message for message in found) is broken


# The stay is from 9:00 on 5 June to the end of 6 June in New York: 13:00 UTC to 04:00 UTC on 7 June.
@pytest.mark.parametrize(
    ("depart", "back", "broken"),
    [("05 11:45", "07 04:00", False), ("05 11:46", "07 04:00", True), ("05 11:45", "07 03:59", True)],
)
@pytest.mark.parametrize("who", ["pompeo", "team"])
def test_whoever_stays_is_there_throughout(depart: str, back: str, broken: bool, who: str) -> None:
    asked = scenario(
        routes=ROUTES,
        parties={"team": {"name": "Team", "members": ["pompeo"]}},
        stays={"p-stays": {"who": who, "city": "new-york", "from": "2018-06-05 09:00", "to": "2018-06-06"}},
    )
    found = findings(asked, leg("p-1", depart, 75, OUT, "pompeo"), leg("p-2", back, 75, HOME, "pompeo"))
    words = "Mike Pompeo is not in new-york from Tue 05 Jun 09:00 to Thu 07 Jun 00:00, as p-stays says."
    assert found == ([("journeys", words)] if broken else [])


# Two nights from a time on 5 June are to the end of the night on 7 June, by the clock of New York, four hours behind UTC.
@pytest.mark.parametrize(
    ("since", "hours", "back", "broken"),
    [
        ("2018-06-05 09:00", ["22:00", "06:00"], "07 10:00", False),
        ("2018-06-05 09:00", ["22:00", "06:00"], "07 09:59", True),
        ("2018-06-05 09:00", ["22:00", "24:00"], "07 04:00", False),
        ("2018-06-05 09:00", ["22:00", "24:00"], "07 03:59", True),
        ("2018-06-06 01:00 Asia/Seoul", ["22:00", "06:00"], "07 10:00", False),
        ("2018-06-06 14:00 Asia/Seoul", ["22:00", "06:00"], "07 10:00", True),
    ],
)
def test_whoever_stays_for_nights_is_there_until_the_last_is_over(
    since: str, hours: list[str], back: str, broken: bool
) -> None:
    asked = scenario(
        routes=ROUTES,
        policies={"night": {"hours": hours}},
        stays={"p-stays": {"who": "pompeo", "city": "new-york", "from": since, "nights": "2"}},
    )
    found = findings(asked, leg("p-1", "05 11:45", 75, OUT, "pompeo"), leg("p-2", back, 75, HOME, "pompeo"))
    assert any("is not in new-york" in message for _, message in found) is broken


def test_a_stay_where_somebody_is_anyway_asks_for_no_journey() -> None:
    asked = scenario(stays={"p": {"who": "pompeo", "city": "washington", "from": "2018-06-05", "to": "2018-06-06"}})
    assert findings(asked) == []


def test_a_journey_known_by_its_mode_is_scheduled_where_its_flight_is() -> None:
    known = {"lands": "2018-06-05 10:03", "flight": "AA 12"}
    assert told(known, leg("p-1", "05 12:48", 75, OUT, "pompeo", mode=Mode.SCHEDULED, flight="AA 12"), BACK) == []
