"""Faults told in one way: what is wrong, the value seen, what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence

from planner.domain.hints import worth_comparing
from planner.errors import Fault

Path = tuple[str, ...]
MOST_LISTED = 8


def did_you_mean(word: str, known: Collection[str]) -> str:
    """`; did you mean x or y?` with at most three known words that look like this one, else nothing."""
    if not worth_comparing(len(known)):
        return ""
    near = difflib.get_close_matches(word, sorted(known), n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def unknown(path: Path, word: str, known: Collection[str], kind: str) -> Fault:
    """A reference to something that does not exist; `kind` is what it should be, such as `person`."""
    return Fault("REF-unknown", f"there is no {kind} {word!r:.80}{what_there_is(word, known)}", path)


def what_there_is(word: str, known: Collection[str]) -> str:
    """`; did you mean x?`, else `; there are x and y` where there are few, else nothing."""
    hint = did_you_mean(word, known)
    if not hint and 0 < len(known) <= MOST_LISTED:
        hint = f"; there {'is' if len(known) == 1 else 'are'} {listed(sorted(known))}"
    return hint


def unknowns(path: Path, words: Sequence[str], known: Collection[str], kind: str) -> Iterator[Fault]:
    """A fault for every entry of a list that does not exist, and for every one that stands in it twice."""
    for number, word in enumerate(words):
        if word not in known:
            yield unknown((*path, str(number)), word, known, kind)
    yield from twice(path, words)


def twice(path: Path, words: Sequence[str]) -> Iterator[Fault]:
    """A fault for every entry that a list names again."""
    before: set[str] = set()
    for number, word in enumerate(words):
        if word in before:
            yield Fault("ID-twice", f"{word} is in this list twice; name it once", (*path, str(number)))
        before.add(word)


def weekdays(path: Path, days: Sequence[str]) -> Iterator[Fault]:
    """Faults of the weekdays on which something recurs: none at all, and one that is there twice."""
    if not days:
        yield Fault("FMT-empty", "the list is empty; write the weekdays, or leave the field out for every day", path)
    yield from twice(path, days)


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
