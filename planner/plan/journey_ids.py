"""Ids of journeys: made of who travels from where to where, so that the same journey has the same id in every plan."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import count

MOST_LETTERS = 64
"""So long may an id be."""
_ROOM_FOR_A_COUNTER = 4
_DIGEST_LETTERS = 8


def journey_ids(ways: Sequence[tuple[str, str, str]]) -> list[str]:
    """An id for each way, given as (person or party, origin, destination): `huber-vienna-geneva`.

    Whoever takes the same way again gets a counter from 2, in the order of `ways`: `huber-vienna-geneva-2`. Ids that would
    be too long end in a digest of the whole. No two are the same, even where names can be put together in two ways.
    """
    plain = [_shortened("-".join(way)) for way in ways]
    reserved, found = set(plain), dict[int, str]()
    taken: set[str] = set()
    for place in sorted(range(len(ways)), key=lambda each: (plain[each], ways[each], each)):
        numbered = (f"{plain[place]}-{number}" for number in count(2))
        id_ = plain[place]
        if id_ in taken:
            id_ = next(each for each in numbered if each not in taken and each not in reserved)
        taken.add(id_)
        found[place] = id_
    return [found[place] for place in range(len(ways))]


def _shortened(id_: str) -> str:
    most = MOST_LETTERS - _ROOM_FOR_A_COUNTER
    if len(id_) <= most:
        return id_
    digest = sha256(id_.encode("ascii")).hexdigest()[:_DIGEST_LETTERS]
    return f"{id_[: most - _DIGEST_LETTERS - 1].rstrip('-')}-{digest}"
