"""Files written whole or not at all: a temporary file in the same folder, flushed to the disk, then put in place.

Only a regular file is ever replaced. A device or a pipe is written to as the stream that it is.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import time
from pathlib import Path

from planner.errors import Fault, InputError, NotFound, PlannerError
from planner.files.streams import is_stream, unfit, write_to

_LEFT_BEHIND = 3600
"""Seconds after which a temporary file of ours belongs to nobody any more."""
_SUFFIX = ".partial"


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Writes a text as UTF-8, lines as they are. Whoever reads the file meanwhile sees the old one or the new one, whole.

    Raises NotFound where the folder does not exist, and InputError where it cannot be written: no permission, disk full.
    """
    name = os.fspath(path)
    if "\0" in name:
        raise NotFound("a file name cannot hold a NUL character")
    if is_stream(name):
        _to_stream(name, text.encode("utf-8"))
        return
    try:
        target = Path(os.path.realpath(name))
    except OSError as error:  # the folder that the process was started in is gone
        raise _told(error, name) from None
    if target.is_dir():
        raise InputError([Fault("FMT-folder", "this is a folder; name a file in it", file=name)])
    _sweep(target)
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}{_SUFFIX}")
    try:
        _write(temporary, text.encode("utf-8"), _mode(target))
        os.replace(temporary, target)
        _flush_folder(target.parent)
    except OSError as error:
        raise _told(error, name) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _to_stream(name: str, data: bytes) -> None:
    if (fault := unfit(name)) is not None:
        raise InputError([fault])
    try:
        write_to(name, data)
    except OSError as error:
        message = f"not everything could be written there: {error.strerror or error}"
        raise InputError([Fault("FMT-unwritable", message, file=name)]) from None


def _mode(target: Path) -> int | None:
    """The permissions of the file that is replaced, or None for those of a new one."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        return None


def _write(temporary: Path, data: bytes, mode: int | None) -> None:
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else mode)
    with os.fdopen(handle, "wb") as file:
        if mode is not None:
            os.fchmod(handle, mode)
        file.write(data)
        file.flush()
        os.fsync(handle)


def _flush_folder(folder: Path) -> None:
    """Makes the new name last, on systems where a folder can be flushed."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with contextlib.suppress(OSError):
        os.fsync(handle)
    os.close(handle)


def _sweep(target: Path) -> None:
    """Removes what a writer of the same file left behind when it was killed."""
    with contextlib.suppress(OSError):
        for each in target.parent.iterdir():
            ours = each.name.startswith(f".{target.name[:100]}.") and each.name.endswith(_SUFFIX)
            if ours and time.time() - each.stat().st_mtime > _LEFT_BEHIND:
                each.unlink(missing_ok=True)


def _told(error: OSError, name: str) -> PlannerError:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return NotFound(f"there is no folder {os.path.dirname(name) or '.'} to write {os.path.basename(name)} into")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return InputError([Fault("PERM-write", "you may not write here; choose another folder", file=name)])
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        message = "the disk is full; this file is as it was; make room and try again"
        return InputError([Fault("SIZE-disk", message, file=name)])
    message = f"the file cannot be written: {error.strerror or 'the name is not valid'}; it is as it was"
    return InputError([Fault("FMT-unwritable", message, file=name)])
