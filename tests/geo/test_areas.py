"""Areas and the estimated line of contact from labelled cells."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from geo.areas import area_by_control, areas, line
from geo.claim import CODES, CONTROLS, Control
from geo.measure import area_km2
from tests.geo.examples import grid

LETTERS = {"u": Control.UKRAINE, "r": Control.RUSSIA, "c": Control.CONTESTED, ".": Control.UNKNOWN}
LABELS = st.lists(st.integers(0, 3), min_size=8, max_size=8).map(
    lambda codes: np.array(codes, dtype=np.int8)
)
# A cell of the grid is a tenth of a degree: 7.3 km wide, 11.1 km high.
WIDTH, HEIGHT = 7.3, 11.1


def _labels(text: str) -> NDArray[np.int8]:
    """Labels of the grid of four columns, its southern row first."""
    return np.array([CODES[LETTERS[letter]] for letter in text.replace(" ", "")], dtype=np.int8)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param("uurr uurr", {"contact": 2 * HEIGHT}, id="straight"),
        pytest.param("uuuu rrrr", {"contact": 4 * WIDTH}, id="east-west"),
        pytest.param("urrr rrrr", {"contact": WIDTH + HEIGHT}, id="corner"),
        pytest.param("uurr ucrr", {"contact": HEIGHT, "contested": WIDTH + 2 * HEIGHT}, id="fight"),
        pytest.param("uccr uccr", {"contested": 4 * HEIGHT}, id="fight-between"),
        pytest.param("u..r u..r", {"unknown": 4 * HEIGHT}, id="left-by-both"),
        pytest.param("u.cr u.cr", {"contested": 2 * HEIGHT, "unknown": 2 * HEIGHT}, id="both"),
        pytest.param("cccc ....", {}, id="no-side"),
        pytest.param("uuuu uuuu", {}, id="one-side"),
    ],
)
def test_the_line_runs_where_control_differs(labels: str, expected: dict[str, float]) -> None:
    found = line(grid(), _labels(labels))
    lengths = dict(zip(found["stretch"], found["length_km"], strict=True))
    assert lengths == pytest.approx(expected, rel=0.02)
    assert found.crs.to_epsg() == 4326
    assert list(found.columns) == ["stretch", "length_km", "geometry"]


def test_areas_have_an_order_and_a_reference_system() -> None:
    found = areas(grid(), _labels("ucr. ucr."))
    assert found["control"].tolist() == ["ukraine", "russia", "contested", "unknown"]
    assert found.crs.to_epsg() == 4326
    assert set(found.geom_type) == {"MultiPolygon"}
    assert found["area_km2"].tolist() == pytest.approx([2 * WIDTH * HEIGHT] * 4, rel=0.02)


@given(labels=LABELS)
def test_areas_add_up_to_the_country_without_overlap(labels: NDArray[np.int8]) -> None:
    found = areas(grid(), labels)
    country = shapely.union_all(grid().polygons)
    assert found["area_km2"].sum() == pytest.approx(grid().area_km2.sum())
    assert area_km2(shapely.union_all(found.geometry)) == pytest.approx(area_km2(country), rel=1e-6)
    assert shapely.coverage_is_valid(found.geometry.to_numpy())
    sizes = [area_km2(shape) for shape in found.geometry]
    assert found["area_km2"].tolist() == pytest.approx(sizes, rel=1e-4)


@given(labels=LABELS)
def test_areas_are_the_union_of_their_cells(labels: NDArray[np.int8]) -> None:
    for row in areas(grid(), labels).itertuples():
        cells = grid().polygons[labels == CODES[Control(row.control)]]
        assert shapely.symmetric_difference(row.geometry, shapely.union_all(cells)).area < 1e-9


@given(labels=LABELS)
def test_the_line_lies_on_the_borders_of_the_areas(labels: NDArray[np.int8]) -> None:
    outlines = shapely.union_all(shapely.boundary(areas(grid(), labels).geometry.to_numpy()))
    for shape in line(grid(), labels).geometry:
        assert shapely.hausdorff_distance(shape, shapely.intersection(shape, outlines)) < 1e-6


@given(labels=LABELS)
def test_sums_by_code(labels: NDArray[np.int8]) -> None:
    sizes = area_by_control(grid(), labels)
    assert sizes.shape == (len(CONTROLS),)
    assert sizes.sum() == pytest.approx(grid().area_km2.sum())
