"""A plan's table tells whether anybody changed it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from planner.files import parse_plan, plan_csv, write_plan
from planner.files.plan_digest import untouched
from planner.plan.record import Plan
from tests.made_plans import known_plan, world

WRITTEN = plan_csv(known_plan(), world(), sign=True)
ROWS = WRITTEN.splitlines(keepends=True)


def saved_again(text: str, quoting: int = csv.QUOTE_MINIMAL, delimiter: str = ",") -> str:
    """A table as another program saves it."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n", quoting=quoting, delimiter=delimiter).writerows(
        csv.reader(io.StringIO(text, newline=""))
    )
    return file.getvalue()


def test_a_digest_is_no_part_of_the_plan() -> None:
    assert parse_plan(WRITTEN, world()) == parse_plan(plan_csv(known_plan(), world())) == known_plan()
    assert ROWS[0].rstrip().endswith(",digest")


@pytest.mark.parametrize(
    "text",
    [
        WRITTEN,
        f"\ufeff{saved_again(WRITTEN)}",
        saved_again(WRITTEN, quoting=csv.QUOTE_ALL),
        f"{WRITTEN}\n",
        plan_csv(Plan(), world(), sign=True),
        "",
        " \n",
    ],
    ids=["written", "by Excel", "quoted", "an empty line", "an empty plan", "empty", "blank"],
)
def test_what_says_the_same_is_untouched(text: str) -> None:
    assert untouched(text.encode("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        WRITTEN.replace("Talks", "Talk", 1),
        "".join(ROWS[:-1]),
        "".join([ROWS[0], *ROWS[2:], ROWS[1]]),
        "".join([ROWS[0], *ROWS[2:]]),
        WRITTEN + ROWS[-1],
        ROWS[-1].join([WRITTEN[: -len(ROWS[-1])], ROWS[-1].rstrip() + "a remark"]),
        saved_again(WRITTEN, delimiter=";"),
        "\n".join(f"{line},mine" for line in WRITTEN.splitlines()),
        plan_csv(known_plan(), world()),
        "old",
        'a "b',
        'a,"b',
        "\0",
    ],
    ids=[
        "cell",
        "last row gone",
        "another order",
        "first row gone",
        "row added",
        "beside the digest",
        "semicolons",
        "column added",
        "unsigned",
        "no table",
        "stray quote",
        "open quote",
        "no text",
    ],
)
def test_what_says_something_else_is_not(text: str) -> None:
    assert not untouched(text.encode("utf-8"))


@pytest.mark.parametrize(
    "data",
    [
        saved_again(WRITTEN, delimiter=";").encode("utf-8"),
        saved_again(WRITTEN, delimiter="\t").encode("utf-16"),
        f"sep=;\n{saved_again(WRITTEN, delimiter=';')}".encode(),
    ],
    ids=["semicolons", "tabs", "sep="],
)
def test_a_signed_plan_is_read_however_a_spreadsheet_saves_it(data: bytes) -> None:
    assert parse_plan(data, world()) == known_plan()


def test_a_plan_that_is_written_is_signed(tmp_path: Path) -> None:
    write_plan(known_plan(), world(), tmp_path / "plan.csv")
    assert (tmp_path / "plan.csv").read_text(encoding="utf-8") == WRITTEN
    assert not untouched(b"\x89PNG\r\n")
