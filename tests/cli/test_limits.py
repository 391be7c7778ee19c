"""The time limit and a signal to stop reach whatever goes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from planner.check import check
from planner.files import load_scenario, read_plan
from tests.cli.running import SINGAPORE, command, environment, process

MANY = 250
"""Meetings of few people between two cities: so many visits are possible that the model would take minutes to build."""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    lines = [
        "schema: 1",
        "title: Large",
        "home: vienna",
        "horizon: {from: 2026-06-01, to: 2026-06-28}",
        "places: {vienna: {airport: VIE}, geneva: {airport: GVA}, paris: {airport: CDG}}",
        "delegations: {a: {name: A, base: vienna}}",
        "people: {ann: {name: Ann, of: a}, bob: {name: Bob, of: a}}",
        "meetings:",
    ]
    cities = ("vienna", "geneva", "paris")
    lines += [
        f"  m-{n}: {{title: M, who: {{required: [{('ann', 'bob')[n % 2]}]}}, where: [{', '.join(cities)}], length: 30 min}}"
        for n in range(MANY)
    ]
    file = tmp_path / "large.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_where_no_model_can_be_built_in_the_time_there_is_a_plan_all_the_same(large: Path, tmp_path: Path) -> None:
    """Three seconds of the processor: how busy the machine is makes no difference to what can be done in them."""
    plan = tmp_path / "plan.csv"
    done = process("solve", large, "--time-limit", "3", "-o", plan, function="by_processor_time")
    assert done.returncode == 0, done.stderr
    assert "building the model" not in done.stderr
    assert check(load_scenario(large), read_plan(plan, load_scenario(large))) == ()


@pytest.mark.parametrize("asked_by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_search_that_has_much_time(large: Path, tmp_path: Path, asked_by: signal.Signals) -> None:
    plan = tmp_path / "plan.csv"
    words = command("solve", large, "--time-limit", "3000", "-o", plan)
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), text=True
    ) as started:
        assert started.stderr is not None
        assert "a plan: " in started.stderr.readline()
        started.send_signal(asked_by)
        out, err = started.communicate(timeout=60)
    assert started.returncode == 0, err
    assert "It was stopped" in out
    assert read_plan(plan, load_scenario(large)).appointments


LOADING = """
import sys, threading
import planner.files
from planner.cli.main import run

def load_with_warnings(path):
    sys.stderr.write("loading\\n")
    sys.stderr.flush()
    threading.Event().wait()

planner.files.load_with_warnings = load_with_warnings
sys.argv = ["planner", "solve", "scenario.yaml"]
run()
"""
"""A planner that never ends reading its scenario."""


def test_before_the_work_begins_a_signal_just_ends_it() -> None:
    """There is nothing to keep yet."""
    words = [command()[0], "-c", LOADING]
    with subprocess.Popen(words, stderr=subprocess.PIPE, env=environment(), text=True) as started:
        assert started.stderr is not None
        assert started.stderr.readline() == "loading\n"
        started.send_signal(signal.SIGTERM)
        _, err = started.communicate(timeout=60)
    assert (started.returncode, err) == (130, "Stopped.\n")


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("unshare"), reason="needs a process namespace of its own")
def test_as_the_first_process_of_a_container_it_still_hears(tmp_path: Path) -> None:
    """The system spares a first process the signals that it has no handler for, so that `docker stop` would wait in vain."""
    plan = tmp_path / "plan.csv"
    inside = ["unshare", "--pid", "--fork", *command("solve", SINGAPORE, "-o", plan)]
    with subprocess.Popen(
        inside, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), text=True
    ) as started:
        assert started.stderr is not None
        first = started.stderr.readline()
        if "Operation not permitted" in first:
            pytest.skip("process namespaces are not allowed here")
        while "priority: 10, proved best" not in started.stderr.readline():
            assert started.poll() is None
        child = Path(f"/proc/{started.pid}/task/{started.pid}/children").read_text(encoding="ascii").split()[0]
        os.kill(int(child), signal.SIGTERM)
        out, err = started.communicate(timeout=60)
    assert started.returncode == 0, err
    assert "It was stopped" in out
    assert read_plan(plan, load_scenario(SINGAPORE)).appointments
