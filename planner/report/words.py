"""Names, times and lengths as people say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from planner.domain import clock
from planner.domain.place import read_place
from planner.domain.scenario import Scenario
from planner.files.cells import read_attendance
from planner.files.columns import RowKind
from planner.files.plan_rows import place_name
from planner.plan.record import Attendance, Tier

MEANING = {
    Tier.PRIORITY: "what is left out, by its priority",
    Tier.ATTENDANCE: "stand-ins and people who are missing",
    Tier.STABILITY: "changes against a plan that people know",
    Tier.PROTOCOL: "holidays, audiences, balance",
    Tier.COMFORT: "meetings and journeys at night, and landings long before any",
    Tier.TRAVEL: "minutes en route, for each person",
    Tier.TIDINESS: "minutes away from home, and of waiting for each meeting",
}
"""What each tier counts."""
Row = Mapping[str, str]
"""A row of a plan: the cells of plan.csv by column."""
MOST_NAMED = 3
"""So many people are named where a sentence is about all of them; of more, the first two."""


def duration(minutes: int) -> str:
    """A length of time, whatever its sign: `45 min`, `2 h`, `2 h 30 min`, `1 day 2 h`."""
    days, rest = divmod(abs(minutes), 24 * 60)
    hours, left = divmod(rest, 60)
    parts = [(days, "day" if days == 1 else "days"), (hours, "h"), (left, "min")]
    return " ".join(f"{number:,} {unit}" for number, unit in parts if number) or "0 min"


def moment(local: datetime) -> str:
    """A day and a wall time: `Thu 31 May 11:30`."""
    return f"{local:%a} {local.day} {local:%b %H:%M}"


def day_span(scenario: Scenario) -> str:
    """The days that a scenario plans, by the clock of its home: `24 May to 13 June 2018`."""
    zone = scenario.home_zone
    first = clock.to_local(scenario.start, zone)
    last = clock.to_local(scenario.end, zone) - timedelta(minutes=1)
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%B}{year} to {last.day} {last:%B} {last.year}"


def listed(words: Iterable[str]) -> str:
    """Words as a list: `a, b and c`."""
    each = list(words)
    return f"{', '.join(each[:-1])} and {each[-1]}" if len(each) > 1 else "".join(each)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number of things: `1 meeting`, `1,200 meetings`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def seated(row: Row) -> list[Attendance]:
    """Who is in a row of a plan, each in their seat; what cannot be read is left out."""
    return [each for each in read_attendance(row.get("people", "")) if isinstance(each, Attendance)]


def city_of(row: Row) -> str:
    """The city of a row's place as people call it; its id where the names cannot be told apart for commas in them."""
    place, name = read_place(row.get("place", "")), row.get("place_name", "")
    if place is None:
        return ""
    names = [name] if place.depth == 1 else name.split(", ")
    return names[-1] if name and len(names) == place.depth else place.city


def ends_of(row: Row) -> tuple[str, str]:
    """The cities of a journey as people call them; their ids where the title has more than one `to`."""
    names = row.get("title", "").split(" to ")
    return (names[0], names[1]) if len(names) == 2 else (row.get("origin", ""), row.get("destination", ""))


