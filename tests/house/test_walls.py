from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.imports import files, imports, module_name
from tests.house.walls import DOOR, KEPT_TO, MAY_IMPORT, breaches, cycles, room_of

Plant = Callable[[dict[str, str]], Path]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """A small house with these files in it."""

    def build(texts: dict[str, str]) -> Path:
        for name, text in {"planner/__init__.py": "", "ui/__init__.py": "", **texts}.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return tmp_path

    return build


def test_the_house_keeps_its_walls() -> None:
    assert not list(breaches(imports())), "\n" + "\n".join(breaches(imports()))


def test_the_house_has_no_circles() -> None:
    assert not list(cycles(imports())), "\n" + "\n".join(cycles(imports()))


def test_every_room_is_in_the_table() -> None:
    assert {room_of(module_name(file)) for file in files()} <= set(MAY_IMPORT)


def test_the_table_itself_has_no_circle() -> None:
    left = {room: set(others) for room, others in MAY_IMPORT.items()}
    while free := {room for room, others in left.items() if not others}:
        left = {room: others - free for room, others in left.items() if room not in free}
    assert not left


def test_the_judge_knows_nothing_of_those_it_judges() -> None:
    assert not MAY_IMPORT["planner.check"] & {"planner.problem", "planner.model", "planner.search", "planner.solve"}
    assert not any("planner.check" in MAY_IMPORT[room] for room in ("planner.problem", "planner.model"))


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("planner/check/rooms.py", "from planner.problem.grid import Grid", 1),
        ("planner/check/rooms.py", "import os\n\ndef f() -> None:\n    import planner.solve.door", 4),
        ("planner/check/rooms.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import planner.model", 3),
        ("planner/check/rooms.py", "from ..model import build", 1),
        ("planner/check/rooms.py", "from planner import solve", 1),
        ("planner/check/rooms.py", "from importlib import import_module\nimport_module('planner.solve')", 2),
        ("planner/domain/clock.py", "from planner.plan.record import Plan", 1),
        ("planner/errors.py", "from planner.domain.base import Part", 1),
        ("planner/plan/diff.py", "from planner.check import check", 1),
        ("planner/files/plans.py", "from planner.check import check", 1),
        ("planner/problem/grid.py", "from planner.model import build", 1),
        ("planner/solve/door.py", "from planner.files import load_scenario", 1),
        ("planner/report/words.py", "from planner.solve import solve", 1),
        ("planner/report/words.py", "from planner.cli.main import app", 1),
        ("planner/report/words.py", "from planner import check, Answer", 1),
        ("planner/cli/main.py", "from planner.model import build", 1),
        ("ui/app.py", "from planner.cli.main import app", 1),
        ("ui/app.py", "from planner.problem import Problem", 1),
        ("planner/check/rooms.py", "from ortools.sat.python import cp_model", 1),
        ("planner/cli/main.py", "def f() -> None:\n    import pandas as pd", 2),
        ("planner/report/words.py", "import streamlit", 1),
        ("planner/report/words.py", "import streamlit as st", 1),
        ("planner/files/plans.py", "import importlib\nimportlib.import_module(name)", 2),
        ("planner/attic/old.py", "import os", 1),
        ("planner/model/rules/calendar.py", "import os\nfrom planner.problem.windows import Windows", 2),
        ("planner/model/rules/calendar.py", "from planner.domain import clock", 1),
        ("planner/search/construct.py", "import planner.problem.windows", 1),
        ("planner/model/build.py", "from planner.domain.scenario import Scenario", 1),
    ],
)
def test_a_breach_is_told_with_file_and_line(plant: Plant, file: str, text: str, line: int) -> None:
    there = {"planner/solve/__init__.py": "", "planner/check/__init__.py": "", "planner/domain/clock.py": ""}
    found = list(breaches(imports(plant({**there, file: text}))))
    assert [each.split(" ")[0] for each in found] == [f"{file}:{line}:"] * len(found)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("planner/check/rooms.py", "from planner.check.case import Case\nfrom planner.plan.record import Plan"),
        ("planner/check/rooms.py", "from .case import Case"),
        ("planner/solve/door.py", "from ortools.sat.python import cp_model\nfrom planner.check import check"),
        ("planner/model/rules/calendar.py", "from planner.problem.costly import OffAir\nimport planner.domain.place"),
        ("planner/problem/costly.py", "from planner.problem.windows import Windows"),
        ("planner/report/frames.py", "import pandas as pd"),
        ("planner/cli/main.py", "def f() -> None:\n    from ui.launch import run\n    from planner.solve import solve"),
        ("planner/cli/main.py", "from planner import __version__"),
        ("planner/__init__.py", "from importlib import import_module\nimport_module(name)"),
        ("ui/app.py", "import pandas\nimport streamlit\nfrom planner.report import timeline"),
        ("ui/app.py", "# import planner.model\nTEXT = 'from planner.model import build'"),
    ],
)
def test_what_is_allowed_passes(plant: Plant, file: str, text: str) -> None:
    assert not list(breaches(imports(plant({file: text}))))


def test_a_circle_is_told_with_file_and_line(plant: Plant) -> None:
    house = plant(
        {
            "planner/check/one.py": "import os\nfrom planner.check.two import a",
            "planner/check/two.py": "def f() -> None:\n    from planner.check import three",
            "planner/check/three.py": "from planner.check.one import b",
        }
    )
    found = list(cycles(imports(house)))
    first = "planner/check/one.py:2: planner.check.one imports planner.check.two"
    circle = "planner.check.one -> planner.check.two -> planner.check.three -> planner.check.one"
    assert found == [f"{first}, which leads back: {circle}"]


def test_modules_in_a_row_are_no_circle(plant: Plant) -> None:
    house = plant(
        {
            "planner/check/one.py": "from planner.check.two import a\nfrom planner.check.three import b",
            "planner/check/two.py": "from planner.check.three import b",
            "planner/check/three.py": "",
        }
    )
    assert not list(cycles(imports(house)))


def test_the_libraries_kept_to_some_rooms_are_kept_to_rooms_that_exist() -> None:
    assert all(rooms <= set(MAY_IMPORT) for rooms in KEPT_TO.values())
    assert DOOR in MAY_IMPORT
