"""Meetings, journeys and what is not held as tables in words: nothing in them is an id or a word of the file format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.domain.meetings import Certainty, Interpretation, Meeting
from planner.domain.order_of_precedence import in_precedence, seated_in_precedence
from planner.domain.scenario import REMOTE, Scenario
from planner.files.plan_rows import stretches_words
from planner.plan.airports_used import airports_cell
from planner.plan.known_journeys import note_on
from planner.plan.record import Appointment, Journey, Mode, Plan
from planner.report.answer_words import not_held
from planner.report.audience import Audience, untold
from planner.report.clocks import clock_name, hours_until
from planner.report.languages import pair
from planner.report.words import Namer

if TYPE_CHECKING:
    import pandas as pd

MEETINGS = (
    "Day",
    "Begins",
    "Ends",
    "Clock",
    "Meeting",
    "Where",
    "Who",
    "Stand-ins",
    "Interpreting",
    "Status",
    "Time is",
)
JOURNEYS = ("Day", "Leaves", "From", "Lands", "To", "Length", "By", "Who", "Via", "Note")
_SURE = {
    Certainty.EXACT: "exact",
    Certainty.ABOUT: "about",
    Certainty.TO_BE_DECIDED: "to be decided",
    Certainty.HIDDEN: "not for release",
}
_MODES = {Interpretation.SIMULTANEOUS: "simultaneous", Interpretation.WHISPERED: "whispered"}


def meeting_table(scenario: Scenario, plan: Plan, audience: Audience = Audience.OFFICE) -> pd.DataFrame:
    """A row for each meeting that is held, in order of time, in words; `Day` is a date by the clock of the place.

    Where the time is not for the audience, it is said in place of `Begins`, `Ends` is empty, and the row is the last of its day.
    """
    import pandas as pd

    namer = Namer(scenario)
    rows = [_meeting(scenario, held, namer, audience) for held in plan.appointments]
    frame = pd.DataFrame(rows, columns=[*MEETINGS, "_order"])
    frame = frame.sort_values("_order", kind="stable", ignore_index=True).drop(columns="_order")
    return frame.assign(Day=pd.to_datetime(frame["Day"]))


def _meeting(scenario: Scenario, held: Appointment, namer: Namer, audience: Audience) -> tuple[object, ...]:
    meeting = scenario.meetings.get(held.meeting)
    start, end = namer.local(held.start, held.place), namer.local(held.end, held.place)
    certainty = Certainty.EXACT if meeting is None else meeting.certainty
    instead, title = untold(certainty, audience), namer.meeting(held.meeting)
    begins, ends = (instead, "") if instead else (f"{start:%H:%M}", hours_until(end, start.date()))
    attendance = seated_in_precedence(scenario, held.attendance)
    stand_ins = [f"{namer.person(each.person)} {namer.seat(each)}" for each in attendance if namer.seat(each)]
    order_in_day = (bool(instead), title if instead else held.start.isoformat())
    return (
        start.date(),
        *(begins, ends, clock_name(held.start, held.place, namer, scenario.home)),
        *(title, "Call" if held.place == REMOTE else namer.place(held.place)),
        ", ".join(namer.person(each.person) for each in attendance),
        ", ".join(stand_ins),
        "" if meeting is None else interpreting(meeting),
        "" if meeting is None else meeting.status.value.capitalize(),
        "" if instead else _SURE[certainty],
        (start.date().isoformat(), *order_in_day),
    )


def interpreting(meeting: Meeting) -> str:
    """Between which languages a meeting is interpreted, and how where that is not one after the other."""
    languages = list(dict.fromkeys(pair("-".join(sorted(codes.split("-")))) for codes in meeting.needs.interpretation))
    how = _MODES.get(meeting.needs.mode) if languages else None
    return ", ".join([*languages, *([how] if how else [])])


def not_held_table(scenario: Scenario, plan: Plan) -> pd.DataFrame:
    """A row for each meeting that is not held, with the reason."""
    import pandas as pd

    return pd.DataFrame(not_held(scenario, plan), columns=["Meeting", "Why it is not held"])


def journey_table(scenario: Scenario, plan: Plan) -> pd.DataFrame:
    """A row for each journey, in order of departure, in words, its ends with their clocks.

    `Length` is in minutes, `Day` a date by the clock of departure.
    """
    import pandas as pd

    namer = Namer(scenario)
    frame = pd.DataFrame([tuple(_journey(scenario, leg, namer)) for leg in plan.journeys], columns=list(JOURNEYS))
    return frame.assign(Day=pd.to_datetime(frame["Day"]), Length=frame["Length"].astype("int64"))


def _journey(scenario: Scenario, leg: Journey, namer: Namer) -> Iterator[object]:
    leaves, lands = namer.local(leg.depart, leg.origin), namer.local(leg.arrive, leg.destination)
    people = ", ".join(namer.person(who) for who in in_precedence(scenario, leg.people))
    party = scenario.parties.get(leg.party or "")
    yield leaves.date()
    yield f"{leaves:%H:%M}"
    yield clock_name(leg.depart, leg.origin, namer, scenario.home)
    yield hours_until(lands, leaves.date())
    yield clock_name(leg.arrive, leg.destination, namer, scenario.home)
    yield round((leg.arrive - leg.depart).total_seconds() / 60)
    yield by_words(scenario, leg)
    yield people if party is None else f"{party.name}: {people}"
    yield ", ".join(each for each in (airports_cell(scenario, leg), leg.via) if each)
    yield note_on(scenario, leg)


def by_words(scenario: Scenario, leg: Journey) -> str:
    """How a leg is travelled: `road`, `train`, `flight KE 81`, `own aircraft`, the name of a pool of aircraft, or `air`;
    part by part where one changes on the way.

    Of what is no scheduled flight the number or mark stands behind: `train KTX 101`, `own aircraft, SAM 901`.
    """
    if parts := stretches_words(scenario, leg):
        return f"flight {leg.flight}: {parts}" if leg.mode is Mode.SCHEDULED and leg.flight else parts
    if leg.mode is Mode.SCHEDULED:
        return f"flight {leg.flight}" if leg.flight else "scheduled flight"
    if leg.mode is Mode.TRAIN:
        return f"train {leg.flight}" if leg.flight else "train"
    how = "road" if leg.mode is Mode.GROUND else _carried(scenario, leg)
    return f"{how}, {leg.flight}" if leg.flight else how


def _carried(scenario: Scenario, leg: Journey) -> str:
    """What flies those on a leg that is no scheduled flight."""
    carriers = []
    for who in (person for person in leg.people if person in scenario.people):
        party = scenario.party_of(who)
        carriers.append(scenario.people[who] if party is None else scenario.parties[party])
    pools = list(dict.fromkeys(carrier.aircraft for carrier in carriers if carrier.aircraft in scenario.resources))
    if pools:
        return ", ".join(scenario.resources[str(pool)].name for pool in pools)
    return "own aircraft" if carriers and all(carrier.own_aircraft for carrier in carriers) else "air"


def matching(frame: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows in which every one of the words stands somewhere, whatever its case."""
    wanted = words.casefold().split()
    if not wanted or frame.empty:
        return frame
    text = frame.select_dtypes(exclude=["datetime"]).astype(str).agg(" ".join, axis=1).str.casefold()
    found = text.map(lambda line: all(word in line for word in wanted))
    return frame[found]
