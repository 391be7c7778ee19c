"""Why a meeting is where it is: what keeps it from being sooner, later or elsewhere, and what that would cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from planner.check import score
from planner.domain.place import REMOTE
from planner.domain.scenario import Scenario
from planner.plan.record import Plan
from planner.plan.slots import Slot, Slots
from planner.report.cost_words import parts_about
from planner.report.slot_runs import costs_in_words, reasons_in_words, runs_of, when_and_where, where
from planner.report.words import Namer, counted

MOST_REASONS = 5
"""So many reasons are told of a meeting that is held nowhere."""


@dataclass(frozen=True)
class Bind:
    """What binds a meeting on one side: a head such as `Sooner` or a place, and what there is to say, without a full stop."""

    head: str
    says: str


@dataclass(frozen=True)
class WhyThere:
    """Why a meeting is where it is: a sentence on that, what it costs there part by part, and what binds it on each side."""

    head: str
    costs: tuple[str, ...]
    binds: tuple[Bind, ...]


def why_there(scenario: Scenario, plan: Plan, slots: Slots) -> WhyThere:
    """Why a meeting is where a plan has it, or is left out, by its slots in that plan."""
    namer = Namer(scenario)
    if slots.now is None:
        return WhyThere("It is not held.", (), tuple(_of_nowhere(namer, slots)))
    head = f"It is {when_and_where(namer, slots.now.start, slots.now.place)}."
    binds = [*_beside(namer, slots, slots.now.start), *_elsewhere(namer, slots)]
    return WhyThere(head, tuple(_costs(scenario, plan, slots.meeting)), tuple(binds))


def _costs(scenario: Scenario, plan: Plan, meeting: str) -> Iterator[str]:
    """What the plan pays for the meeting itself."""
    for tier, part in parts_about(meeting, score(scenario, plan), scenario, plan):
        yield f"{part.what}, {part.amount} ({tier})"


def _beside(namer: Namer, slots: Slots, now: datetime) -> Iterator[Bind]:
    """How far it could be moved to either side at its place, and what ends that."""
    here = sorted((slot for slot in slots.slots if slot.place == slots.here), key=lambda slot: slot.first)
    at = next((number for number, slot in enumerate(here) if slot.first <= now <= slot.last), None)
    if at is None:
        return
    for head, step, bound in (("Sooner", -1, "from"), ("Later", 1, "to")):
        free, number = list[Slot](), at + step
        while 0 <= number < len(here) and here[number].possible:
            free.append(here[number])
            number += step
        stop = here[number] if 0 <= number < len(here) else None
        yield Bind(head, _side(namer, bound, here[at], free, stop))


def _side(namer: Namer, bound: str, at: Slot, free: list[Slot], stop: Slot | None) -> str:
    place = at.place
    said = []
    if free:
        best = min(free, key=lambda slot: slot.price)
        near, far = costs_in_words(free[0]), costs_in_words(free[-1])
        price = f"from {near} to {far}" if near != far else near
        said.append(f"possible {bound} {namer.time(_end(free[-1], bound), place)}: {price}")
        if best.price < min(free[0].price, free[-1].price):
            said.append(f"least at {namer.time(best.first, place)}: {costs_in_words(best)}")
    elif at.first != at.last:
        said.append(f"possible {bound} {namer.time(_end(at, bound), place)} at the same cost")
    if stop is not None:
        said.append(f"{'beyond that' if said else 'not at all'}: {reasons_in_words(stop.reasons)}")
    return "; ".join(said)


def _end(slot: Slot, bound: str) -> datetime:
    return slot.first if bound == "from" else slot.last


def _elsewhere(namer: Namer, slots: Slots) -> Iterator[Bind]:
    """The best that every other place has, and the best of all."""
    here = slots.here
    for place in dict.fromkeys(slot.place for slot in slots.slots):
        if place != here:
            own = [slot for slot in slots.slots if slot.place == place]
            yield Bind("As a call" if place == REMOTE else f"In {namer.place(place)}", _best_of(namer, own))
    best = slots.possible[0] if slots.possible else None
    now = next((slot for slot in slots.possible if slot.place == here and _holds(slot, slots)), None)
    if best is not None and now is not None:
        better = best.price < now.price
        says = f"{when_and_where(namer, best.first, best.place)}: {costs_in_words(best)}"
        yield Bind("Better", says if better else "nowhere, while all others stay as they are")


def _holds(slot: Slot, slots: Slots) -> bool:
    return slots.now is not None and slot.first <= slots.now.start <= slot.last


def _best_of(namer: Namer, own: list[Slot]) -> str:
    """The best slot of a place in words, or why there is none."""
    possible = [slot for slot in own if slot.possible]
    if possible:
        best = min(possible, key=lambda slot: (slot.price, slot.first))
        return f"at best {namer.time(best.first, best.place)}: {costs_in_words(best)}"
    return f"not at all: {'; '.join(_frequent(own))}"


def _of_nowhere(namer: Namer, slots: Slots) -> Iterator[Bind]:
    """Where a meeting that is not held could be all the same, or what stands against it most."""
    if slots.possible:
        best = slots.possible[0]
        says = f"{when_and_where(namer, best.first, best.place)}: {costs_in_words(best)}"
        yield Bind("It could be held", says)
        return
    for place in dict.fromkeys(slot.place for slot in slots.slots):
        own = [slot for slot in slots.slots if slot.place == place]
        yield Bind(f"Not {where(namer, place)}", "; ".join(_frequent(own, slots.step)))


def _frequent(own: Iterable[Slot], step: int | None = None) -> list[str]:
    """The reasons that stand against most starts, those of the calendars only where there are no others."""
    runs = [run for run in runs_of(own) if not run.possible]
    within = [run for run in runs if not run.closed] or runs
    counts: Counter[str] = Counter()
    starts = 0
    for run in within:
        number = 1 if step is None else int((run.last - run.first).total_seconds()) // (60 * step) + 1
        starts += number
        for reason in run.reasons:
            counts[reason.says] += number
    most = counts.most_common(MOST_REASONS)
    if step is None or all(run.closed for run in within):
        return [says for says, _ in most]
    return [f"{says} ({number:,} of {counted(starts, 'start')})" for says, number in most]
