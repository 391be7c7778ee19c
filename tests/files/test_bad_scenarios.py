"""Every bad file is refused with exactly these faults: code, place, path, and what would be right.

Beside each `bad/NAME.yaml` lies `bad/NAME.txt` with what the planner is told. To add a case, write both.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.errors import InputError, NotFound
from planner.files import load_scenario, load_tree, parse_scenario

BAD = Path(__file__).parent / "bad"
FAMILIES = {"FMT", "REF", "TIME", "NUM", "ID", "LOGIC", "SIZE", "SEC", "PERM"}
JARGON = re.compile(
    r"pydantic|validation|mapping values|NoneType|\bstr\b|\bdict\b|\btuple\b|\bint\b|\bfloat\b|Traceback|errors\.|site-packages"
)


@pytest.mark.parametrize("file", sorted(BAD.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_bad_file_is_refused_in_these_words(file: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_scenario(file)
    told = str(caught.value).replace(f"{BAD}/", "")
    assert told == file.with_suffix(".txt").read_text(encoding="utf-8").removesuffix("\n")


@pytest.mark.parametrize("file", sorted(BAD.glob("*.txt")), ids=lambda file: file.stem)
def test_the_words_are_for_people(file: Path) -> None:
    assert file.with_suffix(".yaml").exists()
    for line in file.read_text(encoding="utf-8").splitlines():
        code, place, *_ = line.split(" ")
        assert code.split("-")[0] in FAMILIES
        assert place.endswith(":") or re.fullmatch(r"[\w./-]+\.yaml:[0-9]+:[0-9]+:?", place)
        assert not JARGON.search(re.sub(r"'[^']*'", "", line.split(": ", 1)[1]))
        assert line.isprintable()


def test_the_same_world_without_a_fault_is_read() -> None:
    assert load_scenario(BAD / "base" / "world.yaml").title == "A small world"


def test_a_chain_of_five_files_is_read() -> None:
    assert load_scenario(BAD / "base" / "chain-3.yaml").title == "A small world"


def test_a_mark_at_the_start_and_mixed_line_ends_are_read(tmp_path: Path) -> None:
    world = (BAD / "base" / "world.yaml").read_bytes()
    marked = tmp_path / "marked.yaml"
    marked.write_bytes(b"\xef\xbb\xbf" + world.replace(b"\n", b"\r\n", 20))
    assert load_scenario(marked) == load_scenario(BAD / "base" / "world.yaml")


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    for name in ("none.yaml", "none/none.yaml", "nul\0.yaml"):
        with pytest.raises(NotFound):
            load_scenario(tmp_path / name)


def test_a_folder_and_a_device_are_refused(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "FMT-folder"), (Path("/dev/zero"), "SEC-device")):
        with pytest.raises(InputError) as caught:
            load_scenario(path)
        assert [fault.code for fault in caught.value.faults] == [code]


def test_a_file_of_more_than_a_megabyte_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_text("# comment\n" * 110_000, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_scenario(file)
    assert caught.value.faults[0].code == "SIZE-file"


def test_an_uploaded_variant_is_refused_and_a_whole_scenario_read() -> None:
    world = (BAD / "base" / "world.yaml").read_text(encoding="utf-8")
    assert parse_scenario(world).title == "A small world"
    assert parse_scenario(world.encode()) == parse_scenario(world)
    with pytest.raises(InputError) as caught:
        parse_scenario("extends: world.yaml\npatch: {}\n", "upload.yaml")
    assert str(caught.value.faults[0]).startswith("SEC-path upload.yaml:1:10 extends")


def test_every_fault_is_told_at_once_and_a_hundred_at_most() -> None:
    people = "".join(f"  p{number}: {{name: A, of: none}}\n" for number in range(150))
    world = (BAD / "base" / "world.yaml").read_text(encoding="utf-8").replace("people:\n", f"people:\n{people}")
    with pytest.raises(InputError) as caught:
        parse_scenario(world)
    assert len(caught.value.faults) == 150
    assert str(caught.value).splitlines()[-1] == "... and 50 more problems"


def test_the_tree_of_a_variant_is_text_with_its_patch_laid_over_it(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("title: A\nhome: NO\nnote: x\nlist: [1, 2]\n", encoding="utf-8")
    (tmp_path / "v.yaml").write_text(
        "extends: base.yaml\ntitle: B\npatch: {note: null, list: ['null', 08:30]}\n", encoding="utf-8"
    )
    assert load_tree(tmp_path / "v.yaml") == {"title": "B", "home": "NO", "list": ["null", "08:30"]}


def test_a_fault_of_a_variant_stands_in_the_file_that_says_it(tmp_path: Path) -> None:
    world = (BAD / "base" / "world.yaml").read_text(encoding="utf-8")
    (tmp_path / "base.yaml").write_text(world.replace("base: seoul", "base: sol"), encoding="utf-8")
    (tmp_path / "v.yaml").write_text("extends: base.yaml\npatch:\n  people: {kang: {base: sool}}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_scenario(tmp_path / "v.yaml")
    places = {fault.path: (Path(fault.file or "").name, fault.line) for fault in caught.value.faults}
    assert places[("delegations", "rok", "base")] == ("base.yaml", 23)
    assert places[("people", "kang", "base")] == ("v.yaml", 3)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside.yaml", tmp_path / "folder" / "base.yaml"
    outside.write_bytes((BAD / "base" / "world.yaml").read_bytes())
    inside.parent.mkdir()
    inside.symlink_to(outside)
    variant = inside.parent / "variant.yaml"
    variant.write_text("extends: base.yaml\n", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"SEC-path .*variant\.yaml:1:10 extends: 'base\.yaml' leads out of this folder"
    ):
        load_scenario(variant)
    inside.unlink()
    inside.write_bytes(outside.read_bytes())
    assert load_scenario(variant).title == "A small world"
