"""What a plan takes out of the pools of its scenario: interpreters, teams, motorcades, equipment, and aircraft for its legs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from planner.domain import clock
from planner.domain.meetings import Meeting
from planner.domain.needed import Need, languages, needs_of
from planner.domain.resources import Resource, ResourceKind
from planner.domain.scenario import REMOTE, Scenario
from planner.plan.record import Appointment, Mode, Plan


@dataclass(frozen=True)
class Demand:
    """A number of a kind that something takes from `start` to `end` (UTC) out of one of `pools`, none where none can.

    `item` is the id of the meeting, journey or work. `of` tells two demands of one item apart: the language pair (`en-ko`), the
    pool of the equipment or teams, the party or person who flies; empty for the others. `named` are those among them who are
    asked for by name. `day` is by the clock of `place`, and `ends_at` is where it is when it has ended: another place only for
    a leg.
    """

    start: datetime
    end: datetime
    day: date
    item: str
    kind: ResourceKind
    of: str
    number: int
    place: str
    ends_at: str
    pools: tuple[str, ...]
    named: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """Minutes of work in all, those of everybody who comes."""
        return round((self.end - self.start).total_seconds() / 60) * self.number


def demands_in(scenario: Scenario, plan: Plan) -> list[Demand]:
    """Everything that a plan takes, in order of time; nothing of what the scenario does not know."""
    found = [*_of_meetings(scenario, plan), *_of_journeys(scenario, plan), *_of_work(scenario, plan)]
    return sorted(
        found, key=lambda demand: (demand.start, demand.item, demand.kind, demand.of, not demand.named, demand.pools)
    )


def _of_meetings(scenario: Scenario, plan: Plan) -> Iterator[Demand]:
    for held in plan.appointments:
        if (meeting := scenario.meetings.get(held.meeting)) is not None:
            yield from _of_meeting(scenario, held, meeting)


def _of_meeting(scenario: Scenario, held: Appointment, meeting: Meeting) -> Iterator[Demand]:
    day, near = _day(scenario, held.start, held.place), dict[tuple[ResourceKind, str], set[str]]()
    alike: dict[tuple[ResourceKind, str, tuple[str, ...]], list[Need]] = {}
    for need in needs_of(scenario, meeting):
        alike.setdefault((need.kind, need.of, need.pools), []).append(need)
    for (kind, of, pools), those in alike.items():
        number, named = sum(need.number for need in those), tuple(need.named for need in those if need.named)
        if named:
            near.setdefault((kind, of), set()).update(pools)
        yield Demand(
            start=held.start,
            end=held.end,
            day=day,
            item=held.meeting,
            kind=kind,
            of=_pair(of) if kind is ResourceKind.INTERPRETERS else of,
            number=number,
            place=held.place,
            ends_at=held.place,
            pools=_able(scenario, held, pools, number, near.get((kind, of), set())),
            named=named,
        )


def _of_journeys(scenario: Scenario, plan: Plan) -> Iterator[Demand]:
    """Each leg by air of a party, or of a person alone, takes one aircraft of its pool."""
    for leg in plan.journeys:
        if leg.mode is not Mode.AIR:
            continue
        day = _day(scenario, leg.depart, leg.origin)
        for carrier, pool in sorted(_carriers(scenario, leg.people).items()):
            yield Demand(
                start=leg.depart,
                end=leg.arrive,
                day=day,
                item=leg.id,
                kind=ResourceKind.AIRCRAFT,
                of=carrier,
                number=1,
                place=leg.origin,
                ends_at=leg.destination,
                pools=(pool,),
            )


def _of_work(scenario: Scenario, plan: Plan) -> Iterator[Demand]:
    for done in plan.prepared:
        work = scenario.work.get(done.work)
        if work is None:
            continue
        city = work.city or scenario.home
        day = _day(scenario, done.start, city)
        for pool, number in sorted(work.teams.items()):
            yield Demand(
                start=done.start,
                end=done.end,
                day=day,
                item=done.work,
                kind=ResourceKind.TEAMS,
                of=pool,
                number=number,
                place=city,
                ends_at=city,
                pools=(pool,),
            )


def _carriers(scenario: Scenario, people: tuple[str, ...]) -> dict[str, str]:
    """Whose aircraft these people fly in, parties and people by id, and out of which pool it comes."""
    found: dict[str, str] = {}
    for person in (who for who in people if who in scenario.people):
        party = scenario.party_of(person)
        pool = (scenario.people[person] if party is None else scenario.parties[party]).aircraft
        if pool in scenario.resources:
            found[party or person] = str(pool)
    return found


def _pair(pair: str) -> str:
    """A language pair in the order of the alphabet."""
    return "-".join(sorted(languages(pair)))


def _day(scenario: Scenario, instant: datetime, place: str) -> date:
    try:
        return clock.local_day(instant, scenario.zone_of(place))
    except KeyError:
        return clock.local_day(instant, "UTC")


def _able(
    scenario: Scenario, held: Appointment, pools: tuple[str, ...], number: int, near: Collection[str]
) -> tuple[str, ...]:
    """Those of the pools that can give so many there.

    First those of which somebody comes by name, then those of few cities, so that those of all are kept for others.
    """

    def order(id_: str) -> tuple[bool, int, str]:
        return id_ not in near, len(scenario.resources[id_].cities) or len(scenario.places) + 1, id_

    return tuple(sorted((id_ for id_ in pools if _reaches(scenario.resources[id_], held, number)), key=order))


def _reaches(resource: Resource, held: Appointment, number: int) -> bool:
    in_reach = not resource.cities or (held.place != REMOTE and held.city in resource.cities)
    return in_reach and resource.count >= number
