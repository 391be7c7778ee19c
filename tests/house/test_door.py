"""The public door: sorted, complete, lazy."""

import ast
import subprocess
import sys

import pytest

import planner
from tests.house.imports import ROOT

HEAVY = ("ortools", "pandas", "streamlit", "pydantic", "typer", "ruamel", "holidays", "airportsdata")


def typed_names() -> list[str]:
    """The names that type checkers see in the door."""
    tree = ast.parse((ROOT / "planner" / "__init__.py").read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    aliases = [alias for node in guarded.body if isinstance(node, ast.ImportFrom) for alias in node.names]
    return sorted(alias.asname or alias.name for alias in aliases)


def test_the_door_is_sorted_and_says_no_name_twice() -> None:
    assert planner.__all__ == sorted(set(planner.__all__))


def test_type_checkers_see_the_same_names() -> None:
    assert typed_names() == planner.__all__


@pytest.mark.parametrize("name", planner.__all__)
def test_every_name_can_be_had(name: str) -> None:
    found = getattr(planner, name)
    assert found.__module__.startswith("planner.")
    assert found.__doc__


def test_the_verbs_are_those_of_the_rooms() -> None:
    from planner.check import check, score
    from planner.solve import solve

    assert (planner.check_plan, planner.score_plan, planner.solve_scenario) == (check, score, solve)


def test_the_version_is_that_of_the_package() -> None:
    assert planner.__version__.count(".") == 2
    assert {*planner.__all__, "__version__"} == set(dir(planner))


def test_a_name_that_is_not_offered_is_refused() -> None:
    with pytest.raises(AttributeError, match="module 'planner' has no attribute 'sovle'"):
        getattr(planner, "sovle")  # noqa: B009 - the point of the test


def test_opening_the_door_loads_nothing_heavy() -> None:
    program = f"import planner, sys; dir(planner); print([each for each in {HEAVY} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_reading_and_judging_load_no_solver() -> None:
    program = (
        "import planner, sys; planner.load_scenario('scenarios/first-steps.yaml'); planner.check_plan; planner.Plan;"
        f"print([each for each in {('ortools', 'pandas', 'streamlit')} if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
