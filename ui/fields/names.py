"""Entries, places and words by what people call them: case and accents say nothing, and a part of a name will do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from pydantic_core import PydanticCustomError

from planner.domain.clock import zone_exists
from planner.domain.references.words import did_you_mean
from planner.domain.values import read_id
from ui.fields.choices import zones
from ui.fields.clocks import Misread, quoted
from ui.fields.field import Choice
from ui.fields.languages import LANGUAGES

_PLACE = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+){0,2}")
_LONGEST = 64


def folded(text: str) -> str:
    """A text without case, accents and punctuation, for comparisons."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def slug(text: str) -> str:
    """An id made of a text: `Abe's visit` is `abes-visit`; empty where nothing of it can stand in an id."""
    plain = (
        unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", ""))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-")


def free_id(text: str, taken: Collection[str], fallback: str) -> str:
    """An id made of a text that is not among those taken and no reserved word; `fallback` where the text makes none."""
    base = slug(text) or fallback
    number, found = 1, base
    while found in taken or not _is_id(found):
        number += 1
        found = f"{base[: _LONGEST - 8].rstrip('-')}-{number}"
    return found


def _is_id(text: str) -> bool:
    try:
        return bool(read_id(text))
    except PydanticCustomError:
        return False


def own_word_of(text: str) -> str:
    """A word of the planner's own as an id. Raises Misread where nothing of it can stand in one."""
    word = text if _is_id(text) else slug(text)
    try:
        return str(read_id(word))
    except PydanticCustomError as error:
        raise Misread(
            error.type, f"{quoted(text)} is no word of its own; write letters, digits and hyphens, such as press-room"
        ) from None


def id_of(text: str, choices: Sequence[Choice], *, what: str = "entry") -> str:
    """The value of the choice that a text names, by id, by name, or by a part of a name that no other has.

    An id that nobody has is left as it is, for a draft may name what is added later. Raises Misread.
    """
    text = text.strip()
    found = _exactly(text, choices)
    if not found and what == "place" and "/" in text and _PLACE.fullmatch(text):
        return text
    if not found:
        found = _by_words(text, choices)
    if len(found) == 1:
        return found[0].value
    if len(found) > 1:
        named = [
            f"{choice.label} ({choice.value})" if choice.value not in choice.label else choice.label
            for choice in found[:4]
        ]
        more = " and others" if len(found) > 4 else ""
        raise Misread(
            "REF-unknown",
            f"{quoted(text)} may be {', '.join(named[:-1])} or {named[-1]}{more}; write one of the ids in brackets",
        )
    if _PLACE.fullmatch(text) if what == "place" else _is_id(text):
        return text
    names = {choice.label for choice in choices} | {choice.value for choice in choices}
    raise Misread(
        "REF-unknown",
        f"there is no {what} called {quoted(text)}{did_you_mean(text, names) or '; write a name or an id'}",
    )


def _exactly(text: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices of this id, else of this name, else those whose last part is so called (a venue or a room)."""
    same = [choice for choice in choices if choice.value == text]
    wanted = folded(text)
    if same or not wanted:
        return same
    names = (
        [choice.label for choice in choices],
        [choice.label.removesuffix(f" ({choice.value})") for choice in choices],
        [choice.label.rsplit(", ", 1)[-1] for choice in choices],
        [choice.value for choice in choices],
    )
    for called in names:
        found = [choice for choice, name in zip(choices, called, strict=True) if folded(name) == wanted]
        if found:
            return found
    return []


def _by_words(text: str, choices: Sequence[Choice]) -> list[Choice]:
    words = set(folded(text).split())
    return [choice for choice in choices if words and words <= set(folded(choice.label).split())]


def parts_of(text: str, choices: Sequence[Choice]) -> Iterator[str]:
    """The names in a list: between semicolons or on lines, else between commas that are no part of a name."""
    text = text.strip().removeprefix("[").removesuffix("]")
    if ";" in text or "\n" in text:
        yield from (part.strip() for part in re.split(r"[;\n]", text) if part.strip())
        return
    parts = [part.strip() for part in text.split(",") if part.strip()]
    names = {folded(choice.label) for choice in choices if "," in choice.label}
    while parts:
        sizes = range(min(len(parts), 6), 0, -1)
        size = next((size for size in sizes if size > 1 and folded(" ".join(parts[:size])) in names), 1)
        yield ", ".join(parts[:size])
        parts = parts[size:]


def word_of(text: str, choices: Sequence[Choice]) -> str:
    """The word of the format that a text is, or begins with at least three letters. Raises Misread."""
    wanted = folded(text)
    for choice in choices:
        if wanted in (folded(choice.value), folded(choice.label)):
            return choice.value
    begun = [choice for choice in choices if len(wanted) >= 3 and folded(choice.label).startswith(wanted)]
    if len(begun) == 1:
        return begun[0].value
    known = [choice.value for choice in choices]
    hint = did_you_mean(wanted.replace(" ", "-"), known) or ";"
    raise Misread("FMT-word", f"{quoted(text)} is not known here{hint} write {', '.join(known[:-1])} or {known[-1]}")


def zones_called(text: str) -> list[str]:
    """The IANA zones of that name, or whose last part is so called: `new york` is America/New_York."""
    if zone_exists(text):
        return [text]
    wanted = folded(text)
    return [name for name, *_ in zones() if wanted in (folded(name), folded(name.rsplit("/", 1)[-1]))]


def language_of(text: str) -> str:
    """The code of a language by its code or its English name. Raises Misread."""
    wanted = folded(text)
    if re.fullmatch(r"[a-z]{2}", wanted):
        return wanted
    found = [code for code, name in LANGUAGES.items() if folded(name) == wanted]
    if not found and len(wanted) >= 3:
        found = [code for code, name in LANGUAGES.items() if folded(name).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    hint = did_you_mean(text.strip().title(), list(LANGUAGES.values()))
    raise Misread("FMT-form", f"{quoted(text)} is no language known here{hint or '; write its code, such as en'}")


def pair_of(text: str) -> str:
    """A pair of languages: `en-ko`, `en/ja`, `English Korean`. Raises Misread."""
    parts = [part for part in re.split(r"[^\w]+|\bto\b|\band\b", text) if part]
    if len(parts) != 2:
        raise Misread("FMT-form", f"{quoted(text)} is no pair of languages; write two of them, such as en-ko")
    return "-".join(language_of(part) for part in parts)
