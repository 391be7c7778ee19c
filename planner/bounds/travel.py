"""The bound of travel: what legs cost at least in plans that leave out no more than is known already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from planner.bounds.arrays import Floats
from planner.bounds.ascent import SCALE, Above, Ascent, Found
from planner.bounds.chances import Chances, chances_of
from planner.bounds.layers import MOST_EDGES
from planner.bounds.pacing import Clock
from planner.bounds.reach import NEVER, Reaches
from planner.bounds.stays import Stays
from planner.plan.certificate import AttendedOnce, PresencePrice, TravelCertificate
from planner.problem import Problem, Tick

LONGEST_BLOCK, SHORTEST_BLOCK = 120, 10
"""Minutes of the blocks in which journeys are counted: two hours lose next to nothing. No leg may be shorter than a block."""
Legs = Mapping[tuple[str, str], int]
"""What a leg from a city to another costs one person, in points."""


class TravelPrices:
    """Looks for prices of presence that prove what travel costs at least."""

    def __init__(self, problem: Problem, chances: Chances, stays: Stays, reaches: Reaches, costs: list[Floats]) -> None:
        self._problem, self._chances, self._stays, self._reaches, self._costs = problem, chances, stays, reaches, costs

    @classmethod
    def of(cls, problem: Problem, tick: Tick, legs: Legs | None = None) -> TravelPrices | None:
        """What is looked at in a problem; None where nothing can be said of it. Raises what `tick` raises.

        `legs` says what legs cost where it is not the minutes en route.
        """
        chances = chances_of(problem, tick)
        if chances is None or not chances.chances:
            return None
        reaches = Reaches(problem, chances.travellers, chances.cities, tick)
        shortest = min(reach.shortest(chances.goals) for reach in reaches.of)
        if not SHORTEST_BLOCK <= shortest < NEVER:
            return None
        stays = Stays(chances, int(min(shortest, LONGEST_BLOCK)), tick)
        if sum(len(stay.pieces[0]) for stay in stays.all) > MOST_EDGES:
            return None
        return cls(problem, chances, stays, reaches, list(_costs(problem, chances, reaches, legs)))

    def found(
        self, known: int, above: Above, seconds: float, over: Callable[[], bool], clock: Clock | None = None
    ) -> Found | None:
        """The best prices after about so many seconds, by a clock or else of a usual machine, or until it is `over`; None where
        they prove nothing.

        `known` is what the best known plan costs: what `above` says not to go beyond is not part of it.
        """
        ascent = self.ascent(known, above, over)
        ascent.climb(seconds, clock)
        return ascent.best if ascent.best is not None and ascent.best.bound > 0 else None

    def ascent(self, known: int, above: Above, over: Callable[[], bool] = lambda: False) -> Ascent:
        """What looks for prices."""
        return Ascent(self._stays, self._reaches, self._costs, above, known, over)

    def certificate(self, found: Found, above: Above) -> TravelCertificate:
        """What proves the bound of some prices."""
        grid, travellers = self._problem.grid, self._chances.travellers
        once = defaultdict[str, list[str]](list)
        for traveller, meeting in found.once:
            once[travellers[traveller].id].append(self._chances.meetings[meeting])
        return TravelCertificate(
            bound=found.bound,
            begins=grid.origin,
            grid=grid.step,
            block=self._stays.minutes,
            priority=above.priority,
            attendance=above.attendance,
            per_priority=found.counts[0],
            per_attendance=found.counts[1],
            prices=tuple(self._prices(found)),
            once=tuple(AttendedOnce(who, tuple(meetings)) for who, meetings in sorted(once.items())),
        )

    def _prices(self, found: Found) -> Iterator[PresencePrice]:
        chances = self._chances
        for chance, price in zip(chances.chances, found.prices.tolist(), strict=True):
            if price:
                spell = chances.spells[chance.spell]
                yield PresencePrice(
                    who=chances.travellers[chance.traveller].id,
                    meeting=chances.meetings[spell.meeting],
                    city=chances.cities[spell.city],
                    first=spell.first,
                    last=spell.last,
                    price=price,
                )


def _costs(problem: Problem, chances: Chances, reaches: Reaches, legs: Legs | None) -> Iterator[Floats]:
    """What legs cost each traveller at least, in thousandths of a point, city by city."""
    own: Floats | None = None
    if legs is not None:
        count = len(chances.cities)
        own = np.array([[float(legs.get((one, other), 0)) for other in chances.cities] for one in chances.cities])
        for over in range(count):
            own = np.minimum(own, own[:, over, None] + own[over])
    for traveller, reach in zip(chances.travellers, reaches.of, strict=True):
        each = problem.policies.weights.travel * reach.minutes if own is None else own
        yield SCALE * len(traveller.people) * each
