"""Names of scenario files in a workspace."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

from planner.errors import Fault, InputError

SUFFIXES = (".yaml", ".yml")
LONGEST = 80
_FIT = re.compile(r"[\w][\w. -]*")
_TAKEN_BY_SYSTEMS = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}


def file_name(text: str) -> str:
    """The file name that somebody means, with its ending. Raises InputError where no file can have it."""
    name = unicodedata.normalize("NFC", text.strip())
    stem = name.removesuffix(".yaml").removesuffix(".yml").rstrip(". ")
    name = name if name.endswith(SUFFIXES) else f"{stem}.yaml"
    fit = _FIT.fullmatch(stem) and ".." not in stem and stem.casefold() not in _TAKEN_BY_SYSTEMS
    if not fit or len(name) > LONGEST:
        allowed = f"letters, digits, spaces, dots and dashes, {LONGEST} characters at most"
        message = f"{text.strip()!r:.60} cannot be the name of a file; use {allowed}"
        raise InputError([Fault("FMT-name", message)])
    return name


def free_name(name: str, taken: Container[str]) -> str:
    """The name, or with the first number behind it that nobody has."""
    stem, suffix = name.rsplit(".", 1)
    stem = re.sub(r"-\d{1,2}$", "", stem)
    numbered = (f"{stem}-{number}.{suffix}" for number in count(2))
    return name if name not in taken else next(each for each in numbered if each not in taken)


def name_from_title(title: str) -> str:
    """A file name out of a title: `Singapore 2018: the run-up` becomes `singapore-2018-the-run-up.yaml`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[: LONGEST - 10].strip("-")
    return f"{stem or 'scenario'}.yaml"
