"""CSPLib problem 046, meetings with travel: agents attend meetings of one slot, and need slots to get from one to another.

Two meetings that share an agent start at least the distance between them and one slot more apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from planner.bench.files.reading import Value, checked

MOST_MEETINGS, MOST_SLOTS = 500, 200
"""What an instance may have at most."""
SATISFIABLE, INFEASIBLE = "satisfiable", "infeasible"
"""What is published on whether the slots suffice."""


@dataclass(frozen=True)
class Csplib:
    """An instance: which meetings each agent attends, how far apart they are, in how many slots; and what is published on it."""

    name: str
    slots: int
    attends: tuple[tuple[int, ...], ...]
    distance: tuple[tuple[int, ...], ...]
    status: str | None = None
    solution: tuple[int, ...] | None = None

    @property
    def used(self) -> list[int]:
        """The meetings that anybody attends; the others can be in any slot."""
        return sorted({meeting for diary in self.attends for meeting in diary})

    @property
    def least(self) -> int:
        """Slots without which no agent's meetings fit, whatever their order: a bound from below."""
        return max((self._fewest(diary) for diary in self.attends), default=1)

    def _fewest(self, diary: Sequence[int]) -> int:
        """From each meeting but the last one goes on to another, which is at least as far as the nearest."""
        onward = sorted(
            min((self.distance[here][there] for there in diary if there != here), default=0) for here in diary
        )
        return max(1, len(diary) + sum(onward[:-1]))


def read_csplib(tree: Any, file: str) -> Csplib:
    """An instance from what its JSON file holds. Raises InputError with everything that is wrong."""
    root = Value(tree, file)
    rows = root.field("distance")
    distance = tuple(row.wholes(0, MOST_SLOTS) for row in rows.items())
    number = len(distance)
    if not 1 <= number <= MOST_MEETINGS:
        rows.refuse("SIZE-most", f"there are {number:,} rows; write one for each of 1 to {MOST_MEETINGS} meetings")
    _said(root, "meetings", number, "rows of `distance`")
    _square(rows, distance)
    attends = tuple(diary.different(0, max(0, number - 1)) for diary in root.field("attends").items())
    _said(root, "agents", len(attends), "lists in `attends`")
    if root.field("attends").value and not any(attends):
        root.field("attends").refuse("FMT-empty", "nobody attends anything; give an agent a meeting")
    if "duration" in root.value and root.field("duration").whole(1) != 1:
        root.field("duration").refuse("NUM-range", "meetings of more than one slot are not read; write 1")
    found = Csplib(
        name=root.field("name").text(),
        slots=root.field("slots").whole(1, MOST_SLOTS),
        attends=attends,
        distance=distance,
        status=_status(root),
        solution=_solution(root, number),
    )
    checked(root)
    return found


def _said(root: Value, name: str, number: int, what: str) -> None:
    """Notes a number of the file that is not that of what it counts."""
    if name in root.value and root.field(name).whole() != number:
        root.field(name).refuse("LOGIC-number", f"{root.value[name]} is not the number of {what}, which is {number}")


def _square(rows: Value, distance: tuple[tuple[int, ...], ...]) -> None:
    """Notes rows of a wrong length, and ways that are not as long in both directions."""
    for row, found in zip(rows.items(), distance, strict=True):
        if len(found) != len(distance):
            row.refuse(
                "LOGIC-number", f"this row has {len(found)} distances; write one for each of {len(distance)} meetings"
            )
    if any(len(found) != len(distance) for found in distance):
        return
    for here, there in combinations(range(len(distance)), 2):
        if distance[here][there] != distance[there][here]:
            out, back = distance[here][there], distance[there][here]
            rows.refuse("LOGIC-ways", f"from {here} to {there} it is {out} and back {back}; write the same both ways")


def _status(root: Value) -> str | None:
    if root.value.get("published_status") is None:
        return None
    found = root.field("published_status")
    status = found.text()
    if status not in (SATISFIABLE, INFEASIBLE):
        found.refuse("FMT-value", f"{status!r:.40} is neither {SATISFIABLE} nor {INFEASIBLE}")
    return status


def _solution(root: Value, number: int) -> tuple[int, ...] | None:
    if root.value.get("published_solution") is None:
        return None
    found = root.field("published_solution")
    starts = found.wholes(0, MOST_SLOTS)
    if len(starts) != number:
        found.refuse("LOGIC-number", f"there are {len(starts)} slots; write one for each of {number} meetings")
    return starts


def broken(instance: Csplib, starts: Sequence[int], slots: int) -> Iterator[str]:
    """What is wrong with a solution in so many slots, in sentences: the slot of each meeting, by position."""
    for meeting, start in enumerate(starts):
        if not 0 <= start < slots:
            yield f"meeting {meeting} is in slot {start}, and the last is {slots - 1}"
    for agent, diary in enumerate(instance.attends):
        for one, other in combinations(sorted(diary), 2):
            apart, needed = abs(starts[one] - starts[other]), instance.distance[one][other] + 1
            if apart == 0:
                yield f"agent {agent}'s meetings {one} and {other} share slot {starts[one]}"
            elif apart < needed:
                yield f"agent {agent}'s meetings {one} and {other} start {apart} slots apart and not {needed}"
