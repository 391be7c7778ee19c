"""What nothing needs: people without a meeting, permits for where nobody goes, waivers that are over, no meetings at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.domain import clock
from planner.domain.meetings import Meeting
from planner.domain.references.known import Known
from planner.domain.scenario import Scenario
from planner.errors import Fault


def judge(known: Known) -> Iterator[Fault]:
    """Everything that nothing needs."""
    if not known.scenario.to_be_planned:
        called_off = ", all that there are being cancelled" if known.scenario.meetings else ""
        message = f"there are 0 meetings to plan{called_off}; add one"
        yield Fault("WARN-empty", message, ("meetings",))
        return
    yield from _people(known)
    yield from _permits(known)
    yield from _waivers(known)


def _people(known: Known) -> Iterator[Fault]:
    scenario = known.scenario
    needed = {person for id_ in scenario.meetings for person in attending(known, id_)}
    needed |= {person for who in scenario.people.values() for person in who.deputies}
    needed |= {person for role in scenario.roles.values() for person in role.acting}
    needed |= {person for party in scenario.parties.values() for person in party.members}
    needed |= {person for work in scenario.work.values() for person in work.by}
    needed |= {journey.who for journey in scenario.journeys.values()} | {stay.who for stay in scenario.stays.values()}
    for person in scenario.people:
        if person not in needed:
            message = f"nothing needs {person}: no meeting, party or work, and nobody whom {person} stands in for"
            yield Fault("WARN-unused", f"{message}; name {person} where it is wanted, or remove it", ("people", person))


def attending(known: Known, id_: str) -> frozenset[str]:
    """Everybody who can be in a meeting."""
    scenario, meeting = known.scenario, known.scenario.meetings[id_]
    required = (person for seat in meeting.who.required for person in known.candidates(seat, id_))
    return frozenset((*required, *(person for seat in _not_required(meeting) for person in _holders(scenario, seat))))


def _not_required(meeting: Meeting) -> Iterable[str]:
    return (*meeting.who.optional, *(seat for quorum in meeting.who.any_of for seat in quorum.of))


def _holders(scenario: Scenario, seat: str) -> tuple[str, ...]:
    role = scenario.roles.get(seat)
    if role is None:
        return (seat,)
    return role.acting if role.holder is None else (role.holder, *role.acting)


def _permits(known: Known) -> Iterator[Fault]:
    scenario = known.scenario
    cities = _cities(known)
    asked = {id_ for work in scenario.work.values() for id_ in work.needs.permits}
    for id_, permit in scenario.permits.items():
        opened = {permit.opens.city} if permit.opens.city is not None else set(permit.opens.flight or ())
        people = {person for who in permit.for_ for person in scenario.members(who)}
        if id_ in asked or any(opened <= cities[person] for person in people):
            continue
        way = f"to {permit.opens.city}" if permit.opens.flight is None else f"from {' to '.join(permit.opens.flight)}"
        message = f"nothing uses this permit: nobody whom it is for has a reason to go {way}; remove it, or correct whom it is for"
        yield Fault("WARN-unused", message, ("permits", id_))


def _waivers(known: Known) -> Iterator[Fault]:
    """Waivers that end before anything is planned."""
    home, horizon = known.zones.get(known.scenario.home), known.horizon
    if home is None or horizon is None:
        return
    begins = clock.local_day(horizon[0], home)
    for id_, waiver in known.scenario.waivers.items():
        if waiver.until is not None and waiver.until < begins:
            seen = f"it ends on {waiver.until}, and the horizon begins on {begins}"
            message = f"this waiver lifts nothing: {seen}; correct the day, or remove it"
            yield Fault("WARN-unused", message, ("waivers", id_, "until"))


def _cities(known: Known) -> dict[str, set[str]]:
    """The cities where each person may have to be."""
    scenario = known.scenario
    cities = {person: {scenario.base_of(person), who.starts or ""} for person, who in scenario.people.items()}
    for id_ in scenario.to_be_planned:
        there = known.cities_of(id_)
        for person in attending(known, id_):
            cities[person] |= there
    for work in scenario.work.values():
        for person in work.by if work.city is not None else ():
            cities[person].add(work.city or "")
    for journey in scenario.journeys.values():
        for person in scenario.members(journey.who):
            cities[person] |= {journey.from_, journey.to}
    for stay in scenario.stays.values():
        for person in scenario.members(stay.who):
            cities[person].add(stay.city)
    for party in scenario.parties.values():
        together = set().union(*(cities[person] for person in party.members))
        for person in party.members:
            cities[person] |= together
    return cities
