"""Scenarios and plans as files: read strictly, with every problem told in its place; written whole or not at all."""

from planner.files.answer_file import answer_json, parse_answer, read_answer, write_answer
from planner.files.packs_page import packs_page
from planner.files.people_file import people_csv
from planner.files.plan_file import parse_plan, plan_csv, read_plan, write_plan
from planner.files.reference_page import reference
from planner.files.scenario_file import (
    DraftReading,
    draft_tree,
    load_draft,
    load_scenario,
    load_tree,
    load_with_warnings,
    parse_scenario,
    parse_with_warnings,
    read_draft,
    scenario_of,
)
from planner.files.schema import json_schema

__all__ = [
    "DraftReading",
    "answer_json",
    "draft_tree",
    "json_schema",
    "load_draft",
    "load_scenario",
    "load_tree",
    "load_with_warnings",
    "packs_page",
    "parse_answer",
    "parse_plan",
    "parse_scenario",
    "parse_with_warnings",
    "people_csv",
    "plan_csv",
    "read_answer",
    "read_draft",
    "read_plan",
    "reference",
    "scenario_of",
    "write_answer",
    "write_plan",
]
