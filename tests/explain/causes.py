"""Small worlds without a plan, each for one cause: what is laid over the small world, and the field that is to blame."""

from __future__ import annotations

from typing import Any

from planner.domain.scenario import Scenario
from tests.building import meeting, scenario


def at(day: str, clock: str) -> dict[str, Any]:
    """A pin in June 2018."""
    return {"pin": {"at": f"2018-06-{day} {clock}"}}


def within(first: str, last: str) -> dict[str, Any]:
    """A window in June 2018."""
    return {"when": {"between": [f"2018-06-{first}", f"2018-06-{last}"]}}


STATE = {"name": "State", "calendar": "US", "zone": "America/New_York", "lead": "2 working days"}
WAIVER = {"name": "Waiver", "for": ["kang"], "opens": {"city": "new-york"}, "authority": STATE}
IN_STATE = {"where": ["washington/state"]}
GUARDS = {"guards": {"name": "Guards", "kind": "security", "number": "1"}}
ROAD = {"road": {"between": ["washington", "new-york"], "mode": "ground", "length": "4 h"}}
EARLY = {"a": meeting("pompeo", **at("06", "04:30")), "b": meeting("pompeo", **at("06", "06:10"))}
"""Two meetings with the end of a night and 40 minutes between them; to any hotel and back it takes an hour."""

CAUSES: dict[str, tuple[dict[str, Any], str]] = {
    "permit": (
        {
            "meetings": {"talk": meeting("kang", where=["new-york"], **at("07", "12:00"))},
            "permits": {"waiver": {**WAIVER, "submitted": "2018-06-06"}},
        },
        "permits.waiver",
    ),
    "blocked": (
        {
            "meetings": {"talk": meeting("pompeo", **within("05", "05"))},
            "people": {"pompeo": {"blocked": [["2018-06-05", "2018-06-05"]]}},
        },
        "people.pompeo.blocked",
    ),
    "available": (
        {
            "meetings": {"talk": meeting("pompeo", **within("05", "05"))},
            "people": {"pompeo": {"available": [["2018-06-06", "2018-06-07"]]}},
        },
        "people.pompeo.available",
    ),
    "daily": (
        {
            "meetings": {id_: meeting("pompeo", **within("05", "05")) for id_ in "abc"},
            "policies": {"daily_meetings": "2"},
        },
        "policies.daily_meetings",
    ),
    "quota": (
        {
            "meetings": {id_: meeting(who) for id_, who in (("a", "pompeo"), ("b", "sullivan"))},
            "policies": {"quotas": {"few": {"most": "1", "per_day": "false", "delegations": ["us"]}}},
        },
        "policies.quotas.few",
    ),
    "room": (
        {
            "meetings": {
                "a": meeting("pompeo", **IN_STATE, **at("05", "09:00")),
                "b": meeting("sullivan", **IN_STATE, **at("05", "09:30")),
            }
        },
        "meetings.a.pin",
    ),
    "pool": (
        {
            "meetings": {
                "a": meeting("pompeo", needs={"security": "1"}, **at("05", "09:00")),
                "b": meeting("sullivan", needs={"security": "1"}, **at("05", "09:00")),
            },
            "resources": GUARDS,
        },
        "resources.guards.number",
    ),
    "road": (
        {
            "meetings": {
                "a": meeting("pompeo", **at("05", "09:00")),
                "b": meeting("pompeo", where=["new-york"], **at("05", "13:00")),
            },
            "routes": ROAD,
        },
        "routes.road.length",
    ),
    "relation": (
        {
            "meetings": {"a": meeting("pompeo", **within("06", "06")), "b": meeting("sullivan", **within("05", "05"))},
            "relations": {"order": {"rule": "before", "first": "a", "then": "b", "why": "So it was agreed."}},
        },
        "relations.order",
    ),
    "inside": (
        {
            "meetings": {"a": meeting("pompeo", **at("05", "09:00")),
                         "b": meeting("pompeo", length="20 min", where=["washington"], **at("05", "09:20"))},
            "relations": {"aside": {"rule": "inside", "meeting": "b", "during": "a", "attend": "40 min"}},
        },
        "relations.aside",
    ),
    "hours": (
        {
            "meetings": {"a": meeting("pompeo", when={"time_of_day": ["09:00", "10:00"], "between": ["2018-06-05", "2018-06-05"]}),
                         "b": meeting("pompeo", when={"time_of_day": ["09:00", "10:00"], "between": ["2018-06-05", "2018-06-05"]})},
        },
        "meetings.a.when.time_of_day",
    ),
    "returns": (
        {"meetings": {"a": meeting("pompeo", where=["seoul"], **at("09", "11:00"))}, "people": {"pompeo": {"returns": "true"}}},
        "people.pompeo.returns",
    ),
    "hotel": (
        {
            "meetings": EARLY,
            "people": {"pompeo": {"hotels": ["washington/state"]}},
        },
        "people.pompeo.hotels",
    ),
    "hotel of a delegation": (
        {
            "meetings": EARLY,
            "delegations": {"us": {"hotels": ["washington/state"]}},
        },
        "delegations.us.hotels",
    ),
    "night": (
        {
            "meetings": {"a": meeting("pompeo", **at("05", "22:00")), "b": meeting("pompeo", **at("06", "06:30"))},
            "policies": {"rest": {"at_night": "8 h"}},
        },
        "policies.rest",
    ),
}  # fmt: skip
"""By name: the parts, and a culprit that has to be named."""


def world(name: str) -> Scenario:
    """The small world with one of the causes."""
    return scenario(**CAUSES[name][0])
