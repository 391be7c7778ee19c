from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.cli.targets import ready
from planner.errors import InputError, NotFound


def refused(target: str | Path, *inputs: Path) -> str:
    with pytest.raises(InputError) as error:
        ready([str(target)], inputs)
    (fault,) = error.value.faults
    return fault.code


def test_what_can_be_written_passes(tmp_path: Path) -> None:
    there = tmp_path / "old.csv"
    there.write_text("old", encoding="utf-8")
    ready([str(there), str(tmp_path / "new.json"), None, "-"], [tmp_path / "scenario.yaml"])
    assert there.read_text(encoding="utf-8") == "old"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path) == "FMT-folder"
    assert refused(f"{tmp_path}/new/") == "FMT-folder"


def test_the_folder_has_to_exist(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no folder .*/nope to write plan\.csv into"):
        ready([str(tmp_path / "nope" / "plan.csv")], [])
    with pytest.raises(NotFound, match="NUL"):
        ready(["plan\0.csv"], [])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_closed_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert refused(tmp_path / "plan.csv") == "PERM-write"


def test_an_input_is_not_written_over_whatever_it_is_called(tmp_path: Path) -> None:
    scenario, link = tmp_path / "scenario.yaml", tmp_path / "link.yaml"
    scenario.write_text("", encoding="utf-8")
    link.symlink_to(scenario)
    assert refused(scenario, scenario) == refused(link, scenario) == refused(tmp_path / "." / "scenario.yaml", link)


def test_two_outputs_need_two_names() -> None:
    for name in ("plan.csv", "-"):
        with pytest.raises(InputError, match="two outputs have this name"):
            ready([name, name], [])
