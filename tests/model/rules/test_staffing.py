import pytest

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
