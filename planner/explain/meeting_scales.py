"""What could be changed about a meeting: when, where and how long it is held, who attends, and whether it must be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planner.conflicts.conflict import Conflict
from planner.conflicts.facts.times import hours, span
from planner.domain.meetings import Certainty, Meeting, Needs, Wall
from planner.domain.moment import ClockTime, Moment
from planner.domain.references.words import length
from planner.domain.scenario import Scenario
from planner.domain.values import Span
from planner.explain.change import Change

DAY = 24 * 60
STEP = 30
"""Minutes by which a time of day is widened."""


def scales_of_meeting(scenario: Scenario, id_: str, names: list[str]) -> Iterator[tuple[Change, ...]]:
    """When it is held, and what it needs."""
    meeting, path = scenario.meetings[id_], ("meetings", id_)
    match names:
        case ["pin"]:
            grid = scenario.horizon.grid
            tolerances = (*range(grid, 6 * 60, grid), *range(6 * 60, DAY, 60))
            yield tuple(_moved(meeting, path, minutes) for minutes in tolerances)
            yield (Change((*path, "pin"), None, None, f"Move '{meeting.title}'", 4),)
        case ["when", "between"]:
            yield from _between(meeting, (*path, "when", "between"))
        case ["when", "days"]:
            yield (Change((*path, "when", "days"), (), None, f"Allow '{meeting.title}' on any weekday", 3),)
        case ["when", "time_of_day"]:
            yield _time_of_day(meeting, (*path, "when", "time_of_day"))
        case ["when", "wall"]:
            value = (Wall.EITHER, "either")
            yield (Change((*path, "when", "wall"), *value, f"Allow '{meeting.title}' on either side of the summit", 5),)
        case ["needs", "named"]:
            yield (Change((*path, "needs", "named"), (), None, f"Take anybody of the pool in '{meeting.title}'", 3),)
        case ["arrive"]:
            yield (Change((*path, "arrive"), None, None, f"Do not ask when people arrive for '{meeting.title}'", 4),)
        case ["needs"]:
            yield from _needs(meeting, (*path, "needs"))


def _moved(meeting: Meeting, path: tuple[str, ...], minutes: int) -> Change:
    """A pin that may give way by so much, until it is known by how much it has to."""
    about = (((*path, "certainty"), Certainty.ABOUT), ((*path, "tolerance"), minutes))
    return Change((*path, "pin"), meeting.pin, None, f"Move '{meeting.title}'", 3, about)


def _between(meeting: Meeting, path: tuple[str, ...]) -> Iterator[tuple[Change, ...]]:
    spans = meeting.when.spans()
    for place, each in enumerate(spans):
        for later in (True, False):
            wider = [
                _wider(each, minutes, later=later) for minutes in (60, 120, 240, 480, *(DAY * n for n in range(1, 8)))
            ]
            yield tuple(_window(meeting, path, spans, place, one) for one in dict.fromkeys(wider))


def _wider(of: Span, minutes: int, *, later: bool) -> Span:
    """A span that ends so much later, or begins so much earlier; whole days at least where it is one of days."""
    first, last = of
    end = last if later else first
    sign = 1 if later else -1
    if end.clock is None:
        moved = Moment(end.day + timedelta(days=sign * max(1, minutes // DAY)), None, end.offset, end.zone)
    else:
        total = end.clock.hour * 60 + end.clock.minute + sign * minutes
        clock = ClockTime(total % DAY).time
        moved = Moment(end.day + timedelta(days=total // DAY), clock, end.offset, end.zone)
    return (first, moved) if later else (moved, last)


def _window(meeting: Meeting, path: tuple[str, ...], spans: tuple[Span, ...], place: int, wider: Span) -> Change:
    all_of_them = (*spans[:place], wider, *spans[place + 1 :])
    text = [[str(end) for end in each] for each in all_of_them]
    return Change(path, all_of_them, text, f"Allow '{meeting.title}' {span(wider)}", 2)


def _time_of_day(meeting: Meeting, path: tuple[str, ...]) -> tuple[Change, ...]:
    assert meeting.when.time_of_day is not None
    low, high = meeting.when.time_of_day
    if low >= high:
        return (
            Change(path, (ClockTime(0), ClockTime(DAY)), ["00:00", "24:00"], f"Allow '{meeting.title}' at any hour", 3),
        )
    return tuple(
        widened(path, low, high, by, f"Allow '{meeting.title}' between {{}}") for by in range(STEP, 12 * 60, STEP)
    )


def widened(path: tuple[str, ...], low: ClockTime, high: ClockTime, by: int, says: str) -> Change:
    """Hours that begin and end so many minutes further out, as far as the day goes."""
    wide = (ClockTime(max(0, low.minute - by)), ClockTime(min(DAY, high.minute + by)))
    return Change(path, wide, [str(each) for each in wide], says.format(hours(wide).replace(" to ", " and ")), 2)


def _needs(meeting: Meeting, path: tuple[str, ...]) -> Iterator[tuple[Change, ...]]:
    needs, empty = meeting.needs, Needs()
    for field, what in (
        ("interpretation", "interpretation"),
        ("security", "security"),
        ("motorcades", "motorcades"),
        ("equipment", "equipment"),
        ("features", "what its room must offer"),
        ("neutral", "neutral ground"),
        ("seats", "so many seats"),
    ):
        if getattr(needs, field) != getattr(empty, field):
            value = getattr(empty, field)
            yield (Change((*path, field), value, None, f"Hold '{meeting.title}' without {what}", 5),)


def scales_of_seats(scenario: Scenario, conflict: Conflict, id_: str) -> Iterator[tuple[Change, ...]]:
    """Who attends, where, how long, and whether it must be held at all."""
    meeting, path = scenario.meetings[id_], ("meetings", id_)
    yield from _deputy(scenario, conflict, id_)
    venues = [place for place in _other_venues(scenario, meeting) if place not in meeting.where]
    for place in venues:
        where = (*meeting.where, place)
        yield (Change((*path, "where"), where, list(where), f"Hold '{meeting.title}' at {place}", 3),)
    if meeting.length is not None:
        field, least = "length" if meeting.least_length is None else "least_length", meeting.least_minutes
        shorter = range((least - 1) // 5 * 5, least // 2 - 1, -5)
        yield tuple(
            Change((*path, field), minutes, f"{minutes} min", f"Shorten '{meeting.title}' to {length(minutes)}", 4)
            for minutes in shorter
            if minutes > 0
        )
    yield (Change((*path, "must"), False, "false", f"Do not insist on '{meeting.title}'", 7),)


def _deputy(scenario: Scenario, conflict: Conflict, id_: str) -> Iterator[tuple[Change, ...]]:
    """Somebody else in the seat of the person whom a conflict is about."""
    meeting, path = scenario.meetings[id_], ("meetings", id_, "who")
    if meeting.who.deputies:
        return
    for subject in conflict.subject.replace(" and ", ", ").split(", "):
        person = subject.removeprefix("people.")
        who = scenario.people.get(person)
        if who is None or person not in meeting.who.required or not who.deputies or person in meeting.who.in_person:
            continue
        deputy = scenario.people[who.deputies[0]].name
        yield (
            Change((*path, "deputies"), True, "true", f"Let {deputy} stand in for {who.name} in '{meeting.title}'", 3),
        )


def _other_venues(scenario: Scenario, meeting: Meeting) -> list[str]:
    """The venues of the cities in which a meeting may be held, but for those in which it may be already."""
    cities = dict.fromkeys(scenario.place(text).city for text in meeting.where if text != "remote")
    known = {str(scenario.place(text).at_venue) for text in meeting.where if text != "remote"}
    return [
        f"{city}/{venue}" for city in cities for venue in scenario.places[city].venues if f"{city}/{venue}" not in known
    ]
