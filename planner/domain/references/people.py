"""Delegations, people, roles, parties and groups."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.people import Group, Party, Person, Role
from planner.domain.references.known import Known
from planner.domain.references.words import Path, listed, twice, unknown, unknowns
from planner.domain.resources import ResourceKind
from planner.errors import Fault


def judge(known: Known) -> Iterator[Fault]:
    """Everything wrong with who is who."""
    scenario = known.scenario
    yield from unknowns(
        ("order_of_precedence", "first"), scenario.order_of_precedence.first, scenario.delegations, "delegation"
    )
    manned = {person.of for person in scenario.people.values()}
    astray = not manned <= scenario.delegations.keys()  # somebody may be of any delegation, once that is mended
    for id_, delegation in scenario.delegations.items():
        path = ("delegations", id_)
        if delegation.base not in scenario.places:
            yield unknown((*path, "base"), delegation.base, scenario.places, "city")
        if id_ not in manned and not astray:
            yield Fault("REF-empty", f"nobody is of the delegation {id_}; add a person or remove it", path)
        yield from _hotels(known, (*path, "hotels"), delegation.hotels)
    for id_, person in scenario.people.items():
        yield from _person(known, ("people", id_), id_, person)
    for id_, role in scenario.roles.items():
        yield from _role(known, ("roles", id_), role)
    for id_, party in scenario.parties.items():
        yield from _party(known, ("parties", id_), id_, party)
    for id_, group in scenario.groups.items():
        yield from _group(known, ("groups", id_, "members"), group)
    yield from _in_two_parties(known)
    yield from _names_used_twice(known)


def _person(known: Known, path: Path, id_: str, person: Person) -> Iterator[Fault]:
    scenario = known.scenario
    if person.of not in scenario.delegations:
        yield unknown((*path, "of"), person.of, scenario.delegations, "delegation")
    for field, city in (("base", person.base), ("starts", person.starts)):
        if city is not None and city not in scenario.places:
            yield unknown((*path, field), city, scenario.places, "city")
    yield from unknowns((*path, "deputies"), person.deputies, known.listed_people, "person")
    if id_ in person.deputies:
        message = f"{id_} cannot be the deputy of {id_}; name somebody else"
        yield Fault("LOGIC-itself", message, (*path, "deputies", str(person.deputies.index(id_))))
    yield from aircraft(known, (*path, "aircraft"), person.aircraft)
    yield from _hotels(known, (*path, "hotels"), person.hotels)


def _hotels(known: Known, path: Path, hotels: tuple[str, ...]) -> Iterator[Fault]:
    """Whether each is a venue, and the only one of its city."""
    first: dict[str, str] = {}
    for number, hotel in enumerate(hotels):
        inner = (*path, str(number))
        if (missing := known.missing_part(hotel)) is not None:
            yield Fault("REF-unknown", missing, inner)
            continue
        named = known.scenario.place(hotel)
        if named.remote or named.depth != 2:
            yield Fault("REF-kind", f"{hotel} is no venue; write city/venue, such as singapore/st-regis", inner)
        elif first.setdefault(named.city, hotel) != hotel or hotel in hotels[:number]:
            message = f"{first[named.city]} is the hotel in {named.city} already; name one for each city"
            yield Fault("LOGIC-twice", message, inner)


def aircraft(known: Known, path: Path, pool: str | None) -> Iterator[Fault]:
    """Whether a pool of aircraft exists and is one."""
    resources, pools = known.scenario.resources, known.pools[ResourceKind.AIRCRAFT]
    if pool is None or pool in pools:
        return
    if pool in resources:
        message = f"{pool} is a pool of {resources[pool].kind}; name one of kind aircraft"
        yield Fault("REF-kind", message, path)
    else:
        yield unknown(path, pool, pools, "pool of aircraft")


def _role(known: Known, path: Path, role: Role) -> Iterator[Fault]:
    people = known.scenario.people
    if role.holder is not None and role.holder not in people:
        yield unknown((*path, "holder"), role.holder, people, "person")
    yield from unknowns((*path, "acting"), role.acting, known.listed_people, "person")
    if role.holder is not None and role.holder in role.acting:
        message = f"{role.holder} holds the role and needs not act for it; name somebody else"
        yield Fault("LOGIC-itself", message, (*path, "acting", str(role.acting.index(role.holder))))


def _party(known: Known, path: Path, id_: str, party: Party) -> Iterator[Fault]:
    people = known.scenario.people
    yield from unknowns((*path, "members"), party.members, known.listed_people, "person")
    yield from aircraft(known, (*path, "aircraft"), party.aircraft)
    those = [member for member in dict.fromkeys(party.members) if member in people]
    for field, of in (
        ("base", {each: str(known.base(each)) for each in those}),
        ("starts", {each: str(people[each].starts or known.base(each)) for each in those}),
        ("returns", {each: "true" if people[each].returns else "false" for each in those}),
    ):
        if len(set(of.values())) > 1:
            said = listed([f"{member} has {value}" for member, value in of.items()])
            message = f"the members of {id_} travel as one and need the same {field}; {said}"
            yield Fault("LOGIC-party", message, (*path, "members"))


def _group(known: Known, path: Path, group: Group) -> Iterator[Fault]:
    for number, member in enumerate(group.members):
        if member in known.seats:
            continue
        if member in known.scenario.groups:
            message = f"{member} is a group; name its members here, for a group holds no other group"
            yield Fault("REF-kind", message, (*path, str(number)))
        else:
            yield unknown((*path, str(number)), member, known.seats, "person or role")
    yield from twice(path, group.members)


def _in_two_parties(known: Known) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for id_, party in known.scenario.parties.items():
        for number, member in enumerate(party.members):
            if first.setdefault(member, id_) != id_:
                message = f"{member} is a member of {first[member]} already; a person travels in one party"
                yield Fault("ID-twice", message, ("parties", id_, "members", str(number)))


def _names_used_twice(known: Known) -> Iterator[Fault]:
    """Ids that could mean two things where a person, a role, a delegation, a party or a group can be named."""
    scenario = known.scenario
    first: dict[str, str] = {}
    for kind, ids in (
        ("people", scenario.people),
        ("roles", scenario.roles),
        ("delegations", scenario.delegations),
        ("parties", scenario.parties),
        ("groups", scenario.groups),
    ):
        for id_ in ids:
            if first.setdefault(id_, kind) != kind:
                yield Fault("ID-twice", f"{id_} is among the {first[id_]} already; choose another id", (kind, id_))
