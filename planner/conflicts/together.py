"""Conflicts told as one: of several people, of several meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.conflicts.conflict import Conflict
from planner.conflicts.facts.times import listed


def together(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Conflicts told as one: those of several people that are the same but for the person, and those of one subject in which
    the same stands against several meetings, perhaps with something else beside it.
    """
    alike: dict[object, list[Conflict]] = {}
    for each in conflicts:
        key = (each.meetings, tuple(fact.path for fact in each.facts), each.subject.partition(".")[0])
        alike.setdefault(key, []).append(each)
    merged = [_of_several_people(several) for several in alike.values()]
    told: dict[int, Conflict] = {}
    for place, each in sorted(enumerate(merged), key=lambda entry: len(entry[1].apart)):
        first = next((other for other, host in told.items() if _goes_with(each, host)), None)
        if first is None:
            told[place] = each
        else:
            told[first] = replace(told[first], same_of=(*told[first].same_of, each))
    return [told[place] for place in sorted(told)]


def of_all_subjects(conflicts: Iterable[Iterable[Conflict]]) -> list[Conflict]:
    """The conflicts of several subjects, told as one where they are."""
    return together(
        conflict for of_one in conflicts for each in of_one for conflict in (replace(each, same_of=()), *each.same_of)
    )


def in_words(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Conflicts as they are told: those of other people or meetings that the very same stands against go with the first of them."""
    told: list[Conflict] = []
    for each in conflicts:
        causes = {fact.path for fact in each.apart}
        host = next((other for other in told if _of_one_kind(each, other) and causes == _causes(other)), None)
        if host is None or not causes:
            told.append(each)
        else:
            told[told.index(host)] = replace(host, same_of=(*host.same_of, replace(each, same_of=()), *each.same_of))
    return told


def _of_one_kind(one: Conflict, other: Conflict) -> bool:
    """Whether both are of people, or both of single meetings."""
    kinds = {each.subject.partition(".")[0] for each in (one, other)}
    return len(kinds) == 1 and kinds <= {"people", "meetings"}


def _causes(conflict: Conflict) -> set[str]:
    return {fact.path for fact in conflict.apart}


def _goes_with(one: Conflict, other: Conflict) -> bool:
    """Whether all that makes the other beside its meetings makes this one, too."""
    causes = {fact.path for fact in other.apart}
    return one.subject == other.subject and bool(causes) and causes <= {fact.path for fact in one.apart}


def _of_several_people(several: list[Conflict]) -> Conflict:
    first = several[0]
    if len(several) == 1:
        return first
    names = listed(each.head.partition(" cannot ")[0] for each in several)
    head = f"{names} cannot {first.head.partition(' cannot ')[2]}"
    return replace(first, subject=listed(each.subject for each in several), head=head)