class Namer:
    """Names for ids, and clocks for places: from a scenario, else from rows of plans that say them.

    What neither of them knows is called by its id, and told in UTC.
    """

    def __init__(self, scenario: Scenario | None, rows: Iterable[Row] = ()) -> None:
        self._scenario = scenario
        self._titles: dict[str, str] = {}
        self._work: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._roles: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._zones: dict[str, str] = {}
        if scenario is None:
            for row in rows:
                self._learn(row)
            return
        self._titles = {id_: each.title for id_, each in scenario.meetings.items()}
        self._work = {id_: each.title for id_, each in scenario.work.items()}
        self._people = {id_: each.name for id_, each in scenario.people.items()}
        self._roles = {id_: each.name for id_, each in scenario.roles.items()}

    def meeting(self, id_: str) -> str:
        """A meeting's title."""
        return self._titles.get(id_, id_)

    def work(self, id_: str) -> str:
        """The title of a piece of work."""
        return self._work.get(id_, id_)

    def person(self, id_: str) -> str:
        """A person's name."""
        return self._people.get(id_, id_)

    def people(self, ids: Iterable[str]) -> str:
        """Several people by name."""
        return listed(self.person(id_) for id_ in ids)

    def group(self, ids: tuple[str, ...], party: str | None = None) -> str:
        """People who do something together: the name of their party, or a few of them and how many others."""
        if party is not None and self._scenario is not None and party in self._scenario.parties:
            return self._scenario.parties[party].name
        if len(ids) <= MOST_NAMED:
            return self.people(ids)
        return f"{', '.join(self.person(id_) for id_ in ids[:2])} and {len(ids) - 2} others"

    def seat(self, each: Attendance) -> str:
        """In what seat somebody comes: nothing where it is their own, else `for Donald Trump` or `as US ambassador`."""
        if each.person == each.seat:
            return ""
        return f"as {self._roles[each.seat]}" if each.seat in self._roles else f"for {self.person(each.seat)}"

    def place(self, place: str) -> str:
        """A place as people call it, the smallest part first."""
        if self._scenario is not None:
            return place_name(self._scenario, place)
        return self._places.get(place, place)

    def city(self, place: str) -> str:
        """The city of a place as people call it."""
        read = read_place(place)
        return self.place(place if read is None else read.city)

    def local(self, instant: datetime, place: str) -> datetime:
        """An instant by the clock of a place; in UTC where that is not known."""
        return clock.to_local(instant, self.zone(place) or "UTC")

    def time(self, instant: datetime, place: str) -> str:
        """An instant by the clock of a place, as people say it; where the clock is not known, in UTC and saying so."""
        known = self.zone(place) is not None
        return moment(self.local(instant, place)) + ("" if known else " UTC")

    def zone(self, place: str) -> str | None:
        """The IANA zone of a place; that of home for `remote`; None where it is not known."""
        if self._scenario is None:
            read = read_place(place)
            return self._zones.get(place) or (None if read is None else self._zones.get(read.city))
        try:
            return self._scenario.zone_of(place)
        except KeyError:
            return None

    def _learn(self, row: Row) -> None:
        kind, title = row.get("kind", ""), row.get("title", "")
        if kind in (RowKind.MEETING, RowKind.UNSCHEDULED) and title:
            self._titles[row["id"]] = title
        if kind in (RowKind.WORK, RowKind.UNDONE) and title:
            self._work[row["id"]] = title
        self._learn_people(row)
        self._learn_place(row.get("place", ""), row.get("place_name", ""), row.get("zone", ""))
        if (place := read_place(row.get("place", ""))) is not None and not place.remote:
            self._learn_place(place.city, city_of(row), row.get("zone", ""))
        if kind == RowKind.JOURNEY:
            begin, end = ends_of(row)
            self._learn_place(row.get("origin", ""), begin, row.get("zone", ""))
            self._learn_place(row.get("destination", ""), end, row.get("end_zone", ""))

    def _learn_people(self, row: Row) -> None:
        those, names = seated(row), row.get("names", "").split("; ")
        if len(names) == len(those):
            self._people |= {
                each.person: name.partition(" (")[0] for each, name in zip(those, names, strict=True) if name
            }
        others = [each for each in those if each.person != each.seat]
        said = row.get("stand_ins", "").split("; ")
        for each, words in zip(others, said, strict=False):
            rest = words.removeprefix(self.person(each.person))
            if rest.startswith(" as "):
                self._roles[each.seat] = rest.removeprefix(" as ")
            elif rest.startswith(" for "):
                self._people.setdefault(each.seat, rest.removeprefix(" for "))

    def _learn_place(self, place: str, name: str, zone: str) -> None:
        if place and name:
            self._places.setdefault(place, name)
        if place and clock.zone_exists(zone):
            self._zones.setdefault(place, zone)
