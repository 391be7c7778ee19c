"""Renaming: every id of a scenario, and that every field that refers to something is known."""

from __future__ import annotations

import re
import types
from typing import Any, Union, get_args, get_origin

import pytest

from planner.domain.meetings import Kind
from planner.domain.place import REMOTE
from planner.domain.references.mentions import ENTRIES, FIELDS, Form, kind_of, mentions
from planner.domain.scenario import Scenario
from planner.domain.values import Id, PlaceRef
from planner.edits import Remove, Rename, apply
from planner.edits.marks import marked, tree_of
from planner.errors import InputError
from planner.files import parse_scenario
from planner.files.fields import arms_of, bare, fields_of
from tests.edits.texts import FIRST_STEPS, SINGAPORE, TEXTS, paths
from tests.house.imports import ROOT

EVERY = (ROOT / "tests" / "edits" / "every_reference.yaml").read_text(encoding="utf-8")
WITH_IDS = {"first-steps": FIRST_STEPS, "every reference": EVERY}
NO_REFERENCE = {
    "meetings.*.track": "a word that meetings share",
    "meetings.*.needs.features.#": "what a room offers",
    "places.*.venues.*.features.#": "what a room offers",
    "places.*.venues.*.rooms.*.features.#": "what a room offers",
    "routes.*.mode": "a word of two",
    "rule_pack": "the name of a pack that comes with the product",
    "relations.*.rule": "says what the relation is",
    "schema": "the version",
}


def texts_in(annotation: Any, path: tuple[str, ...] = ()) -> dict[str, bool]:
    """The patterns of everything that could name something, and whether it is certainly an id or a place."""
    found: dict[str, bool] = {}
    for model in arms_of(annotation):
        for name, field in fields_of(model).items():
            whole = field.rebuild_annotation() if field.metadata else field.annotation
            found |= texts_in(whole, (*path, name))
    if annotation in (Id, PlaceRef):
        return found | {".".join(path): True}
    if get_origin(annotation) in (Union, types.UnionType):
        for arm in get_args(annotation):
            found |= texts_in(arm, path) if not arms_of(arm) else {}
        return found
    kind = bare(annotation)
    if kind is str:
        readers = str(get_args(annotation))
        if "read_" not in readers and "pattern" not in readers:
            found[".".join(path)] = False
    elif get_origin(kind) is dict:
        found |= texts_in(get_args(kind)[0], (*path, "@")) | texts_in(get_args(kind)[1], (*path, "*"))
    elif get_origin(kind) is tuple:
        found |= texts_in(get_args(kind)[0], (*path, "#"))
    return found


def test_every_field_that_holds_an_id_or_a_place_is_known() -> None:
    found = texts_in(Scenario)
    names = {".".join(field.pattern) for field in FIELDS if field.form is Form.NAME}
    assert names == {"meetings.*.needs.named.#"}  # text, not an id
    known = {".".join(field.pattern) for field in FIELDS} - names
    keys = {".".join((*pattern[:-1], "@")) for pattern in ENTRIES}
    assert {each for each, sure in found.items() if sure} <= known | keys | set(NO_REFERENCE)
    assert set(found) == known | keys | set(NO_REFERENCE) & set(found)
    assert len(known | names) == len(FIELDS)


def test_the_scenario_of_every_reference_has_each_of_them() -> None:
    parse_scenario(EVERY)
    seen = {mention.field for mention in mentions(tree_of(marked(EVERY))) if mention.targets}
    assert seen == set(FIELDS)


