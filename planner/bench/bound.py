"""What no plan of an instance of the study is better than: its own reckoning, bounded by prices, and without any exact model."""

from __future__ import annotations

import time
from dataclasses import replace

from planner.bench.jobs import Job, Row
from planner.bench.study import Study, leg_costs
from planner.bounds import Above, PriorityPrices, TravelPrices
from planner.domain.garbage import uncollected
from planner.problem import compile_scenario
from planner.solve import Settings, solve

PARTS, SHORTEST = (0.1, 0.3), 1.0
"""The parts of the time in which a plan is looked for first, one after the other, until there is one: it tells how high prices
may have to go. And seconds at least.
"""
OF_SCALAR = Above(counts=(1_000, 1_000))
"""A point of priority and one of attendance count as much as an hour on the road."""
MOST_ROUNDS = 100_000


def bounded(job: Job, study: Study, row: Row) -> Row:
    """The bound of an instance after its time limit, with one worker."""
    began = time.monotonic()
    for part in PARTS:
        first = solve(study.scenario, Settings(max(SHORTEST, part * job.time_limit), seed=job.seed, explain=False))
        if first.plan is not None:
            break
    else:
        return replace(row, seconds=time.monotonic() - began, status="none", words="no plan to begin with")

    def left() -> float:
        return job.time_limit - (time.monotonic() - began)

    with uncollected():
        problem = compile_scenario(study.scenario)
        figure, bound = study.figure(first.plan), 0
        if study.week:
            most = study.scenario.at_stake
            by_priority = PriorityPrices.of(problem, lambda: None)
            found = by_priority and by_priority.certificate(most - figure, MOST_ROUNDS, lambda: left() <= 0)
            bound = most - (found.bound if found else 0)
        elif by_travel := TravelPrices.of(problem, lambda: None, leg_costs(study.numbers)):
            prices = by_travel.found(figure, OF_SCALAR, left(), lambda: left() <= 0, time.monotonic)
            bound = prices.bound if prices else 0
    words = f"no plan {'holds more' if study.week else 'costs less'}"
    return replace(row, seconds=time.monotonic() - began, status="bound", words=words, bound=f"{bound}")
