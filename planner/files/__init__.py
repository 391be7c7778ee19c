"""Scenarios and plans as files."""

from planner.files.scenario_file import load_scenario

__all__ = ["load_scenario"]
