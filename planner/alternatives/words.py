"""Why a meeting cannot be somewhere, in words."""

from __future__ import annotations

from datetime import timedelta

from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.plan.slots import Reason
from planner.problem import Problem
from planner.problem.windows import Limit
from planner.search.bars import HOME, Bar, BarKind
from planner.search.steps import last_of

NO_WAY = Reason("no way was found to have everybody there and in all that they attend besides")
"""What is said where nothing by itself stands against a start."""


def of_limit(limit: Limit) -> Reason:
    """What the calendars say, as a reason."""
    if limit.culprits == ("summit",):
        return Reason("the summit is at its own time", limit.culprits, True)
    return Reason(f"outside {limit.says}" if _is_time(limit) else f"because of {limit.says}", limit.culprits, True)


def _is_time(limit: Limit) -> bool:
    return limit.says.startswith(("the horizon", "its window", "its weekdays", "its time", "the hours", "the working"))


class BarWords:
    """Says the bars of one problem; times are by the clock of a zone."""

    def __init__(self, problem: Problem, meeting: str, zone: str) -> None:
        self._problem, self._scenario, self._meeting, self._zone = problem, problem.scenario, meeting, zone

    def reason(self, bar: Bar) -> Reason:
        """A bar as a reason."""
        return Reason(self._says(bar), tuple(self._paths(bar)))

    def _says(self, bar: Bar) -> str:
        who, title = self._name(bar.person), self._title(bar.meeting)
        match bar.kind:
            case BarKind.FOLLOWS:
                return f"it follows {title}: {self._bound(bar)}"
            case BarKind.PRECEDES:
                return f"it precedes {title}: {self._bound(bar)}"
            case BarKind.INSIDE:
                return f"it is to lie inside {title}"
            case BarKind.AROUND:
                return f"{title} is to lie inside it"
            case BarKind.SAME_DAY:
                return f"it is on the same day as {title}"
            case BarKind.OTHER_DAY:
                return f"it is on another day than {title}"
            case BarKind.ROOM:
                return f"{title} has the room"
            case BarKind.BUSY:
                return f"{who} is in {title}"
            case BarKind.NEAR:
                return f"{who} has too little time between it and {title}"
            case BarKind.COMES | BarKind.GOES | BarKind.BETWEEN:
                return f"{who} {self._way(bar)}"
        return self._of_one(bar, who)

    def _of_one(self, bar: Bar, who: str) -> str:
        scenario = self._scenario
        match bar.kind:
            case BarKind.WORK:
                return f"'{scenario.work[bar.other].title}' is not ready before {self._time(bar.step)}"
            case BarKind.QUOTA:
                return f"a quota of {scenario.delegations[bar.other.partition(' ')[2]].name} is used up"
            case BarKind.ROOMS:
                return "all rooms of the kind are taken"
            case BarKind.POOL:
                return f"too few of {scenario.resources[bar.other].name} are free"
            case BarKind.AWAY:
                return f"{who} is not available"
            case BarKind.LOAD:
                return f"{who} has as much to do on the day as is allowed"
            case BarKind.APART:
                return f"{who} is kept apart from somebody who is at the venue"
            case BarKind.PERMIT:
                return f"{who} has no permit for {_city(scenario, bar.other)}"
            case BarKind.TRAVELS:
                return f"{who} is on the way to {_city(scenario, bar.other)}"
            case BarKind.CALL:
                return f"{who} is not called at such hours"
        raise AssertionError(bar.kind)

    def _way(self, bar: Bar) -> str:
        """How somebody's journeys bar a start."""
        if bar.kind is BarKind.COMES:
            whence = f" after {self._there(bar.meeting)}" if bar.meeting else ""
            return f"cannot be there{whence} before {self._time(bar.step)}"
        if bar.kind is BarKind.GOES:
            whither = "start for home" if bar.other == HOME else "go on"
            whither = f"go on to {self._there(bar.meeting)}" if bar.meeting else whither
            return f"must {whither}, so it begins by {self._time(bar.step)} at the latest"
        before, after = (self._title(id_) for id_ in (bar.meeting, bar.other))
        if bar.meeting and bar.other:
            return f"has no time for it between {before} and {after}"
        if bar.meeting or bar.other:
            return f"has no time for it {'after' if bar.meeting else 'before'} {before if bar.meeting else after}"
        return "cannot get there"

    def _there(self, meeting: str) -> str:
        """A meeting with the city that it is in, where there is only one."""
        cities = self._problem.tasks[meeting].cities
        return self._title(meeting) + (f" in {_city(self._scenario, cities[0])}" if len(cities) == 1 else "")

    def _bound(self, bar: Bar) -> str:
        assert bar.step is not None
        return f"not {'before' if bar.step > last_of(bar.starts) else 'after'} {self._time(bar.step)}"

    def _paths(self, bar: Bar) -> list[str]:
        scenario = self._scenario
        match bar.kind:
            case (
                BarKind.FOLLOWS
                | BarKind.PRECEDES
                | BarKind.INSIDE
                | BarKind.AROUND
                | BarKind.SAME_DAY
                | BarKind.OTHER_DAY
            ):
                return [
                    path for path in _relations(scenario) if {self._meeting, bar.meeting} <= _relations(scenario)[path]
                ]
            case BarKind.AWAY:
                return [f"people.{bar.person}.{field}" for field in _calendars(scenario, bar.person)]
            case BarKind.WORK:
                return [f"work.{bar.other}"]
            case BarKind.POOL:
                return [f"resources.{bar.other}.number"]
            case BarKind.LOAD:
                return ["policies.daily_meetings", "policies.daily_minutes"]
            case BarKind.QUOTA:
                return ["policies.quotas"]
        return []

    def _title(self, meeting: str) -> str:
        return f"'{self._scenario.meetings[meeting].title}'" if meeting else ""

    def _name(self, person: str) -> str:
        return self._scenario.people[person].name if person else ""

    def _time(self, step: int | None) -> str:
        assert step is not None
        grid = self._problem.grid
        local = clock.to_local(grid.origin + timedelta(minutes=step * grid.step), self._zone)
        return f"{local:%a} {local.day} {local:%b %H:%M}"


def _city(scenario: Scenario, id_: str) -> str:
    return scenario.places[id_].name or id_


def _relations(scenario: Scenario) -> dict[str, set[str]]:
    """The meetings of each relation, by its path."""
    meetings = {}
    for id_, relation in sorted(scenario.relations.items()):
        values = relation.model_dump()
        named = {value for value in values.values() if isinstance(value, str)}
        for value in values.values():
            named |= set(value) if isinstance(value, tuple | list) else set()
        meetings[f"relations.{id_}"] = named & set(scenario.meetings)
    return meetings


def _calendars(scenario: Scenario, person: str) -> list[str]:
    who = scenario.people[person]
    return [field for field in ("available", "blocked") if getattr(who, field)]
