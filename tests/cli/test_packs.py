"""`planner show --packs`."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.rule_packs import RULE_PACKS
from tests.cli.running import code


def test_every_pack_is_told_with_its_figures_and_sources(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert code(monkeypatch, "show", "--packs", columns=1000) == 0
    out, err = capsys.readouterr()
    heads = [line.partition(":")[0] for line in out.splitlines() if line and not line.startswith("- ")]
    assert (heads, err) == (list(RULE_PACKS), "")
    assert "- turnovers.dining_room 30 min instead of 45 min: our own choice: the table is laid anew" in out
    assert "- turnover 0 min instead of 15 min: of 35 gaps at one venue 14 are none" in out
