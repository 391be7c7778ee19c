"""How commands end: every error in words on stderr, with the exit code that goes with it, and never as a traceback."""

from __future__ import annotations

import errno
import sys

import pytest

from planner.cli.ends import Exit, Unheard, apology, began, explained, guarded, write
from planner.errors import BrokenPlan, Fault, InputError, NotFound


def ended(app: object) -> int:
    with pytest.raises(SystemExit) as end:
        guarded(app)  # type: ignore[arg-type]
    return int(str(end.value.code))


def raising(error: BaseException) -> object:
    def app() -> None:
        raise error

    return app


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (
            InputError([Fault("REF-unknown", "there is no person 'x'", ("who",), "a.yaml", 3)]),
            2,
            "1 problem in the input:\n",
        ),
        (InputError([Fault("A-a", "b"), Fault("A-c", "d")]), 2, "2 problems in the input:\nA-a: b\nA-c: d\n"),
        (NotFound("there is no file x"), 2, "There is no file x.\n"),
        (NotFound("there is no x; did you mean y?"), 2, "There is no x; did you mean y?\n"),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            2,
            "The output could not be written: No space left on device.\n",
        ),
        (KeyboardInterrupt(), 130, "Stopped.\n"),
        (Unheard(), 141, ""),
        (SystemExit(), 0, ""),
        (SystemExit(4), 4, ""),
        (SystemExit("words"), 2, ""),
        (KeyError("lost"), 70, "Sorry, this is our mistake"),
        (BrokenPlan("a plan of ours breaks 1 rules\nrooms: two at once"), 70, "breaks 1 rules; rooms: two at once"),
        (PermissionError(errno.EACCES, "Permission denied"), 70, "Sorry"),
        (RecursionError("too deep"), 70, "RecursionError: too deep"),
    ],
)
def test_every_end_has_its_code_and_its_words(
    error: BaseException, code: int, says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ended(raising(error)) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert says in err
    assert "Traceback" not in err
    assert bool(err) is bool(says)


def test_the_time_counts_from_the_beginning_of_the_app_that_runs_and_of_no_earlier_one() -> None:
    seen: list[float | None] = []
    assert ended(lambda: seen.append(began())) == Exit.DONE
    assert seen[0] is not None
    assert began() is None


def test_an_app_that_just_returns_is_done() -> None:
    assert ended(lambda: None) == Exit.DONE


def test_an_apology_is_one_line_that_says_where_it_was_and_which_version() -> None:
    from planner.domain.clock import zone

    with pytest.raises(Exception, match="Nowhere") as found:
        zone("Nowhere/Nothing")
    text = apology(found.value)
    assert "\n" not in text
    assert "planner/domain/clock.py:" in text
    assert "summit-planner 0." in text
    assert "an unknown place" in apology(ValueError())


def test_exit_codes_are_those_of_the_documentation() -> None:
    assert {each.name: each.value for each in Exit} == {
        "DONE": 0,
        "FINDINGS": 1,
        "BAD_INPUT": 2,
        "NO_PLAN_EXISTS": 3,
        "NO_PLAN_FOUND": 4,
        "OUR_BUG": 70,
        "STOPPED": 130,
        "UNHEARD": 141,
    }


def test_a_closed_pipe_is_told_from_other_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: str) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(sys.stdout, "write", closed)
    with pytest.raises(Unheard):
        write("words")


def test_bad_input_is_explained_whole(capsys: pytest.CaptureFixture[str]) -> None:
    faults = [Fault("NUM-form", "not a number", file="a.yaml", line=line) for line in range(1, 150)]
    assert explained(InputError(faults)) is Exit.BAD_INPUT
    err = capsys.readouterr().err
    assert err.startswith("149 problems in the input:\n")
    assert err.endswith("... and 49 more problems\n")
