from __future__ import annotations

import pytest

from planner.check import score
from planner.plan.record import Tier
from tests.building import meeting, scenario
from tests.check.plans import findings, held, plan

HOUSE = "washington/white-house"
AWAY = {"kang": {"starts": "washington", "returns": "false"}}


def found(meetings: dict[str, object], parts: tuple[object, ...], **asked: object) -> list[str]:
    small = scenario(meetings=meetings, people=AWAY, **asked)
    return [message for rule, message in findings(small, *parts) if rule == "protocol"]  # type: ignore[arg-type]


TWO = {"a": meeting("pompeo", title="A"), "b": meeting("kang", title="B")}


@pytest.mark.parametrize(
    ("second", "broken"), [("05 14:30", False), ("05 14:29", True), ("05 11:31", True), ("05 11:30", False)]
)
def test_some_are_kept_apart(second: str, broken: bool) -> None:
    apart = {"r": {"rule": "apart", "who": ["us", "kang"], "gap": "30 min"}}
    parts = (held("a", "05 13:00", HOUSE, "pompeo"), held("b", second, HOUSE, "kang"))
    assert bool(found(TWO, parts, relations=apart)) is broken


def test_those_who_must_not_meet_are_found_together() -> None:
    apart = {"r": {"rule": "apart", "who": ["us", "rok"]}}
    messages = found(
        {"a": meeting("pompeo", "kang")}, (held("a", "05 13:00", HOUSE, "pompeo", "kang"),), relations=apart
    )
    assert messages == ["us and rok must not meet, but both are in 'A meeting'."]


@pytest.mark.parametrize(
    ("who", "most", "broken"), [("sullivan", "0", True), ("sullivan", "1", False), ("pompeo", "0", False)]
)
def test_ranks_are_alike(who: str, most: str, broken: bool) -> None:
    parity = {"r": {"rule": "parity", "meetings": ["a"], "most": most}}
    messages = found({"a": meeting(who, "kang")}, (held("a", "05 13:00", HOUSE, who, "kang"),), relations=parity)
    assert bool(messages) is broken


@pytest.mark.parametrize(
    ("quota", "broken"),
    [({"most": "1"}, True), ({"most": "2"}, False), ({"most": "1", "delegations": ["rok"]}, False),
     ({"most": "1", "kinds": ["dinner"]}, False), ({"most": "1", "place": "washington/state"}, False),
     ({"most": "1", "place": "washington", "per_day": "false"}, True)],
)  # fmt: skip
def test_quotas_are_kept(quota: dict[str, object], broken: bool) -> None:
    meetings = {"a": meeting("pompeo"), "b": meeting("sullivan")}
    parts = (held("a", "05 13:00", HOUSE, "pompeo"), held("b", "05 16:00", HOUSE, "sullivan"))
    assert bool(found(meetings, parts, policies={"quotas": {"q": quota}})) is broken


def test_imbalance_is_counted() -> None:
    balance = {"r": {"rule": "balance", "delegations": ["us", "rok"], "weight": "3"}}
    small = scenario(meetings={"a": meeting("pompeo"), "b": meeting("sullivan")}, relations=balance)
    made = plan(held("a", "05 13:00", HOUSE, "pompeo"), held("b", "05 16:00", HOUSE, "sullivan"))
    terms = [term for term in score(small, made) if term.tier is Tier.PROTOCOL]
    assert [(term.name, term.subject, term.amount, term.cost) for term in terms] == [("balance", "r", 2, 6)]


STATE = "washington/state"
APART = {"r": {"rule": "apart", "who": ["us", "kang"], "gap": "30 min"}}


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (HOUSE, HOUSE, "'A' and 'B' at washington/white-house are less than 30 min apart."),
        (HOUSE, STATE, None),
        ("remote", "remote", None),
        (f"{STATE}/hall", f"{STATE}/lobby", "'A' and 'B' at washington/state are less than 30 min apart."),
    ],
)
def test_only_at_one_venue_some_come_too_near(first: str, second: str, words: str | None) -> None:
    meetings = {"a": meeting("pompeo", title="A", where=[first]), "b": meeting("kang", title="B", where=[second])}
    rooms = {"washington": {"venues": {"state": {"rooms": {"hall": {}, "lobby": {}}}}}} if "hall" in first else {}
    parts = (held("a", "05 13:00", first, "pompeo"), held("b", "05 14:00", second, "kang"))
    assert found(meetings, parts, relations=APART, places=rooms) == ([] if words is None else [words])


def test_whoever_stands_in_comes_too_near_as_well_and_others_do_not() -> None:
    meetings = {
        "a": meeting("pompeo", title="A", who={"deputies": "true"}),
        "b": meeting("kang", title="B"),
        "c": meeting(),
    }
    first, last = held("a", "05 13:00", HOUSE, "sullivan as pompeo"), held("b", "05 14:00", HOUSE, "kang")
    assert len(found(meetings, (first, last, held("c", "05 14:00", HOUSE)), relations=APART)) == 1


LEADING = {
    "sherpa": {"name": "Sherpa", "acting": ["kang"]},
    "vacant": {"name": "Vacant"},
    "held": {"name": "H", "holder": "kang"},
}


