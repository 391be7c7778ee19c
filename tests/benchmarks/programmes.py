"""Replays real days of leaders: would the judge sign them? `python -m tests.benchmarks.programmes [PACK]`.

Each day of a programme with four items or more whose times are known becomes a scenario of one day and a plan that holds its
items when they were. Whoever a programme names for an item is required in it; where it names nobody but the principal there
was somebody else, whom nobody knows. Where a programme tells only when an item begins, it takes what its kind usually takes,
and no longer than until one must leave for the next. Landings and take-offs are journeys from and to elsewhere; other movements
are left out.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from planner.check import check
from planner.domain.scenario import Scenario
from planner.files import scenario_of
from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan

PROGRAMMES = Path(__file__).parents[2].parent / "shared" / "data" / "facts" / "programmes.csv"
KINDS = {"photo": "photograph", "private": "other"}
USUAL = {
    "bilateral": 30, "one-on-one": 45, "expanded": 60, "plenary": 75, "breakfast": 60, "lunch": 90, "dinner": 120, "press": 20,
    "photo": 10, "ceremony": 20, "reception": 60,
}  # fmt: skip
"""Minutes that an item of a kind usually takes."""
OTHERS = 30
FEWEST = 4
"""Items of a day that is worth a replay."""
FLIGHT = 60
"""Minutes of the leg from or to elsewhere."""
Row = dict[str, str]


def days() -> Iterator[tuple[str, list[Row]]]:
    """The days, each with its name and the rows of one person in order."""
    grouped: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    with PROGRAMMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if "T" in row["start"] and row["status"] in ("planned", "actual"):
                grouped[row["programme"], row["start"][:10], row["status"]].append(row)
    for (programme, day, status), rows in sorted(grouped.items()):
        names = Counter(name.strip() for row in rows for name in row["participants"].split(";") if name.strip())
        principal = names.most_common(1)[0][0] if names else ""
        own = [row for row in rows if not row["participants"] or principal in row["participants"]]
        if sum(_is_item(row) for row in own) >= FEWEST and len({row["tz"] for row in own}) == 1:
            yield f"{programme} {day} ({status})", sorted(own, key=lambda row: row["start"])


def _is_item(row: Row) -> bool:
    return row["kind"] not in ("arrival", "departure", "transfer")


def _in_the_air(row: Row) -> bool:
    named = f"{row['title']} {row['place']}".lower()
    return len(row["place"]) == 3 or any(
        word in named for word in ("landing", "take-off", "airport", "plane", "air base")
    )


def _instant(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def replay(rows: list[Row], pack: str) -> tuple[Scenario, Plan]:
    """The scenario of a day under a pack, and the plan that holds it as it was."""
    zone = rows[0]["tz"]
    items = [row for row in rows if _is_item(row)]
    starts = [_instant(row["start"], zone) for row in items]
    venues = {name: f"v{number}" for number, name in enumerate(sorted({row["place"] for row in items}))}
    drive = scenario_of(_tree(rows, pack, {}, {})).policies.ground
    ends = [_end(row, start, following, drive) for row, start, following in _with_next(items, starts)]
    meetings: dict[str, Any] = {}
    appointments = []
    day = rows[0]["start"][:10]
    company = list(_company(items))
    for number, (row, start, end) in enumerate(zip(items, starts, ends, strict=True)):
        kind, place = KINDS.get(row["kind"], row["kind"]), f"here/{venues[row['place']]}"
        length = int((end - start).total_seconds() // 60)
        meetings[f"m{number}"] = {
            "title": row["title"].replace(":", " -"), "kind": kind if kind != "call" or not row["place"] else "courtesy-call",
            "who": {"required": company[number]}, "where": [place], "length": f"{length} min", "when": {"between": [day, day]},
        }  # fmt: skip
        appointments.append(Appointment(start, f"m{number}", end, place, _attending(company[number])))
    journeys = list(_journeys(rows, starts, zone))
    guests = sorted({who for each in company for who in each} - {"principal"})
    scenario = scenario_of(_tree(rows, pack, meetings, {id_: {} for id_ in venues.values()}, guests))
    return scenario, Plan(tuple(sorted(appointments)), tuple(sorted(journeys)), (), ())


def _company(items: list[Row]) -> Iterator[list[str]]:
    """Who is in each item: the principal, who is in most of them, and whoever is named beside; else a guest of its own."""
    named = [[name.strip() for name in row["participants"].split(";") if name.strip()] for row in items]
    most = Counter(name for names in named for name in names).most_common(1)
    for number, names in enumerate(named):
        others = sorted({name for name in names if name != most[0][0]})
        yield ["principal", *(f"p-{_id(name)}" for name in others)] if others else ["principal", f"guest-{number}"]


def _id(name: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name.lower()).strip("-")


def _attending(people: list[str]) -> tuple[Attendance, ...]:
    return tuple(sorted(Attendance(person, person) for person in people))


def _with_next(items: list[Row], starts: list[datetime]) -> Iterator[tuple[Row, datetime, tuple[Row, datetime] | None]]:
    timed = [*zip(items, starts, strict=True)]
    for (row, start), then in pairwise([*timed, None]):  # type: ignore[misc]
        yield row, start, then


def _end(row: Row, start: datetime, then: tuple[Row, datetime] | None, drive: int) -> datetime:
    """When an item was over: as told, else after its usual time, or when one had to leave for the next."""
    if row["end"]:
        return _instant(row["end"], row["tz"])
    end = start + timedelta(minutes=USUAL.get(row["kind"], OTHERS))
    if then is None:
        return end
    leave = then[1] - timedelta(minutes=drive if then[0]["place"] != row["place"] else 0)
    return max(start + timedelta(minutes=5), min(end, leave))


def _journeys(rows: list[Row], starts: list[datetime], zone: str) -> Iterator[Journey]:
    flight = timedelta(minutes=FLIGHT)
    for row in rows:
        at = _instant(row["start"], zone)
        if not _in_the_air(row):
            continue
        if row["kind"] == "arrival" and at <= min(starts):
            yield Journey(at - flight, "in", at, "elsewhere", "here", ("principal",), Mode.AIR)
        if row["kind"] == "departure" and at >= max(starts):
            yield Journey(at, "out", at + flight, "here", "elsewhere", ("principal",), Mode.AIR)


def _tree(
    rows: list[Row], pack: str, meetings: dict[str, Any], venues: dict[str, Any], guests: Sequence[str] = ()
) -> dict[str, Any]:
    zone, day = rows[0]["tz"], datetime.fromisoformat(rows[0]["start"][:10])
    arrives = any(row["kind"] == "arrival" and _in_the_air(row) and row["start"] <= _first(rows) for row in rows)
    leaves = any(row["kind"] == "departure" and _in_the_air(row) and row["start"] >= _last(rows) for row in rows)
    where = {"at": ["10", "10"], "zone": zone, "venues": venues or {"hall": {}}}
    base = "elsewhere" if arrives or leaves else "here"
    return {
        "schema": "1", "title": "A real day", "home": "here", "rule_pack": pack,
        "horizon": {"from": f"{day - timedelta(days=1):%Y-%m-%d}", "to": f"{day + timedelta(days=1):%Y-%m-%d}", "grid": "1 min"},
        "places": {"here": where, "elsewhere": {"at": ["11", "11"], "zone": zone}},
        "routes": {"way": {"between": ["here", "elsewhere"], "mode": "air", "length": f"{FLIGHT} min"}},
        "delegations": {"own": {"name": "Own", "base": base}},
        "people": {"principal": {"name": "The principal", "of": "own", "rank": "1",
                                 "starts": "elsewhere" if arrives else "here", "returns": "true" if leaves else "false"},
                   **{who: {"name": who, "of": "own", "rank": "9", "starts": "here", "returns": "false"} for who in guests}},
        "meetings": meetings,
    }  # fmt: skip


def _first(rows: list[Row]) -> str:
    return min(row["start"] for row in rows if _is_item(row))


def _last(rows: list[Row]) -> str:
    return max(row["start"] for row in rows if _is_item(row))


def main(pack: str) -> None:
    """Prints how many days pass under a pack, and what is found in the others."""
    if not PROGRAMMES.is_file():
        sys.exit("The programmes are not there: they lie in the folder of public facts beside the clone.")
    passed, refused = 0, []
    for name, rows in days():
        scenario, plan = replay(rows, pack)
        findings = check(scenario, plan)
        passed += not findings
        refused += [f"{name}: {each.rule}: {each.message}" for each in findings]
    number = passed + len({line.partition(":")[0] for line in refused})
    print("\n".join(refused))
    print(f"{passed} of {number} days pass under {pack}: {passed / max(1, number):.0%}")


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["leaders-day"]))
