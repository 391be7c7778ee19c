"""Text of scenarios and plans as Markdown that says just that: what somebody wrote is never a picture, a link or markup.

Streamlit reads titles, labels and messages as Markdown and does more to them afterwards: `:smile:` becomes a picture, an
address a link, `->` an arrow. Whatever comes from a file goes through here before it goes into one of them. What Streamlit
shows as it stands needs nothing: cells of tables, options of a selectbox, names of downloads.
"""

from __future__ import annotations

import re
import string

from planner.errors import InputError, PlannerError

_MARKS = re.compile(f"[{re.escape(string.punctuation)}]")
_JOINER = "\u2060"
"""The word joiner: has no width, is no part of a word, and is no space at which a line may break."""

_SEAMS = re.compile(
    r"""
      (?<=:)(?=[\w+-])            # :smile: and :material_home:
    | (?<=https)(?=:) | (?<=http)(?=:) | (?<=www)(?=\.)
    | (?<=\S)(?=@)                # somebody@example.org
    | (?<=[<>~-])(?=[=>-])        # -> and <- and <-> and -- and >= and <= and ~=
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Where a joiner keeps apart what Streamlit replaces after it has taken the backslashes away."""


def plain(text: object) -> str:
    """A text on one line, as Markdown that shows exactly this text."""
    line = " ".join(str(text).split())
    return _MARKS.sub(r"\\\g<0>", _SEAMS.sub(_JOINER, line))


def sentence(text: str) -> str:
    """A text as a sentence: with a capital letter, and a full stop where it ends without one and asks nothing."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"


def error_words(error: PlannerError) -> str:
    """An error in sentences for the person who made it: all of its faults."""
    if isinstance(error, InputError):
        return " ".join(sentence(fault.message) for fault in error.faults)
    return sentence(str(error))
