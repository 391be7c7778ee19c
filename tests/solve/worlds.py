"""Random small scenarios where clocks, grids and permits are at their worst, and plans planted in them by chance.

python -m tests.solve.worlds FIRST COUNT      tries worlds FIRST, FIRST + 1, ... and tells of each that breaks a promise
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from planner.check import check, score, tiers, work_time
from planner.check.case import Case
from planner.domain.meetings import Meeting
from planner.domain.scenario import Scenario
from planner.errors import InputError
from planner.files.scenario_file import scenario_of
from planner.plan.record import Answer, Appointment, Attendance, Journey, Mode, Plan, Prepared, Status, Unscheduled
from planner.solve import Settings, solve

NIGHTS = [
    ("America/New_York", "2018-03-11", (40.7, -74.0)),
    ("America/New_York", "2018-11-04", (40.7, -74.0)),
    ("Australia/Lord_Howe", "2018-04-01", (-31.5, 159.1)),
    ("Australia/Lord_Howe", "2018-10-07", (-31.5, 159.1)),
    ("Pacific/Apia", "2011-12-31", (-13.8, -171.8)),
    ("Africa/Cairo", "2023-04-28", (30.0, 31.2)),
    ("Africa/Cairo", "2023-10-27", (30.0, 31.2)),
    ("America/Havana", "2018-11-04", (23.1, -82.4)),
    ("America/St_Johns", "2010-11-07", (47.6, -52.7)),
    ("Asia/Pyongyang", "2018-05-05", (39.0, 125.8)),
    ("Asia/Kathmandu", "2018-06-05", (27.7, 85.3)),
    ("Asia/Kolkata", "2018-06-05", (28.6, 77.2)),
    ("Pacific/Chatham", "2018-04-01", (-43.9, -176.5)),
    ("Europe/London", "2018-10-28", (51.5, -0.1)),
]
"""Zones with a night in which their clocks change, or with an offset that is no whole hour."""


class World:
    """One random scenario; the same number always gives the same."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(number)
        self.stay = "true" if number % 2 else "false"
        self.zone, day, (latitude, longitude) = self.random.choice(NIGHTS)
        self.day = datetime.fromisoformat(day)
        self.cities = ["here", "there"][: self.random.choice((1, 2, 2))]
        far = self.random.choice(NIGHTS)
        places = {"here": self._city(self.zone, (latitude, longitude))}
        if len(self.cities) > 1:
            zone = self.random.choice((self.zone, far[0]))
            places["there"] = self._city(zone, (latitude + 0.2, longitude - 0.3))
        tree = {
            "schema": "1",
            "title": f"World {number}",
            "home": "here",
            "horizon": self._horizon(),
            "places": places,
            "delegations": {"one": {"name": "One", "base": "here"}, "two": {"name": "Two", "base": self.cities[-1]}},
            "people": self._people(),
            "meetings": {f"m-{index}": self._meeting() for index in range(self.random.randint(1, 3))},
            "routes": self._routes(),
            "permits": self._permits(),
            "policies": self._policies(),
            "rule_pack": self.random.choice(("bare", "bare", "standard")),
        }
        tree |= self._work(sorted(tree["meetings"]))
        self._own_figures(tree, random.Random(-1 - number))
        self._calls(tree, random.Random(-1_000_000 - number))
        self._parts(tree["meetings"], random.Random(-2_000_000 - number))
        self._arrivals(tree, random.Random(-3_000_000 - number))
        self._nights(tree, random.Random(-4_000_000 - number))
        self._weights(tree, random.Random(-5_000_000 - number))
        self._lengths(tree, random.Random(-6_000_000 - number))
        self._hotels(tree, random.Random(-7_000_000 - number))
        self._inside(tree, random.Random(-8_000_000 - number))
        self.tree = tree

    def _hotels(self, tree: dict[str, Any], chance: random.Random) -> None:
        """Hotels, rest at night and ways between them in one of three worlds; rest is owed after short legs there."""
        if chance.random() < 0.67:
            return
        for city in tree["places"].values():
            city["venues"] |= {
                "inn": {"transfer": f"{chance.choice((0, 8, 25))} min", "blocked": [["2000-01-01", "2030-01-01"]]}
            }
            city["transfer"] = f"{chance.choice((0, 12))} min"
            city["ground"] = {"inn - hall": f"{chance.choice((0, 11, 35))} min"} if chance.random() < 0.6 else {}
        hotels = [f"{city}/{chance.choice(('inn', 'inn', 'hall'))}" for city in self.cities]
        for id_ in chance.sample(("ann", "bob", "idle"), 2):
            tree["people"][id_]["hotels"] = chance.sample(hotels, chance.randint(1, len(hotels)))
        tree["delegations"]["one"]["hotels"] = [f"{self.cities[-1]}/annex"]
        rest = {"after_leg": "10 min", "length": f"{chance.choice((0, 3, 40))} min"}
        tree["policies"]["rest"] = rest | {"at_night": f"{chance.choice((0, 0, 90, 600))} min"}
        hours = chance.choice((["22:00", "06:00"], ["22:00", "00:50"], ["12:00", "12:30"], ["00:00", "01:01"]))
        tree["policies"].setdefault("night", {"weight": "0"})["hours"] = hours

    def _inside(self, tree: dict[str, Any], chance: random.Random) -> None:
        """One or two short meetings inside a long one in one of three worlds; some have stages that need somebody."""
        if chance.random() < 0.67:
            return
        long, people = tree["meetings"]["m-0"], ["ann", "bob", "idle"]
        long |= {"where": ["here/annex"], "length": f"{chance.choice((90, 120, 154))} min"}
        long["who"] = {"required": people[: chance.choice((1, 2, 2, 3))]}
        if chance.random() < 0.3:
            lengths = chance.choice(((30, 60, 30), (13, 90, 17), (60, 45, 60)))
            named = ([], ["ann"], [], ["bob", "ann"])
            long["stages"] = [
                {
                    "title": "Part",
                    "length": f"{length} min",
                    "who": sorted({*chance.choice(named)} & {*long["who"]["required"]}),
                }
                for length in lengths
            ]
            del long["length"]
        tree["relations"] = {}
        for name in ("aside", "word")[: chance.choice((1, 1, 2))]:
            who = {"required": chance.choice((["ann"], ["bob"], ["ann", "bob"], ["idle"]))}
            where = [chance.choice(("here/annex", "here/hall", "here/hall", "remote"))]
            pace = {
                "length": f"{chance.choice((7, 15, 30))} min",
                "must": chance.choice(("true", "false", "false", "false")),
            }
            hours = {"time_of_day": ["00:00", "24:00"]}
            tree["meetings"][name] = {"title": "Word", "who": who, "where": where, "when": hours, **pace}
            attend = f"{chance.choice((0, 30, 75, 100))} min"
            outside = chance.choice(("true", "false", "false"))
            inside = {"rule": "inside", "meeting": name, "during": "m-0", "attend": attend, "also_outside": outside}
            tree["relations"][name] = inside

    def _own_figures(self, tree: dict[str, Any], chance: random.Random) -> None:
        """Figures of their own for somebody in one of three worlds; drawn apart, so that all else is as without them."""
        if chance.random() < 0.67:
            return
        hours = chance.choice((["06:00", "20:30"], ["22:00", "13:00"], ["09:15", "17:00"]))
        rest = {"after_leg": "20 min", "length": "3 h", "by_ground": f"{chance.choice((0, 25, 100))} min"}
        figures: dict[str, Any] = {
            "rest": rest,
            "travel_hours": {
                "hours": hours,
                "outside": chance.choice(("avoid", "avoid", "forbid", "ignore")),
                "weight": "13",
            },
            "night": {"weight": "3", "early_after": "30 min", "early_weight": "5"},
            "daily_meetings": chance.choice(("1", "2")),
            "daily_minutes": chance.choice(("60 min", "150 min")),
        }
        kept = chance.sample(sorted(figures), chance.randint(1, 3))
        kind, id_ = chance.choice(
            (("people", "ann"), ("people", "idle"), ("delegations", "two"), ("delegations", "one"))
        )
        tree[kind][id_]["figures"] = {name: figures[name] for name in kept}
        if chance.random() < 0.5 and all("starts" not in tree["people"][each] for each in ("bob", "idle")):
            tree["parties"] = {"pair": {"name": "Pair", "members": ["bob", "idle"]}}
            tree["people"]["idle"]["returns"] = tree["people"]["bob"]["returns"]
        if chance.random() < 0.5:
            waiver = {"why": "Why not", "by": "Chance", "until": chance.choice(("2010-01-01", "2030-01-01"))}
            rules = (
                "rest",
                "travel-hours",
                "night",
                "daily-meetings",
                "daily-minutes",
                "working-hours",
                "quiet-times",
                "turnover",
            )
            rule = chance.choice(rules)
            of_meetings = rule in rules[5:]
            if rule in rules[3:7] and chance.random() < 0.5:
                waiver["until"] = tree["horizon"]["from"][:10]
            about = {"meetings": ["m-0"]} if of_meetings else {"who": [chance.choice(("ann", "bob", "two"))]}
            tree["waivers"] = {"w": {**waiver, "waives": rule, **about}}

    def _calls(self, tree: dict[str, Any], chance: random.Random) -> None:
        """Meetings that are calls and hours for them in one of three worlds, and in some hours of one's own or a waiver."""
        if chance.random() < 0.67:
            return
        hours = (["06:00", "20:30"], ["22:00", "13:00"], ["09:15", "17:00"], ["10:00", "10:45"])
        rules = [{"hours": chance.choice(hours), "outside": chance.choice(("avoid", "forbid"))} for _ in range(2)]
        tree["policies"]["call_hours"] = {**rules[0], "weight": "17"}
        for meeting in tree["meetings"].values():
            if chance.random() < 0.5:
                meeting["where"] = chance.choice((["remote"], ["remote", *meeting["where"]]))
        if chance.random() < 0.3:
            kind, id_ = chance.choice((("people", "ann"), ("delegations", "two")))
            tree[kind][id_].setdefault("figures", {})["call_hours"] = rules[1]
        if chance.random() < 0.2:
            given = {"why": "Why not", "by": "Chance", "waives": "call-hours", "who": ["bob"]}
            tree.setdefault("waivers", {})["calls"] = given

    def _arrivals(self, tree: dict[str, Any], chance: random.Random) -> None:
        """How long before what they attend people are there, in one of three worlds; some meetings say so themselves."""
        if chance.random() < 0.67:
            return
        margins = [{"before": f"{chance.choice((0, 1, 13, 30, 95))} min"} for _ in range(3)]
        for margin in margins:
            margin |= {"evening_before": "true"} if chance.random() < 0.3 else {}
        weighed = [{"outside": chance.choice(("avoid", "forbid")), "weight": "19"} for _ in range(2)]
        tree["policies"]["arrival"] = margins[0] | weighed[0]
        if chance.random() < 0.3:
            kind, id_ = chance.choice((("people", "ann"), ("delegations", "two")))
            tree[kind][id_].setdefault("figures", {})["arrival"] = margins[1] | weighed[1]
        if chance.random() < 0.4:
            tree["meetings"]["m-0"]["arrive"] = margins[2]
        if chance.random() < 0.2:
            given = {"why": "Why not", "by": "Chance", "waives": "arrival", "who": ["bob"]}
            tree.setdefault("waivers", {})["arrivals"] = given

    def _nights(self, tree: dict[str, Any], chance: random.Random) -> None:
        """Most nights away in one of three worlds: few, for horizons are short."""
        if chance.random() < 0.67:
            return
        outside = chance.choice(("avoid", "forbid"))
        tree["policies"]["nights_away"] = {"most": chance.choice(("0", "0", "1")), "outside": outside, "weight": "23"}

    def _weights(self, tree: dict[str, Any], chance: random.Random) -> None:
        """Weights of their own for minutes, and a moment that lateness is counted from, in one of three worlds."""
        if chance.random() < 0.67:
            return
        tree["policies"]["weights"] = {name: chance.choice("0123") for name in ("travel", "away", "late")}
        if chance.random() < 0.7:
            day = self.day - timedelta(days=chance.choice((0, 1)))
            clock = chance.choice(("", "", " 16:00", " 19:55", " 22:07"))
            day -= timedelta(days=1) if clock and day == self.day else timedelta()
            tree["policies"]["lateness"] = {"counted_from": f"{day:%Y-%m-%d}{clock}"}

    def _parts(self, meetings: dict[str, Any], chance: random.Random) -> None:
        """Somebody who comes later or leaves earlier in one of four meetings; drawn apart, too."""
        for each in meetings.values():
            if chance.random() < 0.25:
                who, length = each["who"], int(each["length"].removesuffix(" min"))
                first, last = sorted(chance.sample(range(length + 1), 2))
                seat = chance.choice(who["required"])
                parts = {"joins_after": {seat: f"{first} min"}, "leaves_after": {seat: f"{last} min"}}
                for field in chance.choice((["joins_after"], ["leaves_after"], list(parts))):
                    who[field] = parts[field]

    def _lengths(self, tree: dict[str, Any], chance: random.Random) -> None:
        """Meetings that may be shortened in one of three worlds, as far as whoever comes later or leaves earlier lets them."""
        if chance.random() < 0.67:
            return
        tree["policies"].setdefault("weights", {})["shortened"] = chance.choice("0125")
        for meeting in tree["meetings"].values():
            who, whole = meeting["who"], int(meeting["length"].removesuffix(" min"))
            ends = [int(each.removesuffix(" min")) for each in who.get("leaves_after", {}).values()]
            ends += [int(each.removesuffix(" min")) + 1 for each in who.get("joins_after", {}).values()]
            least = max([1, *ends])
            if chance.random() < 0.7 and least < whole:
                meeting["least_length"] = f"{max(least, whole - chance.choice((3, 10, 20, 30)))} min"

    def _city(self, zone: str, at: tuple[float, float]) -> dict[str, Any]:
        venue: dict[str, Any] = {"hall": {}, "annex": {"open": "true"}}
        if self.random.random() < 0.3:
            venue["hall"]["hours"] = self._hours()
        return {"at": [f"{part:.3f}" for part in at], "zone": zone, "venues": venue}

    def _clock(self, low: int = 0, high: int = 1439) -> str:
        minute = self.random.randint(low, high)
        minute -= minute % self.random.choice((1, 5, 15, 30, 30, 60))
        return f"{minute // 60:02}:{minute % 60:02}"

    def _hours(self) -> list[str]:
        return self.random.choice(
            (["00:00", "24:00"], [self._clock(0, 240), self._clock(120, 480)], [self._clock(), self._clock()])
        )

    def _moment(self, hours: int = 36) -> str:
        minute = self.random.randint(-12 * 60, hours * 60)
        minute -= minute % self.random.choice((1, 15, 60))
        return f"{self.day + timedelta(minutes=minute):%Y-%m-%d %H:%M}"

    def _span(self) -> list[str]:
        return sorted((self._moment(), self._moment()))

    def _horizon(self) -> dict[str, str]:
        grid = self.random.choice((5, 5, 5, 15, 30, 60))
        first, last = f"{self.day - timedelta(days=1):%Y-%m-%d}", f"{self.day:%Y-%m-%d}"
        if self.random.random() < 0.4:
            first = f"{first} {self._clock(0, 720)}"
        if self.random.random() < 0.3:
            last = f"{last} {self._clock(300, 1439)}"
        return {"from": first, "to": last, "grid": f"{grid} min"}

    def _people(self) -> dict[str, Any]:
        people: dict[str, Any] = {
            "ann": {"name": "Ann", "of": "one", "rank": "1"},
            "bob": {"name": "Bob", "of": "two", "rank": "2"},
            "idle": {"name": "Idle", "of": "two", "rank": "3"},
        }
        for who in people.values():
            who["returns"] = self.random.choice(("true", "false"))
            if self.random.random() < 0.2:
                who["starts"] = self.random.choice(self.cities)
            if self.random.random() < 0.3:
                who[self.random.choice(("blocked", "available"))] = [self._span()]
        return people

    def _meeting(self) -> dict[str, Any]:
        when: dict[str, Any] = {}
        if self.random.random() < 0.6:
            when["time_of_day"] = self._hours()
        if self.random.random() < 0.3:
            when["between"] = [self._span() for _ in range(self.random.choice((1, 2)))]
        if self.random.random() < 0.2:
            when["days"] = self.random.sample(["thu", "fri", "sat", "sun", "mon"], 3)
        prime = {"zone": self.random.choice(NIGHTS)[0], "between": self._hours()}
        return {
            "title": "Talk",
            "who": {"required": self.random.choice((["ann"], ["bob"], ["ann", "bob"]))},
            "where": [self.random.choice(self.cities)],
            "length": f"{self.random.choice((7, 30, 45, 60, 62, 90))} min",
            "must": self.random.choice(("true", "false")),
            "when": when,
            "needs": {"prime_time": [prime]} if self.random.random() < 0.3 else {},
        }

    def _routes(self) -> dict[str, Any]:
        if len(self.cities) == 1:
            return {}
        road = {"between": ["here", "there"], "mode": "ground", "length": f"{self.random.choice((15, 31, 62, 75))} min"}
        at = {"at": self._clock(), "length": f"{self.random.choice((20, 47))} min"}
        return self.random.choice(({"road": road}, {"road": road}, {"road": {**road, "departures": [at]}}))

    def _permits(self) -> dict[str, Any]:
        if self.random.random() < 0.7:
            return {}
        authority = {"name": "Office", "calendar": "US", "zone": self.zone, "lead": "1 working day"}
        permit: dict[str, Any] = {
            "name": "Pass",
            "for": [self.random.choice(("one", "two", "idle", "ann"))],
            "opens": {"city": self.random.choice(self.cities)},
            "authority": authority,
            "granted": f"{self.day - timedelta(days=self.random.choice((0, 1, 2))):%Y-%m-%d}",
        }
        if self.random.random() < 0.4:
            permit["valid"] = self._span()
        return {"pass": permit}

    def _policies(self) -> dict[str, Any]:
        policies: dict[str, Any] = {"changeover": self.random.choice(("0 min", "5 min", "7 min"))}
        policies["ground"] = self.random.choice(("10 min", "17 min"))
        policies["same_people_stay"] = self.stay
        if self.random.random() < 0.3:
            quiet = {"name": "Quiet", "between": self._hours(), "days": ["fri", "sat", "sun"]}
            policies["quiet_times"] = {"quiet": quiet}
        if self.random.random() < 0.3:
            early = f"{self.random.choice((0, 45, 200))} min"
            policies["night"] = {"hours": self._hours(), "weight": "1", "early_after": early, "early_weight": "7"}
        if self.random.random() < 0.4:
            outside = self.random.choice(("avoid", "avoid", "forbid"))
            policies["travel_hours"] = {"hours": self._hours(), "outside": outside, "rank": "9", "weight": "11"}
        return policies

    def _work(self, meetings: list[str]) -> dict[str, Any]:
        """Nothing, or one or two pieces of work by somebody or a team, before or after some of the meetings."""
        if self.random.random() < 0.5:
            return {}
        pieces: dict[str, dict[str, Any]] = {}
        for index in range(self.random.choice((1, 2))):
            length = self.random.choice(("20 min", "90 min", "4 h", "1 working day", "1 day", "1 month"))
            piece: dict[str, Any] = {"title": "Work", "length": length, "hours": self._hours(), "priority": "3"}
            if self.random.random() < 0.3 or length == "1 working day":
                piece["calendar"] = "US"
            if length == "1 month":
                piece["due"] = f"{self.day + timedelta(days=31):%Y-%m-%d}"
            elif self.random.random() < 0.4:
                piece[self.random.choice(("earliest", "due"))] = self._moment()
            if self.random.random() < 0.5:
                piece["by"] = [self.random.choice(("ann", "bob"))]
            else:
                piece["teams"] = {"team": "1"}
            if self.random.random() < 0.3:
                piece["city"] = self.random.choice(self.cities)
            if self.random.random() < 0.6:
                shuffled = self.random.sample(meetings, len(meetings))
                piece["opens"] = shuffled[:1]
                piece["needs"] = {"meetings": shuffled[1:2]}
            pieces[f"w-{index}"] = piece
        if len(pieces) > 1 and self.random.random() < 0.4:
            pieces["w-1"]["needs"] = {**pieces["w-1"].get("needs", {}), "work": ["w-0"]}
        return {"work": pieces, "resources": {"team": {"name": "Team", "kind": "teams", "number": "1"}}}

    @property
    def scenario(self) -> Scenario | None:
        """The scenario, or None where it is refused: some times that chance writes do not exist."""
        try:
            return scenario_of(self.tree)
        except InputError:
            return None

    def planted(self, scenario: Scenario, tries: int = 60) -> list[Plan]:
        """Plans that chance makes and the judge accepts, to the minute and without regard to the grid."""
        plans = (self._chance(scenario) for _ in range(tries))
        return [plan for plan in plans if not check(scenario, plan)]

    def _chance(self, scenario: Scenario) -> Plan:
        length = int((scenario.end - scenario.start).total_seconds() // 60)
        held, left = [], []
        for id_, meeting in sorted(scenario.meetings.items()):
            if not meeting.must and self.random.random() < 0.3:
                left.append(Unscheduled(id_, "by chance"))
                continue
            start = scenario.start + timedelta(minutes=self.random.randint(0, max(0, length - meeting.minutes)))
            if self.random.random() < 0.5:
                start -= timedelta(minutes=(start.hour * 60 + start.minute) % scenario.horizon.grid)
            seats = tuple(sorted(Attendance(who, who) for who in meeting.who.required))
            takes = self._takes(scenario, meeting)
            venue = self.random.choice(("hall", "annex"))
            place = "remote" if meeting.where[0] == "remote" else f"{meeting.where[0]}/{venue}"
            held.append(Appointment(start, id_, start + timedelta(minutes=takes), place, seats))
        trips = tuple(sorted(self._trips(scenario, held)))
        return Plan(tuple(sorted(held)), trips, (), tuple(left), tuple(sorted(self._prepared(scenario, length))))

    def _takes(self, scenario: Scenario, meeting: Meeting) -> int:
        """A length that a meeting may have, often one of the grid."""
        if meeting.least_minutes == meeting.minutes:
            return meeting.minutes
        lengths = list(range(meeting.least_minutes, meeting.minutes + 1))
        on_grid = [each for each in lengths if _of_the_grid(meeting, each, scenario.horizon.grid)]
        return self.random.choice(self.random.choice((lengths, on_grid, on_grid)))

    def _prepared(self, scenario: Scenario, length: int) -> Iterator[Prepared]:
        case = Case(scenario, Plan())
        for id_, work in sorted(scenario.work.items()):
            start = scenario.start + timedelta(minutes=5 * self.random.randint(0, max(0, length // 5)))
            ready = work_time.ready(case, work, start) if self.random.random() < 0.8 else None
            if ready is not None:
                yield Prepared(start, id_, ready)

    def _trips(self, scenario: Scenario, held: list[Appointment]) -> list[Journey]:
        """Everybody on the way just in time, by the road's whole length; departures are met by chance alone."""
        trips = []
        road = scenario.routes["road"].length if "road" in scenario.routes else None
        minutes = timedelta(minutes=road or 30)
        for person in sorted(scenario.people):
            city = scenario.people[person].starts or scenario.base_of(person)
            mine = sorted(each for each in held if person in each.people and each.place != "remote")
            for number, each in enumerate(mine):
                if each.city != city:
                    arrive = each.start - timedelta(minutes=self.random.choice((0, 0, 1, 13)))
                    trips.append(
                        Journey(arrive - minutes, f"{person}-{number}", arrive, city, each.city, (person,), Mode.GROUND)
                    )
                    city = each.city
            base = scenario.base_of(person)
            if scenario.people[person].returns and city != base:
                leave = mine[-1].end if mine else scenario.start
                trips.append(Journey(leave, f"{person}-home", leave + minutes, city, base, (person,), Mode.GROUND))
        return trips


def broken(world: World, seconds: float = 30) -> tuple[list[str], Answer | None]:
    """Every promise of ours that a world breaks, in words; none for a world that is refused."""
    scenario = world.scenario
    if scenario is None:
        return [], None
    answer = solve(scenario, Settings(time_limit=seconds))
    said = [f"a fault: {fault}" for fault in answer.faults]
    plans = world.planted(scenario)
    if answer.plan is None:
        said += [f"{answer.words}, and yet the judge accepts {plan}" for plan in plans[:1]]
        return said, answer
    if answer.status is not Status.PROVED_BEST:
        return [*said, f"{answer.words} after {seconds} s"], answer
    values = tuple(tier.value for tier in answer.tiers)
    for plan in plans:
        cost = tuple(tiers(score(scenario, plan)).values())
        if cost < values and (answer.grid is None or _on_grid(scenario, plan, answer.grid)):
            said.append(f"{answer.words} with {values}, and yet {plan} costs {cost}")
    return said, answer


def _on_grid(scenario: Scenario, plan: Plan, step: int) -> bool:
    """Whether every start, departure and length lies on the grid."""
    times = [*(each.start for each in plan.appointments), *(each.depart for each in plan.journeys)]
    times += [each.start for each in plan.prepared]
    lasting = ((scenario.meetings[each.meeting], each.end - each.start) for each in plan.appointments)
    if not all(_of_the_grid(meeting, int(took.total_seconds() // 60), step) for meeting, took in lasting):
        return False
    return all((each.hour * 60 + each.minute) % step == 0 for each in times)


def _of_the_grid(meeting: Meeting, minutes: int, step: int) -> bool:
    """Whether the grid has a length for a meeting: its whole one, its least one, and whole steps."""
    return minutes in (meeting.minutes, meeting.least_minutes) or minutes % step == 0


def main() -> None:
    """Tries worlds by number, and counts the answers and the worlds with a plan by chance."""
    first, count = (int(each) for each in sys.argv[1:3])
    counts: dict[str, int] = {"planted": 0}
    for number in range(first, first + count):
        try:
            said, answer = broken(World(number))
        except Exception as error:
            said, answer = [f"{type(error).__name__}: {error}"[:300]], None
        word = "refused" if answer is None else f"{answer.status.value}{'' if answer.grid is None else ' on the grid'}"
        counts[word] = counts.get(word, 0) + 1
        scenario = World(number).scenario
        counts["planted"] += scenario is not None and bool(World(number).planted(scenario))
        for sentence in said:
            print(f"world {number}: {sentence}", flush=True)
    print(counts)


if __name__ == "__main__":
    main()
