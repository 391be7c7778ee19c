"""Plans as spreadsheets save them: other separators, other encodings, and faults that repeat row after row."""

from __future__ import annotations

import csv
import io

import pytest

from planner.errors import InputError
from planner.files import parse_plan, plan_csv
from planner.plan.record import Plan
from tests.made_plans import known_plan, world

TEXT = plan_csv(known_plan(), world())


def separated(sign: str, text: str = TEXT) -> str:
    """The table as a spreadsheet of another country saves it."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=sign).writerows(csv.reader(io.StringIO(text)))
    return buffer.getvalue()


def read(data: str | bytes) -> tuple[Plan, list[str]]:
    """The plan, and what was told about how it was read."""
    told: list[str] = []
    return parse_plan(data, world(), "p.csv", told.append), told


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("first", ["", "sep={}\r\n", '"sep={}"\r\n', "sep={0}{0}{0}\n", "SEP={}\n"])
def test_commas_semicolons_and_tabs(sign: str, first: str) -> None:
    assert read(first.format(sign) + separated(sign)) == (known_plan(), [])


def test_a_cell_that_lacks_its_quotes_is_told_by_the_separator_of_the_file() -> None:
    with pytest.raises(InputError, match="does a cell with a semicolon lack its quotes"):
        read("kind;id;people\nmeeting;talks;kang; pompeo\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_that_tell_themselves(encoding: str) -> None:
    assert read(separated("\t").encode(encoding)) == (known_plan(), [])


ROW = "kind;id;reason\nunscheduled;call;{}\n"


@pytest.mark.parametrize(
    "reason", ["Zu spät für Köln", "L\u2019après-midi, créée à Besançon \u2013 5 €", "Chargé d'affaires", "Ærø, SÃO"]
)
def test_western_letters_are_read_and_told(reason: str) -> None:
    plan, told = read(ROW.format(f'"{reason}"').encode("cp1252"))
    assert plan.unscheduled[0].reason == reason
    assert told == [
        "p.csv: it is not UTF-8 and was read as Windows-1252 (Western European); look at the names with accents."
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (ROW.format("Петров").encode("cp1251"), "it would say 'Ïåòðîâ', which may be another encoding"),
        (ROW.format("김정은").encode("euc-kr"), "which may be another encoding"),
        (ROW.format("Müller").encode("mac-roman"), "it would say 'MŸller', which may be another encoding"),
        (ROW.format("5 €").encode("iso8859-15"), "it would say '¤', which may be another encoding"),
        (ROW.format("é ").encode("cp1252") + "ü".encode(), "other letters in the file may be"),
        (ROW.format("").encode() + b"\x81", "not in Windows-1252 either"),
    ],
)
def test_where_it_is_not_sure_it_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    (fault,) = caught.value.faults
    assert (fault.code, fault.message.count("save the file as UTF-8")) == ("FMT-encoding", 1)
    assert says in fault.message


def test_one_wrong_form_in_many_rows_is_one_fault_for_each_column() -> None:
    wrong = TEXT.replace("2018-06-0", "6/").replace("T", " ")
    with pytest.raises(InputError) as caught:
        read(wrong)
    found = [(each.code, each.path[0], each.line) for each in caught.value.faults]
    assert found == [("TIME-moment", name, 2) for name in ("end_local", "end_utc", "start_local", "start_utc")]
    assert all(each.message.endswith(" (and so in 7 more rows)") for each in caught.value.faults)


def test_ids_that_are_wrong_are_told_each_and_rows_that_do_not_fit_once() -> None:
    start = "kind,id,start_local,place,people\n"
    rows = [f"meeting,talks,2018-06-06T10:00-04:00,new-york,{who}\n" for who in ("kong", "kong", "moom", "kang")]
    with pytest.raises(InputError) as caught:
        read(start + "".join(rows))
    assert [(each.line, each.message.endswith("(and so in 1 more row)")) for each in caught.value.faults] == [
        (2, True),
        (4, False),
    ]
    with pytest.raises(InputError) as caught:
        read(start + "meeting,talks\n" * 3)
    assert [(each.code, each.line, "(and so in 2 more rows)" in each.message) for each in caught.value.faults] == [
        ("FMT-row", 2, True)
    ]


def test_a_plan_in_json_is_told_so_and_no_column_is_missed() -> None:
    with pytest.raises(InputError, match=r"^FMT-kind plan\.json: this is JSON; a plan is read from its table"):
        parse_plan(b'  {"schema": 1}', None, "plan.json")
