"""Problems told in one way: what is wrong, the value seen, what would be right."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from planner.errors import Problem

Path = tuple[str, ...]
MOST_LISTED = 8


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean x or y?` with at most three known words that look like this one, else nothing."""
    near = difflib.get_close_matches(word, sorted(known), n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def unknown(path: Path, word: str, known: Iterable[str], kind: str) -> Problem:
    """A reference to something that does not exist; `kind` is what it should be, such as `person`."""
    those = sorted(known)
    hint = did_you_mean(word, those)
    if not hint and 0 < len(those) <= MOST_LISTED:
        hint = f"; there {'is' if len(those) == 1 else 'are'} {listed(those)}"
    return Problem("REF-unknown", f"there is no {kind} {word!r:.80}{hint}", path)


def unknowns(path: Path, words: Sequence[str], known: Iterable[str], kind: str) -> Iterator[Problem]:
    """A problem for every entry of a list that does not exist, and for every one that stands in it twice."""
    those = frozenset(known)
    for number, word in enumerate(words):
        if word not in those:
            yield unknown((*path, str(number)), word, those, kind)
    yield from twice(path, words)


def twice(path: Path, words: Sequence[str]) -> Iterator[Problem]:
    """A problem for every entry that a list names again."""
    counts = Counter(words)
    for number, word in enumerate(words):
        if counts[word] > 1 and word in words[:number]:
            yield Problem("ID-twice", f"{word} is in this list twice; name it once", (*path, str(number)))


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def length(minutes: int) -> str:
    """Minutes as people write them: `45 min`, `2 h`, `2 h 30 min`, `3 days`."""
    days, over = divmod(minutes, 24 * 60)
    if days > 1 and not over:
        return f"{days} days"
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours)
    return " ".join(parts)
