from __future__ import annotations

import pytest

from planner.plan.record import Answer, Plan, Provenance, Status, Tier, TierResult
from planner.report.answer_words import advice, culprit, figures, headline, not_held
from tests.made_plans import known_plan, world


def answer(status: Status) -> Answer:
    made = Provenance("t", "f", 0, 1, True, 60.0, {})
    return Answer(status, Plan(), (TierResult(Tier.TRAVEL, 100, 90),), (), (), made)


@pytest.mark.parametrize("status", list(Status))
def test_only_what_is_proved_best_needs_no_advice(status: Status) -> None:
    assert headline(answer(status))[0].isupper()
    assert headline(answer(status)).endswith(".")
    assert bool(advice(answer(status))) == (status is not Status.PROVED_BEST)


def test_the_figures_of_a_plan() -> None:
    found = {figure.label: figure.says for figure in figures(world(), known_plan())}
    assert found == {
        "Meetings held": "3 of 4",
        "Journeys": "4",
        "People travelling": "2 of 3",
        "En route, all people": "1 day 18 h 30 min",
        "Nights away, all people": "7",
    }
    assert {figure.says for figure in figures(world(), Plan())} == {"0 of 4", "0", "0 of 0", "0 min"}


def test_what_is_not_held_has_title_and_reason() -> None:
    assert not_held(world(), known_plan()) == [("The day", "No place was found for it in the time given.")]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("permits.waiver", 'permit "Waiver"'),
        ("meetings.talks.when", 'meeting "Talks": when it may be held'),
        ("meetings.talks.when.wall", 'meeting "Talks": when it may be held: before or after the summit'),
        ("meetings.gone.pin", 'meeting "gone": its fixed time'),
        ("people.pompeo.blocked", 'person "Mike Pompeo": its blocked times'),
        ("places.new-york.venues.palace.blocked", 'city "New York": venue "Palace Hotel": its blocked times'),
        ("policies.quiet_times.easter", 'rules: quiet time "Easter"'),
        ("policies.daily_meetings", "rules: daily meetings"),
        ("relations.dine-first", 'relation "dine-first"'),
        ("routes.north", 'route "north"'),
        ("summit.at", "summit: its time"),
        ("summit", "summit"),
    ],
)
def test_a_path_of_the_file_in_words(path: str, says: str) -> None:
    authority = {"name": "State", "calendar": "US", "zone": "America/New_York", "lead": "5 working days"}
    waiver = {"name": "Waiver", "for": ["kang"], "opens": {"city": "new-york"}, "authority": authority}
    easter = {"name": "Easter", "between": ["12:00", "13:00"]}
    asked = world(permits={"waiver": waiver}, policies={"quiet_times": {"easter": easter}})
    assert culprit(asked, path) == says
