from __future__ import annotations

from typing import Any

import pytest

from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Journey, Rest
from tests.building import meeting, scenario
from tests.check.plans import findings, held, leg, rest

PALACE, MISSION, HOTEL = "new-york/palace", "new-york/mission", "new-york/plaza"
CITY = {
    "venues": {"plaza": {"transfer": "50 min"}, "palace": {"transfer": "35 min"}},
    "ground": {"plaza - palace": "20 min", "plaza - mission": "25 min"},
}
OUT = leg("k-1", "05 01:00", 14 * 60, "seoul - new-york", "kang")


def asked(hotels: list[str] | None = None, **parts: Any) -> Scenario:
    """Kang in New York, where she stays at the Plaza; her delegation has other hotels or none."""
    talks = {id_: meeting("kang", where=[place]) for id_, place in (("one", PALACE), ("two", MISSION), ("inn", HOTEL))}
    kang = {"returns": "false", "hotels": [HOTEL] if hotels is None else hotels, **parts.pop("kang", {})}
    return scenario(
        meetings=talks,
        places={"new-york": CITY},
        people={"kang": kang},
        routes={"way": {"between": ["seoul", "new-york"], "length": "14 h"}},
        **parts,
    )


def duties(small: Scenario, *parts: Appointment | Journey | Rest) -> list[str]:
    return [message for rule, message in findings(small, *parts) if rule == "duty"]


# She lands at 15:00 and leaves the airport at 15:20; 50 min to the Plaza, 10 h of rest, 20 min to the Palace: 02:40.
@pytest.mark.parametrize(
    ("hotels", "meeting_", "at", "words"),
    [
        (None, "one", "06 02:30", None),
        (None, "one", "06 02:29", "is not rested for 'A meeting' before Tue 05 Jun 22:30"),
        (None, "inn", "06 02:10", None),
        (None, "inn", "06 02:09", "before Tue 05 Jun 22:10"),
        ([], "one", "06 01:55", None),
        ([PALACE], "one", "06 01:55", None),
        ([PALACE], "one", "06 01:54", "before Tue 05 Jun 21:55"),
    ],
)
def test_rest_is_at_the_hotel(hotels: list[str] | None, meeting_: str, at: str, words: str | None) -> None:
    place = {"one": PALACE, "inn": HOTEL}[meeting_]
    messages = duties(asked(hotels), OUT, held(meeting_, at, place, "kang"))
    assert messages == [] if words is None else any(words in message for message in messages)


@pytest.mark.parametrize(("at", "fits"), [("05 16:10", True), ("05 16:09", False), ("05 16:11", False)])
def test_the_row_of_a_rest_lies_between_the_ways(at: str, fits: bool) -> None:
    messages = duties(asked(), OUT, rest("k-1", at, 600, "new-york", "kang"), held("one", "06 02:30", PALACE, "kang"))
    assert messages == ([] if fits else [messages[0]])
    assert fits or "is not as long as it must be" in messages[0]


@pytest.mark.parametrize(
    ("own", "at", "fits"), [(["seoul/blue-house"], "06 02:30", True), (["seoul/blue-house"], "06 02:29", False)]
)
def test_where_somebody_names_none_the_delegations_counts(own: list[str], at: str, fits: bool) -> None:
    small = asked(own, delegations={"rok": {"hotels": [HOTEL, "washington/state"]}})
    assert (duties(small, OUT, held("one", at, PALACE, "kang")) == []) is fits


# The night ends at 06:00, which is 10:00 UTC; 20 min from the Palace to the Plaza, 25 min from there to the Mission.
NIGHT = {"rest": {"at_night": "8 h", "length": "0 min"}}


@pytest.mark.parametrize(
    ("hotels", "policies", "first", "then", "words"),
    [
        (None, NIGHT, "07 01:00", "07 10:45", None),
        (None, NIGHT, "07 01:00", "07 10:44", "the night between them takes 525 min with the ways to new-york/plaza"),
        ([], NIGHT, "07 01:00", "07 10:00", None),
        ([], NIGHT, "07 01:01", "07 10:00", "the night between them takes 480 min."),
        ([], NIGHT, "07 01:01", "07 09:59", None),
        (None, {"rest": {"length": "0 min"}}, "07 08:59", "07 10:44", None),
        (None, {"rest": {"length": "0 min"}}, "07 09:00", "07 10:44", "takes 45 min"),
        (None, {"rest": {"length": "0 min"}}, "07 09:00", "07 10:45", None),
        (None, NIGHT, "07 09:01", "07 10:31", None),
    ],
)
def test_a_night_takes_the_ways_and_the_rest(
    hotels: list[str] | None, policies: dict[str, Any], first: str, then: str, words: str | None
) -> None:
    messages = duties(
        asked(hotels, policies=policies), OUT, held("one", first, PALACE, "kang"), held("two", then, MISSION, "kang")
    )
    assert messages == [] if words is None else any(words in message for message in messages)


@pytest.mark.parametrize(("kang", "count"), [({}, 1), ({"figures": {"rest": {"at_night": "7 h"}}}, 0)])
def test_rest_at_night_is_ones_own(kang: dict[str, Any], count: int) -> None:
    small = asked(policies=NIGHT, kang=kang)
    parts = (OUT, held("inn", "07 01:00", HOTEL, "kang"), held("one", "07 10:15", PALACE, "kang"))
    assert len([message for message in duties(small, *parts) if "night" in message]) == count
    waived = {"w": {"waives": "rest", "who": ["kang"], "why": "Why not", "by": "Chance"}}
    assert duties(asked(policies=NIGHT, kang=kang, waivers=waived), *parts) == []
