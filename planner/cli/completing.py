"""What a shell offers when somebody presses Tab: scenarios, plans, and the ids that those hold, with their names.

Nothing here may fail or speak: what cannot be read offers nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planner.errors import PlannerError

if TYPE_CHECKING:
    from planner.domain.scenario import Scenario
    from planner.report.day_sheets import Row

Offers = list[tuple[str, str]]
"""What to put on the line, and what that is."""


def scenarios(incomplete: str) -> list[str]:
    """Scenario files, and folders that may hold some."""
    return _files(incomplete, (".yaml", ".yml"))


def plans(incomplete: str) -> list[str]:
    """Plans, and folders that may hold some."""
    return _files(incomplete, (".csv",))


def people(ctx: typer.Context, incomplete: str) -> Offers:
    """Everybody in the plan or the scenario of the line."""
    from planner.report.rows import people_called

    return _offers(ctx, incomplete, people_called)


def rooms(ctx: typer.Context, incomplete: str) -> Offers:
    """Cities, venues and rooms of the plan or the scenario of the line."""
    from planner.report.rows import places_called

    return _offers(ctx, incomplete, places_called)


def delegations(ctx: typer.Context, incomplete: str) -> Offers:
    """The delegations of the scenario of the line."""
    return _offers(ctx, incomplete, lambda _, asked: {} if asked is None else _names(asked.delegations))


def meetings(ctx: typer.Context, incomplete: str) -> Offers:
    """The meetings of the scenario of the line."""
    return _offers(
        ctx, incomplete, lambda _, asked: {} if asked is None else {id_: m.title for id_, m in asked.meetings.items()}
    )


def pools(ctx: typer.Context, incomplete: str) -> Offers:
    """The pools of the scenario of the line."""
    return _offers(ctx, incomplete, lambda _, asked: {} if asked is None else _names(asked.resources))


def _names(parts: Mapping[str, object]) -> dict[str, str]:
    return {id_: str(getattr(each, "name", id_)) for id_, each in parts.items()}


def _offers(
    ctx: typer.Context, incomplete: str, called: Callable[[list[Row], Scenario | None], Mapping[str, str]]
) -> Offers:
    """Ids that begin as what is typed does, in order, with their names."""
    known = called(_rows(ctx), _scenario(ctx))
    return [(id_, known[id_]) for id_ in sorted(known) if id_.startswith(incomplete)]


def _scenario(ctx: typer.Context) -> Scenario | None:
    from planner.files import load_scenario

    try:
        return load_scenario(ctx.params["scenario"]) if ctx.params.get("scenario") else None
    except PlannerError:
        return None


def _rows(ctx: typer.Context) -> list[Row]:
    from planner.report import rows_in

    plan = ctx.params.get("plan") or next(
        iter(ctx.args), None
    )  # what stands before an option without a value is not read yet
    try:
        return [] if plan is None else rows_in(plan)
    except PlannerError:
        return []


def _files(incomplete: str, endings: tuple[str, ...]) -> list[str]:
    """Files with one of the endings and folders, as the typed path goes on; hidden ones only where their dot is typed."""
    folder, beginning = os.path.split(incomplete)
    try:
        there = sorted(Path(folder or ".").iterdir())
    except OSError:
        return []
    those = [each for each in there if each.name.startswith(beginning) and (beginning or not each.name.startswith("."))]
    folders = [f"{os.path.join(folder, each.name)}/" for each in those if each.is_dir()]
    return [os.path.join(folder, each.name) for each in those if each.is_file() and each.suffix in endings] + folders
