"""Connected parts: what hangs together, and what can be reached."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.graph import NONE, parts, reaches

ROW = np.array([(0, 1), (1, 2), (2, 3), (3, 4)], dtype=np.int32)
SOME = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20)


@pytest.mark.parametrize(
    ("open_", "expected"),
    [
        pytest.param([1, 1, 1, 1, 1], [0, 0, 0, 0, 0], id="one"),
        pytest.param([1, 1, 0, 1, 1], [0, 0, NONE, 3, 3], id="two"),
        pytest.param([0, 0, 0, 0, 0], [NONE] * 5, id="none"),
        pytest.param([1, 0, 1, 0, 1], [0, NONE, 2, NONE, 4], id="each-alone"),
    ],
)
def test_parts_of_a_row(open_: list[int], expected: list[int]) -> None:
    assert parts(np.array(open_, dtype=bool), ROW).tolist() == expected


def test_without_neighbours_each_is_alone() -> None:
    nothing = np.zeros((0, 2), dtype=np.int32)
    assert parts(np.ones(3, dtype=bool), nothing).tolist() == [0, 1, 2]


@given(pairs=SOME, closed=st.sets(st.integers(0, 11)))
def test_neighbours_are_in_one_part_and_parts_are_whole(
    pairs: list[tuple[int, int]], closed: set[int]
) -> None:
    open_ = np.array([cell not in closed for cell in range(12)])
    table = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    found = parts(open_, table)
    assert ((found == NONE) == ~open_).all()
    slow = list(range(12))
    for _ in range(12):
        for one, other in pairs:
            if open_[one] and open_[other]:
                slow[one] = slow[other] = min(slow[one], slow[other])
    assert found[open_].tolist() == [slow[cell] for cell in range(12) if open_[cell]]


def test_a_goal_is_reached_within_its_part() -> None:
    found = parts(np.array([1, 1, 0, 1, 1], dtype=bool), ROW)
    goal = np.array([0, 1, 1, 0, 0], dtype=bool)
    assert reaches(found, goal).tolist() == [True, True, False, False, False]
