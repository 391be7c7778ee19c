"""Day sheets as HTML: on a page, on paper, and in a file that needs nothing else. Every text in it is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from planner.files.columns import RowKind
from planner.report.day_sheets import DaySheet, Line, Schedule
from planner.report.sheet_text import NOTHING, days_words, home_words, local_words, stage_words, what_words

STYLE = """
.day-sheets {line-height: 1.4; overflow-wrap: anywhere; font-variant-numeric: tabular-nums}
.day-sheets section + section {margin-top: 3rem}
.day-sheets h2 {font-size: 1.6rem; line-height: 1.25; margin: 0; padding: 0; font-weight: 600}
.day-sheets p {font-size: inherit}
.day-sheets .under {opacity: .75; margin: .15rem 0 0}
.day-sheets .day {margin-top: 1.6rem}
.day-sheets h3 {font-size: 1.1rem; margin: 0 0 .25rem; padding: 0; font-weight: 600}
.day-sheets table {border-collapse: collapse; width: 100%; margin: 0; table-layout: fixed}
.day-sheets th, .day-sheets td {border: 0; border-top: 1px solid rgba(128, 128, 128, .35); text-align: start;
  vertical-align: top; padding: .4rem .8rem .4rem 0; font-weight: 400; background: none}
.day-sheets th.column {font-size: .8rem; opacity: .7; border-top: 0; padding-block: 0}
.day-sheets .time {width: 9.5rem} .day-sheets .home {width: 7rem}
.day-sheets td.home {opacity: .75}
.day-sheets .title {font-weight: 600}
.day-sheets .journey .title, .day-sheets .rest .title {font-weight: 400; font-style: italic}
.day-sheets .stage {padding-inline-start: 1rem; border-inline-start: 2px solid rgba(128, 128, 128, .5); margin-top: .15rem}
.day-sheets .stage .from {display: inline-block; min-width: 6.5rem; opacity: .75}
.day-sheets .night {font-style: italic; opacity: .75; margin: .35rem 0 0}
.day-sheets ul {margin: .25rem 0 0; padding-inline-start: 1.2rem}
@media (max-width: 40rem) {.day-sheets .time {width: 6.5rem} .day-sheets .home {width: 4.5rem}}
@media print {
  .day-sheets {color: #000; font-size: 10.5pt}
  .day-sheets section {break-before: page}
  .day-sheets section:first-of-type {break-before: auto}
  .day-sheets .day {break-inside: avoid}
  .day-sheets h2, .day-sheets h3 {break-after: avoid; color: #000}
  .day-sheets tr {break-inside: avoid}
}
"""
"""How sheets look: colours are those of the page around them, on paper black; a page for each person, no day is torn."""
_ALONE = """
:root {color-scheme: light dark}
body {font: 16px/1.4 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem}
@page {size: A4; margin: 18mm 16mm}
@media print {:root {color-scheme: light} body {margin: 0; max-width: none; padding: 0; font-size: 10.5pt}}
"""


@dataclass(frozen=True)
class Sheets:
    """The day sheets of somebody or of a place: whose, what stands under the name, what they say, and what home is called."""

    name: str
    under: str
    schedule: Schedule
    home: str = "at home"


def fragment(those: Iterable[Sheets]) -> str:
    """Sheets one after another as a part of a page, without its style."""
    return f'<div class="day-sheets">{"".join(_section(sheets) for sheets in those)}</div>'


def document(title: str, those: Iterable[Sheets]) -> str:
    """Sheets as a whole HTML file, to be read and printed anywhere; it fetches and runs nothing."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{_ALONE}{STYLE}</style>"
    )
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>{fragment(those)}</body></html>\n'


def _section(sheets: Sheets) -> str:
    found = sheets.schedule
    head = f'<h2 dir="auto">{escape(sheets.name)}</h2>'
    under = f'<p class="under" dir="auto">{escape(sheets.under)}</p>' if sheets.under else ""
    days = "".join(_day(sheet, sheets.home) for sheet in found.days)
    empty = "" if found.days or found.unscheduled or found.work else f'<p class="day">{NOTHING}</p>'
    work = _list("Preparations", ((line.title, line.words) for line in found.work))
    return f"<section>{head}{under}{days}{empty}{work}{_list('Not held', found.unscheduled)}</section>\n"


def _day(sheet: DaySheet, home_name: str) -> str:
    night = f'<p class="night" dir="auto">{escape(sheet.overnight)}.</p>' if sheet.overnight else ""
    if not sheet.lines:
        return (
            f'<div class="day"><h3>{escape(days_words(sheet))}</h3><p class="night">{escape(_free(sheet))}</p></div>\n'
        )
    home = any(home_words(line) for line in sheet.lines)
    heads = f'<th class="column time" scope="col">local time</th>{_home_head(home_name) if home else ""}'
    what = '<th class="column" scope="col">what</th>'
    lines = "".join(_row(line, home=home) for line in sheet.lines)
    table = f"<table><thead><tr>{heads}{what}</tr></thead><tbody>{lines}</tbody></table>"
    return f'<div class="day"><h3>{escape(days_words(sheet))}</h3>{table}{night}</div>\n'


def _home_head(name: str) -> str:
    return f'<th class="column home" scope="col" dir="auto">{escape(name)}</th>'


def _free(sheet: DaySheet) -> str:
    """What is said of days on which nothing is planned: `4 days without appointments, in Pyongyang.`"""
    number = 1 if sheet.last is None else (sheet.last - sheet.day).days + 1
    days = "A day" if number == 1 else f"{number:,} days"
    where = f", {sheet.overnight[0].lower()}{sheet.overnight[1:]}" if sheet.overnight else ""
    return f"{days} without appointments{where}."


def _row(line: Line, *, home: bool) -> str:
    at_home = f'<td class="home">{escape(home_words(line))}</td>' if home else ""
    what = f'<div class="title" dir="auto">{escape(line.title)}</div><div dir="auto">{escape(what_words(line))}</div>'
    stages = "".join(_stages(line))
    return (
        f'<tr class="{RowKind(line.kind).value}"><td class="time">{escape(local_words(line))}</td>'
        f"{at_home}<td>{what}{stages}</td></tr>"
    )


def _stages(line: Line) -> Iterator[str]:
    for times, words in stage_words(line):
        since = f'<span class="from">{escape(times)}</span>' if times else ""
        yield f'<div class="stage">{since}<span dir="auto">{escape(words)}</span></div>'


def _list(head: str, entries: Iterable[tuple[str, str]]) -> str:
    """Titles with what is said of each, under a head; nothing where there are none."""
    lines = "".join(
        f'<li dir="auto"><span class="title">{escape(title)}</span>: {escape(says)}</li>' for title, says in entries
    )
    return f'<div class="day"><h3>{head}</h3><ul>{lines}</ul></div>\n' if lines else ""
