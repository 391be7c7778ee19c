"""The scenario: everything that is asked, frozen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator

from planner.domain import clock
from planner.domain.airports import airport
from planner.domain.base import Part
from planner.domain.groups import put_in_place
from planner.domain.in_force import InForce, in_force, lifted
from planner.domain.meetings import Certainty, Meeting
from planner.domain.people import (
    LAST,
    Delegation,
    DelegationStanding,
    Group,
    OrderOfPrecedence,
    Party,
    Person,
    Role,
    delegations_in_order,
)
from planner.domain.permits import Permit
from planner.domain.place import REMOTE, Place, numbered_room, read_place
from planner.domain.places import City, Coordinates, Room, Route, Venue
from planner.domain.policies import Policies
from planner.domain.relations import Apart, Relation
from planner.domain.resources import Resource
from planner.domain.rule_packs import RULE_PACKS, Pack, laid_over
from planner.domain.values import Id, Minutes, Text, Time
from planner.domain.waivers import WaivedRule, Waiver
from planner.domain.whereabouts import AskedStay, KnownJourney
from planner.domain.work import Work

__all__ = ["REMOTE", "Horizon", "Scenario", "Summit"]


class Summit(Part):
    """The wall that everything is planned back from."""

    meeting: Id
    """The meeting that is the summit."""
    at: Time
    """Its start, in the wall time of its place."""
    place: str
    """Where it is held: `city/venue`."""


class Horizon(Part):
    """The span of time that is planned."""

    from_: Time = Field(alias="from")
    """Its start (zone of `home`)."""
    to: Time
    """Its end; a whole day is included (zone of `home`)."""
    grid: Minutes = 5
    """Meetings start on multiples of this, counted in UTC from midnight."""


class Scenario(Part):
    """Everything that is asked: places, people, meetings, relations, permits, resources, policies."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        use_attribute_docstrings=True,
        ignored_types=(cached_property,),
    )

    schema_: Literal["1"] = Field(alias="schema")
    """The version of this format."""
    title: Text
    """What people call the scenario."""
    home: Id
    """The city whose clock is the second one on every page."""
    horizon: Horizon
    """The span of time that is planned."""
    summit: Summit | None = None
    """The summit; absent: nothing is a wall."""
    places: dict[Id, City]
    """Cities by id."""
    routes: dict[Id, Route] = Field(default_factory=dict)
    """Ways between cities where the default is not right, by id."""
    delegations: dict[Id, Delegation]
    """Delegations by id."""
    order_of_precedence: OrderOfPrecedence = OrderOfPrecedence()
    """In which order delegations stand wherever they and their people are listed."""
    people: dict[Id, Person]
    """People by id."""
    roles: dict[Id, Role] = Field(default_factory=dict)
    """Offices by id; a meeting can ask for one in place of a person."""
    parties: dict[Id, Party] = Field(default_factory=dict)
    """People who travel as one, by id."""
    groups: dict[Id, Group] = Field(default_factory=dict)
    """Groups of people by id; where people are listed, a group stands for all of its members."""
    journeys: dict[Id, KnownJourney] = Field(default_factory=dict)
    """Journeys whose times are known, by id."""
    stays: dict[Id, AskedStay] = Field(default_factory=dict)
    """Stays in a city that are asked for, also where nothing is attended there, by id."""
    meetings: dict[Id, Meeting]
    """Meetings by id."""
    relations: dict[Id, Relation] = Field(default_factory=dict)
    """Relations by id."""
    permits: dict[Id, Permit] = Field(default_factory=dict)
    """Permits by id."""
    work: dict[Id, Work] = Field(default_factory=dict)
    """Preparations by id."""
    resources: dict[Id, Resource] = Field(default_factory=dict)
    """Pools of resources by id."""
    waivers: dict[Id, Waiver] = Field(default_factory=dict)
    """Waivers by id: rules that do not hold for somebody or for some meetings, and who said so."""
    rule_pack: Pack = "standard"
    """The pack of figures that the policies start from."""
    policies: Policies = Policies()
    """The figures in force; what the scenario does not say comes from the rule pack."""
    note: Text | None = None
    """What the reader should know."""

    @model_validator(mode="before")
    @classmethod
    def _put_members_in_place_of_their_groups(cls, tree: Any) -> Any:
        return put_in_place(tree).tree

    @model_validator(mode="before")
    @classmethod
    def _lay_policies_over_the_pack(cls, tree: Any) -> Any:
        if not isinstance(tree, Mapping):
            return tree
        pack, own = tree.get("rule_pack", "standard"), tree.get("policies", {})
        if not isinstance(pack, str) or pack not in RULE_PACKS or not isinstance(own, dict):
            return tree
        return {**tree, "policies": laid_over(RULE_PACKS[pack].figures, own)}

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with anything that the scenario says, and with nothing else."""
        tree = self.model_dump(mode="json", by_alias=True, exclude={"title", "note", "groups"})
        apart = {who for relation in self.relations.values() if isinstance(relation, Apart) for who in relation.who}
        if sides := {who: self.members(who) for who in sorted(apart & self.groups.keys())}:
            tree["groups"] = sides  # elsewhere their members stand in their place already
        return hashlib.sha256(json.dumps(tree, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]

    @cached_property
    def delegations_in_order(self) -> tuple[str, ...]:
        """Every delegation in order of precedence."""
        highest: dict[str, Person] = {}
        for _, who in sorted(self.people.items(), key=lambda each: (each[1].rank, each[1].standing or LAST, each[0])):
            highest.setdefault(who.of, who)
        standings = {}
        for id_, delegation in self.delegations.items():
            head = highest.get(id_)
            since = "" if head is None or head.in_office_since is None else head.in_office_since.isoformat()
            name = delegation.sorts_as or delegation.name
            standings[id_] = DelegationStanding(LAST if head is None else head.rank, since, name)
        return delegations_in_order(self.order_of_precedence.first, self.order_of_precedence.then, standings)

    @cached_property
    def to_be_planned(self) -> dict[str, Meeting]:
        """The meetings that are not cancelled, by id."""
        return {id_: meeting for id_, meeting in self.meetings.items() if not meeting.cancelled}

    @property
    def at_stake(self) -> int:
        """The priorities of all meetings and work that may be left out, together."""
        meetings = sum(each.priority for each in self.to_be_planned.values() if not each.must)
        return meetings + sum(each.priority for each in self.work.values() if not each.must)

    def tolerance(self, meeting: str) -> int:
        """How many minutes sooner or later than its pin a meeting may start: none but for one that is about; never the summit."""
        said = self.meetings[meeting]
        if said.pin is None or said.certainty is not Certainty.ABOUT:
            return 0
        if self.summit is not None and self.summit.meeting == meeting:
            return 0
        return self.policies.about if said.tolerance is None else said.tolerance

    @property
    def home_zone(self) -> str:
        """The IANA zone of the home city."""
        return self.zone_of(self.home)

    @property
    def start(self) -> datetime:
        """The horizon's first instant, UTC."""
        return clock.instant(self.horizon.from_, self.home_zone)

    @property
    def end(self) -> datetime:
        """The horizon's end, UTC; nothing goes on beyond it."""
        return clock.instant(self.horizon.to, self.home_zone, end_of_day=True)

    @cached_property
    def _places_read(self) -> dict[str, Place]:
        """Every place that was asked for, by its text: each is read once."""
        return {}

    def place(self, text: str | Place) -> Place:
        """A place of this scenario as a value; raises KeyError where a text names none (what it names may not exist)."""
        if isinstance(text, Place):
            return text
        known = self._places_read.get(text)
        if known is None:
            read = read_place(text)
            if read is None:
                raise KeyError(text)
            city = self.places.get(read.city)
            known = read if city is None else numbered_room(read, city.venues)
            self._places_read[text] = known
        return known

    def zone_of(self, place: str | Place) -> str:
        """The IANA zone of a place; of home for `remote`."""
        place = self.place(place)
        if place.remote:
            return self.home_zone
        city = self.places[place.city]
        if city.zone is not None:
            return city.zone
        found = airport(city.airport) if city.airport else None
        if found is None:
            raise KeyError(str(place))
        return found.zone

    def coordinates_of(self, place: str | Place) -> Coordinates:
        """Latitude and longitude of a place in degrees: the venue's own, else the city's, else its airport's."""
        place = self.place(place)
        city = self.places[place.city]
        if place.venue in city.venues and (own := city.venues[place.venue].at) is not None:
            return own
        if city.at is not None:
            return city.at
        found = airport(city.airport) if city.airport else None
        if found is None:
            raise KeyError(str(place))
        return (found.latitude, found.longitude)

    def venues_of(self, city: str) -> Mapping[str, Venue]:
        """The venues of a city by id; one open venue named like the city where it names none."""
        return self.places[city].venues or {city: Venue(open=True)}

    def base_of(self, person: str) -> str:
        """The city that is a person's base."""
        who = self.people[person]
        return who.base or self.delegations[who.of].base

    def hotel_of(self, person: str, city: str) -> Place | None:
        """The venue where a person stays in a city: their own, else the delegation's, else None."""
        who = self.people[person]
        hotels = (self.place(each) for each in (*who.hotels, *self.delegations[who.of].hotels))
        return next((hotel for hotel in hotels if hotel.city == city), None)

    def figures_of(self, person: str) -> InForce:
        """The figures that hold for a person, without what is waived for them."""
        who = self.people[person]
        waived = (rule for rule in WaivedRule if rule.of_people and self.waives(rule, person))
        return lifted(in_force(self.policies, self.delegations[who.of].figures, who.figures), waived)

    def waives(self, rule: WaivedRule, about: str) -> bool:
        """Whether a rule is waived for a person, or for a meeting, throughout the horizon."""
        return any(self.holds(waiver) for waiver in self._waivers(rule, about))

    def waived_before(self, rule: WaivedRule, about: str) -> datetime:
        """The instant before which a rule is waived for a person, or for a meeting, UTC: the horizon's start where it is not."""
        return max((self.end_of(waiver) for waiver in self._waivers(rule, about)), default=self.start)

    def waived_through(self, rule: WaivedRule, person: str) -> date | None:
        """The last day on which a limit of a day is waived for a person whom it binds later on; None where it is on none."""
        days = (waiver.until for waiver in self._waivers(rule, person) if self.start < self.end_of(waiver) < self.end)
        return max((day for day in days if day is not None), default=None)

    def _waivers(self, rule: WaivedRule, about: str) -> Iterator[Waiver]:
        for waiver in self.waivers.values():
            named = about in waiver.meetings or any(about in self.members(who) for who in waiver.who)
            if waiver.waives is rule and named:
                yield waiver

    def end_of(self, waiver: Waiver) -> datetime:
        """The instant before which a waiver lifts its rule, UTC: the horizon's end for good, its start where it lifts nothing."""
        if self.holds(waiver):
            return self.end
        if waiver.until is None or not waiver.waives.for_a_time:
            return self.start
        return max(self.start, clock.day_end(waiver.until, self.home_zone))

    def holds(self, waiver: Waiver) -> bool:
        """Whether a waiver holds to the end of the horizon."""
        last = clock.local_day(self.end - timedelta(minutes=1), self.home_zone)
        return waiver.until is None or waiver.until >= last

    def party_of(self, person: str) -> str | None:
        """The party that a person travels in, or None."""
        return next((party for party, those in sorted(self.parties.items()) if person in those.members), None)

    def members(self, who: str) -> tuple[str, ...]:
        """The people that an id stands for: a person, a delegation's people, a party's or a group's members; in order of id."""
        if who in self.people:
            return (who,)
        if who in self.parties:
            return tuple(sorted(self.parties[who].members))
        if who in self.groups:
            return tuple(sorted(self.groups[who].members))
        return tuple(sorted(person for person, those in self.people.items() if those.of == who))

    def candidates(self, seat: str, meeting: str) -> tuple[str, ...]:
        """Who may fill a required seat, first choice first: the person or holder, then who acts, then deputies if allowed."""
        who = self.meetings[meeting].who
        deputies = who.deputies and seat not in who.in_person
        if seat in self.people:
            chain = (seat, *(self.people[seat].deputies if deputies else ()))
        else:
            role = self.roles[seat]
            held = () if role.holder is None else (role.holder,)
            below = self.people[role.holder].deputies if role.holder is not None and deputies else ()
            chain = (*held, *role.acting, *below)
        chain = tuple(dict.fromkeys(chain))
        return tuple(person for person in chain if who.least_rank is None or self.people[person].rank <= who.least_rank)

    def venue(self, place: Place) -> Venue:
        """The venue that a place is or lies in."""
        return self.venues_of(place.city)[place.venue or ""]

    def room(self, place: Place) -> Room | Venue:
        """The room, or where the place names none the venue, that it stands for; a numbered room is its class."""
        venue = self.venue(place)
        return venue if place.room is None else venue.rooms[place.room]
