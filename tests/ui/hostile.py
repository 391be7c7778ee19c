"""A scenario whose every text wants to be a picture, a link, markup or a script."""

from __future__ import annotations

import json

STRANGER = "evil.example"


def hostile(what: str) -> str:
    """A text that asks for everything that Markdown and HTML can do, and says what it is."""
    return (
        f"{what} ![x](http://{STRANGER}/{what}.png) <img src=http://{STRANGER}/{what}.gif onerror=alert(1)> [a](https://{STRANGER})"
        f" https://{STRANGER}/a_b www.{STRANGER} me@{STRANGER} <b>b</b> <script>fetch('http://{STRANGER}')</script>"
        f" **b** _i_ ~~s~~ `c` $x^2$ $$y$$ :smile: :+1: :red[r] :material/home: :streamlit: -> <- <-> -- >= <= ~= &lt; \\* 1. # | %"
    )


def scenario(*, must: bool) -> str:
    """The YAML of it: a talk that can be held and a talk that cannot; there is a plan unless the second must be held."""
    people = {"kim": {"of": "us", "rank": 1, "languages": ["en"], "blocked": [["2018-05-29", "2018-06-04"]]}}
    people |= {each: {"of": "us", "rank": 2, "languages": ["en"]} for each in ("ann", "bob")}
    tree = {
        "schema": 1,
        "title": hostile("title"),
        "note": f"# {hostile('note')}",
        "home": "city",
        "horizon": {"from": "2018-05-29", "to": "2018-06-04"},
        "places": {
            "city": {
                "name": hostile("city"),
                "airport": "ADW",
                "holidays": "US",
                "venues": {"house": {"name": hostile("house"), "open": True}},
            }
        },
        "delegations": {"us": {"name": hostile("delegation"), "base": "city"}},
        "people": {id_: who | {"name": hostile(id_)} for id_, who in people.items()},
        "meetings": {
            "talk": _meeting("talk", ["ann", "bob"], must=True),
            "never": _meeting("never", ["ann", "kim"], must=must),
        },
    }
    return json.dumps(tree)


def _meeting(id_: str, people: list[str], *, must: bool) -> dict[str, object]:
    told = {"title": hostile(id_), "note": hostile(f"{id_}-note"), "track": "hostile"}
    return told | {"who": {"required": people}, "where": ["city"], "length": "60 min", "must": must}
