"""Cells: they cover the country without gaps, whatever the settlements are like."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Precision
from geo.cells import OUTSIDE, Cells, make_cells
from geo.crs import THEATRE
from geo.errors import CellsError, GeoWarning
from geo.measure import area_km2
from tests.geo.examples import grid, place

BOX = shapely.box(36.0, 49.0, 36.4, 49.2)
ISLAND = shapely.box(36.5, 49.0, 36.6, 49.1)
HOLED = shapely.difference(BOX, shapely.box(36.15, 49.05, 36.25, 49.15))


def _cells(points: list[tuple[float, float]], border: shapely.Geometry = BOX) -> Cells:
    places = [place(f"p{number}", lat, lon) for number, (lat, lon) in enumerate(points)]
    return make_cells(places, border)


def _covers(cells: Cells, border: shapely.Geometry = BOX) -> bool:
    land = THEATRE.to_metres(border).area / 1e6
    whole = shapely.coverage_is_valid(cells.metres)
    return bool(whole) and cells.area_km2.sum() == pytest.approx(land, rel=1e-6)


@pytest.mark.parametrize(
    ("points", "border"),
    [
        pytest.param([(49.1, 36.2)], BOX, id="one"),
        pytest.param([(49.1, 36.1), (49.1, 36.3)], BOX, id="two"),
        pytest.param([(49.1, 36.1), (49.1, 36.2), (49.1, 36.3)], BOX, id="three-on-a-line"),
        pytest.param([(49.05, 36.2), (49.1, 36.2), (49.15, 36.2)], BOX, id="on-a-meridian"),
        pytest.param([(49.1, 36.2)] * 3 + [(49.15, 36.3)], BOX, id="three-at-one-point"),
        pytest.param([(49.1, 36.2)] * 2, BOX, id="two-at-one-point"),
        pytest.param([(49.0, 36.0), (49.2, 36.4)], BOX, id="on-corners"),
        pytest.param([(49.1, 36.1), (49.05, 36.55)], BOX.union(ISLAND), id="island"),
        pytest.param([(49.1, 36.1), (49.15, 36.1)], BOX.union(ISLAND), id="island-without-any"),
        pytest.param([(49.1, 36.1), (49.1, 36.3)], HOLED, id="hole"),
    ],
)
def test_cells_cover_the_country(
    points: list[tuple[float, float]], border: shapely.Geometry
) -> None:
    cells = _cells(points, border)
    assert len(cells) == len(points)
    assert _covers(cells, border)


@given(
    points=st.lists(
        st.tuples(st.floats(49.001, 49.199), st.floats(36.001, 36.399)), min_size=1, max_size=40
    )
)
def test_any_settlements_share_the_country(points: list[tuple[float, float]]) -> None:
    assert _covers(_cells(points))


def test_each_settlement_lies_in_its_own_cell() -> None:
    cells = grid()
    points = shapely.points([(p.lon, p.lat) for p in cells.places])
    assert shapely.contains(cells.polygons, points).all()
    assert cells.ids == ("a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3")
    assert cells.position["b1"] == 5


def test_settlements_without_own_coordinates_have_no_cell() -> None:
    places = [
        place("own", 49.1, 36.2),
        place("hromada", 49.1, 36.3, precision=Precision.HROMADA),
        place("none", None, None),
    ]
    assert make_cells(places, BOX).ids == ("own",)


def test_a_place_just_outside_is_taken_in() -> None:
    cells = _cells([(49.1, 36.2), (49.1, 36.43)])
    assert cells.ids == ("p0", "p1")
    assert _covers(cells)


def test_a_place_far_outside_is_left_out_with_a_warning() -> None:
    with pytest.warns(GeoWarning, match="1 places lie over 3 km outside the border: p1"):
        cells = _cells([(49.1, 36.2), (49.1, 36.5)])
    assert cells.ids == ("p0",)


def test_a_place_cut_off_from_land_is_left_out_with_a_warning() -> None:
    with pytest.warns(GeoWarning, match="1 places are cut off"):
        cells = _cells([(49.0, 36.0), (49.0, 36.0)])
    assert cells.ids == ("p0",)
    assert _covers(cells)


def test_a_self_crossing_border_is_repaired_with_a_warning() -> None:
    bow = shapely.Polygon([(36, 49), (36.4, 49.2), (36.4, 49), (36, 49.2)])
    with pytest.warns(GeoWarning, match="repaired"):
        cells = _cells([(49.1, 36.05), (49.1, 36.35)], bow)
    assert cells.area_km2.sum() == pytest.approx(area_km2(shapely.make_valid(bow)), rel=1e-3)


@pytest.mark.parametrize(
    ("points", "border"),
    [
        pytest.param([], BOX, id="no-settlement"),
        pytest.param([(49.1, 36.2)], shapely.MultiPolygon(), id="no-land"),
        pytest.param([(49.1, 36.2)], shapely.LineString([(36, 49), (37, 49)]), id="a-line"),
    ],
)
def test_no_cells_are_an_error(points: list[tuple[float, float]], border: shapely.Geometry) -> None:
    with pytest.raises(CellsError):
        _cells(points, border)


def test_edges_are_indexed_once_with_the_cells_on_both_sides() -> None:
    cells = grid(2, 1)
    edges = cells.edges
    between = edges.right != OUTSIDE
    assert set(zip(edges.left[between].tolist(), edges.right[between].tolist(), strict=True)) <= {
        (0, 1),
        (1, 0),
    }
    outlines = shapely.length(cells.metres).sum() / 1000
    lengths = np.hypot(*(edges.metres[:, 2:] - edges.metres[:, :2]).T) / 1000
    assert 2 * lengths[between].sum() + lengths[~between].sum() == pytest.approx(outlines)
    assert len(np.unique(edges.metres, axis=0)) == len(edges.metres)


def test_multipolygons_keep_all_their_outlines() -> None:
    cells = _cells([(49.1, 36.1), (49.15, 36.1)], BOX.union(ISLAND))
    lengths = np.hypot(*(cells.edges.metres[:, 2:] - cells.edges.metres[:, :2]).T)
    shared = cells.edges.right != OUTSIDE
    outlines = shapely.length(cells.metres).sum()
    assert lengths.sum() + lengths[shared].sum() == pytest.approx(outlines)


def test_the_same_settlements_give_the_same_bytes() -> None:
    points = [(49.02, 36.1), (49.13, 36.22), (49.18, 36.3), (49.05, 36.35)]
    first, second = _cells(points), _cells(points)
    assert shapely.to_wkb(first.metres).tolist() == shapely.to_wkb(second.metres).tolist()


def test_polygons_are_in_degrees_and_metres_on_a_grid_of_a_centimetre() -> None:
    cells = grid()
    assert np.allclose(shapely.total_bounds(cells.polygons), (35.95, 48.95, 36.35, 49.15))
    corners = shapely.get_coordinates(cells.metres) * 100
    assert np.abs(corners - corners.round()).max() < 1e-4
