from __future__ import annotations

import io
from pathlib import Path

import pytest

from planner.cli.progress import Board, Plain, watcher, words
from planner.plan.record import Tier
from planner.solve import Progress


def step(tier: Tier | None, best: int | None, bound: int | None, seconds: float = 0.0) -> Progress:
    return Progress(tier, best, bound, seconds, "")


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (step(None, None, None), "any plan: searching"),
        (step(Tier.TRAVEL, None, None), "travel: searching"),
        (step(Tier.TRAVEL, 1900, 760), "travel: 1,900 so far, at best 760"),
        (step(Tier.TRAVEL, 1900, -3), "travel: 1,900 so far, at best 0"),
        (step(Tier.TRAVEL, 1900, None), "travel: 1,900 so far, at best 0"),
        (step(Tier.TRAVEL, 1900, 1900), "travel: 1,900, proved best"),
    ],
)
def test_a_step_in_words(progress: Progress, text: str) -> None:
    assert words(progress) == text


def said(steps: list[Progress], capsys: pytest.CaptureFixture[str]) -> list[str]:
    plain = Plain()
    for each in steps:
        plain.tell(each)
    plain.end()
    return capsys.readouterr().err.splitlines()


def test_a_log_tells_of_beginnings_proofs_and_about_once_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    steps = [
        step(Tier.PRIORITY, None, None, 0.0),
        step(Tier.PRIORITY, 90, 0, 0.2),
        step(Tier.PRIORITY, 80, 0, 0.4),
        step(Tier.PRIORITY, 70, 0, 1.5),
        step(Tier.PRIORITY, 60, 0, 1.6),
        step(Tier.PRIORITY, 10, 10, 1.7),
        step(Tier.PRIORITY, 10, 10, 1.8),
    ]
    assert said(steps, capsys) == [
        "   0.0 s  priority: searching",
        "   1.5 s  priority: 70 so far, at best 0",
        "   1.7 s  priority: 10, proved best",
    ]


def test_what_a_tier_came_to_is_told_even_where_nothing_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    steps = [
        step(Tier.COMFORT, None, None, 0.0),
        step(Tier.COMFORT, 90, 0, 0.2),
        step(Tier.TRAVEL, None, None, 0.3),
        step(Tier.TRAVEL, 7, 5, 0.4),
    ]
    assert [line.strip() for line in said(steps, capsys)] == [
        "0.0 s  comfort: searching",
        "0.2 s  comfort: 90 so far, at best 0",
        "0.3 s  travel: searching",
        "0.4 s  travel: 7 so far, at best 5",
    ]


def test_a_board_keeps_a_row_for_each_tier() -> None:
    from rich.console import Console

    board = Board(60)
    for each in (step(Tier.COMFORT, None, None), step(Tier.COMFORT, 9, 9), step(Tier.TRAVEL, 1900, 760)):
        board.tell(each)
    screen = Console(file=io.StringIO(), width=60)
    screen.print(board.table())
    lines = screen.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert [line.split()[:4] for line in lines[1:3]] == [
        ["comfort", "9", "proved", "best"],
        ["travel", "1,900", "at", "best"],
    ]
    assert "of 60 s; Ctrl-C keeps the best plan" in lines[3]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class RecordedTerminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_clean_again_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    record = tmp_path / "record"
    with RecordedTerminal(record.open("wb"), encoding="utf-8") as stream:
        with watcher(stream, 60) as watching:
            watching.tell(step(Tier.COMFORT, 9, 9))
        shown = record.read_text(encoding="utf-8")
        assert shown.startswith("\x1b[?25l")
        assert "\x1b[?25h" in shown
        watching.tidy()
        assert record.read_text(encoding="utf-8").endswith("\x1b[?25h")


@pytest.mark.parametrize(("stream", "term"), [(io.StringIO(), "xterm"), (Terminal(), "dumb")])
def test_a_pipe_and_a_dumb_terminal_get_plain_lines(
    stream: io.StringIO, term: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", term)
    with watcher(stream, 60) as watching:
        watching.tell(step(Tier.COMFORT, None, None))
        watching.tidy()
    assert stream.getvalue() == ""
    assert capsys.readouterr().err == "   0.0 s  comfort: searching\n"
