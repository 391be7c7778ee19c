from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.conflicts.minimal import fewest

SETS = st.lists(st.sets(st.integers(0, 19), min_size=1, max_size=4), min_size=1, max_size=4)
GROUPS = st.lists(st.integers(1, 7), min_size=1, max_size=8)


@given(SETS, GROUPS)
def test_what_is_left_is_enough_and_nothing_less_is(enough: list[set[int]], sizes: list[int]) -> None:
    groups, things = [], list(range(20))
    for size in sizes:
        groups.append(things[:size])
        del things[:size]
    groups.append(things)

    def still(those: list[int]) -> bool:
        return any(one <= set(those) for one in enough)

    left = fewest(groups, still)
    assert still(left)
    assert not any(still([each for each in left if each != gone]) for gone in left)
    assert len(left) == len(set(left))


def test_of_two_that_would_do_the_one_that_comes_first_is_left() -> None:
    assert fewest([["a"], ["b"]], bool) == ["a"]
    assert fewest([["b"], ["a"]], bool) == ["b"]
