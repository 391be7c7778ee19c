"""Whose clock the times of a field are told by."""

from __future__ import annotations

from planner.domain.airports import airport
from planner.domain.clock import zone_exists
from planner.domain.place import REMOTE
from ui.fields.kinds import Kind
from ui.fields.trees import Path, Tree, text_at, texts_at, value_at

TIMED = frozenset({Kind.CLOCK, Kind.HOURS, Kind.DAY, Kind.DAYS, Kind.MOMENT, Kind.SPAN, Kind.SPANS, Kind.WINDOW})
"""Kinds of which the clock of some place tells what they mean."""

_CITY_OF: dict[Path, Path] = {("leaves",): ("from",), ("lands",): ("to",)}
"""The field with the city by whose clock a time of a known journey is told."""


def city_zone(tree: Tree, city: str | None) -> str | None:
    """The IANA zone of a city: its own, else its airport's; None where a draft does not say."""
    own = text_at(tree, ("places", city or "", "zone"))
    if own is not None:
        return own if zone_exists(own) else None
    code = text_at(tree, ("places", city or "", "airport"))
    port = airport(code) if code is not None and len(code) in (3, 4) else None
    return None if port is None else port.zone


def place_zone(tree: Tree, place: str | None) -> str | None:
    """The IANA zone of a place; of home for `remote`."""
    city = (place or "").split("/")[0]
    return city_zone(tree, text_at(tree, ("home",)) if city == REMOTE else city)


def base_zone(tree: Tree, person: Tree) -> str | None:
    """The IANA zone of a person's home city, else of the delegation's."""
    delegation = text_at(person, ("of",)) or ""
    return city_zone(tree, text_at(person, ("base",)) or text_at(tree, ("delegations", delegation, "base")))


def zone_for(tree: Tree, entry: Path, path: Path) -> str | None:
    """The IANA zone by which the field at `path` of an entry is told; None where there is none or it is not known."""
    whole = (*entry, *path)
    found: Tree = value_at(tree, whole[:2])
    match whole:
        case ("horizon" | "work", *_):
            return city_zone(tree, text_at(found, ("city",)) or text_at(tree, ("home",)))
        case ("summit", *_):
            return place_zone(tree, text_at(tree, ("summit", "place")))
        case ("places", city, *_):
            return city_zone(tree, city)
        case ("routes", *_):
            return city_zone(tree, next(iter(texts_at(found, ("between",))), None))
        case ("journeys" | "stays", *_):
            return city_zone(tree, text_at(found, _CITY_OF.get(whole[2:], ("city",))))
        case ("people", _, "in_office_since"):
            return None  # a date of history, which no clock tells
        case ("people", *_):
            return base_zone(tree, found)
        case ("meetings", id_, *rest):
            return _meeting_zone(tree, id_, rest)
        case ("permits", _, ("submitted" | "granted"), *_):
            own = text_at(found, ("authority", "zone"))
            return own if own is not None and zone_exists(own) else None
        case ("permits", *_):
            way = (text_at(found, ("opens", "city")), *texts_at(found, ("opens", "flight")))
            return city_zone(tree, next(filter(None, way), None))
        case ("policies", "quiet_times", id_, *_):
            cities = texts_at(tree, ("policies", "quiet_times", id_, "cities"))
            return city_zone(tree, cities[0]) if len(cities) == 1 else None
    return None


def _meeting_zone(tree: Tree, id_: str, rest: list[str]) -> str | None:
    if rest[:2] == ["needs", "prime_time"]:
        return None  # every audience has a zone of its own
    meeting = value_at(tree, ("meetings", id_))
    fixed = text_at(meeting, ("pin", "place")) if rest[:1] == ["pin"] else None
    if text_at(tree, ("summit", "meeting")) == id_:
        fixed = text_at(tree, ("summit", "place")) or fixed
    return place_zone(tree, fixed or next(iter(texts_at(meeting, ("where",))), None))
