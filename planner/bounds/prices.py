"""Prices on what meetings share, and the bound that they prove.

Whoever is left out costs its weight, whoever is held pays for what it claims, and what the prices bring in for all that there is
comes off: whatever the prices, no plan costs less than that. Good prices are found by going up where more is claimed than there is
and down where less is, by steps that become smaller.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from planner.bounds.arrays import Floats, Ints
from planner.bounds.claims import Claims

SCALE = 1_000
"""Prices are whole thousandths of a point."""
STEPS = (0.05, 0.001)
"""The first step and the last, as parts of Polyak's: of many that were tried on a week of 1,200 requests these came nearest."""
KEPT = 0.9
"""How much of the direction of the round before is kept: what is claimed too often changes from round to round."""
LEAST = 1e-3
"""What a direction counts at least, as a part of what the newest round says: opposite rounds may leave next to nothing."""


@dataclass(frozen=True)
class Proof:
    """Prices in thousandths, in the row of all prices, and the bound that they prove: what is left out costs at least so much."""

    prices: Ints
    bound: int


def priced(claims: Claims, known: int, rounds: int, over: Callable[[], bool]) -> Proof:
    """The best prices of so many rounds; it ends sooner once the bound is as high as what is `known`, or where it is `over`.

    `known` is what the best known plan leaves out.
    """
    prices, direction = np.zeros(len(claims.numbers)), np.zeros(len(claims.numbers))
    best, best_prices, gap = -np.inf, prices, float(known - claims.lost)
    for number in range(rounds):
        value, held = _answered(claims, prices)
        if value > best:
            best, best_prices = value, prices
            if best > gap - 1 and proved(claims, _whole(prices)) >= gap:
                break
        if over():
            break
        over_claimed = _too_much(claims, held, prices)
        if not over_claimed.any():
            break  # no prices prove more
        direction = KEPT * direction + (1 - KEPT) * over_claimed
        length = max(float(direction @ direction), LEAST * float(over_claimed @ over_claimed))
        part = STEPS[0] * (STEPS[1] / STEPS[0]) ** (number / rounds)
        prices = np.maximum(prices + part * max(gap - value, 1.0) / length * direction, 0.0)
    whole = _whole(best_prices)
    return Proof(whole, max(0, claims.lost + proved(claims, whole)))


def _whole(prices: Floats) -> Ints:
    return np.rint(prices * SCALE).astype(np.int64)


def proved(claims: Claims, prices: Ints) -> int:
    """What no plan comes below by prices in thousandths, without what cannot be held at all."""
    cheapest: Ints = np.minimum.reduceat(_costs(claims, prices), claims.first)
    out = np.full(len(cheapest), np.iinfo(np.int64).max)
    out[np.isfinite(claims.weights)] = SCALE * claims.weights[np.isfinite(claims.weights)]
    taken: int = sum(
        price * int(number) for price, number in zip(prices.tolist(), claims.numbers, strict=True) if price
    )
    return -((taken - int(np.minimum(cheapest, out).sum())) // SCALE)


Numbers = TypeVar("Numbers", np.int64, np.float64)


def _costs(claims: Claims, prices: NDArray[Numbers]) -> NDArray[Numbers]:
    """What each start pays."""
    sums = np.zeros(len(prices) + 1, dtype=prices.dtype)
    np.cumsum(prices, out=sums[1:])
    costs = np.zeros(claims.low.shape[1], dtype=prices.dtype)
    for row, (low, high) in enumerate(zip(claims.low, claims.high, strict=True)):
        cost = sums[high] - sums[low]
        costs += cost * claims.units[row] if claims.several[row] else cost
    return costs


def _answered(claims: Claims, prices: Floats) -> tuple[float, Ints]:
    """What prices prove, and the start of each meeting that is held at them: of those that cost alike the middle one."""
    costs = _costs(claims, prices)
    cheapest = np.minimum.reduceat(costs, claims.first)
    held = cheapest < claims.weights
    value = float(np.where(held, cheapest, claims.weights).sum() - prices @ claims.numbers)
    alike = np.flatnonzero(costs == np.repeat(cheapest, claims.starts))
    meetings, begin, number = np.unique(claims.owners[alike], return_index=True, return_counts=True)
    return value, alike[begin + number // 2][held[meetings]]


def _too_much(claims: Claims, starts: Ints, prices: Floats) -> Floats:
    """By how much more is claimed than there is at each instant; nothing where less is, and it is free already."""
    changes = np.zeros(len(prices) + 1)
    for low, high, units in zip(claims.low, claims.high, claims.units, strict=True):
        changes += np.bincount(low[starts], units[starts], len(changes))
        changes -= np.bincount(high[starts], units[starts], len(changes))
    over = np.cumsum(changes)[:-1] - claims.numbers
    over[(prices <= 0) & (over < 0)] = 0
    return over
