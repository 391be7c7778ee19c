from __future__ import annotations

from datetime import date

import pytest

from planner.files.plan_rows import rows_of
from planner.plan.record import Mode, Plan
from planner.report.audience import Audience
from planner.report.day_sheets import Line, Schedule, of_person, schedule, schedule_of
from tests.made_plans import held, known_plan, leg, plan, rest, world


def lines(found: Schedule) -> dict[str, Line]:
    return {f"{line.kind}:{line.id}": line for sheet in found.days for line in sheet.lines}


def sheets_of(person: str, made: Plan, *, zone: str | None = None, known: bool = True) -> Schedule:
    rows = rows_of(made, world())
    return schedule(of_person(rows, person, world()), zone, world() if known else None, person)


def test_a_whole_plan_by_the_days_of_its_places() -> None:
    found = schedule_of(known_plan(), world())
    days = {sheet.day.day: [line.id for line in sheet.lines] for sheet in found.days}
    assert days == {
        4: ["kang-1", "pompeo-1"],
        5: ["talks", "kang-2", "pompeo-2"],
        6: ["pompeo-2", "call"],
        7: ["visit"],
    }
    assert found.unscheduled == (("The day", "No place was found for it in the time given."),)
    assert not any(sheet.overnight for sheet in found.days)


def test_a_line_has_both_clocks_names_and_details() -> None:
    line = lines(schedule_of(known_plan(), world()))["meeting:talks"]
    assert f"{line.start:%a %H:%M}" == f"{line.home_start:%a %H:%M}" == "Tue 10:00"
    assert (line.title, line.place) == ("Talks", "Palace Hotel, New York")
    assert line.people == "Kang Kyung-wha and Mike Pompeo"
    assert line.detail == "1 h, confirmed"
    visit = lines(schedule_of(known_plan(), world()))["meeting:visit"]
    assert (f"{visit.start:%a %H:%M}", f"{visit.home_start:%a %H:%M}") == ("Thu 11:00", "Wed 22:00")
    assert visit.people == "Marc Knapper as US ambassador"


def test_a_call_is_a_call_and_its_time_is_not_exact() -> None:
    line = lines(schedule_of(known_plan(), world()))["meeting:call"]
    assert (line.place, line.detail, line.city) == ("call", "20 min, time not exact", "")


def test_a_journey_says_how_long_how_and_when_to_be_at_the_airport() -> None:
    found = lines(schedule_of(known_plan(), world()))
    assert found["journey:pompeo-1"].detail == "1 h 10 min, by air, at the airport by 17:30, out of it at 19:30"
    assert (
        found["journey:kang-1"].detail
        == "13 h 20 min, KE 81, at the airport by 11:30, out of it at 14:10, clocks 13 h back"
    )
    assert "via Anchorage" in found["journey:pompeo-2"].detail


def test_the_airport_on_another_day_is_named_with_its_day() -> None:
    late = plan(leg("a", "5 04:10", "washington - new-york", "pompeo", minutes=230))
    line = lines(schedule_of(late, world()))["journey:a"]
    assert line.detail.endswith("at the airport by Mon 23:40, out of it at 04:20")


def test_by_road_and_without_a_scenario_there_is_no_airport() -> None:
    road = plan(leg("a", "5 04:10", "washington - new-york", "pompeo", mode=Mode.GROUND))
    assert lines(schedule_of(road, world()))["journey:a"].detail == "1 h 10 min, by road"
    without = schedule(rows_of(known_plan(), world()))
    assert lines(without)["journey:pompeo-1"].detail == "1 h 10 min, by air"


def test_one_clock_for_everything() -> None:
    found = lines(schedule_of(known_plan(), world(), "Asia/Tokyo"))
    assert f"{found['meeting:talks'].start:%a %H:%M}" == "Tue 23:00"
    assert "at the airport by 06:30" in found["journey:pompeo-1"].detail


def test_the_sheets_of_a_person_name_the_others_and_the_nights() -> None:
    found = sheets_of("pompeo", known_plan())
    assert [(sheet.day.day, sheet.overnight) for sheet in found.days] == [
        (4, "Overnight in New York"),
        (5, "Overnight on the way to Seoul"),
        (6, "Overnight in Seoul"),
        (7, "Overnight in Seoul"),
    ]
    assert lines(found)["meeting:talks"].people == "With Kang Kyung-wha"
    assert lines(found)["journey:pompeo-1"].people == ""


