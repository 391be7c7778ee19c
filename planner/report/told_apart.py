"""Two plans told apart in words, also where they belong to two versions of a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from planner.check import score, tiers
from planner.domain.order_of_precedence import in_precedence
from planner.domain.place import read_place
from planner.domain.scenario import Scenario
from planner.plan.diff import About, Change, ChangeKind, compare, unrelated
from planner.plan.record import Attendance, Plan, Term, Tier
from planner.report.clocks import dated
from planner.report.cost_words import HEADS, measure
from planner.report.sentences import Told, told
from planner.report.words import Namer, counted

UNRELATED = "The plans have hardly anything in common: nothing in the one is told as a change of the other."
"""What is said of plans that are unrelated."""
HEADINGS = {About.MEETING: "Meetings", About.JOURNEY: "Journeys", About.REST: "Rest", About.WORK: "Preparations"}


class BothNamer(Namer):
    """Names and clocks of the later scenario, of the earlier one for what only that has; days with their year."""

    def __init__(self, before: Scenario, after: Scenario) -> None:
        super().__init__(after)
        self._later, self._earlier = after, Namer(before)
        self._old = before

    def meeting(self, id_: str) -> str:
        """A meeting's title."""
        return super().meeting(id_) if id_ in self._later.meetings else self._earlier.meeting(id_)

    def work(self, id_: str) -> str:
        """The title of a piece of work."""
        return super().work(id_) if id_ in self._later.work else self._earlier.work(id_)

    def person(self, id_: str) -> str:
        """A person's name."""
        return super().person(id_) if id_ in self._later.people else self._earlier.person(id_)

    def group(self, ids: tuple[str, ...], party: str | None = None) -> str:
        """People who do something together."""
        if party in self._later.parties or party not in self._old.parties:
            return super().group(ids, party)
        return self._earlier.group(ids, party)

    def seat(self, each: Attendance) -> str:
        """In what seat somebody comes."""
        known = each.seat in self._later.roles or each.seat in self._later.people
        return super().seat(each) if known else self._earlier.seat(each)

    def place(self, place: str) -> str:
        """A place as people call it."""
        return super().place(place) if self._has(place) else self._earlier.place(place)

    def zone(self, place: str) -> str | None:
        """The IANA zone of a place."""
        return super().zone(place) if self._has(place) else self._earlier.zone(place)

    def time(self, instant: datetime, place: str) -> str:
        """An instant by the clock of a place, with its year."""
        return dated(self.local(instant, place)) + ("" if self.zone(place) is not None else " UTC")

    def _has(self, place: str) -> bool:
        read = read_place(place)
        named = None if read is None else self._later.places.get(read.city)
        if read is None or named is None:
            return super().zone(place) is not None and (read is None or read.depth == 1)
        return read.venue is None or not named.venues or read.venue in named.venues


@dataclass(frozen=True)
class CostDifference:
    """A tier of two plans side by side: what each comes to, and what that means in words; empty where nothing differs."""

    head: str
    before: str
    after: str
    difference: str
    better: bool | None


@dataclass(frozen=True)
class Apart:
    """What tells two plans apart: a head line, sentences by what they are about, people to be told, and costs by tier."""

    headline: str
    groups: tuple[tuple[str, tuple[Told, ...]], ...]
    people: tuple[str, ...]
    costs: tuple[CostDifference, ...]


@dataclass(frozen=True)
class Version:
    """A plan with the scenario that it belongs to."""

    scenario: Scenario
    plan: Plan


def apart(before: Version, after: Version) -> Apart:
    """What changed from one plan to another, in words; each plan's costs are counted by its own scenario."""
    changes, namer = compare(before.plan, after.plan), BothNamer(before.scenario, after.scenario)
    found = [*_with_reasons(told(changes, namer), before, after), *_only_asked(before, after)]
    groups = ((HEADINGS[about], tuple(each for each in found if each.about is about)) for about in About)
    concerned = {who for change in changes for who in _concerned(change)}
    for version in (before, after):
        work = (version.scenario.work.get(each.subject) for each in changes if each.about is About.WORK)
        concerned |= {who for each in work if each is not None for who in each.by}
    people = tuple(namer.person(who) for who in in_precedence(after.scenario, concerned))
    ones, others = score(before.scenario, before.plan), score(after.scenario, after.plan)
    return Apart(
        headline=_headline(changes, len(people), strangers=unrelated(before.plan, after.plan)),
        groups=tuple((head, those) for head, those in groups if those),
        people=people,
        costs=tuple(_costs(ones, others)),
    )


