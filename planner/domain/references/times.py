"""The horizon, the summit, spans and pins: times that exist, in the right order, on the grid and within the horizon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.domain import clock
from planner.domain.meetings import Certainty, Meeting
from planner.domain.moment import Moment
from planner.domain.references.known import Known
from planner.domain.references.words import Path, unknown
from planner.domain.scenario import REMOTE
from planner.domain.values import Span
from planner.errors import Fault

LONGEST_HORIZON = timedelta(days=120)


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with times that are no windows of meetings."""
    yield from _horizon(known)
    yield from _summit(known)
    yield from _lateness(known)
    scenario = known.scenario
    for id_, city in scenario.places.items():
        for name, venue in city.venues.items():
            yield from spans(("places", id_, "venues", name, "blocked"), venue.blocked, known.zones.get(id_))
    for id_, person in scenario.people.items():
        base = known.base(id_)
        zone = None if base is None else known.zones.get(base)
        for field, those in (("available", person.available), ("blocked", person.blocked)):
            yield from spans(("people", id_, field), those, zone)
    for id_, meeting in scenario.to_be_planned.items():
        yield from _tolerance(known, ("meetings", id_, "tolerance"), id_, meeting)
        if meeting.pin is not None:
            yield from _pin(known, ("meetings", id_, "pin", "at"), id_, meeting)


def _horizon(known: Known) -> Iterator[Fault]:
    horizon, path = known.scenario.horizon, ("horizon",)
    if horizon.grid == 0 or 60 % horizon.grid:
        message = f"{horizon.grid} min does not divide the hour; write 5 min, 10 min, 15 min, 20 min, 30 min or 60 min"
        yield Fault("NUM-grid", message, (*path, "grid"))
    zone = known.zone(REMOTE)
    if zone is None:
        return
    yield from moment((*path, "from"), horizon.from_, zone)
    yield from moment((*path, "to"), horizon.to, zone)
    if known.horizon is None:
        return
    start, end = known.horizon
    if end <= start:
        message = f"the horizon ends ({horizon.to}) before it begins ({horizon.from_}); exchange the two or correct one"
        yield Fault("TIME-reversed", message, (*path, "to"))
    elif end - start > LONGEST_HORIZON:
        message = f"the horizon has {(end - start).days} days; at most {LONGEST_HORIZON.days} are planned at once"
        yield Fault("SIZE-horizon", message, (*path, "to"))


def _summit(known: Known) -> Iterator[Fault]:
    scenario, summit = known.scenario, known.scenario.summit
    if summit is None:
        return
    if (missing := known.missing_part(summit.place)) is not None:
        yield Fault("REF-unknown", missing, ("summit", "place"))
    if summit.meeting not in scenario.meetings:
        yield unknown(("summit", "meeting"), summit.meeting, scenario.meetings, "meeting")
        return
    meeting = scenario.meetings[summit.meeting]
    if meeting.cancelled:
        message = (
            f"{summit.meeting} is the summit and cannot be cancelled; write another status, or take out the summit"
        )
        yield Fault("LOGIC-cancelled", message, ("meetings", summit.meeting, "status"))
    yield from _fixed(known, ("summit", "at"), summit.at, summit.meeting)
    if known.missing_part(summit.place) is None and not known.lies_in(summit.place, meeting.where):
        message = f"the summit is at {summit.place}, and its meeting {summit.meeting} may only be held at "
        yield Fault("LOGIC-place", f"{message}{', '.join(meeting.where)}; write one place", ("summit", "place"))
    if meeting.pin is not None and known.summit is not None:
        zone = known.zone(meeting.pin.place or summit.place)
        pinned = None if zone is None else known.instant(meeting.pin.at, zone)
        if pinned is not None and pinned != known.summit[0]:
            message = (
                f"{summit.meeting} is pinned at {meeting.pin.at}, and the summit is at {summit.at}; remove the pin"
            )
            yield Fault("LOGIC-pin", message, ("meetings", summit.meeting, "pin", "at"))


def _lateness(known: Known) -> Iterator[Fault]:
    """Whether there is what lateness is counted from, and lies within the horizon."""
    counted_from, path = known.scenario.policies.lateness.counted_from, ("policies", "lateness", "counted_from")
    if counted_from.summit and known.scenario.summit is None:
        message = "lateness is counted from the summit, and there is none; write horizon or a moment, or add the summit"
        yield Fault("LOGIC-lateness", message, path)
    at, zone = counted_from.moment, known.zone(REMOTE)
    if at is None or zone is None:
        return
    yield from moment(path, at, zone)
    found, horizon = known.instant(at, zone), known.horizon
    if found is not None and horizon is not None and not horizon[0] <= found <= horizon[1]:
        said = known.scenario.horizon
        message = (
            f"{at} does not lie within the horizon, {said.from_} to {said.to}; write a moment that does, or horizon"
        )
        yield Fault("TIME-outside", message, path)


