"""The columns of the table of people: one list for its writer and the documentation."""

from __future__ import annotations

from enum import StrEnum


class ComesAs(StrEnum):
    """What somebody is in an item of a plan."""

    PRINCIPAL = "principal"
    STAND_IN = "stand-in"
    ACTING = "acting"
    OPTIONAL = "optional"
    ANY_OF = "any-of"
    TRAVELLER = "traveller"
    WORKER = "worker"


DRIVE = "drive"
"""The kind of a row that is no row of a plan: a drive inside a city."""

PEOPLE_COLUMNS: dict[str, str] = {
    "person": "Id of the person",
    "name": "What the person is called",
    "delegation": "Id of the person's delegation",
    "delegation_name": "What it is called",
    "kind": "What the item is: meeting, journey, rest or work; drive inside a city, which the plan has no row for",
    "id": "The item's id, as in the plan; for a drive that of the meeting it leads to, else of the one it comes from, else of the "
    "journey",
    "title": "What people call it",
    "comes_as": "For a meeting: principal, stand-in (for `seat`, a person or an office that has its holder), acting (for `seat`, a "
    "vacant office), optional or any-of; for work worker; else traveller",
    "seat": "Id of the person or role whose seat it is; else the person's own",
    "seat_name": "What that person or role is called",
    "city": "Id of the city; where a journey begins; empty for a call",
    "city_name": "What people call it",
    "place": "The place as in the plan: city, city/venue or city/venue/room; remote; for a drive where it begins, the city where "
    "that is an airport or a station",
    "place_name": "What people call it",
    "destination": "Id of the city where a journey ends; for a drive the place where that ends, as above; else empty",
    "destination_name": "What people call it",
    "flight": "Number or mark of the flight or train, for a journey",
    "airports": "The airports of a journey, where its cities have several, as in the plan",
    "stretches": "The parts of a journey, where one changes on the way, as in the plan",
    "date": "Day of the start, of a meeting that of the person's own part, by the clock of `zone`, such as 2018-06-12",
    "start": "Wall time of that start by the clock of `zone`, such as 09:00",
    "end_date": "Day of the end by the clock of `end_zone`",
    "end": "Wall time of the end by the clock of `end_zone`",
    "zone": "IANA zone where it begins; that of the home city for a call",
    "end_zone": "IANA zone where it ends",
    "start_utc": "The same start in UTC, ISO 8601 with Z",
    "end_utc": "The same end in UTC, ISO 8601 with Z",
    "minutes": "How long it takes the person, a number",
    "interpreters": "Which pool interprets, and how many of it, as in the plan; so the columns below, each of another kind of pool",
    "security": "Which pool guards the meeting, and how many teams",
    "motorcades": "Which pool drives, and how many motorcades",
    "aircraft": "Out of which pool the aircraft comes, for a journey",
    "equipment": "What is lent, and how many units",
    "teams": "Which pools do the work, and how many teams",
    "note": "What the scenario says about it, as in the plan",
}
"""The columns in order, and what each means."""


def people_markdown() -> str:
    """The columns as a markdown table, for the page on file formats."""
    lines = ["| column | meaning |", "|---|---|", *(f"| `{name}` | {says} |" for name, says in PEOPLE_COLUMNS.items())]
    return "\n".join(lines) + "\n"
