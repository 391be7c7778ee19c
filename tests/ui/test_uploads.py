"""Uploaded files, read in real child processes."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

import ui.uploads
from planner.errors import InputError
from planner.files import parse_scenario
from tests.house.imports import ROOT
from tests.ui import fake_readers
from ui.uploads import Reader

FIRST = (ROOT / "scenarios" / "first-steps.yaml").read_bytes()
BAD = b"schema: 1\ntitle: Bad\ntitle: Worse\n"


def test_a_sound_file_becomes_its_scenario() -> None:
    reading = Reader().read(FIRST, "first.yaml")
    assert reading.scenario == parse_scenario(FIRST, "first.yaml")
    assert (reading.faults, reading.trouble) == ((), "")


def test_a_bad_file_becomes_all_of_its_faults() -> None:
    with pytest.raises(InputError) as told:
        parse_scenario(BAD, "bad.yaml")
    reading = Reader().read(BAD, "bad.yaml")
    assert reading.faults == told.value.faults
    assert (reading.scenario, reading.trouble) == (None, "")


def test_it_is_read_in_another_process_and_what_is_printed_there_does_no_harm() -> None:
    trouble = Reader(fake_readers.chatters).read(b"", "x").trouble
    assert trouble.startswith("RuntimeError: ")
    assert int(trouble.rpartition(" ")[2]) != os.getpid()


def test_a_file_that_takes_too_long_is_stopped() -> None:
    assert Reader(fake_readers.never_ends, limit=1.0).read(b"", "x").trouble == (
        "Reading this file took longer than 1 seconds and was stopped."
    )


def test_a_file_that_ends_the_process_says_so() -> None:
    assert "is gone" in Reader(fake_readers.dies).read(b"", "x").trouble


def test_a_fault_of_ours_is_told_too() -> None:
    assert Reader(fake_readers.fails).read(b"", "x").trouble == "RuntimeError: something broke"


def test_only_so_many_are_read_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.uploads, "SLOTS", 1)
    reader = Reader(fake_readers.never_ends, limit=1.0)
    with ThreadPoolExecutor(3) as pool:
        troubles = list(pool.map(lambda _: reader.read(b"", "x").trouble, range(3)))
    assert any("was stopped" in each for each in troubles)
    assert any("Other files are being read" in each for each in troubles)
