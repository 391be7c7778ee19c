"""Stays that are asked for on the sheets of whoever stays and in the timeline, and nowhere else."""

from __future__ import annotations

from planner.files.plan_rows import rows_of
from planner.report.audience import Audience
from planner.report.day_sheets import of_person, schedule
from planner.report.timeline import timeline
from tests.building import scenario
from tests.check.plans import leg, plan

ASKED = scenario(
    stays={"p": {"who": "pompeo", "city": "new-york", "from": "2018-06-05 09:00", "to": "2018-06-06", "note": "Rest"}}
)
PLAN = plan(
    leg("p-1", "05 11:00", 80, "washington - new-york", "pompeo"),
    leg("k-1", "05 11:00", 80, "washington - new-york", "sullivan"),
    leg("p-2", "07 12:00", 80, "new-york - washington", "pompeo"),
)


def nights(person: str, audience: Audience = Audience.OFFICE) -> list[str]:
    rows = of_person(rows_of(PLAN, ASKED), person)
    return [day.overnight for day in schedule(rows, scenario=ASKED, person=person, audience=audience).days]


def test_the_sheet_says_that_a_stay_is_asked_for() -> None:
    asked = " (a stay that is asked for: Rest)"
    assert nights("pompeo") == [f"Overnight in new-york{asked}", f"In new-york{asked}", "Overnight in washington"]
    assert nights("sullivan") == ["Overnight in new-york"]


def test_a_stay_of_nights_is_told_of_each_of_its_evenings() -> None:
    stay = {"who": "pompeo", "city": "new-york", "from": "2018-06-05 09:00", "nights": "1"}
    asked = scenario(stays={"p": stay})
    rows = of_person(rows_of(PLAN, asked), "pompeo")
    told = [day.overnight for day in schedule(rows, scenario=asked, person="pompeo").days]
    assert told[0] == "Overnight in new-york (a stay that is asked for)"
    assert told[1] == "In new-york"
    (item,) = (item for item in timeline(asked, PLAN).items if item.kind == "stay")
    assert item.end - item.start == 21 * 3600 * 1000


def test_readers_outside_are_not_told_why() -> None:
    outside = next(each for each in Audience if each is not Audience.OFFICE)
    assert not any("asked for" in night for night in nights("pompeo", outside))


def test_the_timeline_has_the_stay_in_the_lane_of_whoever_stays() -> None:
    items = [item for item in timeline(ASKED, PLAN).items if item.kind == "stay"]
    assert [(item.id, item.lane, item.title, item.detail) for item in items] == [
        ("p-stay@pompeo", "pompeo", "Stay in new-york", "Rest")
    ]
    assert items[0].end - items[0].start == 39 * 3600 * 1000
