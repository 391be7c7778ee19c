"""Answers and plans for people: words, day sheets, tables, the data of the timeline."""

from planner.report.day_sheets import Schedule, schedule, schedule_of
from planner.report.tables import change_frame, comparison_csv, plan_frame, term_frame, tier_frame, value_frame
from planner.report.timeline import Timeline, timeline
from planner.report.words import Namer, duration, moment

__all__ = [
    "Namer",
    "Schedule",
    "Timeline",
    "change_frame",
    "comparison_csv",
    "duration",
    "moment",
    "plan_frame",
    "schedule",
    "schedule_of",
    "term_frame",
    "tier_frame",
    "timeline",
    "value_frame",
]
