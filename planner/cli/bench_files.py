"""`planner bench files`: instances of public sets, recognised by what they hold, each solved by what fits its format."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.bench import Csv, Seed, TimeLimit
from planner.cli.ends import Exit, say, write, write_json
from planner.cli.options import AsJson, Quiet

if TYPE_CHECKING:
    from rich.table import Table

    from planner.bench.files.recognised import Looked, Recognised
    from planner.bench.jobs import Job, Row

Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", help="Files, and folders with all that is in them.", show_default=False),
]
Most = Annotated[
    int, typer.Option("--meetings", min=1, metavar="N", help="Leave out instances with more meetings than this.")
]
COLUMNS = (
    "file",
    "format",
    "name",
    "meetings",
    "seed",
    "method",
    "counts",
    "result",
    "best_known",
    "bound",
    "status",
    "broken",
    "first_seconds",
    "seconds",
    "memory_mb",
    "words",
)
OURS = ("product", "search", "model", "bound")
"""The methods whose failure is a fault of ours."""
Rows = list[tuple["Recognised", "Job", "Row"]]


def files(
    paths: Paths,
    meetings: Most = 300,
    time_limit: TimeLimit = 60.0,
    seed: Seed = 0,
    csv: Csv = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Run the instances of public sets beside their best known results.

    Formats are told by what a file holds: CSPLib 046 and the study's instances, which this product solves, meeting scheduling and
    business-to-business meetings, for which there is a search or a model of their own. Each runs in a process of its own, with
    one worker. PyJobShop and Timefold run beside them where they are installed. Ctrl-C ends it, and shows what was done. Exit code
    70 where one of ours fails.
    """
    from planner.cli.targets import ready
    from planner.files.streams import without_alias

    csv = without_alias(csv)
    looked = _looked(paths, meetings, time_limit)
    ready([csv, "-" if json else None], [Path(each.file) for each in looked.instances], {csv: ""})
    if not quiet:
        for line in looked.left_out:
            say(f"Left out: {line}.")
    rows: Rows = []
    stopped = _carried_out(looked.instances, time_limit, seed, csv, rows, quiet=quiet)
    if stopped:
        say("Stopped.")
    if csv == "-":
        write(csv_of(rows))
    if json:
        write_json({"rows": [_figures(*each) for each in rows], "left_out": looked.left_out})
    if rows and not (quiet and (csv is not None or json)):
        _show(rows, csv, stdout_taken=json or csv == "-")
    failed = any(row.failed and job.method in OURS for _, job, row in rows)
    raise typer.Exit(Exit.STOPPED if stopped else Exit.OUR_BUG if failed else Exit.DONE)


def _looked(paths: list[Path], meetings: int, time_limit: float) -> Looked:
    """What was found. Raises InputError with everything that is wrong."""
    from planner.bench.files.recognised import look
    from planner.bench.peers.beside import with_peers
    from planner.errors import Fault, InputError

    faults: list[Fault] = []
    if not 0 < time_limit < float("inf"):
        faults.append(Fault("NUM-range", f"{time_limit:g} is no number of seconds above 0", ("--time-limit",)))
    try:
        found = look(paths, meetings)
    except InputError as error:
        raise InputError([*faults, *error.faults]) from None
    if faults:
        raise InputError(faults)
    return with_peers(found)


def _carried_out(
    instances: list[Recognised], time_limit: float, seed: int, csv: str | None, rows: Rows, *, quiet: bool
) -> bool:
    """Runs every instance by every method of its format, and notes what came of it; whether somebody stopped it."""
    from planner.cli.bench_jobs import done
    from planner.cli.stopping import interrupts
    from planner.files.atomic import write_text

    jobs = [(each, job) for each in instances for job in _jobs(each, time_limit, seed)]
    with interrupts() as ctrl_c, ctrl_c.patient(lambda: None):
        ended = done([job for _, job in jobs], lambda: ctrl_c.asked, _told, quiet=quiet)
        for (instance, _), (job, row) in zip(jobs, ended, strict=False):
            rows.append((instance, job, row))
            if csv not in (None, "-"):
                write_text(str(csv), csv_of(rows))
    return ctrl_c.asked


def _jobs(instance: Recognised, time_limit: float, seed: int) -> Iterator[Job]:
    from planner.bench.files.formats import Format
    from planner.bench.jobs import Job

    for method in instance.methods:
        if instance.format is Format.STUDY:
            yield Job(method, time_limit, seed, study=instance.file, name=instance.name)
        else:
            yield Job(method, time_limit, seed, name=instance.name, file=instance.file, format=instance.format.value)


def _result(row: Row) -> str:
    return row.result if row.figure is None else f"{row.figure}"


def _told(row: Row) -> str:
    """What came of it in words, with what the judge finds in the plans of simpler methods."""
    if row.failed:
        return f"failed: {row.words}"
    held = [] if row.held is None else [f"{row.held} of {row.meetings} held"]
    broken = [f"breaks rules {row.broken} times"] if row.broken else []
    return "; ".join((*held, row.words, *broken))


def csv_of(rows: Rows) -> str:
    """Every figure as CSV: a row for each instance and method; what a method does not count stays empty."""
    from planner.files.cells import defused

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for instance, job, row in rows:
        figures = _figures(instance, job, row)
        cells = [figures[column] for column in COLUMNS]
        writer.writerow([defused(each) if isinstance(each, str) else each for each in cells])
    return buffer.getvalue()


def _figures(instance: Recognised, job: Job, row: Row) -> dict[str, str | int | float | None]:
    """Every figure of a method by its column; None for what it does not count."""
    return {
        "file": instance.file,
        "format": instance.format.value,
        "name": instance.name,
        "meetings": row.meetings or instance.meetings,
        "seed": job.seed,
        "method": job.method,
        "counts": instance.format.counts,
        "result": _result(row) or None,
        "best_known": instance.known or None,
        "bound": row.bound or None,
        "status": row.status,
        "broken": row.broken,
        "first_seconds": _rounded(row.first, 3),
        "seconds": _rounded(row.seconds, 3),
        "memory_mb": _rounded(row.memory, 1),
        "words": _told(row),
    }


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _show(rows: Rows, csv: str | None, *, stdout_taken: bool) -> None:
    from planner.cli.screen import Screen

    screen = Screen(error=stdout_taken)
    screen.print(_table(rows))
    screen.say(
        "Best known: published with the set, or found before by any method. Bound: nothing better than this is possible. What "
        f"the results count: {'; '.join(_counts(rows))}."
    )
    if csv not in (None, "-"):
        screen.say(f"Every figure is in {csv}.")


def _counts(rows: Rows) -> Iterator[str]:
    for each in dict.fromkeys(instance.format for instance, _, _ in rows):
        yield f"{each.value}, {each.counts}"


def _table(rows: Rows) -> Table:
    """A row for each method, below the name and the format of its instance."""
    from planner.bench.jobs import FILE_METHODS
    from planner.cli.screen import table

    numbers = ("result", "best known", "bound", "seconds")
    found = table("", *numbers, "outcome", numbers=numbers)
    found.padding = (0, 1, 0, 0)
    before: str | None = None
    for instance, job, row in rows:
        if instance.file != before:
            found.add_row(f"{instance.name} ({instance.format.value})", style="bold")
        before = instance.file
        seconds = "" if row.seconds is None else f"{row.seconds:.2f}"
        cells = (_result(row), instance.known, row.bound, seconds, _told(row))
        found.add_row(f"  {FILE_METHODS[job.method]}", *cells)
    return found
