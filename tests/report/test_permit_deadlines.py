"""Permits as deadlines: the latest safe day, as the judge has it, what is at risk after it, and how it is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from planner.check import check
from planner.check.permits import granted
from planner.domain import clock
from planner.domain.calendars import is_working_day
from planner.domain.permit_days import latest_day
from planner.domain.permits import Authority, Permit
from planner.domain.scenario import Scenario
from planner.plan.record import Plan, Prepared
from planner.report.permit_deadlines import PermitDeadline, permit_deadlines, working_days_left
from planner.report.permit_text import late_lines, left_words, permit_table, risk_lines, stands, submit_by
from planner.report.trees import permits_tree
from planner.report.words import Namer
from tests.made_plans import held, known_plan, leg, plan, world

STATE = {"name": "State", "calendar": "US", "zone": "America/New_York", "lead": "5 working days"}
CITY = {"opens": {"city": "new-york"}}
WAY = {"opens": {"flight": ["new-york", "seoul"]}}
NAMES = {"waiver": "Waiver", "other": "Other"}
EARLY = date(2018, 5, 1)


def asked(*permits: dict[str, Any], **parts: Any) -> Scenario:
    """The small world with permits for Kang, who is in New York from 13:50 local on Monday 4 June to noon on the 5th."""
    named = dict(zip(NAMES, permits, strict=False))
    base = {"for": ["kang"], "authority": STATE, **CITY}
    return world(permits={id_: {"name": NAMES[id_], **base, **each} for id_, each in named.items()}, **parts)


def only(scenario: Scenario, made: Plan | None = None, today: date = EARLY) -> PermitDeadline:
    (found,) = permit_deadlines(scenario, made or known_plan(), today)
    return found


def told(scenario: Scenario, made: Plan | None = None, today: date = EARLY) -> tuple[str, str, str]:
    found = only(scenario, made, today)
    return submit_by(found), left_words(found), stands(Namer(scenario), found)


@pytest.mark.parametrize(
    ("need", "lead", "day"),
    [
        ("2018-05-30 14:00", 5, "2018-05-22"),  # Memorial Day on the 28th does not count
        ("2018-05-30 04:00", 5, "2018-05-22"),  # midnight there begins the day
        ("2018-05-30 03:59", 5, "2018-05-21"),
        ("2018-05-29 14:00", 1, "2018-05-25"),  # the Monday is off: on Friday, which opens on Tuesday
        ("2018-06-04 14:00", 1, "2018-06-01"),  # no office takes it on the weekend
        ("2018-06-03 14:00", 1, "2018-05-31"),
        ("2018-06-03 14:00", 0, "2018-06-01"),
        ("2018-06-04 14:00", 0, "2018-06-04"),
    ],
)
def test_the_latest_day_is_as_many_working_days_before(need: str, lead: int, day: str) -> None:
    authority = Authority.model_validate({**STATE, "lead": f"{lead} working days"})
    at = datetime.strptime(need, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
    assert latest_day(authority, at) == date.fromisoformat(day)


@pytest.mark.parametrize("calendar", ["US", "KR", "SA", "CN"])
@pytest.mark.parametrize("lead", [0, 1, 3, 10])
def test_submitted_then_it_opens_in_time_and_on_the_next_working_day_it_does_not(calendar: str, lead: int) -> None:
    zone = "Asia/Seoul"
    tree = {**STATE, "calendar": calendar, "zone": zone, "lead": f"{lead} working days"}
    authority = Authority.model_validate(tree)
    for hours in range(0, 24 * 60, 7):
        need = datetime(2018, 1, 25, tzinfo=UTC) + timedelta(hours=hours)
        latest = latest_day(authority, need)
        after = latest + timedelta(days=1)
        while not is_working_day(calendar, after):
            after += timedelta(days=1)
        opens = []
        for day in (latest, after):
            permit = {"name": "P", "for": ["kang"], **CITY, "authority": tree, "submitted": day.isoformat()}
            given = granted(Permit.model_validate(permit))
            assert given is not None
            opens.append(clock.day_start(given, zone))
        assert opens[0] <= need < opens[1]


@pytest.mark.parametrize("opens", [CITY, WAY, {**CITY, "for": ["rok"]}])
def test_it_is_in_time_where_the_judge_finds_nothing(opens: dict[str, Any]) -> None:
    for day in range(20, 32):
        scenario = asked({**opens, "submitted": f"2018-05-{day:02}"})
        found = only(scenario)
        refused = [each for each in check(scenario, known_plan()) if each.rule == "permits"]
        assert found.in_time is (not refused)
        assert found.late is bool(refused)


@pytest.mark.parametrize(
    ("today", "left", "past"),
    [
        ("2018-05-18", "5 working days", False),
        ("2018-05-20", "5 working days", False),  # a Sunday
        ("2018-05-24", "1 working day", False),
        ("2018-05-25", "today", False),
        ("2018-05-26", "past", True),
        ("2026-05-26", "past", True),
    ],
)
def test_how_much_time_is_left(today: str, left: str, past: bool) -> None:
    """Kang lands on Monday 4 June; with Memorial Day in between that is to be asked for on Friday 25 May."""
    scenario, day = asked({}), date.fromisoformat(today)
    assert told(scenario, today=day) == ("Fri 25 May 2018", left, "not submitted")
    found = only(scenario, today=day)
    assert (found.past, found.late) == (past, past)
    assert late_lines(scenario, [found]) == ["Waiver: not submitted; the latest safe day is Fri 25 May 2018."] * past


def test_working_days_are_counted_after_the_day_and_without_holidays() -> None:
    authority = Authority.model_validate(STATE)
    assert working_days_left(authority, date(2018, 5, 25), date(2018, 5, 29)) == 1
    assert working_days_left(authority, date(2018, 5, 29), date(2018, 5, 29)) == 0


@pytest.mark.parametrize(
    ("fields", "today", "says", "late"),
    [
        ({"submitted": "2018-05-25"}, "2018-05-24", "to be submitted Fri 25 May 2018, in time", False),
        ({"submitted": "2018-05-25"}, "2018-05-25", "submitted Fri 25 May 2018, in time", False),
        ({"submitted": "2018-05-25"}, "2026-05-25", "submitted Fri 25 May 2018, in time", False),
        (
            {"submitted": "2018-05-29"},
            "2018-05-01",
            "to be submitted Tue 29 May 2018, too late for Mon 4 Jun 13:50",
            True,
        ),
    ],
)
def test_how_one_that_is_submitted_stands(fields: dict[str, str], today: str, says: str, late: bool) -> None:
    scenario, day = asked(fields), date.fromisoformat(today)
    assert told(scenario, today=day)[::2] == ("Fri 25 May 2018", says)
    assert only(scenario, today=day).late is late


@pytest.mark.parametrize(
    ("day", "says", "late"),
    [
        ("2018-06-04", "granted from Mon 4 Jun 2018 on, in time", False),
        ("2018-06-05", "granted from Tue 5 Jun 2018 on, too late for Mon 4 Jun 13:50", True),
    ],
)
def test_one_that_is_granted_has_no_deadline(day: str, says: str, late: bool) -> None:
    scenario = asked({"granted": day, "submitted": "2018-05-01"})
    assert told(scenario, today=date(2026, 1, 1)) == ("granted", "", says)
    assert only(scenario).late is late


def test_one_that_nothing_needs_says_so() -> None:
    for unused in (
        {"opens": {"city": "washington"}},
        {"for": ["sullivan"]},
        {"opens": {"flight": ["seoul", "washington"]}},
    ):
        scenario = asked(unused)
        assert told(scenario, today=date(2026, 1, 1)) == ("not needed", "", "nothing in the plan needs it")
        found = only(scenario)
        assert (found.latest, found.left, found.past, found.late, found.at_risk) == (None, None, False, False, ())


def test_a_city_is_at_risk_with_the_way_there_and_all_that_is_attended_in_it() -> None:
    found = only(asked({}))
    assert [(str(each.kind), each.id, each.people) for each in found.at_risk] == [
        ("journey", "kang-1", ("kang",)),
        ("meeting", "talks", ("kang",)),
    ]
    assert risk_lines(Namer(asked({})), found) == [
        "Mon 4 Jun 13:30 Seoul to New York (Kang Kyung-wha)",
        "Tue 5 Jun 10:00 Talks (Kang Kyung-wha)",
    ]
    assert risk_lines(Namer(asked({})), found, most=1)[1:] == ["and 1 more"]


def test_a_flight_is_at_risk_itself_and_counts_from_its_departure() -> None:
    found = only(asked(WAY))
    assert [each.id for each in found.at_risk] == ["kang-2"]
    assert found.latest == date(2018, 5, 29)


def test_a_delegation_is_as_early_as_the_first_of_it_and_named_together() -> None:
    """Pompeo lands by 19:10 local on the 4th, Sullivan a day later; both talk."""
    made = plan(
        leg("a", "4 22:00", "washington - new-york", "pompeo"),
        leg("b", "5 12:00", "washington - new-york", "sullivan"),
        held("talks", "5 14:00", "pompeo", "sullivan", "kang", place="new-york/palace"),
    )
    found = only(asked({"for": ["us"]}), made)
    assert found.latest == date(2018, 5, 25)
    assert [(each.id, each.people) for each in found.at_risk] == [
        ("a", ("pompeo",)),
        ("b", ("sullivan",)),
        ("talks", ("pompeo", "sullivan")),
    ]
    assert only(asked({"for": ["sullivan"]}), made).latest == date(2018, 5, 29)


def test_who_is_there_when_the_horizon_begins_needs_it_from_then_on() -> None:
    found = only(asked({"opens": {"city": "seoul"}}))
    assert found.since == asked().start
    assert [each.id for each in found.at_risk] == ["kang-2"]


def test_of_several_the_one_that_opens_first_is_needed_and_before_any_is_submitted_all_are() -> None:
    def needed(*permits: dict[str, Any]) -> dict[str, bool]:
        return {each.id: each.needed for each in permit_deadlines(asked(*permits), known_plan(), EARLY)}

    first, later = {"submitted": "2018-05-22"}, {"submitted": "2018-05-23"}
    assert needed(later, first) == {"waiver": False, "other": True}
    assert needed(first, {}) == {"waiver": True, "other": False}
    assert needed({}, {"submitted": "2018-05-30"}) == {"waiver": True, "other": True}
    assert needed({"valid": ["2018-06-05", "2018-06-05"]}, {}) == {"waiver": False, "other": True}


@pytest.mark.parametrize(("last", "beyond"), [("2018-06-05 12:00", False), ("2018-06-05 11:59", True)])
def test_no_day_helps_where_its_validity_is_too_short(last: str, beyond: bool) -> None:
    found = only(scenario := asked({"valid": ["2018-06-04", last]}))
    assert (found.beyond, found.late, found.latest is None) == (beyond, beyond, beyond)
    if beyond:
        assert told(scenario)[0] == "no day helps"
        assert "outside its validity" in late_lines(scenario, [found])[0]


@pytest.mark.parametrize(("miles", "beyond"), [("25", False), ("5", True)])
def test_no_day_helps_where_it_does_not_reach_the_meeting(miles: str, beyond: bool) -> None:
    circle = {"city": "new-york", "of": ["40.768", "-73.982"], "within_miles": miles}
    assert only(asked({"opens": circle})).beyond is beyond


@pytest.mark.parametrize(("needs", "needed"), [(["waiver"], True), ([], False)])
def test_work_that_begins_after_it_needs_it(needs: list[str], needed: bool) -> None:
    survey = {"title": "Survey", "length": "6 h", "by": ["kang"], "needs": {"permits": needs}}
    scenario = asked({"opens": {"city": "washington"}}, work={"survey": survey})
    start = datetime(2018, 6, 4, 14, tzinfo=UTC)
    made = Plan(prepared=(Prepared(start, "survey", start + timedelta(hours=6)),))
    found = only(scenario, made)
    assert found.needed is needed
    assert [each.title for each in found.at_risk] == ["Survey"] * needed


def test_they_are_sorted_by_the_latest_day_and_those_without_one_come_after() -> None:
    base = {"for": ["kang"], "authority": STATE}
    lasts: dict[str, dict[str, Any]] = {
        "unused": {"opens": {"city": "washington"}},
        "granted": {"opens": {"flight": ["seoul", "new-york"]}, "granted": "2018-05-01"},
        "b": WAY,
        "a": CITY,
        "short": {"opens": {"city": "seoul"}, "valid": ["2018-06-07", "2018-06-07"]},
    }
    scenario = world(permits={id_: {"name": id_, **base, **each} for id_, each in lasts.items()})
    found = permit_deadlines(scenario, known_plan(), EARLY)
    assert [each.id for each in found] == ["short", "a", "b", "granted", "unused"]
    assert list(permit_table(scenario, found)["Permit"]) == [each.id for each in found]
    assert permit_table(scenario, found)["Submit by"].isna().tolist() == [True, False, False, True, True]


def test_a_program_reads_the_same() -> None:
    (each,) = permits_tree([only(asked({"submitted": "2018-05-29"}), today=date(2018, 5, 24))])["permits"]
    assert each | {"at_risk": len(each["at_risk"])} == {
        "id": "waiver",
        "name": "Waiver",
        "authority": "State",
        "today": "2018-05-24",
        "latest": "2018-05-25",
        "submitted": "2018-05-29",
        "granted": None,
        "working_days_left": 1,
        "needed": True,
        "past": False,
        "in_time": False,
        "late": True,
        "beyond": False,
        "since": "2018-06-04T17:50Z",
        "at_risk": 2,
    }
    assert each["at_risk"][1] == {
        "kind": "meeting",
        "id": "talks",
        "title": "Talks",
        "start": "2018-06-05T14:00Z",
        "end": "2018-06-05T15:00Z",
        "place": "new-york/palace",
        "people": ["kang"],
    }


def test_without_a_day_it_is_that_of_the_authority_and_a_plan_of_2018_is_past() -> None:
    (found,) = permit_deadlines(asked({}), known_plan())
    assert found.past
    assert found.today > date(2026, 1, 1)
