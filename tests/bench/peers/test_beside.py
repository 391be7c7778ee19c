"""Which peers run beside our methods: those that are there, and a line for each that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.bench.files.recognised import look
from planner.bench.peers import beside
from planner.bench.peers.beside import lacking, with_peers
from tests.bench.files.instances import b2b_tree, csplib_tree, meeting, meetings_tree
from tests.bench.files.test_recognised import put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "a.json", csplib_tree())
    put(tmp_path / "b.json", b2b_tree())
    put(tmp_path / "c.json", meetings_tree(meeting(2, [0])))
    put(tmp_path / "d.json", meetings_tree(meeting(1, [0])))
    return tmp_path


def test_a_peer_that_is_there_runs_where_it_can_say_the_format(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "lacking", lambda peer: None)
    found = with_peers(look([folder], 300))
    assert [each.methods for each in found.instances] == [
        ("product", "published", "pyjobshop"),
        ("model",),
        ("search", "timefold"),
        ("search", "timefold"),
    ]
    assert found.left_out == []


def test_a_peer_that_is_not_there_is_told_once_and_only_where_it_was_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "lacking", lambda peer: "there is no Java" if peer == "timefold" else None)
    found = with_peers(look([folder], 300))
    assert [each.methods[-1] for each in found.instances] == ["pyjobshop", "model", "search", "search"]
    assert found.left_out == ["Timefold, pair facts: there is no Java"]
    assert with_peers(look([folder / "b.json"], 300)).left_out == []


def test_what_a_peer_lacks_is_told_without_loading_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "find_spec", lambda name: None)
    assert lacking("pyjobshop") == lacking("timefold") == "it is not installed"
    monkeypatch.setattr(beside, "find_spec", lambda name: object())
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(beside.shutil, "which", lambda name: None)
    assert (lacking("pyjobshop"), lacking("timefold")) == (None, "there is no Java")
    monkeypatch.setattr(beside.shutil, "which", lambda name: f"/bin/{name}")
    assert lacking("timefold") is None
