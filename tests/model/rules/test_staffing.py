import random
from datetime import UTC, datetime, timedelta

import pytest

from planner.check import check
from planner.domain.scenario import Scenario
from planner.plan.record import Appointment, Plan
from tests.building import meeting, scenario
from tests.solving import status


def pool(number: int = 1, **fields: object) -> dict[str, object]:
    return {
        "pool": {"name": "Pool", "kind": "interpreters", "number": str(number), "languages": ["en", "ko"], **fields}
    }


def two(second: str, needs: dict[str, object], length: str = "60 min") -> dict[str, object]:
    pins = {"pompeo": "09:00", "sullivan": second}
    return {
        who: meeting(who, pin={"at": f"2018-06-05 {at}"}, needs=needs, length=length) for who, at in pins.items()
    }  # fmt: skip


EN_KO = {"interpretation": ["en-ko"]}


@pytest.mark.parametrize(
    ("second", "resources", "needs", "expected"),
    [
        ("10:00", pool(), EN_KO, "OPTIMAL"),
        ("09:55", pool(), EN_KO, "INFEASIBLE"),
        ("09:55", pool(2), EN_KO, "OPTIMAL"),
        ("10:00", pool(languages=["en", "ja"]), EN_KO, "INFEASIBLE"),
        ("10:00", pool(cities=["seoul"]), EN_KO, "INFEASIBLE"),
        ("10:00", pool(cities=["washington"]), EN_KO, "OPTIMAL"),
        ("12:00", pool(daily="2 h"), EN_KO, "OPTIMAL"),
        ("12:00", pool(daily="119 min"), EN_KO, "INFEASIBLE"),
        ("12:00", pool(), {**EN_KO, "mode": "simultaneous"}, "INFEASIBLE"),
        ("12:00", pool(2), {**EN_KO, "mode": "simultaneous"}, "OPTIMAL"),
        ("10:00", {}, EN_KO, "INFEASIBLE"),
        ("09:30", pool(kind="security"), {"security": "1"}, "INFEASIBLE"),
        ("10:00", pool(kind="motorcades"), {"motorcades": "1"}, "OPTIMAL"),
        ("09:30", pool(kind="equipment"), {"equipment": {"pool": "1"}}, "INFEASIBLE"),
        ("09:30", pool(2, kind="equipment"), {"equipment": {"pool": "1"}}, "OPTIMAL"),
    ],
)
def test_pools_are_enough(second: str, resources: dict[str, object], needs: dict[str, object], expected: str) -> None:
    assert status(scenario(meetings=two(second, needs), resources=resources)) == expected


@pytest.mark.parametrize(("number", "length", "expected"), [(1, "90 min", "OPTIMAL"), (1, "95 min", "INFEASIBLE"),
                                                            (2, "8 h", "OPTIMAL"), (2, "485 min", "INFEASIBLE")])  # fmt: skip
def test_a_long_sitting_needs_a_larger_team(number: int, length: str, expected: str) -> None:
    talk = meeting("pompeo", needs=EN_KO, length=length, when={"time_of_day": ["06:00", "20:00"]})
    resources = pool(number, daily="12 h")
    assert status(scenario(meetings={"talk": talk}, resources=resources)) == expected


def test_a_call_uses_pools_that_are_everywhere() -> None:
    call = {"call": meeting("pompeo", where=["remote"], kind="call", needs=EN_KO)}
    assert status(scenario(meetings=call, resources=pool())) == "OPTIMAL"
    assert status(scenario(meetings=call, resources=pool(cities=["washington"]))) == "INFEASIBLE"


def test_another_pool_helps_out() -> None:
    resources = {"one": pool()["pool"], "two": pool(cities=["washington"])["pool"]}
    assert status(scenario(meetings=two("09:30", EN_KO), resources=resources)) == "OPTIMAL"


LEE = {**EN_KO, "named": ["Lee"]}
NAMES = {"names": ["Lee", "Tong"]}


