from __future__ import annotations

import pytest

from planner.check import score
from planner.plan.record import Tier
from tests.building import meeting, scenario
from tests.check.plans import findings, held, leg, plan, rest

PALACE = "new-york/palace"
OUT = leg("k-1", "05 01:00", 14 * 60, "seoul - new-york", "kang")
SLEEP = rest("k-1", "05 15:20", 600, "new-york", "kang")
WORLD = {
    "routes": {"way": {"between": ["seoul", "new-york"], "length": "14 h"}},
    "people": {"kang": {"returns": "false"}},
}
ASKED = scenario(meetings={"talk": meeting("kang", where=[PALACE], when={"time_of_day": ["00:00", "24:00"]})}, **WORLD)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((OUT, SLEEP, held("talk", "06 01:55", PALACE, "kang")), None),
        (
            (OUT, SLEEP, held("talk", "06 01:54", PALACE, "kang")),
            "is not rested for 'A meeting' before Tue 05 Jun 21:55",
        ),
        ((OUT, held("talk", "06 01:55", PALACE, "kang")), "is not in the plan"),
        (
            (OUT, rest("k-1", "05 15:20", 500, "new-york", "kang"), held("talk", "06 01:55", PALACE, "kang")),
            "is not in the plan",
        ),
        (
            (OUT, SLEEP, rest("x-9", "05 15:20", 600, "new-york", "kang"), held("talk", "06 01:55", PALACE, "kang")),
            "'x-9'",
        ),
    ],
)
def test_a_long_leg_is_followed_by_rest(parts: tuple[object, ...], words: str | None) -> None:
    messages = [message for rule, message in findings(ASKED, *parts) if rule == "duty"]  # type: ignore[arg-type]
    assert messages == [] if words is None else any(words in message for message in messages)


@pytest.mark.parametrize(
    ("policies", "words"),
    [({"daily_meetings": "2"}, None), ({"daily_meetings": "1"}, "has 2 meetings on Tue 05 Jun; at most 1"),
     ({"daily_minutes": "2 h"}, None), ({"daily_minutes": "119 min"}, "has 120 min of meetings on Tue 05 Jun")],
)  # fmt: skip
def test_a_day_is_not_overloaded(policies: dict[str, str], words: str | None) -> None:
    small = scenario(meetings={"a": meeting("pompeo"), "b": meeting("pompeo")}, policies=policies)
    parts = [held(id_, at, "washington/white-house", "pompeo") for id_, at in (("a", "05 13:00"), ("b", "05 15:00"))]
    messages = [message for rule, message in findings(small, *parts) if rule == "duty"]
    assert messages == [] if words is None else any(words in message for message in messages)


# 22:00 in Seoul is 13:00 UTC. Kang's body follows Seoul's clock until 36 hours after landing at 15:00 UTC on 5 June.
@pytest.mark.parametrize(
    ("at", "minutes"),
    [("06 12:30", 30), ("06 13:00", 60), ("06 20:30", 30), ("06 21:00", 0), ("07 02:55", 0), ("07 03:00", 60)],
)
def test_the_night_of_the_body_is_counted(at: str, minutes: int) -> None:
    """Adapted from 03:00 UTC on 7 June, her night is New York's: 02:00 to 10:00 UTC."""
    terms = score(ASKED, plan(OUT, SLEEP, held("talk", at, PALACE, "kang")))
    assert sum(term.cost for term in terms if term.tier is Tier.COMFORT) == minutes


def test_stages_make_people_busy_for_their_part_only() -> None:
    stages = [{"title": "One", "length": "30 min", "who": ["pompeo"]}, {"title": "All", "length": "30 min"}]
    small = scenario(
        meetings={"a": meeting("pompeo", "sullivan", stages=stages), "b": meeting("sullivan", length="20 min")},
        policies={"daily_minutes": "50 min"},
    )
    both = held("a", "05 13:00", "washington/white-house", "pompeo", "sullivan")
    other = held("b", "05 13:00", "washington/white-house", "sullivan", minutes=20)
    assert [message for _, message in findings(small, both, other)] == [
        "Mike Pompeo has 60 min of meetings on Tue 05 Jun; at most 50 are allowed."
    ]