def test_a_person_takes_a_call_by_the_clock_of_where_they_are() -> None:
    call = lines(sheets_of("pompeo", known_plan()))["meeting:call"]
    assert (f"{call.start:%a %H:%M}", f"{call.home_start:%a %H:%M}") == ("Thu 05:00", "Wed 16:00")
    at_home = lines(sheets_of("pompeo", plan(held("call", "5 20:00", "pompeo", "kang", place="remote"))))[
        "meeting:call"
    ]
    assert f"{at_home.start:%a %H:%M}" == "Tue 16:00"
    without = sheets_of("pompeo", plan(held("call", "5 20:00", "pompeo", "kang", place="remote")), known=False)
    assert f"{without.days[0].lines[0].start:%a %H:%M}" == "Tue 16:00"


def test_days_without_anything_are_told_as_one() -> None:
    made = plan(held("talks", "4 14:00", "pompeo"), held("visit", "8 14:00", "pompeo"))
    first, free, last = sheets_of("pompeo", made).days
    assert (free.day, free.last, free.lines, free.overnight) == (
        date(2018, 6, 5),
        date(2018, 6, 7),
        (),
        "In Washington",
    )
    assert (first.last, last.last) == (None, None)


@pytest.mark.parametrize("known", [True, False])
def test_where_a_person_is_before_the_first_journey(known: bool) -> None:
    made = plan(
        held("call", "4 12:00", "kang", place="remote"),
        leg("kang-1", "7 02:00", "seoul - new-york", "kang", minutes=800),
    )
    called, free, _ = sheets_of("kang", made, known=known).days
    assert (called.overnight, free.overnight) == ("Overnight in Seoul", "In Seoul")
    assert f"{called.lines[0].start:%a %H:%M}" == "Mon 21:00"


def test_somebody_who_only_takes_calls_may_be_anywhere() -> None:
    (sheet,) = sheets_of("kang", plan(held("call", "4 12:00", "kang", place="remote")), known=False).days
    assert sheet.overnight == ""


def test_a_day_that_comes_twice_stands_there_twice() -> None:
    """Over the date line from Seoul to Washington one lands on the day on which one took off."""
    made = plan(
        held("visit", "5 23:00", "pompeo", place="seoul/blue-house"),
        leg("a", "6 01:00", "seoul - washington", "pompeo", minutes=780),
        held("talks", "6 15:00", "pompeo"),
    )
    assert [[line.id for line in sheet.lines] for sheet in sheets_of("pompeo", made).days] == [["visit", "a", "talks"]]


def test_whoever_stands_in_reads_for_whom() -> None:
    made = plan(held("talks", "5 14:00", "sullivan as pompeo", "kang", place="new-york/palace"))
    own, other = (lines(sheets_of(who, made))["meeting:talks"] for who in ("sullivan", "kang"))
    assert own.detail == "1 h, confirmed, for Mike Pompeo"
    assert other.people == "With John Sullivan for Mike Pompeo"


def test_nobody_rests_in_company() -> None:
    made = plan(
        leg("a", "4 02:00", "seoul - new-york", "kang", "pompeo", minutes=800),
        rest("a", "4 15:40", "new-york", "kang", "pompeo"),
    )
    found = lines(sheets_of("kang", made))
    assert (found["rest:a"].people, found["journey:a"].people) == ("", "With Mike Pompeo")


def test_stages_are_told_to_those_who_are_in_them() -> None:
    made = plan(held("summit", "6 01:00", "pompeo", "kang", place="seoul/blue-house"))
    all_of_it, kangs, pompeos = (
        [(f"{each.start:%H:%M}-{each.end:%H:%M}", each.title, each.people) for each in line.stages]
        for line in (
            lines(schedule_of(made, world()))["meeting:summit"],
            lines(sheets_of("kang", made))["meeting:summit"],
            lines(sheets_of("pompeo", made))["meeting:summit"],
        )
    )
    assert all_of_it == kangs == [("10:00-10:15", "Greeting", "Kang Kyung-wha"), ("10:15-11:00", "Lunch", "")]
    assert pompeos == kangs[1:]
    assert lines(sheets_of("kang", made, known=False))["meeting:summit"].stages == ()