@pytest.mark.parametrize(
    ("required", "people", "broken"),
    [
        (["pompeo", "kang"], ["pompeo", "kang"], False),
        (["sullivan", "kang"], ["sullivan", "kang"], True),
        (["pompeo", "sullivan", "kang"], ["pompeo", "sullivan", "kang"], False),
        (["sullivan", "pompeo", "kang"], ["pompeo", "sullivan", "kang"], False),
        (["sullivan", "sherpa"], ["sullivan", "kang as sherpa"], True),
        (["pompeo", "sherpa"], ["pompeo", "kang as sherpa"], False),
        (["sullivan", "held"], ["sullivan", "kang as held"], True),
        (["sullivan", "vacant"], ["sullivan", "kang as vacant"], False),
        (["sullivan"], ["sullivan", "kang"], False),
        (["pompeo", "kang"], ["sullivan as pompeo", "kang"], True),
        (["pompeo", "kang"], ["nobody as pompeo", "kang"], False),
        (["vacant"], ["nobody as vacant"], False),
        ([], [], False),
    ],
)
def test_those_who_lead_a_delegation_in_its_required_seats_are_compared(
    required: list[str], people: list[str], broken: bool
) -> None:
    parity = {"r": {"rule": "parity", "meetings": ["b", "a"]}}
    meetings = {"a": meeting(*required, title="A"), "b": meeting()}
    messages = found(meetings, (held("a", "05 13:00", HOUSE, *people),), relations=parity, roles=LEADING)
    assert messages == (["The leading ranks in 'A' are not alike: rok 2, us 3."] if broken else [])


ROLES = {
    "ours": {"name": "Ours", "holder": "pompeo", "acting": ["kang"]},
    "theirs": {"name": "Theirs", "acting": ["kang", "pompeo"]},
    "nobodys": {"name": "Nobody's"},
}


@pytest.mark.parametrize(
    ("required", "ours", "theirs"),
    [
        (["pompeo"], 1, 0),
        (["pompeo", "sullivan"], 1, 0),
        (["pompeo", "kang"], 1, 1),
        (["ours"], 1, 0),
        (["theirs"], 0, 1),
        (["nobodys"], 0, 0),
        ([], 0, 0),
    ],
)
def test_a_meeting_counts_for_each_delegation_with_a_required_seat(required: list[str], ours: int, theirs: int) -> None:
    meetings = {"a": meeting(*required, who={"optional": {"kang": "1"}})}
    if "kang" in required:
        meetings = {"a": meeting(*required)}
    quotas = {each: {"most": "0", "delegations": [each]} for each in ("us", "rok")}
    messages = found(meetings, (held("a", "05 13:00", HOUSE),), policies={"quotas": quotas}, roles=ROLES)
    expected = {
        "us has 1 meetings on Tue 05 Jun; its quota is 0.": ours,
        "rok has 1 meetings on Tue 05 Jun; its quota is 0.": theirs,
    }
    assert messages == [words for words, number in reversed(expected.items()) if number]


@pytest.mark.parametrize(
    ("quota", "second", "words"),
    [
        ({}, "05 16:00", ["us has 2 meetings on Tue 05 Jun; its quota is 1."]),
        ({}, "06 13:00", []),
        ({"per_day": "false"}, "06 13:00", ["us has 2 meetings; its quota is 1."]),
        ({"kinds": ["dinner", "bilateral"]}, "05 16:00", ["us has 2 meetings on Tue 05 Jun; its quota is 1."]),
        ({"kinds": ["dinner"]}, "05 16:00", []),
        ({"place": "washington"}, "05 16:00", ["us has 2 meetings on Tue 05 Jun; its quota is 1."]),
        ({"place": "new-york"}, "05 16:00", []),
        ({"delegations": ["rok"]}, "05 16:00", []),
    ],
)
def test_a_quota_says_what_it_counts(quota: dict[str, object], second: str, words: list[str]) -> None:
    meetings = {"a": meeting("pompeo"), "b": meeting("sullivan")}
    parts = (held("a", "05 13:00", HOUSE, "pompeo"), held("b", second, HOUSE, "sullivan"))
    assert found(meetings, parts, policies={"quotas": {"q": {"most": "1", **quota}}}) == words


@pytest.mark.parametrize(
    ("required", "kinds", "weight", "gap"),
    [
        ((["pompeo"], ["pompeo"], ["kang"]), [], 3, 1),
        ((["kang"], ["kang"], ["kang"]), [], 3, 3),
        ((["pompeo"], ["pompeo", "kang"], ["kang"]), [], 3, 0),
        ((["pompeo"], ["pompeo"], ["kang"]), [], 0, 0),
        ((["pompeo"], ["pompeo"], ["kang"]), ["dinner"], 3, 0),
        ((["pompeo"], ["pompeo"], ["kang"]), ["dinner", "bilateral"], 3, 1),
    ],
)
def test_balance_is_the_difference_of_the_most_and_the_fewest(
    required: tuple[list[str], ...], kinds: list[str], weight: int, gap: int
) -> None:
    balance = {"rule": "balance", "delegations": ["us", "rok"], "weight": str(weight), "kinds": kinds}
    meetings = {f"m-{number}": meeting(*those) for number, those in enumerate(required)}
    small = scenario(meetings=meetings, relations={"r": balance})
    made = plan(*(held(id_, f"05 {13 + 2 * number}:00", HOUSE) for number, id_ in enumerate(meetings)))
    terms = [(term.name, term.subject, term.amount, term.unit, term.weight) for term in score(small, made)]
    assert [term for term in terms if term[0] == "balance"] == ([("balance", "r", gap, "meeting", 3)] if gap else [])
