from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from maps.encoding import Grid
from maps.topology import OUTSIDE, Topology, topology

UNIT = Grid(0.0, 0.0, 0.001, 0.001)


def squares(columns: int, rows: int) -> NDArray[np.object_]:
    """Unit squares with corners on whole degrees, row by row from the south west."""
    boxes = [shapely.box(x, y, x + 1, y + 1) for y in range(rows) for x in range(columns)]
    return np.array(boxes, dtype=object)


def shape_of(found: Topology, inside: set[int]) -> shapely.Geometry:
    """Patches as a page fills them: by the even-odd rule, from arcs with one side among them."""
    edges = [arc for arc in found.arcs if len(inside.intersection(arc.sides)) == 1]
    lines = [shapely.LineString(UNIT.degrees(arc.points)) for arc in edges]
    return shapely.build_area(shapely.MultiLineString(lines))


def test_no_cells() -> None:
    found = topology(np.array([], dtype=object), np.zeros((0, 1), dtype=np.int8), grid=UNIT)
    assert (found.count, found.arcs) == (0, ())


def test_cells_alike_are_one_patch_with_one_outline() -> None:
    found = topology(squares(3, 2), np.ones((6, 4), dtype=np.int8), grid=UNIT)
    assert found.count == 1
    assert [arc.sides for arc in found.arcs] == [(OUTSIDE, 0)]
    assert shape_of(found, {0}).equals(shapely.box(0, 0, 3, 2))


def test_a_boundary_is_kept_once() -> None:
    found = topology(squares(2, 1), np.array([[1], [2]]), grid=UNIT)
    assert sorted(arc.sides for arc in found.arcs) == [(OUTSIDE, 0), (OUTSIDE, 1), (0, 1)]
    shared = next(arc for arc in found.arcs if arc.sides == (0, 1))
    assert sorted(shared.points.tolist()) == [[1000, 0], [1000, 1000]]


def test_holes_and_islands() -> None:
    labels = np.ones((9, 1), dtype=np.int8)
    labels[4] = 2
    found = topology(squares(3, 3), labels, grid=UNIT)
    ring, island = found.patch_of[0], found.patch_of[4]
    assert shape_of(found, {ring}).area == pytest.approx(8)
    assert shape_of(found, {island}).equals(shapely.box(1, 1, 2, 2))


def test_empty_cells_and_slivers_leave_nothing_behind() -> None:
    sliver = shapely.box(1, 0, 1.0001, 1)  # less than a step of the grid
    cells = np.array(
        [shapely.box(0, 0, 1, 1), sliver, shapely.box(1.0001, 0, 2, 1), shapely.Polygon()],
        dtype=object,
    )
    found = topology(cells, np.arange(4)[:, None], grid=UNIT)
    sides = {arc.sides for arc in found.arcs}
    assert (0, 2) in sides
    assert not any(1 in pair or 3 in pair for pair in sides)


@given(
    seed=st.integers(0, 10_000),
    labels=st.lists(st.integers(0, 3), min_size=40, max_size=40),
    chosen=st.sets(st.integers(0, 3)),
)
def test_any_choice_of_patches_comes_back_whole(
    seed: int, labels: list[int], chosen: set[int]
) -> None:
    points = shapely.MultiPoint(np.random.default_rng(seed).uniform(0, 10, (40, 2)))
    parts = shapely.get_parts(shapely.voronoi_polygons(points, ordered=True))
    cells = shapely.set_precision(
        shapely.intersection(parts, shapely.box(0, 0, 10, 10)), UNIT.step_lon
    )
    codes = np.array(labels)
    found = topology(cells, codes[:, None], grid=UNIT, tolerance=0)
    inside = {int(found.patch_of[at]) for at in range(40) if labels[at] in chosen}
    edges = [arc for arc in found.arcs if len(inside.intersection(arc.sides)) == 1]
    ends = Counter(tuple(arc.points[end]) for arc in edges for end in (0, -1))
    assert all(count % 2 == 0 for count in ends.values())
    expected = shapely.area(cells[np.isin(codes, list(chosen))]).sum()
    assert shape_of(found, inside).area == pytest.approx(expected, abs=0.05)


def test_outlines_are_thinned_out_apart_from_the_rest() -> None:
    bump = shapely.Polygon([(0, 0), (1, 0), (1, 0.5), (1.002, 0.6), (1, 1), (0.5, 1.004), (0, 1)])
    other = shapely.Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1.002, 0.6), (1, 0.5)])
    cells = np.array([bump, other], dtype=object)
    labels = np.array([[1], [2]])
    fine = topology(cells, labels, grid=UNIT, tolerance=1)
    thin = topology(cells, labels, grid=UNIT, tolerance=1, outline=10)

    def count(found: Topology, *sides: int) -> int:
        return sum(len(arc.points) for arc in found.arcs if arc.sides == sides)

    assert count(thin, 0, 1) == count(fine, 0, 1)
    assert count(thin, OUTSIDE, 0) < count(fine, OUTSIDE, 0)
