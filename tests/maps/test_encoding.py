from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.encoding import (
    Grid,
    decode,
    decode_lines,
    differences,
    encode,
    encode_lines,
    script_json,
)

numbers = st.lists(st.integers(-(2**30), 2**30))
points = st.lists(st.tuples(st.integers(-90000, 90000), st.integers(-90000, 90000)), min_size=1)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param([0, 1, -1], "ACD", id="sign-is-the-lowest-bit"),
        pytest.param([15, 16], "egB", id="one-digit-then-two"),
    ],
)
def test_numbers_as_digits(values: list[int], text: str) -> None:
    assert encode(values) == text


@given(numbers)
def test_numbers_come_back(values: list[int]) -> None:
    assert decode(encode(values)) == values


@given(numbers)
def test_differences_add_up(values: list[int]) -> None:
    assert np.cumsum(differences(values)).tolist() == values


@given(st.lists(points))
def test_lines_come_back(lines: list[list[tuple[int, int]]]) -> None:
    arrays = [np.array(line, dtype=np.int64) for line in lines]
    back = decode_lines(encode_lines(arrays))
    assert [line.tolist() for line in back] == [line.tolist() for line in arrays]


@given(st.floats(20, 45), st.floats(42, 54))
def test_grid_is_off_by_half_a_step_at_most(lon: float, lat: float) -> None:
    grid = Grid()
    back = grid.degrees(grid.quantise(np.array([[lon, lat]])))[0]
    assert abs(back[0] - lon) <= 0.51 * grid.step_lon
    assert abs(back[1] - lat) <= 0.51 * grid.step_lat


@given(st.text())
def test_json_cannot_leave_a_script(text: str) -> None:
    written = script_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": text}
