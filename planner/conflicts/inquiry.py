"""Asks what stands in the way where there is no plan: who or what is impossible alone first, then what clashes in the whole.

Every conflict rests on searches of its own. A search that ran out of time says nothing, and what was not asked is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from planner.conflicts.conflict import Conflict
from planner.conflicts.facts import Fact, facts_of, facts_of_horizon, lifted
from planner.conflicts.facts.order import insisted_on
from planner.conflicts.facts.times import listed
from planner.conflicts.minimal import fewest
from planner.conflicts.oracle import Oracle
from planner.conflicts.probe import Probe
from planner.conflicts.subjects import needed_for, probe_of_meeting, probe_of_whole, probes
from planner.conflicts.together import in_words, of_all_subjects, together
from planner.conflicts.words import Tally, asked_in_words, head_of
from planner.domain.scenario import Scenario
from planner.model.solver import Effort, Verdict
from planner.plan.record import Obstacle
from planner.problem import Problem
from planner.problem.preparations import Preparation
from planner.problem.tasks import Task

MOST_OF_ONE = 5
"""So many conflicts of one subject are looked for at most."""


@dataclass
class Obstacles:
    """What was found, and whether it proves that there is no plan (each proof was given twice, by different searches)."""

    sentences: tuple[Obstacle, ...] = ()
    prove: bool = False


def obstacles_of(problem: Problem, effort: Effort) -> Obstacles:
    """Every subject that is impossible alone; where there is none, what clashes in the whole; within the effort."""
    inquiry = Inquiry(problem, Oracle(problem.grid.step, effort))
    alone = of_all_subjects(inquiry.alone())
    scenario = problem.scenario
    if alone:
        return Obstacles(tuple(each.obstacle(scenario) for each in in_words(alone)), prove=True)
    whole = list(inquiry.in_the_whole())
    if whole:
        return Obstacles(tuple(each.obstacle(scenario) for each in whole), prove=True)
    words = f"{asked_in_words(inquiry.tally)} What stands in the way lies between them or was not asked."
    return Obstacles((Obstacle("scenario", words),))


class Inquiry:
    """The questions about one problem."""

    def __init__(self, problem: Problem, oracle: Oracle, told: Callable[[Conflict], None] = lambda _: None) -> None:
        """`told` is called with each conflict as soon as it is found, before those that are alike are told as one."""
        self._problem = problem
        self._oracle = oracle
        self._told = told
        self.tally = Tally()
        self._lifted: list[Fact] = []
        self._dropped: set[str] = set()

    def alone(self) -> Iterator[list[Conflict]]:
        """The conflicts of each subject that is impossible alone, proved by two searches of different kinds."""
        for task in self._problem.tasks.values():
            if task.must and not task.options:
                yield self._of_meeting(task)
        told: list[Fact] = []
        before_quotas: list[Fact] | None = None
        for work in self._problem.preparations.values():
            if work.must and not work.phases:
                yield [self._of_work(work)]
                told.append(insisted_on(self._problem.scenario, work.id))
        self._lifted += told
        for asked in probes(self._problem):
            self.tally.asked += 1
            # What no order of the meetings allows, and what cannot be ready, is the fault of nobody else.
            probe = replace(asked, scenario=lifted(asked.scenario, told))
            verdict = self._oracle.verdict(probe.scenario)
            if verdict is Verdict.IMPOSSIBLE and probe.kind == "quota":
                # What stands in somebody's own way is told of them: here the rest is asked for, of each delegation by itself.
                before_quotas = list(self._lifted) if before_quotas is None else before_quotas
                probe = replace(probe, scenario=lifted(probe.scenario, before_quotas)).without(self._dropped)
                if self._impossible(_without_quotas(probe)) or not self._impossible(probe.scenario):
                    continue
            if verdict is Verdict.IMPOSSIBLE:
                if found := together(self._of_subject(probe)):
                    yield found
                if probe.kind == "relations":
                    told += [fact for conflict in found for fact in conflict.apart]
            elif verdict is Verdict.POSSIBLE:
                self.tally.possible.append(probe.kind)
            else:
                self.tally.open += 1

    def _of_meeting(self, task: Task) -> list[Conflict]:
        """Why a meeting has no possible time: what the calendars say first, then what else there is."""
        head = f"'{self._problem.scenario.meetings[task.id].title}' has no possible time"
        whys = f"{head}, because of {listed(dead.says for dead in task.dead)}"
        paths = tuple(culprit for dead in task.dead for culprit in dead.culprits)
        probe = probe_of_meeting(self._problem, task)
        found = list(self._of_subject(probe)) if self._impossible(probe.scenario) else []
        first, *others = found or [self._of(probe, [], self._oracle.open)]
        return [replace(first, head=head if first.facts else whys, paths=paths), *others]

    def _of_work(self, work: Preparation) -> Conflict:
        """Why a piece of work cannot be ready; nothing but it is asked for."""
        scenario = self._problem.scenario
        head = f"'{scenario.work[work.id].title}' cannot be ready. {work.dead}".removesuffix(".")
        others = {id_: each.model_copy(update={"must": id_ == work.id}) for id_, each in scenario.work.items()}
        alone = probe_of_whole(self._problem).with_only(()).scenario.model_copy(update={"work": others})
        conflict = Conflict(
            subject=f"work.{work.id}",
            head=head,
            meetings=(),
            facts=(),
            scenario=alone,
            paths=tuple(work.culprits),
        )
        self._told(conflict)
        return conflict

    def in_the_whole(self) -> Iterator[Conflict]:
        """What clashes although each subject is possible alone, or would be without what was found to stand in its way."""
        probe = probe_of_whole(self._problem).without(self._dropped)
        probe = replace(probe, scenario=lifted(probe.scenario, self._lifted))
        if probe.meetings and self._impossible(probe.scenario):
            yield from self._of_subject(probe)

    def _of_subject(self, probe: Probe, most: int = MOST_OF_ONE) -> Iterator[Conflict]:
        """The conflicts of a subject that was called impossible: first those that share no meeting, then those that are left
        without what was found to stand in the way.
        """
        rest, found = probe, list[Conflict]()
        while len(found) < most:
            open_before = self._oracle.open
            least = self._fewest_meetings(rest)
            if not self._oracle.confirmed(least.scenario):
                break
            found.append(self._of(least, self._facts(least, found), open_before))
            yield found[-1]
            rest = rest.without(least.meetings)
            if not least.meetings or not rest.meetings or not self._impossible(rest.scenario):
                break
        if not found:
            self.tally.open += 1
        elif apart := [fact for conflict in found for fact in conflict.apart]:
            left = probe.without([id_ for conflict in found if not conflict.apart for id_ in conflict.meetings])
            left = replace(left, scenario=lifted(left.scenario, apart))
            if len(found) < most and self._impossible(left.scenario):
                yield from self._of_subject(left, most - len(found))

    def _of(self, probe: Probe, facts: list[Fact], open_before: int) -> Conflict:
        conflict = Conflict(
            subject=probe.subject,
            head=head_of(probe, facts),
            meetings=probe.meetings,
            facts=tuple(facts),
            scenario=probe.scenario,
            minimal=self._oracle.open == open_before,
        )
        self._lifted += conflict.facts
        self._dropped |= set() if conflict.facts else set(conflict.meetings)
        self._told(conflict)
        return conflict

    def _impossible(self, scenario: Scenario) -> bool:
        return self._oracle.verdict(scenario) is Verdict.IMPOSSIBLE

    def _fewest_meetings(self, probe: Probe) -> Probe:
        """The probe with no more meetings than make it impossible: none where it is so without any."""

        def still(meetings: list[str]) -> bool:
            return self._impossible(probe.with_only(meetings).scenario)

        return probe.with_only(fewest([probe.meetings], still))

    def _facts(self, probe: Probe, known: Iterable[Conflict] = ()) -> list[Fact]:
        """The fewest facts that still leave no plan: everything else is lifted. Those of a conflict that is known will often do
        again, for other meetings.
        """
        bound = (*probe.meetings, *needed_for(probe.scenario, probe.meetings))
        groups = facts_of(probe.scenario, bound)
        every = [fact for group in groups for fact in group]

        def still(facts: Iterable[Fact]) -> bool:
            kept = {fact.path for fact in facts}
            return self._impossible(lifted(probe.scenario, (fact for fact in every if fact.path not in kept)))

        for other in known:
            again = {fact.path for fact in other.apart}
            few = [fact for fact in every if fact.path in again or fact.path.startswith("meetings.")]
            if again and still(few):
                groups = [
                    [fact for fact in few if fact.path in again],
                    [fact for fact in few if fact.path not in again],
                ]
                break
        return self._with_horizon(probe.scenario, every, fewest(groups, still))

    def _with_horizon(self, scenario: Scenario, every: list[Fact], facts: list[Fact]) -> list[Fact]:
        """Those facts, and beside them the horizon where a longer one would do."""
        paths = {fact.path for fact in facts}
        left = lifted(scenario, (fact for fact in every if fact.path not in paths))
        ends = facts_of_horizon(scenario)
        return [*facts, *(end for end in ends if self._oracle.verdict(end.lift(left)) is Verdict.POSSIBLE)]


def _without_quotas(probe: Probe) -> Scenario:
    policies = probe.scenario.policies.model_copy(update={"quotas": {}})
    return probe.scenario.model_copy(update={"policies": policies})
