"""What could be changed so that a fact no longer stands in the way: for each kind of fact, scales from a little to much."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from planner.conflicts.conflict import Conflict
from planner.conflicts.facts import Fact
from planner.conflicts.facts.times import day, moment, span
from planner.domain.moment import Moment
from planner.domain.permits import Permit
from planner.domain.references.words import length
from planner.domain.relations import Adjacent, AfterLanding, Before, BeforeTakeOff, Brief, Gate, Inside
from planner.domain.scenario import Scenario
from planner.domain.values import Span
from planner.explain.change import Change
from planner.explain.meeting_scales import scales_of_meeting, scales_of_seats
from planner.explain.policy_scales import scales_of_policy

Scale = tuple[Change, ...]
"""Changes of one thing from a little to much: where one is enough, those behind it are, too."""
DAYS_EARLIER = 60
"""So many days earlier a permit may be submitted, or valid, at most."""
DAYS_LATER = 60
"""So many days later work may be due at most."""
MOST_MORE = 12
"""So many more there may be of a pool at most."""


def scales_for(scenario: Scenario, conflict: Conflict) -> Iterator[Scale]:
    """Every scale of changes that could resolve a conflict."""
    if conflict.subject.startswith("work."):
        yield from _work(scenario, "work", [conflict.subject.removeprefix("work.")])
    for fact in conflict.facts:
        yield from _of_fact(scenario, conflict, fact)
    for id_ in conflict.meetings:
        yield from scales_of_seats(scenario, conflict, id_)


def _of_fact(scenario: Scenario, conflict: Conflict, fact: Fact) -> Iterator[Scale]:
    first, *rest = fact.path.split(".")
    of: dict[str, Callable[[Scenario, str, list[str]], Iterator[Scale]]] = {
        "permits": _permit,
        "relations": _relation,
        "routes": _route,
        "resources": _resource,
        "people": _person,
        "delegations": _delegation,
        "work": _work,
        "places": _place,
        "journeys": _whereabouts,
        "stays": _whereabouts,
        "horizon": _horizon,
    }
    if first == "meetings":
        yield from scales_of_meeting(scenario, rest[0], rest[1:])
    elif first == "policies":
        yield from scales_of_policy(scenario, conflict, rest)
    elif first in of:
        yield from of[first](scenario, first, rest)


def _permit(scenario: Scenario, _: str, names: list[str]) -> Iterator[Scale]:
    id_ = names[0]
    permit: Permit = scenario.permits[id_]
    path = ("permits", id_)
    if permit.granted is None:
        last = permit.submitted or scenario.horizon.to.day
        earlier = [
            last - timedelta(days=number) for number in range(0 if permit.submitted is None else 1, DAYS_EARLIER)
        ]
        yield tuple(
            Change((*path, "submitted"), when, when.isoformat(), f"Submit '{permit.name}' on {day(when)}", 2)
            for when in earlier
        )
    else:
        sooner = [permit.granted - timedelta(days=number) for number in range(1, DAYS_EARLIER)]
        yield tuple(
            Change((*path, "granted"), when, when.isoformat(), f"Have '{permit.name}' granted by {day(when)}", 3)
            for when in sooner
        )
    if permit.valid is not None:
        yield from _longer(permit.valid, (*path, "valid"), f"Have '{permit.name}' valid", 3)
    yield (Change(path, None, None, f"Do without '{permit.name}'", 8),)


def longer(of: Span, days: int, *, later: bool) -> Span:
    """A span that ends so many days later, or begins so many days earlier."""
    first, last = of
    if later:
        return first, Moment(last.day + timedelta(days=days), last.clock, last.offset, last.zone)
    return Moment(first.day - timedelta(days=days), first.clock, first.offset, first.zone), last


def _longer(of: Span, path: tuple[str, ...], says: str, grade: int) -> Iterator[Scale]:
    for later in (True, False):
        spans = [longer(of, days, later=later) for days in range(1, 15)]
        yield tuple(Change(path, each, [str(end) for end in each], f"{says} {span(each)}", grade) for each in spans)


def _relation(scenario: Scenario, _: str, names: list[str]) -> Iterator[Scale]:
    id_ = names[0]
    relation, path = scenario.relations[id_], ("relations", id_)
    if isinstance(relation, Before | Gate) and relation.least:
        yield _minutes(
            (*path, "least"), relation.least, down=True, says=f"Let the relation {id_} ask for {{}} between them"
        )
    if isinstance(relation, Before) and relation.most is not None:
        yield _minutes(
            (*path, "most"), relation.most, down=False, says=f"Let the relation {id_} allow {{}} between them"
        )
    if isinstance(relation, Adjacent | Brief | AfterLanding | BeforeTakeOff):
        yield _minutes(
            (*path, "within"), relation.within, down=False, says=f"Let the relation {id_} allow {{}} between them"
        )
    if isinstance(relation, Inside):
        if relation.attend:
            says = f"Let the relation {id_} ask for {{}} of the long meeting"
            yield _minutes((*path, "attend"), relation.attend, down=True, says=says)
        if not relation.also_outside:
            says = f"Let the relation {id_} allow the short meeting outside the long one too"
            yield (Change((*path, "also_outside"), True, "true", says, 3),)
    yield (Change(path, None, None, f"Give up the relation {id_}", 6),)


def _minutes(path: tuple[str, ...], now: int, *, down: bool, says: str, grade: int = 3) -> Scale:
    """A length that becomes shorter, or longer, in steps of a quarter of an hour, an hour, a day."""
    if down:
        values = list(range((now - 1) // 5 * 5, -1, -5))
    else:
        values = (
            [now + 15 * n for n in range(1, 9)]
            + [now + 60 * n for n in range(3, 25)]
            + [now + 1440 * n for n in range(2, 15)]
        )
    return tuple(Change(path, value, f"{value} min", says.format(length(value)), grade) for value in values)


def _route(scenario: Scenario, _: str, names: list[str]) -> Iterator[Scale]:
    id_, field = names[0], names[1]
    route, path = scenario.routes[id_], ("routes", id_)
    way = " and ".join(scenario.places[each].name or each for each in route.between)
    if field == "closed":
        yield (Change((*path, "closed"), False, "false", f"Have the way between {way} opened", 5),)
    elif field == "departures":
        yield (Change((*path, "departures"), (), None, f"Charter a flight between {way}, at any time", 5),)
    elif field == "length" and route.length is not None:
        says = f"Go between {way} in {{}}"
        yield _minutes((*path, "length"), route.length, down=True, says=says, grade=5)[:-1]


def _resource(scenario: Scenario, _: str, names: list[str]) -> Iterator[Scale]:
    id_, field = names[0], names[1]
    pool, path = scenario.resources[id_], ("resources", id_)
    more = range(pool.count + 1, pool.count + 1 + MOST_MORE)
    if field == "number":
        says = f"Have {{}} of {pool.name} instead of {pool.count}"
        yield tuple(Change((*path, "number"), number, str(number), says.format(number), 2) for number in more)
    elif field == "names":
        further = [f"{pool.name} {number}" for number in more]
        names_of = [(*pool.names, *further[:by]) for by in range(1, len(further) + 1)]
        yield tuple(
            Change((*path, "names"), each, list(each), f"Have {len(each)} of {pool.name}", 2) for each in names_of
        )
    elif field == "daily" and pool.daily is not None:
        yield _minutes((*path, "daily"), pool.daily, down=False, says=f"Let each of {pool.name} work {{}} on a day")
    elif field == "cities":
        yield (Change((*path, "cities"), (), None, f"Take {pool.name} along to every city", 3),)


def _person(scenario: Scenario, first: str, names: list[str]) -> Iterator[Scale]:
    id_, field = names[0], names[1]
    who, path = scenario.people[id_], ("people", id_, field)
    if field in ("figures", "hotels"):
        yield from _of_their_own(who.name, first, names)
    elif field == "available":
        for place in range(len(who.available)):
            for later in (True, False):
                yield tuple(_more_time(scenario, id_, place, days, later=later) for days in range(1, 15))
        yield (Change(path, (), None, f"Have {who.name} keep all days free", 4),)
    elif field == "blocked":
        for place in range(len(who.blocked)):
            yield from _less_blocked(scenario, id_, place)
        for place, each in enumerate(who.blocked):
            rest = (*who.blocked[:place], *who.blocked[place + 1 :])
            text = [[str(end) for end in other] for other in rest] or None
            yield (Change(path, rest, text, f"Have {who.name} free {span(each)}", 3),)
    elif field == "returns":
        yield (Change(path, False, "false", f"Let {who.name} return after the end of the plan", 3),)
    elif field == "starts":
        base = scenario.base_of(id_)
        yield (Change(path, base, base, f"Let {who.name} start in {scenario.places[base].name or base}", 4),)


def _more_time(scenario: Scenario, id_: str, place: int, days: int, *, later: bool) -> Change:
    who = scenario.people[id_]
    more = longer(who.available[place], days, later=later)
    spans = (*who.available[:place], more, *who.available[place + 1 :])
    text = [[str(end) for end in each] for each in spans]
    return Change(("people", id_, "available"), spans, text, f"Have {who.name} free {span(more)}", 3)


def _less_blocked(scenario: Scenario, id_: str, place: int) -> Iterator[Scale]:
    """One blocked span, some whole days shorter at its end or at its beginning."""
    who = scenario.people[id_]
    first, last = who.blocked[place]
    for later in (True, False):
        changes = []
        for days in range(1, (last.day - first.day).days + 1):
            left = longer((first, last), -days, later=later)
            spans = (*who.blocked[:place], left, *who.blocked[place + 1 :])
            text = [[str(end) for end in each] for each in spans]
            says = f"Have {who.name} blocked only {span(left)}"
            changes.append(Change(("people", id_, "blocked"), spans, text, says, 3))
        yield tuple(changes)


def _delegation(scenario: Scenario, first: str, names: list[str]) -> Iterator[Scale]:
    yield from _of_their_own(scenario.delegations[names[0]].name, first, names)


def _of_their_own(name: str, first: str, names: list[str]) -> Iterator[Scale]:
    """The figures of their own, or the hotels, of a person or a delegation left out."""
    id_, field = names[0], names[1]
    if field == "hotels":
        yield (Change((first, id_, field), (), None, f"Leave open where {name} stays", 6),)
    else:
        yield (Change((first, id_, "figures"), None, None, f"Let the usual figures hold for {name}", 5),)


def _work(scenario: Scenario, _: str, names: list[str]) -> Iterator[Scale]:
    work, path = scenario.work[names[0]], ("work", names[0])
    if work.due is not None:
        later = [longer((work.due, work.due), days, later=True)[1] for days in range(1, DAYS_LATER)]
        says = f"Have '{work.title}' ready by {{}}"
        yield tuple(Change((*path, "due"), due, str(due), says.format(moment(due)), 4) for due in later)
    if work.must:
        yield (Change((*path, "must"), False, "false", f"Do not insist on '{work.title}'", 6),)


def _place(scenario: Scenario, _: str, names: list[str]) -> Iterator[Scale]:
    city = scenario.places[names[0]]
    path = ("places", *names)
    if names[1] == "transfer" and city.transfer:
        yield _minutes(
            path, city.transfer, down=True, says=f"Drive between {city.name or names[0]} and its airport in {{}}"
        )
    if names[1] != "venues":
        return
    venue, field = city.venues[names[2]], names[3]
    called = venue.name or names[2]
    if field == "blocked":
        yield (Change(path, (), None, f"Have {called} free when it is blocked", 4),)
    elif field == "hours":
        yield (Change(path, None, None, f"Have {called} open outside its hours", 4),)
    elif field == "turnover" and venue.turnover:
        yield _minutes(path, venue.turnover, down=True, says=f"Refresh a room of {called} in {{}}")
    elif field == "transfer" and venue.transfer:
        yield _minutes(path, venue.transfer, down=True, says=f"Drive between {called} and the airport in {{}}")


def _horizon(scenario: Scenario, _: str, names: list[str]) -> Iterator[Scale]:
    horizon, later = scenario.horizon, names[0] == "to"
    ends = [longer((horizon.from_, horizon.to), days, later=later)[1 if later else 0] for days in range(1, 15)]
    says = "Let the plan end with {}" if later else "Let the plan begin with {}"
    yield tuple(
        Change(("horizon", "to" if later else "from_"), end, str(end), says.format(moment(end)), 5) for end in ends
    )


def _whereabouts(scenario: Scenario, first: str, names: list[str]) -> Iterator[Scale]:
    part = scenario.journeys[names[0]] if first == "journeys" else scenario.stays[names[0]]
    what = "known journey" if first == "journeys" else "stay"
    who = scenario.people[part.who].name if part.who in scenario.people else scenario.parties[part.who].name
    yield (Change((first, names[0]), None, None, f"Give up the {what} {names[0]} of {who}", 6),)
