"""The text that the app gives away is what `planner show` prints for the same choice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.files import load_scenario, read_plan
from planner.report.audience import Audience
from planner.report.sheet_choice import SheetMaker, Whose
from tests.cli.running import ACTUAL, SINGAPORE, code


@pytest.mark.parametrize(
    ("words", "whose", "id_"),
    [
        (["--person", "kim-jong-un"], Whose.PERSON, "kim-jong-un"),
        (["--delegation", "us"], Whose.DELEGATION, "us"),
        (["--room", "singapore/capella"], Whose.ROOM, "singapore/capella"),
        ([], Whose.EVERYBODY, ""),
    ],
)
@pytest.mark.parametrize("audience", list(Audience))
def test_the_text_is_the_command_lines(
    words: list[str], whose: Whose, id_: str, audience: Audience, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    asked = load_scenario(Path(SINGAPORE))
    maker = SheetMaker(asked, read_plan(ACTUAL, asked), audience)
    release = ["--for-release"] if audience is Audience.RELEASE else []
    assert code(monkeypatch, "show", ACTUAL, "--scenario", SINGAPORE, *words, *release, columns=80) == 0
    assert maker.text(whose, id_) == capsys.readouterr().out


def test_so_is_the_text_of_a_pool(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    asked = load_scenario(Path(SINGAPORE))
    maker = SheetMaker(asked, read_plan(ACTUAL, asked))
    words = ["--resource", "singapore-motorcades"]
    assert code(monkeypatch, "show", ACTUAL, "--scenario", SINGAPORE, *words, columns=80) == 0
    assert maker.text(Whose.POOL, "singapore-motorcades") == capsys.readouterr().out