def _headline(changes: tuple[Change, ...], people: int, *, strangers: bool) -> str:
    """How much changed, in a sentence: `3 meetings move, 2 people must be told.`"""
    meetings = [change for change in changes if change.about is About.MEETING]
    verbs = {
        ChangeKind.MOVED: ("moves", "move"),
        ChangeKind.RESIZED: ("has another length", "have another length"),
        ChangeKind.RELOCATED: ("is held elsewhere", "are held elsewhere"),
        ChangeKind.PEOPLE: ("has other people", "have other people"),
        ChangeKind.ADDED: ("is added", "are added"),
        ChangeKind.DROPPED: ("is dropped", "are dropped"),
    }
    said = []
    for kind, (one, many) in verbs.items():
        number = len({change.subject for change in meetings if change.kind is kind})
        if number:
            said.append(f"{counted(number, 'meeting')} {one if number == 1 else many}")
    journeys = len({change.part for change in changes if change.about is About.JOURNEY})
    if journeys:
        said.append(f"{counted(journeys, 'journey')} {'changes' if journeys == 1 else 'change'}")
    if not changes:
        return "The plans are the same."
    work = len({change.subject for change in changes if change.about is About.WORK})
    if work:
        said.append(f"{counted(work, 'piece of work', 'pieces of work')} {'changes' if work == 1 else 'change'}")
    said = said or [f"{counted(len({change.part for change in changes}), 'rest')} changed"]
    whole = f"{', '.join(said)}; {counted(people, 'person', 'people')} must be told."
    return f"{UNRELATED} {whole}" if strangers else whole


def _concerned(change: Change) -> Iterator[str]:
    """Who must be told of a change: everybody in it, where only the people change those who come, go or sit elsewhere."""
    if change.kind is ChangeKind.PEOPLE:
        yield from (each.person for each in (*change.came, *change.left, *change.reseated))
        return
    for part in (change.before, change.after):
        yield from () if part is None else part.people


def _with_reasons(sentences: list[Told], before: Version, after: Version) -> Iterator[Told]:
    """Sentences, which say of a meeting that only one scenario asks for that it is so."""
    for each in sentences:
        if each.about is About.MEETING and each.subject not in after.scenario.meetings:
            yield _more(each, "The scenario no longer asks for it")
        elif each.about is About.MEETING and each.subject not in before.scenario.meetings:
            yield _more(each, "The scenario did not ask for it before")
        else:
            yield each


def _more(each: Told, says: str) -> Told:
    return Told(each.about, each.subject, each.head, f"{each.says.removesuffix('.')}. {says}.")


def _only_asked(before: Version, after: Version) -> Iterator[Told]:
    """Meetings that only one of the scenarios asks for and that its plan does not hold."""
    for mine, other, says in (
        (before, after, "was asked for and not held; the scenario no longer asks for it"),
        (after, before, "new in the scenario, and not held"),
    ):
        reasons = {left.meeting: left.reason for left in mine.plan.unscheduled}
        for id_, meeting in sorted(mine.scenario.meetings.items()):
            if id_ not in other.scenario.meetings and mine.plan.appointment(id_) is None:
                why = f". {reasons[id_]}" if mine is after and reasons.get(id_) else ""
                yield Told(About.MEETING, id_, meeting.title, says + why)


def _costs(ones: tuple[Term, ...], others: tuple[Term, ...]) -> Iterator[CostDifference]:
    """Tiers that come to something in one of the plans; only the first that differs decides which plan is better."""
    sums, terms = (tiers(ones), tiers(others)), (*ones, *others)
    for tier in Tier:
        was, now = sums[0][tier], sums[1][tier]
        if was or now:
            less = "less" if now < was else "more"
            difference = "" if was == now else f"{measure(tier, abs(now - was), terms)} {less}"
            words = (measure(tier, was, terms), measure(tier, now, terms))
            yield CostDifference(HEADS[tier], *words, difference, None if was == now else now < was)


def verdict(those: Apart) -> str:
    """Which plan is better, in a sentence: the first tier that differs decides."""
    first = next((cost for cost in those.costs if cost.better is not None), None)
    if first is None:
        return "Both cost the same."
    which = "later" if first.better else "earlier"
    return f'The {which} plan is better: the first of what differs is "{first.head}".'
