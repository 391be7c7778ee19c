"""What changed between two plans: one test for each kind of change, and laws that hold for any two plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan.diff import About, Change, ChangeKind, compare, span_of, unrelated
from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan, Rest, Unscheduled
from tests.made_plans import held, leg, plan, rest

TALKS = held("talks", "5 14:00", "kang", "pompeo")


def only(before: Plan, after: Plan) -> Change:
    (change,) = compare(before, after)
    return change


def kinds(before: Plan, after: Plan) -> list[tuple[str, str]]:
    return [(each.kind.value, each.subject) for each in compare(before, after)]


def test_the_same_plans_have_no_changes() -> None:
    same = plan(TALKS, leg("a", "4 10:00", "x - y", "kang"), rest("a", "4 12:00", "y", "kang"))
    assert compare(same, same) == ()
    assert compare(Plan(), Plan()) == ()


@pytest.mark.parametrize(("start", "minutes"), [("5 16:30", 150), ("5 13:55", -5), ("7 14:00", 2880)])
def test_a_meeting_moved(start: str, minutes: int) -> None:
    change = only(plan(TALKS), plan(held("talks", start, "kang", "pompeo")))
    assert (change.kind, change.subject, change.minutes) == (ChangeKind.MOVED, "talks", minutes)
    assert change.about is About.MEETING


def test_a_meeting_takes_longer() -> None:
    change = only(plan(TALKS), plan(held("talks", "5 14:00", "kang", "pompeo", minutes=90)))
    assert (change.kind, change.minutes) == (ChangeKind.RESIZED, 30)


def test_a_meeting_changed_place() -> None:
    there = held("talks", "5 14:00", "kang", "pompeo", place="new-york/palace")
    assert only(plan(TALKS), plan(there)).kind is ChangeKind.RELOCATED


def test_a_meeting_dropped_says_why_and_one_added_is_new() -> None:
    without = plan(Unscheduled("talks", "It has no possible time."))
    gone, new = only(plan(TALKS), without), only(without, plan(TALKS))
    assert (gone.kind, gone.after, gone.reason, gone.part) == (
        ChangeKind.DROPPED,
        None,
        "It has no possible time.",
        TALKS,
    )
    assert (new.kind, new.before, new.reason) == (ChangeKind.ADDED, None, "")


def test_who_came_who_left_and_who_sits_elsewhere() -> None:
    before = plan(held("talks", "5 14:00", "pompeo", "sullivan as kang", "moon"))
    after = plan(held("talks", "5 14:00", "kang", "moon as pompeo", "sullivan"))
    change = only(before, after)
    assert change.kind is ChangeKind.PEOPLE
    assert change.came == (Attendance("kang", "kang"),)
    assert change.left == (Attendance("pompeo", "pompeo"),)
    assert change.reseated == (Attendance("moon", "pompeo"), Attendance("sullivan", "sullivan"))


def test_several_changes_of_one_meeting_stand_together() -> None:
    after = held("talks", "5 15:00", "kang", place="new-york/palace", minutes=30)
    found = kinds(plan(TALKS, held("a", "5 14:30", "x")), plan(after, held("a", "5 15:30", "x")))
    assert found == [
        *(("moved", "talks"), ("resized", "talks"), ("relocated", "talks"), ("people", "talks")),
        ("moved", "a"),
    ]


def test_a_meeting_that_stands_in_a_plan_twice_is_compared_as_two() -> None:
    before = plan(TALKS, held("talks", "6 14:00", "kang", "pompeo"))
    assert kinds(before, plan(TALKS)) == [("dropped", "talks")]
    assert only(before, plan(TALKS)).part == before.appointments[1]


def test_journeys_are_the_same_whatever_their_ids() -> None:
    before, after = leg("a-1", "4 10:00", "x - y", "kang"), leg("b-7", "4 10:00", "x - y", "kang")
    assert compare(plan(before), plan(after)) == ()


def test_a_journey_of_other_people_or_to_another_city_is_another_journey() -> None:
    before = plan(leg("a", "4 10:00", "x - y", "kang"))
    for other in (leg("a", "4 10:00", "x - y", "kang", "moon"), leg("a", "4 10:00", "x - z", "kang")):
        assert sorted(each.kind for each in compare(before, plan(other))) == [ChangeKind.ADDED, ChangeKind.DROPPED]


def test_a_journey_of_a_party_with_other_people_is_the_same_where_its_id_is() -> None:
    before = plan(leg("team-x-y", "4 10:00", "x - y", "kang", "moon", party="team"))
    for name, expected in (("team-x-y", ["moved", "people"]), ("team-2", ["dropped", "added"])):
        after = plan(leg(name, "4 11:00", "x - y", "kang", "cho", party="team"))
        assert [each.kind.value for each in compare(before, after)] == expected
    change = compare(before, plan(leg("team-x-y", "4 10:00", "x - y", "kang", party="team")))[0]
    assert (change.kind, change.left, change.came) == (ChangeKind.PEOPLE, (Attendance("moon", "moon"),), ())


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (rest("team-x-y", "4 12:00", "y", "kang"), ["people"]),
        (rest("team-x-y", "4 12:00", "y", "cho"), ["dropped", "added"]),
        (rest("team-x-z", "4 12:00", "y", "kang"), ["dropped", "added"]),
    ],
)
def test_a_rest_of_other_people_is_the_same_where_it_follows_the_same_journey(after: Rest, expected: list[str]) -> None:
    before = plan(rest("team-x-y", "4 12:00", "y", "kang", "moon"))
    assert sorted(each.kind.value for each in compare(before, plan(after))) == sorted(expected)


def test_a_journey_moved_took_longer_and_went_another_way() -> None:
    before = plan(leg("a", "4 10:00", "x - y", "kang"))
    after = plan(leg("b", "4 11:00", "x - y", "kang", minutes=100, mode=Mode.GROUND))
    assert [(each.kind.value, each.minutes) for each in compare(before, after)] == [
        ("moved", 60),
        ("resized", 30),
        ("rerouted", 0),
    ]
    assert {each.subject for each in compare(before, after)} == {"b"}
    assert {each.about for each in compare(before, after)} == {About.JOURNEY}


@pytest.mark.parametrize("more", [{"flight": "KE 81"}, {"via": "Anchorage"}])
def test_another_flight_or_stop_is_another_way(more: dict[str, str]) -> None:
    before, after = leg("a", "4 10:00", "x - y", "kang"), leg("a", "4 10:00", "x - y", "kang", **more)
    assert only(plan(before), plan(after)).kind is ChangeKind.REROUTED


def test_the_journey_that_is_dropped_is_the_one_that_is_gone_and_not_the_last() -> None:
    first, second = leg("a-1", "4 10:00", "x - y", "kang"), leg("a-2", "6 10:00", "x - y", "kang")
    change = only(
        plan(first, second), plan(leg("a-1", "6 09:00", "x - y", "kang"), leg("a-0", "4 10:00", "x - y", "kang"))
    )
    assert (change.kind, change.minutes) == (ChangeKind.MOVED, -60)
    dropped, moved = compare(plan(first, second), plan(leg("a-1", "6 11:00", "x - y", "kang")))
    assert (dropped.kind, dropped.part) == (ChangeKind.DROPPED, first)
    assert (moved.kind, moved.minutes) == (ChangeKind.MOVED, 60)


MONTH = timedelta(days=31)


def months_later(*parts: Appointment) -> Plan:
    return plan(*(replace(each, start=each.start + MONTH, end=each.end + MONTH) for each in parts))


@pytest.mark.parametrize(
    ("after", "related"),
    [
        (plan(held("talks", "6 14:00", "kang")), True),
        (plan(held("talks", "6 14:00", "moon as kang")), True),
        (plan(held("talks", "6 14:00", "moon")), False),
        (plan(held("dinner", "6 14:00", "kang")), False),
        (plan(TALKS, held("dinner", "6 14:00", "moon")), True),
        (months_later(TALKS, held("a", "6 14:00", "x"), held("b", "6 14:00", "x")), True),
        (months_later(held("talks", "6 14:00", "moon as kang")), False),
        (plan(held("dinner", "6 14:00", "moon")), False),
        (months_later(TALKS), True),
        (months_later(held("dinner", "6 14:00", "kang")), False),
        (plan(leg("a", "4 10:00", "x - y", "kang")), True),
        (plan(leg("a", "4 10:00", "x - y", "moon")), False),
        (Plan(), True),
    ],
)
def test_plans_with_hardly_anything_in_common_are_unrelated(after: Plan, related: bool) -> None:
    assert unrelated(plan(TALKS), after) is not related
    assert unrelated(after, plan(TALKS)) is not related


def test_nothing_of_unrelated_plans_is_the_same() -> None:
    before = plan(TALKS, leg("a", "4 10:00", "x - y", "kang"))
    after = months_later(held("talks", "5 14:00", "moon", "cho"))
    assert kinds(before, after) == [("dropped", "talks"), ("added", "talks"), ("dropped", "a")]


@pytest.mark.parametrize(("number", "related"), [(10, True), (11, False)])
def test_one_meeting_in_ten_is_enough_to_be_related(number: int, related: bool) -> None:
    before = plan(*(held(f"m-{each}", "5 14:00", f"p-{each}") for each in range(number)))
    after = plan(
        TALKS, held("m-0", "6 14:00", "p-0"), *(held(f"n-{each}", "5 14:00", f"q-{each}") for each in range(number - 2))
    )
    assert unrelated(before, after) is not related


@pytest.mark.parametrize(("number", "related"), [(2, True), (3, False)])
def test_of_plans_that_lie_months_apart_half_of_the_meetings_make_them_related(number: int, related: bool) -> None:
    ids = [f"m-{each}" for each in range(number)]
    before = plan(*(held(id_, "5 14:00", "kang") for id_ in ids))
    others = [held(id_, "5 14:00", "kang" if id_ == "m-0" else "moon") for id_ in ids]
    assert unrelated(before, months_later(*others)) is not related
    assert not unrelated(before, plan(*others))


def test_rests_are_told() -> None:
    before, after = rest("a", "4 12:00", "y", "kang"), rest("b", "4 13:00", "y", "kang")
    moved = only(plan(before), plan(after))
    assert (moved.kind, moved.about, moved.subject, moved.minutes) == (ChangeKind.MOVED, About.REST, "b", 60)
    assert only(plan(before), plan()).kind is ChangeKind.DROPPED


def test_meetings_come_before_journeys_and_journeys_before_rests() -> None:
    before = plan(
        held("talks", "9 14:00", "kang"), leg("a", "4 10:00", "x - y", "kang"), rest("a", "3 12:00", "y", "kang")
    )
    assert [each.about for each in compare(before, plan())] == [About.MEETING, About.JOURNEY, About.REST]


legs = st.lists(
    st.builds(
        lambda number, day, hour, way, who: leg(f"j-{number}", f"{day} {hour}:00", way, who),
        st.integers(0, 99),
        st.integers(1, 9),
        st.integers(0, 23),
        st.sampled_from(["x - y", "y - x"]),
        st.sampled_from(["kang", "moon"]),
    ),
    max_size=7,
).map(lambda found: plan(*found))


@given(legs, legs)
def test_there_and_back_again(before: Plan, after: Plan) -> None:
    there, back = compare(before, after), compare(after, before)
    count = {kind: sum(each.kind is kind for each in there) for kind in ChangeKind}
    assert count[ChangeKind.ADDED] == sum(each.kind is ChangeKind.DROPPED for each in back)
    assert count[ChangeKind.MOVED] == sum(each.kind is ChangeKind.MOVED for each in back)
    assert len(after.journeys) - len(before.journeys) == count[ChangeKind.ADDED] - count[ChangeKind.DROPPED]


@given(legs, legs)
def test_every_part_that_changed_is_told_once_and_nothing_else(before: Plan, after: Plan) -> None:
    changes = compare(before, after)
    told = {(id(each.before), id(each.after)) for each in changes}
    assert len(told) == len(changes)
    quiet = [each for each in before.journeys if id(each) not in {id(change.before) for change in changes}]
    assert all(any(_alike(each, other) for other in after.journeys) for each in quiet)


@given(legs, st.integers(1, 600))
def test_a_plan_that_is_shifted_has_moved_by_that_much(before: Plan, minutes: int) -> None:
    later = timedelta(minutes=minutes)
    moved = [
        Journey(
            each.depart + later, each.id, each.arrive + later, each.origin, each.destination, each.people, each.mode
        )
        for each in before.journeys
    ]
    changes = compare(before, plan(*moved))
    assert {each.kind for each in changes} <= {ChangeKind.MOVED}
    assert sum(each.minutes for each in changes) == minutes * len(before.journeys)


def _alike(one: Journey, other: Journey) -> bool:
    return (*span_of(one), one.people, one.origin, one.destination) == (
        *span_of(other),
        other.people,
        other.origin,
        other.destination,
    )
