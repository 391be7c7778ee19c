"""Journeys: nobody in two places; legs between cities; time to get from meeting to meeting and to the airport."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ortools.sat.python import cp_model

from planner.domain.place import Place
from planner.domain.resources import ResourceKind
from planner.model.draft import Cost, Draft
from planner.model.leaving import Outs, Presence, attend_enough, venues_of
from planner.model.tied import tie_meetings
from planner.model.variables.itineraries import Itinerary, Leg, Slot
from planner.model.variables.meetings import domain
from planner.plan.record import Mode, Tier
from planner.problem import Problem
from planner.problem.parts import Part, part_of
from planner.problem.spans import spans
from planner.problem.tasks import Task

KEY = "journeys"
SAYS = "Nobody is in two places; everybody gets from where they are to where they must be."


def applies(problem: Problem) -> bool:
    """Whether anybody can be in a meeting."""
    return bool(problem.travellers)


def post(draft: Draft) -> Iterator[Cost]:
    """Keeps everybody's meetings and legs in line; costs of time en route, away and late."""
    outs = Outs(draft)
    for person in draft.problem.traveller_of:
        draft.tick()
        _one_place(draft, person, outs)
    for itinerary in draft.itineraries.of.values():
        for leg in itinerary.legs:
            _travel(draft, leg)
        for slot in itinerary.slots:
            _visit(draft, itinerary, slot)
        for task in itinerary.tasks:
            _attend(draft, itinerary, task)
        yield from _costs(draft, itinerary)
    for traveller in draft.problem.travellers.values():
        if not traveller.moves and traveller.start != traveller.base:
            horizon, weight = draft.problem.grid.minutes_in_all, draft.problem.policies.weights.away
            for person in traveller.people if weight else ():
                yield Cost(Tier.TIDINESS, "away", person, "min", weight, horizon)
    tie_meetings(draft)
    _aircraft(draft)
    yield from _lateness(draft)


def _one_place(draft: Draft, person: str, outs: Outs) -> None:
    problem, cp = draft.problem, draft.cp
    busy: list[Presence] = []
    for task in problem.tasks.values():
        busy.extend((task, *those) for those in draft.meetings.seats_of(task, person))
    if len(busy) < 2:
        return
    changeover = problem.policies.changeover
    ids = {task.id for task, _, _ in busy}
    special = {id_ for pair in problem.adjacent if pair <= ids for id_ in pair}
    special |= {task.id for task, _, _ in busy if any(option.city is None for option in task.options)}
    special |= ids & (problem.stayed_in | problem.leaving.meetings)

    def intervals(those: list[Presence], extra: int) -> list[cp_model.IntervalVar]:
        return [_busy(draft, presence, extra, person) for presence in those]

    def town(presence: Presence) -> str | None:
        """The only city of an ordinary meeting: in one city the changeover stands between all of them."""
        cities = presence[0].cities
        return cities[0] if len(cities) == 1 and presence[0].id not in special else None

    towns = {town(each) for each in busy}
    for city in sorted(each for each in towns if each is not None):
        inside = [each for each in busy if town(each) == city]
        if len(inside) > 1:
            cp.add_no_overlap(intervals(inside, changeover))
    leaving = person in problem.leaving.leavers
    if len(towns) > 1 or None in towns:
        for those in outs.never_at_once(busy) if leaving else (busy,):
            cp.add_no_overlap(intervals(those, 0))
    for one, other in combinations(busy, 2):
        draft.tick()
        together = town(one) is not None and town(one) == town(other)
        out = outs.between(one, other) if leaving else ()
        _between(draft, one, other, out, standing=changeover if together else 0)
    if leaving:
        attend_enough(draft, outs, busy)


def _busy(draft: Draft, presence: Presence, extra: int, person: str) -> cp_model.IntervalVar:
    """The time that a seat is busy, on the grid: from the step in which it begins, as long as it blocks other starts."""
    task, seat, literal = presence
    begin = draft.problem.grid.down(seat.offset)
    return draft.meetings.interval(part_of(task, seat), extra, literal, f"{person} busy", begin=begin)


def _between(draft: Draft, one: Presence, other: Presence, out: tuple[cp_model.IntVar, ...], *, standing: int) -> None:
    """The gap that two venues of one city need beyond the one that stands between all meetings, but where somebody is out of
    one of the two for the other.
    """
    problem, meetings = draft.problem, draft.meetings
    (task, seat, there), (task2, seat2, there2) = one, other
    joined = frozenset((task.id, task2.id)) in problem.adjacent
    for venue in venues_of(task):
        for venue2 in venues_of(task2):
            if venue.city != venue2.city:
                continue
            gap = 0 if joined and venue == venue2 else problem.ground(venue, venue2)
            if gap <= standing:
                continue
            if venue == venue2 and not problem.staying.isdisjoint(((task.id, task2.id), (task2.id, task.id))):
                _staying(draft, one, other, venue, out)
                continue
            at = (meetings.at_venue(task, venue), meetings.at_venue(task2, venue2))
            draft.orders.keep_apart(part_of(task, seat), part_of(task2, seat2), gap, there, there2, *at, unless=out)


