"""Patches: what they do by example (RFC 7396), and that difference and inverse keep their promise on any trees."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.patch import difference, inverse, merge, same, touched

SCALARS = st.one_of(st.text(max_size=5), st.booleans(), st.integers(-2, 2), st.sampled_from([0.0, 1.0, 2.5]))
KEYS = st.sampled_from(["a", "b", "c", "d"])
TREES = st.recursive(
    SCALARS, lambda t: st.one_of(st.lists(t, max_size=3), st.dictionaries(KEYS, t, max_size=4)), max_leaves=12
)
PATCHES = st.recursive(
    st.one_of(SCALARS, st.none()),
    lambda t: st.one_of(st.lists(SCALARS, max_size=3), st.dictionaries(KEYS, t, max_size=4)),
    max_leaves=12,
).filter(lambda patch: patch is not None)


@pytest.mark.parametrize(
    ("tree", "patch", "merged"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "foo"}, "bar", "bar"),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_a_patch_does_what_the_standard_says(tree: Any, patch: Any, merged: Any) -> None:
    assert same(merge(tree, patch), merged)


@given(TREES, TREES)
def test_the_difference_leads_from_one_tree_to_the_other(before: Any, after: Any) -> None:
    assert same(merge(before, difference(before, after)), after)


@given(TREES, PATCHES)
def test_the_inverse_undoes(tree: Any, patch: Any) -> None:
    assert same(merge(merge(tree, patch), inverse(tree, patch)), tree)


@given(TREES, PATCHES)
def test_nothing_is_changed_in_place(tree: Any, patch: Any) -> None:
    kept = copy.deepcopy((tree, patch))
    merge(tree, patch)
    difference(tree, patch)
    inverse(tree, patch)
    assert same([tree, patch], list(kept))


@given(TREES)
def test_no_difference_is_an_empty_patch(tree: Any) -> None:
    assert difference(tree, copy.deepcopy(tree)) == ({} if isinstance(tree, dict) else tree)


def test_the_difference_is_small() -> None:
    before = {"people": {"kang": {"rank": "2", "languages": ["ko"]}}, "title": "A"}
    after = {"people": {"kang": {"rank": "3", "languages": ["ko"]}}, "title": "A"}
    assert difference(before, after) == {"people": {"kang": {"rank": "3"}}}


@pytest.mark.parametrize(
    ("one", "other"), [(True, 1), (1, 1.0), ({"a": True}, {"a": 1}), (["1"], ["1", "2"]), ({}, [])]
)
def test_same_tells_apart_what_python_does_not(one: Any, other: Any) -> None:
    assert not same(one, other)
    assert same(one, copy.deepcopy(one))


def test_touched_names_what_a_patch_sets_and_deletes() -> None:
    patch = {"title": "B", "meetings": {"dinner": None, "talks": {"length": "2 h"}}, "routes": {}}
    assert touched(patch) == [("title",), ("meetings", "dinner"), ("meetings", "talks", "length"), ("routes",)]
    assert touched({}) == []
