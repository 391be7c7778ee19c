"""What lies at the top of the repository is what the house is made of, and nothing else."""

import fnmatch
import re

from tests.house.imports import ROOT
from tests.house.markdown import pages

KNOWN = {
    *(".ci", ".git", ".gitignore", "CONTRIBUTING.md", "Dockerfile", "LICENSE", "README.md", "constraints.txt", "docs"),
    *("planner", "pyproject.toml", "scenarios", "tests", "ui"),
}


def ignored() -> list[str]:
    """The patterns of files that belong to nobody's repository."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return [line.strip("/") for line in lines]


def test_nothing_unknown_lies_at_the_top() -> None:
    there = {entry.name for entry in ROOT.iterdir()}
    others = {name for name in there - KNOWN if not any(fnmatch.fnmatch(name, pattern) for pattern in ignored())}
    assert not others


def test_everything_known_is_there() -> None:
    assert {entry.name for entry in ROOT.iterdir()} >= KNOWN - {".git"}


def test_no_file_names_a_machine_or_an_index_of_packages() -> None:
    forbidden = re.compile(r"/(?:home|root|Users|work)/(?!planner)|pypi\.|index-url|pythonhosted|deb\.debian")
    texts = [*pages(), ROOT / "constraints.txt", ROOT / "Dockerfile", ROOT / "pyproject.toml", ROOT / ".ci" / "run"]
    texts += [file for folder in ("planner", "ui", "scenarios") for file in sorted((ROOT / folder).rglob("*.*"))]
    for file in texts:
        if file.suffix in {".py", ".md", ".yaml", ".toml", ".txt", ".js", ".css", ".csv", ""}:
            found = forbidden.search(file.read_text(encoding="utf-8"))
            assert found is None, f"{file.relative_to(ROOT)}: {found and found[0]}"
