from __future__ import annotations

import pytest

from tests.building import meeting, scenario
from tests.check.plans import findings, held

HOUSE = "washington/white-house"
EN_KO = {"interpretation": ["en-ko"]}


def pool(number: str = "1", **fields: object) -> dict[str, object]:
    return {"name": "Voices", "kind": "interpreters", "number": number, "languages": ["en", "ko"], **fields}


def found(second: str, resources: dict[str, object], needs: dict[str, object] = EN_KO, minutes: int = 60) -> list[str]:
    meetings = {who: meeting(who, needs=needs, length=f"{minutes} min") for who in ("pompeo", "sullivan")}
    small = scenario(meetings=meetings, resources=resources)
    parts = (
        held("pompeo", "05 13:00", HOUSE, "pompeo", minutes=minutes),
        held("sullivan", second, HOUSE, "sullivan", minutes=minutes),
    )
    return [message for rule, message in findings(small, *parts) if rule == "staffing"]


@pytest.mark.parametrize(
    ("second", "resources", "broken"),
    [
        ("05 14:00", {"p": pool()}, False),
        ("05 13:59", {"p": pool()}, True),
        ("05 13:30", {"p": pool("2")}, False),
        ("05 13:30", {"p": pool(), "q": pool(cities=["washington"])}, False),
        ("05 13:30", {"p": pool(), "q": pool(cities=["seoul"])}, True),
        ("05 14:00", {"p": pool(languages=["en", "ja"])}, True),
        ("05 14:00", {"p": pool(daily="2 h")}, False),
        ("05 14:00", {"p": pool(daily="119 min")}, True),
        ("05 14:00", {"p": pool(daily="1 h"), "q": pool(daily="1 h")}, False),
        ("05 14:00", {}, True),
    ],
)
def test_pools_are_enough(second: str, resources: dict[str, object], broken: bool) -> None:
    assert bool(found(second, resources)) is broken


@pytest.mark.parametrize(
    ("minutes", "mode", "number", "broken"),
    [(90, "consecutive", "1", False), (91, "consecutive", "1", True), (480, "consecutive", "2", False),
     (481, "consecutive", "2", True), (600, "consecutive", "3", False), (601, "consecutive", "3", True),
     (40, "whispered", "1", False), (41, "simultaneous", "1", True), (240, "simultaneous", "2", False)],
)  # fmt: skip
def test_long_sittings_need_larger_teams(minutes: int, mode: str, number: str, broken: bool) -> None:
    resources = {"p": pool(number, daily="24 h")}
    messages = found("06 02:00", resources, {**EN_KO, "mode": mode}, minutes)
    assert bool(messages) is broken


@pytest.mark.parametrize(
    ("pairs", "broken"), [(["en-ko", "ko-en"], False), (["ko-en", "ko-en"], False), (["en-ko", "en-ja"], True)]
)
def test_a_pair_counts_once_whichever_language_comes_first(pairs: list[str], *, broken: bool) -> None:
    resources = {"p": pool(languages=["en", "ko", "ja"])}
    assert bool(found("06 13:00", resources, {"interpretation": pairs})) is broken


def test_what_is_short_is_named() -> None:
    guards = {"g": {"name": "Guards", "kind": "security", "number": "1"}}
    message = found("05 13:30", guards, {"security": "1"})[0]
    assert (
        message == "'A meeting' on Tue 05 Jun 09:30 needs 1 of security teams; Guards cannot give that with all else."
    )


def test_equipment_is_taken_from_the_pool_that_is_named() -> None:
    booths = {"booths": {"name": "Booths", "kind": "equipment", "number": "1"}}
    assert found("05 13:30", booths, {"equipment": {"booths": "1"}}) != []
    assert found("05 14:00", booths, {"equipment": {"booths": "1"}}) == []