def _tolerance(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    if meeting.tolerance is None:
        return
    if known.is_summit(id_):
        message = "the summit is held at its time exactly; leave the tolerance out"
        yield Fault("LOGIC-tolerance", message, path)
    elif meeting.certainty is not Certainty.ABOUT:
        message = f"only what is about has a tolerance, and this is {meeting.certainty}; write certainty: about, or leave it out"
        yield Fault("LOGIC-tolerance", message, path)


def _pin(known: Known, path: Path, id_: str, meeting: Meeting) -> Iterator[Fault]:
    assert meeting.pin is not None
    if not known.is_summit(id_):
        yield from _fixed(known, path, meeting.pin.at, id_)


def _fixed(known: Known, path: Path, at: Moment, id_: str) -> Iterator[Fault]:
    """Whether a fixed start exists, lies on the grid, and within the horizon together with its meeting."""
    if at.clock is None:
        yield Fault("TIME-moment", f"{at} has no time of day; write {at} 09:00", path)
        return
    for zone in known.zones_of(id_)[:1] if at.zone is not None else known.zones_of(id_):
        found = list(moment(path, at, zone, local=True))
        yield from found
        start = known.instant(at, zone)
        if found or start is None:
            continue
        yield from _on_grid(known, path, start, zone)
        yield from _in_horizon(known, path, at, start, id_)


def _on_grid(known: Known, path: Path, start: datetime, zone: str) -> Iterator[Fault]:
    grid = known.scenario.horizon.grid
    if grid == 0 or 60 % grid:
        return
    over = (start.hour * 60 + start.minute) % grid
    if over:
        before = start - timedelta(minutes=over)
        near = [f"{clock.to_local(each, zone):%H:%M}" for each in (before, before + timedelta(minutes=grid))]
        message = f"{clock.to_local(start, zone):%H:%M} is off the grid of {grid} min; write {near[0]} or {near[1]}"
        yield Fault("TIME-grid", message, path)


def _in_horizon(known: Known, path: Path, at: Moment, start: datetime, id_: str) -> Iterator[Fault]:
    horizon = known.horizon
    if horizon is None or horizon[0] >= horizon[1]:
        return
    if not horizon[0] <= start or start + known.least_minutes(id_) > horizon[1]:
        said = known.scenario.horizon
        message = (
            f"{id_} at {at} does not lie within the horizon, {said.from_} to {said.to}; move it or widen the horizon"
        )
        yield Fault("TIME-outside", message, path)


def spans(path: Path, those: tuple[Span, ...], zone: str | None) -> Iterator[Fault]:
    """Whether the times of spans exist and none ends before it begins; nothing is told where the zone is not known."""
    for number, each in enumerate(those):
        yield from span((*path, str(number)), each, zone)


def span(path: Path, those: Span, zone: str | None) -> Iterator[Fault]:
    """The same for one span."""
    if zone is None:
        return
    found = [fault for index in (0, 1) for fault in moment((*path, str(index)), those[index], zone)]
    yield from found
    if found:
        return
    first, last = clock.instant(those[0], zone), clock.instant(those[1], zone, end_of_day=True)
    if last <= first:
        message = f"the span ends ({those[1]}) before it begins ({those[0]}); exchange the two or correct one"
        yield Fault("TIME-reversed", message, path)


def moment(path: Path, at: Moment, zone: str, *, local: bool = False) -> Iterator[Fault]:
    """Whether a moment exists, once; with `local` also whether its offset is that of the place's clock."""
    try:
        found = clock.instant(at, zone)
    except clock.NoSuchTime as error:
        said = str(error)
        code = "TIME-offset" if at.offset is not None else "TIME-twice" if "twice" in said else "TIME-skipped"
        yield Fault(code, said, path)
        return
    except OverflowError:
        yield Fault("TIME-range", f"{at} is out of range", path)
        return
    if local and at.offset is not None and at.zone is None:
        there = clock.to_local(found, zone)
        if there.utcoffset() != at.offset:
            offset = there.isoformat()[-6:]
            message = (
                f"{at}: the clocks of {zone} show {there:%H:%M}{offset} then; write the time of the place, or a zone"
            )
            yield Fault("TIME-offset", message, path)
