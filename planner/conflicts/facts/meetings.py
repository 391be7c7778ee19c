"""What is said of single meetings: windows, hours, pins, what they need, who and what their places are."""

from __future__ import annotations

from collections.abc import Iterator

from planner.conflicts.facts.fact import Fact, Lift, entry_changed, entry_with
from planner.conflicts.facts.times import before_in_words, hours, listed, moment, spans
from planner.domain.meetings import Arrive, Meeting, Needs, Pin, Wall
from planner.domain.moment import END_OF_DAY, MIDNIGHT
from planner.domain.scenario import Scenario


def facts_of_meetings(scenario: Scenario, meetings: tuple[str, ...]) -> Iterator[Fact]:
    """When these meetings can be held; the summit's own time gives way to nothing."""
    for id_ in meetings:
        meeting = scenario.meetings[id_]
        if scenario.summit is not None and scenario.summit.meeting == id_:
            continue
        if meeting.pin is not None:
            yield _pin(id_, meeting, meeting.pin)
        else:
            yield from _windows(scenario, id_, meeting)


def facts_of_arrivals(scenario: Scenario, meetings: tuple[str, ...]) -> Iterator[Fact]:
    """What these meetings say of when to arrive, where that asks for anything."""
    for id_ in meetings:
        meeting = scenario.meetings[id_]
        if meeting.arrive is not None and (meeting.arrive.before or meeting.arrive.evening_before):
            free = entry_with("meetings", id_, arrive=Arrive())
            says = f"whoever comes to '{meeting.title}' is there {before_in_words(meeting.arrive)} it"
            yield Fact(f"meetings.{id_}.arrive", says, free)


def facts_of_needs(scenario: Scenario, meetings: tuple[str, ...]) -> Iterator[Fact]:
    """What these meetings need besides people."""
    for id_ in meetings:
        meeting = scenario.meetings[id_]
        if meeting.needs != Needs():
            words = needs_in_words(meeting.needs)
            if words:
                lift = entry_changed("meetings", id_, _without_needs)
                yield Fact(f"meetings.{id_}.needs", f"needs {words}", lift, f"'{meeting.title}'")


def _without_needs(meeting: Meeting) -> Meeting:
    """The meeting with nothing that it needs but those it asks for by name."""
    return meeting.model_copy(update={"needs": Needs(named=meeting.needs.named)})


def facts_of_names(scenario: Scenario, meetings: tuple[str, ...]) -> Iterator[Fact]:
    """Whom these meetings ask for by name."""
    for id_ in meetings:
        meeting = scenario.meetings[id_]
        if meeting.needs.named:

            def change(entry: Meeting) -> Meeting:
                return entry.model_copy(update={"needs": entry.needs.model_copy(update={"named": ()})})

            says = f"asks for {listed(meeting.needs.named)}"
            yield Fact(
                f"meetings.{id_}.needs.named", says, entry_changed("meetings", id_, change), f"'{meeting.title}'"
            )


def needs_in_words(needs: Needs) -> str:
    """What a meeting needs, as a list; empty where that limits nothing."""
    words = [f"interpretation {pair}" for pair in needs.interpretation]
    words += [
        f"{number} {name}"
        for number, name in ((needs.security, "security"), (needs.motorcades, "motorcades"))
        if number
    ]
    words += [f"{number} {id_}" for id_, number in sorted(needs.equipment.items()) if number]
    words += [f"a room with {feature}" for feature in needs.features]
    words += ["neutral ground"] if needs.neutral else []
    words += [f"{needs.seats} seats"] if needs.seats else []
    return ", ".join(words)


def _pin(id_: str, meeting: Meeting, pin: Pin) -> Fact:
    where = "" if pin.place is None else f" in {pin.place}"
    says = f"must start at {moment(pin.at)}{where} (its pin)"
    return Fact(f"meetings.{id_}.pin", says, entry_with("meetings", id_, pin=None), f"'{meeting.title}'")


def _windows(scenario: Scenario, id_: str, meeting: Meeting) -> Iterator[Fact]:
    when, name, path = meeting.when, f"'{meeting.title}'", f"meetings.{id_}.when"

    def other(**values: object) -> Lift:
        def change(entry: Meeting) -> Meeting:
            return entry.model_copy(update={"when": entry.when.model_copy(update=values)})

        return entry_changed("meetings", id_, change)

    if when.days:
        weekdays = " or ".join(day.title() for day in when.days)
        yield Fact(f"{path}.days", f"must be held on {weekdays}", other(days=()), name)
    if when.time_of_day is not None:
        says = f"must be held between {hours(when.time_of_day)}".replace(" to ", " and ")
        yield Fact(f"{path}.time_of_day", says, other(time_of_day=(MIDNIGHT, END_OF_DAY)), name)
    if when.spans():
        yield Fact(f"{path}.between", f"must be held {spans(when.spans())}", other(between=None), name)
    if scenario.summit is not None and when.wall is not Wall.EITHER:
        side = "before the summit begins" if when.wall is Wall.BEFORE else "after the summit"
        yield Fact(f"{path}.wall", f"must be held {side}", other(wall=Wall.EITHER), name)
