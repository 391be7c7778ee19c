from __future__ import annotations

from pathlib import Path

import pytest

from planner.files import load_scenario
from tests.house.tree import kept
from ui.hosts import ADDRESS, HOSTS
from ui.launch import arguments
from ui.samples import samples


def test_only_this_machine_is_served_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ADDRESS, raising=False)
    assert "--server.address=127.0.0.1" in arguments(8501)
    monkeypatch.setenv(ADDRESS, "")
    assert "--server.address=127.0.0.1" in arguments(8501)
    monkeypatch.setenv(ADDRESS, "0.0.0.0")
    assert "--server.address=0.0.0.0" in arguments(8501)


def test_nothing_is_counted_or_asked() -> None:
    assert {"--browser.gatherUsageStats=false", "--server.headless=true", "--server.port=9000"} <= set(arguments(9000))


def test_streamlit_keeps_its_own_guards_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOSTS, "planner.example.org")
    given = set(arguments(8501))
    assert {"--server.allowedHosts=localhost", "--server.allowedHosts=planner.example.org"} <= given
    assert {"--server.enableXsrfProtection=true", "--server.enableCORS=true"} <= given
    assert {"--server.maxUploadSize=5", "--client.showErrorDetails=none"} <= given


def test_the_samples_are_there_and_sound() -> None:
    found = samples()
    assert next(iter(found)) == "singapore-2018"
    ours = {file.stem for file in kept("scenarios", "*.yaml")}
    assert ours <= set(found)
    for name in ours:
        path = found[name]
        assert isinstance(path, Path)
        assert load_scenario(path).meetings
