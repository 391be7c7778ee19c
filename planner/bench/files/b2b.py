"""Business-to-business meetings: pairs of participants meet once each, at so many tables, with few breaks for anybody.

Nobody has two meetings in a slot, or one in a slot in which they are not there, and each meeting takes a table. What counts is
the number of idle periods: runs of empty slots between two meetings of one participant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from planner.bench.files.reading import Value, checked

MOST_MEETINGS, MOST_SLOTS, MOST_PARTICIPANTS = 5_000, 500, 2_000
"""What an instance may have at most."""


@dataclass(frozen=True)
class B2b:
    """An instance: who meets whom, by position, in how many slots and at how many tables, and who is not there in which slots."""

    name: str
    slots: int
    tables: int
    pairs: tuple[tuple[int, int], ...]
    absent: tuple[frozenset[int], ...]


def read_b2b(tree: Any, file: str) -> B2b:
    """An instance from what its JSON file holds. Raises InputError with everything that is wrong."""
    root = Value(tree, file)
    number = root.field("participants").whole(1, MOST_PARTICIPANTS)
    slots = root.field("slots").whole(1, MOST_SLOTS)
    meetings, unavailable = root.field("meetings"), root.field("unavailable")
    pairs = tuple(_pair(each, number) for each in meetings.items())
    if not 1 <= len(pairs) <= MOST_MEETINGS:
        meetings.refuse("SIZE-most", f"there are {len(pairs):,} meetings; write from 1 to {MOST_MEETINGS:,}")
    absent = tuple(frozenset(each.different(0, slots - 1)) for each in unavailable.items())
    if len(absent) != number:
        unavailable.refuse(
            "LOGIC-number", f"there are {len(absent)} lists; write one for each of {number} participants"
        )
    found = B2b(root.field("name").text(), slots, root.field("locations").whole(1), pairs, absent)
    checked(root)
    return found


def _pair(value: Value, number: int) -> tuple[int, int]:
    found = value.different(0, number - 1)
    if len(found) == 2:
        return found[0], found[1]
    value.refuse("LOGIC-number", f"{len(found)} participants meet here; write two")
    return 0, 0


def broken(instance: B2b, slots: Sequence[int]) -> Iterator[str]:
    """What is wrong with a solution, in sentences: the slot of each meeting, by position."""
    busy: Counter[tuple[int, int]] = Counter()
    for number, (pair, slot) in enumerate(zip(instance.pairs, slots, strict=True)):
        if not 0 <= slot < instance.slots:
            yield f"meeting {number} is in slot {slot}, and the last is {instance.slots - 1}"
        for who in pair:
            busy[who, slot] += 1
            if slot in instance.absent[who]:
                yield f"participant {who} is not there in slot {slot}, that of meeting {number}"
    for (who, slot), times in sorted(busy.items()):
        if times > 1:
            yield f"participant {who} has {times} meetings in slot {slot}"
    for slot, held in sorted(Counter(slots).items()):
        if held > instance.tables:
            yield f"slot {slot} has {held} meetings at {instance.tables} tables"


def idle_periods(instance: B2b, slots: Sequence[int]) -> int:
    """How many runs of empty slots lie between two meetings of one participant, over all participants."""
    diaries: dict[int, list[int]] = {}
    for pair, slot in zip(instance.pairs, slots, strict=True):
        for who in pair:
            diaries.setdefault(who, []).append(slot)
    return sum(then - slot > 1 for diary in diaries.values() for slot, then in pairwise(sorted(diary)))
