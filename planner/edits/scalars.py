"""Text as a YAML scalar that the strict reader reads back as exactly that text."""

from __future__ import annotations

import re
import unicodedata

from planner.errors import Fault, InputError

_PLAIN = re.compile(r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`.=<]|[-.](?=[0-9A-Za-z]))(?:[^\r\n\t]*[^\s:])?")
_UNSAFE = re.compile(r": | #")
_BRACKETS = re.compile(r"[,\[\]{}]")
_NOTHING = {"", "~", "null", "Null", "NULL"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_CONTROL = {"Cc", "Cs", "Zl", "Zp"}


def scalar(text: str | None, style: str = "", *, flow: bool = False, path: tuple[str, ...] = ()) -> str:
    """A text as it is written: quoted as it was before (`style`), plain where that is safe, else in double quotes.

    `flow` says that it stands between brackets; None is the deletion of a patch. Raises InputError for a text that holds
    control characters.
    """
    if text is None:
        return "null"
    for character in text:
        if (character not in _ESCAPES and unicodedata.category(character) in _CONTROL) or character in "\ufffe\uffff":
            message = f"control character U+{ord(character):04X}; remove it"
            raise InputError([Fault("FMT-control", message, path)])
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if style not in ('"', "'") and plain(text, flow=flow):
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text can stand without quotes."""
    if text in _NOTHING or not text.isprintable() or not _PLAIN.fullmatch(text) or _UNSAFE.search(text):
        return False
    return not (flow and _BRACKETS.search(text))


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
