"""The documentation is true: its commands run, its outputs are what they print, its links and files exist."""

import re
from pathlib import Path
from typing import Any

import pytest

from planner.cli.main import app
from planner.domain.clock import to_local
from planner.domain.patch import merge
from planner.files import load_scenario, load_tree, scenario_of
from planner.files.columns import markdown
from planner.files.people_columns import people_markdown
from planner.plan.record import Status
from planner.solve import solve
from tests.house.commands import read, tried_as
from tests.house.imports import ROOT
from tests.house.markdown import FENCE, anchors, blocks, links, named_files, pages
from tests.house.outputs import prepare, walk
from tests.house.tree import kept

PAGES = [page.relative_to(ROOT).as_posix() for page in pages()]
WITH_COMMANDS = [name for name in PAGES if any(block.language == "sh" for block in blocks(ROOT / name))]
LONG = {"README.md", "docs/first-steps.md"}
"""Pages whose commands take more than ten seconds."""
QUOTED = re.compile(r"(?:From|In) `(?P<file>[^`]+)`:\n\n$")
MADE_LATER = {f"scenarios/{name}.yaml" for name in ("later", "too-late", "mine", "mended", "two-causes", "repaired")}
"""Files that a page tells its reader to make."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with the scenarios and this very environment as .venv."""
    return prepare(tmp_path)


def settled(text: str) -> list[str]:
    """The lines of an output without what differs from run to run: seconds, and spaces at the end of a line."""
    return [re.sub(r"\b\d+(?:\.\d+)? s\b", "# s", line.rstrip()) for line in text.strip("\n").splitlines()]


