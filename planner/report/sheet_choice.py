"""Whose day sheets there are to choose from, and how they are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from planner.domain.order_of_precedence import delegations_in_precedence
from planner.domain.scenario import REMOTE, Scenario
from planner.errors import NotFound
from planner.files.columns import RowKind
from planner.files.plan_rows import rows_of
from planner.plan.record import Plan
from planner.report.audience import Audience
from planner.report.day_sheets import Schedule, schedule
from planner.report.naming import unknown
from planner.report.pool_sheets import pool_schedule, whole_line
from planner.report.pool_text import pool_text
from planner.report.resource_tables import pool_line
from planner.report.resource_use import PoolUse, resource_use
from planner.report.rows import Row, of_delegation, of_person, of_room, people_in
from planner.report.sheet_html import Sheets
from planner.report.sheet_text import sheet_text
from planner.report.words import Namer


class Whose(StrEnum):
    """For whom, or for what, day sheets are made."""

    PERSON = "A person"
    EACH = "All people, one after another"
    DELEGATION = "A delegation"
    ROOM = "A venue or room"
    CITY = "A city"
    POOL = "A pool"
    EACH_POOL = "All pools, one after another"
    EVERYBODY = "Everybody together"


@dataclass(frozen=True)
class Choice:
    """What can be chosen: an id, and what people call it."""

    id: str
    name: str


class SheetMaker:
    """Makes the sheets of a plan, each only when it is asked for."""

    def __init__(self, scenario: Scenario, plan: Plan, audience: Audience = Audience.OFFICE) -> None:
        self._scenario, self._audience = scenario, audience
        self._rows: list[Row] = rows_of(plan, scenario)
        self._home = Namer(scenario).city(scenario.home)
        self._plan = plan

    def choices(self, whose: Whose) -> Sequence[Choice]:
        """What there is to choose from that has something in the plan: people by delegation in order of precedence."""
        scenario, namer = self._scenario, Namer(self._scenario)
        grouped = delegations_in_precedence(scenario, {who for row in self._rows for who in people_in(row)})
        if whose is Whose.PERSON:
            return [
                Choice(who, f"{scenario.people[who].name} - {scenario.delegations[of].name}")
                for of, people in grouped
                for who in people
            ]
        if whose is Whose.DELEGATION:
            return [Choice(of, self._delegation(of)) for of, _ in grouped]
        if whose in (Whose.ROOM, Whose.CITY):
            return sorted((Choice(id_, namer.place(id_)) for id_ in self._places(whose)), key=lambda each: each.name)
        if whose is Whose.POOL:
            return [Choice(id_, pool.resource.name) for id_, pool in self._pools.items() if pool.uses]
        return ()

    @cached_property
    def _pools(self) -> dict[str, PoolUse]:
        """The pools by id; outside the office nobody is told what they do."""
        found = resource_use(self._scenario, self._plan).pools if self._audience is Audience.OFFICE else ()
        return {pool.id: pool for pool in found}

    def sheets(self, whose: Whose, id_: str = "") -> list[Sheets]:
        """The sheets of a choice: one record, or for all people one after another one of each.

        Raises NotFound where the scenario and the plan do not know the id.
        """
        scenario, rows, namer = self._scenario, self._rows, Namer(self._scenario)
        if whose is Whose.EACH:
            return [self._of_person(choice.id) for choice in self.choices(Whose.PERSON)]
        if whose is Whose.PERSON:
            return [self._of_person(id_)]
        if whose is Whose.DELEGATION:
            those = of_delegation(rows, id_, scenario)
            return [Sheets(self._delegation(id_), scenario.title, self._made(those), self._home)]
        if whose in (Whose.ROOM, Whose.CITY):
            return [Sheets(namer.place(id_), scenario.title, self._made(of_room(rows, id_, scenario)), self._home)]
        if whose is Whose.EACH_POOL:
            return [self._of_pool(choice.id) for choice in self.choices(Whose.POOL)]
        if whose is Whose.POOL:
            return [self._of_pool(id_)]
        return [Sheets(scenario.title, "Everybody", self._made(rows), self._home)]

    def text(self, whose: Whose, id_: str = "") -> str:
        """The same as text: what `planner show` with the same choice prints, for all people one after another."""
        if whose in (Whose.POOL, Whose.EACH_POOL):
            those = [id_] if whose is Whose.POOL else [choice.id for choice in self.choices(Whose.POOL)]
            return "\n".join(pool_text(self._scenario, self._pool(each)) for each in those)
        return "\n".join(
            sheet_text(None if whose is Whose.EVERYBODY else sheets.name, sheets.schedule)
            for sheets in self.sheets(whose, id_)
        )

    def _pool(self, id_: str) -> PoolUse:
        if id_ not in self._pools:
            raise NotFound(unknown(id_, "pool", {pool.id: pool.resource.name for pool in self._pools.values()}))
        return self._pools[id_]

    def _of_pool(self, id_: str) -> Sheets:
        pool = self._pool(id_)
        under = " ".join(each for each in (pool_line(pool), whole_line(pool)) if each)
        return Sheets(pool.resource.name, under, pool_schedule(self._scenario, pool), self._home)

    def _of_person(self, id_: str) -> Sheets:
        rows, scenario = of_person(self._rows, id_, self._scenario), self._scenario
        who = scenario.people.get(id_)
        made = schedule(rows, None, scenario, id_, self._audience)
        if who is None:
            return Sheets(id_, scenario.title, made, self._home)
        under = (who.role or "", self._delegation(who.of), scenario.title)
        return Sheets(who.name, " · ".join(part for part in under if part), made, self._home)

    def _made(self, rows: list[Row]) -> Schedule:
        return schedule(rows, None, self._scenario, None, self._audience)

    def _delegation(self, id_: str) -> str:
        named = self._scenario.delegations[id_]
        outside = named.announced_as if self._audience is Audience.RELEASE else None
        return outside or named.name

    def _places(self, whose: Whose) -> set[str]:
        found = set()
        for row in self._rows:
            if row["kind"] == RowKind.MEETING and row["place"] != REMOTE:
                place = self._scenario.place(row["place"])
                found |= {place.city} if whose is Whose.CITY else {row["place"], str(place.at_venue)} - {place.city}
        return found
