"""The pictures of the documentation can be taken of the app as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.imports import ROOT
from tests.ui import shoot
from tests.ui.browsing import IN_A_BROWSER

pytestmark = IN_A_BROWSER
DOCS = [*ROOT.glob("docs/*.md"), ROOT / "README.md"]


def test_every_picture_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shoot, "FOLDER", tmp_path)
    shoot.main(shoot.PICTURES)
    assert {file.stem for file in tmp_path.glob("*.png")} == {*shoot.PICTURES}


@pytest.mark.parametrize("name", shoot.PICTURES)
def test_every_picture_is_shown_somewhere(name: str) -> None:
    assert (ROOT / "docs" / "images" / f"{name}.png").is_file()
    assert [page.name for page in DOCS if f"images/{name}.png" in page.read_text("utf-8")]
