"""Conflicts in words: of whom, of which meetings, and what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.conflicts.facts import Fact
from planner.conflicts.facts.times import listed
from planner.conflicts.probe import Probe
from planner.domain.references.words import length
from planner.domain.scenario import Scenario

DEFAULT = " (the default)"
"""How a fact ends that is a default figure; several are told at once."""
MOST_REASONS = 6
"""So many clauses are told of why; of more, one fewer."""
MOST_TITLES = 4
"""So many meetings are named; of more, one fewer."""


@dataclass
class Tally:
    """How many subjects were asked alone, which kinds of them are possible, and of how many that is not known."""

    possible: list[str] = field(default_factory=list)
    open: int = 0
    asked: int = 0


def titles_in(titles: Iterable[str]) -> str:
    """Titles as a list: all of a few, of more the first and how many there are besides."""
    names = list(titles)
    if len(names) <= MOST_TITLES:
        return listed(names)
    return f"{', '.join(names[: MOST_TITLES - 1])} and {len(names) - MOST_TITLES + 1} more"


def titles_of(scenario: Scenario, meetings: Iterable[str]) -> str:
    """The titles of meetings as a list."""
    return titles_in(f"'{scenario.meetings[id_].title}'" for id_ in meetings)


def reasons_in(facts: Iterable[Fact], meetings: int) -> tuple[str, ...]:
    """What facts say, those that say the same of several meetings together; where it is said of all that the conflict is about,
    which are so many, they are not named again.
    """
    facts, of = list(facts), dict[str, list[str]]()
    defaults = [fact.says.removesuffix(DEFAULT) for fact in facts if fact.says.endswith(DEFAULT)]
    for fact in facts:
        if len(defaults) > 1 and fact.says.endswith(DEFAULT):
            continue
        of.setdefault(fact.says, []).append(fact.of)
    told = []
    for says, names in of.items():
        many = len(names) > 1
        words = _of_many(says) if many else says
        who = {1: "it", 2: "both"}.get(meetings, "all") if len(names) == meetings else titles_in(names)
        told.append(f"{who} {words}" if names[0] else words)
    return (*told, f"by default, {listed(defaults)}") if len(defaults) > 1 else tuple(told)


def _of_many(says: str) -> str:
    """What is said of one meeting, said of several."""
    verb, rest = says.split(" ", 1)
    return (
        f"{verb.removesuffix('s')} {rest}" if verb in ("needs", "asks") else says.replace("(its pin)", "(their pins)")
    )


def head_of(probe: Probe, facts: list[Fact]) -> str:
    """Of whom and of which meetings a conflict is."""
    titles = titles_of(probe.scenario, probe.meetings) + _lengths(probe.scenario, probe.meetings)
    asked = any(fact.path.startswith(("journeys.", "stays.")) for fact in facts)
    name = probe.name
    nowhere = f"{name} cannot be where {'journeys and stays say' if asked else 'they start, or return'}"
    both = "both" if len(probe.meetings) == 2 else "all"
    whole = f"{titles}{',' if len(probe.meetings) > 1 else ''} cannot {f'{both} ' if len(probe.meetings) > 1 else ''}be held"
    if not titles:
        whole = "There is no plan even without the meetings that must be held"
    return {
        "person": f"{name} cannot attend {titles}" if titles else nowhere,
        "room": f"The room {name} cannot hold {titles}",
        "pool": f"The pool of {name} is not enough for {titles}",
        "no pool": f"There is no pool with {name} for {titles}",
        "member": f"{name} cannot serve {titles}",
        "quota": f"{name} cannot have all of {titles}",
        "work": f"The preparations cannot be ready in time{f' for {titles}' if titles else ''}",
        "relations": f"The relations leave no time for {titles}",
    }.get(probe.kind, whole) + ("" if facts else " in the times that they have")


def asked_in_words(tally: Tally) -> str:
    """What was asked, in words."""
    if not tally.asked:
        return "No person, room or pool is bound to a meeting that must be held, so none was asked alone."
    words = {
        "person": "people",
        "room": "rooms",
        "pool": "pools",
        "no pool": "pools",
        "quota": "quotas",
        "member": "those who are asked for by name",
        "relations": "the order of the meetings",
        "work": "the preparations",
    }
    kinds = dict.fromkeys(words[kind] for kind in tally.possible)
    done = len(tally.possible)
    if done == tally.asked:
        return f"Asked alone, all of these are possible: {listed(kinds)}."
    return f"Asked alone, {done} of {tally.asked} subjects are possible; for {tally.open} the time was too short."


def _lengths(scenario: Scenario, meetings: tuple[str, ...]) -> str:
    """How long the meetings take, as the end of a list of them."""
    if not meetings:
        return ""
    those = [scenario.meetings[id_] for id_ in meetings]
    shortest = any(each.least_length is not None for each in those)
    text = f"{'at least ' if shortest else ''}{length(sum(each.least_minutes for each in those))}"
    return f", {text} together" if len(meetings) > 1 else f" ({text})"