def mapped(value: Any, path: tuple[str, ...], name: str) -> Any:
    """What a scenario says, every occurrence of an id as a word replaced: only for ids that mean one thing."""
    if isinstance(value, dict):
        return {mapped(key, path, name): mapped(each, path, name) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [mapped(each, path, name) for each in value]
    if not isinstance(value, str):
        return value
    number = r"(-[123])?" if len(path) == 6 else "()"
    return re.sub(rf"(^|/| - ){re.escape(path[-1])}{number}(?=$|/| - )", rf"\g<1>{name}\g<2>", value)


def entries(text: str) -> list[tuple[str, ...]]:
    return [path for path in paths(tree_of(marked(text))) if kind_of(path) is not None]


@pytest.mark.parametrize("name", WITH_IDS)
def test_every_id_can_be_renamed_with_every_reference_to_it(name: str) -> None:
    text = WITH_IDS[name]
    before = parse_scenario(text).model_dump(mode="json", by_alias=True)
    for path in entries(text):
        if path[-1] in set(Kind):
            continue  # also a word for something else, so that the scenario as a whole cannot be mapped
        new = "boxes-renamed" if path[-1] == "boxes-hall" else "another-name"
        after = apply(text, Rename(path, new))
        scenario = parse_scenario(after)
        assert scenario.model_dump(mode="json", by_alias=True) == mapped(before, path, new), path
        assert path[-1] not in re.findall(r"[\w-]+", str(list(mentioned(after, path))))
        assert apply(after, Rename((*path[:-1], new), path[-1])) == text, path


def mentioned(text: str, path: tuple[str, ...]) -> set[str]:
    """The texts of references in which an entry could be named."""
    parts = {"places"} if path[0] == "places" else {path[0]}
    return {each.text for each in mentions(tree_of(marked(text))) if parts & set(each.field.parts) and not each.targets}


@pytest.mark.parametrize("part", range(4))
def test_every_id_of_singapore_can_be_renamed_and_every_reference_follows(part: int) -> None:
    """Compares references by what they mean; a few of the results are read as scenarios, for that takes long."""
    tree = tree_of(marked(SINGAPORE))
    before = {mention.path: mention.targets for mention in mentions(tree)}
    assert [path for path, targets in before.items() if not targets] == [
        each.path for each in mentions(tree) if each.text == REMOTE
    ]
    for number, path in enumerate(entries(SINGAPORE)[part::4]):
        new = (*path[:-1], "another-name")

        def follow(place: tuple[str, ...], path: tuple[str, ...] = path) -> tuple[str, ...]:
            return (*path[:-1], "another-name", *place[len(path) :]) if place[: len(path)] == path else place

        after = apply(SINGAPORE, Rename(path, "another-name"))
        found = [mention.targets for mention in mentions(tree_of(marked(after)))]
        assert found == [tuple(follow(each) for each in targets) for targets in before.values()], path
        assert len(after.splitlines()) == len(SINGAPORE.splitlines())
        if number % 25 == 0:
            parse_scenario(after)
            assert apply(after, Rename(new, path[-1])) == SINGAPORE


@pytest.mark.parametrize(
    ("path", "name", "told"),
    [
        (("people", "trumpp"), "x", "REF-unknown .*did you mean trump"),
        (("people", "trump", "name"), "x", "REF-unknown .*only what has an id"),
        (("people",), "x", "REF-unknown .*only what has an id"),
        (("people", "trump"), "A B", "ID-form people.trump|ID-form .*is not an id"),
        (("people", "trump"), "remote", "ID-reserved"),
        (("people", "trump"), "pompeo", "ID-twice .*pompeo is among the people"),
        (("people", "trump"), "us", "ID-twice .*us is among the delegations"),
        (("places", "new-york"), "pyongyang", "ID-twice .*among the places"),
        (("places", "new-york", "venues", "residence"), "palace-hotel", "ID-twice .*among the venues"),
    ],
)
def test_what_cannot_be_renamed_is_told(path: tuple[str, ...], name: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        apply(FIRST_STEPS, Rename(path, name))


def test_the_same_name_changes_nothing_and_a_meeting_may_be_called_like_a_person() -> None:
    assert apply(FIRST_STEPS, Rename(("people", "trump"), "trump")) is FIRST_STEPS
    after = apply(FIRST_STEPS, Rename(("meetings", "letter"), "trump"))
    assert "required: [trump, kim-yong-chol]" in after
    assert "gate: trump, opens: [decision]" in after


def test_a_variant_is_renamed_in_the_file_that_it_extends() -> None:
    with pytest.raises(InputError, match="the file that it extends"):
        apply(TEXTS["variant"], Rename(("patch", "meetings", "talks"), "x"))


def test_a_draft_keeps_references_that_lead_nowhere() -> None:
    draft = apply(FIRST_STEPS, Remove(("people", "trump")))
    after = apply(draft, Rename(("people", "pompeo"), "mike"))
    assert "required: [trump, kim-yong-chol], optional: {mike: 5}" in after
