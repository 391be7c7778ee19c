from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from planner.check import score
from planner.files import load_scenario, read_plan
from planner.plan.record import Answer, Plan, Provenance, Status, Tier, TierResult
from planner.report import appointment_frame, journey_frame, person_frame, plan_frame, term_frame, tier_frame
from tests.made_plans import at, held, known_plan, leg, plan, world

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def test_a_plan_has_the_columns_and_rows_of_its_file() -> None:
    frame = plan_frame(known_plan(), world())
    assert list(frame["kind"].value_counts().sort_index().items()) == [
        *(("journey", 4), ("meeting", 3), ("rest", 1), ("unscheduled", 1)),
    ]
    assert frame.map(lambda cell: isinstance(cell, str)).all(axis=None)


def test_appointments_have_instants_and_words() -> None:
    frame = appointment_frame(known_plan(), world())
    assert list(frame["id"]) == ["talks", "call", "visit"]
    talks = frame.iloc[0]
    assert (talks["start"], talks["end"]) == (pd.Timestamp(at("5 14:00")), pd.Timestamp(at("5 15:00")))
    assert (talks["title"], talks["minutes"], talks["status"]) == ("Talks", 60, "confirmed")
    assert (frame["local"][2], frame["home"][2]) == ("Thu 7 Jun 11:00", "Wed 6 Jun 22:00")
    assert frame["people"][2] == "Marc Knapper as US ambassador"


def test_journeys_have_instants_and_words() -> None:
    frame = journey_frame(known_plan(), world()).set_index("id")
    assert list(frame.loc["kang-1", ["origin", "destination", "takes off", "lands", "minutes", "flight"]]) == [
        *("Seoul", "New York", "Mon 4 Jun 13:30", "Mon 4 Jun 13:50", 800, "KE 81"),
    ]
    assert frame.loc["pompeo-2", "via"] == "Anchorage"


@pytest.mark.parametrize("frame", [appointment_frame, journey_frame])
def test_an_empty_plan_is_an_empty_table_with_its_types(frame: object) -> None:
    made = frame(Plan(), world())  # type: ignore[operator]
    assert len(made) == 0
    assert sum(str(kind) == "datetime64[us, UTC]" for kind in made.dtypes) == 2


def test_people_with_their_load() -> None:
    frame = person_frame(known_plan(), world()).set_index("id")
    assert list(frame.index) == ["kang", "pompeo", "sullivan", "knapper"]
    pompeo = frame.loc["pompeo"]
    assert (pompeo["meetings"], pompeo["minutes"], pompeo["journeys"], pompeo["en route"]) == (2, 80, 2, 910)
    assert (pompeo["nights away"], pompeo["cities"]) == (5, "New York")
    assert frame.loc["sullivan", "meetings":"cities"].tolist() == [0, 0, 0, 0, 0, ""]


@pytest.mark.parametrize(
    ("legs", "nights"),
    [
        ([], 0),
        ([("4 22:00", "washington - new-york"), ("5 01:00", "new-york - washington")], 0),
        ([("4 22:00", "washington - new-york"), ("5 12:00", "new-york - washington")], 1),
        ([("4 22:00", "washington - new-york"), ("6 12:00", "new-york - seoul"), ("7 12:00", "seoul - washington")], 3),
        ([("7 22:00", "washington - new-york")], 2),
    ],
)
def test_nights_away_are_midnights_at_home(legs: list[tuple[str, str]], nights: int) -> None:
    made = plan(*(leg(f"j-{number}", depart, way, "pompeo") for number, (depart, way) in enumerate(legs)))
    assert person_frame(made, world()).set_index("id").loc["pompeo", "nights away"] == nights


def test_whoever_starts_elsewhere_is_away_from_the_beginning() -> None:
    there = world(people={"pompeo": {"starts": "seoul"}})
    home = leg("a", "6 01:00", "seoul - washington", "pompeo", minutes=780)
    assert person_frame(plan(home), there).set_index("id").loc["pompeo", "nights away"] == 2


def test_tiers_and_terms() -> None:
    results = (TierResult(Tier.PRIORITY, 10, 10), TierResult(Tier.TRAVEL, 900, 700))
    made = Provenance("t", "f", 0, 1, True, 60.0, {})
    frame = tier_frame(Answer(Status.WITHIN, Plan(), results, (), (), made))
    assert frame[["tier", "value", "bound", "proved"]].to_dict("list") == {
        "tier": ["priority", "travel"],
        "value": [10, 900],
        "bound": [10, 700],
        "proved": [True, False],
    }
    terms = term_frame(score(world(), plan(held("call", "5 14:00", "pompeo", "kang", place="remote"))))
    assert (terms["cost"] == terms["amount"] * terms["weight"]).all()
    assert {"priority", "tidiness"} <= set(terms["tier"])


def test_every_table_of_what_really_happened() -> None:
    asked = load_scenario(SCENARIOS / "singapore-2018.yaml")
    actual = read_plan(SCENARIOS / "singapore-2018.actual.csv", asked)
    assert len(appointment_frame(actual, asked)) == len(actual.appointments)
    assert len(journey_frame(actual, asked)) == len(actual.journeys)
    people = person_frame(actual, asked)
    assert people["meetings"].sum() == sum(len(each.people) for each in actual.appointments)
    assert people.set_index("id").loc["kim-jong-un", "nights away"] == 3
