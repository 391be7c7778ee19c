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
