from __future__ import annotations

from datetime import timedelta

import pytest

from planner.check import score
from planner.domain.policies import Rest as RestPolicy
from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Mode, Rest, Tier
from tests.building import meeting, scenario
from tests.check.plans import findings, held, leg, plan, rest

HOUSE, PALACE = "washington/white-house", "new-york/palace"
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
        ((OUT, held("talk", "06 01:55", PALACE, "kang")), None),
        ((OUT, held("talk", "06 01:54", PALACE, "kang")), "is not rested for 'A meeting' before Tue 05 Jun 21:55"),
        (
            (OUT, rest("k-1", "05 15:20", 500, "new-york", "kang"), held("talk", "06 01:55", PALACE, "kang")),
            "is not as long as it must be",
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
     ({"daily_meetings": "0", "daily_uncounted": ["bilateral"]}, None),
     ({"daily_meetings": "0", "daily_uncounted": ["photograph"]}, "has 2 meetings"),
     ({"daily_minutes": "119 min", "daily_uncounted": ["bilateral"]}, "has 120 min of meetings on Tue 05 Jun"),
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
    assert sum(term.cost for term in terms if (term.tier, term.name) == (Tier.COMFORT, "night")) == minutes


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


def duty(asked: Scenario, *parts: object) -> list[str]:
    return [message for rule, message in findings(asked, *parts) if rule == "duty"]  # type: ignore[arg-type]


def landed(minutes: int, **policy: str) -> list[str]:
    """What is said where Kang has been on the way for so long and has a meeting at noon, five hours after landing."""
    way = {"way": {"between": ["seoul", "new-york"], "length": "1 h"}}
    small = scenario(
        meetings={"talk": meeting("kang", where=[PALACE])},
        routes=way,
        people={"kang": {"returns": "false"}},
        policies={"rest": policy},
    )
    out = leg("k-1", "05 01:00", minutes, "seoul - new-york", "kang")
    free = out.arrive + timedelta(minutes=20)
    row = Rest(free, "k-1", free + timedelta(minutes=small.policies.rest.length or 600), "new-york", ("kang",))
    return duty(small, out, row, held("talk", "05 16:00", PALACE, "kang"))


@pytest.mark.parametrize(
    ("minutes", "policy", "broken"),
    [
        (8 * 60, {}, True),
        (8 * 60 - 1, {}, False),
        (8 * 60 + 1, {"after_leg": "8 h 2 min"}, False),
        (8 * 60 + 2, {"after_leg": "8 h 2 min"}, True),
        (8 * 60, {"length": "0 min"}, False),
        (8 * 60, {"length": "6 h 5 min"}, False),
        (8 * 60, {"length": "6 h 6 min"}, True),
    ],
)
def test_rest_is_owed_after_legs_of_a_certain_length(minutes: int, policy: dict[str, str], broken: bool) -> None:
    """From landing at 09:00 UTC there are twenty minutes of formalities and 35 of transfer: 365 minutes are left."""
    assert bool(landed(minutes, **policy)) is broken


def test_without_rest_in_the_policies_none_is_in_the_plan() -> None:
    small = ASKED.model_copy(update={"policies": ASKED.policies.model_copy(update={"rest": RestPolicy(length=0)})})
    assert duty(small, OUT, held("talk", "05 16:00", PALACE, "kang")) == []


LONG = {"time_of_day": ["00:00", "24:00"]}
TALK = held("talk", "06 02:00", PALACE, "kang")


@pytest.mark.parametrize(
    ("row", "broken"),
    [
        (rest("k-1", "05 15:20", 600, "new-york", "kang"), False),
        (rest("k-1", "05 15:20", 600, "new-york", "kang", "pompeo"), False),
        (rest("k-1", "05 15:25", 600, "new-york", "kang"), False),
        (rest("k-1", "05 15:26", 600, "new-york", "kang"), True),
        (rest("k-1", "05 15:19", 601, "new-york", "kang"), True),
        (rest("k-1", "05 15:20", 599, "new-york", "kang"), True),
        (rest("k-1", "05 15:20", 600, "seoul", "kang"), True),
        (rest("k-1", "05 15:20", 600, "new-york", "pompeo"), False),
        (rest("k-2", "05 15:20", 600, "new-york", "kang"), False),
    ],
)
def test_a_rest_is_of_this_person_after_this_leg_there(row: Rest, broken: bool) -> None:
    other = leg("k-2", "05 02:00", 75, "washington - new-york", "sullivan")
    landing = "The rest of Kang Kyung-wha after landing in new-york on Tue 05 Jun 11:00"
    words = f"{landing} is not as long as it must be, or not then and there."
    assert duty(ASKED, OUT, other, row, TALK) == ([words] if broken else [])


@pytest.mark.parametrize(
    "more",
    [
        held("more", "05 16:00", "remote", "kang"),
        held("more", "05 00:00", "seoul/blue-house", "kang"),
        held("more", "04 05:00", PALACE, "kang"),
    ],
    ids=["a call", "in another city", "before the journey"],
)
def test_only_meetings_there_wait_for_the_rest(more: Appointment) -> None:
    meetings = {id_: meeting("kang", where=["new-york", "seoul", "remote"], when=LONG) for id_ in ("talk", "more")}
    small = scenario(meetings=meetings, **WORLD)
    assert duty(small, OUT, SLEEP, TALK, more) == []
    assert duty(small, OUT, more) == []


def nights(asked: Scenario, *parts: object) -> dict[str, int]:
    terms = score(asked, plan(*parts))  # type: ignore[arg-type]
    return {
        term.subject: term.cost for term in terms if (term.tier, term.name, term.unit) == (Tier.COMFORT, "night", "min")
    }


@pytest.mark.parametrize(
    ("rank", "night", "cost"),
    [("2", {}, 60), ("1", {}, 60), ("3", {}, 0), ("3", {"rank": "3"}, 60), ("2", {"weight": "4"}, 240), ("2", {"weight": "0"}, 0)],
)  # fmt: skip
def test_the_night_of_those_who_lead_costs(rank: str, night: dict[str, str], cost: int) -> None:
    """23:00 in Washington is 03:00 UTC."""
    people = {"pompeo": {"rank": rank}, "kang": {"rank": "1"}, "sullivan": {"rank": "9"}}
    small = scenario(meetings={"talk": meeting("pompeo", when=LONG)}, people=people, policies={"night": night})
    assert nights(small, held("talk", "06 03:00", HOUSE, "pompeo")) == ({"pompeo/talk": cost} if cost else {})
    assert nights(small, held("talk", "06 01:00", HOUSE, "pompeo")) == {}


def test_somebody_of_low_rank_does_not_hide_the_others() -> None:
    people = {"adam": {"name": "Adam", "of": "us", "rank": "9"}}
    small = scenario(meetings={"talk": meeting("adam", "pompeo", when=LONG)}, people=people)
    assert nights(small, held("talk", "06 03:00", HOUSE, "adam", "pompeo")) == {"pompeo/talk": 60}


def test_calls_and_meetings_where_one_is_not_cost_no_night() -> None:
    meetings = {"talk": meeting("pompeo", where=["remote", "new-york", "washington"], when=LONG)}
    small = scenario(meetings=meetings, routes={"way": {"between": ["washington", "new-york"], "length": "75 min"}})
    assert nights(small, held("talk", "06 03:00", "remote", "pompeo")) == {}
    assert nights(small, held("talk", "06 03:00", PALACE, "pompeo")) == {}
    out = leg("p-1", "06 10:00", 75, "washington - new-york", "pompeo")
    assert nights(small, out, held("talk", "06 03:00", PALACE, "pompeo")) == {}
    assert nights(small, out, held("talk", "06 03:00", HOUSE, "pompeo")) == {"pompeo/talk": 60}


# Kang's night at her base, Seoul, is 13:00 to 21:00 UTC; in Washington it is 02:00 to 10:00 UTC.
@pytest.mark.parametrize(
    ("starts", "start", "cost"),
    [
        ("washington", "05 14:00", 0),
        ("washington", "05 05:00", 60),
        ("seoul", "05 14:00", 60),
        ("seoul", "05 05:00", 0),
    ],
)
def test_the_body_follows_the_clock_of_where_one_starts(starts: str, start: str, cost: int) -> None:
    place = {"washington": HOUSE, "seoul": "seoul/blue-house"}[starts]
    small = scenario(
        meetings={"talk": meeting("kang", where=[place], when=LONG)},
        people={"kang": {"starts": starts, "returns": "false"}},
    )
    assert nights(small, held("talk", start, place, "kang")) == ({"kang/talk": cost} if cost else {})


def test_at_the_base_the_body_follows_its_clock_at_once() -> None:
    small = scenario(
        meetings={"talk": meeting("kang", where=["seoul"], when=LONG)},
        people={"kang": {"starts": "new-york"}},
        routes={"way": {"between": ["seoul", "new-york"], "length": "14 h"}},
    )
    home = leg("k-1", "05 01:00", 14 * 60, "new-york - seoul", "kang")
    assert nights(small, home, held("talk", "06 13:00", "seoul/blue-house", "kang")) == {"kang/talk": 60}
    assert nights(small, home, held("talk", "06 03:00", "seoul/blue-house", "kang")) == {}


def travelled(depart: str, minutes: int, **policy: object) -> tuple[list[str], int]:
    """What the judge says of a leg from Seoul (UTC+9) to New York (UTC-4), and what it costs."""
    hours = {"hours": ["06:00", "23:00"], **policy}
    small = scenario(
        meetings={"talk": meeting("kang", where=[PALACE])},
        people={"kang": {"returns": "false"}},
        policies={"travel_hours": hours, "night": {"weight": "0"}},
    )
    out = leg("k-1", depart, minutes, "seoul - new-york", "kang")
    terms = score(small, plan(out, held("talk", "07 16:00", PALACE, "kang")))
    return (
        [each for each in duty(small, out, held("talk", "07 16:00", PALACE, "kang")) if "hours" in each],
        sum(term.cost for term in terms if term.name == "travel-hours"),
    )


@pytest.mark.parametrize(
    ("depart", "minutes", "outside"),
    [
        ("05 01:00", 840, 0),  # 10:00 in Seoul, 11:00 in New York
        ("04 20:59", 1000, 1),  # 05:59
        ("04 21:00", 1000, 0),  # 06:00, and 09:40
        ("05 13:59", 840, 1),  # 22:59, and 23:59
        ("05 14:00", 840, 2),  # 23:00, and 24:00
        ("05 13:00", 839, 0),  # 22:00, and 22:59
        ("05 13:00", 840, 1),  # 22:00, and 23:00
    ],
)
def test_setting_out_and_arriving_at_night_is_counted(depart: str, minutes: int, outside: int) -> None:
    assert travelled(depart, minutes, weight="7") == ([], 7 * outside)
    messages, cost = travelled(depart, minutes, outside="forbid")
    assert (len(messages), cost) == (outside, 0)
    assert travelled(depart, minutes, outside="ignore") == ([], 0)
    assert travelled(depart, minutes, rank="1", outside="forbid") == ([], 0)


def test_a_landing_at_night_is_told_by_the_clock_of_the_city() -> None:
    assert travelled("05 13:00", 840, outside="forbid")[0] == [
        "Kang Kyung-wha arrives in new-york on Tue 05 Jun 23:00, outside the hours for travelling (06:00-23:00)."
    ]


@pytest.mark.parametrize(
    ("after", "hours"), [("18 h", 0), ("5 h", 0), ("4 h 59 min", 1), ("4 h", 1), ("3 h 59 min", 2)]
)
def test_hours_between_landing_and_the_first_meeting_are_counted(after: str, hours: int) -> None:
    small = scenario(
        meetings={"talk": meeting("kang", where=[PALACE]), "more": meeting("kang", where=[PALACE])},
        people={"kang": {"returns": "false"}},
        policies={"night": {"early_after": after, "early_weight": "3"}},
    )
    out = leg("k-1", "05 01:00", 600, "seoul - new-york", "kang")
    meetings = (held("talk", "05 16:00", PALACE, "kang"), held("more", "05 20:00", PALACE, "kang"))
    terms = score(small, plan(out, *meetings))
    assert sum(term.cost for term in terms if term.name == "early") == 3 * hours


def night_in_washington(zone: str) -> int:
    """What a meeting in Washington from 02:00 UTC on 7 June costs Kang, 18 hours after she came from New York."""
    talk = meeting("kang", where=[HOUSE], when={"time_of_day": ["00:00", "24:00"]})
    small = scenario(
        meetings={"early": meeting("kang", where=[PALACE]), "talk": talk},
        people={"kang": {"returns": "false"}},
        places={"new-york": {"airport": "JFK", "zone": zone}},
    )
    parts = (
        leg("k-1", "05 01:00", 420, "seoul - new-york", "kang"),
        held("early", "05 14:00", PALACE, "kang"),
        leg("k-2", "06 07:00", 60, "new-york - washington", "kang"),
        held("talk", "07 02:00", HOUSE, "kang"),
    )
    return sum(term.cost for term in score(small, plan(*parts)) if (term.name, term.subject) == ("night", "kang/talk"))


@pytest.mark.parametrize(("zone", "minutes"), [("America/New_York", 60), ("America/Chicago", 0)])
def test_a_journey_to_where_the_clocks_agree_begins_nothing_anew(zone: str, minutes: int) -> None:
    """From 36 hours after landing at 08:00 UTC on 5 June, her night is that of the east coast: from 02:00 UTC."""
    assert night_in_washington(zone) == minutes


@pytest.mark.parametrize(
    ("route", "mode", "fine"),
    [
        ({"mode": "train", "sleeper": "true"}, Mode.TRAIN, True),
        ({"mode": "train"}, Mode.TRAIN, False),
        ({"mode": "train", "sleeper": "true"}, Mode.GROUND, False),
        ({"mode": "ground"}, Mode.GROUND, False),
    ],
)
def test_a_night_on_a_sleeper_is_rest(route: dict[str, str], mode: Mode, fine: bool) -> None:
    small = scenario(
        meetings={"talk": meeting("kang", where=[PALACE])},
        routes={"way": {"between": ["seoul", "new-york"], "length": "14 h", **route}},
        people={"kang": {"returns": "false"}},
        policies={"travel_hours": {"hours": ["12:00", "12:30"], "outside": "forbid"}},
    )
    out = leg("k-1", "05 00:00", 14 * 60, "seoul - new-york", "kang", mode=mode)
    assert (duty(small, out, held("talk", "05 14:35", PALACE, "kang")) == []) is fine