def test_an_assignment_is_searched_for_among_all() -> None:
    """The first meeting could take either pool; only if it takes the second one is there anything left for the other."""
    resources = {"a": pool(), "b": pool(cities=["washington"])}
    meetings = {
        "here": meeting("pompeo", needs=EN_KO),
        "call": meeting("sullivan", where=["remote"], kind="call", needs=EN_KO),
    }
    small = scenario(meetings=meetings, resources=resources)
    parts = (held("here", "05 13:00", HOUSE, "pompeo"), held("call", "05 13:00", "remote", "sullivan"))
    assert findings(small, *parts) == []


def needing(needs: dict[str, dict[str, object]], resources: dict[str, object], **starts: str) -> list[str]:
    """What is found where meetings need these things, all at 13:00 but those whose start is said; ids are titles."""
    meetings = {id_: meeting(title=id_, needs=each) for id_, each in needs.items()}
    small = scenario(meetings=meetings, resources=resources)
    parts = [held(id_, starts.get(id_, "05 13:00"), HOUSE) for id_ in needs]
    return [message for rule, message in findings(small, *parts) if rule == "staffing"]


@pytest.mark.parametrize(
    ("kind", "need"),
    [("security", {"security": "2"}), ("motorcades", {"motorcades": "2"}), ("equipment", {"equipment": {"p": "2"}})],
)
@pytest.mark.parametrize(
    ("pool_", "broken"),
    [({"number": "2"}, False), ({"number": "1"}, True), ({"number": "2", "cities": ["washington"]}, False),
     ({"number": "2", "cities": ["seoul"]}, True)],
)  # fmt: skip
def test_what_is_needed_is_taken_from_a_pool_that_is_there(
    kind: str, need: dict[str, object], pool_: dict[str, object], broken: bool
) -> None:
    what = {"security": "security teams", "motorcades": "motorcades", "equipment": "p"}[kind]
    words = f"'a' on Tue 05 Jun 09:00 needs 2 of {what}, which no pool has there."
    assert needing({"a": need}, {"p": {"name": "P", "kind": kind, **pool_}}) == ([words] if broken else [])


@pytest.mark.parametrize("need", [{"security": "1"}, {"motorcades": "1"}])
@pytest.mark.parametrize("kind", ["security", "motorcades", "aircraft"])
def test_only_pools_of_the_kind_serve(need: dict[str, object], kind: str) -> None:
    assert bool(needing({"a": need}, {"p": {"name": "P", "kind": kind, "number": "1"}})) is (kind not in need)


def test_equipment_that_does_not_exist_is_nowhere() -> None:
    """Scenarios are told of that when they are read; the judge takes them as they come."""
    assert len(needing({"a": {"equipment": {"masts": "1"}}}, {})) == 1
    assert needing({"a": {"equipment": {"masts": "0"}}}, {}) == []


@pytest.mark.parametrize(("cities", "broken"), [([], False), (["washington"], True)])
def test_calls_use_pools_that_are_everywhere(cities: list[str], broken: bool) -> None:
    small = scenario(meetings={"call": meeting(where=["remote"], needs=EN_KO)}, resources={"p": pool(cities=cities)})
    assert bool(findings(small, held("call", "05 13:00", "remote"))) is broken


@pytest.mark.parametrize(
    ("kind", "daily", "broken"),
    [
        ("interpreters", {}, True),
        ("interpreters", {"daily": "480 min"}, False),
        ("interpreters", {"daily": "479 min"}, True),
        ("security", {}, False),
        ("security", {"daily": "479 min"}, True),
        ("security", {"daily": "480 min"}, False),
    ],
)
def test_interpreters_work_seven_hours_and_others_as_their_pool_says(
    kind: str, daily: dict[str, str], broken: bool
) -> None:
    needs = EN_KO if kind == "interpreters" else {"security": "2"}
    resources = {"p": pool("2", **{"kind": kind, **daily})}
    small = scenario(meetings={"a": meeting(length="8 h", needs=needs)}, resources=resources)
    assert bool(findings(small, held("a", "05 13:00", HOUSE, minutes=480))) is broken


def test_the_day_of_a_pool_is_that_of_the_meetings_place() -> None:
    """Two hours before midnight and two after it are work of two days."""
    resources = {"p": pool(daily="1 h")}
    assert found("06 04:00", resources, {**EN_KO}) == []
    assert found("06 03:00", resources, {**EN_KO}) != []


