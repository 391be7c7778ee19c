"""Texts of scenarios, read here and in real child processes."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import ui.reading
from planner.errors import InputError
from planner.files import load_draft
from tests.house.imports import ROOT
from tests.ui import fake_readers
from ui.reading import Reader

FILE = ROOT / "scenarios" / "first-steps.yaml"
FIRST = FILE.read_text("utf-8")
BAD = "schema: 1\ntitle: Bad\ntitle: Worse\n"
X = Path("x.yaml")


@pytest.mark.parametrize("large", [0, 10**6])
def test_a_sound_text_becomes_its_scenario_and_its_tree(large: int) -> None:
    reading = Reader(large=large).read(FILE, FIRST)
    assert (reading.scenario, reading.tree) == load_draft(FILE, FIRST)
    assert (reading.faults, reading.trouble) == ((), "")


@pytest.mark.parametrize("large", [0, 10**6])
def test_a_bad_text_becomes_all_of_its_faults(large: int) -> None:
    with pytest.raises(InputError) as told:
        load_draft(FILE, BAD)
    reading = Reader(large=large).read(FILE, BAD)
    assert reading.faults == told.value.faults
    assert (reading.scenario, reading.trouble) == (None, "")


def test_a_text_with_faults_has_a_tree_unless_it_is_no_yaml() -> None:
    assert Reader().read(FILE, BAD).tree == {"schema": "1", "title": "Bad"}
    assert (
        Reader().read(FILE.with_name("x.yaml"), "extends: first-steps.yaml\npatch: {home: nowhere}\n").tree["home"]
        == "nowhere"
    )
    assert Reader().read(FILE, "a: [").tree == {}


@pytest.mark.parametrize(("large", "here"), [(0, False), (1, True)])
def test_only_a_large_text_is_read_in_another_process_and_what_is_printed_there_does_no_harm(
    large: int, *, here: bool
) -> None:
    trouble = Reader(fake_readers.chatters, large=large).read(X, "").trouble
    assert trouble.startswith("RuntimeError: ")
    assert (int(trouble.rpartition(" ")[2]) == os.getpid()) is here


def test_a_text_that_takes_too_long_is_stopped() -> None:
    assert Reader(fake_readers.never_ends, limit=1.0, large=0).read(X, "").trouble == (
        "Reading this file took longer than 1 seconds and was stopped."
    )


def test_a_text_that_ends_the_process_says_so() -> None:
    assert "is gone" in Reader(fake_readers.dies, large=0).read(X, "").trouble


@pytest.mark.parametrize("large", [0, 10**6])
def test_a_fault_of_ours_is_told_too(large: int) -> None:
    assert Reader(fake_readers.fails, large=large).read(X, "").trouble == "RuntimeError: something broke"


def test_only_so_many_are_read_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.reading, "SLOTS", 1)
    reader = Reader(fake_readers.never_ends, limit=1.0, large=0)
    with ThreadPoolExecutor(3) as pool:
        troubles = list(pool.map(lambda _: reader.read(X, "").trouble, range(3)))
    assert any("was stopped" in trouble for trouble in troubles)
    assert any("Other files are being read" in trouble for trouble in troubles)