def test_whoever_comes_later_or_leaves_earlier_is_told_when() -> None:
    who = {"joins_after": {"kang": "20 min"}, "leaves_after": {"kang": "50 min", "pompeo": "45 min"}}
    asked = world(meetings={"talks": {"who": who}, "summit": {"who": {"leaves_after": {"kang": "15 min"}}}})
    made = plan(
        held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace"),
        held("summit", "7 01:00", "pompeo", "kang", place="seoul/blue-house"),
    )
    rows = rows_of(made, asked)
    everybody = lines(schedule(rows, None, asked))
    assert everybody["meeting:talks"].detail == (
        "1 h, confirmed, Kang Kyung-wha from 10:20 until 10:50, Mike Pompeo until 10:45"
    )
    assert lines(schedule(rows, "Europe/Paris", asked))["meeting:talks"].detail.endswith("Mike Pompeo until 16:45")
    mine = lines(schedule(of_person(rows, "kang", asked), None, asked, "kang"))
    assert mine["meeting:talks"].detail == "1 h, confirmed, from 10:20 until 10:50"
    assert [stage.title for stage in mine["meeting:summit"].stages] == ["Greeting"]
    his = lines(schedule(of_person(rows, "pompeo", asked), None, asked, "pompeo"))
    assert his["meeting:summit"].detail == "1 h"
    assert [stage.title for stage in his["meeting:summit"].stages] == ["Lunch"]


@pytest.mark.parametrize("joined", [True, False])
def test_whoever_leaves_for_a_meeting_inside_is_told_for_which(*, joined: bool) -> None:
    relation = {"rule": "inside", "meeting": "summit", "during": "talks"}
    asked = world(relations={"out": relation} if joined else {})
    made = plan(
        held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace"),
        held("summit", "5 14:15", "kang", place="new-york/palace", minutes=30),
    )
    rows = rows_of(made, asked)
    title = asked.meetings["summit"].title
    everybody = lines(schedule(rows, None, asked))["meeting:talks"].detail
    assert everybody.endswith(f", Kang Kyung-wha leaves for {title} from 10:15 until 10:45") is joined
    mine = lines(schedule(of_person(rows, "kang", asked), None, asked, "kang"))["meeting:talks"].detail
    assert mine.endswith(f", leaves for {title} from 10:15 until 10:45") is joined
    his = lines(schedule(of_person(rows, "pompeo", asked), None, asked, "pompeo"))["meeting:talks"].detail
    assert "leaves" not in his


def test_parts_are_not_told_where_the_time_is_not() -> None:
    who = {"leaves_after": {"pompeo": "45 min"}}
    asked = world(meetings={"talks": {"who": who, "certainty": "hidden"}})
    rows = rows_of(plan(held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace")), asked)
    told, hidden = (
        lines(schedule(rows, None, asked, None, audience))["meeting:talks"]
        for audience in (Audience.OFFICE, Audience.RELEASE)
    )
    assert "until 10:45" in told.detail
    assert "until" not in hidden.detail


@pytest.mark.parametrize(
    ("least", "audience", "minutes", "detail"),
    [
        ("40 min", Audience.OFFICE, 50, "50 min, shortened by 10 min, confirmed"),
        ("40 min", Audience.OFFICE, 60, "1 h, confirmed"),
        ("40 min", Audience.OFFICE, 30, "30 min, confirmed"),
        ("40 min", Audience.RELEASE, 50, "50 min, confirmed"),
        ("60 min", Audience.OFFICE, 50, "50 min, confirmed"),
    ],
)
def test_a_shortened_meeting_says_by_how_much(least: str, audience: Audience, minutes: int, detail: str) -> None:
    asked = world(meetings={"talks": {"least_length": least}})
    made = plan(held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace", minutes=minutes))
    line = lines(schedule(rows_of(made, asked), None, asked, None, audience))["meeting:talks"]
    assert line.detail == detail
