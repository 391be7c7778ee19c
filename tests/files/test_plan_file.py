"""plan.csv: what was written is read back as the same plan, by hand it can be written too, and slips are told."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.scenario import Scenario
from planner.errors import Fault, InputError, NotFound
from planner.files import parse_plan, plan_csv, read_plan, write_plan
from planner.files.cells import defused, restored
from planner.files.columns import COLUMNS, NAMES, RowKind, markdown
from planner.plan.record import Appointment, Attendance, Journey, Mode, Plan, Rest, Unscheduled
from tests.building import meeting, scenario

IDS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?", fullmatch=True)
MARKS = "\u2028\u2029\ufeff\ufffe\uffff"
PLAIN = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters=MARKS), min_size=1, max_size=12)
RISKY = st.sampled_from(["=1+1", "+1", "-1", "@x", "'=x", "''", 'a "b", c', "a\nb", "\uff1d1", "'-", "CA981"])
TEXTS = st.one_of(PLAIN, RISKY).map(str.strip).filter(bool)
WORLD = scenario()
START = datetime(2018, 3, 1, tzinfo=UTC)
INSTANTS = st.integers(0, 400_000).map(lambda minutes: START + timedelta(minutes=minutes))
SPANS = st.tuples(INSTANTS, st.integers(1, 3000)).map(lambda pair: (pair[0], pair[0] + timedelta(minutes=pair[1])))
CITIES = st.sampled_from(["washington", "new-york", "seoul"])
PLACES = st.one_of(
    CITIES, st.sampled_from(["remote", "washington/white-house", "new-york/palace/hall-2", "atlantis/x"])
)
PEOPLE = (
    st.lists(st.sampled_from(["pompeo", "sullivan", "kang", "x-1"]), min_size=1, max_size=4, unique=True)
    .map(sorted)
    .map(tuple)
)


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    (start, end), people = draw(SPANS), draw(PEOPLE)
    seats = tuple(Attendance(person, draw(st.one_of(st.just(person), IDS))) for person in people)
    return Appointment(start, draw(IDS), end, draw(PLACES), tuple(sorted(seats)))


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    (depart, arrive), optional = draw(SPANS), st.one_of(st.none(), TEXTS)
    cities = (draw(CITIES), draw(CITIES))
    texts = (draw(st.one_of(st.none(), IDS)), draw(optional), draw(optional))
    return Journey(depart, draw(IDS), arrive, *cities, draw(PEOPLE), draw(st.sampled_from(Mode)), *texts)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    legs = draw(st.lists(journeys(), max_size=3, unique_by=lambda leg: leg.id))
    after = st.sampled_from([leg.id for leg in legs]) if legs else st.nothing()
    rests = draw(st.lists(st.tuples(SPANS, after, CITIES, PEOPLE), max_size=2)) if legs else []
    left = st.builds(Unscheduled, IDS, st.one_of(st.just(""), TEXTS))
    return Plan(
        tuple(sorted(draw(st.lists(appointments(), max_size=4)))),
        tuple(sorted(legs)),
        tuple(sorted(Rest(span[0], id_, span[1], city, people) for span, id_, city, people in rests)),
        tuple(sorted(draw(st.lists(left, max_size=2)))),
    )


@pytest.fixture(scope="module")
def world() -> Scenario:
    return scenario(
        meetings={
            "talks": meeting("pompeo", "kang", where=["seoul/blue-house"], title="=Talks", note="-1, @home"),
            "call": meeting("pompeo", where=["remote"], must="false", status="confirmed"),
        },
        roles={"minister": {"name": "Foreign Minister", "acting": ["kang"]}},
        parties={"team": {"name": "Team", "members": ["pompeo", "sullivan"]}},
    )


@pytest.fixture(scope="module")
def plan() -> Plan:
    at = datetime(2018, 6, 6, 1, 0, tzinfo=UTC)
    hour = timedelta(hours=1)
    team = ("pompeo", "sullivan")
    return Plan(
        (
            Appointment(
                at,
                "talks",
                at + hour,
                "seoul/blue-house",
                (Attendance("kang", "minister"), Attendance("sullivan", "pompeo")),
            ),
        ),
        (
            Journey(
                at - 30 * hour,
                "team-1",
                at - 16 * hour,
                "washington",
                "seoul",
                team,
                Mode.AIR,
                "team",
                None,
                "Anchorage",
            ),
        ),
        (Rest(at - 15 * hour, "team-1", at - 5 * hour, "seoul", ("pompeo",)),),
        (Unscheduled("call", "-> no time was left"),),
    )


@settings(max_examples=150, deadline=None)
@given(plans())
def test_reading_what_was_written_gives_the_same_plan(drawn: Plan) -> None:
    assert parse_plan(plan_csv(drawn, WORLD)) == drawn


@given(st.text(max_size=8))
def test_a_cell_is_restored_as_it_was(text: str) -> None:
    assert restored(defused(text)) == text


@given(st.text(max_size=8))
def test_no_cell_begins_what_a_spreadsheet_would_run(text: str) -> None:
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_file_says_everything_in_local_time_in_utc_and_at_home(world: Scenario, plan: Plan) -> None:
    rows = list(csv.DictReader(io.StringIO(plan_csv(plan, world))))
    assert [row["kind"] for row in rows] == ["journey", "rest", "meeting", "unscheduled"]
    leg, rest, talks, call = rows
    assert leg["start_local"] == "2018-06-04T15:00-04:00"
    assert leg["end_local"] == "2018-06-05T18:00+09:00"
    assert (leg["zone"], leg["end_zone"], leg["title"]) == ("America/New_York", "Asia/Seoul", "washington to seoul")
    assert talks["start_local"] == "2018-06-06T10:00+09:00"
    assert talks["start_utc"] == "2018-06-06T01:00Z"
    assert talks["home_start"] == "2018-06-05T21:00-04:00"
    assert talks["people"] == "kang as minister; sullivan as pompeo"
    assert talks["stand_ins"] == "Kang Kyung-wha as Foreign Minister; John Sullivan for Mike Pompeo"
    assert (talks["title"], talks["note"], talks["must"]) == ("'=Talks", "'-1, @home", "true")
    assert (rest["place"], rest["id"]) == ("seoul", "team-1")
    assert (call["reason"], call["status"], call["start_local"]) == ("'-> no time was left", "confirmed", "")


def test_a_file_is_read_back_with_and_without_its_scenario(world: Scenario, plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    write_plan(plan, world, file)
    assert read_plan(file) == read_plan(file, world) == plan
    data = file.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    file.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert read_plan(file, world) == plan
    with pytest.raises(NotFound):
        read_plan(tmp_path / "none.csv")


def test_columns_come_in_any_order_and_more_of_them_do_no_harm(world: Scenario, plan: Plan) -> None:
    rows = list(csv.DictReader(io.StringIO(plan_csv(plan, world))))
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, ["remarks", *reversed(NAMES)], restval="=mine")
    writer.writeheader()
    writer.writerows(rows)
    assert parse_plan(buffer.getvalue(), world) == plan


def test_a_plan_written_by_hand_needs_little(world: Scenario) -> None:
    text = (
        "kind,id,start_local,place,people,origin,destination,mode,end_local\n"
        "meeting,talks,2018-06-06 10:00,seoul/blue-house,pompeo; kang as minister,,,,\n"
        "journey,j1,2018-06-04 15:00,,pompeo,washington,seoul,air,2018-06-05 18:00\n"
        "unscheduled,call,,,,,,,\n"
        "\n"
    )
    found = parse_plan(text, world)
    talks = found.appointment("talks")
    assert talks is not None
    assert (talks.start, talks.end) == (datetime(2018, 6, 6, 1, 0, tzinfo=UTC), datetime(2018, 6, 6, 2, 0, tzinfo=UTC))
    assert talks.attendance == (Attendance("kang", "minister"), Attendance("pompeo", "pompeo"))
    assert found.journeys[0].depart == datetime(2018, 6, 4, 19, 0, tzinfo=UTC)
    assert found.unscheduled == (Unscheduled("call", ""),)


HEAD = "kind,id,start_local,end_local,zone,start_utc,end_utc,place,people,origin,destination,mode\n"
GOOD = "meeting,talks,2018-06-06T10:00+09:00,2018-06-06T11:00+09:00,,,,seoul/blue-house,kang,,,\n"
LEG = "journey,j1,2018-06-04T15:00-04:00,2018-06-05T18:00+09:00,,,,,pompeo,washington,seoul,air\n"


@pytest.mark.parametrize("first", ["sep=,\n", "SEP=,\r\n", '"sep=,"\n', "\ufeffsep=,\n", "sep=,,,\n", ""])
@pytest.mark.parametrize("head", [HEAD, HEAD.upper(), HEAD.title()])
def test_what_excel_makes_of_the_first_lines_is_read(first: str, head: str, world: Scenario) -> None:
    plain = parse_plan(HEAD + GOOD + LEG, world)
    assert parse_plan(first + head + GOOD + LEG, world) == plain


def test_another_separator_is_named_in_words() -> None:
    with pytest.raises(InputError, match=r"p\.csv:1:1: this line says that a bar separates cells; save .* commas"):
        parse_plan("sep=|\nkind|id\n", None, "p.csv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("FMT-empty", None, ())]),
        ("kind|id|start_local\nmeeting|talks|x\n", [("FMT-separator", 1, ())]),
        ("kind;id;x,kind,id,y\n", [("FMT-separator", 1, ())]),
        ("kind;ident\n", [("FMT-missing", 1, ("id",))]),
        ("sep=|\n" + HEAD.replace(",", "|"), [("FMT-separator", 1, ())]),
        ("sep=;\n" + HEAD, [("FMT-separator", 1, ())]),
        ("sep=,;\n" + HEAD, [("FMT-separator", 1, ())]),
        ("sep=\t\n" + HEAD + GOOD, [("FMT-separator", 1, ())]),
        ("kind,Kind,id\n", [("FMT-duplicate", 1, ("kind",))]),
        (HEAD + "sep=,\n", [("FMT-row", 2, ())]),
        ("kind,place\n", [("FMT-missing", 1, ("id",))]),
        ("kind,id,id\n", [("FMT-duplicate", 1, ("id",))]),
        (HEAD + GOOD + "meeting,talks\n", [("FMT-row", 3, ())]),
        (HEAD + GOOD.replace("\n", ",extra\n"), [("FMT-row", 2, ())]),
        (HEAD + GOOD + '"meeting,talks\n,,,\n', [("FMT-quote", 3, ())]),
        (HEAD + GOOD.replace("meeting", "meting"), [("FMT-word", 2, ("kind",))]),
        (HEAD + GOOD.replace("talks", "talk"), [("REF-unknown", 2, ("id",))]),
        (HEAD + GOOD.replace("talks", "=talks"), [("ID-form", 2, ("id",))]),
        (HEAD + GOOD.replace("kang", "kong"), [("REF-unknown", 2, ("people",))]),
        (HEAD + GOOD.replace("kang", "Kang Kyung-wha"), [("ID-form", 2, ("people",))]),
        (HEAD + GOOD.replace("kang", "kang; kang as minister"), [("ID-twice", 2, ("people",))]),
        (HEAD + GOOD.replace("kang", "kang as minster"), [("REF-unknown", 2, ("people",))]),
        (HEAD + GOOD.replace("kang", ""), [("FMT-missing", 2, ("people",))]),
        (HEAD + GOOD.replace("blue-house", "blue-hose"), [("REF-unknown", 2, ("place",))]),
        (HEAD + GOOD.replace("seoul/blue-house", "Seoul"), [("FMT-form", 2, ("place",))]),
        (HEAD + GOOD.replace("2018-06-06T10:00+09:00", "06/06/2018 10:00"), [("TIME-moment", 2, ("start_local",))]),
        (
            HEAD + GOOD.replace("2018-06-06T10:00+09:00", "2018-06-31T10:00+09:00"),
            [("TIME-moment", 2, ("start_local",))],
        ),
        (
            HEAD + GOOD.replace("10:00+09:00", "10:00+08:00"),
            [("TIME-offset", 2, ("start_local",))],
        ),
        (HEAD + GOOD.replace("T11:00", "T09:00"), [("TIME-reversed", 2, ("end_local",))]),
        (HEAD + GOOD.replace(",,,,seoul", ",,2018-06-06T02:00Z,,seoul"), [("TIME-disagree", 2, ("start_local",))]),
        (HEAD + GOOD.replace(",,,,seoul", ",,2018-06-06T10:00+09:00,,seoul"), [("TIME-moment", 2, ("start_utc",))]),
        (HEAD + GOOD.replace(",,,,seoul", ",KST,,,seoul"), [("TIME-zone", 2, ("zone",))]),
        (HEAD + GOOD.replace("2018-06-06T10:00+09:00", ""), [("FMT-missing", 2, ("start_local",))]),
        (HEAD + LEG.replace("air", "airborne"), [("FMT-word", 2, ("mode",))]),
        (HEAD + LEG.replace(",air", ","), [("FMT-missing", 2, ("mode",))]),
        (HEAD + LEG.replace("2018-06-05T18:00+09:00", ""), [("FMT-missing", 2, ("end_local",))]),
        (HEAD + LEG.replace("washington", "washingtn"), [("REF-unknown", 2, ("origin",))]),
        (HEAD + LEG.replace("pompeo", "pompeo as kang"), [("FMT-form", 2, ("people",))]),
        (HEAD + LEG + LEG, [("ID-twice", 3, ("id",))]),
        (HEAD + LEG + "rest,j2,2018-06-05T18:20,2018-06-06T04:20,,,,seoul,pompeo,,,\n", [("REF-unknown", 3, ("id",))]),
        (
            HEAD + GOOD.replace("meeting", "unscheduled"),
            [("FMT-contradiction", 2, (name,)) for name in ("people", "place", "start_local")],
        ),
        (
            HEAD + "journey,,,,,,,,,,,\n",
            [
                ("FMT-missing", 2, (name,))
                for name in ("destination", "end_local", "id", "mode", "origin", "people", "start_local")
            ],
        ),
        (HEAD + GOOD.replace("talks", "tal\x00ks"), [("FMT-control", 2, ())]),
    ],
)
def test_slips_are_told_with_line_and_column(
    world: Scenario, text: str, expected: list[tuple[str, int | None, tuple[str, ...]]]
) -> None:
    with pytest.raises(InputError) as caught:
        parse_plan(text, world, "plan.csv")
    assert [(each.code, each.line, each.path) for each in caught.value.faults] == expected
    assert all(each.file == "plan.csv" for each in caught.value.faults)


def test_without_faults_those_rows_are_read(world: Scenario) -> None:
    found = parse_plan(HEAD + GOOD + LEG, world)
    assert len(found.appointments) == len(found.journeys) == 1


def test_a_time_that_is_there_twice_in_a_row_is_told_and_its_offset_settles_it() -> None:
    text = "kind,id,start_local,end_local,zone,place,people\nmeeting,talks,{},2018-11-04T03:00,America/New_York,new-york,kang\n"
    with pytest.raises(InputError, match="happens twice"):
        parse_plan(text.format("2018-11-04T01:30"))
    assert parse_plan(text.format("2018-11-04T01:30-05:00")).appointments[0].start == datetime(
        2018, 11, 4, 6, 30, tzinfo=UTC
    )


def test_a_landing_before_the_take_off_by_the_calendar_is_right_over_the_date_line(plan: Plan, world: Scenario) -> None:
    east = replace(
        plan.journeys[0], origin="seoul", destination="washington", arrive=plan.journeys[0].depart + timedelta(hours=12)
    )
    text = plan_csv(Plan(journeys=(east,)), world)
    assert parse_plan(text, world).journeys == (east,)


def test_a_file_of_other_kind_or_too_many_rows_is_refused() -> None:
    for data, code in (
        (b"PK\x03\x04", "FMT-kind"),
        (b"\xff\xfe\x00\x00k\x00\x00\x00", "FMT-encoding"),
        (b"\xff\xfek\x00i", "FMT-encoding"),
        (b"kind,id\n\x81", "FMT-encoding"),
    ):
        with pytest.raises(InputError) as caught:
            parse_plan(data)
        assert caught.value.faults[0].code == code
    with pytest.raises(InputError) as caught:
        parse_plan("kind,id\n" + "unscheduled,x\n" * 20_001)
    assert caught.value.faults[0].code == "SIZE-rows"
    with pytest.raises(InputError) as caught:
        parse_plan("kind,id\n" + "x" * 200_000)
    assert caught.value.faults[0].code == "SIZE-cell"


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=120),
        st.lists(
            st.sampled_from([*NAMES, *RowKind, ",", "\n", '"', "'", ";", "é", "2018-06-06T10:00"]), max_size=40
        ).map(lambda those: "".join(those).encode()),
    )
)
def test_any_bytes_are_a_plan_or_an_input_error(data: bytes) -> None:
    found: Plan | tuple[Fault, ...]
    try:
        found = parse_plan(b"kind,id,start_local,place,people\n" + data, WORLD)
    except InputError as error:
        found = error.faults
    assert found


def test_the_table_of_columns_is_complete_and_told() -> None:
    assert len(set(NAMES)) == len(NAMES)
    page = markdown()
    for column in COLUMNS:
        assert f"| `{column.name}` | {column.meaning} |" in page
        assert column.rows
    assert page.count("\n") == len(COLUMNS) + 2
