"""The Dockerfile, as far as it can be judged without building an image; docs/docker.md tells how one was built."""

import json
import re
import shlex

import pytest

from tests.house.imports import ROOT

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
STEPS = [
    tuple(step.split(None, 1))
    for step in re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", TEXT, flags=re.MULTILINE)).splitlines()
    if step.strip()
]
LAST_STAGE = STEPS[max(number for number, step in enumerate(STEPS) if step[0] == "FROM") :]


def of(kind: str, steps: list[tuple[str, ...]] = STEPS) -> list[str]:
    """What the steps of one kind say."""
    return [step[1] for step in steps if step[0] == kind]


def test_there_are_two_stages_of_one_image() -> None:
    assert of("FROM") == ["python:3.11-slim AS build", "python:3.11-slim"]


def test_it_does_not_run_as_root() -> None:
    (user,) = of("USER", LAST_STAGE)
    assert int(user) > 1000, "a number, so that a host can see that it is not root"
    assert any(f"useradd --uid {user} " in step for step in of("RUN", LAST_STAGE))
    assert [step[0] for step in LAST_STAGE][-1] == "CMD"


def test_only_what_runs_is_installed_and_at_pinned_versions() -> None:
    installs = [step for step in of("RUN") if "pip install" in step]
    assert "-c constraints.txt" in installs[0]
    assert not any("[" in step for step in installs)
    assert not any("pip" in step for step in of("RUN", LAST_STAGE))


def test_it_starts_the_app_for_everybody_unless_told_otherwise() -> None:
    assert json.loads(of("CMD", LAST_STAGE)[-1]) == ["planner", "ui"]
    assert not of("ENTRYPOINT")
    assert "SUMMIT_PLANNER_ADDRESS=0.0.0.0" in of("ENV", LAST_STAGE)[-1]
    assert of("EXPOSE") == ["8501"]


def test_the_health_check_asks_the_app_and_is_python_that_compiles() -> None:
    (check,) = of("HEALTHCHECK", LAST_STAGE)
    program = json.loads(check.split("CMD ", 1)[1])
    assert program[:2] == ["python3", "-c"]
    compile(program[2], "HEALTHCHECK", "exec")
    assert "http://127.0.0.1:8501/_stcore/health" in program[2]


@pytest.mark.parametrize("step", of("COPY"))
def test_everything_that_is_copied_exists(step: str) -> None:
    words = [word for word in shlex.split(step) if not word.startswith("--")]
    if "--from=build" in step:
        assert words == ["/opt/planner", "/opt/planner"]
        return
    for source in words[:-1]:
        assert (ROOT / source).exists(), source
