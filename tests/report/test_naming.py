"""Names beside ids: what is meant is found, and where it could be several, they are told."""

from __future__ import annotations

import pytest

from planner.errors import NotFound
from planner.report.naming import named

PEOPLE = {
    "huber": "Anna Huber",
    "a-huberman": "Anton Huberman",
    "muller": "José Müller",
    "anna": "Maria Gruber",
    "lee": "Lee",
    "lee-jr": "Lee junior",
}
PLACES = {
    "vienna": "Vienna",
    "vienna/hofburg": "Hofburg, Vienna",
    "vienna/hofburg/hall": "Great hall, Hofburg, Vienna",
    "linz": "Linz",
    "linz/hall": "Great hall, Linz",
}


@pytest.mark.parametrize(
    ("wanted", "id_"),
    [
        ("huber", "huber"),
        ("Anna Huber", "huber"),
        ("anna huber", "huber"),
        ("Huber", "huber"),  # whole words before beginnings
        ("huberm", "a-huberman"),
        ("jose", "muller"),
        ("MÜLLER", "muller"),
        ("anna", "anna"),  # an id before a name
        ("lee", "lee"),
        ("junior", "lee-jr"),
        (" Gruber ", "anna"),
    ],
)
def test_one_is_meant(wanted: str, id_: str) -> None:
    assert named(wanted, "person", PEOPLE) == id_


@pytest.mark.parametrize(
    ("wanted", "id_"),
    [("hofburg", "vienna/hofburg"), ("Vienna", "vienna"), ("hofburg, vienna", "vienna/hofburg"), ("lin", "linz")],
)
def test_a_place_goes_before_what_lies_in_it(wanted: str, id_: str) -> None:
    assert named(wanted, "place", PLACES) == id_


@pytest.mark.parametrize(
    ("wanted", "known", "says"),
    [
        (
            "hub",
            PEOPLE,
            "'hub' fits more than one thing: a-huberman (Anton Huberman) and huber (Anna Huber); write more of the name",
        ),
        (
            "great hall",
            PLACES,
            "fits more than one thing: linz/hall (Great hall, Linz) and vienna/hofburg/hall (Great hall, Hofburg, Vienna);",
        ),
        ("ofburg", PLACES, "there is no thing 'ofburg'; did you mean vienna/hofburg (Hofburg, Vienna)"),
        ("", PEOPLE, "there is no thing ''; there are a-huberman (Anton Huberman), anna (Maria Gruber), "),
        ("x", {"a": "a", "b": "B"}, "there is no thing 'x'; there are a and b (B)"),
        ("x", {f"p{n:02}": f"P{n}" for n in range(12)}, "p07 (P7) and 4 others"),
        ("x", {}, "there is no thing 'x' in the plan"),
    ],
)
def test_nothing_or_several(wanted: str, known: dict[str, str], says: str) -> None:
    with pytest.raises(NotFound) as error:
        named(wanted, "thing", known)
    assert says in str(error.value)
