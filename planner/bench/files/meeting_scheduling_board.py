"""The board of the search for the meeting-scheduling format: what every start in every room of a meeting would cost, at once.

What another meeting adds to the cost changes at a few starts only. So its steps up and down are gathered, and summed along the
starts: once where it counts by start, twice where it counts by the grain that both meetings take.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from planner.bench.files.meeting_scheduling import (
    BREAK,
    CAPACITY,
    CHANGE,
    LARGER,
    MIXED,
    ONE_DAY,
    OVERLAP,
    OVERTIME,
    PREFERRED,
    REQUIRED,
    ROOM,
    SOON,
    STAY,
    Levels,
    MeetingScheduling,
)

Floats = npt.NDArray[np.float64]
Wholes = npt.NDArray[np.int64]


class Board:
    """Which meetings stand where. `hard` and `medium` say how many soft points a point of theirs weighs in `costs`."""

    def __init__(self, instance: MeetingScheduling, hard: float, medium: float) -> None:
        self.instance = instance
        self.grains, self.rooms, number = len(instance.days), len(instance.rooms), len(instance.meetings)
        self.lengths: Wholes = np.array([each.grains for each in instance.meetings], dtype=np.int64)
        self.starts: Wholes = np.zeros(number, dtype=np.int64)
        self.room: Wholes = np.zeros(number, dtype=np.int64)
        self.placed: Floats = np.zeros(number)
        self.hard_pairs, self.medium_pairs, self.common = pairs_of(instance)
        self._alone_hard, self._alone_soft = self._alone()
        self.weigh(hard, medium)

    def weigh(self, hard: float, medium: float) -> None:
        """Gives a point of hard and of medium another weight."""
        self.hard, self.medium = hard, medium
        self._pairs = hard * self.hard_pairs + medium * self.medium_pairs + self.instance.weights[OVERLAP]
        self._fixed: dict[int, Floats] = {}

    def _alone(self) -> tuple[list[Floats], list[Floats]]:
        """What each meeting costs by itself, hard and soft, for each room and start."""
        weights, rooms = self.instance.weights, np.array(self.instance.rooms)
        days = np.array(self.instance.days)
        larger = weights[LARGER] * np.maximum(0, rooms[None, :] - rooms[:, None]).sum(axis=1)
        hard, soft = [], []
        for meeting in self.instance.meetings:
            last = np.arange(self.grains) + meeting.grains - 1
            late = last >= self.grains
            other_day = ~late & (days != days[np.minimum(last, self.grains - 1)])
            lacking = weights[CAPACITY] * np.maximum(0, meeting.seats - rooms)
            at = weights[OVERTIME] * late * last + weights[ONE_DAY] * other_day
            hard.append((lacking[:, None] + at[None, :]).astype(np.float64))
            soft.append((larger[:, None] + weights[SOON] * last[None, :]).astype(np.float64))
        return hard, soft

    def costs(self, meeting: int) -> Floats:
        """What it costs, weighed, to put a meeting there, by room and start, beside those that stand."""
        if meeting not in self._fixed:
            self._fixed[meeting] = self.hard * self._alone_hard[meeting] + self._alone_soft[meeting]
        length = int(self.lengths[meeting])
        others = np.flatnonzero(self.placed)
        starts, rooms = self.starts[others], self.room[others]
        ends = starts + self.lengths[others]
        together = self._sharing(meeting, others, starts, ends, rooms, length)
        beside = self._near(meeting, others, starts, ends, rooms, length)
        together[1:] += together[0]
        beside[1:] += beside[0]
        return self._fixed[meeting] + together[1:] + beside[1:]

    def _sharing(
        self, meeting: int, others: Wholes, starts: Wholes, ends: Wholes, rooms: Wholes, length: int
    ) -> Floats:
        """Row 0: what the grains cost that a meeting shares with others, by its start; row 1 on: more in each room."""
        width = self.grains + length + 1
        ends = np.minimum(ends, width - 1)
        pairs = self._pairs[meeting, others]
        in_room = np.full(len(others), self.hard * self.instance.weights[ROOM])
        rows = (rooms + 1) * width
        found = _gathered(
            (starts, ends, rows + starts, rows + ends), (pairs, -pairs, in_room, -in_room), self.rooms, width
        )
        sums = np.zeros((self.rooms + 1, width + 1))
        np.cumsum(np.cumsum(found, axis=1), axis=1, out=sums[:, 1:])
        return sums[:, length : length + self.grains] - sums[:, : self.grains]

    def _near(self, meeting: int, others: Wholes, starts: Wholes, ends: Wholes, rooms: Wholes, length: int) -> Floats:
        """Row 0: what meetings cost that begin as another ends, and people who change rooms; row 1 on: who does not, in it."""
        width = self.grains + CHANGE + 2
        weights = self.instance.weights
        pause = np.full(len(others), float(weights[BREAK]))
        people = weights[STAY] * self.common[meeting, others]
        low, high = np.maximum(0, starts - length - CHANGE), np.minimum(ends + CHANGE + 1, width - 1)
        after, before = np.minimum(ends, width - 2), starts - length
        ahead = np.where(before >= 0, pause, 0.0)
        before = np.maximum(0, before)
        rows = (rooms + 1) * width
        places = (low, high, starts, starts + 1)
        sums = (people, -people, -people, people)
        found = _gathered(
            (after, after + 1, before, before + 1, *places, *(rows + each for each in places)),
            (pause, -pause, ahead, -ahead, *sums, *(-each for each in sums)),
            self.rooms,
            width,
        )
        return np.cumsum(found, axis=1)[:, : self.grains]

    def levels(self, meeting: int, start: int, room: int) -> Levels:
        """What a meeting costs there beside those that stand, level by level."""
        instance, placed = self.instance, self.placed
        end = start + int(self.lengths[meeting])
        ends = self.starts + self.lengths
        shared = placed * np.maximum(0, np.minimum(ends, end) - np.maximum(self.starts, start))
        elsewhere = self.room != room
        hard = self._alone_hard[meeting][room, start] + shared @ self.hard_pairs[meeting]
        hard += instance.weights[ROOM] * (shared.sum() - shared @ elsewhere)
        medium = shared @ self.medium_pairs[meeting]
        then = (self.starts > start) & (self.starts <= end + CHANGE)
        earlier = (self.starts < start) & (start <= ends + CHANGE)
        changes = (placed * (elsewhere & (then | earlier))) @ self.common[meeting]
        pauses = placed @ ((self.starts == end).astype(np.float64) + (ends == start))
        soft = self._alone_soft[meeting][room, start] + instance.weights[OVERLAP] * shared.sum()
        soft += instance.weights[STAY] * changes + instance.weights[BREAK] * pauses
        return round(hard), round(medium), round(soft)

    def wrong(self) -> list[int]:
        """The meetings that have hard points, while all of them stand."""
        number = np.arange(len(self.starts))
        ends = self.starts + self.lengths
        shared = np.minimum.outer(ends, ends) > np.maximum.outer(self.starts, self.starts)
        pairs = self.hard_pairs + self.instance.weights[ROOM] * np.equal.outer(self.room, self.room)
        np.fill_diagonal(pairs, 0)
        alone = [self._alone_hard[each][self.room[each], self.starts[each]] for each in number]
        found: list[int] = np.flatnonzero((shared & (pairs > 0)).any(axis=1) | (np.array(alone) > 0)).tolist()
        return found

    def put(self, meeting: int, start: int, room: int) -> None:
        """Lets a meeting stand there."""
        self.starts[meeting], self.room[meeting], self.placed[meeting] = start, room, 1.0

    def take(self, meeting: int) -> None:
        """Takes a meeting off."""
        self.placed[meeting] = 0.0


def pairs_of(instance: MeetingScheduling) -> tuple[Floats, Floats, Floats]:
    """What each two meetings cost in a grain that they share: hard points, medium points, and how many people are in both."""
    weights = instance.weights
    required, preferred = (_who(instance, kind) for kind in ("required", "preferred"))
    both = required @ preferred.T
    hard: Floats = weights[REQUIRED] * (required @ required.T)
    medium: Floats = weights[MIXED] * (both + both.T) + weights[PREFERRED] * (preferred @ preferred.T)
    common: Floats = (required + preferred) @ (required + preferred).T
    for pairs in (hard, medium, common):
        np.fill_diagonal(pairs, 0)
    return hard, medium, common


def _who(instance: MeetingScheduling, kind: str) -> Floats:
    """A row for each meeting: 1 for each person of a kind."""
    people = max((each for meeting in instance.meetings for each in meeting.people), default=0) + 1
    found = np.zeros((len(instance.meetings), people))
    for number, meeting in enumerate(instance.meetings):
        found[number, sorted(getattr(meeting, kind))] = 1.0
    return found


def _gathered(places: tuple[Any, ...], values: tuple[Floats, ...], rooms: int, width: int) -> Floats:
    """Values summed by place, as a row for all rooms and then one for each."""
    size = (rooms + 1) * width
    sums = np.bincount(np.concatenate(places), np.concatenate(values), size)
    return np.asarray(sums, dtype=np.float64).reshape(rooms + 1, width)
