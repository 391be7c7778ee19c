"""The Dockerfile, as far as it can be judged without building an image; docs/docker.md tells how one was built."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
STEPS = [
    tuple(step.split(None, 1))
    for step in re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", TEXT, flags=re.MULTILINE)).splitlines()
    if step.strip()
]
STARTS = [number for number, step in enumerate(STEPS) if step[0] == "FROM"]
ENVIRONMENT, PRODUCT, LAST = (STEPS[start:end] for start, end in zip(STARTS, [*STARTS[1:], None], strict=True))


def of(kind: str, steps: list[tuple[str, ...]] = STEPS) -> list[str]:
    """What the steps of one kind say."""
    return [step[1] for step in steps if step[0] == kind]


def copied(steps: list[tuple[str, ...]] = STEPS) -> list[str]:
    """What is copied out of the clone, not out of another stage."""
    words = [shlex.split(step) for step in of("COPY", steps) if "--from=" not in step]
    return [word for step in words for word in step[:-1] if not word.startswith("--")]


def test_the_base_is_named_once_with_its_release_of_debian() -> None:
    assert of("ARG") == ["BASE=python:3.11-slim-bookworm"]
    assert of("FROM") == ["${BASE} AS environment", "environment AS product", "${BASE}"]


def test_it_does_not_run_as_root() -> None:
    (user,) = of("USER", LAST)
    assert int(user) > 1000, "a number, so that a host can see that it is not root"
    assert any(f"useradd --uid {user} " in step for step in of("RUN", LAST))


def test_a_change_of_the_code_leaves_the_environment_as_it_is() -> None:
    assert copied(ENVIRONMENT) == ["pyproject.toml", "constraints.txt"]
    layers = [step for step in of("COPY", LAST) if "--from=" in step]
    assert layers == ["--from=environment /opt/planner /opt/planner", "--from=product /opt/product /opt/planner"]
    assert any("install" in step and "--no-deps --prefix /opt/product " in step for step in of("RUN", PRODUCT))


def test_what_is_installed_has_pinned_versions_also_what_builds() -> None:
    installs = re.findall(r"pip (?:--python \S+ )?install [^&]+", " && ".join(of("RUN")))
    assert [("-c constraints.txt" in each, "--no-deps" in each) for each in installs] == [(True, False)] * 2 + [
        (False, True)
    ]
    assert all("--no-build-isolation" in each for each in re.findall(r"pip wheel [^&]+", TEXT))
    assert not any("pip" in step for step in of("RUN", LAST))


def test_the_needs_are_read_from_the_project(tmp_path: Path) -> None:
    program = re.search(r'python3 -c "(import tomllib; [^"]+)"', TEXT)
    assert program is not None
    here = program[1].replace("/opt/build/", f"{tmp_path}/")
    subprocess.run([sys.executable, "-c", here], cwd=ROOT, check=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for name, needs in (
        ("needs.txt", project["build-system"]["requires"]),
        ("dependencies.txt", project["project"]["dependencies"]),
    ):
        assert (tmp_path / name).read_text(encoding="utf-8").splitlines() == needs


def test_it_starts_the_app_for_everybody_unless_told_otherwise() -> None:
    assert "SUMMIT_PLANNER_ADDRESS=0.0.0.0" in of("ENV", LAST)[-1]
    assert of("EXPOSE") == ["8501"]


def test_the_app_works_in_a_folder_that_its_user_may_write_in() -> None:
    (user,) = of("USER", LAST)
    folder = "/home/planner/scenarios"
    assert f"SUMMIT_PLANNER_FOLDER={folder}" in of("ENV", LAST)[-1]
    assert f"--chown={user} scenarios {folder}" in of("COPY", LAST)


def test_the_command_is_the_first_process_so_that_a_stop_reaches_it() -> None:
    assert LAST[-1][0] == "CMD"
    assert json.loads(LAST[-1][1]) == ["planner", "ui"]
    assert not of("ENTRYPOINT")
    assert not of("SHELL")


def test_the_health_check_asks_the_app_and_is_python_that_compiles() -> None:
    (check,) = of("HEALTHCHECK", LAST)
    program = json.loads(check.split("CMD ", 1)[1])
    assert program[:2] == ["python3", "-c"]
    compile(program[2], "HEALTHCHECK", "exec")
    assert "http://127.0.0.1:8501/_stcore/health" in program[2]


@pytest.mark.parametrize("name", copied())
def test_everything_that_is_copied_exists(name: str) -> None:
    assert (ROOT / name).exists(), name
