"""Leaving: people who are out of a long meeting for a short one inside it, and attend enough of the long one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ortools.sat.python import cp_model

from planner.domain.place import Place
from planner.domain.relations import Inside
from planner.model.draft import Draft
from planner.problem.parts import Part, part_of
from planner.problem.tasks import Seat, Task

Presence = tuple[Task, Seat, cp_model.IntVar]
"""A seat of a meeting with the literal that somebody fills it."""
_Ways = tuple[int, int, list[cp_model.IntVar]]
"""Minutes of the way there and of the way back, and the literals that make them so."""


class Outs:
    """Literals by which a short meeting, with the ways there and back, lies where people may be out of the long one."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._pairs = draft.problem.leaving.pairs
        self._shorts = frozenset(short for short, _ in self._pairs)
        self._longs = frozenset(long for _, long in self._pairs)
        self._made: dict[tuple[Part, str, str], tuple[cp_model.IntVar, ...]] = {}

    def never_at_once(self, busy: list[Presence]) -> tuple[list[Presence], list[Presence]]:
        """One person's meetings but the short ones, and but the long ones: within each no two go on at once."""
        return (
            [each for each in busy if each[0].id not in self._shorts],
            [each for each in busy if each[0].id not in self._longs],
        )

    def between(self, one: Presence, other: Presence) -> tuple[cp_model.IntVar, ...]:
        """The literals of which one holds where two meetings of one person need not be apart: somebody is out of one of them for
        the other. All others are kept apart, as far as no overlap of many does not.
        """
        ids, outs = {one[0].id, other[0].id}, (*self.of(one, other), *self.of(other, one))
        if not (ids.isdisjoint(self._shorts) or ids.isdisjoint(self._longs)):
            self._draft.orders.keep_apart(part_of(*one[:2]), part_of(*other[:2]), 0, one[2], other[2], unless=outs)
        return outs

    def relation(self, short: Presence, long: Presence) -> Inside | None:
        """The relation that lets somebody leave one meeting for another, if that leaves enough of it."""
        relation = self._pairs.get((short[0].id, long[0].id))
        if relation is None or long[1].length - short[1].length < relation.attend:
            return None
        return relation

    def of(self, short: Presence, long: Presence) -> tuple[cp_model.IntVar, ...]:
        """A literal for each part of the long meeting in which somebody may be out for the short one; at most one holds."""
        if self.relation(short, long) is None:
            return ()
        part = part_of(*short[:2])
        key = (part, long[0].id, long[1].id)
        if key not in self._made:
            self._made[key] = tuple(self._make(short, part, long))
        return self._made[key]

    def _make(self, short: Presence, part: Part, long: Presence) -> Iterator[cp_model.IntVar]:
        cp, meetings, lag = self._draft.cp, self._draft.meetings, self._draft.steps
        a, b = meetings.start[short[0].id], meetings.start[long[0].id]
        for low, high in self._draft.problem.leaving.free(long[0].id, long[1].id):
            if high - low < part.length:
                continue
            out = cp.new_bool_var(f"out of {long[0].id} from {low} for {short[0].id}")
            for id_ in (short[0].id, long[0].id):
                cp.add_implication(out, meetings.held[id_])
            for there, back, at in ((0, 0, list[cp_model.IntVar]()), *self.ways(short[0], long[0])):
                cp.add(a >= b + lag(low + there - part.offset)).only_enforce_if(out, *at)
                cp.add(b >= a + lag(part.end + back - high)).only_enforce_if(out, *at)
            yield out

    def ways(self, short: Task, long: Task) -> Iterator[_Ways]:
        """The ways between two meetings that take time, by where they are held."""
        problem, meetings = self._draft.problem, self._draft.meetings
        pairs = ((long.id, short.id), (short.id, long.id))
        joined = frozenset((short.id, long.id)) in problem.adjacent
        stays = not joined and not problem.staying.isdisjoint(pairs)
        for venue, venue2 in product(venues_of(short), venues_of(long)):
            if venue.city != venue2.city or (joined and venue == venue2):
                continue
            if not (stays and venue == venue2):
                way = problem.ground(venue, venue2)
                yield way, way, [meetings.at_venue(short, venue), meetings.at_venue(long, venue2)]
                continue
            for option, option2 in product(short.options, long.options):
                if option.venue == venue == option2.venue:
                    alike = option.place == option2.place
                    changeover = problem.policies.changeover
                    there, back = (0 if alike and pair in problem.staying else changeover for pair in pairs)
                    yield (
                        there,
                        back,
                        [meetings.at(short, option), meetings.at(long, option2)],
                    )


def venues_of(task: Task) -> list[Place]:
    """Every venue where a meeting can be held, in order of id."""
    return sorted({option.venue for option in task.options if option.venue is not None}, key=str)


def attend_enough(draft: Draft, outs: Outs, busy: list[Presence]) -> None:
    """Whoever leaves a long meeting attends as much of it as each relation asks for, without all that they leave for."""
    for long in busy:
        missed, asked = list[cp_model.LinearExprT](), list[tuple[int, cp_model.IntVar]]()
        for short in busy:
            relation = outs.relation(short, long)
            if relation is None or not outs.of(short, long):
                continue
            away = _away(draft, outs, short, long, [])
            missed.append(short[1].length * away)
            for there, back, at in outs.ways(short[0], long[0]):
                if there + back:
                    missed.append((there + back) * _away(draft, outs, short, long, at))
            if relation.attend:
                asked.append((relation.attend, away))
        for attend, away in asked:
            draft.cp.add(sum(missed) <= long[1].length - attend).only_enforce_if(away)


def _away(draft: Draft, outs: Outs, short: Presence, long: Presence, at: list[cp_model.IntVar]) -> cp_model.IntVar:
    """A literal that must hold when somebody is out of a long meeting for a short one and all of `at` hold."""
    away = draft.cp.new_bool_var(f"away from {long[0].id} for {short[0].id}")
    for out in outs.of(short, long):
        draft.cp.add_bool_or([away, ~short[2], ~long[2], ~out, *(~each for each in at)])
    return away
