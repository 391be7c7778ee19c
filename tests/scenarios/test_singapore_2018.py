"""The scenario of 2018 holds what it promises: its size, its tracks, its permits, its order, and a source for its figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.domain.clock import to_local
from planner.domain.meetings import Kind
from planner.domain.relations import Brief, Gate, Side
from planner.domain.scenario import Scenario
from planner.files import load_scenario

FILE = Path(__file__).parents[2] / "scenarios" / "singapore-2018.yaml"
TRACKS = {
    "inter-korean",
    "panmunjom",
    "new-york-washington",
    "logistics",
    "moscow",
    "allies",
    "beijing",
    "host",
    "g7",
    "last-talks",
    "summit",
    "afterwards",
}


@pytest.fixture(scope="module")
def singapore() -> Scenario:
    return load_scenario(FILE)


def test_it_is_of_the_size_of_a_real_run_up(singapore: Scenario) -> None:
    assert len(singapore.meetings) >= 40
    assert len(singapore.people) >= 30
    assert {meeting.track for meeting in singapore.meetings.values()} == TRACKS


def test_home_and_horizon(singapore: Scenario) -> None:
    assert singapore.home == "washington"
    assert to_local(singapore.start, singapore.home_zone).date().isoformat() == "2018-05-25"
    assert (singapore.end - singapore.start).days == 23


def test_the_summit_is_at_nine_in_singapore_and_in_prime_time_in_new_york(singapore: Scenario) -> None:
    summit = singapore.summit
    assert summit is not None
    assert (str(summit.at), summit.place, summit.meeting) == ("2018-06-12 09:00", "singapore/capella", "summit")
    stages = singapore.meetings["summit"].stages
    assert [stage.title for stage in stages] == ["Greeting", "One-on-one", "Expanded meeting", "Working lunch"]
    assert stages[1].who == ("trump", "kim-jong-un")
    assert [each.zone for each in singapore.meetings["summit"].needs.prime_time] == ["America/New_York"]


def test_the_waiver_opens_new_york_within_25_miles_for_the_whole_party(singapore: Scenario) -> None:
    waiver = singapore.permits["kim-yong-chol-waiver"]
    assert waiver.for_ == ("kim-yong-chols-party",)
    assert "kim-yong-chol" in singapore.members("kim-yong-chols-party")
    assert (waiver.opens.city, waiver.opens.within_miles) == ("new-york", 25.0)
    assert waiver.opens.of == (40.7681, -73.9819)
    assert waiver.authority.lead == 5
    assert str(waiver.submitted) == "2018-05-22"


def test_the_ambassador_in_seoul_is_missing_and_somebody_acts(singapore: Scenario) -> None:
    role = singapore.roles["us-ambassador-seoul"]
    assert role.holder is None
    assert role.acting == ("knapper",)
    asked = [id_ for id_, meeting in singapore.meetings.items() if "us-ambassador-seoul" in meeting.who.required]
    assert len(asked) >= 5
    assert all(singapore.candidates("us-ambassador-seoul", id_) == ("knapper",) for id_ in asked)


def test_talks_open_the_letter_the_letter_the_decision_and_that_the_summit(singapore: Scenario) -> None:
    opens = {each.gate: each.opens for each in singapore.relations.values() if isinstance(each, Gate)}
    assert opens["ny-talks"] == ("letter",)
    assert opens["letter"] == ("reinstatement",)
    assert "summit" in opens["reinstatement"]


@pytest.mark.parametrize("id_", ["ny-dinner", "ny-talks", "letter", "reinstatement", "abe-visit", "summit", "signing"])
def test_what_must_be(singapore: Scenario, id_: str) -> None:
    assert singapore.meetings[id_].must


def test_japan_is_briefed_before_the_summit_and_told_after_it(singapore: Scenario) -> None:
    briefs = {each.meeting: each for each in singapore.relations.values() if isinstance(each, Brief)}
    assert (briefs["abe-visit"].about, briefs["abe-visit"].side) == ("summit", Side.BEFORE)
    assert (briefs["kono-pompeo-call"].about, briefs["kono-pompeo-call"].side) == ("summit", Side.AFTER)


@pytest.mark.parametrize(
    ("id_", "at"),
    [
        ("moon-kim", "2018-05-26 15:00"),
        ("abe-press", "2018-06-07 14:00"),
        ("g7-growth", "2018-06-08 12:30"),
        ("istana-lunch", "2018-06-11 12:45"),
        ("pompeo-moon", "2018-06-14 09:00"),
    ],
)
def test_what_was_fixed_is_pinned(singapore: Scenario, id_: str, at: str) -> None:
    pin = singapore.meetings[id_].pin
    assert pin is not None
    assert str(pin.at) == at


def test_most_of_the_rest_is_free_within_a_window_of_days(singapore: Scenario) -> None:
    free = [meeting for meeting in singapore.meetings.values() if meeting.pin is None]
    assert len(free) > len(singapore.meetings) / 2
    spans = [span for meeting in free for span in meeting.when.spans()]
    assert all((last.day - first.day).days <= 4 for first, last in spans)


def test_it_uses_the_whole_format(singapore: Scenario) -> None:
    meetings = singapore.meetings.values()
    assert any(meeting.who.any_of for meeting in meetings)
    assert any(meeting.who.deputies for meeting in meetings)
    assert any(meeting.who.optional for meeting in meetings)
    assert any(meeting.remote for meeting in meetings)
    assert any(meeting.needs.neutral for meeting in meetings)
    assert any(meeting.needs.equipment for meeting in meetings)
    assert {each.rule for each in singapore.relations.values()} == {
        "adjacent",
        "apart",
        "balance",
        "before",
        "brief",
        "different-days",
        "gate",
        "parity",
        "same-day",
    }
    assert any(work.opens for work in singapore.work.values())
    assert {each.kind.value for each in singapore.resources.values()} == {
        "aircraft",
        "equipment",
        "interpreters",
        "motorcades",
        "security",
        "teams",
    }
    assert any(route.departures for route in singapore.routes.values())
    assert any(route.via for route in singapore.routes.values())
    assert singapore.policies.quotas["bilaterals-at-la-malbaie"].kinds == (Kind.BILATERAL,)


def test_every_citation_has_its_source_and_every_source_is_cited() -> None:
    text = FILE.read_text(encoding="utf-8")
    body, _, listed = text.partition("- sources\n")
    cited = set(re.findall(r"\[(\d+)\]", body))
    sources = re.findall(r"^# +\[(\d+)\] ", listed, flags=re.MULTILINE)
    assert len(sources) == len(set(sources))
    assert cited == set(sources)


def test_every_length_of_a_meeting_says_where_it_comes_from() -> None:
    text = FILE.read_text(encoding="utf-8")
    meetings = text[text.index("\nmeetings:") : text.index("\nrelations:")]
    bare = [line for line in re.findall(r"^    length: .*$", meetings, flags=re.MULTILINE) if "#" not in line]
    assert bare == []
