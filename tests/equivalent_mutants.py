"""Mutants of the judge that cannot change any answer: each file, line of source and change, with the reason."""

from __future__ import annotations

FROZEN = "only makes it harder to change something by mistake: nothing assigns to it or keeps it in a set"

EQUIVALENT: dict[tuple[str, str, str], str] = {
    ("case.py", "@dataclass(frozen=True)", "True -> False"): FROZEN,
    ("permits.py", "@dataclass(frozen=True)", "True -> False"): FROZEN,
    ("staffing.py", "@dataclass(frozen=True)", "True -> False"): FROZEN,
    ("staffing.py", "furthest = 0", "0 -> -1"): "the first demand raises it to 0 before anybody reads it",
    ("staffing.py", "following = 0", "0 -> -1"): "the last pool is then tried twice, and all others as before",
    (
        "staffing.py",
        "days[day] = days.get(day, 0) + _length(each) * units",
        "0 -> 1",
    ): "one minute more on each day of every state: states that were alike are alike",
    (
        "case.py",
        'venue = self.scenario.venues_of(named.city).get(named.venue or "")',
        "without ''",
    ): "no venue is called None either",
    (
        "clocks.py",
        "hours = (datetime.combine(day, time(hour), tzinfo=clock.zone(zone)) for hour in range(24))",
        "24 -> 23",
    ): "no zone has ever skipped the first 23 hours of a day and shown the last one",
    (
        "ways.py",
        "if took < shortest - TOLERANCE:",
        "took < shortest - TOLERANCE -> took <= shortest - TOLERANCE",
    ): "the thousandth is there for what is lost in adding floats; no whole minutes lie exactly on it",
}