def test_a_pool_gives_as_much_as_goes_on_at_a_time() -> None:
    """Three guards: two and one at a time, then two again when the two are back; three would be one too many."""
    guards = {"g": {"name": "G", "kind": "security", "number": "3"}}
    needs = {"a": {"security": "2"}, "b": {"security": "1"}, "c": {"security": "2"}}
    assert needing(needs, guards, b="05 13:30", c="05 14:00") == []
    assert needing(needs, guards, b="05 13:30", c="05 13:59") == [
        "'c' on Tue 05 Jun 09:59 needs 2 of security teams; G cannot give that with all else."
    ]
    assert needing({**needs, "c": {"security": "3"}}, guards, b="05 13:30", c="05 14:00") != []


LANGUAGES = {"a": pool(languages=["en", "ja", "ko"]), "b": pool(languages=["en", "fr", "ko"])}
KO, FR, JA = ({"interpretation": [pair]} for pair in ("en-ko", "en-fr", "en-ja"))


@pytest.mark.parametrize(
    ("needs", "broken"),
    [({"x": KO, "y": FR}, 0), ({"x": KO, "y": JA}, 0), ({"x": FR, "y": JA}, 0), ({"x": KO, "y": FR, "z": JA}, 1),
     ({"x": FR, "y": FR, "z": JA}, 1), ({"x": JA, "y": JA, "z": FR}, 1)],
)  # fmt: skip
def test_meetings_that_share_pools_are_looked_at_together(needs: dict[str, dict[str, object]], broken: int) -> None:
    assert len(needing(needs, LANGUAGES)) == broken


def test_those_that_share_no_pool_do_not_disturb_each_other() -> None:
    others = {"g": {"name": "G", "kind": "security", "number": "1"}}
    needs = {"w": FR, "x": FR, "y": {"security": "1"}, "z": {"security": "1"}}
    messages = needing(needs, {**LANGUAGES, **others})
    assert len(messages) == 2
    assert {"Voices cannot" in message for message in messages} == {True, False}


def test_pools_that_could_serve_are_named_where_it_gets_stuck_the_furthest() -> None:
    two = {"p": {**pool(), "name": "P"}, "q": {**pool(), "name": "Q"}}
    assert needing({"x": KO, "y": KO, "z": KO}, two, y="05 13:05", z="05 13:10") == [
        "'z' on Tue 05 Jun 09:10 needs 1 of interpreters en-ko; P or Q cannot give that with all else."
    ]


def test_two_pools_are_shared_out_to_the_last_minute() -> None:
    """Many ways to share out lead to the same: each pool has 370 minutes, and 80 + 90 + 10 x 20 are its share."""
    lengths = [80, 80, *([20] * 20), 90, 90]
    meetings, appointments, minute = {}, [], 0
    for number, length in enumerate(lengths):
        id_, clock = f"m-{number:02}", f"05 {4 + minute // 60:02}:{minute % 60:02}"
        meetings[id_] = meeting("pompeo", length=f"{length} min", needs=EN_KO)
        appointments.append(held(id_, clock, HOUSE, "pompeo", minutes=length))
        minute += length
    for daily, broken in (("370 min", False), ("369 min", True)):
        asked = scenario(meetings=meetings, resources={name: pool(daily=daily) for name in ("p", "q")})
        assert ("staffing" in {rule for rule, _ in findings(asked, *appointments)}) is broken


@pytest.mark.parametrize("order", [("x", "y", "z"), ("z", "x", "y"), ("y", "z", "x")])
def test_every_way_to_share_out_is_tried(order: tuple[str, ...]) -> None:
    """One of them has only the last pool, one the last two, one all three; only one way serves them."""
    resources = {
        "a": pool(languages=["en", "ko"]),
        "b": pool(languages=["en", "ko", "fr"]),
        "c": pool(languages=["en", "ko", "fr", "ja"]),
    }
    needs = dict(zip(order, (KO, FR, JA), strict=True))
    starts = {"x": "05 13:00", "y": "05 13:10", "z": "05 13:20"}
    assert needing(needs, resources, **starts) == []
    assert len(needing({**needs, "w": KO}, resources, **starts, w="05 13:30")) == 1
    reverse = {id_: resources[id_] for id_ in ("b", "c")}
    assert len(needing(needs, reverse, **starts)) == 1


