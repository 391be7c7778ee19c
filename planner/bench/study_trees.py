"""The instances of the study as trees that a scenario file would hold. What they cannot say exactly stands in `study`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from planner.bench.valid import Tree
from planner.errors import Fault, InputError

DAY_0 = datetime(2018, 6, 4, tzinfo=UTC)
"""Midnight UTC of the study's day 0: a Monday; the study knows no dates."""
LANGUAGES = ("zh", "fr", "ru", "es", "ar", "ko", "ja", "de", "pt", "it")
"""A language for each pool of interpreters, so that a pair names a pool."""
WHOLE_DAY = 24 * 60


def _refused(what: str) -> InputError:
    return InputError([Fault("FMT-study", f"{what}; the product has no such rule")])


def meeting_id(number: int) -> str:
    """The id of a meeting or request by its position in the instance."""
    return f"m{number:04}"


def person_id(number: int) -> str:
    """The id of a person by position."""
    return f"p{number:03}"


def city_id(number: int) -> str:
    """The id of a city by position."""
    return f"c{number}"


def _moment(step: int, size: int) -> str:
    return f"{DAY_0 + timedelta(minutes=step * size):%Y-%m-%d %H:%M}+00:00"


def _span(steps: list[int], size: int) -> list[str]:
    return [_moment(steps[0], size), _moment(steps[1], size)]


def _clock(hour: int) -> str:
    return f"{hour:02}:00"


def _pool(number: int) -> str:
    return f"en-{LANGUAGES[number]}"


def _pools(numbers: Mapping[str, Any]) -> Tree:
    return {
        f"interpreters-{pool}": {
            "name": f"Interpreters {_pool(pool)}",
            "kind": "interpreters",
            "number": count,
            "languages": ["en", LANGUAGES[pool]],
        }
        for pool, count in enumerate(numbers["interpreter_pools"])
    }


