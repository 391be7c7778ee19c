"""What has a wrong form and what stands for nothing are told at once, and nothing that only seems to be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from planner.errors import InputError
from planner.files.scenario_file import scenario_of
from tests.building import meeting, tree


def told(**parts: Any) -> list[str]:
    """The fields of all faults."""
    with pytest.raises(InputError) as caught:
        scenario_of(tree(**parts))
    return [".".join(fault.path) for fault in caught.value.faults]


def talks(**fields: Any) -> dict[str, Any]:
    return {"talks": meeting("pompeo", **fields)}


WRONG = {"length": "an hour"}


@pytest.mark.parametrize(
    ("fields", "also"),
    [
        ({"where": ["washington/cellar"]}, "meetings.talks.where.0"),
        ({"where": ["new-york/palace"]}, ""),
        ({"who": {"required": ["nobody"]}}, "meetings.talks.who.required.0"),
        ({"who": {"required": ["pompeo"], "optional": {"nobody": "5"}}}, "meetings.talks.who.optional.nobody"),
        ({"who": {"required": ["pompeo"], "optional": {"kang": "5"}}}, ""),
        ({"pin": {"at": "2018-06-05 10:00", "place": "paris"}}, "meetings.talks.pin.place"),
    ],
)
def test_an_unknown_name_is_told_beside_a_wrong_form(fields: dict[str, Any], also: str) -> None:
    found = told(meetings=talks(**WRONG, **fields))
    assert found == [each for each in ("meetings.talks.length", also) if each] or sorted(found) == sorted(
        ["meetings.talks.length", also]
    )


@pytest.mark.parametrize(
    "parts",
    [
        {"people": {"pompeo": {"rank": "second"}}},
        {"people": {"pompeo": {"name": ["Mike"]}}},
        {"delegations": {"us": {"base": []}}},
        {"places": {"washington": {"venues": {"white-house": {"open": "perhaps"}}}}},
        {"places": {"washington": {"airport": "nowhere at all"}}},
        {"resources": {"voices": {"name": "V", "kind": "interpreter", "names": ["Lee"]}}},
    ],
)
def test_what_is_there_is_not_called_unknown_for_what_is_wrong_with_it(parts: dict[str, Any]) -> None:
    needs = {"named": ["Lee"]} if "resources" in parts else {}
    found = told(meetings=talks(needs=needs), **parts)
    assert all(not field.startswith("meetings") for field in found)


def test_relations_to_what_is_there_in_another_form_are_not_told() -> None:
    relations = {
        "r": {"rule": "before", "first": "talks", "then": "more"},
        "s": {"rule": "before", "first": "talks", "then": "nothing"},
    }
    found = told(meetings={**talks(), "more": {"title": "More", "length": "long"}}, relations=relations)
    assert "relations.s.then" in found
    assert "relations.r.then" not in found
    assert any(field.startswith("meetings.more") for field in found)
