from __future__ import annotations

from datetime import date

import pytest

from planner.check.airports import kilometres
from planner.check.permits import granted
from planner.check.ways import MILE
from planner.domain.permits import Permit
from tests.building import meeting, scenario
from tests.check.plans import findings, held, leg, rest

STATE = {"name": "State", "calendar": "US", "zone": "America/New_York", "lead": "2 working days"}
CIRCLE = {"city": "new-york", "of": ["40.768", "-73.982"]}
PALACE = "new-york/palace"
TRIP = (
    leg("k-1", "05 16:00", 14 * 60, "seoul - new-york", "kang"),
    rest("k-1", "06 06:20", 600, "new-york", "kang"),
    held("talk", "06 17:00", PALACE, "kang"),
    leg("k-2", "06 19:10", 14 * 60, "new-york - seoul", "kang"),
)


def found(**fields: object) -> list[str]:
    permit = {"name": "Waiver", "for": ["kang"], "opens": {"city": "new-york"}, "authority": STATE, **fields}
    small = scenario(
        meetings={"talk": meeting("kang", where=["new-york"])},
        routes={"way": {"between": ["seoul", "new-york"], "length": "14 h"}},
        permits={"waiver": permit},
    )
    return [message for rule, message in findings(small, *TRIP) if rule == "permits"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"granted": "2018-06-06"}, None),
        ({"granted": "2018-06-07"}, "is open from Thu 07 Jun 00:00"),
        ({"submitted": "2018-06-04"}, None),
        ({"submitted": "2018-06-05"}, "is open from Thu 07 Jun 00:00"),
        ({}, "the permit 'Waiver' is not submitted"),
        ({"granted": "2018-06-04", "valid": ["2018-06-06 02:00", "2018-06-06 15:10"]}, None),
        ({"granted": "2018-06-04", "valid": ["2018-06-06 02:01", "2018-06-06 15:10"]}, "is open from Wed 06 Jun 02:01"),
        ({"granted": "2018-06-04", "valid": ["2018-06-06 02:00", "2018-06-06 15:09"]}, "to Wed 06 Jun 15:09"),
        ({"granted": "2018-06-08", "valid": ["2018-06-04", "2018-06-06"]}, "when its validity is over"),
        ({"granted": "2018-06-06", "opens": {**CIRCLE, "within_miles": "25"}}, None),
        ({"granted": "2018-06-06", "opens": {**CIRCLE, "within_miles": "5"}}, "farther than 5 miles"),
        ({"granted": "2018-06-05", "opens": {"flight": ["seoul", "new-york"]}}, None),
        ({"granted": "2018-06-06", "opens": {"flight": ["seoul", "new-york"]}}, "leaves seoul for new-york"),
        ({"granted": "2018-06-07", "valid": ["2018-06-04", "2018-06-06"]}, "when its validity is over"),
        ({"granted": "2018-06-06", "valid": ["2018-06-04", "2018-06-06"]}, None),
        ({"for": ["us"]}, None),
        ({"for": ["us", "rok"], "granted": "2018-06-06"}, None),
        ({"for": ["us", "rok"], "granted": "2018-06-07"}, "Kang Kyung-wha is in new-york from Wed 06 Jun 02:00"),
        ({"granted": "2018-06-07", "opens": {"city": "washington"}}, None),
        ({"granted": "2018-06-07", "opens": {"flight": ["new-york", "seoul"]}}, "leaves new-york for seoul on Wed 06 Jun 15:10"),
        ({"for": ["rok"]}, "Kang Kyung-wha is in new-york from Wed 06 Jun 02:00"),
    ],
)  # fmt: skip
def test_nobody_is_where_they_may_not_be(fields: dict[str, object], words: str | None) -> None:
    messages = found(**fields)
    assert messages == [] if words is None else any(words in message for message in messages)


