"""Every kind of change as a planner reads it, word for word."""

from __future__ import annotations

import pytest

from planner.plan.diff import compare
from planner.plan.record import Mode, Plan, Unscheduled
from planner.report.sentences import sentence, told
from planner.report.words import Namer
from tests.made_plans import held, leg, plan, rest, world

NAMER = Namer(world())
TALKS = held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace")


def sentences(before: Plan, after: Plan) -> list[str]:
    return [each.sentence for each in told(compare(before, after), NAMER)]


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (
            held("talks", "5 16:30", "kang", place="new-york/palace"),
            "Talks: moved 2 h 30 min later, to Tue 5 Jun 12:30 in New York; Mike Pompeo no longer comes.",
        ),
        (
            held("talks", "4 14:00", "pompeo", "kang", place="new-york/palace"),
            "Talks: moved 1 day earlier, to Mon 4 Jun 10:00 in New York.",
        ),
        (
            held("talks", "5 14:00", "pompeo", "kang", place="new-york/mission"),
            "Talks: now at mission, not at Palace Hotel.",
        ),
        (
            held("talks", "5 14:00", "pompeo", "kang", place="washington/state"),
            "Talks: now at state, Washington, not at Palace Hotel, New York.",
        ),
        (
            held("talks", "5 14:00", "pompeo", "kang", place="remote"),
            "Talks: now a call, not at Palace Hotel, New York.",
        ),
        (
            held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace", minutes=90),
            "Talks: takes 30 min longer, 1 h 30 min in all.",
        ),
        (
            held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace", minutes=45),
            "Talks: takes 15 min less, 45 min in all.",
        ),
        (
            held("talks", "5 14:00", "sullivan as pompeo", "kang", place="new-york/palace"),
            "Talks: John Sullivan now comes for Mike Pompeo.",
        ),
        (
            held("talks", "5 14:00", "pompeo", "kang", "sullivan", "knapper as ambassador", place="new-york/palace"),
            "Talks: John Sullivan now comes; Marc Knapper now comes as US ambassador.",
        ),
        (held("talks", "5 14:00", place="new-york/palace"), "Talks: Kang Kyung-wha and Mike Pompeo no longer come."),
        (
            Unscheduled("talks", "Too late."),
            "Talks: dropped; it was on Tue 5 Jun 10:00 at Palace Hotel, New York. Too late.",
        ),
    ],
)
def test_a_meeting(after: object, says: str) -> None:
    assert sentences(plan(TALKS), plan(after)) == [says]  # type: ignore[arg-type]


def test_the_principal_comes_after_all() -> None:
    before = held("talks", "5 14:00", "sullivan as pompeo", "kang", place="new-york/palace")
    assert sentences(plan(before), plan(TALKS)) == ["Talks: Mike Pompeo now comes instead of John Sullivan."]


def test_another_one_acts() -> None:
    before, after = (
        held("visit", "5 02:00", f"{who} as ambassador", place="seoul/blue-house") for who in ("knapper", "sullivan")
    )
    assert sentences(plan(before), plan(after)) == [
        "Visit: John Sullivan now comes as US ambassador instead of Marc Knapper."
    ]


def test_somebody_changes_seats() -> None:
    before = held("talks", "5 14:00", "sullivan", "pompeo", place="new-york/palace")
    after = held("talks", "5 14:00", "sullivan as pompeo", place="new-york/palace")
    assert sentences(plan(before), plan(after)) == ["Talks: John Sullivan now comes for Mike Pompeo."]
    back = held("talks", "5 14:00", "sullivan", place="new-york/palace")
    assert sentences(plan(after), plan(back)) == ["Talks: John Sullivan now comes in person, not for Mike Pompeo."]


def test_a_meeting_added_and_a_call() -> None:
    call = held("call", "6 20:00", "pompeo", "kang", place="remote")
    later = held("call", "6 21:00", "pompeo", "kang", place="remote")
    assert sentences(plan(), plan(TALKS, call)) == [
        "Talks: added, on Tue 5 Jun 10:00 at Palace Hotel, New York.",
        "A call: added, on Wed 6 Jun 16:00 (home time).",
    ]
    assert sentences(plan(call), plan(later)) == ["A call: moved 1 h later, to Wed 6 Jun 17:00 (home time)."]


