"""Forms: every field of every model has one field of its own, with words, a kind and what can be chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from pydantic.fields import FieldInfo

from planner.domain.order_of_precedence import delegations_in_precedence
from planner.domain.rule_packs import RULE_PACKS
from planner.domain.scenario import Scenario
from planner.domain.values import Text
from planner.files import load_scenario
from planner.files.fields import arms_of, bare, fields_of, tag_of
from tests.ui.fields.drafts import SINGAPORE, TREE, TREES, broken_drafts, forms
from ui.fields.field import FormField
from ui.fields.form import Kind, form_of, pattern_of
from ui.fields.kinds import kind_of

Path = tuple[str, ...]


def walked(annotation: Any, path: Path = ()) -> Iterator[tuple[Path, str | None]]:
    """The pattern of every field that holds something itself, and the rule that has it."""
    for model in arms_of(annotation):
        for name, field in fields_of(model).items():
            inner = bare(field.annotation)
            if not arms_of(inner):
                yield (*path, name), tag_of(model)
            yield from walked(inner, (*path, name))
    kind = bare(annotation)
    if get_origin(kind) is dict:
        yield from walked(get_args(kind)[1], (*path, "*"))
    elif get_origin(kind) is tuple:
        yield from walked(get_args(kind)[0], (*path, "#"))


ALL = list(dict.fromkeys(walked(Scenario)))


def entry_path(pattern: Path) -> Path:
    """The path of the form that a field is in: the innermost entry, or the scenario."""
    stars = [place for place, step in enumerate(pattern) if step == "*"]
    return tuple("new" if step == "*" else step for step in pattern[: stars[-1] + 1]) if stars else ()


def found(pattern: Path, rule: str | None) -> FormField:
    path = entry_path(pattern)
    tree = {"relations": {"new": {"rule": rule}}} if rule else {}
    rest = pattern[len(path) :]
    form = {field.path: field for field in form_of(path, tree)}
    if "#" in rest:
        place = rest.index("#")
        columns = {field.path: field for field in form[rest[:place]].columns}
        return columns[rest[place + 1 :]]
    return form[rest]


@pytest.mark.parametrize(("pattern", "rule"), ALL, ids=lambda each: ".".join(each) if isinstance(each, tuple) else each)
def test_every_field_of_every_model_has_a_field(pattern: Path, rule: str | None) -> None:
    field = found(pattern, rule)
    assert isinstance(field.kind, Kind)
    assert field.help, "the docstring"
    assert "_" not in field.label
    assert field.label[0].isupper()
    if field.kind in (Kind.WORD, Kind.WORDS):
        assert field.choices
    if field.kind is Kind.RECORDS:
        assert field.columns
        assert len({column.label for column in field.columns}) == len(field.columns)
    assert field.unit or field.kind in (Kind.WORD, Kind.WORDS, Kind.RECORDS, Kind.ENTRIES)


def test_the_walk_leaves_nothing_out() -> None:
    assert len(ALL) > 150
    kinds = {found(*each).kind for each in ALL}
    assert kinds == set(Kind)


def test_a_kind_of_value_that_is_new_is_told() -> None:
    assert kind_of(FieldInfo.from_annotation(Text), ("meetings", "*", "other")) is Kind.TEXT
    with pytest.raises(TypeError, match=r"meetings\.\*\.other"):
        kind_of(FieldInfo.from_annotation(complex), ("meetings", "*", "other"))


def labelled(path: Path, tree: Any = TREE) -> dict[str, FormField]:
    return {field.key: field for field in form_of(path, tree)}


def test_a_meeting_is_one_form_with_groups() -> None:
    form = labelled(("meetings", "moon-kim"))
    assert list(form)[:4] == ["title", "kind", "track", "who.required"]
    assert form["who.least_rank"].label == "Least rank"
    assert form["who.least_rank"].group == "Who attends"
    assert (form["who.least_rank"].least, form["who.least_rank"].most) == (1, 9)
    assert form["when.time_of_day"].label == "Time of day"
    assert form["when.time_of_day"].group == "When it may be held"
    assert form["when.time_of_day"].zone == "Asia/Seoul"
    assert form["where"].required
    assert form["pin.at"].required, "it has a pin"
    assert not labelled(("meetings", "ny-dinner"))["pin.at"].required, "it has none"
    assert form["priority"].placeholder == "10"
    assert form["when.between"].placeholder == "the horizon"


@pytest.mark.parametrize(
    ("path", "key", "label"),
    [
        (("people", "new"), "of", "Delegation"),
        (("permits", "new"), "for", "For"),
        (("permits", "new"), "opens.of", "Centre of the radius"),
        (("horizon",), "from", "From"),
        ((), "horizon.from", "From"),
        (("policies", "rest"), "after_leg", "After legs of"),
    ],
)
def test_keys_of_the_file_are_no_labels(path: Path, key: str, label: str) -> None:
    assert labelled(path)[key].label == label


def test_people_stand_in_order_of_precedence() -> None:
    chosen = [choice for choice in labelled(("meetings", "new"))["who.required"].choices if choice.about != "role"]
    delegations = TREE["people"]
    ranks = [(delegations[choice.value]["of"], int(delegations[choice.value]["rank"])) for choice in chosen]
    of = list(dict.fromkeys(name for name, _ in ranks))
    assert ranks == sorted(ranks, key=lambda each: (of.index(each[0]), each[1]))
    ranked = form_of(("meetings", "new"), {name: part for name, part in TREE.items() if name != "order_of_precedence"})
    by_rank = next(field for field in ranked if field.key == "who.required").choices
    assert by_rank[0].about == "President, China"
    people = [choice.about for choice in by_rank if choice.about != "role"]
    assert people[-1].endswith("Russia"), "whose most senior person is a minister"
    assert of[:3] == ["us", "dprk", "china"], "two that are put first, the others by their names"
    assert (chosen[0].label, chosen[0].about) == ("Donald Trump", "President, United States")


def test_the_choices_stand_as_the_scenario_lists_them() -> None:
    scenario = load_scenario(SINGAPORE)
    found = [choice.value for choice in labelled(("meetings", "new"))["who.required"].choices]
    listed = [id_ for _, members in delegations_in_precedence(scenario, scenario.people) for id_ in members]
    assert [id_ for id_ in found if id_ in scenario.people] == listed


def test_roles_can_be_asked_for_and_rooms_stand_below_their_venues() -> None:
    form = labelled(("meetings", "new"))
    assert "us-ambassador-seoul" in {choice.value for choice in form["who.required"].choices}
    places = [choice.value for choice in form["where"].choices]
    here = places.index("la-malbaie/le-manoir/bilateral-room")
    assert places[here : here + 3] == [f"la-malbaie/le-manoir/bilateral-room{end}" for end in ("", "-1", "-2")]
    assert places[-1] == "remote"
    assert "remote" not in {choice.value for choice in form["pin.place"].choices}
    label = next(choice.label for choice in form["where"].choices if choice.value == "singapore/capella")
    assert label == "Singapore, Capella"


def test_names_that_two_have_are_told_apart() -> None:
    tree = {"people": {"a": {"name": "Kim"}, "b": {"name": "Kim"}}, "roles": {"c": {"name": "Envoy"}}}
    assert [choice.label for choice in labelled(("meetings", "new"), tree)["who.required"].choices] == [
        "Kim (a)", "Kim (b)", "Envoy",
    ]  # fmt: skip


def test_only_pools_of_the_right_kind_can_be_chosen() -> None:
    tree = {"resources": {"jets": {"kind": "aircraft"}, "screens": {"kind": "equipment"}, "broken": {"kind": ["x"]}}}
    assert [choice.value for choice in labelled(("people", "new"), tree)["aircraft"].choices] == ["jets"]
    assert [choice.value for choice in labelled(("meetings", "new"), tree)["needs.equipment"].choices] == ["screens"]


def test_who_of_a_pool_can_be_asked_for_is_offered_with_the_pool() -> None:
    tree = {"resources": {"state": {"name": "Interpreters", "names": ["Lee", "Tong"]}, "jets": {"name": "Jets"}}}
    chosen = labelled(("meetings", "new"), tree)["needs.named"].choices
    assert [(choice.value, choice.about) for choice in chosen] == [("Lee", "Interpreters"), ("Tong", "Interpreters")]
    assert labelled(("resources", "state"), tree)["names"].choices == ()


def test_a_rule_chooses_the_fields_of_a_relation() -> None:
    assert list(labelled(("relations", "new"))) == ["rule", "why"]
    assert len(labelled(("relations", "new"))["rule"].choices) == 12
    tree = {"relations": {"r": {"rule": "brief"}}}
    assert list(labelled(("relations", "r"), tree)) == ["rule", "meeting", "about", "side", "within", "why"]
    assert list(labelled(("relations", "r"), {"relations": {"r": {"rule": "nonsense"}}})) == ["rule", "why"]


def test_the_rule_pack_in_force_says_the_defaults() -> None:
    plain = labelled(("policies",), {})["rest.length"]
    assert (plain.placeholder, plain.source) == ("10 h", "14 CFR 117.25: 10 hours of rest before duty")
    bare_pack = labelled(("policies",), {"rule_pack": "bare"})
    assert (bare_pack["rest.length"].placeholder, bare_pack["rest.length"].source) == ("0 min", "rule pack bare")
    assert bare_pack["rest.after_leg"].placeholder == "8 h"
    assert labelled(("policies", "rest"), {"rule_pack": "bare"})["length"].default == "0 min"
    quota = labelled(("policies", "quotas", "bilateral-rooms"), {"rule_pack": "high-level-week"})["most"]
    assert quota.default == RULE_PACKS["high-level-week"].figures["quotas"]["bilateral-rooms"]["most"]


@pytest.mark.parametrize(
    ("path", "key", "zone"),
    [
        (("horizon",), "from", "America/New_York"),
        (("summit",), "at", "Asia/Singapore"),
        (("people", "kim-jong-un"), "blocked", "Asia/Pyongyang"),
        (("people", "sung-kim"), "available", "Asia/Seoul"),
        (("meetings", "pompeo-lavrov-call"), "when.time_of_day", "America/New_York"),
        (("meetings", "summit"), "when.between", "Asia/Singapore"),
        (("places", "singapore", "venues", "capella"), "hours", "Asia/Singapore"),
        (("permits", "clearance-of-kims-aircraft"), "valid", "Asia/Pyongyang"),
        (("permits", "clearance-of-kims-aircraft"), "submitted", "Asia/Singapore"),
        (("policies", "quiet_times", "new"), "between", None),
        (("meetings", "new"), "pin.at", None),
        (("meetings", "moon-kim"), "title", None),
    ],
)
def test_times_are_told_by_the_clock_of_their_place(path: Path, key: str, zone: str | None) -> None:
    assert labelled(path)[key].zone == zone


def test_where_no_map_can_be_there_is_no_form() -> None:
    assert form_of(("title",), TREE) == ()
    assert form_of(("meetings",), TREE) == ()
    assert form_of(("nonsense", "x"), TREE) == ()


def test_patterns_tell_ids_from_fields() -> None:
    assert pattern_of(("places", "rooms", "venues", "x", "rooms", "y")) == ("places", "*", "venues", "*", "rooms", "*")
    assert pattern_of(("meetings", "x", "stages", "1")) == ("meetings", "*", "stages", "#")
    assert pattern_of(("policies", "rest")) == ("policies", "rest")


@settings(deadline=None, max_examples=150)
@given(tree=broken_drafts())
def test_a_broken_draft_has_forms_all_the_same(tree: Any) -> None:
    for path in forms(tree):
        assert form_of(path, tree)
    assert form_of(("meetings", "new"), tree)


@pytest.mark.parametrize("tree", [None, "text", [], {"meetings": ["x"], "places": "x", "people": {"a": "x"}}])
def test_what_is_no_scenario_at_all_has_forms_too(tree: Any) -> None:
    assert form_of(("meetings", "x"), tree)
    assert form_of((), tree)


def test_forms_are_the_same_in_every_tree_but_for_the_draft() -> None:
    changing = {
        "required": False,
        "default": None,
        "placeholder": "",
        "source": "",
        "choices": (),
        "zone": None,
        "columns": (),
    }
    for path in (("meetings", "x"), ("people", "x"), ("policies",)):
        plain = [[replace(field, **changing) for field in form_of(path, tree)] for tree in TREES.values()]
        assert plain[0] == plain[1] == plain[2]


def test_labels_hold_no_key_of_the_file() -> None:
    told = {field.label for each in ALL if (field := found(*each))}
    assert not [label for label in told if re.search(r"_|^(of|for|who)$", label)]
