"""Only what the image needs gets into its build, whatever else lies in the folder."""

import pytest

from tests.house.ignoring import enters, rules
from tests.house.test_dockerfile import copied
from tests.house.tree import ROOT, kept, tracked, written

TEXT = (ROOT / ".dockerignore").read_text(encoding="utf-8")
RULES = rules(TEXT)


def sources() -> list[str]:
    """Every file that the Dockerfile copies out of the clone, as a path within it."""
    found = []
    for name in copied():
        if (ROOT / name).is_dir():
            found += [file.relative_to(ROOT).as_posix() for file in (kept if name == "scenarios" else written)(name)]
        else:
            found.append(name)
    return found


def test_it_begins_by_keeping_everything_out() -> None:
    assert next(line for line in TEXT.splitlines() if not line.startswith("#")) == "*"


def test_everything_that_is_copied_gets_in() -> None:
    assert len(sources()) > 100
    assert [file for file in sources() if not enters(file, RULES)] == []


def test_nothing_else_that_is_tracked_gets_in() -> None:
    if (known := tracked()) is None:
        pytest.skip("not a clone, or no git: what belongs to the repository cannot be told from other files")
    inside = {file.relative_to(ROOT).as_posix() for file in known}
    assert {file for file in inside if enters(file, RULES)} <= set(sources())


@pytest.mark.parametrize(
    "path",
    [
        *(
            ".env",
            ".git/config",
            ".venv/bin/python",
            "plan.csv",
            "notes.txt",
            "tests/gates.py",
            "docs/docker.md",
            "build/x.py",
        ),
        *(
            "scenarios/private.yaml",
            "scenarios/private/first-steps.yaml",
            "planner/.env",
            "ui/screens/.streamlit/secrets.toml",
        ),
        *(
            "planner/__pycache__/errors.cpython-311.pyc",
            "ui/screens/__pycache__/plan.pyc",
            "rootfs/README.md",
            "Dockerfile",
        ),
    ],
)
def test_what_belongs_to_somebody_else_stays_out(path: str) -> None:
    assert not enters(path, RULES)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("", "a.py", True),
        ("*", "a.py", False),
        ("*", "planner/a.py", False),
        ("*\n!planner", "planner/check/a.py", True),
        ("*\n!planner\n**/.*", "planner/check/.env", False),
        ("*\n!planner\n**/.*", ".env", False),
        ("*\n!planner/*.py", "planner/check/a.py", False),
        ("*\n!planner/**/*.py", "planner/check/a.py", True),
        ("*\n!planner", "planner2/a.py", False),
        ("!a.py\n*", "a.py", False),
        ("# a.py\n\n?.txt", "a.py", True),
        ("?.py", "a.py", False),
    ],
)
def test_the_rules_are_read_as_docker_reads_them(text: str, path: str, *, expected: bool) -> None:
    assert enters(path, rules(text)) is expected