def test_where_all_find_a_pool_nothing_is_told() -> None:
    resources = {**LANGUAGES, "c": pool(languages=["en", "ko", "zh"])}
    needs = {"x": KO, "y": KO, "z": {"interpretation": ["en-zh"]}}
    assert needing(needs, resources, y="05 13:10", z="05 13:20") == []
    assert len(needing({**needs, "y": FR, "x": FR}, resources, y="05 13:10", z="05 13:20")) == 1


NAMES = {"number": "2", "names": ["Lee", "Tong"]}


@pytest.mark.parametrize(
    ("second", "fields", "named", "broken"),
    [
        ("05 14:00", NAMES, ["Lee"], ""),
        ("05 13:59", NAMES, ["Lee"], "needs Lee, who is in"),
        ("05 13:59", NAMES, [], ""),
        ("05 14:00", {**NAMES, "daily": "2 h"}, ["Lee"], ""),
        ("05 14:00", {**NAMES, "daily": "119 min"}, ["Lee"], "who then works for 120 min on that day, and at most 119"),
        ("05 14:00", {**NAMES, "cities": ["washington"]}, ["Lee"], ""),
        ("05 14:00", {**NAMES, "cities": ["seoul"]}, ["Lee"], "needs Lee, who is not there"),
        ("05 14:00", NAMES, ["Lee", "Tong"], ""),
        ("05 13:59", {"number": "3", "names": ["Lee", "Tong", "Kim"]}, ["Lee", "Tong"], "needs Lee, who is in"),
    ],
)
def test_who_is_asked_for_by_name_serves_one_meeting_at_a_time(
    second: str, fields: dict[str, object], named: list[str], broken: str
) -> None:
    messages = found(second, {"p": pool(**fields)}, {**EN_KO, "named": named})
    assert any(broken in message for message in messages) if broken else not messages


@pytest.mark.parametrize(("names", "broken"), [(["Lee", "Tong"], True), (["Lee", "Tong", "Kim"], False)])
def test_who_is_named_counts_towards_what_is_needed(names: list[str], broken: bool) -> None:
    """Two are needed in the first, of whom Lee is one, and one in the second."""
    needs = {**EN_KO, "mode": "simultaneous"}
    meetings = {
        "pompeo": meeting("pompeo", needs={**needs, "named": ["Lee"]}),
        "sullivan": meeting("sullivan", needs={**EN_KO, "mode": "consecutive"}),
    }
    small = scenario(meetings=meetings, resources={"p": pool(str(len(names)), names=names)})
    parts = (held("pompeo", "05 13:00", HOUSE, "pompeo"), held("sullivan", "05 13:30", HOUSE, "sullivan"))
    assert bool([rule for rule, _ in findings(small, *parts) if rule == "staffing"]) is broken


@pytest.mark.parametrize(("first", "broken"), [([], False), (["Lee"], True)])
def test_others_do_not_change_over_between_two_who_are_asked_for(first: list[str], broken: bool) -> None:
    meetings = {
        "pompeo": meeting("pompeo", needs={**EN_KO, "named": first}),
        "sullivan": meeting("sullivan", needs={**EN_KO, "named": ["Tong"]}),
        "kang": meeting("kang", length="90 min", needs=EN_KO),
    }
    small = scenario(meetings=meetings, resources={"p": pool(**NAMES)})
    parts = (
        held("pompeo", "05 13:00", HOUSE, "pompeo"),
        held("kang", "05 13:30", HOUSE, "kang", minutes=90),
        held("sullivan", "05 14:30", HOUSE, "sullivan"),
    )
    assert bool([rule for rule, _ in findings(small, *parts) if rule == "staffing"]) is broken
