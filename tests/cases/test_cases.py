"""Small inputs at the edges of our word. Each file says in its first lines what is right:

# right: solve exit 3                      the exit code of `planner solve`
# right: talk at 2026-03-08 03:00          when a meeting is held, by the clock of its place
# right: tier protocol 1                   what a tier comes to
# right: words proved best                 the status in words
# right: remark On the grid of             how a remark begins
# right: says its time of day              what the words of the answer or of the refusal hold
# right: never because of                  what they do not hold
# right: culprit permits.stay              a field that is named
# right: culprits permits.stay              all the fields that are named
# right: refused TIME-offset PATH          a fault with its code and place
# right: check PLAN.csv no findings        or `finding FAMILY`
"""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.check import check
from planner.domain import clock
from planner.domain.scenario import Scenario
from planner.errors import InputError
from planner.files import load_scenario, read_plan
from planner.plan.record import Answer, Status
from planner.solve import Settings, solve

HERE = Path(__file__).parent / "files"
FILES = sorted(HERE.glob("*.yaml"))
CODES = {Status.NO_PLAN_EXISTS: 3, Status.NO_PLAN_UNCONFIRMED: 4, Status.NO_PLAN_FOUND: 4}


def rights(file: Path) -> list[tuple[str, str]]:
    """What is right, as pairs of a first word and the rest."""
    lines = file.read_text(encoding="utf-8").splitlines()
    marked = (line.removeprefix("# right: ").partition(" ") for line in lines if line.startswith("# right: "))
    return [(first, rest) for first, _, rest in marked]


def refusal(file: Path) -> tuple[str, set[str]]:
    """The words of a refusal, and every fault's code and path."""
    with pytest.raises(InputError) as caught:
        load_scenario(file)
    return str(caught.value), {f"{each.code} {'.'.join(each.path)}" for each in caught.value.faults}


def told(answer: Answer) -> str:
    """Everything that an answer says in words."""
    left = () if answer.plan is None else (each.reason for each in answer.plan.unscheduled)
    named = (f"because of {', '.join(each.culprits)}" for each in answer.obstacles if each.culprits)
    return "\n".join((answer.words, *answer.remarks, *(each.sentence for each in answer.obstacles), *named, *left))


def holds(scenario: Scenario, answer: Answer, first: str, rest: str) -> bool:
    """Whether one thing that should be right is."""
    if first == "solve":
        return rest == f"exit {CODES.get(answer.status, 0)}"
    if first == "tier":
        return rest in {f"{each.tier} {each.value}" for each in answer.tiers}
    if first == "words":
        return answer.words == rest
    if first == "remark":
        return any(remark.startswith(rest) for remark in answer.remarks)
    if first in ("says", "never"):
        return (rest in told(answer)) is (first == "says")
    if first == "culprits":
        return {culprit for each in answer.obstacles for culprit in each.culprits} == set(rest.split())
    if first == "culprit":
        return any(rest in each.culprits for each in answer.obstacles)
    held = None if answer.plan is None else answer.plan.appointment(first)
    assert held is not None, f"{first} is not held"
    return rest == f"at {clock.to_local(held.start, scenario.zone_of(held.place)):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_what_is_right_is_so(file: Path) -> None:
    wanted = rights(file)
    assert wanted
    if any(first == "refused" for first, _ in wanted):
        words, faults = refusal(file)
        for first, rest in wanted:
            assert rest in (faults if first == "refused" else words), words
        return
    scenario = load_scenario(file)
    for name, verdict in (rest.split(" ", 1) for first, rest in wanted if first == "check"):
        families = sorted({finding.rule for finding in check(scenario, read_plan(HERE / name, scenario))})
        assert verdict == (f"finding {' '.join(families)}" if families else "no findings")
    asked = [(first, rest) for first, rest in wanted if first != "check"]
    answer = solve(scenario, Settings(time_limit=30))
    assert not answer.faults
    for first, rest in asked:
        assert holds(scenario, answer, first, rest), f"{first} {rest}\n{told(answer)}\n{answer.tiers}"


def test_every_file_says_what_is_right() -> None:
    assert len(FILES) > 30
    assert all(rights(file) for file in FILES)
