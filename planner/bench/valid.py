"""Scenarios that are made and not read: judged all the same as a file is."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from planner.domain.hints import sparing_hints
from planner.domain.references import faults_of
from planner.domain.scenario import Scenario
from planner.errors import Fault, InputError

Tree = dict[str, Any]
"""A scenario as a file would hold it; lengths may be whole minutes."""


def validated(tree: Tree) -> Scenario:
    """The scenario that a tree says. Raises InputError with everything that is wrong with it."""
    with sparing_hints():
        try:
            scenario = Scenario.model_validate(tree, by_alias=True, by_name=False)
        except ValidationError as error:
            told = [Fault("FMT-value", each["msg"], tuple(map(str, each["loc"]))) for each in error.errors()]
            raise InputError(told) from None
        found = faults_of(scenario)
    if found:
        raise InputError(found)
    return scenario
