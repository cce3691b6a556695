"""Areas and lines from arcs are those of plain unions, also where four cells meet at a corner."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from geo.areas import areas, areas_of, line, line_of
from geo.cells import Cells
from geo.claim import CODES, CONTROLS
from geo.outlines import Outlines
from geo.tracks import Track
from tests.geo import fronts
from tests.geo.examples import grid

CODE = {".": 0, "u": 1, "r": 2, "c": 3}


def _outlines(cells: Cells, *states: NDArray[np.int8]) -> Outlines:
    """Outlines of a track that goes through these states, a day each."""
    rows = [
        (day, cell, int(after[cell]))
        for day, (before, after) in enumerate(pairwise(states))
        for cell in np.flatnonzero(before != after).tolist()
    ]
    days, at, codes = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return Outlines(cells, Track(days, at, codes.astype(np.int8), {}), states[0])


def _same(cells: Cells, outlines: Outlines, labels: NDArray[np.int8]) -> None:
    found = outlines.areas(labels)
    assert set(found) == set(np.unique(labels).tolist())
    assert shapely.is_valid(list(found.values())).all()
    for code, shape in found.items():
        union = shapely.union_all(cells.polygons[labels == code])
        off = cells.projection.to_metres(shapely.symmetric_difference(shape, union))
        assert shapely.area(off) < 1
        assert shape.geom_type == "MultiPolygon"
    _same_tables(cells, outlines, labels)


def _same_tables(cells: Cells, outlines: Outlines, labels: NDArray[np.int8]) -> None:
    ours, theirs = areas_of(outlines, cells, labels), areas(cells, labels)
    assert ours["control"].tolist() == theirs["control"].tolist()
    assert ours["area_km2"].tolist() == pytest.approx(theirs["area_km2"].tolist())
    ours, theirs = line_of(outlines, labels), line(cells, labels)
    assert ours["stretch"].tolist() == theirs["stretch"].tolist()
    assert ours["length_km"].tolist() == pytest.approx(theirs["length_km"].tolist())
    for one, other in zip(ours.geometry, theirs.geometry, strict=True):
        assert shapely.hausdorff_distance(one, other) < 1e-6


@given(
    states=st.lists(
        st.lists(st.integers(0, len(CONTROLS) - 1), min_size=30, max_size=30),
        min_size=1,
        max_size=4,
    )
)
def test_states_of_a_lattice(states: list[list[int]]) -> None:
    cells = grid(6, 5)
    found = [np.array(state, dtype=np.int8) for state in states]
    outlines = _outlines(cells, *found)
    for labels in found:
        _same(cells, outlines, labels)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("uuuuuu urrrru urccru urrrru uuuuuu", id="ring-in-ring"),
        pytest.param("uuuuuu ururuu uururu ururuu uuuuuu", id="corner-to-corner"),
        pytest.param("rururu ururur rururu ururur rururu", id="chessboard"),
        pytest.param("uuuuuu uuuuuu uuuuuu uuuuuu uuuuuu", id="one-side"),
        pytest.param("uuuuuu urruru uruuru urrrru uuuuuu", id="bay"),
    ],
)
def test_shapes(rows: str) -> None:
    labels = np.array([CODE[letter] for letter in rows.replace(" ", "")], dtype=np.int8)
    _same(grid(6, 5), _outlines(grid(6, 5), labels), labels)


def test_fronts_of_random_cells() -> None:
    cells = fronts.cells(1_000)
    front = fronts.FRONTS["pocket"]
    states = [fronts.truth(cells, land) for land in (front.before, front.after)]
    ringed = states[1].copy()
    ringed[states[1] != states[0]] = CODES[CONTROLS[3]]
    outlines = _outlines(cells, *states, ringed)
    for labels in (*states, ringed):
        _same(cells, outlines, labels)
