"""Every plan of a tiny scenario, one after another, judged by the independent checker: slow, and sure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations, product

from planner.check import check, score, tiers
from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan, Unscheduled


def best_cost(scenario: Scenario, venues: dict[str, tuple[str, ...]]) -> tuple[int, ...] | None:
    """The least cost, tier by tier, of any plan without findings; None where there is none."""
    costs = [_cost(scenario, plan) for plan in every_plan(scenario, venues) if not check(scenario, plan)]
    return min(costs, default=None)


def _cost(scenario: Scenario, plan: Plan) -> tuple[int, ...]:
    return tuple(tiers(score(scenario, plan)).values())


def every_plan(scenario: Scenario, venues: dict[str, tuple[str, ...]]) -> Iterator[Plan]:
    """Every way to hold or leave out the meetings, with every start and length of the grid, place and filling of required seats."""
    choices = []
    for id_, meeting in sorted(scenario.meetings.items()):
        places = tuple(place for city in meeting.where for place in venues[city])
        choices.append(list(_appointments(scenario, id_, places)))
    travel = list(_trips(scenario))
    for chosen in product(*choices):
        held = tuple(sorted(each for each in chosen if isinstance(each, Appointment)))
        left = tuple(each for each in chosen if isinstance(each, Unscheduled))
        for journeys in travel:
            yield Plan(held, journeys, (), left)


def _appointments(scenario: Scenario, id_: str, places: tuple[str, ...]) -> Iterator[Appointment | Unscheduled]:
    meeting = scenario.meetings[id_]
    if not meeting.must:
        yield Unscheduled(id_, "left out")
    step = timedelta(minutes=scenario.horizon.grid)
    lengths = [timedelta(minutes=meeting.minutes)]
    while lengths[-1] - step >= timedelta(minutes=meeting.least_minutes):
        lengths.append(lengths[-1] - step)
    seats = [scenario.candidates(seat, id_) for seat in meeting.who.required]
    extra = [
        who for number in range(len(meeting.who.optional) + 1) for who in combinations(meeting.who.optional, number)
    ]
    start = scenario.start
    while start < scenario.end:
        for length, place, filled, more in product(lengths, places, product(*seats), extra):
            people = [*zip(filled, meeting.who.required, strict=True), *((each, each) for each in more)]
            attendance = tuple(sorted(Attendance(person, seat) for person, seat in people))
            yield Appointment(start, id_, start + length, place, attendance)
        start += step


def _trips(scenario: Scenario) -> Iterator[tuple[Journey, ...]]:
    """No journeys, and up to two trips of the one person who can travel, with or without the last way back."""
    yield ()
    if "b" not in scenario.places:
        return
    person, step = "ann", timedelta(minutes=scenario.horizon.grid)
    hour = timedelta(minutes=next(iter(scenario.routes.values())).length or 0)
    moments = []
    moment = scenario.start
    while moment + hour <= scenario.end:
        moments.append(moment)
        moment += step
    for number in (1, 2, 3, 4):
        for departures in combinations(moments, number):
            cities = ["a", "b"] * 3
            yield tuple(
                Journey(at, f"ann-{index}", at + hour, cities[index], cities[index + 1], (person,), Mode.GROUND)
                for index, at in enumerate(departures)
            )