@pytest.mark.parametrize(("submitted", "opens"), [("2018-05-15", date(2018, 5, 30)), ("2018-05-16", date(2018, 5, 31))])
def test_a_lead_is_counted_in_working_days(submitted: str, opens: date) -> None:
    """Ten US working days after Tue 15 May 2018 is Wed 30 May: two weekends and Memorial Day do not count."""
    authority = {**STATE, "lead": "10 working days"}
    fields = {"name": "Waiver", "for": ["kang"], "opens": {"city": "new-york"}, "authority": authority}
    assert granted(Permit.model_validate({**fields, "submitted": submitted})) == opens


# Kang leaves Seoul at 16:00 UTC on 5 June and New York at 19:10 UTC on 6 June: 01:00 in Seoul, 15:10 in New York.
@pytest.mark.parametrize(
    ("flight", "valid", "broken"),
    [
        (["seoul", "new-york"], ["2018-06-06 01:00", "2018-06-06 01:00"], False),
        (["seoul", "new-york"], ["2018-06-06 01:01", "2018-06-06 02:00"], True),
        (["seoul", "new-york"], ["2018-06-06 00:00", "2018-06-06 00:59"], True),
        (["new-york", "seoul"], ["2018-06-06 15:10", "2018-06-06 15:10"], False),
        (["new-york", "seoul"], ["2018-06-06 15:11", "2018-06-06 16:00"], True),
        (["new-york", "seoul"], ["2018-06-06 15:00", "2018-06-06 15:09"], True),
        (["seoul", "washington"], ["2018-06-04", "2018-06-04"], False),
    ],
)
def test_a_flight_is_open_by_the_clock_of_its_first_city(flight: list[str], valid: list[str], broken: bool) -> None:
    assert bool(found(granted="2018-06-01", opens={"flight": flight}, valid=valid)) is broken


def several(*permits: dict[str, object], parts: tuple[object, ...] = TRIP, **more: object) -> list[str]:
    """What is found with several permits for Kang, whose horizon may have a second meeting in New York."""
    each = {"for": ["kang"], "opens": {"city": "new-york"}, "authority": STATE, "granted": "2018-06-04"}
    small = scenario(
        meetings={id_: meeting("kang", where=["new-york"], title=id_) for id_ in ("talk", "more")},
        routes={"way": {"between": ["seoul", "new-york"], "length": "14 h"}},
        permits={f"permit-{number}": {"name": str(number), **each, **permit} for number, permit in enumerate(permits)},
        **more,
    )
    return [message for rule, message in findings(small, *parts) if rule == "permits"]  # type: ignore[arg-type]


NEAR, FAR = ({"opens": {**CIRCLE, "within_miles": miles}} for miles in ("25", "5"))
LATE: dict[str, object] = {"granted": "2018-06-07"}
FARTHER = "'talk' at new-york/palace is farther than 5 miles from where the permit reaches ('0')."
STAYS = "Kang Kyung-wha is in new-york from Wed 06 Jun 02:00 to Wed 06 Jun 15:10"


@pytest.mark.parametrize(
    ("permits", "words"),
    [
        (({}, LATE), None),
        ((LATE, {}), None),
        ((LATE, LATE), "permit '0' is open from Thu 07 Jun 00:00 and the permit '1' is open from Thu 07 Jun 00:00."),
        ((FAR, NEAR), None),
        ((NEAR, FAR), None),
        ((FAR, {}), None),
        ((FAR, {**NEAR, **LATE}), FARTHER),
        ((FAR, {"opens": {**CIRCLE, "within_miles": "6"}}), FARTHER),
    ],
)  # fmt: skip
def test_one_of_several_permits_covers_the_whole_stay(
    permits: tuple[dict[str, object], ...], words: str | None
) -> None:
    messages = several(*permits)
    assert len(messages) == (words is not None)
    assert all(message.startswith(STAYS) and message.endswith(str(words)) for message in messages)


@pytest.mark.parametrize(
    ("granted_days", "broken"),
    [(("2018-06-05", "2018-06-07"), 0), (("2018-06-07", "2018-06-05"), 0), (("2018-06-07", "2018-06-07"), 1)],
)
def test_one_of_several_permits_covers_a_flight(granted_days: tuple[str, str], broken: int) -> None:
    flight = {"flight": ["seoul", "new-york"]}
    assert len(several(*({"opens": flight, "granted": day} for day in granted_days))) == broken


