"""The cheapest repairs: the mildest changes that resolve every conflict, each tried on the whole scenario, with what it costs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.conflicts.conflict import Conflict
from planner.conflicts.facts.times import listed, moment
from planner.conflicts.oracle import Oracle
from planner.domain import clock
from planner.domain.meetings import Pin
from planner.domain.moment import Moment
from planner.domain.references import faults_of
from planner.domain.scenario import Scenario
from planner.explain.change import Change, all_made, patch_of
from planner.explain.scales import Scale, scales_for
from planner.explain.trial import Trial, tried
from planner.model.solver import Effort, Verdict
from planner.plan.record import Plan, Repair, Tier

MOST_ALIKE = 3
"""So many changes of one kind are looked for that resolve one conflict."""
MOST = 10
"""So many repairs are offered."""
FIRST_MUST = 1000
"""The priority of what must be held, in the plan that holds as much of it as can be."""


@dataclass(frozen=True)
class Pick:
    """One change of a scale: the `step` that resolves a conflict as far as that is asked about alone."""

    scale: Scale
    step: int

    @property
    def change(self) -> Change:
        """The change at its step."""
        return self.scale[self.step]


@dataclass(frozen=True)
class Tried:
    """Changes that were tried on the whole, and what came of them."""

    changes: tuple[Change, ...]
    trial: Trial

    @property
    def grade(self) -> int:
        """How much they ask for: all of them together, and a little more for each one beyond the first."""
        return sum(change.grade for change in self.changes) + len(self.changes) - 1


class Repairs:
    """The search for repairs of one scenario; `told` is called with a sentence on each that is found."""

    def __init__(self, scenario: Scenario, oracle: Oracle, told: Callable[[str], None]) -> None:
        self._scenario, self._oracle, self._told = scenario, oracle, told
        self._tried: list[Tried] = []
        self._known: dict[tuple[Change, ...], Tried | None] = {}

    @property
    def found(self) -> tuple[Repair, ...]:
        """Those that were found, the mildest first and of alike ones the one with the best plan."""
        ordered = sorted(self._tried, key=lambda one: (one.grade, one.trial.values))
        return tuple(repair_of(self._scenario, one) for one in ordered)

    def look(self, conflicts: Sequence[Conflict]) -> Iterator[None]:
        """Tries one after the other that resolve all of these conflicts, and gives way after each."""
        ways: list[Iterator[Pick]] = [self._ways(conflict) for conflict in conflicts]
        tried: set[frozenset[Pick]] = set()
        for picks in (self._needed(several, conflicts) for several in _together(ways)):
            if self._oracle.effort.over or len(self._tried) >= MOST:
                return
            if frozenset(picks) in tried:
                continue
            tried.add(frozenset(picks))
            self._try(picks)
            yield

    def _needed(self, picks: tuple[Pick, ...], conflicts: Sequence[Conflict]) -> tuple[Pick, ...]:
        """Those picks that are needed: where one changes what all of the conflicts rest on and resolves each, it alone."""
        for pick in picks if len(picks) > 1 else ():
            path = ".".join(pick.change.path)
            shared = all(any(fact.path == path for fact in each.facts) for each in conflicts)
            if shared and all(self._possible(pick.change.made(each.scenario)) for each in conflicts):
                return (pick,)
        return picks

    def look_for_the_least_bad(self) -> None:
        """Tries not to insist on what no plan with most of the rest can hold."""
        least_bad = _least_bad(self._scenario, self._oracle.effort)
        if least_bad is not None and all(set(other.changes) != set(least_bad.changes) for other in self._tried):
            self._keep(least_bad)

    def _keep(self, one: Tried) -> None:
        self._tried.append(one)
        self._told(f"a repair: {repair_of(self._scenario, one).says}")

    def _ways(self, conflict: Conflict) -> Iterator[Pick]:
        """The mildest change of each scale that resolves a conflict alone, those that ask for little first."""
        kinds: list[str] = []
        for scale in sorted(filter(None, scales_for(self._scenario, conflict)), key=lambda scale: scale[0].grade):
            if self._oracle.effort.over:
                return
            if kinds.count(scale[0].kind) >= MOST_ALIKE:
                continue

            step: int | None = 0
            for each in (conflict, *conflict.same_of):
                step = None if step is None else self._first_that_resolves(each, scale, step)
            if step is not None:
                kinds.append(scale[0].kind)
                yield Pick(scale, step)

    def _first_that_resolves(self, conflict: Conflict, scale: Scale, low: int) -> int | None:
        """The first step of a scale, from one on, that resolves a conflict; found in leaps, for it is seldom far."""

        def enough(step: int) -> bool:
            return self._possible(scale[step].made(conflict.scenario))

        high, leap = low, 1
        while not enough(high):
            if high == len(scale) - 1 or self._oracle.effort.over:
                return None
            low, high, leap = high + 1, min(high + leap, len(scale) - 1), 4 * leap
        return _first_of(enough, low, high)

    def _possible(self, scenario: Scenario) -> bool:
        return self._oracle.verdict(scenario) is Verdict.POSSIBLE

    def _try(self, picks: tuple[Pick, ...]) -> None:
        """Tries changes on the whole, as mild as that allows."""
        steps, most = [pick.step for pick in picks], [len(pick.scale) - 1 for pick in picks]
        found, stronger, leap = self._with(picks, steps), steps, 1
        while found is None and stronger != most and not self._oracle.effort.over:
            stronger = [min(step + leap, last) for step, last in zip(stronger, most, strict=True)]
            found, leap = self._with(picks, stronger), 2 * leap
        if found is not None and stronger != steps:
            found = self._milder(picks, steps, stronger) or found
        if found is not None:
            self._keep(found)

    def _milder(self, picks: tuple[Pick, ...], low: Sequence[int], high: list[int]) -> Tried | None:
        """The same with each change as mild as the others allow."""
        for place in range(len(picks)):

            def enough(step: int, place: int = place) -> bool:
                return self._with(picks, [*high[:place], step, *high[place + 1 :]]) is not None

            high[place] = _first_of(enough, low[place], high[place])
        return self._with(picks, high)

    def _with(self, picks: tuple[Pick, ...], steps: Sequence[int]) -> Tried | None:
        changes = tuple(pick.scale[step] for pick, step in zip(picks, steps, strict=True))
        if changes not in self._known:
            self._known[changes] = on_the_whole(self._scenario, changes, self._oracle.effort)
        return self._known[changes]


def on_the_whole(scenario: Scenario, changes: tuple[Change, ...], effort: Effort) -> Tried | None:
    """What comes of some changes; None where no plan was found. What moves has its new time."""
    trial = tried(all_made(scenario, changes), effort)
    if trial is None:
        return None
    placed = [_placed(scenario, change, trial.plan) for change in changes]
    made = tuple(change for change in placed if change is not None)
    return Tried(made, trial) if _can_be_written(scenario, made) else None


def _can_be_written(scenario: Scenario, changes: tuple[Change, ...]) -> bool:
    """Whether the scenario with these changes can be read again: nothing in it contradicts itself that did not before."""
    before = {(fault.code, fault.path) for fault in faults_of(scenario)}
    return all((fault.code, fault.path) in before for fault in faults_of(all_made(scenario, changes)))


def _first_of(enough: Callable[[int], bool], low: int, high: int) -> int:
    """The first step that is enough, where the last one is."""
    while low < high:
        middle = (low + high) // 2
        if enough(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _together(ways: Sequence[Iterator[Pick]]) -> Iterator[tuple[Pick, ...]]:
    """One change for each conflict: the mildest of all, then others in place of one of them."""
    first = [next(picks, None) for picks in ways]
    mildest = [pick for pick in first if pick is not None]
    if len(mildest) < len(ways):
        return
    yield _distinct(mildest)
    seen, going = {frozenset(_distinct(mildest))}, dict(enumerate(ways))
    while going:
        for place, picks in tuple(going.items()):
            if (pick := next(picks, None)) is None:
                del going[place]
                continue
            several = _distinct([*mildest[:place], pick, *mildest[place + 1 :]])
            if frozenset(several) not in seen:
                seen.add(frozenset(several))
                yield several


def _distinct(picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """Picks of which no two change the same thing: of those the one that asks for more."""
    by_path: dict[object, Pick] = {}
    for pick in picks:
        other = by_path.get(pick.change.path)
        by_path[pick.change.path] = pick if other is None or pick.step > other.step else other
    return tuple(by_path.values())


def _placed(scenario: Scenario, change: Change, plan: Plan) -> Change | None:
    """A pin that gives way as a pin at the time that a plan gives the meeting; None where that is its own."""
    if change.path[0] != "meetings" or change.path[2:] != ("pin",):
        return change
    id_ = change.path[1]
    held, old = plan.appointment(id_), scenario.meetings[id_].pin
    if held is None or old is None:
        return change
    local = clock.to_local(held.start, scenario.zone_of(held.place))
    at = Moment(local.date(), local.time().replace(tzinfo=None))
    stays = old.place is None or scenario.place(old.place) == scenario.place(held.place)
    if stays and clock.instant(old.at, scenario.zone_of(held.place)) == held.start:
        return None
    place = old.place if stays else str(held.place)
    text = {"at": str(at)} if stays else {"at": str(at), "place": str(place)}
    where = "" if stays else f", {place}"
    says = f"Move '{scenario.meetings[id_].title}' to {moment(at)}{where}"
    return replace(change, value=Pin(at=at, place=place), text=text, says=says, besides=())


def _least_bad(scenario: Scenario, effort: Effort) -> Tried | None:
    """The plan that holds as much as can be of what must be held, and what is not insisted on any more."""
    summit = None if scenario.summit is None else scenario.summit.meeting
    musts = [id_ for id_, meeting in scenario.to_be_planned.items() if meeting.must and id_ != summit]
    eased = {id_: scenario.meetings[id_].model_copy(update={"must": False, "priority": FIRST_MUST}) for id_ in musts}
    trial = tried(scenario.model_copy(update={"meetings": {**scenario.meetings, **eased}}), effort) if musts else None
    if trial is None:
        return None
    left = [id_ for id_ in musts if trial.plan.appointment(id_) is None]
    titles = {id_: scenario.meetings[id_].title for id_ in left}
    changes = tuple(
        Change(("meetings", id_, "must"), False, "false", f"Do not insist on '{titles[id_]}'", 7) for id_ in left
    )
    return on_the_whole(scenario, changes, effort) if changes else None


def repair_of(scenario: Scenario, tried: Tried) -> Repair:
    """Changes that were tried, as a planner reads them."""
    insisted = [change for change in tried.changes if change.path[2:] == ("must",)]
    others = [change.says for change in sorted(tried.changes, key=lambda each: each.path) if change not in insisted]
    titles = listed(f"'{getattr(scenario, change.path[0])[change.path[1]].title}'" for change in insisted)
    says = [*others, *([f"Do not insist on {titles}"] if insisted else [])]
    words = says[0] + "".join(f", and {each[0].lower()}{each[1:]}" for each in says[1:])
    return Repair(
        says=f"{words}.",
        patch=json.dumps(patch_of(tried.changes), ensure_ascii=False),
        held=len({each.meeting for each in tried.trial.plan.appointments}),
        values={str(tier): value for tier, value in zip(Tier, tried.trial.values, strict=True)},
    )
