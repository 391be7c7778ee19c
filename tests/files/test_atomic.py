"""Files are written whole or not at all, and whatever fails is told."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from planner.errors import InputError, NotFound
from planner.files.atomic import write_text


def test_a_file_is_written_and_replaced_and_nothing_is_left_behind(tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    write_text(file, "one\r\n")
    write_text(file, "tú\n")
    assert file.read_bytes() == "tú\n".encode()
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "SIZE-disk"), (errno.EACCES, "PERM-write"), (errno.EIO, "FMT-unwritable")]
)
def test_a_failure_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: str
) -> None:
    file = tmp_path / "plan.csv"
    write_text(file, "old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail)
        with pytest.raises(InputError) as caught:
            write_text(file, "new")
    assert [fault.code for fault in caught.value.faults] == [code]
    assert caught.value.faults[0].file == str(file)
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_missing_folder_is_not_found_and_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"there is no folder .*none to write plan.csv into"):
        write_text(tmp_path / "none" / "plan.csv", "x")
    with pytest.raises(InputError) as caught:
        write_text(tmp_path, "x")
    assert caught.value.faults[0].code == "FMT-folder"
    with pytest.raises(NotFound):
        write_text(f"{tmp_path}/a\0b", "x")


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "plan.csv", tmp_path / "latest.csv"
    write_text(file, "old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_text(link, "new")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_what_a_killed_writer_left_is_swept_when_it_is_old(tmp_path: Path) -> None:
    old, young, other = (
        tmp_path / name for name in (".plan.csv.1.partial", ".plan.csv.2.partial", ".note.csv.1.partial")
    )
    for each in (old, young, other):
        each.write_text("half", encoding="utf-8")
    for each in (old, other):
        os.utime(each, (time.time() - 7200, time.time() - 7200))
    write_text(tmp_path / "plan.csv", "x")
    assert (old.exists(), young.exists(), other.exists()) == (False, True, True)
