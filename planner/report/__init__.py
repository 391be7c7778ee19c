"""Answers and plans for people: words, day sheets, tables, the data of the timeline."""

from planner.report.comparison import change_frame, comparison_csv, comparison_tree, value_frame
from planner.report.day_sheets import Schedule, schedule, schedule_of
from planner.report.rows import rows_in
from planner.report.sentences import Told, sentence, told
from planner.report.tables import (
    appointment_frame,
    journey_frame,
    person_frame,
    plan_frame,
    term_frame,
    tier_frame,
)
from planner.report.timeline import Timeline, timeline
from planner.report.words import Namer, duration, moment

__all__ = [
    "Namer",
    "Schedule",
    "Timeline",
    "Told",
    "appointment_frame",
    "change_frame",
    "comparison_csv",
    "comparison_tree",
    "duration",
    "journey_frame",
    "moment",
    "person_frame",
    "plan_frame",
    "rows_in",
    "schedule",
    "schedule_of",
    "sentence",
    "term_frame",
    "tier_frame",
    "timeline",
    "told",
    "value_frame",
]
