"""YAML as a tree of text with places: nothing is guessed, nothing is hidden, and no bytes do more than raise InputError."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import InputError
from planner.files import parse_scenario
from planner.files.yaml_tree import MOST_BYTES, read_tree


@pytest.mark.parametrize(
    "word",
    ["NO", "on", "12:30", "18:00:00", "010", "1e3", "0x1F", ".nan", "1_000", "2018-06-12", "true", "3.10", "=", "-1"],
)
def test_every_scalar_stays_the_text_that_was_written(word: str) -> None:
    document = read_tree(f"a: {word}\nb: [{word}]\nc: {{d: '{word}'}}\n".encode(), None)
    assert document.tree == {"a": word, "b": [word], "c": {"d": word}}
    assert document.faults == ()


def test_places_count_from_one_and_point_at_scalars_and_at_keys() -> None:
    places = read_tree(b"a:\n  b: text\n  c: [x,\n    y]\n", "f").places
    found = {path: (place.line, place.column) for path, place in places.values.items()}
    assert found[("a",)] == (1, 1)
    assert found[("a", "b")] == (2, 6)
    assert found[("a", "c")] == (3, 3)
    assert found[("a", "c", "1")] == (4, 5)
    key = places.keys[("a", "b")]
    assert (key.file, key.line, key.column) == ("f", 2, 3)
    assert places.of(("a", "c", "7", "z")) == places.values[("a", "c")]


def test_null_is_a_deletion_in_a_patch_and_refused_elsewhere() -> None:
    text = b"patch: {a: null, b: 'null'}\nother: null\n"
    document = read_tree(text, None, deletions_in="patch")
    assert document.tree["patch"] == {"a": None, "b": "null"}
    assert [fault.path for fault in document.faults] == [("other",)]
    assert len(read_tree(text, None).faults) == 2


def test_twenty_levels_are_read_and_twenty_one_are_not() -> None:
    assert read_tree(b"[" * 20 + b"x" + b"]" * 20, None).faults == ()
    with pytest.raises(InputError):
        read_tree(b"[" * 21 + b"x" + b"]" * 21, None)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[\n" * 400_000, id="open lists"),
        pytest.param(b"? " * 4_000, id="odd keys"),
        pytest.param(b"a: b\n" * 60_000, id="one key again and again"),
        pytest.param(b"- - - - - - - - - - - - - - - - - - - - - - -\n", id="lists in lists"),
        pytest.param(b"&a " * 3_000, id="anchors"),
        pytest.param(b"a: '" + b"\n" * 300_000, id="a quote over many lines"),
        pytest.param(b"{a: " * 2_000, id="open maps"),
    ],
)
def test_hostile_files_are_refused_soon(data: bytes) -> None:
    assert len(data) <= MOST_BYTES
    began = time.process_time()
    with pytest.raises(InputError):
        parse_scenario(data)
    assert time.process_time() - began < 5


PIECES = [
    *(
        "schema: 1\n",
        "title: A\n",
        "people:\n",
        "  kang: {name: Kang, of: rok}\n",
        "meetings: {",
        "patch:\n",
        "extends: x.yaml\n",
    ),
    *(
        "}",
        "[",
        "]",
        "- ",
        "? ",
        ": ",
        "&a ",
        "*a",
        "!t ",
        "<<: ",
        "|\n",
        "|9x",
        ">-\n",
        "'",
        '"',
        "\\",
        "#",
        "\t",
        "\r\n",
        "\n",
    ),
    *(
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "null",
        "~",
        "2018-06-12",
        "\ufeff",
        "\u00e9",
        "\x85",
        "\x00",
        '"\\UFFFFFFFF"',
        "  ",
        "@",
        "`",
    ),
]
BYTES = st.one_of(
    st.binary(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map(lambda those: "".join(those).encode())
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(st.sampled_from(PIECES), max_size=25).map(lambda those: "".join(those).encode()),
    )
)
def test_any_bytes_are_a_scenario_or_an_input_error(data: bytes) -> None:
    found: list[str]
    try:
        found = [parse_scenario(data).title]
    except InputError as error:
        found = [fault.message for fault in error.faults]
    assert found
    assert all(found)
