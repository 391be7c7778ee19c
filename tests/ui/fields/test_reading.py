"""What people type is read generously, said in full, and written as a file writes it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits import Set, apply
from planner.errors import InputError
from planner.files import load_draft
from tests.ui.fields.drafts import (
    MEETING,
    NOWHERE,
    SINGAPORE,
    TREE,
    TREES,
    broken_drafts,
    field,
    forms,
    reading,
    refusal,
)
from ui.fields.field import FormField
from ui.fields.form import Kind, form_of
from ui.fields.reading import Context, read, read_or_kept, shown, typed
from ui.fields.showing import cell
from ui.fields.trees import value_at

Path = tuple[str, ...]
TEXT = SINGAPORE.read_text(encoding="utf-8")
WHO = (MEETING, "who.required")
MOMENT = (MEETING, "pin.at")
WINDOW = (MEETING, "when.between")
LENGTH = (MEETING, "length")
HOURS = (MEETING, "when.time_of_day")

NAN = float("nan")
OTHERS: list[tuple[Path, str, object, object]] = [
    (*WHO, "Kim Yong Chol, trump", ["kim-yong-chol", "trump"]),
    (*WHO, "KIM YONG-CHOL; Pompeo", ["kim-yong-chol", "pompeo"]),
    (*WHO, ["Xi Jinping", "xi"], ["xi"]),
    (*WHO, "somebody-new", ["somebody-new"]),
    (
        MEETING,
        "who.optional",
        "Allison Hooker: 2, Randall Schriver 3, kelly",
        {"hooker": "2", "schriver": "3", "kelly": "1"},
    ),
    (
        MEETING,
        "who.leaves_after",
        "Allison Hooker: 45 min, Randall Schriver 1 h 30",
        {"hooker": "45 min", "schriver": "90 min"},
    ),
    (
        MEETING,
        "where",
        "Capella, Seoul, New York, Palace Hotel, Spellman Room",
        ["singapore/capella", "seoul", "new-york/palace-hotel"],
    ),
    (MEETING, "where", "remote", ["remote"]),
    (MEETING, "where", "singapore/other", ["singapore/other"]),
    (MEETING, "pin.place", "Treaty Room", "washington/state-department/treaty-room"),
    (MEETING, "kind", "Working talks", "working-talks"),
    (MEETING, "status", "conf", "confirmed"),
    (MEETING, "when.days", "Mon-Wed, Sunday", ["mon", "tue", "wed", "sun"]),
    (MEETING, "when.days", "sat - mon", ["sat", "sun", "mon"]),
    (MEETING, "when.days", "weekdays", ["mon", "tue", "wed", "thu", "fri"]),
    (MEETING, "must", "Yes", "true"),
    (MEETING, "must", True, "true"),
    (MEETING, "must", "no", "false"),
    (MEETING, "priority", "1,000", "1000"),
    (MEETING, "priority", 30.0, "30"),
    (MEETING, "track", "Inter Korean", "inter-korean"),
    (MEETING, "title", "  Two\nlines ", "Two lines"),
    (MEETING, "needs.interpretation", "en-ko, English/Japanese, ru en", ["en-ko", "en-ja", "ru-en"]),
    (MEETING, "needs.named", "Lee  Yun-hyang, Kim Ju Song, Kim Ju Song", ["Lee Yun-hyang", "Kim Ju Song"]),
    (("resources", "new"), "names", ["Lee Yun-hyang", "Kim, Ju Song"], ["Lee Yun-hyang", "Kim, Ju Song"]),
    (MEETING, "needs.features", "booth, Press Room", ["booth", "press-room"]),
    (("people", "trump"), "languages", "English, ko, rus", ["en", "ko", "ru"]),
    (("people", "trump"), "of", "Republic of Korea", "rok"),
    (("people", "trump"), "base", "seoul", "seoul"),
    (("places", "new"), "zone", "new york", "America/New_York"),
    (("places", "new"), "zone", "Asia/Seoul", "Asia/Seoul"),
    (("places", "new"), "airport", "sin", "SIN"),
    (("places", "new"), "holidays", "us ny", "US-NY"),
    (("places", "new"), "at", "38.8977 N 77.0365 W", ["38.8977", "-77.0365"]),
    (("places", "new"), "at", "40.7490, -73.9680", ["40.7490", "-73.9680"]),
    (("places", "new"), "extra_holidays", "30 May, 2018-06-01", ["2018-05-30", "2018-06-01"]),
    (
        ("places", "singapore"),
        "ground",
        "St Regis - Capella 25; istana to capella: 1:10",
        {"st-regis - capella": "25 min", "istana - capella": "70 min"},
    ),
    (("permits", "un-exemption"), "authority.lead", "1 day", "1 working day"),
    (("permits", "un-exemption"), "authority.lead", "5 working days", "5 working days"),
    (("permits", "un-exemption"), "opens.within_miles", "2,5", "2.5"),
    (("permits", "un-exemption"), "granted", "30 May", "2018-05-30"),
    (("permits", "un-exemption"), "for", "DPR Korea", ["dprk"]),
    (
        MEETING,
        "stages",
        [{"Title": "Talk", "Length": "1h30", "With": "Kelly"}, {"Title": "", "Length": None}],
        [{"title": "Talk", "length": "90 min", "who": ["kelly"]}],
    ),
    (
        ("routes", "new"),
        "departures",
        [{"Take-off": "9", "Weekdays": "daily", "Length of the flight": "2 h"}],
        [{"at": "09:00", "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "length": "2 h"}],
    ),
    (
        ("routes", "new"),
        "stretches",
        [
            {
                "Mode": "train",
                "Ends in": "Dong Dang",
                "Length of the stretch": "60 h",
                "Sleeper": True,
                "Change after it": "30",
            },
            {"Mode": "ground", "Length of the stretch": "2h30"},
        ],
        [
            {"mode": "train", "to": "Dong Dang", "length": "60 h", "sleeper": "true", "change": "30 min"},
            {"mode": "ground", "length": "150 min"},
        ],
    ),
    (
        ("places", "seoul"),
        "other_airports",
        [{"Airport": "gmp", "Way beyond the transfer": "10"}],
        [{"airport": "GMP", "ground": "10 min"}],
    ),
    (("routes", "new"), "airports", "HND-JFK", "HND-JFK"),
    *[(MEETING, key, nothing, None) for key in ("length", "who.required", "must") for nothing in (None, "", [], NAN)],
    *[(MEETING, "stages", nothing, None) for nothing in (None, [], [{"Title": ""}])],
]


@pytest.mark.parametrize(("path", "key", "what", "value"), OTHERS, ids=lambda each: str(each)[:40])
def test_everything_else_is_read(path: Path, key: str, what: object, value: object) -> None:
    assert reading(path, key, what) == value


@pytest.mark.parametrize(
    ("path", "key", "what", "said"),
    [
        (*WHO, "kim", "'kim' may be Andrew Kim (andrew-kim), Sung Kim (sung-kim), Kim Jong Un (kim-jong-un)"),
        (*WHO, "Donald Trumpp", "there is no entry called 'Donald Trumpp'; did you mean Donald Trump?"),
        (MEETING, "where", "Atlantis!", "there is no place called 'Atlantis!'"),
        (MEETING, "kind", "working-talk-s", "did you mean working-talks? write"),
        (MEETING, "kind", "bi", "write bilateral"),
        (MEETING, "when.days", "Someday", "write mon, tue"),
        (MEETING, "must", "maybe", "neither yes nor no"),
        (MEETING, "priority", "0", "from 1 to 1,000"),
        (MEETING, "priority", "ten", "'ten' is no whole number"),
        (MEETING, "priority", "\u0661\u0660", "no whole number"),
        (MEETING, "title", "a\x00b", "control character"),
        (MEETING, "title", "x" * 501, "at most 500"),
        (MEETING, "track", "!!!", "letters, digits and hyphens"),
        (MEETING, "needs.interpretation", "en", "two of them"),
        (("people", "trump"), "languages", "Klingon", "'Klingon' is no language known here"),
        (("places", "new"), "zone", "KST", "'KST' is no time zone"),
        (("places", "new"), "airport", "Changi", "IATA or ICAO"),
        (("places", "new"), "holidays", "Norway", "US or US-NY"),
        (("places", "new"), "at", "north of here", "latitude and longitude"),
        (("places", "new"), "at", "91, 0", "from -90 to 90"),
        (("places", "singapore"), "ground", "istana: 20", "two venues and a length"),
        (("permits", "un-exemption"), "authority.lead", "soon", "5 working days"),
        (("permits", "un-exemption"), "opens.within_miles", "far", "is no number"),
        (MEETING, "stages", "text", "fill in its rows"),
    ],
)
def test_everything_else_that_is_wrong_is_told(path: Path, key: str, what: object, said: str) -> None:
    assert said in refusal(path, key, what)


def test_faults_of_records_tell_row_and_column() -> None:
    rows = [{"Title": "Talk", "Length": "1 h"}, {"Title": "More", "Length": "long", "With": "Nobody!"}]
    with pytest.raises(InputError) as caught:
        read(field(MEETING, "stages"), rows, Context(TREE, MEETING))
    assert [fault.path for fault in caught.value.faults] == [
        (*MEETING, "stages", "1", "length"),
        (*MEETING, "stages", "1", "who"),
    ]
    assert caught.value.faults[0].message.startswith("row 2, Length: 'long' is no length")
    kept, faults = read_or_kept(field(MEETING, "stages"), rows, Context(TREE, MEETING))
    assert kept == [{"title": "Talk", "length": "1 h"}, {"title": "More", "length": "long", "who": ["Nobody!"]}]
    assert faults == caught.value.faults


def test_what_cannot_be_read_is_kept_as_it_was_written() -> None:
    kept, faults = read_or_kept(field(MEETING, "length"), "for ever", Context(TREE, MEETING))
    assert kept == "for ever"
    assert [fault.path for fault in faults] == [(*MEETING, "length")]
    assert read_or_kept(field(MEETING, "length"), "1:30", Context(TREE, MEETING)) == ("90 min", ())


@pytest.mark.parametrize("name", TREES)
def test_what_the_file_says_is_kept_exactly_as_it_is(name: str) -> None:
    tree, seen = TREES[name], 0
    for path in forms(tree):
        for each in form_of(path, tree):
            value = value_at(tree, (*path, *each.path))
            if value is None:
                continue
            seen += 1
            assert read(each, typed(each, value), Context(tree, path)) == value
            assert read(each, cell(each, value), Context(tree, path)) == value, "a cell of a table"
            if each.kind not in (Kind.ENTRIES, Kind.FLAG):
                assert read(each, typed(each, value), Context(tree, NOWHERE)) == value, "typed into an empty field"
    assert seen > 50


@pytest.mark.parametrize("name", TREES)
def test_what_is_shown_in_full_can_be_typed_again(name: str) -> None:
    tree = TREES[name]
    timed = {Kind.MOMENT, Kind.DAY, Kind.SPAN, Kind.SPANS, Kind.WINDOW, Kind.HOURS, Kind.CLOCK}
    for path in forms(tree):
        for each in form_of(path, tree):
            value = value_at(tree, (*path, *each.path))
            if value is not None and each.kind in timed:
                assert read(each, shown(each, value, each.zone), Context(tree, NOWHERE)) == value


@pytest.mark.parametrize(
    ("path", "key", "value", "words"),
    [
        (*MOMENT, "2018-05-30 19:00", "Wed 30 May 2018 19:00 (Singapore)"),
        (*MOMENT, "2018-05-30 19:00 Asia/Seoul", "Wed 30 May 2018 19:00 (Seoul)"),
        (*MOMENT, "2018-05-30 19:00+08:30", "Wed 30 May 2018 19:00 (UTC+08:30)"),
        (*MOMENT, "nonsense", "nonsense"),
        (*WINDOW, ["2018-05-30", "2018-06-02"], "Wed 30 May 2018 to Sat 2 June 2018, whole days (Singapore)"),
        (
            *WINDOW,
            ["2018-05-30 09:00", "2018-05-30 10:00"],
            "Wed 30 May 2018 09:00 to Wed 30 May 2018 10:00 (Singapore)",
        ),
        (*HOURS, ["22:00", "06:00"], "22:00 to 06:00 of the next day (Singapore)"),
        (*LENGTH, "150 min", "2 h 30 min"),
        (*WHO, ["trump", "gone"], "Donald Trump, gone"),
        (MEETING, "kind", "working-talks", "Working talks"),
        (MEETING, "must", "true", "yes"),
        (*WHO, None, ""),
    ],
)
def test_values_are_shown_in_full(path: Path, key: str, value: object, words: str) -> None:
    assert shown(field(path, key), value, "Asia/Singapore") == words


def test_a_flag_that_stays_at_its_default_stays_absent() -> None:
    returns = field(("people", "trump"), "returns")
    assert typed(returns, None) is True
    assert read(returns, True, Context(TREE, ("people", "trump"))) is None
    assert read(returns, False, Context(TREE, ("people", "trump"))) == "false"


EVERY_KIND: list[tuple[Path, str, object]] = [
    (MEETING, "title", "Another: title # with marks"),
    (MEETING, "note", "A note, with 'quotes' and {brackets}"),
    (MEETING, "track", "New track"),
    (("resources", "korean-interpreters-dprk"), "names", "Kim Ju Song, Another"),
    (("places", "singapore", "venues", "istana"), "features", "booth, garden"),
    (("people", "kelly"), "base", "Washington"),
    (("people", "kelly"), "deputies", "Bolton"),
    (("summit",), "place", "Capella"),
    (("meetings", "round-1"), "where", "Tongilgak, Peace House (southern side)"),
    (MEETING, "status", "tentative"),
    (("meetings", "round-1"), "when.days", "Sun-Mon"),
    (MEETING, "must", False),
    (MEETING, "priority", "1,000"),
    (("permits", "kim-yong-chol-waiver"), "opens.within_miles", "30"),
    (("places", "singapore", "venues", "istana"), "at", "1.307 N, 103.843 E"),
    (("meetings", "round-1"), "length", "2h45"),
    (("permits", "un-exemption"), "authority.lead", "4"),
    (("places", "singapore", "venues", "istana"), "hours", "6-24"),
    (("permits", "un-exemption"), "granted", "22 May"),
    (("places", "moscow"), "extra_holidays", "12 June"),
    (("horizon",), "to", "17 June"),
    (("permits", "un-exemption"), "valid", "25 May - 16 June"),
    (("people", "lavrov"), "blocked", "3 June 9:00-12:00"),
    (("meetings", "round-1"), "when.between", "27 - 28 May"),
    (("places", "tokyo"), "zone", "Tokyo"),
    (("places", "tokyo"), "airport", "nrt"),
    (("places", "tokyo"), "holidays", "jp"),
    (("people", "kelly"), "languages", "English, Korean"),
    (("meetings", "round-1"), "needs.interpretation", "Korean-English"),
    (("meetings", "round-1"), "who.optional", "Hooker 3"),
    (("meetings", "round-1"), "who.leaves_after", "Hooker 45, Choe Son Hui: 1 h"),
    (("places", "singapore"), "ground", "Istana - Capella: 25"),
    (("meetings", "round-1"), "stages", [{"Title": "One", "Length": "1:30"}, {"Title": "Two", "Length": "90"}]),
]


@pytest.mark.parametrize(
    ("path", "key", "what"), EVERY_KIND, ids=[f"{'.'.join(path)}.{key}" for path, key, _ in EVERY_KIND]
)
def test_what_is_read_makes_a_scenario(path: Path, key: str, what: object) -> None:
    each = field(path, key)
    value = read(each, what, Context(TREE, path))
    assert value is not None
    scenario, tree = load_draft(SINGAPORE, apply(TEXT, Set((*path, *each.path), value)))
    assert value_at(tree, (*path, *each.path)) == value
    assert scenario.title


def test_every_kind_was_made_a_scenario_of() -> None:
    columns = {column.kind for column in field(("routes", "new"), "departures").columns}
    assert {field(path, key).kind for path, key, _ in EVERY_KIND} | columns == set(Kind) - {Kind.ENTRIES}


@settings(deadline=None, max_examples=150)
@given(tree=broken_drafts())
def test_what_is_broken_is_shown_and_kept(tree: Any) -> None:
    for path in forms(tree):
        for each in form_of(path, tree):
            value = value_at(tree, (*path, *each.path))
            held = typed(each, value)
            shown(each, value, each.zone)
            if value is not None:
                assert read(each, held, Context(tree, path)) == value
                assert read(each, cell(each, value), Context(tree, path)) == value


FORMS = (MEETING, ("people", "trump"), ("places", "singapore"), ("permits", "un-exemption"), ("routes", "new"))
READABLE = [each for path in FORMS for each in form_of(path, TREE)]
TYPED = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="0123456789-:;., hmapdjunetoyb/", max_size=24),
    st.lists(st.text(max_size=9), max_size=3),
    st.integers(),
    st.floats(),
    st.booleans(),
)


@settings(deadline=None, max_examples=400)
@given(each=st.sampled_from(READABLE), what=TYPED)
def test_whatever_is_typed_is_read_or_told(each: FormField, what: object) -> None:
    try:
        value = read(each, what, Context(TREE, NOWHERE))
    except InputError:
        value = None
    if value is not None and each.kind not in (Kind.ENTRIES, Kind.RECORDS, Kind.FLAG):
        again = read(each, typed(each, value), Context(TREE, NOWHERE))
        assert again == value, "what is written is read as itself"


@pytest.mark.parametrize("what", ["Hooker", "Hooker: late", "45 min"])
def test_whoever_leaves_earlier_needs_a_length(what: str) -> None:
    with pytest.raises(InputError) as told:
        reading(MEETING, "who.leaves_after", what)
    assert {fault.code for fault in told.value.faults} == {"FMT-form"}
