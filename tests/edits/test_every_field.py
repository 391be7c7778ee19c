"""Every field of every part of a scenario can be set, in a text that has it and in one that has not, and taken out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest

from planner.domain.scenario import Scenario
from planner.edits import Remove, Set, apply
from planner.edits.edit import edited
from planner.files.fields import arms_of, bare, fields_of, tag_of
from planner.files.yaml_tree import read_tree
from tests.edits.texts import FIRST_STEPS

Path = tuple[str, ...]


def fields(annotation: Any, path: Path = ()) -> Iterator[tuple[Path, str | None]]:
    """The path of every field below an annotation, with an id or a place in a list where one is needed; and its relation."""
    for model in arms_of(annotation):
        tag = tag_of(model)
        for name, field in fields_of(model).items():
            yield (*path, name), tag
            yield from fields(field.annotation, (*path, name))
    kind = bare(annotation)
    if get_origin(kind) is dict:
        yield (*path, "some-id"), None
        yield from fields(get_args(kind)[1], (*path, "some-id"))
    elif get_origin(kind) is tuple:
        yield (*path, "0"), None
        yield from fields(get_args(kind)[0], (*path, "0"))


FIELDS = list(dict.fromkeys(fields(Scenario)))
START = {"block": "schema: 1\n", "brackets": "{schema: 1}\n", "first-steps": FIRST_STEPS}


def test_no_part_of_a_scenario_is_left_out() -> None:
    named = {path[-1] for path, _ in FIELDS}
    for model in Scenario.__subclasses__() or [Scenario]:
        assert set(fields_of(model)) <= named
    assert len(FIELDS) > 230
    assert {tag for _, tag in FIELDS if tag} == {
        "before", "gate", "same-day", "different-days", "adjacent", "brief", "apart", "parity", "balance",
        "after-landing", "before-take-off", "inside",
    }  # fmt: skip


@pytest.mark.parametrize("style", START)
def test_every_field_can_be_set_set_again_and_taken_out(style: str) -> None:
    values: tuple[Any, ...] = ("a word", ["x", "y: z"], {"x": "y"})
    for number, (path, _) in enumerate(FIELDS):
        for value in values if style != "first-steps" else values[number % 3 :][:1]:
            text = START[style]
            if len(path) > 1 and path[-1] == "0" and not isinstance(value, str):
                text = apply(text, Set(path[:-1], ["first"]))
            before = read_tree(text.encode(), None).tree
            after = apply(text, Set(path, value))
            want = edited(before, Set(path, value))
            assert apply(after, Set(path, value)) == after
            again = apply(after, Set(path, "another"))
            assert edited(want, Set(path, "another")) == edited(before, Set(path, "another"))
            gone = apply(again, Remove(path))
            assert edited(want, Remove(path)) == read_tree(gone.encode(), None).tree
