"""What a new scenario begins with: a sample, or nothing but a home city and the days that are planned."""

from __future__ import annotations

from datetime import date

from planner.edits import Set, apply
from planner.files import load_tree
from planner.files.variants import EXTENDS
from ui.fields.names import free_id
from ui.samples import samples

EMPTY = "Empty"

_EMPTY = """schema: 1
title: New
home: home
horizon: {from: 2018-01-01, to: 2018-01-02}
places:
  home: {airport: GVA}
delegations: {}
people: {}
meetings: {}
"""


def templates() -> dict[str, str]:
    """The texts that a scenario can begin with, by their titles; variants of another file are left out."""
    found = {}
    for path in samples().values():
        tree = load_tree(path)
        text = path.read_text("utf-8")
        if not text.lstrip().startswith(EXTENDS) and f"\n{EXTENDS}" not in text:
            found[str(tree["title"])] = text
    return found


def from_template(text: str, title: str) -> str:
    """A template under a title of its own."""
    return apply(text, Set(("title",), title))


def empty(title: str, city: str, airport: str, first: date, last: date) -> str:
    """A scenario with a home city and nothing else; whether the airport exists is told when it is read."""
    id_ = free_id(city, (), "home")
    text = from_template(_EMPTY, title)
    text = apply(text, Set(("horizon",), {"from": first.isoformat(), "to": last.isoformat()}))
    text = apply(text, Set(("home",), id_))
    return apply(text, Set(("places",), {id_: {"name": city.strip(), "airport": airport.strip().upper()}}))
