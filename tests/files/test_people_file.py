"""people.csv: a row for each person in each item, with one value in each cell."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from planner.files import people_csv
from planner.files.people_columns import PEOPLE_COLUMNS, people_markdown
from planner.plan.record import Mode, Plan
from tests.building import meeting
from tests.made_plans import held, known_plan, leg, plan, world

ROLES: dict[str, Any] = {
    "ambassador": {"name": "US ambassador", "acting": ["knapper"]},
    "minister": {"name": "Foreign minister", "holder": "kang", "acting": ["moon"]},
}


def rows(made: Plan, **parts: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(people_csv(made, world(**parts)))))


def test_a_row_for_each_person_in_each_item_in_order_of_time_then_precedence() -> None:
    assert [(row["kind"], row["id"], row["person"]) for row in rows(known_plan())] == [
        ("journey", "kang-1", "kang"),
        ("journey", "pompeo-1", "pompeo"),
        ("meeting", "talks", "kang"),
        ("meeting", "talks", "pompeo"),
        ("drive", "talks", "kang"),
        ("journey", "kang-2", "kang"),
        ("drive", "talks", "pompeo"),
        ("journey", "pompeo-2", "pompeo"),
        ("rest", "pompeo-2", "pompeo"),
        ("meeting", "call", "kang"),
        ("meeting", "call", "pompeo"),
        ("meeting", "visit", "knapper"),
    ]


def test_a_head_of_state_comes_first() -> None:
    found = rows(known_plan(), people={"pompeo": {"rank": "1"}})
    assert [row["person"] for row in found if (row["id"], row["kind"]) == ("talks", "meeting")] == ["pompeo", "kang"]


def test_every_cell_of_a_meeting() -> None:
    (row,) = [row for row in rows(known_plan()) if (row["id"], row["person"]) == ("visit", "knapper")]
    assert row == {
        "person": "knapper",
        "name": "Marc Knapper",
        "delegation": "us",
        "delegation_name": "United States",
        "kind": "meeting",
        "id": "visit",
        "title": "Visit",
        "comes_as": "acting",
        "seat": "ambassador",
        "seat_name": "US ambassador",
        "city": "seoul",
        "city_name": "Seoul",
        "place": "seoul/blue-house",
        "place_name": "Blue House, Seoul",
        "destination": "",
        "destination_name": "",
        "airports": "",
        "stretches": "",
        "date": "2018-06-07",
        "start": "11:00",
        "end_date": "2018-06-07",
        "end": "12:00",
        "zone": "Asia/Seoul",
        "end_zone": "Asia/Seoul",
        "start_utc": "2018-06-07T02:00Z",
        "end_utc": "2018-06-07T03:00Z",
        "minutes": "60",
        "interpreters": "",
        "security": "",
        "motorcades": "",
        "aircraft": "",
        "equipment": "",
        "teams": "",
        "flight": "",
        "note": "",
    }


def test_a_journey_has_both_ends_by_their_clocks_and_a_call_no_city() -> None:
    flight, call = (next(row for row in rows(known_plan()) if row["id"] == id_) for id_ in ("kang-2", "call"))
    assert (flight["city"], flight["destination"], flight["destination_name"]) == ("new-york", "seoul", "Seoul")
    assert (flight["date"], flight["start"], flight["zone"]) == ("2018-06-05", "12:00", "America/New_York")
    assert (flight["end_date"], flight["end"], flight["end_zone"]) == ("2018-06-06", "15:00", "Asia/Seoul")
    assert (flight["minutes"], flight["comes_as"]) == ("840", "traveller")
    assert (call["city"], call["city_name"], call["place"], call["place_name"]) == ("", "", "remote", "remote")


@pytest.mark.parametrize(
    ("seat", "comes_as"),
    [
        ("pompeo", "principal"),
        ("sullivan as pompeo", "stand-in"),
        ("kang as minister", "principal"),
        ("moon as minister", "stand-in"),
        ("knapper as ambassador", "acting"),
        ("sullivan", "optional"),
        ("moon", "any-of"),
    ],
)
def test_what_somebody_comes_as(seat: str, comes_as: str) -> None:
    any_of = [{"of": ["moon", "kang"], "least": "1"}]
    who = {"required": ["pompeo", "minister", "ambassador"], "optional": {"sullivan": "3"}, "any_of": any_of}
    moon = {"name": "Moon", "of": "kr", "rank": "1"}
    parts = {"people": {"moon": moon}, "roles": ROLES, "meetings": {"talks": {**meeting("pompeo"), "who": who}}}
    (row,) = rows(plan(held("talks", "5 14:00", seat)), **parts)
    assert (row["comes_as"], row["seat"]) == (comes_as, seat.split(" as ")[-1])


def test_what_the_scenario_does_not_know_is_called_by_its_id() -> None:
    unknown = rows(
        plan(held("parley", "5 14:00", "nobody", place="atlantis/x"), leg("n", "4 10:00", "a - b", "nobody"))
    )
    assert [(row["title"], row["name"], row["delegation"]) for row in unknown] == [
        ("a to b", "nobody", ""),
        ("parley", "nobody", ""),
    ]
    assert {row["zone"] for row in unknown} == {"UTC"}


def test_it_is_read_by_pandas_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(people_csv(known_plan(), world()), encoding="utf-8")
    frame = pd.read_csv(file, parse_dates=["date", "start_utc", "end_utc"])
    assert list(frame.columns) == list(PEOPLE_COLUMNS)
    assert frame["minutes"].dtype == "int64"
    assert ((frame["end_utc"] - frame["start_utc"]).dt.total_seconds() == frame["minutes"] * 60).all()
    assert frame[frame["kind"] == "journey"].groupby("person")["minutes"].sum().to_dict() == {
        "kang": 1640,
        "pompeo": 910,
    }
    assert frame["date"].dt.year.unique().tolist() == [2018]


def test_no_cell_runs_in_a_spreadsheet_and_nobody_is_no_row() -> None:
    nasty = rows(known_plan(), meetings={"talks": {"title": "=HYPERLINK(1)"}})
    assert {row["title"] for row in nasty if row["id"] == "talks" and row["kind"] != "drive"} == {"'=HYPERLINK(1)"}
    assert people_csv(Plan(), world()) == ",".join(PEOPLE_COLUMNS) + "\n"


def test_the_table_of_columns_is_told() -> None:
    page = people_markdown()
    assert all(f"| `{name}` | {says} |" in page for name, says in PEOPLE_COLUMNS.items())


def test_a_meeting_has_the_times_of_the_part_that_each_is_in() -> None:
    who = {"joins_after": {"kang": "20 min"}, "leaves_after": {"kang": "50 min", "pompeo": "45 min"}}
    made = plan(
        held("talks", "5 14:00", "pompeo", "kang", place="new-york/palace"),
        held("summit", "7 01:00", "pompeo", "kang", place="seoul/blue-house"),
    )
    found = rows(made, meetings={"talks": {"who": who}})
    assert [(row["id"], row["person"], row["start"], row["end"], row["end_utc"], row["minutes"]) for row in found] == [
        ("talks", "kang", "10:20", "10:50", "2018-06-05T14:50Z", "30"),
        ("talks", "pompeo", "10:00", "10:45", "2018-06-05T14:45Z", "45"),
        ("summit", "kang", "10:00", "11:00", "2018-06-07T02:00Z", "60"),
        ("summit", "pompeo", "10:15", "11:00", "2018-06-07T02:00Z", "45"),
    ]


NIGHT = (
    held("talks", "5 22:00", "pompeo", "kang", place="new-york/palace"),
    held("more", "6 14:00", "pompeo", "kang", place="new-york/palace"),
)


def nights(**hotels: list[str]) -> list[dict[str, str]]:
    """The rows of an evening and a morning in New York, where some have a hotel."""
    return rows(
        plan(*NIGHT),
        places={"new-york": {"ground": {"palace - mission": "20 min"}}},
        people={person: {"hotels": there} for person, there in hotels.items()},
        meetings={"more": meeting("pompeo", "kang", where=["new-york"])},
    )


def test_whoever_has_a_hotel_drives_there_before_a_night_and_from_there_after_it() -> None:
    found = nights(kang=["new-york/mission"])
    assert [(row["kind"], row["id"], row["person"], row["title"], row["start"], row["end"]) for row in found] == [
        ("meeting", "talks", "kang", "Talks", "18:00", "19:00"),
        ("meeting", "talks", "pompeo", "Talks", "18:00", "19:00"),
        ("drive", "talks", "kang", "Palace Hotel to mission", "19:00", "19:20"),
        ("drive", "more", "kang", "mission to Palace Hotel", "09:40", "10:00"),
        ("meeting", "more", "kang", "A meeting", "10:00", "11:00"),
        ("meeting", "more", "pompeo", "A meeting", "10:00", "11:00"),
    ]
    drive = found[2]
    assert (drive["city"], drive["place"], drive["place_name"]) == (
        "new-york",
        "new-york/palace",
        "Palace Hotel, New York",
    )
    assert (drive["destination"], drive["destination_name"]) == ("new-york/mission", "mission, New York")
    assert (drive["comes_as"], drive["seat"], drive["minutes"]) == ("traveller", "kang", "20")
    assert (drive["zone"], drive["end_zone"], drive["start_utc"]) == (*["America/New_York"] * 2, "2018-06-05T23:00Z")


def test_where_nobody_has_a_hotel_or_all_is_in_it_nobody_drives() -> None:
    without = nights()
    assert {row["kind"] for row in without} == {"meeting"}
    assert nights(kang=["new-york/palace"], pompeo=["seoul/blue-house"]) == without
    assert [row for row in nights(kang=["new-york/mission"]) if row["kind"] != "drive"] == without


def test_who_drives_together_stands_together_by_precedence() -> None:
    both = nights(kang=["new-york/mission"], pompeo=["new-york/mission"])
    assert [(row["id"], row["person"]) for row in both if row["kind"] == "drive"] == [
        ("talks", "kang"),
        ("talks", "pompeo"),
        ("more", "kang"),
        ("more", "pompeo"),
    ]


def test_drives_from_and_to_airports_and_between_venues_are_rows() -> None:
    found = rows(
        plan(
            leg("in", "5 12:00", "washington - new-york", "pompeo", minutes=60),
            held("talks", "5 14:00", "pompeo", place="new-york/palace"),
            held("summit", "5 17:00", "pompeo", place="new-york/mission"),
            leg("out", "5 20:00", "new-york - washington", "pompeo", mode=Mode.TRAIN),
        ),
    )
    told = [row for row in found if row["kind"] == "drive"]
    assert [
        (row["id"], row["title"], row["place"], row["destination"], row["start"], row["minutes"]) for row in told
    ] == [
        ("talks", "New York airport (JFK) to Palace Hotel", "new-york", "new-york/palace", "09:20", "35"),
        ("summit", "Palace Hotel to mission", "new-york/palace", "new-york/mission", "12:45", "30"),
        ("summit", "mission to New York station", "new-york/mission", "new-york", "15:25", "35"),
    ]
    assert [(row["place_name"], row["destination_name"]) for row in told][::2] == [
        ("New York", "Palace Hotel, New York"),
        ("mission, New York", "New York"),
    ]
