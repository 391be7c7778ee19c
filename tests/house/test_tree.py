import subprocess
from pathlib import Path

import pytest

from tests.house.tree import kept, tracked, written


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x = 1\n", encoding="utf-8")


def shown(files: list[Path], root: Path) -> list[str]:
    return [file.relative_to(root).as_posix() for file in files]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A small repository with two files tracked, and others lying about that are new, ignored or gone."""
    put(tmp_path, "README.md", "planner/a.py", "planner/gone.py", "scenarios/ours.yaml")
    (tmp_path / ".gitignore").write_text("ignored*\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    (tmp_path / "planner" / "gone.py").unlink()
    put(tmp_path, ".env", "planner/new.py", "planner/ignored.py", "scenarios/private.yaml")
    return tmp_path


def test_in_a_clone_the_files_of_others_are_not_ours(clone: Path) -> None:
    assert shown(sorted(tracked(clone) or ()), clone) == [
        ".gitignore",
        "README.md",
        "planner/a.py",
        "scenarios/ours.yaml",
    ]
    assert shown(kept("scenarios", "*.yaml", clone), clone) == ["scenarios/ours.yaml"]


def test_in_a_clone_new_source_is_ours_before_it_is_tracked(clone: Path) -> None:
    assert shown(written("planner", "*.py", clone), clone) == ["planner/a.py", "planner/new.py"]


def test_without_git_everything_is_ours_but_what_python_compiled(tmp_path: Path) -> None:
    put(tmp_path, "planner/a.py", "planner/check/b.py", "planner/__pycache__/a.pyc", "scenarios/private.yaml")
    assert tracked(tmp_path) is None
    assert shown(written("planner", root=tmp_path), tmp_path) == ["planner/a.py", "planner/check/b.py"]
    assert shown(kept("scenarios", "*.yaml", tmp_path), tmp_path) == ["scenarios/private.yaml"]


def test_without_the_program_git_everything_is_ours(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert tracked(clone) is None
    assert "planner/ignored.py" in shown(written("planner", root=clone), clone)
