"""Worth a look: what the office would want to see in a plan before it leaves the house, most important first.

None of it breaks a rule, which is what the judge tells. It is for the office only: it says times that are not public.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planner.check.case import Case
from planner.domain.people import LAST
from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.report.looks import Desk, Look, LookKind
from planner.report.looks_at_journeys import arrivals, nights
from planner.report.looks_at_meetings import left_out, moves, permits, replaced
from planner.report.looks_at_waits import waits
from planner.report.looks_at_waivers import waivers
from planner.report.looks_at_work import just_ready
from planner.report.words import Namer

MOST_LINES = 8
"""So many are told after a plan: what is read to its end. The others are told where somebody asks for all."""
_OVERTURN = (LookKind.LEFT_OUT, LookKind.PERMIT, LookKind.WAIVED, LookKind.REPLACED, LookKind.JUST_READY)
"""Kinds that come first whomever they concern: somebody outside has to be asked or told, or what is late stops others."""
_FINDERS: tuple[Callable[[Desk], Iterator[Look]], ...] = (
    left_out,
    replaced,
    arrivals,
    permits,
    just_ready,
    waivers,
    nights,
    moves,
    waits,
)


def worth_a_look(scenario: Scenario, plan: Plan) -> tuple[Look, ...]:
    """Everything that is worth a look: first what may overturn a plan, by kind, then what is hard on people, changes of place
    last; those of the highest rank first, each with what concerns them by kind, then in order of precedence and time.
    """
    desk = Desk(Case(scenario, plan), Namer(scenario))
    kinds = {kind: place for place, kind in enumerate(LookKind)}
    order = {person: place for place, person in enumerate(desk.ordered(scenario.people))}

    def place(look: Look) -> tuple[int, int, int, int, float]:
        known = [person for person in look.people if person in scenario.people]
        rank = min((scenario.people[person].rank for person in known), default=LAST)
        first = min((order[person] for person in known), default=LAST)
        kind = kinds[look.kind]
        part = kind if look.kind in _OVERTURN else len(kinds) + (look.kind is LookKind.MOVE)
        return (part, rank, kind, first, 0.0 if look.at is None else look.at.timestamp())

    return tuple(sorted((look for finder in _FINDERS for look in finder(desk)), key=place))


def first_lines(looks: Sequence[Look]) -> tuple[tuple[str, ...], int]:
    """The sentences that are told after a plan, and how many are left for whoever asks for all."""
    return tuple(look.sentence for look in looks[:MOST_LINES]), max(0, len(looks) - MOST_LINES)
