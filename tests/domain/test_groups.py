"""Groups stand for their members wherever people are listed, and for nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from planner.check import check
from planner.domain.groups import LISTS, put_in_place
from planner.domain.references import faults_of
from planner.domain.references.mentions import FIELDS, Form
from planner.domain.scenario import Scenario
from planner.errors import InputError
from planner.files import scenario_of
from planner.solve import solve
from tests.building import meeting, scenario, tree

GROUPS = {
    "ministers": {"name": "The ministers", "members": ["pompeo", "kang"]},
    "us-two": {"name": "Both of the US", "members": ["pompeo", "sullivan"]},
    "offices": {"name": "Offices", "members": ["envoy", "kang"]},
}
ROLES = {"envoy": {"name": "Envoy", "holder": "sullivan", "acting": ["pompeo"]}}


def read(**parts: Any) -> Scenario:
    """The small world with groups and a role."""
    return scenario(groups=GROUPS, **{"roles": ROLES, **parts})


def who(**said: Any) -> Any:
    """Who attends a meeting that names groups."""
    return read(meetings={"talk": {**meeting(), "who": said}}).meetings["talk"].who


def permit(*names: str) -> dict[str, Any]:
    """A permit for these."""
    authority = {"name": "Office", "calendar": "US", "zone": "America/New_York", "lead": "1 working day"}
    return {"name": "Visa", "for": list(names), "opens": {"city": "new-york"}, "authority": authority}


EVERYWHERE: list[tuple[Callable[[], Any], Any]] = [
    (lambda: who(required=["ministers"]).required, ("pompeo", "kang")),
    (lambda: who(required=["sullivan", "offices"]).required, ("sullivan", "envoy", "kang")),
    (lambda: who(optional={"ministers": "7", "sullivan": "2"}).optional, {"pompeo": 7, "kang": 7, "sullivan": 2}),
    (
        lambda: who(required=["ministers"], joins_after={"ministers": "5 min", "kang": "10 min"}).joins_after,
        {"pompeo": 5, "kang": 10},
    ),
    (lambda: who(required=["ministers"], leaves_after={"ministers": "5 min"}).leaves_after, {"pompeo": 5, "kang": 5}),
    (lambda: who(any_of=[{"of": ["offices"], "least": "2"}]).any_of[0].of, ("envoy", "kang")),
    (lambda: who(required=["ministers"], in_person=["ministers"]).in_person, ("pompeo", "kang")),
    (lambda: read(people={"sullivan": {"deputies": ["ministers"]}}).people["sullivan"].deputies, ("pompeo", "kang")),
    (lambda: read(roles={"envoy": {"name": "E", "acting": ["us-two"]}}).roles["envoy"].acting, ("pompeo", "sullivan")),
    (
        lambda: read(parties={"team": {"name": "Team", "members": ["us-two"]}}).parties["team"].members,
        ("pompeo", "sullivan"),
    ),
    (lambda: read(permits={"visa": permit("us", "ministers")}).permits["visa"].for_, ("us", "pompeo", "kang")),
    (
        lambda: (
            read(
                meetings={
                    "talk": meeting("ministers", stages=[{"title": "All", "length": "60 min", "who": ["ministers"]}])
                }
            )
            .meetings["talk"]
            .stages[0]
            .who
        ),
        ("pompeo", "kang"),
    ),
]


@pytest.mark.parametrize(("said", "want"), EVERYWHERE)
def test_a_group_stands_for_its_members(said: Callable[[], Any], want: Any) -> None:
    assert said() == want


def test_groups_may_stand_in_every_list_that_says_so() -> None:
    named = {field.pattern for field in FIELDS if "groups" in field.parts and field.form is Form.ID}
    listed = {pattern[:-1] for pattern in named} - {("relations", "*", "who")}
    assert listed == set(LISTS)


@pytest.mark.parametrize(
    ("said", "want"),
    [
        (["pompeo", "ministers"], ("pompeo", "kang")),
        (["ministers", "pompeo"], ("pompeo", "kang")),
        (["ministers", "us-two"], ("pompeo", "kang", "sullivan")),
        (["kang", "us-two", "kang"], ("kang", "pompeo", "sullivan", "kang")),
    ],
)
def test_nobody_is_named_twice_because_of_a_group(said: list[str], want: tuple[str, ...]) -> None:
    assert who(required=said).required == want


def test_what_is_said_of_somebody_wins_over_what_is_said_of_a_group() -> None:
    assert who(optional={"ministers": "7", "kang": "2"}).optional == {"pompeo": 7, "kang": 2}
    both = who(required=["us-two"], optional={"ministers": "7"})
    assert both.optional == {"kang": 7}
    assert who(required=["kang"], optional={"kang": "7"}).optional == {"kang": 7}  # a fault, which is told


def test_nobody_is_their_own_deputy_because_of_a_group() -> None:
    assert read(people={"pompeo": {"deputies": ["us-two", "kang"]}}).people["pompeo"].deputies == ("sullivan", "kang")
    acting = read(roles={"envoy": {"name": "E", "holder": "kang", "acting": ["ministers"]}}).roles["envoy"].acting
    assert acting == ("pompeo",)


def test_groups_stay_readable_and_a_tree_without_them_stays_as_it_is() -> None:
    assert read().groups["ministers"].members == ("pompeo", "kang")
    plain = tree(meetings={"talk": meeting("pompeo")})
    assert put_in_place(plain).tree is plain
    once = put_in_place(tree(groups=GROUPS, meetings={"talk": meeting("ministers")})).tree
    assert put_in_place(once).tree == once


@pytest.mark.parametrize(("members", "sound"), [(["kang"], True), (["kong"], False), (["envoy", "kang"], True)])
def test_members_are_people_and_roles_that_exist(members: list[str], *, sound: bool) -> None:
    asked = scenario(
        roles=ROLES, groups={"few": {"name": "Few", "members": members}}, meetings={"talk": meeting("few", "pompeo")}
    )
    assert ([fault.path for fault in faults_of(asked) if fault.path[0] == "groups"] == []) == sound


def test_groups_that_stand_for_too_many_names_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tree(groups=GROUPS, roles=ROLES, meetings={"talk": meeting("ministers"), "more": meeting("us-two")})
    assert scenario_of(asked).meetings["more"].who.required == ("pompeo", "sullivan")
    monkeypatch.setattr("planner.domain.groups.MOST_NAMES", 3)
    with pytest.raises(InputError, match="SIZE-groups groups: the groups stand for more than"):
        scenario_of(asked)


def written_out(*, grouped: bool) -> Scenario:
    """A scenario with groups, or with the same people by their names."""
    ministers, others = (["ministers"], ["us-two"]) if grouped else (["pompeo", "kang"], ["pompeo", "sullivan"])
    weights = {"us-two": "4"} if grouped else {"sullivan": "4"}
    return scenario(
        **({"groups": GROUPS} if grouped else {}),
        roles=ROLES,
        people={"kang": {"deputies": others}},
        meetings={
            "talk": meeting(who={"required": ministers, "optional": weights, "in_person": ministers}),
            "either": meeting(who={"any_of": [{"of": others, "least": "2"}]}, where=["washington/state"]),
        },
        permits={"visa": permit(*ministers) | {"granted": "2018-06-04"}},
    )


def test_a_scenario_with_groups_has_the_plan_of_the_same_one_written_out() -> None:
    grouped, plain = written_out(grouped=True), written_out(grouped=False)
    assert faults_of(grouped) == ()
    assert grouped.model_copy(update={"groups": {}}) == plain
    assert grouped.fingerprint == plain.fingerprint
    one, other = solve(grouped).plan, solve(plain).plan
    assert one is not None
    assert other is not None
    assert one.appointments == other.appointments
    assert check(grouped, one) == check(plain, one) == ()


def kept_apart(*side: str, apart: str = "us", name: str = "Some") -> Scenario:
    """Two talks that kang has, one with sullivan; a group and another side are kept apart."""
    return scenario(
        groups={"some": {"name": name, "members": list(side)}},
        meetings={"one": meeting("kang"), "two": meeting("sullivan"), "three": meeting("sullivan", "pompeo")},
        relations={"apart": {"rule": "apart", "who": ["some", apart], "gap": "100 min"}},
    )


def test_a_group_is_one_side_that_is_kept_apart() -> None:
    both = kept_apart("kang")
    assert faults_of(both) == ()
    plan = solve(both).plan
    assert plan is not None
    times = {each.meeting: each.start for each in plan.appointments}
    assert all(abs((times["one"] - times[other]).total_seconds()) >= 160 * 60 for other in ("two", "three"))
    near = tuple(
        replace(each, start=times["two"], end=times["two"] + (each.end - each.start)) if each.meeting == "one" else each
        for each in plan.appointments
    )
    found = check(both, replace(plan, appointments=near))
    assert "apart" in [finding.subject for finding in found]
    assert [fault.code for fault in faults_of(kept_apart("pompeo"))] == ["LOGIC-itself"]
    assert [fault.code for fault in faults_of(kept_apart("sullivan", apart="pompeo"))] == ["LOGIC-apart"]


def test_the_fingerprint_of_a_side_is_that_of_its_people() -> None:
    assert kept_apart("kang", name="Others").fingerprint == kept_apart("kang").fingerprint
    assert kept_apart("kang", "pompeo").fingerprint != kept_apart("kang").fingerprint