def _staying(draft: Draft, one: Presence, other: Presence, venue: Place, out: tuple[cp_model.IntVar, ...]) -> None:
    """The gap at one venue between meetings of which one needs none after the other in the same room."""
    problem, (task, seat, there), (task2, seat2, there2) = draft.problem, one, other
    changeover = problem.policies.changeover
    for option in task.options:
        for option2 in task2.options:
            if option.venue == venue == option2.venue:
                pairs = ((task.id, task2.id), (task2.id, task.id))
                stays = option.place == option2.place
                after, back = (0 if stays and pair in problem.staying else changeover for pair in pairs)
                at = (draft.meetings.at(task, option), draft.meetings.at(task2, option2))
                parts = (part_of(task, seat, option), part_of(task2, seat2, option2))
                draft.orders.keep_apart(*parts, after, there, there2, *at, back=back, unless=out)


def _travel(draft: Draft, leg: Leg) -> None:
    cp, problem, here = draft.cp, draft.problem, leg.literal
    origin, destination = leg.origin, leg.destination
    cp.add(destination.arrive == origin.depart + leg.steps).only_enforce_if(here)
    cp.add(origin.leave + draft.steps(problem.boarding(leg.way)) <= origin.depart).only_enforce_if(here)
    formalities = draft.steps(problem.formalities(leg.way))
    cp.add(destination.ready >= destination.arrive + formalities).only_enforce_if(here)
    cp.add(destination.calls >= destination.arrive + formalities).only_enforce_if(here)
    if leg.departures is None and problem.grid.first:
        cp.add(origin.depart >= problem.grid.first).only_enforce_if(here)
    if leg.departures is not None:
        those = domain(spans((step, step) for step in leg.departures))
        cp.add_linear_expression_in_domain(origin.depart, those).only_enforce_if(here)


def _visit(draft: Draft, itinerary: Itinerary, slot: Slot) -> None:
    draft.cp.add(slot.leave <= slot.depart)
    draft.cp.add(slot.leave >= slot.arrive)
    if slot.visit.group:
        inside = [itinerary.inside[id_, slot.index] for id_ in sorted(slot.visit.group)]
        draft.cp.add_bool_or([~slot.used, *inside])


def _attend(draft: Draft, itinerary: Itinerary, task: Task) -> None:
    """A meeting lies between the arrival in its slot and the departure, with the transfer to and from its venue."""
    problem, meetings = draft.problem, draft.meetings
    for part, whos in _parts(draft, itinerary, task).items():
        for slot in itinerary.slots:
            if (call := itinerary.calling.get((task.id, slot.index))) is not None:
                _within(draft, task, part, (slot.calls, slot.leave), 0, [call, *whos])
            if (spot := itinerary.inside.get((task.id, slot.index))) is None:
                continue
            transfers = {venue: problem.transfer(venue) for venue in venues_of(task) if venue.city == slot.city}
            least = min(transfers.values())
            _within(draft, task, part, (slot.ready, slot.leave), least, [spot, *whos])
            for venue, transfer in transfers.items():
                if transfer > least:
                    at = [spot, meetings.at_venue(task, venue), *whos]
                    _within(draft, task, part, (slot.ready, slot.leave), transfer, at)


def _parts(draft: Draft, itinerary: Itinerary, task: Task) -> dict[Part, list[cp_model.IntVar]]:
    """The parts of a meeting in which the traveller's people can be busy, each with the literals that make it so."""
    found: dict[Part, list[cp_model.IntVar]] = {}
    for person in itinerary.traveller.people:
        for seat, literal in draft.meetings.seats_of(task, person):
            found.setdefault(part_of(task, seat), []).append(literal)
    if len(found) == 1:
        return {part: [] for part in found}
    return {part: [_either(draft, literals)] for part, literals in found.items()}


def _either(draft: Draft, literals: list[cp_model.IntVar]) -> cp_model.IntVar:
    if len(literals) == 1:
        return literals[0]
    either = draft.cp.new_bool_var("somebody in this part")
    draft.cp.add_max_equality(either, literals)
    return either


def _within(
    draft: Draft,
    task: Task,
    part: Part,
    bounds: tuple[cp_model.IntVar, cp_model.IntVar],
    transfer: int,
    conditions: list[cp_model.IntVar],
) -> None:
    start, (low, high) = draft.meetings.start[task.id], bounds
    draft.cp.add(start >= low + draft.steps(transfer - part.offset)).only_enforce_if(*conditions)
    draft.cp.add(start + draft.meetings.lasting(part, transfer) <= high).only_enforce_if(*conditions)