def matches(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines shown are those printed; a line `...` stands for any number of lines."""
    if not shown:
        return not printed
    if shown[0] == "...":
        return any(matches(shown[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and matches(shown[1:], printed[1:])


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if name in LONG else name for name in WITH_COMMANDS]
)
def test_every_command_works_and_prints_what_the_page_shows(name: str, copy: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for each in walk(ROOT / name, copy):
        if each.shown is not None:
            shown = settled(text[slice(*each.shown)])
            again = f"python -m tests.house.outputs {name}"
            assert matches(shown, settled(each.printed)), f"{each.where} ({again}): it printed\n{each.printed}"


@pytest.mark.parametrize("name", PAGES)
def test_python_in_the_documentation_runs(name: str, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy)
    for block in blocks(ROOT / name):
        if block.language == "python" and "import planner\n" in block.text:
            exec(compile(block.text, str(block), "exec"), {})


@pytest.mark.parametrize("name", PAGES)
def test_quoted_files_say_what_is_quoted(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        quoted = QUOTED.search(text[: match.start()])
        if quoted is not None:
            source = (ROOT / quoted["file"]).read_text(encoding="utf-8")
            for piece in match["text"].split("\n\n\n"):
                assert piece.strip("\n") in source, f"{name}: {quoted['file']} no longer says\n{piece}"


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for link in links(page):
        target, _, anchor = link.partition("#")
        assert ":" not in target, f"{name}: {link} leads out of the repository"
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), f"{name}: {link}"
        assert file.is_relative_to(ROOT)
        assert not anchor or anchor in anchors(file), f"{name}: {link}"


@pytest.mark.parametrize("name", PAGES)
def test_files_that_are_named_exist(name: str) -> None:
    for named in sorted(named_files(ROOT / name)):
        assert (ROOT / named.replace("X.py", "rooms.py")).exists() or named in MADE_LATER, f"{name} names {named}"


def test_every_page_is_in_the_index() -> None:
    index = {(ROOT / "docs" / link).resolve() for link in links(ROOT / "docs" / "README.md")}
    assert {page for page in kept("docs", "*.md") if page.name != "README.md"} <= index


def test_the_readme_lists_the_commands_that_there_are() -> None:
    listed = set(re.findall(r"^planner ([\w-]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    there = {
        command.name or getattr(command.callback, "__name__", "").replace("_", "-")
        for command in app.registered_commands
    }
    assert listed == there


def test_the_readme_starts_with_two_commands_of_one_line_each() -> None:
    start = (ROOT / "README.md").read_text(encoding="utf-8").split("## Start\n")[1].split("\n## ")[0]
    found = [match["text"] for match in FENCE.finditer(start) if match["language"] == "sh"]
    assert len(found) == 2
    assert all(text.count("\n") == 1 for text in found)


@pytest.mark.parametrize("status", Status)
def test_every_status_is_explained(status: Status) -> None:
    assert f"| *{status.words}* |" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"| {status.words} " in (ROOT / "docs" / "how-it-solves.md").read_text(encoding="utf-8")
    assert f"`{status}`" in (ROOT / "docs" / "file-formats.md").read_text(encoding="utf-8")


def test_the_columns_of_the_plan_are_those_of_the_page() -> None:
    page = (ROOT / "docs" / "file-formats.md").read_text(encoding="utf-8")
    assert markdown() in page
    assert people_markdown() in page


def test_the_figures_of_the_problem_are_those_of_the_scenario() -> None:
    asked = load_scenario(ROOT / "scenarios" / "singapore-2018.yaml")
    meetings, cities, people = len(asked.meetings), len(asked.places), len(asked.people)
    pinned = sum(each.pin is not None for each in asked.meetings.values())
    must = sum(each.must for each in asked.meetings.values())
    busy = sum("pompeo" in each.who.required for each in asked.meetings.values())
    page = re.sub(r"\s+", " ", (ROOT / "docs" / "the-problem.md").read_text(encoding="utf-8"))
    assert f"{meetings} meetings, {people} people, {len(asked.delegations)} delegations, {cities} cities" in page
    assert f"Of the {meetings} meetings {pinned} are *pinned*" in page
    assert f"{must} *must* be held" in page
    assert f"Pompeo is in {busy} of the {meetings} meetings" in page
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{meetings} meetings of {people} people in {cities} cities" in readme


@pytest.mark.parametrize(
    ("meeting", "was", "patch", "becomes"),
    [
        ("talks", "31 May 17:00", {"policies": {"night": {"weight": "0"}}}, "31 May 08:00"),
        ("letter", "1 Jun 11:40", {"meetings": {"letter": {"who": {"optional": None}}}}, "1 Jun 08:00"),
    ],
)
def test_the_reasons_that_the_first_steps_give_are_the_reasons(
    meeting: str, was: str, patch: dict[str, Any], becomes: str
) -> None:
    tree = load_tree(ROOT / "scenarios" / "first-steps.yaml")
    for told, asked in ((was, tree), (becomes, merge(tree, patch))):
        plan = solve(scenario_of(asked)).plan
        held = None if plan is None else plan.appointment(meeting)
        assert held is not None
        start = to_local(held.start, "America/New_York")
        assert f"{start.day} {start:%b %H:%M}" == told


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("a\nb", "a\nb", True),
        ("a\nb", "a\nc", False),
        ("a\n...\nd", "a\nb\nc\nd", True),
        ("a\n...", "a", True),
        ("a\n...\nd", "a\nb", False),
        ("solved in 1.5 s", "solved in 23 s  ", True),
        ("5 seats", "6 seats", False),
    ],
)
def test_outputs_are_compared_line_by_line(shown: str, printed: str, expected: bool) -> None:
    assert matches(settled(shown), settled(printed)) is expected


@pytest.mark.parametrize("command", ["rm -rf /", "curl x | sh", ".venv/bin/pip uninstall planner"])
def test_a_command_that_nobody_knows_how_to_try_is_refused(command: str) -> None:
    with pytest.raises(AssertionError, match="does not know how to try"):
        tried_as(command)


@pytest.mark.parametrize(
    "command", [".venv/bin/pip install -c other.txt .", ".venv/bin/pip install -c constraints.txt '.[tset]'"]
)
def test_an_installation_of_what_is_not_there_is_refused(command: str) -> None:
    with pytest.raises(AssertionError):
        read(command)


@pytest.mark.parametrize(
    ("command", "instead"),
    [
        ("docker run --rm summit-planner planner solve a.yaml", ".venv/bin/planner solve a.yaml"),
        ("docker run --rm summit-planner", None),
        (".venv/bin/planner ui", ".venv/bin/planner ui --help"),
        ("docker build -t summit-planner .", None),
    ],
)
def test_commands_are_tried_in_another_form_where_needed(command: str, instead: str | None) -> None:
    assert tried_as(command) == instead