def test_every_meeting_of_a_stay_is_within_the_radius() -> None:
    """The mission lies where the circle has its centre; the palace does not, nor do venues of other stays count."""
    places = {"new-york": {"venues": {"mission": {"at": ["40.768", "-73.982"]}}}}
    near = held("more", "06 15:00", "new-york/mission", "kang")
    assert several(FAR, parts=(*TRIP[:2], near, TRIP[3]), places=places) == []
    assert len(several(FAR, parts=(*TRIP, near), places=places)) == 1
    again = (leg("k-3", "07 10:00", 840, "seoul - new-york", "kang"), held("talk", "08 08:00", PALACE, "kang"))
    both = several(FAR, parts=(*TRIP[:2], near, TRIP[3], *again), places=places)
    assert len(both) == 1
    assert "to Sat 09 Jun 00:00; 'talk' at new-york/palace is farther" in both[0]


def test_what_is_attended_elsewhere_is_no_matter_of_the_permit() -> None:
    seoul = held("more", "05 01:00", "seoul/blue-house", "kang")
    call = held("more", "06 16:00", "remote", "kang")
    places = {"new-york": {"venues": {"palace": {"at": ["40.768", "-73.982"]}}}}
    for extra in (seoul, call):
        assert several(FAR, parts=(*TRIP, extra), places=places) == []


def test_a_radius_reaches_as_far_as_it_says_from_the_city_itself() -> None:
    venues = {"new-york": {"at": ["40", "-74"], "venues": {"palace": {"at": ["40", "-73.9"]}}}}
    miles = kilometres((40, -74), (40, -73.9)) / MILE
    assert miles * MILE == kilometres((40, -74), (40, -73.9))
    for far, broken in ((miles, 0), (miles - 0.001, 1)):
        assert len(several({"opens": {"city": "new-york", "within_miles": far}}, places=venues)) == broken


def test_a_permit_is_for_a_party_and_for_nobody_else() -> None:
    team = {"team": {"name": "Team", "members": ["kang"]}}
    assert len(several({"for": ["team"], **LATE}, parties=team)) == 1
    assert several({"for": ["pompeo"], **LATE}, parties=team) == []


def test_the_first_and_the_last_stay_are_those_of_the_horizon() -> None:
    """The horizon is from 4 June 00:00 to 9 June 00:00 in Washington, 13:00 in Seoul."""
    home = {"opens": {"city": "seoul"}}
    assert several({**home, "valid": ["2018-06-04 13:00", "2018-06-09 13:00"]}) == []
    for valid in (["2018-06-04 13:01", "2018-06-09 13:00"], ["2018-06-04 13:00", "2018-06-09 12:59"]):
        assert len(several({**home, "granted": "2018-06-01", "valid": valid})) == 1


def test_a_permit_that_opens_nothing_forbids_nothing() -> None:
    """Scenarios are told of that when they are read; the judge takes them as they come."""
    assert several({"opens": {}, "valid": ["2018-06-04", "2018-06-05"]}) == []


def test_what_the_first_permit_does_not_reach_is_named() -> None:
    """Each of the two permits reaches one of the venues only."""
    palace, mission = ["40.64", "-73.78"], ["40.768", "-73.982"]
    places = {"new-york": {"venues": {"mission": {"at": mission}, "palace": {"at": palace}}}}
    circles = [{"opens": {"city": "new-york", "of": of, "within_miles": "5"}} for of in (mission, palace)]
    parts = (*TRIP, held("more", "06 14:00", "new-york/mission", "kang"))
    for order, far in (((0, 1), "'talk' at new-york/palace"), ((1, 0), "'more' at new-york/mission")):
        messages = several(*(circles[number] for number in order), parts=parts, places=places)
        assert messages == [f"{STAYS}; {far} is farther than 5 miles from where the permit reaches ('0')."]
