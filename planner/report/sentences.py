"""Changes between two plans as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from planner.domain.scenario import REMOTE
from planner.plan.diff import About, Change, ChangeKind, Part
from planner.plan.record import CANCELLED, Appointment, Attendance, Journey, Mode, Prepared, Rest
from planner.report.words import Namer, duration

_VERBS = {
    About.MEETING: ("comes", "come"),
    About.JOURNEY: ("travels along", "travel along"),
    About.REST: ("rests", "rest"),
}
_BY = {Mode.AIR: "by air", Mode.SCHEDULED: "on a scheduled flight", Mode.GROUND: "by road", Mode.TRAIN: "by train"}


@dataclass(frozen=True)
class Told:
    """All that changed about one meeting, journey or rest: what it is, and what happened to it."""

    about: About
    subject: str
    head: str
    says: str

    @property
    def sentence(self) -> str:
        """As one sentence (a second one tells why something is dropped)."""
        return f"{self.head}: {self.says}{'' if self.says.endswith('.') else '.'}"


def told(changes: Iterable[Change], namer: Namer) -> list[Told]:
    """Changes as sentences, one for each meeting, journey, rest or piece of work, in the order in which they come."""
    found: list[Told] = []
    for _, those in groupby(changes, key=lambda each: (each.about, each.before, each.after)):
        each, *more = those
        says = "; ".join(_says(change, namer) for change in (each, *more))
        found.append(Told(each.about, each.subject, head(each, namer), says))
    return found


def sentence(change: Change, namer: Namer) -> str:
    """A single change as a sentence."""
    return told([change], namer)[0].sentence


def head(change: Change, namer: Namer) -> str:
    """What a change is about, in words."""
    match change.part:
        case Appointment():
            return namer.meeting(change.subject)
        case Journey() as leg:
            return f"{namer.group(leg.people, leg.party)}, {namer.city(leg.origin)} to {namer.city(leg.destination)}"
        case Rest() as rest:
            return f"Rest of {namer.group(rest.people)} in {namer.city(rest.city)}"
        case Prepared():
            return namer.work(change.subject)


def when(part: Part, namer: Namer) -> str:
    """When and where a part of a plan begins, in words."""
    match part:
        case Appointment() if part.place == REMOTE:
            return f"{namer.time(part.start, part.place)} (home time)"
        case Appointment():
            return f"{namer.time(part.start, part.place)} at {namer.place(part.place)}"
        case Journey():
            return f"{namer.time(part.depart, part.origin)}"
        case Prepared():
            return f"{namer.time(part.start, REMOTE)} (home time)"
    return f"{namer.time(part.start, part.city)}"


def _says(change: Change, namer: Namer) -> str:
    match change.kind:
        case ChangeKind.ADDED:
            return f"added, {_on(change, namer)}"
        case ChangeKind.DROPPED if change.reason == CANCELLED:
            return f"cancelled; it was {_on(change, namer)}"
        case ChangeKind.DROPPED:
            why = f". {change.reason}" if change.reason else ""
            return f"dropped; it was {_on(change, namer)}{why}"
        case ChangeKind.MOVED:
            return _moved(change, namer)
        case ChangeKind.RESIZED:
            return _resized(change)
        case ChangeKind.RELOCATED:
            return _relocated(change, namer)
        case ChangeKind.PEOPLE:
            return "; ".join(_people(change, namer))
    return _rerouted(change)


def _on(change: Change, namer: Namer) -> str:
    leaves = "to leave on " if change.kind is ChangeKind.DROPPED else "leaving on "
    return f"{leaves if change.about is About.JOURNEY else 'on '}{when(change.part, namer)}"


def _moved(change: Change, namer: Namer) -> str:
    by, way = duration(change.minutes), "later" if change.minutes > 0 else "earlier"
    match change.part:
        case Appointment() as held:
            where = " (home time)" if held.place == REMOTE else f" in {namer.city(held.place)}"
            return f"moved {by} {way}, to {namer.time(held.start, held.place)}{where}"
        case Journey() as leg:
            return f"leaves {by} {way}, on {namer.time(leg.depart, leg.origin)}"
        case Rest() as rest:
            return f"begins {by} {way}, on {namer.time(rest.start, rest.city)}"
        case Prepared() as done:
            return f"begins {by} {way}, on {namer.time(done.start, REMOTE)} (home time)"


def _resized(change: Change) -> str:
    part = change.part
    span = part.arrive - part.depart if isinstance(part, Journey) else part.end - part.start
    whole = duration(round(span.total_seconds() / 60))
    return f"takes {duration(change.minutes)} {'longer' if change.minutes > 0 else 'less'}, {whole} in all"


def _relocated(change: Change, namer: Namer) -> str:
    one, other = change.before, change.after
    assert isinstance(one, Appointment)
    assert isinstance(other, Appointment)
    names = [namer.place(each.place) for each in (one, other)]
    if one.city == other.city:
        names = [name.removesuffix(f", {namer.city(other.place)}") for name in names]
    was, now = (
        "a call" if each.place == REMOTE else f"at {name}" for each, name in zip((one, other), names, strict=True)
    )
    return f"now {now}, not {was}"


def _people(change: Change, namer: Namer) -> Iterator[str]:
    """Who comes, in whose seat; then who no longer does and is not replaced; then who sits elsewhere."""
    left = {each.seat: each.person for each in change.left}
    plain = [each.person for each in change.came if each.person == each.seat and each.seat not in left]
    if plain:
        yield f"{namer.people(plain)} now {_verb(plain, change)}"
    for each in change.came:
        if each.person not in plain:
            yield _instead(each, left.get(each.seat), namer)
    taken = {each.seat for each in (*change.came, *change.reseated)}
    gone = [each.person for each in change.left if each.seat not in taken]
    if gone:
        yield f"{namer.people(gone)} no longer {_verb(gone, change)}"
    for each in change.reseated:
        yield _reseated(change, each, namer)


def _instead(each: Attendance, before: str | None, namer: Namer) -> str:
    """Somebody who is new in a seat that another one had: `Ri Yong Ho now comes for Kim Yong Chol`."""
    words = [namer.person(each.person), "now comes"]
    if seat := namer.seat(each):
        words.append(seat)
    if before is not None and before != each.seat:
        words.append(f"instead of {namer.person(before)}")
    return " ".join(words)


def _verb(people: list[str], change: Change) -> str:
    one, many = _VERBS[change.about]
    return one if len(people) == 1 else many


def _reseated(change: Change, now: Attendance, namer: Namer) -> str:
    name = namer.person(now.person)
    if now.person != now.seat:
        return f"{name} now comes {namer.seat(now)}"
    assert isinstance(change.before, Appointment)
    was = next(each for each in change.before.attendance if each.person == now.person)
    return f"{name} now comes in person, not {namer.seat(was)}"


def _rerouted(change: Change) -> str:
    one, other = change.before, change.after
    assert isinstance(one, Journey)
    assert isinstance(other, Journey)
    stop = f"now via {other.via}" if other.via else "now without a stop"
    stop += f", not via {one.via}" if one.via else ""
    was, now = (each.flight or _BY[each.mode] for each in (one, other))
    if (one.mode, one.flight) == (other.mode, other.flight):
        return stop
    return f"now {now}, not {was}" + (f"; {stop}" if one.via != other.via else "")
