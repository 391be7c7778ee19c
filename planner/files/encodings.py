"""Tables as spreadsheets save them: UTF-8, UTF-16 and Windows-1252 brought to UTF-8, where it is sure which of them it is."""

from __future__ import annotations

import codecs
import re

from planner.errors import Fault, InputError
from planner.files.text import is_other_file

WESTERN = "cp1252"
WESTERN_NOTE = "it is not UTF-8 and was read as Windows-1252 (Western European); look at the names with accents"
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_MEANS_OTHERS_ELSEWHERE = frozenset("¤¦¨´¸¼½¾")  # noqa: RUF001 - the very signs
"""Signs that stand for letters or the euro in ISO 8859-15."""
_SIGNS = frozenset("‚„…‘’“”•–—€¡«°»¿·§ªº\xa0™©®&")  # noqa: RUF001 - the very signs
"""Signs that people write beside letters."""
_WORD = re.compile(r"[^\s,;\t\"]*[^\x00-\x7f][^\s,;\t\"]*")
_STRANGE = re.compile(r"[^\W\d_a-zA-Z]{3,}|[a-zß-ÿœšž][À-ÖØ-ÞŒŠŽŸ]|[A-Z][À-ÖØ-ÞŒŠŽŸ][a-zß-ÿœšž]")
"""What Western words do not have: three accented letters in a row, or a large one where the word is in small letters."""


def as_utf8(data: bytes, file: str | None) -> tuple[bytes, str | None]:
    """The bytes in UTF-8, and what the reader should be told about how they were read, if anything.

    What is no text at all is given back as it is. Raises InputError where it cannot be told which encoding it is.
    """
    if is_other_file(data) or data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return data, None
    encoding = _utf16(data)
    if encoding is not None:
        try:
            return data.decode(encoding).removeprefix("\ufeff").encode("utf-8"), None
        except UnicodeDecodeError:
            message = "the file begins like UTF-16 and does not go on so; save it as UTF-8"
            raise InputError([Fault("FMT-encoding", message, file=file)]) from None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _western(data, error.start, file).encode("utf-8"), WESTERN_NOTE
    return data, None


def _utf16(data: bytes) -> str | None:
    """Which UTF-16 it is, by its mark or by where the zeros of its first two letters are."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    zeros = "".join("0" if byte == 0 else "x" for byte in data[:4])
    return {"x0x0": "utf-16-le", "0x0x": "utf-16-be"}.get(zeros)


def _western(data: bytes, at: int, file: str | None) -> str:
    """The text of bytes in Windows-1252. Raises InputError where they could as well be in another encoding."""
    line = data.count(b"\n", 0, at) + 1
    column = at - (data.rfind(b"\n", 0, at) + 1) + 1

    def refused(why: str) -> InputError:
        message = f"byte 0x{data[at]:02x} at position {at} is not UTF-8, and {why}; save the file as UTF-8"
        return InputError([Fault("FMT-encoding", message, file=file, line=line, column=column)])

    if _UTF8_SEQUENCE.search(data) is not None:
        raise refused("other letters in the file may be")
    try:
        text = data.decode(WESTERN)
    except UnicodeDecodeError:
        raise refused("the file is not in Windows-1252 either") from None
    for word in _WORD.findall(text):
        others = {letter for letter in word if not letter.isascii() and not letter.isalpha()}
        if _STRANGE.search(word) or others & _MEANS_OTHERS_ELSEWHERE or not others <= _SIGNS:
            raise refused(f"in Windows-1252 it would say {word!r:.40}, which may be another encoding")
    return text
