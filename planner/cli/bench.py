"""`planner bench`: the product beside a plain model and first fit, on made-up summits and the study's instances."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.durations import seconds
from planner.cli.ends import Exit, say, write, write_json
from planner.cli.options import AsJson, Quiet

if TYPE_CHECKING:
    from rich.table import Table

    from planner.bench.jobs import Job, Row
    from planner.errors import Fault

Family = Annotated[
    str | None,
    typer.Argument(
        metavar="shuttle|week|mixed|scheduled|files",
        help="The family of made-up summits; or `files`, a command of its own: planner bench files --help.",
        show_default=False,
        autocompletion=lambda: ["shuttle", "week", "mixed", "scheduled", "files"],
    ),
]
Meetings = Annotated[str, typer.Option(metavar="N,...", help="How many meetings each made-up summit has.")]
TimeLimit = Annotated[
    float,
    typer.Option(
        "--time-limit", parser=seconds, metavar="TIME", help="Wall time for each method: seconds, 90s, 1m or 1h."
    ),
]
Seed = Annotated[int, typer.Option(min=0, max=2_000_000_000, metavar="K", help="Another number, other summits.")]
Csv = Annotated[str | None, typer.Option("--csv", metavar="FILE", help="Write every figure here; - for stdout.")]
StudyFile = Annotated[
    list[Path] | None, typer.Option("--study", metavar="FILE", help="Also an instance of the study; more than once.")
]

COLUMNS = (
    "summit",
    "family",
    "meetings",
    "seed",
    "method",
    "held",
    "musts",
    "musts_held",
    "broken",
    "priority",
    "attendance",
    "stability",
    "protocol",
    "comfort",
    "travel",
    "tidiness",
    "priority_bound",
    "attendance_bound",
    "stability_bound",
    "protocol_bound",
    "comfort_bound",
    "travel_bound",
    "tidiness_bound",
    "gap_tier",
    "gap_percent",
    "exact_model_constraints",
    "study_figure",
    "first_plan_seconds",
    "seconds",
    "memory_mb",
    "status",
    "words",
)
Rows = list[tuple["Job", "Row"]]


def bench(
    family: Family = None,
    meetings: Meetings = "50,100",
    time_limit: TimeLimit = 60.0,
    seed: Seed = 0,
    csv: Csv = None,
    study: StudyFile = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Compare this product with simpler methods.

    Each method runs in a process of its own, with one worker. Ctrl-C ends it, and shows what was done. With three sizes or
    more it also tells how memory and the time to a first plan grow. Exit code 70 where this product itself fails.
    """
    from planner.cli.bench_jobs import done
    from planner.cli.stopping import interrupts
    from planner.cli.targets import ready
    from planner.files.atomic import write_text
    from planner.files.streams import without_alias

    csv = without_alias(csv)
    jobs = _jobs(family, meetings, time_limit, seed, study or [])
    ready([csv, "-" if json else None], study or [], {csv: ""})
    rows: Rows = []
    with interrupts() as ctrl_c, ctrl_c.patient(lambda: None):
        for job, row in done(jobs, lambda: ctrl_c.asked, _told, quiet=quiet):
            rows.append((job, row))
            if csv not in (None, "-"):
                write_text(str(csv), csv_of(rows))
    if ctrl_c.asked:
        say("Stopped.")
    if csv == "-":
        write(csv_of(rows))
    if json:
        write_json({"rows": [_figures(job, row) for job, row in rows], "growth": _growth(rows)})
    if rows and not (quiet and (csv is not None or json)):
        _show(rows, csv, stdout_taken=json or csv == "-")
    failed = any(row.failed and job.method == "product" for job, row in rows)
    raise typer.Exit(Exit.STOPPED if ctrl_c.asked else Exit.OUR_BUG if failed else Exit.DONE)


def _jobs(family: str | None, meetings: str, time_limit: float, seed: int, study: list[Path]) -> list[Job]:
    """Every job in order. Raises InputError with everything that is wrong, and NotFound."""
    from planner.bench.families import FAMILIES
    from planner.bench.jobs import METHODS, Job
    from planner.bench.study import read_study
    from planner.errors import Fault, InputError

    faults: list[Fault] = []
    families = ", ".join(FAMILIES)
    if family is None and not study:
        faults.append(Fault("FMT-family", f"name a family ({families}), or an instance with --study", ("FAMILY",)))
    elif family is not None and family not in FAMILIES:
        faults.append(Fault("FMT-family", f"{family!r:.40} is no family; choose from {families}", ("FAMILY",)))
    sizes = list(_sizes(meetings, faults))
    if not 0 < time_limit < float("inf"):
        faults.append(Fault("NUM-range", f"{time_limit:g} is no number of seconds above 0", ("--time-limit",)))
    names: list[tuple[str, str]] = []
    for path in study:
        try:
            names.append((str(path), read_study(path).name))
        except InputError as error:
            faults.extend(error.faults)
    if faults:
        raise InputError(faults)
    made = [Job(method, time_limit, seed, family, size) for size in sizes if family for method in METHODS]
    return made + [Job(each, time_limit, seed, study=file, name=name) for file, name in names for each in METHODS]


def _sizes(meetings: str, faults: list[Fault]) -> Iterator[int]:
    from planner.bench.families import FEWEST, MOST
    from planner.errors import Fault

    for word in meetings.split(","):
        size = word.strip()
        if size.isascii() and size.isdigit() and len(size) < 7 and FEWEST <= int(size) <= MOST:
            yield int(size)
        else:
            message = f"{size!r:.40} is no number of meetings; write numbers from {FEWEST} to {MOST:,}, such as 50,100"
            faults.append(Fault("NUM-range", message, ("--meetings",)))


