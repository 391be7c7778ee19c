"""Nights of one person on their day sheets: where they are spent, and why."""

from __future__ import annotations

from datetime import date

from planner.domain.place import Place
from planner.domain.scenario import Scenario
from planner.domain.stay_times import evenings_of_stay
from planner.files.plan_rows import place_name
from planner.report.words import Namer


def asked_stay(scenario: Scenario, person: str, where: str, day: date) -> str:
    """Why somebody is in a city on a day, where a stay says so."""
    for stay in scenario.stays.values():
        first, last = evenings_of_stay(scenario, stay)
        if place_name(scenario, stay.city) == where and first <= day <= last and person in scenario.members(stay.who):
            return f" (a stay that is asked for{f': {stay.note}' if stay.note else ''})"
    return ""


def at_hotel(scenario: Scenario, person: str, where: str) -> str:
    """The hotel of somebody in a city, by its name."""
    if person not in scenario.people:
        return ""
    hotels = (scenario.hotel_of(person, city) for city in scenario.places if place_name(scenario, city) == where)
    return next((f", at {_called(scenario, hotel)}" for hotel in hotels if hotel is not None), "")


def _called(scenario: Scenario, hotel: Place) -> str:
    return Namer(scenario).place(str(hotel)).partition(", ")[0]
