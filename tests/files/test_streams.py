"""Only regular files are ever replaced: devices and pipes are written to as streams, or refused."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.files.atomic import write_text
from planner.files.streams import is_stream, without_alias


def refused(name: Path) -> str:
    with pytest.raises(InputError) as caught:
        write_text(name, "x")
    (fault,) = caught.value.faults
    return fault.message


def node(path: Path, kind: int, major: int, minor: int) -> Path:
    try:
        os.mknod(path, kind | 0o600, os.makedev(major, minor))
        path.open("wb").close()
    except PermissionError:
        pytest.skip("only root may make devices, and not everywhere")
    return path


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    null = node(tmp_path / "null", stat.S_IFCHR, 1, 3)
    link = tmp_path / "link.csv"
    link.symlink_to(null)
    for name in (null, link):
        write_text(name, "plan")
        assert stat.S_ISCHR(name.stat().st_mode)
    assert sorted(tmp_path.iterdir()) == [link, null]


def test_a_device_that_takes_no_more_is_told(tmp_path: Path) -> None:
    full = node(tmp_path / "full", stat.S_IFCHR, 1, 7)
    assert refused(full) == "not everything could be written there: No space left on device"


def test_a_pipe_with_a_reader_gets_everything_and_one_without_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "nobody reads" in refused(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_text(pipe, "plan")
    assert os.read(reader, 100) == b"plan"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_socket_is_refused(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        assert "this is a socket" in refused(tmp_path / "s")


def test_an_open_file_is_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "redirected.csv"
    with file.open("wb") as redirected:
        before = os.fstat(redirected.fileno()).st_ino
        write_text(f"/dev/fd/{redirected.fileno()}", "plan")
    assert (file.read_text(encoding="utf-8"), file.stat().st_ino) == ("plan", before)


def test_files_folders_and_what_is_not_there_are_no_streams(tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    assert not is_stream(str(file))
    file.write_text("", encoding="utf-8")
    assert not is_stream(str(file))
    assert not is_stream(str(tmp_path))
    assert not is_stream("a\0b")


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1", "/dev//stdout"])
def test_stdout_has_one_name(name: str) -> None:
    assert without_alias(name) == "-"
    assert (without_alias("plan.csv"), without_alias(None)) == ("plan.csv", None)
