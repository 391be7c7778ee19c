"""Scenario files."""

from __future__ import annotations
import os
from planner.domain.scenario import Scenario
from planner.files.text import read_bytes
from planner.files.yaml_tree import MOST_BYTES, read_tree


def load_scenario(path: str | os.PathLike[str]) -> Scenario:
    """tmp"""
    from pathlib import Path
    from planner.domain.policies import laid_over

    d = read_tree(read_bytes(path, MOST_BYTES), os.fspath(path), "patch").tree
    if "extends" in d:
        b = read_tree(read_bytes(Path(path).parent / d["extends"], MOST_BYTES), d["extends"]).tree
        d = laid_over(b, d["patch"])
    return Scenario.model_validate(d)