def _told(row: Row) -> str:
    return f"{_held(row.held, row.meetings)} held; {row.words}"


def _held(held: int | None, of: int) -> str:
    return "none" if held is None else f"{held}/{of}"


def csv_of(rows: Rows) -> str:
    """Every figure as CSV: a row for each summit and method; what a method does not count stays empty."""
    from planner.files.cells import defused

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for job, row in rows:
        figures = _figures(job, row) | {
            "summit": defused(job.summit),
            "first_plan_seconds": _seconds(row.first, 3),
            "seconds": _seconds(row.seconds, 3),
            "memory_mb": _seconds(row.memory, 1),
            "gap_percent": _seconds(row.percent, 1),
            "words": defused(row.words),
        }
        writer.writerow([figures[column] for column in COLUMNS])
    return buffer.getvalue()


def _figures(job: Job, row: Row) -> dict[str, str | int | float | None]:
    """Every figure of a method by its column; None for what it does not count."""
    figures = {
        **row.tiers,
        **{f"{tier}_bound": bound for tier, bound in row.bounds.items()},
        "gap_tier": row.open_tier,
        "gap_percent": row.percent,
        "exact_model_constraints": row.estimate,
        "summit": job.summit,
        "family": job.family or "study",
        "meetings": row.meetings or None,
        "seed": job.seed,
        "method": job.method,
        "held": row.held,
        "musts": row.musts,
        "musts_held": row.musts_held,
        "broken": row.broken,
        "study_figure": row.figure,
        "first_plan_seconds": row.first,
        "seconds": row.seconds,
        "memory_mb": row.memory,
        "status": row.status,
        "words": row.words,
    }
    return {column: figures.get(column) for column in COLUMNS}


def _growth(rows: Rows) -> list[dict[str, str | float | list[int]]]:
    """How each figure of the product grows."""
    from planner.bench.growth import growths

    return [
        {
            "figure": each.figure,
            "exponent": each.exponent,
            "r2": each.fit,
            "twice_the_meetings": each.doubling,
            "sizes": list(each.sizes),
        }
        for each in growths(rows)
    ]


def _seconds(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def _show(rows: Rows, csv: str | None, *, stdout_taken: bool) -> None:
    from planner.bench.growth import growths
    from planner.bench.outline import IGNORED
    from planner.cli.screen import Screen

    screen = Screen(error=stdout_taken)
    screen.print(_outcomes(rows))
    screen.heading("Costs by tier, as judged; less is better")
    screen.print(_costs(rows))
    grows = list(growths(rows))
    if grows:
        screen.heading("How this product grows")
    for each in grows:
        screen.bullet(each.sentence)
    screen.print()
    screen.say(
        f"Plain (one model, one weighted sum) and first fit ignore {IGNORED}. Broken counts what the judge finds in their "
        "plans: a plan that breaks a rule is none, so their figures flatter them. All costs are the judge's. Gap: the first tier "
        "that is not proved, and how much better a plan can be in it at most; the same of travel. First: seconds "
        "to the first plan, which of the plain model's may leave must-haves out. Memory: the peak of a process of its own, "
        "Python and the solver included."
    )
    if csv not in (None, "-"):
        screen.say(f"Every figure is in {csv}.")


def _outcomes(rows: Rows) -> Table:
    found = _table("held", "musts", "broken", "first s", "in all s", "MB")
    found.add_column("outcome", overflow="fold")
    for job, row in rows:
        first, seconds = (_seconds(each, 2) for each in (row.first, row.seconds))
        memory = "" if row.memory is None else f"{row.memory:.0f}"
        held, musts = _held(row.held, row.meetings), _held(row.musts_held, row.musts)
        broken = "" if row.broken is None else f"{row.broken}"
        outcome = f"failed: {row.words}" if row.failed else row.words
        _add(found, rows, job, held, musts, broken, first, seconds, memory, outcome)
    return found


def _costs(rows: Rows) -> Table:
    from planner.plan.record import Tier

    used = [str(tier) for tier in Tier if any(row.tiers.get(str(tier)) for _, row in rows)]
    figure = ("study",) if any(row.figure is not None for _, row in rows) else ()
    gap = ("gap",) if any(row.bounds for _, row in rows) else ()
    found = _table(*used, *figure, *gap)
    for job, row in rows:
        costs = [f"{row.tiers[tier]:,}" if tier in row.tiers else "" for tier in used]
        study = [f"{row.figure:,}" if row.figure is not None else "" for _ in figure]
        _add(found, rows, job, *costs, *study, *(row.gap for _ in gap))
    return found


def _table(*numbers: str) -> Table:
    """A table with little room between its many columns; the first, of summits and methods, is never broken."""
    from planner.cli.screen import table

    found = table("", *numbers, numbers=numbers)
    found.padding = (0, 1, 0, 0)
    found.columns[0].no_wrap = True
    return found


def _add(found: Table, rows: Rows, job: Job, *cells: str) -> None:
    """A row for a method, below the name of its summit."""
    from planner.bench.jobs import METHODS

    before = [each.summit for each, _ in rows[: [each for each, _ in rows].index(job)]]
    if job.summit not in before[-1:]:
        found.add_row(job.summit, style="bold")
    found.add_row(f"  {METHODS[job.method]}", *cells)
