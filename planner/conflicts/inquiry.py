"""Asks what stands in the way where there is no plan: who or what is impossible alone first, then what clashes in the whole.

Every conflict rests on searches of its own. A search that ran out of time says nothing, and what was not asked is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planner.conflicts.conflict import Conflict
from planner.conflicts.facts import Fact, facts_of, facts_of_horizon, lifted
from planner.conflicts.facts.times import listed
from planner.conflicts.minimal import fewest
from planner.conflicts.oracle import Oracle
from planner.conflicts.subjects import Probe, probe_of_meeting, probe_of_whole, probes
from planner.conflicts.together import together
from planner.conflicts.words import Tally, asked_in_words, head_of
from planner.domain.scenario import Scenario
from planner.model.solver import Effort, Verdict
from planner.plan.record import Obstacle
from planner.problem import Problem

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
    alone = together(inquiry.alone())
    scenario = problem.scenario
    if alone:
        return Obstacles(tuple(each.obstacle(scenario) for each in alone), prove=True)
    whole = list(inquiry.in_the_whole())
    if whole:
        return Obstacles(tuple(each.obstacle(scenario) for each in whole), prove=True)
    words = f"{asked_in_words(inquiry.tally)} What stands in the way lies between them or was not asked."
    return Obstacles((Obstacle("scenario", words),))


class Inquiry:
    """The questions about one problem."""

    def __init__(self, problem: Problem, oracle: Oracle) -> None:
        self._problem = problem
        self._oracle = oracle
        self.tally = Tally()
        self._lifted: list[Fact] = []
        self._dropped: set[str] = set()

    def alone(self) -> Iterator[Conflict]:
        """The conflicts of each subject that is impossible alone, proved by two searches of different kinds."""
        tasks = [task for task in self._problem.tasks.values() if task.must and not task.options]
        for task in tasks:
            whys = listed(dead.says for dead in task.dead)
            head = f"'{self._problem.scenario.meetings[task.id].title}' has no possible time, because of {whys}"
            paths = tuple(culprit for dead in task.dead for culprit in dead.culprits)
            probe = probe_of_meeting(self._problem, task)
            open_before = self._oracle.open
            facts = self._facts(probe) if self._impossible(probe.scenario) else []
            yield self._of(probe, facts, open_before, head=head, paths=paths)
        for work in self._problem.preparations.values():
            if work.must and not work.phases:
                head = f"'{self._problem.scenario.work[work.id].title}' cannot be ready. {work.dead}".removesuffix(".")
                yield Conflict(
                    subject=f"work.{work.id}",
                    head=head,
                    meetings=(),
                    facts=(),
                    scenario=self._problem.scenario,
                    paths=tuple(work.culprits),
                )
        for probe in probes(self._problem):
            self.tally.asked += 1
            verdict = self._oracle.verdict(probe.scenario)
            if verdict is Verdict.IMPOSSIBLE:
                yield from self._of_subject(probe)
            elif verdict is Verdict.POSSIBLE:
                self.tally.possible.append(probe.kind)
            else:
                self.tally.open += 1

    def in_the_whole(self) -> Iterator[Conflict]:
        """What clashes although each subject is possible alone, or would be without what was found to stand in its way."""
        probe = probe_of_whole(self._problem)
        probe = replace(
            probe.without(self._dropped), scenario=lifted(probe.without(self._dropped).scenario, self._lifted)
        )
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
            free = [meeting for conflict in found if not conflict.apart for meeting in conflict.meetings]
            left = replace(probe.without(free), scenario=lifted(probe.without(free).scenario, apart))
            if len(found) < most and self._impossible(left.scenario):
                yield from self._of_subject(left, most - len(found))

    def _of(
        self, probe: Probe, facts: list[Fact], open_before: int, *, head: str | None = None, paths: tuple[str, ...] = ()
    ) -> Conflict:
        conflict = Conflict(
            subject=probe.subject,
            head=head_of(probe, facts) if head is None else head,
            meetings=probe.meetings,
            facts=tuple(facts),
            scenario=probe.scenario,
            minimal=self._oracle.open == open_before,
            paths=paths,
        )
        self._lifted += conflict.apart
        self._dropped |= set() if conflict.apart else set(conflict.meetings)
        return conflict

    def _impossible(self, scenario: Scenario) -> bool:
        return self._oracle.verdict(scenario) is Verdict.IMPOSSIBLE

    def _fewest_meetings(self, probe: Probe) -> Probe:
        """The probe with no more meetings than make it impossible."""

        def still(meetings: list[str]) -> bool:
            return bool(meetings) and self._impossible(probe.with_only(meetings).scenario)

        return probe.with_only(fewest([probe.meetings], still)) if len(probe.meetings) > 1 else probe

    def _facts(self, probe: Probe, known: Iterable[Conflict] = ()) -> list[Fact]:
        """The fewest facts that still leave no plan: everything else is lifted. Those of a conflict that is known will often do
        again, for other meetings.
        """
        groups = facts_of(probe.scenario, probe.meetings)
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
