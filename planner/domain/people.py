"""Delegations, the people in them, their order, roles that people hold, parties that travel as one, and groups."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from planner.domain.base import Part
from planner.domain.figures import Figures
from planner.domain.values import Count, Day, Flag, Id, Minutes, PlaceRef, Some, Span, Text

Rank = Annotated[Count, Field(ge=1, le=9)]
LOWEST = 9
"""The lowest rank that there is."""
HEAD = 1
"""The rank of heads of state or government."""
LAST = 1_000_000
"""The place, or the rank, of whoever has none."""
_NEVER = "9999-12-31"
"""The day on which somebody took office of whom that is not said."""


class Delegation(Part):
    """A delegation: who comes together under one flag."""

    name: Text
    """What people call it."""
    base: Id
    """The city where its people start and to which they return, unless a person says otherwise."""
    announced_as: Text | None = None
    """The name for documents that leave the house; absent: `name`."""
    sorts_as: Text | None = None
    """The name by which it stands among others by the alphabet, such as its name in French; absent: `name`."""
    hotels: tuple[PlaceRef, ...] = ()
    """Where its people stay, a venue for each city: `singapore/st-regis`."""
    figures: Figures | None = None
    """Figures of its own, for all its people; absent: the policies'."""


class OrderOfPrecedence(Part):
    """The order of delegations wherever they and their people are listed. Heads of state or government always come first."""

    first: tuple[Id, ...] = ()
    """The delegations that stand before all others, in this order, such as the host."""
    then: Literal["rank", "name", "office"] = "rank"
    """How the others follow: by the rank of their highest person, by the alphabet (see `sorts_as`), or by the day on which
    their highest person took office (see `in_office_since`); where that does not tell them apart, by the alphabet."""


class DelegationStanding(NamedTuple):
    """What the place of a delegation depends on: the rank of its highest person, since when that person has been in office
    (ISO 8601, empty where that is not said), and the name by which it stands in the alphabet.
    """

    rank: int
    in_office_since: str
    name: str


def delegations_in_order(
    first: Sequence[str], then: str, standings: Mapping[str, DelegationStanding]
) -> tuple[str, ...]:
    """Delegations in order: see `OrderOfPrecedence`, of which `first` and `then` are the fields."""

    def place(id_: str) -> tuple[int, int, str, str, str]:
        standing = standings[id_]
        return (
            first.index(id_) if id_ in first else len(first),
            standing.rank if then == "rank" else 0,
            (standing.in_office_since or _NEVER) if then == "office" else "",
            _collated(standing.name),
            id_,
        )

    return tuple(sorted(standings, key=place))


def _collated(name: str) -> str:
    """A name as an alphabet sees it: without accents, whatever its case."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


class Person(Part):
    """A person who attends meetings and travels."""

    name: Text
    """The full name as the documents show it."""
    of: Id
    """The delegation."""
    role: Text | None = None
    """The office held, in words."""
    rank: Rank = 5
    """Level: 1 head of state or government, 2 minister, 3 deputy minister, 4 ambassador, 5 official, 6-9 staff."""
    standing: Annotated[Count, Field(ge=1)] | None = None
    """The place among people of the same delegation and rank, 1 for the first; absent: behind those who have one."""
    in_office_since: Day | None = None
    """The day on which the office was taken, for the order of delegations by it."""
    languages: tuple[Annotated[str, Field(pattern="^[a-z]{2}$")], ...] = ()
    """ISO 639-1 codes of the languages worked in."""
    base: Id | None = None
    """Home city; absent: the delegation's."""
    starts: Id | None = None
    """City in which the person is when the horizon begins; absent: the base."""
    returns: Flag = True
    """Whether the person must be back at the base by the end of the horizon."""
    available: tuple[Span, ...] = ()
    """The only spans in which the person can be in a meeting (base zone); none: always. Whole days include their last."""
    blocked: tuple[Span, ...] = ()
    """Spans in which the person cannot be in a meeting (base zone); travelling is possible."""
    deputies: tuple[Id, ...] = ()
    """Who may stand in, first choice first, where the meeting allows deputies."""
    own_aircraft: Flag = False
    """Whether the person flies at any time, also on ways that have scheduled departures."""
    aircraft: Id | None = None
    """The pool of aircraft (a resource of kind aircraft) that carries the person."""
    hotels: tuple[PlaceRef, ...] = ()
    """Where the person stays, a venue for each city; in cities that are not named here: the delegation's."""
    figures: Figures | None = None
    """Figures of their own; absent: the delegation's, else the policies'."""


class Role(Part):
    """An office that a meeting can ask for, whoever holds it."""

    name: Text
    """What people call it."""
    holder: Id | None = None
    """The person who holds it; absent: vacant."""
    acting: tuple[Id, ...] = ()
    """Who acts for it, first choice first, while it is vacant or its holder is away."""


class Party(Part):
    """People who travel together for the whole horizon: one journey for all of them."""

    name: Text
    """What people call it."""
    members: Annotated[tuple[Id, ...], Some]
    """The people; they share base, start and return, and all are where the party is."""
    own_aircraft: Flag = False
    """Whether the party flies at any time, also on ways that have scheduled departures."""
    aircraft: Id | None = None
    """The pool of aircraft (a resource of kind aircraft) that carries it."""


class Group(Part):
    """People and roles that are named together: wherever people are listed, the group stands for all of them."""

    name: Text
    """What people call it."""
    members: Annotated[tuple[Id, ...], Some]
    """The people, and roles where the place allows roles; no groups."""


class Team(Part):
    """How many interpreters a sitting needs."""

    up_to: Minutes
    """Longest sitting in minutes for which the number suffices."""
    number: Annotated[Count, Field(ge=1)]
    """Interpreters per language pair."""
