"""A rule family has one name and one sentence everywhere: in the model, the judge, their tests and the page of rules."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from planner import check
from planner.model import rules
from planner.plan.record import COUNTED, Tier
from tests.house.tree import ROOT, written

PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
SENTENCES = dict(re.findall(r"^## ([a-z-]+)\n\*(.+?)\*$", PAGE, re.MULTILINE))
"""The families of the page of rules with their sentences; a section without one is not built yet."""
JUDGES_HELPERS = {
    "airports",
    "arrival",
    "away",
    "bound",
    "clocks",
    "__init__",
    "case",
    "finding",
    "hotels",
    "itinerary",
    "leaving",
    "legs",
    "offers",
    "starts",
    "travel_bound",
    "waived",
    "ways",
    "whereabouts",
    "work_time",
}
"""Files beside the families in planner/check that judge nothing themselves."""


def families_in(folder: str, prefix: str = "") -> set[str]:
    """The names of the Python files in a folder, without a prefix."""
    here = [file for file in written(folder, f"{prefix}*.py") if file.parent == ROOT / folder]
    return {file.stem.removeprefix(prefix) for file in here}


def keys(families: tuple[ModuleType, ...]) -> list[str]:
    return [family.KEY for family in families]


def test_the_page_tells_of_families() -> None:
    assert len(SENTENCES) >= 10


def test_model_and_judge_list_every_family_in_the_order_of_the_page() -> None:
    assert keys(rules.FAMILIES) == list(SENTENCES)
    assert keys(check.FAMILIES) == list(SENTENCES)


@pytest.mark.parametrize("families", [rules.FAMILIES, check.FAMILIES], ids=["model", "check"])
def test_a_family_is_called_like_its_file(families: tuple[ModuleType, ...]) -> None:
    assert keys(families) == [Path(str(family.__file__)).stem for family in families]


def test_no_family_lies_about_unlisted() -> None:
    assert families_in("planner/model/rules") - {"__init__"} == set(SENTENCES)
    assert families_in("planner/check") - JUDGES_HELPERS == set(SENTENCES)


@pytest.mark.parametrize("family", SENTENCES)
@pytest.mark.parametrize("folder", ["tests/model/rules", "tests/check"])
def test_every_family_has_tests(family: str, folder: str) -> None:
    file = ROOT / folder / f"test_{family}.py"
    assert file.exists(), f"{folder}/test_{family}.py is missing"
    assert len(re.findall(r"^def test_", file.read_text(encoding="utf-8"), re.MULTILINE)) >= 2


@pytest.mark.parametrize("family", [*rules.FAMILIES, *check.FAMILIES], ids=lambda family: str(family.__name__))
def test_every_family_says_the_sentence_of_the_page(family: ModuleType) -> None:
    assert SENTENCES[family.KEY] == family.SAYS


@pytest.mark.parametrize("family", rules.FAMILIES, ids=keys(rules.FAMILIES))
def test_a_rule_of_the_model_applies_and_posts(family: ModuleType) -> None:
    assert callable(family.applies)
    assert callable(family.post)


@pytest.mark.parametrize("family", check.FAMILIES, ids=keys(check.FAMILIES))
def test_a_rule_of_the_judge_judges_and_scores(family: ModuleType) -> None:
    assert callable(family.judge)
    assert callable(family.score)


def test_every_cost_of_the_page_is_a_term_of_model_and_judge() -> None:
    for family, sentence in SENTENCES.items():
        section = PAGE.split(f"## {family}\n*{sentence}*")[1].split("\n## ")[0]
        for paragraph in re.findall(r"^- Cost,(.+?)(?=^- |\Z)", section, re.MULTILINE | re.DOTALL):
            for name in re.findall(r"`([a-z-]+)` =", paragraph):
                for folder in ("planner/model/rules", "planner/check"):
                    text = (ROOT / folder / f"{family}.py").read_text(encoding="utf-8")
                    assert f'"{name}"' in text, f"{folder}/{family}.py has no term {name}"


def test_tiers_are_listed_once_a_rule_counts_in_them() -> None:
    judges = "".join((ROOT / "planner" / "check" / f"{family}.py").read_text(encoding="utf-8") for family in SENTENCES)
    assert tuple(tier for tier in Tier if f"Term(Tier.{tier.name}," in judges) == COUNTED
