"""The meeting-scheduling format: meetings of people in rooms, on grains of time, and what a solution of it costs.

A solution gives each meeting a first grain and a room. Three levels of penalties say how good it is, the first matters most:

- hard: meetings that overlap in a room, or that share somebody who is required in both; seats that the room lacks; a meeting that
  begins on one day and ends on another, or ends after the last grain;
- medium: overlaps of somebody who is only preferred in at least one of the two meetings;
- soft: late ends, one meeting that begins as another ends, overlaps of any two, small rooms, people who change rooms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from planner.bench.files.reading import Value, checked

ROOM, OVERTIME, REQUIRED = "Room conflict", "Don't go in overtime", "Required attendance conflict"
CAPACITY, ONE_DAY = "Required room capacity", "Start and end on same day"
MIXED, PREFERRED = "Required and preferred attendance conflict", "Preferred attendance conflict"
SOON, BREAK = "Do all meetings as soon as possible", "One TimeGrain break between two consecutive meetings"
OVERLAP, LARGER, STAY = "Overlapping meetings", "Assign larger rooms first", "Room stability"
RULES = (ROOM, OVERTIME, REQUIRED, CAPACITY, ONE_DAY, MIXED, PREFERRED, SOON, BREAK, OVERLAP, LARGER, STAY)
"""The rules by the names that the weights of a file have."""
CHANGE = 2
"""Grains between the end of a meeting and the start of another, up to which a change of rooms counts."""
MOST_GRAINS, MOST_MEETINGS = 20_000, 5_000
"""What an instance may have at most."""

Places = Sequence[tuple[int, int]]
"""A solution: the first grain and the room of each meeting, both by position."""
Levels = tuple[int, int, int]
"""Penalties, hard, medium and soft; less is better, the first matters most."""


@dataclass(frozen=True)
class Held:
    """A meeting: so many grains long, with people by position who are required, or preferred; `seats` counts no speakers."""

    grains: int
    required: frozenset[int]
    preferred: frozenset[int]
    seats: int

    @property
    def people(self) -> frozenset[int]:
        """Everybody who is to attend."""
        return self.required | self.preferred


@dataclass(frozen=True)
class MeetingScheduling:
    """An instance: the day of each grain, how many each room seats, the meetings, and what each rule weighs."""

    name: str
    days: tuple[int, ...]
    rooms: tuple[int, ...]
    meetings: tuple[Held, ...]
    weights: Mapping[str, int]


def read_meeting_scheduling(tree: Any, file: str) -> MeetingScheduling:
    """An instance from what its JSON file holds. Raises InputError with everything that is wrong."""
    root = Value(tree, file)
    weights = root.field("weights")
    grains = root.field("grains")
    indices = [each.field("index").whole(0, MOST_GRAINS) for each in grains.items()]
    if indices != list(range(len(indices))):
        grains.refuse("LOGIC-order", "the indices are not 0, 1, 2 and so on; number the grains in order from 0")
    rooms = root.field("rooms")
    _ = root.field("persons").items()
    people = len(tree["persons"]) if isinstance(tree, dict) and isinstance(tree.get("persons"), list) else 0
    meetings = root.field("meetings")
    for each, what in ((grains, "grain"), (rooms, "room"), (meetings, "meeting")):
        if each.value == []:
            each.refuse("FMT-empty", f"there is no {what}; give at least one")
    found = MeetingScheduling(
        name=root.field("name").text(),
        days=tuple(each.field("day").whole() for each in grains.items()),
        rooms=tuple(each.field("capacity").whole() for each in rooms.items()),
        meetings=tuple(_meeting(each, people) for each in meetings.items()),
        weights={rule: weights.field(rule).whole(0, 10_000) for rule in RULES},
    )
    if len(found.meetings) > MOST_MEETINGS:
        meetings.refuse("SIZE-most", f"there are {len(found.meetings):,} meetings; {MOST_MEETINGS:,} are read at most")
    checked(root)
    return found


def _meeting(value: Value, people: int) -> Held:
    last = max(0, people - 1)
    group = value.field("entire_group").flag()
    required, preferred = (value.field(name).different(0, last) for name in ("required", "preferred"))
    speakers = value.field("speakers").different(0, last)
    value.none_twice("person", (*required, *preferred))
    present = frozenset(required) if group else frozenset((*required, *speakers))
    return Held(
        grains=value.field("duration_grains").whole(1, MOST_GRAINS),
        required=present,
        preferred=frozenset(preferred) - present,
        seats=len(required) + len(preferred),
    )


def score(instance: MeetingScheduling, places: Places) -> Levels:
    """What a solution costs, rule by rule as the format says it: slow and obvious, and apart from the search."""
    counted = dict.fromkeys(RULES, 0)
    for meeting, (start, room) in zip(instance.meetings, places, strict=True):
        _alone(instance, meeting, start, room, counted)
    for one, other in combinations(range(len(places)), 2):
        _pair(instance, (one, *places[one]), (other, *places[other]), counted)
    weighed = {rule: number * instance.weights[rule] for rule, number in counted.items()}
    hard = sum(weighed[rule] for rule in (ROOM, OVERTIME, REQUIRED, CAPACITY, ONE_DAY))
    return (
        hard,
        weighed[MIXED] + weighed[PREFERRED],
        sum(weighed[each] for each in (SOON, BREAK, OVERLAP, LARGER, STAY)),
    )


def _alone(instance: MeetingScheduling, meeting: Held, start: int, room: int, counted: dict[str, int]) -> None:
    """Adds what a meeting counts by itself."""
    last = start + meeting.grains - 1
    if last >= len(instance.days):
        counted[OVERTIME] += last
    elif instance.days[start] != instance.days[last]:
        counted[ONE_DAY] += 1
    counted[CAPACITY] += max(0, meeting.seats - instance.rooms[room])
    counted[SOON] += last
    counted[LARGER] += sum(max(0, each - instance.rooms[room]) for each in instance.rooms)


def _pair(
    instance: MeetingScheduling, one: tuple[int, int, int], other: tuple[int, int, int], counted: dict[str, int]
) -> None:
    """Adds what two meetings count together."""
    (first, start, room), (then, begin, there) = sorted((one, other), key=lambda each: each[1])
    here, next_ = instance.meetings[first], instance.meetings[then]
    end, finish = start + here.grains, begin + next_.grains
    common = max(0, min(end, finish) - begin)
    counted[OVERLAP] += common
    counted[ROOM] += common if room == there else 0
    counted[REQUIRED] += common * len(here.required & next_.required)
    counted[MIXED] += common * (len(here.required & next_.preferred) + len(here.preferred & next_.required))
    counted[PREFERRED] += common * len(here.preferred & next_.preferred)
    counted[BREAK] += end == begin
    if start < begin and begin - end <= CHANGE and room != there:
        counted[STAY] += len(here.people & next_.people)
