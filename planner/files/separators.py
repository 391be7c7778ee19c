"""What separates the cells of a CSV text: a comma, a semicolon (as in Europe) or a tab, told from its first lines."""

from __future__ import annotations

import csv
import re

from planner.domain.references.words import listed
from planner.errors import Fault, InputError

SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
"""What may separate cells, in words."""
_BAR = "|"
_NAMES_IT = re.compile(r'"?sep=(?P<sign>[^"]?)"?(?P<rest>.*)', re.IGNORECASE)


def separator_of(text: str, file: str | None, known: tuple[str, ...], needed: tuple[str, ...]) -> tuple[str, int]:
    """The sign that separates cells, and the line from which the table begins: 2 where the first names the sign.

    Raises InputError where two signs would do, and where the sign that is named is none of them or not the header's.
    """
    first, _, rest = text.partition("\n")
    named = _NAMES_IT.fullmatch(first.rstrip("\r"))
    found = {sign: _columns(rest if named else text, sign) for sign in SEPARATORS}
    fits = [sign for sign, columns in found.items() if columns.issuperset(needed)]
    if named is not None:
        return _named(named, fits, file), 2
    if len(fits) > 1:
        raise _refused(f"the header can be read with {listed([SEPARATORS[sign] for sign in fits])} between cells", file)
    best = max(SEPARATORS, key=lambda sign: len(found[sign].intersection(known)))
    if fits or found[best].intersection(known):
        return best, 1
    if _columns(text, _BAR).intersection(known):
        raise _refused("one column found; is the separator a bar? Save the file with commas", file)
    return best, 1


def _named(named: re.Match[str], fits: list[str], file: str | None) -> str:
    sign = named["sign"].strip(" ")
    if not sign:
        return fits[0] if len(fits) == 1 else ","
    if sign not in SEPARATORS or named["rest"].strip(f'{sign} "'):
        what = "a bar" if sign == _BAR else repr(f"{sign}{named['rest']}"[:10])
        raise _refused(f"this line says that {what} separates cells; save the file with commas", file)
    if fits and sign not in fits:
        has = listed([SEPARATORS[each] for each in fits])
        raise _refused(f"this line says that {SEPARATORS[sign]} separates cells, and the header has {has}", file)
    return sign


def _columns(text: str, sign: str) -> set[str]:
    """The columns of the first line that has any, in small letters; none where its quotes are not sound."""
    try:
        rows = csv.reader(text.splitlines(keepends=True), strict=True, delimiter=sign)
        header = next((cells for cells in rows if any(cell.strip() for cell in cells)), [])
    except csv.Error:
        return set()
    return {cell.strip().lower() for cell in header}


def _refused(message: str, file: str | None) -> InputError:
    return InputError([Fault("FMT-separator", message, file=file, line=1, column=1)])