def test_other_people_travel_and_rest() -> None:
    def party(*people: str) -> Plan:
        flight = leg("envoys-new-york-seoul", "5 18:00", "new-york - seoul", *people, party="envoys")
        return plan(flight, rest("envoys-new-york-seoul", "6 08:20", "seoul", *people))

    assert sentences(party("pompeo", "sullivan"), party("pompeo", "kang")) == [
        "The envoys, New York to Seoul: Kang Kyung-wha now travels along; John Sullivan no longer travels along.",
        "Rest of Kang Kyung-wha and Mike Pompeo in Seoul: Kang Kyung-wha now rests; John Sullivan no longer rests.",
    ]


FLIGHT = leg("pompeo-1", "4 22:00", "washington - new-york", "pompeo")
FLIES = "Mike Pompeo, Washington to New York"


@pytest.mark.parametrize(
    ("after", "says"),
    [
        ([], "dropped; it was to leave on Mon 4 Jun 18:00."),
        ([leg("b", "4 23:00", "washington - new-york", "pompeo")], "leaves 1 h later, on Mon 4 Jun 19:00."),
        (
            [leg("b", "4 22:00", "washington - new-york", "pompeo", minutes=90)],
            "takes 20 min longer, 1 h 30 min in all.",
        ),
        ([leg("b", "4 22:00", "washington - new-york", "pompeo", mode=Mode.GROUND)], "now by road, not by air."),
        (
            [leg("b", "4 22:00", "washington - new-york", "pompeo", mode=Mode.SCHEDULED, flight="AA 1")],
            "now AA 1, not by air.",
        ),
        (
            [leg("b", "4 22:00", "washington - new-york", "pompeo", via="Boston")],
            "now via Boston.",
        ),
    ],
)
def test_a_journey(after: list[object], says: str) -> None:
    assert sentences(plan(FLIGHT), plan(*after)) == [f"{FLIES}: {says}"]  # type: ignore[arg-type]


def test_a_journey_added_and_one_without_its_stop() -> None:
    assert sentences(plan(), plan(FLIGHT)) == [f"{FLIES}: added, leaving on Mon 4 Jun 18:00."]
    stops, elsewhere = (leg("b", "4 22:00", "washington - new-york", "pompeo", via=via) for via in ("Boston", "Dover"))
    assert sentences(plan(stops), plan(FLIGHT)) == [f"{FLIES}: now without a stop, not via Boston."]
    assert sentences(plan(stops), plan(elsewhere)) == [f"{FLIES}: now via Dover, not via Boston."]
    road = leg("b", "4 22:00", "washington - new-york", "pompeo", via="Dover", mode=Mode.GROUND)
    assert sentences(plan(stops), plan(road)) == [f"{FLIES}: now by road, not by air; now via Dover, not via Boston."]


def test_a_party_travels_by_its_name() -> None:
    moved = [
        leg("a", f"4 {hour}:00", "washington - new-york", "pompeo", "sullivan", party="envoys") for hour in (10, 12)
    ]
    assert sentences(plan(moved[0]), plan(moved[1])) == [
        "The envoys, Washington to New York: leaves 2 h later, on Mon 4 Jun 08:00."
    ]


def test_a_rest() -> None:
    before, after = rest("a", "4 12:00", "seoul", "pompeo"), rest("a", "4 11:00", "seoul", "pompeo")
    assert sentences(plan(before), plan(after)) == [
        "Rest of Mike Pompeo in Seoul: begins 1 h earlier, on Mon 4 Jun 20:00."
    ]
    assert sentences(plan(before), plan()) == ["Rest of Mike Pompeo in Seoul: dropped; it was on Mon 4 Jun 21:00."]


def test_a_single_change_without_any_names() -> None:
    (change,) = compare(plan(TALKS), plan(held("talks", "5 15:00", "pompeo", "kang", place="new-york/palace")))
    assert sentence(change, Namer(None)) == "talks: moved 1 h later, to Tue 5 Jun 15:00 UTC in new-york."