def _aircraft(draft: Draft) -> None:
    """At any time no more private legs of a pool in the air than it has aircraft."""
    cp, problem = draft.cp, draft.problem
    for pool in problem.pools.values():
        if pool.kind is not ResourceKind.AIRCRAFT:
            continue
        itineraries = [
            itinerary for itinerary in draft.itineraries.of.values() if itinerary.traveller.aircraft == pool.id
        ]
        if len(itineraries) <= pool.number:
            continue
        intervals = []
        for itinerary in itineraries:
            for leg in itinerary.legs:
                if leg.way.mode is Mode.AIR:
                    depart, name = leg.origin.depart, f"{pool.id} {itinerary.traveller.id}"
                    each = cp.new_optional_fixed_size_interval_var(depart, leg.steps, leg.literal, name)
                    intervals.append(each)
        cp.add_cumulative(intervals, [1] * len(intervals), pool.number)


def _costs(draft: Draft, itinerary: Itinerary) -> Iterator[Cost]:
    weights, people = draft.problem.policies.weights, itinerary.traveller.people
    if weights.travel:
        route = sum(leg.minutes * leg.literal for leg in itinerary.legs)
        for person in people:
            yield Cost(Tier.TRAVEL, "en-route", person, "min", weights.travel, route)
    if weights.away:
        away = _away(draft, itinerary)
        for person in people:
            yield Cost(Tier.TIDINESS, "away", person, "min", weights.away, away)


def _away(draft: Draft, itinerary: Itinerary) -> cp_model.LinearExprT:
    """Minutes from each departure from the base to the next arrival there: legs, and stays elsewhere."""
    grid, traveller = draft.problem.grid, itinerary.traveller
    beyond = draft.itineraries.longest
    minutes = sum(leg.minutes * leg.literal for leg in itinerary.legs)
    for slot in itinerary.slots:
        if slot.city == traveller.base:
            continue
        length = draft.cp.new_int_var(0, grid.end, f"{traveller.id} in {slot.city} {slot.index}")
        begin = 0 if slot.first else slot.arrive
        draft.cp.add(length == slot.depart - begin - beyond * slot.ends)
        draft.cp.add(length >= _busy_steps(draft, itinerary, slot))
        minutes += grid.step * length + grid.tail * slot.ends - (grid.lead if slot.first else 0)
        minutes += sum(leg.sooner * leg.literal for leg in itinerary.into(slot) if leg.sooner)
        minutes += sum(leg.late * leg.literal for leg in itinerary.out_of(slot) if leg.late)
    return minutes


def _busy_steps(draft: Draft, itinerary: Itinerary, slot: Slot) -> cp_model.LinearExprT:
    """Steps that a stay lasts at least: the meetings of whoever of the traveller's people surely attends the most there."""
    inside = {
        task.id: itinerary.inside[task.id, slot.index]
        for task in itinerary.tasks
        if (task.id, slot.index) in itinerary.inside
    }
    most: list[cp_model.LinearExprT] = []
    shorts = {short for short, _ in draft.problem.leaving.pairs}
    for person in itinerary.traveller.people:
        those: list[cp_model.LinearExprT] = []
        for task in itinerary.tasks:
            if task.id in shorts:
                continue
            seats = [seat for seat, _ in draft.meetings.seats_of(task, person)]
            parts = [seat.length - (task.shorts[-1] if seat.shortens else 0) for seat in seats]
            if task.id in inside and parts:
                sure = (
                    draft.meetings.attends(task, person).index
                    == draft.itineraries.present(itinerary.traveller, task).index
                )
                if sure:
                    those.append(draft.problem.grid.down(min(parts)) * inside[task.id])
        most = max(most, those, key=len)
    return sum(most)


def _lateness(draft: Draft) -> Iterator[Cost]:
    weight = draft.problem.lateness.weight
    for task in draft.problem.tasks.values() if weight else ():
        if not task.pinned and task.options:
            yield Cost(Tier.TIDINESS, "late", task.id, "min", weight, _late(draft, task))


def _late(draft: Draft, task: Task) -> cp_model.LinearExprT:
    """Minutes by which a meeting is late, or early; none where it is not held."""
    grid, lateness, held = draft.problem.grid, draft.problem.lateness, draft.meetings.held[task.id]
    first, last = task.starts[0][0], task.starts[-1][1]
    begins = grid.step * (draft.meetings.start[task.id] - first * (1 - held))
    after = begins - lateness.until * held
    if lateness.since is None:
        return after
    latest = lateness.since - task.length  # a meeting that starts by then ends before
    before = latest * held + draft.meetings.minutes_short(task) - begins
    if grid.step * first >= lateness.until:
        return after
    if grid.step * last <= latest:
        return before
    grid.up(latest)
    grid.up(lateness.until)
    most = max(latest + task.shorts[-1] - grid.step * first, grid.step * last - lateness.until, 0)
    apart = draft.cp.new_int_var(0, most, f"{task.id} late or early")
    draft.cp.add(apart >= before)
    draft.cp.add(apart >= after)
    return apart
