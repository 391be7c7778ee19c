"""The best that journeys of somebody can come to who is paid for meetings: what each leg costs less what is earned, at least.

Goes through the blocks of time in order. In each city wait those who got ready there, with what they have spent so far less what
they have earned; from each block at which there is more to earn they go on. Meetings that count once are earned at the highest of
their prices that come by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.check.legs import Ways

Earned = tuple[int, ...]
"""What each of the meetings that count once has brought in already, as far as it still matters."""
States = dict[Earned, int]
"""The least cost so far by what has been earned."""
Gain = tuple[int, tuple[tuple[int, int], ...]]
"""What a stay earns: the sum of what counts in every stay, and by number of meeting what counts once."""


@dataclass(frozen=True)
class Chance:
    """A meeting that earns a price in a city for whoever is ready there in block `latest` and not free to go before `leaves`."""

    meeting: str
    city: str
    latest: int
    leaves: int
    price: int


@dataclass(frozen=True)
class Trip:
    """Somebody's chances: where they start, where they must be at the end (None: anywhere), what a minute en route costs, and
    which meetings count once.
    """

    chances: tuple[Chance, ...]
    once: frozenset[str]
    starts: str
    back: str | None
    minute: int

    @property
    def cities(self) -> tuple[str, ...]:
        """Where there is anything to earn."""
        return tuple(sorted({each.city for each in self.chances}))


def least(trip: Trip, ways: Ways, block: int) -> int:
    """The least that any journeys cost less what they earn; nothing where nobody can be where they must be at the end."""
    return _Search(trip, ways, block).least()


class _Search:
    """The work on the journeys of one traveller."""

    def __init__(self, trip: Trip, ways: Ways, block: int) -> None:
        self._trip, self._ways, self._block = trip, ways, block
        listed = sorted(trip.once & {each.meeting for each in trip.chances})
        self._number = {meeting: number for number, meeting in enumerate(listed)}
        self._of = {city: [each for each in trip.chances if each.city == city] for city in trip.cities}
        self._arriving: dict[tuple[int, str], States] = {}
        self._waiting: dict[str, dict[int, States]] = {city: {} for city in trip.cities}
        self._gains: dict[tuple[str, int, int], Gain] = {}
        self._best: int | None = None

    def least(self) -> int:
        """The least of all journeys."""
        nothing: States = {(0,) * len(self._number): 0}
        start = self._trip.starts
        if start in self._of:
            self._waiting[start][min(each.latest for each in self._of[start])] = nothing
        self._leave(start, 0, nothing)
        last = max((max(each.latest, each.leaves) for each in self._trip.chances), default=0)
        for block in range(last + 1):
            for city in self._of:
                self._leave(city, block, self._left(city, block))
        return self._best or 0

    def _left(self, city: str, block: int) -> States:
        """Those who leave a city in a block: they have just got ready and earn at once, or there is more to earn since then."""
        leaving: States = {}
        fresh = self._fresh(city, self._arriving.pop((block, city), {}))
        if block in self._ends[city]:
            for since, states in self._waiting[city].items():
                gain = self._gain(city, since, block)
                if gain != self._gain(city, since, block - 1):
                    self._earn(states, gain, leaving)
        if fresh:
            since = min(each.latest for each in self._of[city] if each.latest >= block)
            self._earn(fresh, self._gain(city, since, block), leaving)
            _merge(self._waiting[city].setdefault(since, {}), fresh)
        return _undominated(self._still(leaving, block + 1))

    def _fresh(self, city: str, arriving: States) -> States:
        """Those who have got ready, but for those whom somebody who waits there already leaves no chance to do better."""
        waiting = [each for states in self._waiting[city].values() for each in states.items()]
        return {
            earned: cost
            for earned, cost in _undominated(arriving).items()
            if not any(_as_good(other, earned, cost) for other in waiting)
        }

    def _earn(self, states: States, gain: Gain, leaving: States) -> None:
        """Adds those who have earned something in a stay, with what they have earned."""
        always, once = gain
        for earned, cost in states.items():
            after, spent = list(earned), cost - always
            for number, price in once:
                if price > earned[number]:
                    spent -= price - earned[number]
                    after[number] = price
            if spent < cost:  # who earns nothing in a city only comes through, and ways lead over cities anyhow
                _merge(leaving, {tuple(after): spent})

    def _leave(self, city: str, block: int, states: States) -> None:
        """Lets those who leave a city end their journey there, or go on to every other."""
        if not states:
            return
        back = 0 if self._trip.back is None else self._ways.least(city, self._trip.back)
        if back is not None:
            ended = min(states.values()) + back * self._trip.minute
            self._best = ended if self._best is None else min(self._best, ended)
        ready = self._ways.ready(city, block * self._block)
        for other in self._of:
            minutes = self._ways.least(city, other)
            if other == city or other not in ready or minutes is None:
                continue
            at = ready[other] // self._block
            if at <= self._latest[other]:
                there = {earned: cost + minutes * self._trip.minute for earned, cost in states.items()}
                _merge(self._arriving.setdefault((at, other), {}), self._still(there, at))

    def _still(self, states: States, block: int) -> States:
        """States with what was earned once only as far as a higher price, or the same, can still come by."""
        found: States = {}
        most = self._most(block)
        for earned, cost in states.items():
            _merge(found, {tuple(map(min, earned, most)): cost})
        return found

    def _most(self, block: int) -> Earned:
        """The highest price of each meeting that counts once for those who get ready in a block, wherever that is."""
        if block not in self._mosts:
            most = [0] * len(self._number)
            for each in self._trip.chances:
                if each.meeting in self._number and each.latest >= block:
                    number = self._number[each.meeting]
                    most[number] = max(most[number], each.price)
            self._mosts[block] = tuple(most)
        return self._mosts[block]

    def _gain(self, city: str, since: int, until: int) -> Gain:
        """What a stay earns."""
        key = (city, since, until)
        if key not in self._gains:
            prices: dict[str, int] = {}
            for each in self._of[city]:
                if each.latest >= since and each.leaves <= until:
                    prices[each.meeting] = max(prices.get(each.meeting, 0), each.price)
            always = sum(price for meeting, price in prices.items() if meeting not in self._number)
            once = sorted((self._number[one], price) for one, price in prices.items() if one in self._number)
            self._gains[key] = (always, tuple(once))
        return self._gains[key]

    @cached_property
    def _mosts(self) -> dict[int, Earned]:
        return {}

    @cached_property
    def _ends(self) -> Mapping[str, frozenset[int]]:
        return {city: frozenset(each.leaves for each in those) for city, those in self._of.items()}

    @cached_property
    def _latest(self) -> Mapping[str, int]:
        return {city: max(each.latest for each in those) for city, those in self._of.items()}


def _merge(states: States, others: States) -> None:
    for earned, cost in others.items():
        if cost < states.get(earned, cost + 1):
            states[earned] = cost


def _as_good(one: tuple[Earned, int], earned: Earned, cost: int) -> bool:
    """Whether one state comes out no worse than another even where the other still earns all that the one has."""
    has, spent = one
    if spent > cost:
        return False
    return spent + sum(mine - theirs for mine, theirs in zip(has, earned, strict=True) if mine > theirs) <= cost


def _undominated(states: States) -> States:
    """States without those than which another is as good."""
    kept: States = {}
    for earned, cost in sorted(states.items(), key=lambda each: each[1]):
        if not any(_as_good(other, earned, cost) for other in kept.items()):
            kept[earned] = cost
    return kept
