"""Plans, tiers and terms as DataFrames."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from planner.domain import clock
from planner.domain.scenario import REMOTE, Scenario
from planner.files.columns import NAMES
from planner.files.plan_rows import place_name, rows_of
from planner.plan.known_journeys import note_on
from planner.plan.record import COUNTED, Answer, Plan, Term
from planner.plan.spent import spent
from planner.report.words import MEANING, Namer, moment

if TYPE_CHECKING:
    import pandas as pd


def plan_frame(plan: Plan, scenario: Scenario) -> pd.DataFrame:
    """The plan with the columns of plan.csv, all text."""
    import pandas as pd

    return pd.DataFrame(rows_of(plan, scenario), columns=list(NAMES))


def appointment_frame(plan: Plan, scenario: Scenario) -> pd.DataFrame:
    """A row for each meeting that is held, in order of time: `start` and `end` in UTC, the other times in words."""
    import pandas as pd

    namer, home = Namer(scenario), scenario.home
    rows = []
    for held in plan.appointments:
        meeting = scenario.meetings.get(held.meeting)
        people = [f"{namer.person(each.person)} {namer.seat(each)}".rstrip() for each in held.attendance]
        local, at_home = namer.time(held.start, held.place), moment(namer.local(held.start, home))
        status = "" if meeting is None else meeting.status.value
        facts = (_minutes(held.start, held.end), namer.place(held.place), ", ".join(people), status)
        rows.append((held.meeting, namer.meeting(held.meeting), held.start, held.end, local, at_home, *facts))
    columns = ["id", "title", "start", "end", "local", "home", "minutes", "place", "people", "status"]
    return pd.DataFrame(rows, columns=columns).astype({"start": "datetime64[us, UTC]", "end": "datetime64[us, UTC]"})


def journey_frame(plan: Plan, scenario: Scenario) -> pd.DataFrame:
    """A row for each journey, in order of departure: `depart` and `arrive` in UTC, the other times in words."""
    import pandas as pd

    namer = Namer(scenario)
    rows = [
        (
            *(leg.id, namer.city(leg.origin), namer.city(leg.destination), leg.depart, leg.arrive),
            *(namer.time(leg.depart, leg.origin), namer.time(leg.arrive, leg.destination)),
            *(_minutes(leg.depart, leg.arrive), leg.mode.value, leg.flight or "", leg.via or ""),
            ", ".join(namer.person(who) for who in leg.people),
            note_on(scenario, leg),
        )
        for leg in plan.journeys
    ]
    columns = ["id", "origin", "destination", "depart", "arrive", "takes off", "lands", "minutes", "mode", "flight"]
    frame = pd.DataFrame(rows, columns=[*columns, "via", "people", "note"])
    return frame.astype({"depart": "datetime64[us, UTC]", "arrive": "datetime64[us, UTC]"})


def person_frame(plan: Plan, scenario: Scenario) -> pd.DataFrame:
    """A row for each person of the scenario: meetings and minutes in them, journeys and minutes en route, nights away."""
    import pandas as pd

    columns = ["id", "name", "delegation", "meetings", "minutes", "journeys", "en route", "nights away", "cities"]
    return pd.DataFrame(_people(plan, scenario), columns=columns)


def _people(plan: Plan, scenario: Scenario) -> Iterator[tuple[str | int, ...]]:
    for id_, who in sorted(scenario.people.items(), key=lambda each: (each[1].of, each[1].rank, each[0])):
        own = plan.of(id_)
        met = sum(_minutes(*spent(scenario, each, id_)) for each in own.appointments)
        travelled = sum(_minutes(each.depart, each.arrive) for each in own.journeys)
        cities = dict.fromkeys(each.city for each in own.appointments if each.place != REMOTE)
        names = ", ".join(place_name(scenario, city) for city in cities)
        nights = _nights_away(own, scenario, id_)
        numbers = (len(own.appointments), met, len(own.journeys), travelled, nights)
        yield id_, who.name, scenario.delegations[who.of].name, *numbers, names


def _nights_away(own: Plan, scenario: Scenario, person: str) -> int:
    """Midnights by the clock of the base at which the person is not in its city."""
    base = scenario.base_of(person)
    zone = scenario.zone_of(base)
    starts = scenario.people[person].starts or base
    away: list[tuple[datetime, datetime]] = []
    begin = scenario.start if starts != base else None
    for leg in sorted(own.journeys):
        if leg.origin == base and begin is None:
            begin = leg.depart
        if leg.destination == base and begin is not None:
            away.append((begin, leg.arrive))
            begin = None
    if begin is not None:
        away.append((begin, scenario.end))
    return sum((clock.local_day(end, zone) - clock.local_day(start, zone)).days for start, end in away)


def _minutes(start: datetime, end: datetime) -> int:
    return round((end - start).total_seconds() / 60)


def tier_frame(answer: Answer) -> pd.DataFrame:
    """A row for each tier: value, bound, whether it is proved, and what it counts."""
    import pandas as pd

    rows = [
        (str(each.tier), each.value, each.bound, each.proved, MEANING[each.tier])
        for each in answer.tiers
        if each.tier in COUNTED
    ]
    return pd.DataFrame(rows, columns=["tier", "value", "bound", "proved", "meaning"])


def term_frame(terms: tuple[Term, ...]) -> pd.DataFrame:
    """A row for each term of the objective that is not nothing."""
    import pandas as pd

    rows = [(str(t.tier), t.name, t.subject, t.amount, t.unit, t.weight, t.cost) for t in terms]
    return pd.DataFrame(rows, columns=["tier", "term", "subject", "amount", "unit", "weight", "cost"])
