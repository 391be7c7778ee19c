"""What could be changed about the figures: a little for everybody, or waived on the record for those whom a conflict is about."""

from __future__ import annotations

from collections.abc import Iterator

from planner.conflicts.conflict import Conflict
from planner.domain.references.words import length
from planner.domain.scenario import Scenario
from planner.domain.strictness import Strictness
from planner.domain.waivers import WaivedRule, Waiver
from planner.explain.change import Change
from planner.explain.meeting_scales import widened

DOWN = {
    "turnover": "Refresh rooms in {}",
    "changeover": "Let people change between meetings at a venue in {}",
    "ground": "Drive between venues in {}",
    "transfer": "Drive between venues and airports in {}",
    "boarding": "Be at the airport {} before take-off",
    "check_in": "Be at the airport {} before a scheduled departure",
    "formalities": "Have the formalities after landing done in {}",
}
"""Figures of minutes that could be smaller, and what to do then."""
MOST_MORE = 12
WAIVABLE = {
    "rest": WaivedRule.REST,
    "arrival": WaivedRule.ARRIVAL,
    "nights_away": WaivedRule.NIGHTS_AWAY,
    "turnover": WaivedRule.TURNOVER,
    "turnovers": WaivedRule.TURNOVER,
    "travel_hours": WaivedRule.TRAVEL_HOURS,
    "call_hours": WaivedRule.CALL_HOURS,
    "daily_meetings": WaivedRule.DAILY_MEETINGS,
    "daily_minutes": WaivedRule.DAILY_MINUTES,
    "working_hours": WaivedRule.WORKING_HOURS,
    "quiet_times": WaivedRule.QUIET_TIMES,
}
"""The rules that can be waived on the record, by the figure that they rest on."""
TO_BE_FILLED_IN = "to be filled in"
"""What a waiver that is offered says of why and by whom: nobody but the planner knows."""


def scales_of_policy(scenario: Scenario, conflict: Conflict, names: list[str]) -> Iterator[tuple[Change, ...]]:
    """Changes of one figure, the mildest first, and the waiver of its rule."""
    name, policies = names[0], scenario.policies
    path = ("policies", *names)
    if name in DOWN:
        now = getattr(policies, name)
        values = range((now - 1) // 5 * 5, -1, -5)
        yield tuple(Change(path, each, f"{each} min", DOWN[name].format(length(each)), 4) for each in values)
    elif name == "daily_meetings":
        numbers = range(policies.daily_meetings + 1, policies.daily_meetings + MOST_MORE)
        yield tuple(Change(path, n, str(n), f"Allow {n} meetings of a person on a day", 4) for n in numbers)
    elif name in ("daily_minutes", "interpreter_daily"):
        now, whose = (
            getattr(policies, name),
            "of meetings of a person" if name == "daily_minutes" else "of work of an interpreter",
        )
        values = range(now + 15, now + 8 * 60, 15)
        yield tuple(Change(path, each, f"{each} min", f"Allow {length(each)} {whose} on a day", 4) for each in values)
    elif name == "quotas":
        quota = policies.quotas[names[1]]
        numbers = range(quota.most + 1, quota.most + MOST_MORE)
        yield tuple(Change((*path, "most"), n, str(n), f"Raise the quota {names[1]} to {n}", 3) for n in numbers)
    elif name == "quiet_times":
        yield (Change(path, None, None, f"Give up {policies.quiet_times[names[1]].name}", 7),)
    elif name == "working_hours":
        low, high = policies.working_hours
        yield tuple(widened(path, low, high, by, "Work between {}") for by in range(30, 4 * 60, 30))
    elif name == "rest":
        values = range((policies.rest.length - 1) // 30 * 30, -1, -30)
        yield tuple(_rest(path, each) for each in values)
        nights = range((policies.rest.at_night - 1) // 30 * 30, -1, -30)
        yield tuple(
            Change((*path, "at_night"), n, f"{n} min", f"Have people rest {length(n)} at night", 6) for n in nights
        )
    elif name == "nights_away" and policies.nights_away.most is not None:
        numbers = range(policies.nights_away.most + 1, policies.nights_away.most + MOST_MORE)
        yield tuple(Change((*path, "most"), n, str(n), f"Allow {n} nights away in a row", 4) for n in numbers)
    elif name == "arrival" and policies.arrival.before:
        values = range((policies.arrival.before - 1) // 30 * 30, -1, -30)
        yield tuple(
            Change((*path, "before"), n, f"{n} min", f"Have people there {length(n)} before", 4) for n in values
        )
    elif name == "holidays":
        yield (Change(path, Strictness.AVOID, "avoid", "Allow meetings on public holidays", 4),)
    yield from _waived(scenario, conflict, name)


def _rest(path: tuple[str, ...], minutes: int) -> Change:
    return Change(
        (*path, "length"), minutes, f"{minutes} min", f"Let everybody rest for {length(minutes)} after long legs", 4
    )


def _waived(scenario: Scenario, conflict: Conflict, name: str) -> Iterator[tuple[Change, ...]]:
    """The rule waived for the people, or the meetings, whom the conflict is about."""
    rule = WAIVABLE.get(name)
    if rule is None or (name == "quiet_times" and not conflict.meetings):
        return
    people = [
        each.removeprefix("people.")
        for each in conflict.subject.replace(" and ", ", ").split(", ")
        if "people." in each
    ]
    who = tuple(people) if rule.of_people else ()
    meetings = () if rule.of_people else conflict.meetings
    if not who and not meetings:
        return
    waiver = Waiver(waives=rule, who=who, meetings=meetings, why=TO_BE_FILLED_IN, by=TO_BE_FILLED_IN)
    id_ = _free_id(scenario, f"{rule}-{(who or meetings)[0]}")
    text = {"waives": str(rule), "why": TO_BE_FILLED_IN, "by": TO_BE_FILLED_IN}
    whom = [scenario.people[each].name for each in who] or [f"'{scenario.meetings[each].title}'" for each in meetings]
    named = {"who": list(who)} if who else {"meetings": list(meetings)}
    words = str(rule).replace("-", " ")
    says = f"Waive {words} for {', '.join(whom)}, on the record"
    yield (Change(("waivers", id_), waiver, {**text, **named}, says, 3),)


def _free_id(scenario: Scenario, id_: str) -> str:
    while id_ in scenario.waivers:
        id_ += "-2"
    return id_
