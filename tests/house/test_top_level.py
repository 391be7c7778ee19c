"""What git tracks at the top of the repository is what the house is made of, and nothing else."""

import re

import pytest

from tests.house.markdown import pages
from tests.house.tree import ROOT, kept, tracked, written

KNOWN = {
    *(".ci", ".dockerignore", ".gitignore", "CONTRIBUTING.md", "Dockerfile", "LICENSE", "README.md", "constraints.txt"),
    *("docs", "planner", "pyproject.toml", "scenarios", "tests", "ui"),
}
FORBIDDEN = re.compile(r"/(?:home|root|Users|work)/(?!planner)|pypi\.|index-url|pythonhosted|deb\.debian")
READ = {".py", ".md", ".yaml", ".toml", ".txt", ".js", ".css", ".csv", ""}


def test_nothing_unknown_is_tracked_at_the_top() -> None:
    known = tracked()
    if known is None:
        pytest.skip("not a clone, or no git: what belongs to the repository cannot be told from other files")
    assert {file.relative_to(ROOT).parts[0] for file in known} <= KNOWN


def test_everything_known_is_there() -> None:
    assert {entry.name for entry in ROOT.iterdir()} >= KNOWN


def test_no_file_names_a_machine_or_an_index_of_packages() -> None:
    texts = [*pages(), *(ROOT / name for name in KNOWN if (ROOT / name).is_file()), ROOT / ".ci" / "run"]
    texts += [*written("planner"), *written("ui"), *kept("scenarios")]
    for file in texts:
        if file.suffix in READ:
            found = FORBIDDEN.search(file.read_text(encoding="utf-8"))
            assert found is None, f"{file.relative_to(ROOT)}: {found and found[0]}"


@pytest.mark.parametrize("text", ["see /home/ann/notes", "--index-url x", "https://pypi.org"])
def test_a_machine_or_an_index_is_found(text: str) -> None:
    assert FORBIDDEN.search(text)
    assert not FORBIDDEN.search("/home/planner/scenarios and /opt/planner")