def _frame(name: str, numbers: Mapping[str, Any], **policies: Any) -> Tree:
    """What both kinds share: a bare pack of rules, one interpreter for a meeting of any length, and the horizon."""
    size, days = numbers["step_minutes"], numbers["days"]
    ends = _span([0, days * WHOLE_DAY // size], size)
    alone = {"consecutive": [{"up_to": WHOLE_DAY, "number": 1}], "simultaneous": [{"up_to": WHOLE_DAY, "number": 1}]}
    return {
        "schema": "1",
        "title": f"The study's {name}",
        "home": city_id(0),
        "horizon": {"from": ends[0], "to": ends[1], "grid": size},
        "rule_pack": "bare",
        "policies": {"interpreters": alone, "interpreter_daily": WHOLE_DAY, **policies},
    }


def shuttle_tree(name: str, numbers: Mapping[str, Any]) -> Tree:
    """A shuttle as a scenario would say it. Raises InputError where it says what the product cannot."""
    size, people, cities = numbers["step_minutes"], numbers["people"], numbers["cities"]
    buffers = {each["buffer"] for each in cities}
    penalties = {each["penalty"] for meeting in numbers["meetings"] for each in meeting["deputies"]} or {0}
    if len(buffers) > 1 or len(penalties) > 1:
        raise _refused("buffers differ from city to city, or penalties from deputy to deputy")
    opens, closes = (_clock(each) for each in numbers["working_hours_local"])
    policies = {
        "working_hours": [opens, closes],
        "changeover": buffers.pop() * size,
        "daily_meetings": numbers["daily_limit"],
        "stand_in_weight": penalties.pop(),
        "rest": _rest(numbers),
    }
    classes = [_classes(numbers, city) for city in range(len(cities))]
    parties = {each["party"]: each["base"] for each in people}
    motorcades = {
        f"motorcades-{number}": {
            "name": f"Motorcades of {each['name']}",
            "kind": "motorcades",
            "number": each["motorcades"],
            "cities": [city_id(number)],
        }
        for number, each in enumerate(cities)
    }
    return {
        **_frame(name, numbers, **policies),
        "places": _places(numbers, classes),
        "routes": _routes(numbers),
        "delegations": {f"d{party}": {"name": f"Party {party}", "base": city_id(b)} for party, b in parties.items()},
        "people": {person_id(number): _person(each, number, size) for number, each in enumerate(people)},
        "roles": dict(_roles(numbers)),
        "meetings": {meeting_id(each["id"]): _meeting(each, size, classes) for each in numbers["meetings"]},
        "relations": dict(_relations(numbers)),
        "resources": {**_pools(numbers), **motorcades},
    }


def _rest(numbers: Mapping[str, Any]) -> Tree:
    """The rest policy that says the study's table: owed from the shortest leg that owes it."""
    legs = [
        (steps, rest)
        for row, owed in zip(numbers["travel"], numbers["rest_after"], strict=True)
        for steps, rest in zip(row, owed, strict=True)
    ]
    owing, size = [each for each in legs if each[1]], numbers["step_minutes"]
    if not owing:
        return {"length": 0}
    least = min(steps for steps, _ in owing)
    if len({rest for _, rest in owing}) > 1 or any(steps >= least and not rest for steps, rest in legs):
        raise _refused("rest does not follow from the length of the leg")
    return {"after_leg": least * size, "length": owing[0][1] * size}


def _classes(numbers: Mapping[str, Any], city: int) -> dict[int, str]:
    """The class of alike rooms that each room of a city is in: rooms that the same meetings may use are alike."""
    users: dict[int, list[int]] = {room: [] for room in range(numbers["cities"][city]["rooms"])}
    for meeting in numbers["meetings"]:
        for room in meeting["rooms_by_city"].get(str(city), ()):
            users[room].append(meeting["id"])
    first: dict[tuple[int, ...], int] = {}
    return {room: f"r{first.setdefault(tuple(those), room)}" for room, those in users.items()}


def _places(numbers: Mapping[str, Any], classes: list[dict[int, str]]) -> Tree:
    found: Tree = {}
    for number, each in enumerate(numbers["cities"]):
        offset = each["utc_offset_hours"]
        sizes: dict[str, int] = {}
        for name in classes[number].values():
            sizes[name] = sizes.get(name, 0) + 1
        found[city_id(number)] = {
            "name": each["name"],
            "at": [float(each["lat"]), float(each["lon"])],
            "zone": "Etc/UTC" if not offset else f"Etc/GMT{-offset:+d}",  # the sign of these zones is turned around
            "venues": {"palace": {"rooms": {name: {"count": count} for name, count in sizes.items()}}},
        }
    return found


def _routes(numbers: Mapping[str, Any]) -> Tree:
    size, travel = numbers["step_minutes"], numbers["travel"]
    return {
        f"c{a}-c{b}": {"between": [city_id(a), city_id(b)], "one_way": True, "mode": "ground", "length": steps * size}
        for a, row in enumerate(travel)
        for b, steps in enumerate(row)
        if a != b
    }


def _person(each: Mapping[str, Any], number: int, size: int) -> Tree:
    blocked = [_span(span, size) for span in each["blocked"]]
    own: Tree = {"blocked": blocked} if blocked else {}
    return {"name": f"Person {number}", "of": f"d{each['party']}", "base": city_id(each["base"]), **own}


def seat_id(person: int, deputy: int) -> str:
    """The seat of a person for whom a deputy may stand in."""
    return f"{person_id(person)}-or-{person_id(deputy)}"


def _roles(numbers: Mapping[str, Any]) -> Iterator[tuple[str, Tree]]:
    """An office for each pair of person and deputy: so each meeting says for itself who may stand in."""
    for meeting in numbers["meetings"]:
        for each in meeting["deputies"]:
            seat = seat_id(each["for"], each["deputy"])
            names = (person_id(each["for"]), person_id(each["deputy"]))
            yield seat, {"name": f"{names[0]}, else {names[1]}", "holder": names[0], "acting": [names[1]]}


def _meeting(each: Mapping[str, Any], size: int, classes: list[dict[int, str]]) -> Tree:
    instead = {one["for"]: one["deputy"] for one in each["deputies"]}
    required = [seat_id(who, instead[who]) if who in instead else person_id(who) for who in each["required"]]
    rooms = {
        f"{city_id(int(city))}/palace/{classes[int(city)][room]}": None
        for city, allowed in sorted(each["rooms_by_city"].items())
        for room in allowed
    }
    needs: Tree = {"motorcades": 1} if each["motorcade"] else {}
    if each["interpreter_pool"] >= 0:
        needs["interpretation"] = [_pool(each["interpreter_pool"])]
    return {
        "title": f"Meeting {each['id']}",
        "who": {
            "required": required,
            "optional": {person_id(one["person"]): one["weight"] for one in each["optional"]},
        },
        "where": list(rooms),
        "length": each["duration"] * size,
        "when": {"between": _span(each["window"], size)},
        "needs": needs,
        **({"priority": each["priority"]} if each["priority"] else {"must": True}),
    }


def _relations(numbers: Mapping[str, Any]) -> Iterator[tuple[str, Tree]]:
    size = numbers["step_minutes"]
    for each in numbers["precedence"]:
        first, then = meeting_id(each["before"]), meeting_id(each["after"])
        gap = {"least": each["least_gap"] * size, "most": each["most_gap"] * size}
        yield f"{first}-before-{then}", {"rule": "before", "first": first, "then": then, **gap}
    for number, each in enumerate(numbers["same_day"]):
        yield f"one-day-{number}", {"rule": "same-day", "meetings": [meeting_id(one) for one in each]}


def week_tree(name: str, numbers: Mapping[str, Any]) -> Tree:
    """A week at one site as a scenario would say it."""
    size, available = numbers["step_minutes"], numbers["available"]
    site = {
        "zone": "Etc/UTC",
        "at": [46.2, 6.15],
        "venues": {"hall": {"rooms": {"booths": {"count": numbers["rooms"]}}}},
    }
    return {
        **_frame(name, numbers, changeover=numbers["buffer"] * size),
        "places": {city_id(0): {"name": "The site", **site}},
        "delegations": {
            f"d{number}": {"name": f"Party {number}", "base": city_id(0)} for number in range(len(available))
        },
        "people": {
            person_id(number): {
                "name": f"Person {number}",
                "of": f"d{number}",
                "available": [_span(span, size) for span in spans],
            }
            for number, spans in enumerate(available)
        },
        "meetings": {
            meeting_id(number): _request(each, number, size)
            for number, each in enumerate(numbers["requests"])
            if each["start_domain"]
        },
        "resources": _pools(numbers),
    }


def _request(each: Mapping[str, Any], number: int, size: int) -> Tree:
    windows = [[first, last + each["duration"]] for first, last in each["start_domain"]]
    pool = each["interpreter_pool"]
    return {
        "title": f"Request {number}",
        "kind": "bilateral",
        "who": {"required": [person_id(who) for who in each["pair"]]},
        "where": [city_id(0)],
        "length": each["duration"] * size,
        "when": {"between": [_span(window, size) for window in windows]},
        "needs": {"interpretation": [_pool(pool)]} if pool >= 0 else {},
        "priority": each["priority"],
    }
