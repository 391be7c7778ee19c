"""Bytes of a file as text: UTF-8 only, plain characters only, within a size; whatever else is told with its place."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from planner.errors import Fault, InputError, NotFound

_UTF8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_OTHER_FILES = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an Excel workbook",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"\x1f\x8b": "a compressed file",
}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
MOST_FAULTS_OF_A_KIND = 20


def read_bytes(path: str | os.PathLike[str], most: int) -> bytes:
    """The bytes of a regular file.

    Raises NotFound where there is none, and InputError where it is no file, cannot be read or is larger than `most` bytes.
    """
    name = os.fspath(path)
    if "\0" in name:
        raise NotFound("a file name cannot hold a NUL character")
    try:
        status = os.stat(name)
        if stat.S_ISDIR(status.st_mode):
            raise InputError([Fault("FMT-folder", "this is a folder; name a file in it", file=name)])
        if not stat.S_ISREG(status.st_mode):
            raise InputError([Fault("SEC-device", "this is no ordinary file; name one that is stored", file=name)])
        with Path(name).open("rb") as file:
            data = file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"there is no file {name}") from None
    except PermissionError:
        raise InputError([Fault("PERM-read", "you may not read this file; ask for access", file=name)]) from None
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or 'the name is not valid'}"
        raise InputError([Fault("FMT-unreadable", message, file=name)]) from None
    if len(data) > most:
        raise InputError([too_large(len(data), most, name)])
    return data


def too_large(size: int, most: int, file: str | None) -> Fault:
    """The fault of a file of too many bytes."""
    seen = f"more than {most / 1e6:g} MB" if size == most + 1 else f"{size / 1e6:.1f} MB"
    return Fault("SIZE-file", f"the file has {seen}; at most {most / 1e6:g} MB are read", file=file)


def as_text(data: bytes, file: str | None) -> str:
    """The text of UTF-8 bytes, with or without a byte order mark.

    Raises InputError with every control character found, or where the bytes are not UTF-8.
    """
    body = data.removeprefix(_UTF8_MARK)
    if not body.strip():
        raise InputError([Fault("FMT-empty", "the file is empty; was it saved?", file=file)])
    _refuse_other_files(body, file)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        column = error.start - (body.rfind(b"\n", 0, error.start) + 1) + 1
        seen = f"byte 0x{body[error.start]:02x} at position {error.start} is not UTF-8"
        raise InputError(
            [Fault("FMT-encoding", f"{seen}; save the file as UTF-8", file=file, line=line, column=column)]
        ) from None
    faults = _control_characters(text, file)
    if faults:
        raise InputError(faults)
    return text


def is_other_file(body: bytes) -> bool:
    """Whether bytes begin as those of a picture, a document or an archive do."""
    return body.startswith(tuple(_OTHER_FILES))


def _refuse_other_files(body: bytes, file: str | None) -> None:
    for mark, kind in _OTHER_FILES.items():
        if body.startswith(mark):
            raise InputError(
                [
                    Fault(
                        "FMT-kind",
                        f"this is {kind}, not a text file; name a scenario (.yaml), or a plan that was saved as CSV",
                        file=file,
                    )
                ]
            )
    encoding = next((name for mark, name in _OTHER_MARKS.items() if body.startswith(mark)), None)
    if encoding is None and body[:4].count(0) >= 2:
        encoding = "UTF-16"
    if encoding is not None:
        raise InputError([Fault("FMT-encoding", f"the file looks like {encoding}; save it as UTF-8", file=file)])


def _control_characters(text: str, file: str | None) -> list[Fault]:
    faults: list[Fault] = []
    for found in _CONTROL.finditer(text):
        line, column = place_of(text, found.start())
        message = f"control character U+{ord(found.group()):04X}; remove it"
        faults.append(Fault("FMT-control", message, file=file, line=line, column=column))
        if len(faults) == MOST_FAULTS_OF_A_KIND:
            break
    return faults


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of a text."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
