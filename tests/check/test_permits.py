from __future__ import annotations

from datetime import date

import pytest

from planner.check.permits import granted
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
        ({"for": ["us"]}, None),
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
