"""The board: a plan that a search changes meeting by meeting, and can take back to where it was."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Container
from datetime import date
from typing import Any

from planner.domain.place import Place
from planner.plan.record import Tier
from planner.problem import Problem
from planner.problem.demands import Demand
from planner.problem.tasks import Candidate, Seat
from planner.search.almanac import Almanac
from planner.search.diaries import Lags, in_the_way, out_too_long
from planner.search.jobs import Job, Seated, Spot, job_of
from planner.search.journeying import Journeying
from planner.search.means import journeying_of, may_fly, rooms_without_pause, scarce_aircraft
from planner.search.prices import MUSTS, PARTS, PLACE, Price
from planner.search.routes import Route, route_of
from planner.search.rulebook import rulebook_of
from planner.search.standing import Placed, Standing
from planner.search.steps import Steps, added, between, steps_of, taken_back
from planner.search.stops import Stop, stop_of
from planner.search.tables import Log
from planner.search.taking import Pools
from planner.search.toll import Toll
from planner.search.visits import Visits, with_stop, without_stop
from planner.search.workbench import Workbench


class Board:
    """A plan in the making. `put` and `remove` keep all its tables in step; `log` takes them back to where they were."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.per_minute = problem, problem.policies.weights
        self.almanac = Almanac(problem)
        self.book = rulebook_of(problem)
        demands: dict[str, list[Demand]] = defaultdict(list)
        for demand in problem.demands:
            demands[demand.meeting].append(demand)
        self.jobs = {
            id_: job_of(problem, self.almanac, self.book, task, demands[id_]) for id_, task in problem.tasks.items()
        }
        self.journeying = journeying_of(problem)
        self.traveller_of = problem.traveller_of
        self.lags = Lags(problem)
        self.log = Log()
        self.placed: dict[str, Placed] = {}
        self.stops: dict[str, tuple[Stop, ...]] = dict.fromkeys(problem.travellers, ())
        self.routes: dict[str, Route] = {}
        self.rooms: dict[Place, tuple[Steps, ...]] = {}
        self.pools: dict[str, tuple[Steps, ...]] = {}
        self.worked: dict[tuple[str, date], int] = {}
        """Minutes taken from a pool on a day."""
        self.taking = Pools(problem.pools, self.almanac, self.pools, self.worked)
        self.loads: dict[tuple[str, date], tuple[int, int]] = {}
        """Meetings and busy minutes of a person on a day."""
        self.heavy: dict[str, tuple[date, ...]] = {}
        """Days on which a person has so much to do that not every further meeting fits."""
        self.counted: dict[tuple[str, date | None], int] = {}
        """Meetings that count for a quota."""
        self.at_venue: dict[Place, tuple[str, ...]] = {}
        """Meetings by venue, where somebody must be kept apart."""
        self.balances: dict[int, tuple[int, ...]] = {}
        """Meetings held that count for each side of a balance."""
        self.nights: dict[str, int] = {}
        """What each traveller's meetings and journeys at night cost, and the hours away."""
        self.shared_rooms: dict[Place, tuple[str, ...]] = {}
        """Meetings by room, in rooms that two of them can share without refreshing it in between."""
        self.prices: dict[int, int] = dict.fromkeys(range(PARTS), 0)
        self.toll = Toll(problem)
        self.work = Workbench(problem, self.log, self._charge)
        self._longest = max((task.length for task in problem.tasks.values()), default=0)
        self._times: dict[tuple[str, int, str, str], Steps] = {}
        self._dark: dict[tuple[str, int, int], Steps] = {}
        self._special = rooms_without_pause(problem)
        self._aircraft = scarce_aircraft(problem)
        self._alone: dict[tuple[str, int, str, str], tuple[str, Stop]] = {}
        self._stops: dict[tuple[str, int, tuple[tuple[str, str], ...]], Stop] = {}
        self.sound = self._set_up()
        """Whether everybody gets through the horizon without any meeting."""

    def _set_up(self) -> bool:
        for job in self.jobs.values():
            self.prices[MUSTS if job.task.must else PLACE[Tier.PRIORITY]] += 1 if job.task.must else job.task.priority
            self.prices[PLACE[Tier.ATTENDANCE]] += job.absent
        for id_, journeying in self.journeying.items():
            route = self._route(id_, journeying, journeying.before_any_meeting, ())
            if route is None:
                return False
            self._travel(id_, route)
        self.work.set_up()
        self.log.settle()
        return True

    @property
    def price(self) -> Price:
        """What the plan costs now."""
        return tuple(self.prices.values())

    def stop_of(self, job: Job, spot: Spot, seat: Seat, person: str) -> tuple[str, Stop]:
        """The stop of one person's traveller, as if the meeting started at step 0."""
        key = (job.id, spot.index, seat.id, person)
        if key not in self._alone:
            stop = stop_of(self.problem, job.task, spot.index, ((person, seat),), self.lags.kind)
            self._alone[key] = (self.traveller_of[person].id, stop)
        return self._alone[key]

    def times_of(self, job: Job, spot: Spot, seat: Seat, candidate: Candidate) -> Steps:
        """The starts for which somebody is free by their own calendar."""
        key = (job.id, spot.option.short, seat.id, candidate.person)
        if key not in self._times:
            self._times[key] = steps_of(candidate.free(spot.option.short))
        return self._times[key]

    def dark(self, seat: Seat, spot: Spot, city: str) -> Steps:
        """The starts for which a seat reaches into the night by the clock of a city."""
        key = (self.problem.zone_of(city), seat.offset, seat.minutes(spot.option))
        if key not in self._dark:
            self._dark[key] = self.almanac.in_the_night(*key)
        return self._dark[key]

    @property
    def _tables(self) -> tuple[dict[Any, Any], ...]:
        """Everything that changes, meetings and routes first."""
        by_people = (self.stops, self.nights, self.loads, self.heavy)
        by_place = (self.rooms, self.shared_rooms, self.at_venue)
        return (
            self.placed,
            self.routes,
            *by_people,
            *by_place,
            self.pools,
            self.worked,
            self.counted,
            self.balances,
            self.work.done,
            self.prices,
        )

    @property
    def standing(self) -> Standing:
        """All that stands on it now."""
        return Standing(self.price, tuple(dict(table) for table in self._tables))

    def restore(self, standing: Standing) -> None:
        """Makes it stand as it did; nothing before can be taken back any more."""
        for table, old in zip(self._tables, standing.tables, strict=True):
            table.clear()
            table.update(old)
        self.log.settle()

    def special(self, room: Place) -> bool:
        """Whether some meetings can share the room without refreshing it."""
        return room in self._special

    def stops_of(self, job: Job, spot: Spot, seated: tuple[Seated, ...]) -> list[tuple[str, Stop]]:
        """The stops of a meeting by traveller, as if it started at step 0."""
        stops, people = [], dict[str, list[tuple[str, Seat]]]()
        for seat, candidate in seated:
            people.setdefault(self.traveller_of[candidate.person].id, []).append((candidate.person, seat))
        for id_, who in people.items():
            if len(who) == 1:
                stops.append(self.stop_of(job, spot, who[0][1], who[0][0]))
                continue
            key = (job.id, spot.index, tuple((person, seat.id) for person, seat in who))
            if key not in self._stops:
                self._stops[key] = stop_of(self.problem, job.task, spot.index, who, self.lags.kind)
            stops.append((id_, self._stops[key]))
        return stops

    def put(self, job: Job, spot: Spot, start: int, seated: tuple[Seated, ...]) -> bool:
        """Puts a meeting where the tables leave room for it; whether everybody gets there and the pools suffice.

        Where not, nothing has changed.
        """
        mark = self.log.mark()
        day = self.almanac.day_of(spot.option.zone, start)
        pools = self._take(spot, start, day)
        stops = tuple((id_, stop._replace(start=start)) for id_, stop in self.stops_of(job, spot, seated))
        if pools is None or not all(self._join(id_, stop) for id_, stop in stops):
            self.log.back(mark)
            return False
        placed = Placed(job=job, spot=spot, start=start, seated=seated, pools=tuple(pools), stops=stops, day=day)
        self.log.set(self.placed, job.id, placed)
        self._occupy(placed)
        self._count(placed, 1)
        return True

    def remove(self, id_: str) -> bool:
        """Takes a meeting off; whether everybody still gets where they must be. Where not, nothing has changed."""
        placed, mark = self.placed[id_], self.log.mark()
        if not all(self._leave(traveller, stop) for traveller, stop in placed.stops):
            self.log.back(mark)
            return False
        self.log.set(self.placed, id_, None)
        span = between(placed.start, placed.start + placed.spot.steps - 1)
        for pool, number in placed.pools:
            self.log.set(self.pools, pool, taken_back(self.pools[pool], span, number))
        self._vacate(placed)
        self._count(placed, -1)
        return True

    def prepared(self, waiting: Container[str] = ()) -> bool:
        """Whether everything is ready for the meetings on the board, but for those that wait for more."""
        return self.work.ready({id_: start for id_, (start, _) in self._spans.items() if id_ not in waiting})

    @property
    def _spans(self) -> dict[str, tuple[int, int]]:
        held = ((id_, self.placed[id_]) for id_ in self.work.touched if id_ in self.placed)
        return {id_: (each.start, each.start + each.spot.steps) for id_, each in held}

    def _take(self, spot: Spot, start: int, day: date) -> list[tuple[str, int]] | None:
        """Takes from the first pool that has enough for each demand; None where one has not."""
        found, span = list[tuple[str, int]](), between(start, start + spot.steps - 1)
        for number, able in spot.pools:
            taken = self.taking.first(able, number, start, (spot.steps, spot.minutes), day)
            if not taken:
                return None
            for id_, units in taken:
                pool, key = self.problem.pools[id_], (id_, day)
                levels = self.pools.get(id_) or (0,) * pool.number
                self.log.set(self.pools, id_, added(levels, span, units))
                if pool.daily is not None:
                    self.log.set(self.worked, key, self.worked.get(key, 0) + units * spot.minutes)
            found += taken
        return found

    def _occupy(self, placed: Placed) -> None:
        option, room = placed.spot.option, placed.spot.room
        if room is not None and self.special(room):
            self.log.set(self.shared_rooms, room, (*self.shared_rooms.get(room, ()), placed.job.id))
        elif room is not None:
            levels = self.rooms.get(room) or (0,) * option.capacity
            span = between(placed.start, placed.start + placed.spot.size - 1)
            self.log.set(self.rooms, room, added(levels, span, 1))
        if self.book.apart and option.venue is not None:
            self.log.set(self.at_venue, option.venue, (*self.at_venue.get(option.venue, ()), placed.job.id))

    def _vacate(self, placed: Placed) -> None:
        option, room, id_ = placed.spot.option, placed.spot.room, placed.job.id
        if room is not None and self.special(room):
            self.log.set(self.shared_rooms, room, tuple(each for each in self.shared_rooms[room] if each != id_))
        elif room is not None:
            span = between(placed.start, placed.start + placed.spot.size - 1)
            self.log.set(self.rooms, room, taken_back(self.rooms[room], span, 1))
        if self.book.apart and option.venue is not None:
            self.log.set(
                self.at_venue, option.venue, tuple(each for each in self.at_venue[option.venue] if each != id_)
            )

    def _count(self, placed: Placed, sign: int) -> None:
        """Counts a meeting in, or out with sign -1: loads, quotas, work, and all that it costs but the journeys."""
        log, job, day = self.log, placed.job, placed.day
        for seat, candidate in placed.seated:
            number, minutes = self.loads.get((candidate.person, day), (0, 0))
            number, minutes = number + sign * job.counted, minutes + sign * seat.minutes(placed.spot.option)
            log.set(self.loads, (candidate.person, day), (number, minutes))
            self._weigh(candidate.person, day, number, minutes)
        if sign < 0:
            for pool, number in placed.pools:
                if (pool, day) in self.worked:
                    log.set(self.worked, (pool, day), self.worked[pool, day] - number * placed.spot.minutes)
        for allowance in self.book.allowances.get(job.id, ()):
            if placed.spot.index in allowance.counting[job.id]:
                key = (allowance.name, day if allowance.daily else None)
                log.set(self.counted, key, self.counted.get(key, 0) + sign)
        self._balance(job.id, sign)
        task = job.task
        self._charge(MUSTS if task.must else PLACE[Tier.PRIORITY], -sign * (1 if task.must else task.priority))
        self._charge(PLACE[Tier.ATTENDANCE], sign * self.toll.attendance(job, placed.seated))
        self._charge(PLACE[Tier.PROTOCOL], sign * self.toll.protocol(placed.spot, placed.start))
        self._charge(PLACE[Tier.TIDINESS], sign * placed.spot.tidiness.late(placed.start))
        if job.id in self.work.touched:
            self.work.do(self._spans)

    def _weigh(self, person: str, day: date, number: int, minutes: int) -> None:
        (most, most_minutes), heavy = self.problem.most_on(person, day), self.heavy.get(person, ())
        loaded = number >= most or minutes + self._longest > most_minutes
        if loaded != (day in heavy):
            self.log.set(self.heavy, person, (*heavy, day) if loaded else tuple(each for each in heavy if each != day))

    def _balance(self, id_: str, sign: int) -> None:
        for number, (weight, sides) in enumerate(self.book.balances):
            if not any(id_ in side for side in sides):
                continue
            held = self.balances.get(number, (0,) * len(sides))
            after = tuple(count + sign * (id_ in side) for count, side in zip(held, sides, strict=True))
            self.log.set(self.balances, number, after)
            more = max(after) - min(after) - (max(held) - min(held))
            self._charge(PLACE[Tier.PROTOCOL], weight * more)

    def _charge(self, part: int, amount: int) -> None:
        if amount:
            self.log.set(self.prices, part, self.prices[part] + amount)

    def _join(self, id_: str, stop: Stop) -> bool:
        """Adds a stop to a traveller's; whether there is time for it and a way to get there."""
        if in_the_way(self.lags, self.stops[id_], stop) or out_too_long(self.lags, self.stops[id_], stop):
            return False
        if id_ not in self.journeying and self.book.ties(stop):
            return False
        stops = list(self.stops[id_])
        insort(stops, stop)
        return self._change(id_, tuple(stops), stop, with_stop)

    def _leave(self, id_: str, stop: Stop) -> bool:
        return self._change(id_, tuple([each for each in self.stops[id_] if each is not stop]), stop, without_stop)

    def _change(self, id_: str, stops: tuple[Stop, ...], stop: Stop, changed: Callable[[Visits, Stop], Visits]) -> bool:
        journeying = self.journeying.get(id_)
        if journeying is None:
            if not self.toll.calling.allowed(self.problem.travellers[id_], (), stops):
                return False
            night = self.toll.at_rest(self.problem.travellers[id_], stops)
            self._charge(PLACE[Tier.COMFORT], night - self.nights.get(id_, 0))
            self.log.set(self.nights, id_, night)
        else:
            old = self.routes[id_]
            calls = old.calls if stop.city is not None else tuple(each for each in stops if each.city is None)
            visits = old.visits if stop.city is None else changed(old.visits, stop)
            route = self._route(id_, journeying, visits, calls)
            if route is None or not self.toll.calling.allowed(journeying.traveller, route.legs, calls):
                return False
            self._travel(id_, route)
        self.log.set(self.stops, id_, stops)
        return True

    def _travel(self, id_: str, route: Route) -> None:
        people, old = len(self.problem.travellers[id_].people), self.routes.get(id_)
        en_route, away = (0, 0) if old is None else (old.en_route, old.away)
        self._charge(PLACE[Tier.TRAVEL], people * self.per_minute.travel * (route.en_route - en_route))
        self._charge(PLACE[Tier.TIDINESS], people * self.per_minute.away * (route.away - away))
        night = self.toll.on_the_way(self.problem.travellers[id_], route)
        night += self.toll.out_and_back(self.journeying[id_], route)
        self._charge(PLACE[Tier.COMFORT], night - self.nights.get(id_, 0))
        self.log.set(self.nights, id_, night)
        self.log.set(self.routes, id_, route)

    def _route(self, id_: str, journeying: Journeying, visits: Visits, calls: tuple[Stop, ...]) -> Route | None:
        if journeying.traveller.aircraft not in self._aircraft:
            return route_of(journeying, visits, calls, None)
        aircraft, routes = self._aircraft[journeying.traveller.aircraft], self.routes
        return route_of(
            journeying, visits, calls, lambda leg: not leg.in_the_air or may_fly(aircraft, routes, id_, leg)
        )
