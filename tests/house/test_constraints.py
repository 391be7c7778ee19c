"""The versions that an installation gets are pinned, all of them, and by name only."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from itertools import chain

import pytest

from tests.house.imports import ROOT

PIN = re.compile(r"(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)==(?P<version>[0-9][A-Za-z0-9.]*)")
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[(?P<extras>[^\]]*)\])?(?P<rest>.*)")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def plain(name: str) -> str:
    """A package's name in the form in which names are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


PINNED = {plain(line.split("==")[0]) for line in LINES}


def malformed(lines: list[str]) -> list[str]:
    """Lines that are no pin: addresses, options, comments, ranges of versions."""
    return [line for line in lines if not PIN.fullmatch(line)]


def needed(asked: list[str], seen: set[str]) -> Iterator[str]:
    """The packages that these requirements lead to, one by one; extras that a requirement does not ask for are left out."""
    for requirement in asked:
        match = REQUIREMENT.match(requirement)
        assert match is not None, requirement
        name, rest = plain(match["name"]), match["rest"]
        if name in seen or "extra ==" in rest or "_version <" in rest or "sys_platform" in rest or "system" in rest:
            continue
        seen.add(name)
        yield name
        try:
            yield from needed(requires(name) or [], seen)
        except PackageNotFoundError:
            continue


def test_every_line_is_a_name_and_a_version() -> None:
    assert not malformed(LINES)
    assert len(PINNED) == len(LINES)
    assert sorted(LINES, key=lambda line: plain(line.split("==")[0])) == LINES


@pytest.mark.parametrize(
    "line",
    [
        "pandas",
        "pandas>=3",
        "pandas==3.*",
        "-i address",
        "pandas @ file:///tmp/x.whl",
        "# a comment",
        "pandas==3 --hash=x",
    ],
)
def test_anything_else_is_refused(line: str) -> None:
    assert malformed([line, "pandas==3.1.1"]) == [line]


def test_everything_that_is_installed_is_pinned() -> None:
    project = PROJECT["project"]
    asked = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    assert set(needed(asked, set())) <= PINNED


def test_what_builds_is_pinned_where_every_installation_reads_it() -> None:
    asked = PROJECT["build-system"]["requires"]
    assert any(line.startswith("hatchling==") for line in asked)
    assert set(asked) <= set(LINES)


def test_tools_of_the_installation_itself_are_not_pinned() -> None:
    assert not PINNED & {"pip", "setuptools", "wheel", "summit-planner"}
