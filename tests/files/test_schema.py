"""The JSON Schema and the reference page say what the models say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from planner.domain.rule_packs import RULE_PACKS
from planner.files import json_schema, load_scenario, packs_page, reference
from planner.files.fields import fields_of
from planner.files.model_words import OF_PATTERNS, patterns
from planner.files.packs_page import pack_figures
from planner.files.reference_page import models
from tests.house.tree import kept

ROOT = Path(__file__).parents[2]
WORLD = Path(__file__).parent / "bad" / "base" / "world.yaml"


class _Constructor(SafeConstructor):
    """Days stay text, as JSON has none."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def as_an_editor_sees(text: str) -> Any:
    """YAML 1.2 with its types."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Constructor
    return yaml.load(text)


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("file", [*kept("scenarios", "*.yaml"), WORLD], ids=lambda file: file.stem)
def test_every_scenario_is_valid_by_the_schema(validator: Draft202012Validator, file: Path) -> None:
    tree = as_an_editor_sees(file.read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(tree)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "A"},
        {"meetings": {"talks": {"title": "A"}}},
        {"people": {"Kang": {"name": "A", "of": "rok"}}},
        {"relations": {"a": {"rule": "befor"}}},
        {"note": None},
    ],
)
def test_a_slip_is_not_valid_by_the_schema(validator: Draft202012Validator, change: dict[str, Any]) -> None:
    tree = as_an_editor_sees(WORLD.read_text(encoding="utf-8"))
    assert validator.is_valid(tree)
    assert not validator.is_valid({**tree, **change})


@pytest.mark.parametrize(
    ("variant", "valid"),
    [
        ({"extends": "a.yaml", "patch": {"note": None, "people": {"kang": None, "moon": {"rank": 2}}}}, True),
        ({"extends": "a.yaml", "patch": {"relations": {"a": {"most": "2 h"}}}, "title": "B"}, True),
        ({"extends": "a.yaml"}, True),
        ({"extends": "a.yaml", "meetings": {}}, False),
        ({"extends": "a.yaml", "patch": {"people": {"kang": {"rnk": 2}}}}, False),
        ({"extends": ["a.yaml"]}, False),
    ],
)
def test_variants_have_a_form_of_their_own(
    validator: Draft202012Validator, variant: dict[str, Any], *, valid: bool
) -> None:
    assert validator.is_valid(variant) is valid


def test_defaults_stand_as_in_a_file() -> None:
    definitions = json_schema()["$defs"]
    assert definitions["Horizon"]["properties"]["grid"]["default"] == "5 min"
    assert definitions["Policies"]["properties"]["working_hours"]["default"] == ["08:00", "20:00"]
    assert definitions["Person"]["properties"]["rank"]["default"] == 5
    assert definitions["Meeting"]["properties"]["must"]["default"] is False


def test_the_page_of_the_packs_is_up_to_date() -> None:
    page = (ROOT / "docs" / "rule-packs.md").read_text(encoding="utf-8")
    assert page == packs_page(), "write planner.files.packs_page() to docs/rule-packs.md"


def test_every_figure_of_a_pack_has_a_source() -> None:
    for name, pack in RULE_PACKS.items():
        if name != "bare":
            assert [each.path for each in pack_figures(pack) if not each.source] == []


def test_the_reference_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "scenario-reference.md").read_text(encoding="utf-8")
    assert page == reference(), "write planner.files.reference() to docs/scenario-reference.md"


def test_every_field_of_every_model_is_on_the_page() -> None:
    page = reference()
    for model in models():
        for name, field in fields_of(model).items():
            assert f"| `{name}` |" in page
            assert field.description or name == "rule"


def test_every_link_of_the_page_leads_somewhere() -> None:
    page = reference()
    anchors = {heading.replace(" ", "-") for heading in re.findall(r"^## (.+)$", page, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", page)) <= anchors


def test_sources_of_figures_are_on_the_page() -> None:
    assert "14 CFR 117.25: 10 hours of rest before duty" in reference()


def test_every_pattern_of_the_models_has_words() -> None:
    ids = {"^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$", "^[0-2][0-9]:[0-5][0-9]$"}
    assert patterns() - ids == set(OF_PATTERNS)


def test_the_example_of_a_variant_on_the_page_is_the_one_in_the_folder() -> None:
    assert load_scenario(ROOT / "scenarios" / "waiver-late.yaml").title in reference()
