"""The stretches of a route: where each ends, how long it takes, and what the route says besides."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.places import Route, Stretch
from planner.domain.references.words import Path, length, listed
from planner.errors import Fault

WHOLE = ("mode", "sleeper", "length")
"""Fields of a route that its stretches say in their place."""


def judge(path: Path, route: Route) -> Iterator[Fault]:
    """Everything wrong with the stretches of a route; nothing where it has none."""
    if not route.stretches:
        return
    if len(route.stretches) == 1:
        message = "a route of one stretch; write its mode and length at the route, or the stretch that follows"
        yield Fault("LOGIC-stretches", message, (*path, "stretches"))
    said = [name for name in WHOLE if name in route.model_fields_set]
    if said:
        message = f"the stretches say how the route goes and how long it takes; leave out {listed(said)}"
        yield Fault("LOGIC-stretches", message, (*path, said[0]))
    last = len(route.stretches) - 1
    for number, stretch in enumerate(route.stretches):
        yield from _stretch((*path, "stretches", str(number)), route, stretch, last=number == last)
    for number, departure in enumerate(route.departures):
        if departure.length not in (0, route.minutes):
            message = (
                f"a departure takes {length(departure.length)}, and the stretches {length(route.minutes or 0)} in all"
            )
            yield Fault("LOGIC-stretches", message, (*path, "departures", str(number), "length"))


def _stretch(path: Path, route: Route, stretch: Stretch, *, last: bool) -> Iterator[Fault]:
    if stretch.length == 0:
        yield Fault("NUM-length", "a stretch of 0 minutes; write how long it takes", (*path, "length"))
    if not last and stretch.to is None:
        yield Fault("FMT-missing", "the field to is missing: nothing else says where the stretch ends", path)
    if last and stretch.to is not None:
        message = f"the last stretch ends in {route.between[-1]}; leave to out"
        yield Fault("LOGIC-stretches", message, (*path, "to"))
    if last and stretch.change:
        message = "nothing follows the last stretch; leave change out"
        yield Fault("LOGIC-stretches", message, (*path, "change"))
    if stretch.sleeper and stretch.mode != "train":
        message = (
            f"only trains have sleepers, and this stretch is by {stretch.mode}; write mode: train, or leave sleeper out"
        )
        yield Fault("LOGIC-sleeper", message, (*path, "sleeper"))
