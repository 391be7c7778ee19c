"""Made-up summits of both kinds: a shuttle, and then days at one site at which the heads of all delegations meet.

Half of the meetings are the shuttle's. Then come two days of travel, three days of bilaterals and plenaries at the site, which
the heads of the travelling delegations and forty more who live there attend, and two days for the way home.
"""

from __future__ import annotations

from random import Random

from planner.bench.parts import LANGUAGES, delegation, interpreters
from planner.bench.shuttle import TRAVEL, Shuttle
from planner.bench.valid import Tree
from planner.bench.week import SITE, Week, quotas, site

AT_THE_SITE = 3
"""Days that everybody is at the site."""
RESIDENTS = 40
"""Delegations that live at the site."""


def mixed_tree(meetings: int, rng: Random) -> Tree:
    """A summit of both kinds with so many meetings, as a scenario file would hold it."""
    shuttle = Shuttle(max(1, meetings // 2), rng, days_more=AT_THE_SITE + TRAVEL)
    tree, start = shuttle.tree, shuttle.days
    tree["title"] = f"A shuttle and a week of {meetings} meetings"
    palace = tree["places"][SITE]["venues"]["palace"]
    tree["places"][SITE] = site()
    tree["places"][SITE]["venues"]["palace"] = palace
    tree["policies"] = quotas()
    pools, numbers = interpreters([SITE], LANGUAGES, 5)
    tree["resources"].update(pools)
    week = Week(tree, rng, shuttle.first, start, AT_THE_SITE, numbers)
    for members in shuttle.teams.values():
        week.come(members[0].id)
    for number in range(len(shuttle.teams), len(shuttle.teams) + RESIDENTS):
        own, people, residents = delegation(number, SITE, 1)
        tree["delegations"].update(own)
        tree["people"].update(people)
        week.attend(residents[0].id)
    left = meetings - len(tree["meetings"])
    plenaries = min(AT_THE_SITE, left // 2)
    days, week.days = week.days, week.days[:plenaries]
    week.plenaries(15)
    week.days = days
    week.requests(left - plenaries)
    for permit in tree["permits"].values():
        if permit["opens"]["city"] == SITE:
            permit.pop("valid", None)
    return tree
