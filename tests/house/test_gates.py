import sys
import tomllib
from collections.abc import Callable

import pytest

from tests import gates
from tests.house.imports import ROOT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


@pytest.fixture
def with_gates(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts small programs in the place of the gates: each is a name and the exit code that it ends with."""

    def put(**codes: int) -> None:
        monkeypatch.setattr(gates, "GATES", {name: ["-c", f"raise SystemExit({code})"] for name, code in codes.items()})

        def run(command: list[str], **kwargs: object) -> object:
            return real([sys.executable, *command[2:]], **kwargs)

        real = gates.subprocess.run
        monkeypatch.setattr(gates.subprocess, "run", run)

    return put


def test_all_gates_open(with_gates: Callable[..., None], capfd: pytest.CaptureFixture[str]) -> None:
    with_gates(one=0, two=0)
    assert gates.main([]) == 0
    assert capfd.readouterr().out.endswith("gates: 2 of 2 ok\n")


def test_a_closed_gate_is_named_and_the_others_still_run(
    with_gates: Callable[..., None], capfd: pytest.CaptureFixture[str]
) -> None:
    with_gates(one=3, two=0, three=1)
    assert gates.main([]) == 1
    out = capfd.readouterr().out
    assert "--- two: ok" in out
    assert out.endswith("gates: 1 of 3 ok; FAILED: one, three\n")


def test_only_the_gates_asked_for_run(with_gates: Callable[..., None]) -> None:
    with_gates(one=1, two=0)
    assert gates.main(["two"]) == 0
    assert gates.main(["two", "--fast"]) == 0
    assert gates.main(["one", "--fast"]) == 1


@pytest.mark.parametrize(
    ("asked", "told"), [(["tests"], []), (["tests", "--fast"], ["-m", "not slow and not browser"])]
)
def test_fast_leaves_out_the_slow_tests(asked: list[str], told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    real = gates.subprocess.run
    called: list[list[str]] = []

    def run(command: list[str], **kwargs: object) -> object:
        called.append(command[2:])
        return real([sys.executable, "-c", ""], **kwargs)

    monkeypatch.setattr(gates.subprocess, "run", run)
    assert gates.main(asked) == 0
    assert called == [["pytest", *told]]


def test_a_gate_that_does_not_exist_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert gates.main(["lints"]) == 2
    assert "no gate is called lints; there are lint, format, types, tests, and --fast" in capfd.readouterr().err


def test_the_gates_are_as_strict_as_the_house_says() -> None:
    assert [gate[0] for gate in gates.GATES.values()] == ["ruff", "ruff", "mypy", "pytest"]
    assert SETTINGS["mypy"]["strict"] is True
    assert SETTINGS["mypy"]["packages"] == ["planner"]
    assert SETTINGS["pytest"]["ini_options"]["filterwarnings"] == ["error"]
