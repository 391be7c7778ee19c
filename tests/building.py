"""Small scenarios for tests: a tree that is valid, with the parts that a test is about laid over it."""

from __future__ import annotations

import copy
from typing import Any

from planner.domain.rule_packs import laid_over
from planner.domain.scenario import Scenario

WORLD: dict[str, Any] = {
    "schema": "1",
    "title": "A small world",
    "home": "washington",
    "horizon": {"from": "2018-06-04", "to": "2018-06-08"},
    "places": {
        "washington": {
            "airport": "IAD",
            "holidays": "US",
            "venues": {"white-house": {"open": "true"}, "state": {"seats": "20"}},
        },
        "new-york": {
            "airport": "JFK",
            "holidays": "US",
            "venues": {"palace": {"seats": "20"}, "mission": {"seats": "8"}},
        },
        "seoul": {"airport": "ICN", "holidays": "KR", "venues": {"blue-house": {"open": "true"}}},
    },
    "delegations": {
        "us": {"name": "United States", "base": "washington"},
        "rok": {"name": "Republic of Korea", "base": "seoul"},
    },
    "people": {
        "pompeo": {"name": "Mike Pompeo", "of": "us", "rank": "2", "languages": ["en"], "deputies": ["sullivan"]},
        "sullivan": {"name": "John Sullivan", "of": "us", "rank": "3", "languages": ["en"]},
        "kang": {"name": "Kang Kyung-wha", "of": "rok", "rank": "2", "languages": ["ko", "en"]},
    },
    "meetings": {},
}


def tree(**parts: Any) -> dict[str, Any]:
    """The small world as a tree of text, with parts laid over it (maps merge, everything else is replaced)."""
    return laid_over(copy.deepcopy(WORLD), parts)


def scenario(**parts: Any) -> Scenario:
    """The small world as a scenario, with parts laid over it."""
    return Scenario.model_validate(tree(**parts))


def meeting(*required: str, **fields: Any) -> dict[str, Any]:
    """A meeting of an hour at the White House with these required people."""
    base: dict[str, Any] = {
        "title": "A meeting",
        "kind": "bilateral",
        "who": {"required": list(required)},
        "where": ["washington/white-house"],
        "length": "60 min",
        "must": "true",
    }
    return laid_over(base, fields)
