"""A conflict: meetings that must be held, and the least that is said of them which leaves no plan."""

from __future__ import annotations

from dataclasses import dataclass

from planner.conflicts.facts import Fact, in_file
from planner.conflicts.facts.times import listed
from planner.conflicts.words import MOST_REASONS, reasons_in, titles_of
from planner.domain.people import Delegation, Group, Party
from planner.domain.scenario import Scenario
from planner.plan.record import Obstacle


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """What leaves no plan; `head` says of whom and of which meetings, without a point at the end.

    `facts` are all needed for it: without any one of them these meetings can be held, as far as they are asked about alone.
    Where that is not known of each, it is not `minimal`. `scenario` is the question itself: nothing but what it is about.
    `paths` are parts of the scenario that are to blame beside the facts.
    """

    subject: str
    head: str
    meetings: tuple[str, ...]
    facts: tuple[Fact, ...]
    scenario: Scenario
    minimal: bool = True
    paths: tuple[str, ...] = ()
    same_of: tuple[Conflict, ...] = ()
    """Conflicts of other meetings that the same facts make, but for when those may be held."""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The paths of all whom it is of, as several people can be."""
        return tuple(self.subject.replace(" and ", ", ").split(", "))

    @property
    def apart(self) -> tuple[Fact, ...]:
        """The facts beside those of single meetings."""
        return tuple(fact for fact in self.facts if not fact.path.startswith("meetings."))

    @property
    def reasons(self) -> tuple[str, ...]:
        """What its facts say, a clause each."""
        return reasons_in(self.facts, len(self.meetings))

    def obstacle(self, scenario: Scenario) -> Obstacle:
        """The same as sentences, with what is in the scenario's file."""
        facts = (*self.facts, *(fact for other in self.same_of for fact in other.facts))
        paths = dict.fromkeys((*(fact.path for fact in facts), *self.paths))
        return Obstacle(
            subject=self.subject,
            sentence=f"{self.head}{self._because()}.{self._needed_by(scenario)}{self._same(scenario)}{self._doubt()}",
            culprits=tuple(path for path in paths if in_file(scenario, path)),
            meetings=tuple(dict.fromkeys((*self.meetings, *(id_ for other in self.same_of for id_ in other.meetings)))),
            reasons=self.reasons,
        )

    def _because(self) -> str:
        """Why, after a colon, as far as a reader can take it in."""
        told = list(self.reasons)
        if len(told) > MOST_REASONS:
            told[MOST_REASONS - 1 :] = [f"and {len(told) - MOST_REASONS + 1} things more"]
        return f": {'; '.join(told)}" if told else ""

    def _needed_by(self, scenario: Scenario) -> str:
        """Which delegations and groups need the permits that stand in the way of somebody; a probe asks about one person only."""
        several: tuple[dict[str, Delegation] | dict[str, Party] | dict[str, Group], ...]
        several = (scenario.delegations, scenario.parties, scenario.groups)
        named = {id_: each.name for entries in several for id_, each in entries.items()}
        needed = []
        for id_ in (fact.path.removeprefix("permits.") for fact in self.facts if fact.path.startswith("permits.")):
            permit = scenario.permits[id_]
            if whole := listed(named[each] for each in permit.for_ if each in named):
                needed.append(f" '{permit.name}' is needed by all of {whole}.")
        return "".join(needed)

    def _whose(self, scenario: Scenario, other: Conflict) -> str:
        """Of whom another conflict is, where that is somebody else."""
        ids = [subject.removeprefix("people.") for subject in other.subjects if subject not in self.subjects]
        names = [scenario.people[id_].name for id_ in ids if id_ in scenario.people]
        return f" of {listed(names)}" if names else ""

    def _doubt(self) -> str:
        return "" if self.minimal else " Whether it takes all of this was not found out in time."

    def _same(self, scenario: Scenario) -> str:
        """What else the same stands against."""
        sets = [titles_of(scenario, other.meetings) + self._whose(scenario, other) for other in self.same_of]
        return f" The same stands against {'; and against '.join(sets)}." if sets else ""
