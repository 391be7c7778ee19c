"""A list, a map or nothing where a word belongs, and a word where those belong: refused with a place, never a crash."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from planner.errors import InputError
from planner.files import load_scenario, load_tree, parse_scenario, scenario_of

FIRST_STEPS = Path(__file__).parents[2] / "scenarios" / "first-steps.yaml"
WRONG: list[Any] = [["bare"], {"bare": "bare"}, None, [["bare"], {}], {"rule": ["before"]}, "bare"]
BROKEN = ["\ud800", "a\u2028b", "\x00", ""]
SPAN = ["2026-06-01", "2026-06-02"]
EVERYTHING = {
    "rule_pack": "bare",
    "policies": {
        "working_hours": ["09:00", "17:00"],
        "meal_times": {"lunch": ["12:00", "14:00"]},
        "rest": {"length": "8 h"},
        "holidays": "avoid",
        "interpreters": {"consecutive": [{"up_to": "60 min", "number": "1"}]},
        "quiet_times": {"q": {"name": "Q", "between": ["12:00", "13:00"], "cities": ["x"], "days": ["fri"]}},
        "quotas": {"q": {"most": "2", "kinds": ["call"], "delegations": ["x"], "place": "x"}},
    },
    "relations": {
        "b": {"rule": "before", "first": "x", "then": "y", "why": "w"},
        "g": {"rule": "gate", "gate": "x", "opens": ["y"]},
        "d": {"rule": "balance", "delegations": ["x", "y"], "kinds": ["call"], "weight": "1"},
        "a": {"rule": "brief", "meeting": "x", "about": "y", "side": "before", "within": "1 h"},
    },
    "roles": {"r": {"name": "R", "holder": "x", "acting": ["y"]}},
    "parties": {"t": {"name": "T", "members": ["x", "y"], "aircraft": "z"}},
    "groups": {"g": {"name": "G", "members": ["x", "y"]}},
    "routes": {"r": {"between": ["x", "y"], "departures": [{"at": "09:00", "days": ["mon"], "length": "1 h"}]}},
    "permits": {
        "p": {
            "name": "P",
            "for": ["g"],
            "opens": {"city": "x", "within_miles": "25", "of": ["1", "2"], "flight": ["x", "y"]},
            "authority": {"name": "A", "calendar": "US", "zone": "Asia/Seoul", "lead": "5 working days"},
            "valid": SPAN,
            "granted": "2026-06-01",
        }
    },
    "resources": {"i": {"name": "I", "kind": "interpreters", "number": "1", "languages": ["en", "ko"]}},
    "meetings": {
        "m": {
            "title": "M",
            "who": {"required": ["x"], "optional": {"g": "5"}, "any_of": [{"of": ["z", "g"], "least": "1"}]},
            "where": ["x"],
            "stages": [{"title": "S", "length": "1 h", "who": ["x"]}],
            "when": {"between": [SPAN], "days": ["mon"], "wall": "after", "time_of_day": ["09:00", "10:00"]},
            "needs": {
                "interpretation": ["en-ko"],
                "prime_time": [{"zone": "Asia/Seoul", "between": ["19:00", "21:00"]}],
            },
            "pin": {"at": "2026-06-01 09:00", "place": "x"},
        }
    },
}


def paths(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(each for key, value in items for each in paths(value, (*path, key)))]


def put(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.copy(tree)
    changed[path[0]] = put(tree[path[0]], path[1:], value)
    return changed


@pytest.mark.parametrize("more", [{}, EVERYTHING], ids=["first-steps", "every field"])
def test_a_value_of_another_kind_anywhere_is_told_and_not_tripped_over(more: dict[str, Any]) -> None:
    tree = {**load_tree(FIRST_STEPS), **more}
    for path in paths(tree)[1:]:
        for value in WRONG:
            try:
                scenario_of(put(tree, path, value))
            except InputError as error:
                assert all(fault.message and fault.code for fault in error.faults)  # noqa: PT017


def renamed(tree: Any, path: tuple[Any, ...], key: str) -> Any:
    around = tree
    for step in path[:-1]:
        around = around[step]
    return put(tree, path[:-1], {key if each == path[-1] else each: value for each, value in around.items()})


@pytest.mark.parametrize("more", [{}, EVERYTHING], ids=["first-steps", "every field"])
def test_text_that_is_broken_is_refused_anywhere_in_words_that_can_be_printed(more: dict[str, Any]) -> None:
    tree = {**load_tree(FIRST_STEPS), **more}
    for path in paths(tree)[1:]:
        for text in BROKEN:
            named = [] if isinstance(path[-1], int) else [renamed(tree, path, text)]
            for changed in (put(tree, path, text), *named):
                with pytest.raises(InputError) as caught:
                    scenario_of(changed)
                assert all(str(fault).isprintable() for fault in caught.value.faults), ascii(caught.value)


def test_half_a_character_in_a_name_hides_nothing_else() -> None:
    text = FIRST_STEPS.read_text(encoding="utf-8")
    assert parse_scenario(f"{text}\n'note': N\n").note == "N"
    with pytest.raises(InputError) as caught:
        parse_scenario(f'"\\ud800": 1\n{text}\n\nnot: N\n', "it.yaml")
    assert [(each.code, each.path) for each in caught.value.faults] == [
        ("FMT-control", ()),
        ("FMT-unknown", ("not",)),
    ]
    assert str(caught.value.faults[0]).startswith(
        "FMT-control it.yaml:1:1: half a character (U+D800) in a field's name;"
    )


@pytest.mark.parametrize("value", ["[bare]", "{bare: bare}", "[[]]"])
def test_a_rule_pack_is_one_word(value: str) -> None:
    text = FIRST_STEPS.read_text(encoding="utf-8")
    assert parse_scenario(f"{text}\nrule_pack: bare\n").rule_pack == "bare"
    with pytest.raises(
        InputError, match=r"^FMT-type it\.yaml:\d+:1[0-9]? rule_pack: expected text, found a (list|map)"
    ):
        parse_scenario(f"{text}\nrule_pack: {value}\n", "it.yaml")


@pytest.mark.parametrize("said", ["extends: [base.yaml]", "extends: {base.yaml: x}", "extends: base.yaml\npatch: [x]"])
def test_a_variant_names_one_file_and_changes_fields(tmp_path: Path, said: str) -> None:
    (tmp_path / "base.yaml").write_bytes(FIRST_STEPS.read_bytes())
    variant = tmp_path / "variant.yaml"
    variant.write_text("extends: base.yaml\npatch: {title: Another}\n", encoding="utf-8")
    assert load_scenario(variant).title == "Another"
    variant.write_text(f"{said}\n", encoding="utf-8")
    with pytest.raises(InputError, match="FMT-type"):
        load_scenario(variant)
