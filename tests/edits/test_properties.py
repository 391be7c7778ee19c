"""What holds for every edit: the text says the edited tree, nothing else changes, and an added entry can be taken out again."""

from __future__ import annotations

import difflib
import random
import sys
import time
from itertools import pairwise
from typing import Any

import pytest

from planner.edits import Edit, Remove, Rename, Set, Several, apply
from planner.edits.edit import edited
from planner.edits.marks import marked, tree_of
from planner.errors import InputError
from planner.files.yaml_tree import read_tree
from tests.edits.texts import SINGAPORE, TEXTS, paths, value


def strict(text: str) -> Any:
    """The tree that the strict reader finds."""
    return read_tree(text.encode(), None, deletions_in="patch").tree


def some_edit(chance: random.Random, known: list[tuple[str, ...]]) -> Edit:
    path = chance.choice(known)
    kind = chance.random()
    if kind > 0.9:
        near = [each for each in known if each[:2] == path[:2]]
        return Several(tuple(some_edit(chance, near) for _ in range(3)))
    if kind < 0.3:
        return Remove(path)
    if kind < 0.7:
        return Set(path, value(chance))
    steps = [chance.choice(["new", "0", "x y", "1", "a: b"]) for _ in range(chance.choice([1, 1, 2]))]
    return Set((*path, *steps), value(chance))


def try_edits(text: str, seed: int, count: int, strictly: int) -> int:
    """Makes random edits of a text; of those that are possible, every `strictly`-th result is read by the strict reader."""
    chance = random.Random(seed)
    tree = tree_of(marked(text))
    known, made = list(paths(tree)), 0
    for number in range(count):
        edit = some_edit(chance, known)
        try:
            want = edited(tree, edit)
        except InputError:
            with pytest.raises(InputError):
                apply(text, edit)
            continue
        after = apply(text, edit)
        made += 1
        if number % strictly == 0:
            assert strict(after) == want, edit
        else:
            assert tree_of(marked(after)) == want, edit
        assert after.startswith("\ufeff") == text.startswith("\ufeff")
        assert ("\r" in after) == ("\r" in text)
    return made


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("seed", range(2))
def test_the_text_says_the_edited_tree(name: str, seed: int) -> None:
    text = TEXTS[name]
    assert tree_of(marked(text)) == strict(text)
    assert try_edits(text, seed, 300, 3) > 150


def test_the_text_of_singapore_says_the_edited_tree() -> None:
    assert tree_of(marked(SINGAPORE)) == strict(SINGAPORE)
    assert try_edits(SINGAPORE, 1, 60, 20) > 30


def test_several_edits_at_once_leave_the_text_that_they_leave_one_by_one() -> None:
    one = Set(("meetings", "ny-dinner", "length"), "2 h")
    two = Remove(("meetings", "ny-dinner", "status"))
    three = Set(("people", "new"), {"name": "New", "of": "us"})
    text = SINGAPORE
    for each in (one, two, three):
        text = apply(text, each)
    assert apply(SINGAPORE, Several((one, two, three))) == text
    assert apply(SINGAPORE, Several((one, Several((two,)), three))) == text


def test_several_edits_may_build_on_each_other() -> None:
    edits = (
        Set(("notes",), {"a": "b"}),
        Set(("notes", "c"), "d"),
        Remove(("notes", "a")),
        Rename(("people", "trump"), "djt"),
        Set(("people", "djt", "rank"), "2"),
    )
    assert tree_of(marked(apply(SINGAPORE, Several(edits))))["people"]["djt"]["rank"] == "2"
    assert tree_of(marked(apply(SINGAPORE, Several(edits))))["notes"] == {"c": "d"}


@pytest.mark.parametrize("name", TEXTS)
def test_the_parser_in_python_gives_the_same_marks(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("yaml")
    text = TEXTS[name].removeprefix("\ufeff")
    found = marked(text)
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert marked(text) == found


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_added_can_be_taken_out_again_to_the_byte(name: str) -> None:
    text = TEXTS[name]
    tree = tree_of(marked(text))
    for path in [(), *paths(tree)]:
        inside = tree
        for step in path:
            inside = inside[int(step)] if isinstance(inside, list) else inside[step]
        bare = path == ("list", "1", "0")  # a pair in a list gets brackets when something is added, and keeps them
        if isinstance(inside, dict | list) and inside and not bare:
            inner = (*path, "brand-new" if isinstance(inside, dict) else str(len(inside)))
            for each in ("x", ["a", "b"], {"a": {"b": "c"}}):
                assert apply(apply(text, Set(inner, each)), Remove(inner)) == text, inner


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_set_can_be_set_back_to_the_byte(name: str) -> None:
    text = TEXTS[name]
    tree = tree_of(marked(text))
    for path in paths(tree):
        old = tree
        for step in path:
            old = old[int(step)] if isinstance(old, list) else old[step]
        if isinstance(old, str) and f"{old}\n" in text and old:
            assert apply(apply(text, Set(path, "other")), Set(path, old)) == text, path


def test_an_edit_of_singapore_is_quick() -> None:
    pytest.importorskip("yaml")
    edit = Set(("meetings", "ny-dinner", "length"), "2 h")
    took = []
    for _ in range(5):
        before = time.process_time()
        apply(SINGAPORE, edit)
        took.append(time.process_time() - before)
    assert min(took) < 0.1


def test_every_entry_of_singapore_goes_with_nothing_but_its_own_lines() -> None:
    tree = tree_of(marked(SINGAPORE))
    lines = SINGAPORE.splitlines()
    chance = random.Random(3)
    for path in chance.sample(list(paths(tree)), 40):
        after = apply(SINGAPORE, Remove(path)).splitlines()
        codes = [
            each
            for each in difflib.SequenceMatcher(None, lines, after, autojunk=False).get_opcodes()
            if each[0] != "equal"
        ]
        assert len(codes) == 1, (path, codes)
        assert codes[0][0] == "delete" or codes[0][2] - codes[0][1] == codes[0][4] - codes[0][3] == 1


def test_comments_survive_what_does_not_concern_them() -> None:
    known = [each for each in paths(tree_of(marked(SINGAPORE))) if each[0] == "meetings" and len(each) == 3]
    for path, other in list(pairwise(known))[::40]:
        after = apply(SINGAPORE, Set(path, "x"))
        assert after.count("#") >= SINGAPORE.count("#") - 1, (path, other)
