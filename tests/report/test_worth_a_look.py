"""The whole list: what comes first in it, how much of it is told, and in what order people stand."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from planner.files import load_scenario, read_plan
from planner.plan.record import Plan
from planner.report.look_text import print_first_looks, print_looks
from planner.report.looks import Look, LookKind
from planner.report.paper import Paper
from planner.report.worth_a_look import MOST_LINES, first_lines, worth_a_look
from tests.house.imports import ROOT
from tests.made_plans import held, known_plan, leg, plan, world


def look(number: int) -> Look:
    return Look(LookKind.NIGHT, f"Line {number}.", people=(), meetings=(), journeys=(), at=None)


def printed(write: object, *looks: Look) -> str:
    stream = io.StringIO()
    write(Paper(file=stream, width=80), looks)  # type: ignore[operator]
    return stream.getvalue()


def test_nothing_is_worth_a_look_in_an_empty_plan_of_nothing_that_must_be() -> None:
    free = {id_: {"must": "false"} for id_ in ("talks", "call", "visit", "summit")}
    assert worth_a_look(world(meetings=free), Plan()) == ()


def test_what_may_overturn_a_plan_comes_first_then_the_highest_rank_then_the_order_of_precedence() -> None:
    made = plan(
        leg("knapper-1", "5 03:30", "seoul - new-york", "knapper", minutes=100),
        leg("pompeo-1", "5 03:30", "washington - new-york", "pompeo"),
        leg("kang-1", "5 03:31", "washington - new-york", "kang"),
        held("talks", "6 14:00", "pompeo", "sullivan as kang", place="new-york/palace"),
        held("visit", "6 15:10", "pompeo", place="new-york/mission"),
    )
    asked = world(order_of_precedence={"first": ["us"]})
    assert [(each.kind.value, each.people[0]) for each in worth_a_look(asked, made)] == [
        ("left-out", "pompeo"),
        ("replaced", "sullivan"),
        ("night", "pompeo"),
        ("night", "kang"),
        ("wait", "pompeo"),
        ("night", "knapper"),
        ("move", "pompeo"),
    ]
    hosts = world(order_of_precedence={"first": ["rok"]})
    nights = [each.people[0] for each in worth_a_look(hosts, made) if each.kind is LookKind.NIGHT]
    assert nights == ["kang", "pompeo", "knapper"]


@pytest.mark.parametrize(("number", "more"), [(0, 0), (MOST_LINES, 0), (MOST_LINES + 5, 5)])
def test_at_most_eight_are_told_and_then_how_many_more(number: int, more: int) -> None:
    lines, left = first_lines([look(each) for each in range(number)])
    assert (len(lines), left) == (min(number, 8), more)


def test_the_first_as_text_and_all_as_text() -> None:
    few, many = [look(1)], [look(each) for each in range(13)]
    assert printed(print_first_looks) == ""
    assert printed(print_first_looks, *few) == "Worth a look:\n- Line 1.\n"
    text = printed(print_first_looks, *many)
    assert text.endswith("- Line 7.\n- and 5 more (planner show --worth-a-look PLAN.csv --scenario SCENARIO)\n")
    assert printed(print_looks, *many).count("\n- ") == 13
    assert printed(print_looks) == "Nothing in it is worth a look.\n"


def test_a_hidden_time_is_told_to_the_office() -> None:
    """The list has one audience; what goes out of the house does not hold it."""
    open_, hidden = (
        worth_a_look(world(meetings={"talks": {"certainty": word}}), known_plan()) for word in ("exact", "hidden")
    )
    assert open_ == hidden


def test_a_stranger_in_a_plan_by_hand_is_called_by_their_id() -> None:
    made = plan(held("talks", "5 14:00", "nobody as pompeo", "kang", place="new-york/palace"))
    said = [each.sentence for each in worth_a_look(world(), made) if each.kind is LookKind.REPLACED]
    assert said == ["nobody sits in for Mike Pompeo in Talks (Tue 5 Jun 10:00)."]


def test_what_really_happened_in_2018() -> None:
    """Eissenstat sat in the chair that Trump had left, and both waivers were granted on the day of the landing."""
    asked = load_scenario(Path(ROOT / "scenarios" / "singapore-2018.yaml"))
    looks = worth_a_look(asked, read_plan(ROOT / "scenarios" / "singapore-2018.actual.csv", asked))
    assert [(each.kind, each.people[0]) for each in looks[:3]] == [
        (LookKind.PERMIT, "kim-yong-chol"),
        (LookKind.PERMIT, "kim-yong-chol"),
        (LookKind.REPLACED, "trump"),
    ]
    assert len({each.sentence for each in looks}) == len(looks)
