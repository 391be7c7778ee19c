"""The events of YAML's grammar, from two parsers: one in C for texts that are as they should be, one in Python for all others.

Both say the same of the texts that the quick one gives events for; where it is missing, or might think otherwise, it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_END = re.compile(r"(?:^|[\r\n])\.\.\.")
_ODD_HEAD = re.compile(r"[|>]\S*#")
_ODD_LINE = re.compile(r"[\r\n] +(?![^\r\n])")


class Unsure(Exception):
    """The quick parser might read this text otherwise than the slow one, or might not read it at all."""


def quick_events(text: str) -> Iterator[Any]:
    """The events out of libyaml, in a twentieth of the time. Raises Unsure wherever the slow parser should be asked."""
    try:
        from yaml import CLoader, parse
    except ImportError:
        raise Unsure from None
    if "\t" in text or "\ufeff" in text or _END.search(text):
        raise Unsure
    try:
        for event in parse(text, Loader=CLoader):
            if getattr(event, "style", None) in ("|", ">"):
                _refuse_odd_block(text[event.start_mark.index : event.end_mark.index])
            yield event
    except Unsure:
        raise
    except Exception:  # the parser fails in ways of its own on broken text; the slow one has the words
        raise Unsure from None


def slow_events(text: str) -> Iterator[Any]:
    """The events of the parser whose errors are told. Raises whatever it does."""
    from ruamel.yaml import YAML

    yield from YAML(typ="base", pure=True).parse(text)


def _refuse_odd_block(block: str) -> None:
    if _ODD_HEAD.match(block) or _ODD_LINE.search(block):
        raise Unsure
