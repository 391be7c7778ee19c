"""Which files are instances, of which format, and everything that is wrong with them at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.bench.files.formats import Format, format_of
from planner.bench.files.known import best_known
from planner.bench.files.recognised import Looked, look
from planner.errors import InputError
from tests.bench.files.instances import b2b_tree, csplib_tree, meeting, meetings_tree
from tests.bench.test_study import shuttle

TREES = {
    Format.CSPLIB: csplib_tree(),
    Format.MEETING_SCHEDULING: meetings_tree(meeting(1, [0])),
    Format.B2B: b2b_tree(),
    Format.STUDY: shuttle(),
}


def put(file: Path, tree: object) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(tree), encoding="utf-8")
    return file


def faults(*paths: Path, most: int = 300) -> list[str]:
    with pytest.raises(InputError) as error:
        look(paths, most)
    return [str(each) for each in error.value.faults]


@pytest.mark.parametrize("kind", Format)
def test_a_format_is_known_by_what_a_file_holds(kind: Format, tmp_path: Path) -> None:
    assert format_of(TREES[kind]) is kind
    (found,) = look([put(tmp_path / "no-json-by-its-name.txt", TREES[kind])], 300).instances
    assert found.format is kind
    assert found.methods == ((*kind.methods, "published") if kind is Format.CSPLIB else kind.methods)
    assert found.name == TREES[kind]["name"]
    assert found.meetings >= 1


@pytest.mark.parametrize("tree", [None, 3, "attends", [], {}, {"attends": []}, {"kind": "fair"}, {"kind": ["week"]}])
def test_other_things_are_of_none(tree: object, tmp_path: Path) -> None:
    assert format_of(tree) is None
    file = put(tmp_path / "a.json", tree)
    assert faults(file) == [
        f"FMT-instance {file}: it is of none of the formats: csplib-046, meeting-scheduling, b2b, study"
    ]


def test_a_folder_is_searched_and_what_is_strange_in_it_is_told_once_for_each_folder(tmp_path: Path) -> None:
    put(tmp_path / "b" / "deep" / "two.json", b2b_tree())
    put(tmp_path / "a" / "one.JSON", csplib_tree())
    put(tmp_path / ".hidden" / "three.json", b2b_tree())
    for name in ("plan.csv", "other.json", "z.yaml"):
        put(tmp_path / "b" / name, {})
    put(tmp_path / "a" / "notes.txt", {})
    found = look([tmp_path], 300)
    assert [each.name for each in found.instances] == ["by-hand", "ring"]
    assert found.left_out == [
        f"{tmp_path / 'a'}: 1 file is of none of the formats",
        f"{tmp_path / 'b'}: 3 files are of none of the formats",
    ]


def test_a_file_that_is_named_twice_runs_once(tmp_path: Path) -> None:
    file = put(tmp_path / "a.json", b2b_tree())
    assert len(look([file, tmp_path, file], 300).instances) == 1


def test_large_ones_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    file = put(tmp_path / "a.json", b2b_tree())
    put(tmp_path / "small.json", csplib_tree())
    found = look([tmp_path], 3)
    assert [each.name for each in found.instances] == ["by-hand"]
    assert found.left_out == [f"{file}: 4 meetings, more than 3; --meetings 4 runs it, too"]
    assert len(look([tmp_path], 4).instances) == 2


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    put(tmp_path / "a.json", csplib_tree(slots=-1))
    put(tmp_path / "b.json", b2b_tree(participants="x"))
    (tmp_path / "c.json").write_text('{"attends": [,]}', encoding="utf-8")
    (tmp_path / "d.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "e.json").write_text("[" * 100_000, encoding="utf-8")
    (tmp_path / "f.json").write_text(f"[{'9' * 5_000}]", encoding="utf-8")
    told = faults(tmp_path, tmp_path / "nowhere.json")
    for number, words in enumerate(
        (
            f"NUM-range {tmp_path}/a.json slots: -1 is out of range",
            f'FMT-type {tmp_path}/b.json participants: "x" is no whole number',
            f"FMT-json {tmp_path}/c.json:1:14: no JSON: expecting value",
            f"FMT-text {tmp_path}/d.json: no text in UTF-8",
            f"FMT-json {tmp_path}/e.json: no JSON that can be read",
            f"FMT-json {tmp_path}/f.json: no JSON that can be read",
            f"REF-unknown {tmp_path}/nowhere.json: the instance {tmp_path}/nowhere.json cannot be read",
        )
    ):
        assert [each for each in told if each.startswith(words)], (number, told)


def test_nothing_to_run_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path)[0].startswith("FMT-instance PATH: there is nothing to run")
    put(tmp_path / "a.json", b2b_tree())
    assert faults(tmp_path, most=3)[0].startswith("FMT-instance PATH: there is nothing to run")
    assert look([tmp_path], 4) != Looked()


def test_the_best_that_is_known_stands_in_a_table_beside_it(tmp_path: Path) -> None:
    file = put(tmp_path / "a.json", csplib_tree())
    assert best_known("by-hand", file) == ""
    (tmp_path / "reference_results.csv").write_text("name,min_slots\nby-hand,4\nother,x\n", encoding="utf-8")
    assert best_known("by-hand", file) == "4"
    assert best_known("other", file) == ""
    assert look([tmp_path], 300).instances[0].known == "4"
    assert look([tmp_path], 300).left_out == []
    assert best_known("shuttle-50-s1", file) == "340"
