"""The command line as a process: exit codes, pipes, colours, Ctrl-C, terminals, and the time that it takes to say hello."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
from pathlib import Path

import pytest

from planner.files import load_scenario, read_plan
from tests.cli.running import ACTUAL, FIRST, ROOT, SCENARIOS, SINGAPORE, command, command_with, environment, process

NO_PLAN = ["solve", SCENARIOS / "waiver-late.yaml"]
HEAVY = ("ortools", "pandas", "numpy", "pydantic", "rich", "streamlit", "ruamel", "holidays", "airportsdata")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["version"], 0),
        (["validate", FIRST], 0),
        (["check", SINGAPORE, ACTUAL], 0),
        (["solve", FIRST], 0),
        ([], 2),
        (["solve"], 2),
        (["solve", "nope.yaml"], 2),
        (["show", str(SCENARIOS)], 2),
        (["solve", str(SCENARIOS / "waiver-late.yaml")], 3),
        (["solve", SINGAPORE, "--time-limit", "0.000001"], 4),
    ],
)
def test_exit_codes(words: list[str], code: int) -> None:
    assert process(*words).returncode == code


def test_solve_and_check_agree(tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    solved = process("solve", FIRST, "-o", plan)
    assert (solved.returncode, plan.exists()) == (0, True)
    assert process("check", FIRST, plan).stdout.startswith("no findings: 5 of 5 meetings held")


@pytest.mark.slow
def test_singapore_from_end_to_end(tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    solved = process("solve", SINGAPORE, "-o", plan, "--time-limit", "90")
    assert "proved best" in solved.stdout
    assert process("check", SINGAPORE, plan).returncode == 0
    assert process("compare", ACTUAL, plan, "--scenario", SINGAPORE).returncode == 0


def test_a_pipe_carries_results_and_nothing_else() -> None:
    done = process("solve", FIRST)
    assert done.stdout.startswith("First steps: proved best on the grid of 5 min\n")
    assert re.match(r" +\d+\.\d s  a plan: .+\n +\d+\.\d s  any plan: building the model\n", done.stderr)
    assert "\x1b" not in done.stdout + done.stderr


def test_colours_only_where_they_are_wanted() -> None:
    coloured = process("check", SINGAPORE, ACTUAL, FORCE_COLOR="1", TERM="xterm-256color").stdout
    plain = process("check", SINGAPORE, ACTUAL, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color").stdout
    assert re.search(r"\x1b\[1;32m", coloured)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain)


@pytest.mark.parametrize("words", [["show", ACTUAL], ["schema"], ["solve", FIRST, "--json", "-"]])
def test_a_reader_who_leaves_is_no_error(words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(command(*words), stdout=closed, stderr=subprocess.PIPE, env=environment(), timeout=60)
    assert done.returncode == 141
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


def test_a_log_that_nobody_reads_does_not_stop_the_work(tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        words = command("solve", FIRST, "-o", plan)
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=closed, env=environment(), timeout=60)
    assert done.returncode == 0
    assert plan.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("words", [["show", ACTUAL], ["schema"]])
def test_a_full_disk_is_told_in_words(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command(*words), stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60)
    assert done.returncode == 2
    assert done.stderr == b"The output could not be written: No space left on device.\n"


def test_a_terminal_without_the_letters_shows_other_signs(tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text(Path(ACTUAL).read_text(encoding="utf-8").replace("Donald Trump", "金正恩"), encoding="utf-8")
    done = process("show", plan, "--person", "trump", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "???")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_every_screen_fits_the_terminal(columns: int) -> None:
    for words in (["solve", FIRST, "--timings"], ["check", SINGAPORE, ACTUAL], *([NO_PLAN] if columns == 60 else [])):
        lines = process(*words, COLUMNS=str(columns)).stdout.splitlines()
        assert max(len(line) for line in lines) <= columns


def _solving(*words: str | Path) -> subprocess.Popen[str]:
    """A solve of Singapore that has begun to search."""
    started = subprocess.Popen(
        command("solve", SINGAPORE, *words),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        encoding="utf-8",
    )
    assert started.stderr is not None
    for words in ("any plan: searching", "any plan: building the model", "priority: searching"):
        assert words in started.stderr.readline()
    return started


@pytest.mark.parametrize("asked_by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_being_told_to_stop_keeps_the_best_plan_so_far(tmp_path: Path, asked_by: signal.Signals) -> None:
    plan = tmp_path / "plan.csv"
    started = _solving("-o", plan)
    assert started.stderr is not None
    assert "priority: " in started.stderr.readline(), "a first plan"
    started.send_signal(asked_by)
    out, err = started.communicate(timeout=60)
    assert started.returncode == 0, err
    assert "It was stopped; with more time more may be found and proved." in out
    assert read_plan(plan, load_scenario(SINGAPORE)).appointments


def test_a_second_ctrl_c_ends_at_once() -> None:
    started = subprocess.Popen(
        command_with("never_listens", "solve", FIRST),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        encoding="utf-8",
    )
    assert started.stderr is not None
    for words in ("   0.0 s  any plan: searching\n", "asked\n"):
        assert started.stderr.readline() == words
        started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=60)
    assert (started.returncode, out, err) == (130, "", "Stopped.\n")


def test_on_a_terminal_the_work_is_seen_and_then_gone() -> None:
    parent, child = pty.openpty()
    started = subprocess.Popen(
        command("solve", FIRST), stdin=child, stdout=child, stderr=child, env=environment(TERM="xterm-256color")
    )
    os.close(child)
    shown = _read(parent)
    assert started.wait(60) == 0
    os.close(parent)
    assert "\x1b[?25l" in shown
    assert "Ctrl-C keeps the best plan so far" in shown
    assert shown.index("\x1b[?25h") < shown.index("5 of 5 meetings held")
    assert "Traceback" not in shown


def _read(terminal: int) -> str:
    found = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            found += os.read(terminal, 65536)
        except OSError:
            break
    return found.decode("utf-8")


def test_help_loads_nothing_heavy() -> None:
    program = f"import sys, planner.cli.main; print([each for each in {HEAVY} if each in sys.modules])"
    done = subprocess.run(
        [command()[0], "-c", program], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    )
    assert done.stdout == "[]\n"


def test_day_sheets_and_verdicts_need_neither_solver_nor_pandas() -> None:
    for words in (["show", ACTUAL], ["check", SINGAPORE, ACTUAL], ["validate", FIRST]):
        program = (
            f"import sys; sys.argv = ['planner', *{words!r}]\n"
            "from planner.cli.main import app\n"
            "app(standalone_mode=False)\n"
            "print([each for each in ('ortools', 'pandas', 'streamlit') if each in sys.modules], file=sys.stderr)"
        )
        done = subprocess.run([command()[0], "-c", program], capture_output=True, text=True, check=True, timeout=60)
        assert done.stderr == "[]\n"


def test_a_solve_loads_the_solver_in_its_child_only(tmp_path: Path) -> None:
    program = (
        f"import sys; sys.argv = ['planner', 'solve', {FIRST!r}, '-o', {str(tmp_path / 'plan.csv')!r}, '--timings']\n"
        "import planner.cli.solve\n"
        "try:\n"
        "    from planner.cli.main import app\n"
        "    app()\n"
        "finally:\n"
        "    print([each for each in ('ortools', 'numpy', 'pandas', 'streamlit') if each in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([command()[0], "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr.splitlines()[-1] == "[]"
    assert "tidiness: 28,714, proved best" in done.stderr
