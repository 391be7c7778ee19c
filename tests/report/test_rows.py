from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import InputError, NotFound
from planner.files import plan_csv
from planner.files.plan_rows import rows_of
from planner.report.rows import Row, of_delegation, of_person, of_room, rows_in
from tests.made_plans import known_plan, world

BY_HAND = """kind,id,people,place,zone,start_local,start_utc,end_local,end_utc,origin,destination,mode
meeting,talks,kang; sullivan as pompeo,new-york/palace,,2018-06-05T10:00-04:00,,,2018-06-05T15:00Z,,,
meeting,visit,kang,seoul/blue-house,Asia/Seoul,2018-06-07 09:00,,2018-06-07 10:00,,,,
journey,j,kang,,,,2018-06-05T16:00Z,,2018-06-06T06:00Z,new-york,seoul,air
rest,j,kang,seoul,,,2018-06-06T06:20Z,,2018-06-06T16:20Z,,,
unscheduled,dinner,,,,,,,,,,
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    file = tmp_path / "plan.csv"
    file.write_text(plan_csv(known_plan(), world()), encoding="utf-8")
    return file


def test_what_the_planner_writes_is_read_as_it_is(written: Path) -> None:
    assert rows_in(written) == [
        {name: str(cell) for name, cell in row.items()} for row in rows_of(known_plan(), world())
    ]


def test_a_plan_by_hand_is_filled_in(tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(BY_HAND, encoding="utf-8")
    talks, visit, journey, rest, dinner = rows_in(file)
    assert (talks["title"], talks["start_local"], talks["names"]) == (
        "talks",
        "2018-06-05T10:00-04:00",
        "kang; sullivan",
    )
    assert talks["end_local"] == "2018-06-05T11:00-04:00"
    assert (visit["start_local"], visit["place_name"]) == ("2018-06-07T09:00+09:00", "seoul/blue-house")
    assert (journey["title"], journey["end_local"]) == ("new-york to seoul", "2018-06-06T15:00+09:00")
    assert (rest["title"], rest["start_local"]) == ("Rest in seoul", "2018-06-06T15:20+09:00")
    assert dinner["title"] == "dinner"


def test_what_is_wrong_is_told_all_at_once(tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(BY_HAND.replace("2018-06-05T10:00-04:00", "noon").replace(",air", ",rail"), encoding="utf-8")
    with pytest.raises(InputError) as error:
        rows_in(file)
    assert [each.code for each in error.value.faults] == ["TIME-moment", "FMT-word"]
    with pytest.raises(NotFound, match=r"there is no file .*nope\.csv"):
        rows_in(tmp_path / "nope.csv")


@pytest.fixture
def rows() -> list[Row]:
    return rows_of(known_plan(), world())


def ids(rows: list[Row]) -> list[str]:
    return [row["id"] for row in rows]


def test_one_person(rows: list[Row]) -> None:
    assert ids(of_person(rows, "pompeo")) == ["pompeo-1", "talks", "pompeo-2", "pompeo-2", "call"]
    assert ids(of_person(rows, "knapper")) == ["visit"]


def test_one_place_from_city_to_room(rows: list[Row]) -> None:
    assert ids(of_room(rows, "new-york")) == ids(of_room(rows, "new-york/palace")) == ["talks"]
    assert of_room(rows, "new-york/mission", world()) == []


def test_one_delegation(rows: list[Row]) -> None:
    assert ids(of_delegation(rows, "rok", world())) == ["kang-1", "talks", "kang-2", "call"]


def test_a_person_of_the_scenario_without_anything_to_do_has_an_empty_sheet(rows: list[Row]) -> None:
    assert of_person(rows, "sullivan", world()) == []
    with pytest.raises(NotFound):
        of_person(rows, "sullivan")


@pytest.mark.parametrize("word", ["pompoe", "Pompeo", "mike pompeo", "Mike", "POMPEO"])
def test_a_person_is_guessed_by_id_and_by_name(rows: list[Row], word: str) -> None:
    with pytest.raises(NotFound, match=r"there is no person '.*'; did you mean pompeo \(Mike Pompeo\)\?"):
        of_person(rows, word)


def test_places_and_delegations_are_guessed_too(rows: list[Row]) -> None:
    with pytest.raises(NotFound, match=r"no place 'palace'; did you mean new-york/palace \(Palace Hotel, New York\)\?"):
        of_room(rows, "palace")
    with pytest.raises(NotFound, match=r"no delegation 'usa'; did you mean us \(United States\)\?"):
        of_delegation(rows, "usa", world())
    with pytest.raises(
        NotFound, match=r"no delegation 'france'; there are rok \(Republic of Korea\) and us \(United States\)"
    ):
        of_delegation(rows, "france", world())


def test_a_word_like_nothing_gets_the_list_and_a_long_list_is_cut(rows: list[Row]) -> None:
    with pytest.raises(
        NotFound, match=r"'zzz'; there are kang \(Kang Kyung-wha\), knapper \(Marc Knapper\) and pompeo \(Mike"
    ):
        of_person(rows, "zzz")
    many = [{**rows[0], "people": "; ".join(f"envoy-{number:02}" for number in range(20)), "names": ""}]
    with pytest.raises(NotFound, match="envoy-07 and 12 others"):
        of_person(many, "zzz")
    with pytest.raises(NotFound, match=r"no person 'zzz' in the plan$"):
        of_person([], "zzz")
