"""Whom or what day sheets are asked for: a person, a delegation or a place, by id or by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from planner.cli.screen import Screen
    from planner.domain.scenario import Scenario
    from planner.report.day_sheets import Row


@dataclass(frozen=True)
class Whose:
    """One person, delegation or place by id, at most one of them; everybody where all are None."""

    person: str | None = None
    delegation: str | None = None
    room: str | None = None

    @property
    def everybody(self) -> bool:
        """Whether nobody and nothing is chosen."""
        return self == Whose()

    def rows_of(self, rows: list[Row], scenario: Scenario | None) -> list[Row]:
        """Those of a plan's rows that concern them."""
        from planner.report.rows import of_delegation, of_person, of_room

        if self.person is not None:
            return of_person(rows, self.person, scenario)
        if self.room is not None:
            return of_room(rows, self.room, scenario)
        if self.delegation is None or scenario is None:
            return rows
        return of_delegation(rows, self.delegation, scenario)

    def head(self, screen: Screen, rows: list[Row], scenario: Scenario | None) -> None:
        """Says by name whose sheets they are."""
        from planner.report import Namer

        namer = Namer(scenario, rows)
        if self.person is not None:
            screen.say((namer.person(self.person), "bold underline"))
        if self.room is not None:
            screen.say((namer.place(self.room), "bold underline"))
        if self.delegation is not None and scenario is not None:
            screen.say((scenario.delegations[self.delegation].name, "bold underline"))


def identified(asked: Whose, rows: list[Row], scenario: Scenario | None) -> Whose:
    """The ids of whom or what somebody names. Raises NotFound, and BadParameter where the scenario is needed to tell."""
    from planner.report.naming import named
    from planner.report.rows import people_called, places_called

    person, delegation, room = asked.person, asked.delegation, asked.room
    if person is not None:
        person = named(person, "person", people_called(rows, scenario))
    if room is not None:
        room = named(room, "place", places_called(rows, scenario))
    if delegation is not None:
        if scenario is None:
            message = "the plan does not say who belongs to it: add --scenario SCENARIO"
            raise typer.BadParameter(message, param_hint="--delegation")
        known = {id_: each.name for id_, each in scenario.delegations.items()}
        delegation = named(delegation, "delegation", known)
    return Whose(person, delegation, room)