@pytest.mark.parametrize(
    ("second", "resources", "needs", "expected"),
    [
        ("10:00", pool(2, **NAMES), LEE, "OPTIMAL"),
        ("09:55", pool(2, **NAMES), LEE, "INFEASIBLE"),
        ("12:00", pool(2, **NAMES, daily="2 h"), LEE, "OPTIMAL"),
        ("12:00", pool(2, **NAMES, daily="119 min"), LEE, "INFEASIBLE"),
        ("10:00", pool(2, **NAMES, cities=["washington"]), LEE, "OPTIMAL"),
        ("10:00", pool(2, **NAMES, cities=["seoul"]), LEE, "INFEASIBLE"),
        ("10:00", pool(2, **NAMES), {**LEE, "mode": "simultaneous"}, "OPTIMAL"),
        ("10:00", pool(1, names=["Lee"]), {**LEE, "mode": "simultaneous"}, "INFEASIBLE"),
        ("10:00", pool(2, **NAMES), {**EN_KO, "named": ["Lee", "Tong"]}, "OPTIMAL"),
    ],
)
def test_who_is_asked_for_by_name_serves_one_meeting_at_a_time(
    second: str, resources: dict[str, object], needs: dict[str, object], expected: str
) -> None:
    assert status(scenario(meetings=two(second, needs), resources=resources)) == expected


@pytest.mark.parametrize(("first", "expected"), [([], "OPTIMAL"), (["Lee"], "INFEASIBLE")])
def test_others_do_not_change_over_between_two_who_are_asked_for(first: list[str], expected: str) -> None:
    """At no moment more than two are needed, but nobody is free for the whole of the long one."""
    talks = {
        "pompeo": meeting("pompeo", pin={"at": "2018-06-05 09:00"}, needs={**EN_KO, "named": first}),
        "sullivan": meeting("sullivan", pin={"at": "2018-06-05 10:30"}, needs={**EN_KO, "named": ["Tong"]}),
        "kang": meeting("kang", where=["seoul"], length="90 min", pin={"at": "2018-06-05 22:30"}, needs=EN_KO),
    }
    assert status(scenario(meetings=talks, resources=pool(2, **NAMES))) == expected


def drawn_with_names(chance: random.Random) -> tuple[Scenario, Plan]:
    """Two pools of interpreters who have names, and pinned meetings, of which some ask for one or two of them."""
    names = [["Ahn", "Bae", "Cho"][: chance.randint(1, 3)], ["Diaz", "Eco"][: chance.randint(1, 2)]]
    daily = chance.choice(["24 h", "24 h", "150 min"])
    pools = {
        f"pool-{at}": {**pool()["pool"], "number": str(len(names[at])), "names": names[at], "daily": daily}
        for at in (0, 1)
    }
    meetings, parts = {}, []
    for number in range(chance.randint(3, 6)):
        needs: dict[str, object] = {"interpretation": ["en-ko"], "mode": chance.choice(["consecutive", "simultaneous"])}
        if chance.random() < 0.5:
            needs["named"] = chance.sample([*names[0], *names[1]], chance.randint(1, 2))
        minutes, at = chance.choice([30, 60, 90]), f"{9 + chance.randrange(0, 4):02}:{chance.choice(['00', '30'])}"
        where = ["seoul/blue-house"]
        meetings[f"m{number}"] = meeting(
            where=where, length=f"{minutes} min", needs=needs, pin={"at": f"2018-06-05 {at}"}, when={"wall": "either"}
        )
        start = datetime.fromisoformat(f"2018-06-05 {at}+09:00").astimezone(UTC)
        parts.append(Appointment(start, f"m{number}", start + timedelta(minutes=minutes), where[0], ()))
    return scenario(meetings=meetings, resources=pools), Plan(tuple(sorted(parts)))


@pytest.mark.parametrize("seed", range(60))
def test_the_model_lets_through_what_the_judge_does(seed: int) -> None:
    asked, made = drawn_with_names(random.Random(seed))
    broken = [each for each in check(asked, made) if each.rule == "staffing"]
    assert status(asked) == ("INFEASIBLE" if broken else "OPTIMAL")


def test_both_sorts_are_drawn() -> None:
    found = [bool(check(*drawn_with_names(random.Random(seed)))) for seed in range(60)]
    assert 15 < sum(found) < 50
