"""Rule packs: the figures of a kind of work that differ from the defaults, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field

FIELD = "practice of the field; editable default"


@dataclass(frozen=True)
class RulePack:
    """A pack: for what work it is, in a sentence; the figures, as a scenario would write them under `policies`; and where they
    come from, by the path of the figure.
    """

    says: str
    figures: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


RULE_PACKS: dict[str, RulePack] = {
    "standard": RulePack("The defaults: talks of delegations that travel to them."),
    "leaders-day": RulePack(
        "The day of heads of state or government: many short items, prepared rooms, a convoy at the door.",
        figures={
            "working_hours": ["08:00", "22:30"],
            "meal_times": {
                "breakfast": ["07:00", "10:30"],
                "lunch": ["11:30", "17:00"],
                "dinner": ["18:00", "24:00"],
                "reception": ["07:00", "24:00"],
            },
            "changeover": "0 min",
            "turnover": "0 min",
            "turnovers": {"plenary_hall": "0 min", "dining_room": "30 min"},
            "same_people_stay": "true",
            "ground": "10 min",
            "transfer": "15 min",
            "boarding": "15 min",
            "formalities": "10 min",
            "daily_meetings": "10",
            "daily_minutes": "12 h",
        },
        sources={
            "working_hours": "40 days of leaders: first items from 08:00 on, last ones begin at 22:00 at the latest",
            "meal_times.breakfast": FIELD,
            "meal_times.lunch": "31 lunches begin from 11:40 to 14:50 and take 60-130 min",
            "meal_times.dinner": "27 dinners begin from 18:00 to 22:00 and take 90-150 min",
            "meal_times.reception": "24 receptions begin from 09:30 to 21:30; those in the morning are for business and veterans",
            "changeover": "of 35 gaps at one venue 14 are none",
            "turnover": "of 35 gaps at one venue 14 are none; rooms that need it say so themselves",
            "turnovers.plenary_hall": "our own choice: as for other rooms",
            "turnovers.dining_room": "our own choice: the table is laid anew, by more hands than usual",
            "same_people_stay": "of 14 gaps at one place whose later item is for people of the earlier one only 8 are none",
            "ground": "15 drives inside a city: 3 to 20 min, median 10",
            "transfer": "15 drives inside a city: 3 to 20 min, median 10; and 5 min at the door",
            "boarding": "farewells at the airport end 15 to 30 min before take-off",
            "formalities": "23 landings: 30 min at least to the first item off the airport",
            "daily_meetings": "47 days of leaders: 10 items at most; 8 without photographs and ceremonies, 9 in an office",
            "daily_minutes": FIELD,
        },
    ),
    "working-talks": RulePack(
        "Talks below the leaders: delegations of officials who come for them and sit long.",
        figures={"changeover": "10 min", "same_people_stay": "true", "daily_meetings": "6"},
        sources={
            "changeover": "of 35 gaps at one venue half are 7 min or more",
            "same_people_stay": "of 14 gaps at one place whose later item is for people of the earlier one only 8 are none",
            "daily_meetings": "of 47 days of leaders nine in ten have 5 talks and meals at most",
        },
    ),
    "high-level-week": RulePack(
        "A week of many delegations at one site: bilaterals back to back, a limit for each delegation.",
        figures={
            "changeover": "10 min",
            "quotas": {"bilateral-rooms": {"most": "2", "kinds": ["bilateral"], "per_day": "true"}},
        },
        sources={
            "changeover": FIELD,
            "quotas": "P20 of 2024: two bilaterals a day of 30 min for each delegation in a room",
        },
    ),
    "bare": RulePack(
        "No figures at all: what is not written in the scenario costs no time and is not limited.",
        figures={
            "working_hours": ["00:00", "24:00"],
            "about": "0 min",
            "changeover": "0 min",
            "transfer": "0 min",
            "boarding": "0 min",
            "check_in": "0 min",
            "formalities": "0 min",
            "rest": {"length": "0 min"},
            "night": {"weight": "0"},
            "travel_hours": {"outside": "ignore"},
            "call_hours": {"outside": "ignore"},
            "daily_meetings": "1000",
            "daily_minutes": "24 h",
            "turnover": "0 min",
            "turnovers": {"plenary_hall": "0 min", "dining_room": "0 min"},
            "holidays": "ignore",
        },
    ),
}
"""Packs by name."""


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """One tree laid over another: maps merge, everything else is replaced; neither is changed."""
    merged = dict(below)
    for key, value in above.items():
        held = merged.get(key)
        merged[key] = laid_over(held, value) if isinstance(held, dict) and isinstance(value, dict) else value
    return merged


Pack = Annotated[str, Field(pattern="^(" + "|".join(RULE_PACKS) + ")$")]
