"""Warnings come in pairs: what is hardly meant is told once, where it stands, and what lies just beside it is not."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

import pytest

from planner.domain.references import faults_of
from planner.domain.warnings import warnings_of
from planner.domain.warnings.weights import FEWEST
from planner.errors import Fault
from planner.files import load_scenario, read_draft
from tests.building import meeting, scenario

BAD = Path(__file__).parents[1] / "files" / "bad"
SCENARIOS = Path(__file__).parents[2] / "scenarios"


class Pair(NamedTuple):
    """A patch of the small world that is warned of, what is told, and the same patch with one word changed that is not."""

    patch: str
    told: str
    word: str
    quiet: str


PAIRS = {
    "no meetings": Pair(
        "{summit: null, relations: null, permits: null, meetings: {talks: null, letter: null, briefing: null, call: null, "
        "summit: {status: cancelled}}}",
        "WARN-empty meetings: there are 0 meetings to plan, all that there are being cancelled; add one",
        "status: cancelled",
        "who: {required: [trump, moon, kang, pompeo]}",
    ),
    "a window that barely fits": Pair(
        "{meetings: {talks: {when: {between: [2018-06-07 09:00, 2018-06-07 10:44]}}}}",
        "WARN-window meetings.talks.when.between: the window is hardly longer than the meeting: 1 h 30 min with 14 min to "
        "spare; widen it, or pin the start",
        "10:44",
        "10:45",
    ),
    "a window of the meeting's length": Pair(
        "{meetings: {talks: {when: {between: [2018-06-07 09:00, 2018-06-07 10:30]}}}}",
        "WARN-window meetings.talks.when.between: the window is hardly longer than the meeting: 1 h 30 min with nothing to "
        "spare; widen it, or pin the start",
        "when: {between: [2018-06-07 09:00, 2018-06-07 10:30]}",
        "pin: {at: 2018-06-07 09:00}",
    ),
    "the longest of two windows counts": Pair(
        "{meetings: {talks: {when: {between: [[2018-06-07 09:00, 2018-06-07 10:30], [2018-06-08 09:00, 2018-06-08 10:40]]}}}}",
        "WARN-window meetings.talks.when.between: the window is hardly longer than the meeting: 1 h 30 min with 10 min to "
        "spare; widen it, or pin the start",
        "2018-06-08 10:40",
        "2018-06-08 12:00",
    ),
    "a length off the grid": Pair(
        "{meetings: {talks: {length: 47 min}}}",
        "WARN-grid meetings.talks.length: 47 min is off the grid of 5 min, so what follows at once begins 3 min after the "
        "end; write 45 min or 50 min, or a finer grid",
        "47",
        "45",
    ),
    "one length of several meetings": Pair(
        "{meetings: {talks: {length: 3 min}, letter: {length: 3 min}, call: {length: 3 min}}}",
        "WARN-grid meetings.talks.length: 3 min is off the grid of 5 min, so what follows at once begins 2 min after the "
        "end; write 5 min, or a finer grid (so do letter and call)",
        "{meetings:",
        "{horizon: {grid: 1 min}, meetings:",
    ),
    "a pin outside its window": Pair(
        "{meetings: {talks: {pin: {at: 2018-06-07 09:00}, when: {between: [2018-06-05, 2018-06-06]}}}}",
        "WARN-pin meetings.talks.pin.at: talks is pinned at 2018-06-07 09:00, outside its window 2018-06-05 to 2018-06-06; "
        "the pin holds: move it, or take the window out",
        "2018-06-06]",
        "2018-06-07]",
    ),
    "a pin that begins in its window and ends outside": Pair(
        "{meetings: {talks: {pin: {at: 2018-06-07 09:00}, when: {between: [2018-06-07 08:00, 2018-06-07 10:25]}}}}",
        "WARN-pin meetings.talks.pin.at: talks is pinned at 2018-06-07 09:00, outside its window 2018-06-07 08:00 to "
        "2018-06-07 10:25; the pin holds: move it, or take the window out",
        "10:25",
        "10:30",
    ),
    "a pin on another weekday": Pair(
        "{meetings: {talks: {pin: {at: 2018-06-07 09:00}, when: {days: [mon, tue]}}}}",
        "WARN-pin meetings.talks.pin.at: talks is pinned at 2018-06-07 09:00, a thu, and its days are mon, tue; the pin "
        "holds: move it, or take the days out",
        "tue",
        "thu",
    ),
    "two pins in one room": Pair(
        "{meetings: {briefing: {pin: {at: 2018-06-07 09:00}}, call: {where: [washington/state/treaty-room], "
        "who: {required: [sullivan]}, pin: {at: 2018-06-07 09:40}}}}",
        "WARN-clash meetings.call.pin: briefing at 2018-06-07 09:00 and call at 2018-06-07 09:40 overlap, "
        "both in washington/state/treaty-room; only "
        "one of the two can be held",
        "09:40",
        "10:40",
    ),
    "two pins of one person": Pair(
        "{meetings: {briefing: {pin: {at: 2018-06-07 09:00}}, letter: {pin: {at: 2018-06-07 09:40}}}}",
        "WARN-clash meetings.letter.pin: briefing at 2018-06-07 09:00 and letter at 2018-06-07 09:40 overlap, "
        "and both need trump; only one of "
        "the two can be held",
        "09:40",
        "09:45",
    ),
    "faster than anything flies": Pair(
        "{routes: {seoul-new-york: {length: 9 h 15 min}}}",
        "WARN-speed routes.seoul-new-york.length: seoul and new-york lie at least 11,114 km apart, which takes 9 h 16 min by "
        "air even at 1,200 km/h; write how long it takes, or another mode",
        "15 min",
        "16 min",
    ),
    "faster than any train": Pair(
        "{routes: {rail: {between: [washington, new-york], mode: train, length: 30 min}}}",
        "WARN-speed routes.rail.length: washington and new-york lie at least 247 km apart, which takes 43 min by train even at "
        "350 km/h; write how long it takes, or another mode",
        "30 min",
        "43 min",
    ),
    "a departure that is too fast": Pair(
        "{routes: {seoul-new-york: {departures: [{at: 09:00, length: 14 h}, {at: 10:00, length: 4 h}]}}}",
        "WARN-speed routes.seoul-new-york.departures.1.length: seoul and new-york lie at least 11,114 km apart, which takes "
        "9 h 16 min by air even at 1,200 km/h; write how long it takes, or another mode",
        "length: 4 h",
        "length: 13 h",
    ),
    "stretches that are too fast together": Pair(
        "{routes: {seoul-new-york: {length: null, stretches: [{mode: air, to: Anchorage, length: 5 h}, "
        "{mode: air, length: 4 h}]}}}",
        "WARN-speed routes.seoul-new-york.stretches: seoul and new-york lie at least 11,114 km apart, which takes 9 h 16 min by "
        "air even at 1,200 km/h; write how long it takes, or another mode",
        "4 h",
        "5 h",
    ),
    "a known journey that is too fast": Pair(
        "{journeys: {j: {who: kang, from: seoul, to: new-york, leaves: 2018-06-06 10:00, lands: 2018-06-06 01:00}}}",
        "WARN-speed journeys.j.lands: seoul and new-york lie at least 11,114 km apart, which takes 9 h 16 min by air even at "
        "1,200 km/h; write how long it takes, or another mode",
        "01:00",
        "11:00",
    ),
    "a way much longer than the way back": Pair(
        "{routes: {seoul-new-york: {one_way: true}, back: {between: [new-york, seoul], one_way: true, length: 42 h 1 min}}}",
        "WARN-back routes.back.length: new-york to seoul takes 42 h 1 min, and the way back 14 h; correct one of them",
        "42 h 1 min",
        "42 h",
    ),
    "a way much longer than over another city": Pair(
        "{routes: {seoul-new-york: {length: 37 h}, one: {between: [seoul, singapore], length: 6 h}, "
        "two: {between: [singapore, new-york], length: 18 h}}}",
        "WARN-detour routes.seoul-new-york.length: new-york to seoul takes 37 h, and over singapore 24 h; correct one of them",
        "37 h",
        "36 h",
    ),
    "a city that nobody says how to reach": Pair(
        "{places: {village: {at: [0, 0], zone: Asia/Seoul}}, meetings: {call: {where: [village]}}}",
        "WARN-route places.village: village has no airport and no route, so the 8,928 km from washington are taken for "
        "194 h on the road; write a route, or the airport",
        "at: [0, 0]",
        "at: [39, -77]",
    ),
    "a permit submitted too late": Pair(
        "{permits: {visa: {submitted: 2018-06-04}}, meetings: {talks: {pin: {at: 2018-06-05 09:00}}}}",
        "WARN-permit permits.visa.submitted: visa opens new-york on 2018-06-06 00:00, and kang needs it for talks, which "
        "starts there by 2018-06-05 09:00; submit it by 2018-06-01 at the latest; the journey and other meetings may want it "
        "sooner",
        "2018-06-04",
        "2018-06-01",
    ),
    "a permit that is not submitted": Pair(
        "{permits: {visa: {submitted: null}}, meetings: {talks: {when: {between: [2018-06-06, 2018-06-07]}}}}",
        "WARN-permit permits.visa: visa is not submitted, and kang needs it for talks, which starts there by "
        "2018-06-07 22:30; submit it by 2018-06-05 at the latest; the journey and other meetings may want it "
        "sooner",
        "submitted: null",
        "submitted: 2018-06-05",
    ),
    "a priority that drowns the others": Pair(
        "{meetings: {briefing: {priority: 100}, call: {priority: 5}, letter: {must: false, priority: 10}}}",
        "WARN-weight meetings.briefing.priority: 100 is more than the priorities of the others together (15), so none of "
        "those counts beside it; write must: true if it must be held, or a smaller number",
        "100",
        "99",
    ),
    "a weight that drowns the others": Pair(
        "{meetings: {letter: {who: {optional: {pompeo: 5, kang: 50, moon: 4}}}}}",
        "WARN-weight meetings.letter.who.optional.kang: 50 is more than the other weights of attendance together (9), so "
        "none of those counts beside it; require the seat, or write a smaller number",
        "50",
        "49",
    ),
    "somebody whom nothing needs": Pair(
        "{people: {bolton: {name: John Bolton, of: us, rank: 3}}}",
        "WARN-unused people.bolton: nothing needs bolton: no meeting, party or work, and nobody whom bolton stands in for; "
        "name bolton where it is wanted, or remove it",
        "{people:",
        "{stays: {s: {who: bolton, city: seoul, from: 2018-06-06, nights: 1}}, people:",
    ),
    "a permit that nothing uses": Pair(
        "{permits: {visa: {for: [moon], opens: {city: new-york}}}}",
        "WARN-unused permits.visa: nothing uses this permit: nobody whom it is for has a reason to go to new-york; remove "
        "it, or correct whom it is for",
        "city: new-york",
        "city: singapore",
    ),
    "a permit for a flight that nobody takes": Pair(
        "{permits: {visa: {opens: {city: null, flight: [seoul, singapore]}}}}",
        "WARN-unused permits.visa: nothing uses this permit: nobody whom it is for has a reason to go from seoul to "
        "singapore; remove it, or correct whom it is for",
        "singapore",
        "new-york",
    ),
    "a waiver that is over": Pair(
        "{waivers: {w: {waives: night, who: [kang], why: A, by: B, until: 2018-06-03}}}",
        "WARN-unused waivers.w.until: this waiver lifts nothing: it ends on 2018-06-03, and the horizon begins on 2018-06-04; "
        "correct the day, or remove it",
        ", until: 2018-06-03",
        "",
    ),
}


def told(patch: str) -> tuple[Fault, ...]:
    """The warnings of the small world with a patch, which has no fault."""
    draft = read_draft(BAD / "warned.yaml", f"extends: base/world.yaml\npatch: {patch}\n")
    assert draft.faults == ()
    return draft.warnings


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_what_is_hardly_meant_is_told_in_these_words(pair: Pair) -> None:
    assert [f"{each.code} {'.'.join(each.path)}: {each.message}" for each in told(pair.patch)] == [pair.told]


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_what_lies_just_beside_it_is_not(pair: Pair) -> None:
    assert pair.patch.count(pair.word) == 1
    assert told(pair.patch.replace(pair.word, pair.quiet)) == ()


def test_a_warning_stands_where_the_file_says_it() -> None:
    (warning,) = told(PAIRS["a pin outside its window"].patch)
    assert (Path(warning.file or "").name, warning.line, warning.column) == ("warned.yaml", 2, 38)


def test_two_pins_that_must_both_be_kept_are_a_fault_and_no_warning_besides() -> None:
    patch = PAIRS["two pins of one person"].patch.replace("{briefing: {", "{briefing: {must: true, ")
    draft = read_draft(BAD / "warned.yaml", f"extends: base/world.yaml\npatch: {patch}\n")
    assert [fault.code for fault in draft.faults] == ["LOGIC-clash"]
    assert draft.warnings == ()


def test_another_permit_for_the_city_may_do() -> None:
    visa = "submitted: 2018-06-13"
    other = (
        "other: {name: Other, for: [kang], opens: {city: new-york}, granted: 2018-06-01, authority: {name: Consulate, "
        "calendar: US, zone: America/New_York, lead: 2 working days}}"
    )
    assert [each.code for each in told(f"{{permits: {{visa: {{{visa}}}}}}}")] == ["WARN-permit"]
    assert told(f"{{permits: {{visa: {{{visa}}}, {other}}}}}") == ()


def test_of_few_weights_one_may_be_the_most() -> None:
    assert FEWEST == 3
    assert told("{meetings: {briefing: {priority: 1000}, call: {priority: 1}}}") == ()


def test_a_weight_of_a_group_is_told_at_the_group() -> None:
    (warning,) = told(
        "{groups: {korea: {name: Korea, members: [kang]}}, meetings: {letter: {who: {optional: {pompeo: 5, korea: 50, moon: 4}}}}}"
    )
    assert warning.path == ("meetings", "letter", "who", "optional", "korea")


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_scenarios_that_come_with_it_are_quiet(file: Path) -> None:
    asked = load_scenario(file)
    assert faults_of(asked) == ()
    late = ["WARN-permit"] if file.stem == "waiver-late" else []  # which is what that one shows
    assert [each.code for each in warnings_of(asked)] == late


def test_the_small_world_is_quiet() -> None:
    assert told("{}") == ()


def test_warnings_of_many_meetings_and_permits_take_time_in_proportion() -> None:
    many = 1_500
    visa = {
        "name": "Visa",
        "opens": {"city": "new-york"},
        "authority": {"name": "A", "calendar": "US", "zone": "America/New_York", "lead": "2 working days"},
    }
    asked = scenario(
        meetings={f"m{number}": meeting("pompeo", "kang") for number in range(many)},
        permits={f"v{number}": {**visa, "for": ["rok"]} for number in range(many)},
    )
    began = time.thread_time()
    warnings_of(asked)
    assert time.thread_time() - began < 2
