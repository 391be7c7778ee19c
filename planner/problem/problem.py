"""The problem: a scenario as whole numbers, for solvers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.domain.in_force import UNLIMITED, InForce
from planner.domain.place import Place
from planner.domain.policies import Policies, Rest
from planner.domain.relations import Adjacent, Brief, Relation
from planner.domain.scenario import Scenario
from planner.domain.waivers import WaivedRule
from planner.plan.record import Mode
from planner.problem.arrivals import Arrivals
from planner.problem.call_hours import CallTimes
from planner.problem.costly import CostlyTimes
from planner.problem.days import CalendarDays
from planner.problem.demands import Demand, Pool
from planner.problem.grid import Grid
from planner.problem.hotels import Hotels
from planner.problem.lateness import Lateness, lateness_of
from planner.problem.leaving import Leaving
from planner.problem.nights import NightMinutes
from planner.problem.nights_away import NightsAway
from planner.problem.openings import Opening
from planner.problem.preparations import Preparation
from planner.problem.protocol import Protocol, protocol_of
from planner.problem.staying import Pairs, staying_of
from planner.problem.tasks import Task
from planner.problem.ties import Tie, ties_of
from planner.problem.travel_hours import TravelTimes
from planner.problem.travellers import Traveller
from planner.problem.ways import Way, Ways
from planner.problem.whereabouts import Anchor, KnownLeg, Whereabouts
from planner.problem.windows import Windows


@dataclass(frozen=True)
class Problem:
    """Everything that a solver needs, in steps of the grid or in minutes, every map in order of id.

    `scenario` stays at hand for names and words. What needs calendars or zones is worked out when somebody first asks for it.
    """

    scenario: Scenario
    grid: Grid
    tasks: Mapping[str, Task]
    travellers: Mapping[str, Traveller]
    ways: Ways
    openings: tuple[Opening, ...]
    pools: Mapping[str, Pool]
    demands: tuple[Demand, ...]
    preparations: Mapping[str, Preparation]
    whereabouts: Mapping[str, Whereabouts]

    @cached_property
    def traveller_of(self) -> Mapping[str, Traveller]:
        """The traveller that carries each person."""
        return {person: each for each in self.travellers.values() for person in each.people}

    def ways_of(self, traveller: Traveller) -> dict[tuple[str, str], tuple[Way, ...]]:
        """The ways of a traveller by (origin, destination); those of journeys that are known come first."""
        ways = self.ways.of(own_aircraft=traveller.own_aircraft)
        for known in self.known_journeys(traveller):
            pair = (known.origin, known.destination)
            if known.within(self.grid):
                ways = {**ways, pair: (known.way, *ways.get(pair, ()))}
        return ways

    def known_journeys(self, traveller: Traveller) -> tuple[KnownLeg, ...]:
        """The journeys of a traveller that are known, in order of departure."""
        return self.whereabouts[traveller.id].journeys if traveller.id in self.whereabouts else ()

    def anchors(self, traveller: Traveller) -> tuple[Anchor, ...]:
        """Where a traveller must be whatever is attended: at both ends of known journeys, and in stays."""
        return self.whereabouts[traveller.id].anchors if traveller.id in self.whereabouts else ()

    @cached_property
    def adjacent(self) -> frozenset[frozenset[str]]:
        """Pairs of meetings that an `adjacent` relation joins."""
        return frozenset(frozenset((each.first, each.then)) for each in self.relations if isinstance(each, Adjacent))

    @cached_property
    def staying(self) -> Pairs:
        """Pairs of meetings (earlier, later) between which nothing is due in one place, since the same people stay."""
        return staying_of(self.scenario, self.tasks)

    @cached_property
    def stayed_in(self) -> frozenset[str]:
        """The meetings that are in such a pair."""
        return frozenset(id_ for pair in self.staying for id_ in pair)

    @cached_property
    def leaving(self) -> Leaving:
        """Who leaves a long meeting for a short one inside it."""
        return Leaving(self.scenario, self.tasks)

    @property
    def policies(self) -> Policies:
        """The policies; lengths in minutes."""
        return self.scenario.policies

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations between meetings and delegations, in order of id; lengths in minutes. A briefing that is cancelled is
        not due.
        """
        off = self.scenario.meetings.keys() - self.scenario.to_be_planned.keys()
        those = (relation for _, relation in sorted(self.scenario.relations.items()))
        return tuple(each for each in those if not (isinstance(each, Brief) and each.meeting in off))

    @cached_property
    def lateness(self) -> Lateness:
        """What it costs that a meeting begins late."""
        return lateness_of(self.scenario, self.grid)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The meetings that are tied to a landing or a take-off."""
        return ties_of(self.scenario)

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Everybody's rank, 1 the highest."""
        return {id_: person.rank for id_, person in sorted(self.scenario.people.items())}

    @cached_property
    def protocol(self) -> Protocol:
        """What protocol asks for."""
        return protocol_of(self.scenario, self.tasks)

    @cached_property
    def figures(self) -> Mapping[str, InForce]:
        """The figures that hold for everybody, by person; lengths in minutes."""
        return {person: self.scenario.figures_of(person) for person in self.ranks}

    def most_on(self, person: str, day: date) -> tuple[int, int]:
        """The most meetings, and the most minutes of them, that somebody may have on a day."""
        figures, (meetings, minutes) = self.figures[person], self._loads_lifted[person]
        return (
            UNLIMITED if meetings is not None and day <= meetings else figures.daily_meetings,
            UNLIMITED if minutes is not None and day <= minutes else figures.daily_minutes,
        )

    @cached_property
    def _loads_lifted(self) -> Mapping[str, tuple[date | None, date | None]]:
        """By person, the last days on which the limits of a day are waived."""
        waived = self.scenario.waived_through
        return {
            person: (waived(WaivedRule.DAILY_MEETINGS, person), waived(WaivedRule.DAILY_MINUTES, person))
            for person in self.ranks
        }

    def hurried(self, traveller: Traveller) -> tuple[str, ...]:
        """Those of a traveller's people who do not land long before their first meeting in a city."""
        return tuple(
            each for each in traveller.people if self.night_weight(each) and self.figures[each].night.early_weight
        )

    def night_weight(self, person: str) -> int:
        """Points for a minute of somebody's meetings in the night; 0 for whoever does not count."""
        night = self.figures[person].night
        return night.weight if self.ranks[person] <= night.rank else 0

    @cached_property
    def counted(self) -> frozenset[str]:
        """The meetings that count among the most that a person may have on a day."""
        meetings, free = self.scenario.meetings, set(self.policies.daily_uncounted)
        return frozenset(id_ for id_, meeting in meetings.items() if meeting.kind not in free)

    def zone_of(self, city: str) -> str:
        """The zone of a city's clock."""
        return self.scenario.zone_of(city)

    def clocks_agree(self, one: str, other: str) -> bool:
        """Whether the clocks of two cities show the same throughout the horizon."""
        key = (min(one, other), max(one, other))
        if key not in self._agreeing:
            here, there = (self._windows.offsets(self.zone_of(city)) for city in (one, other))
            self._agreeing[key] = here == there
        return self._agreeing[key]

    @cached_property
    def _agreeing(self) -> dict[tuple[str, str], bool]:
        return {}

    @cached_property
    def _windows(self) -> Windows:
        return Windows(self.scenario, self.grid)

    @cached_property
    def days(self) -> CalendarDays:
        """On which local days meetings can start."""
        return CalendarDays(self._windows)

    @cached_property
    def nights(self) -> NightMinutes:
        """How much of a meeting lies in the night."""
        return NightMinutes(self._windows, self.tasks)

    @cached_property
    def travel_hours(self) -> TravelTimes:
        """When people set out and arrive."""
        return TravelTimes(self._windows, self.figures)

    @cached_property
    def call_hours(self) -> CallTimes:
        """When people take calls."""
        return CallTimes(self._windows, self.figures)

    @cached_property
    def arrivals(self) -> Arrivals:
        """How long before what they attend people are in a city."""
        return Arrivals(self._windows, self.figures)

    @cached_property
    def hotels(self) -> Hotels:
        """Where people stay, and what a night takes."""
        return Hotels(self._windows, self.figures, self.ground, self.transfer)

    @cached_property
    def nights_away(self) -> NightsAway:
        """How many nights in a row people are away."""
        return NightsAway(self._windows, self.figures)

    @cached_property
    def costly(self) -> CostlyTimes:
        """When it costs something to meet."""
        return CostlyTimes(self._windows, self.days)

    def transfer(self, venue: Place) -> int:
        """Minutes between a venue and the point where journeys begin and end."""
        where = self.scenario.places[venue.city]
        own = self.scenario.venue(venue).transfer
        if own is not None:
            return own
        if where.transfer is not None:
            return where.transfer
        return self.policies.transfer if where.airport else 0

    def ground(self, one: Place, other: Place) -> int:
        """Minutes that a person needs between meetings at two venues of one city, or at one."""
        policies = self.policies
        if one == other:
            return policies.changeover
        table = self.scenario.places[one.city].ground
        there, back = (f"{a.venue} - {b.venue}" for a, b in ((one, other), (other, one)))
        said = table.get(there, table.get(back, policies.ground))
        return max(said, policies.changeover)

    def boarding(self, way: Way) -> int:
        """Minutes at the place of departure before a leg on that way."""
        policies = self.policies
        if way.mode.on_the_ground:
            return 0
        return way.to_airport + (policies.check_in if way.mode is Mode.SCHEDULED else policies.boarding)

    def formalities(self, way: Way) -> int:
        """Minutes from arrival on that way to leaving the place of arrival."""
        return 0 if way.mode.on_the_ground else way.from_airport + self.policies.formalities

    @cached_property
    def farthest_airport(self) -> int:
        """The most minutes on the road that any airport is beyond the transfer of its city."""
        others = (each for city in self.scenario.places.values() for each in city.other_airports)
        return max((each.ground for each in others), default=0)

    def rests(self, traveller: Traveller) -> frozenset[Rest]:
        """The rules on rest of a traveller's people: the strictest of them holds."""
        return frozenset(self.figures[person].rest for person in traveller.people)

    def rest(self, traveller: Traveller, way: Way, minutes: int) -> int:
        """Minutes of rest that a traveller owes after a leg of so many minutes on that way."""
        return rest_after(self.rests(traveller), way, minutes, own_aircraft=traveller.own_aircraft)

    @cached_property
    def longest_rest(self) -> int:
        """The most minutes of rest that anybody can owe."""
        rules = {rest for traveller in self.travellers.values() for rest in self.rests(traveller)}
        lengths = (each for rule in rules for each in (rule.length, rule.by_train, rule.by_ground, rule.own_aircraft))
        return max((each for each in lengths if each is not None), default=0)


def rest_after(rules: Iterable[Rest], way: Way, minutes: int, *, own_aircraft: bool) -> int:
    """Minutes of rest after a leg of so many minutes on a way by the strictest of some rules."""
    if way.sleeper:
        return 0
    return max(
        (_length(rule, way, own_aircraft=own_aircraft) for rule in rules if minutes >= rule.after_leg), default=0
    )


def _length(rule: Rest, way: Way, *, own_aircraft: bool) -> int:
    match way.mode:
        case Mode.TRAIN:
            own = rule.by_train
        case Mode.GROUND:
            own = rule.by_ground
        case Mode.AIR if own_aircraft:
            own = rule.own_aircraft
        case _:
            own = None
    return rule.length if own is None else own
