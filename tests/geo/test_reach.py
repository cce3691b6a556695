"""Land round places and between them, on shapes that can be checked in the head; in metres."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from geo.reach import closed, discs, links, nearest_on

LINE = np.array([[0.0, -50_000.0, 0.0, 0.0], [0.0, 0.0, 0.0, 50_000.0]])  # own land to the west
PLACES = np.array([[10_000.0, 0.0], [10_000.0, 30_000.0]])
RADII = np.array([5_000.0, 5_000.0])


def test_discs() -> None:
    found = discs(PLACES, RADII)
    assert shapely.area(found) == pytest.approx(np.pi * 25e6, rel=0.01)
    assert shapely.get_coordinates(shapely.centroid(found)) == pytest.approx(PLACES, abs=1e-6)
    assert len(discs(PLACES[:0], RADII[:0])) == 0


def test_nearest_on_a_line() -> None:
    assert nearest_on(PLACES, LINE).tolist() == [[0.0, 0.0], [0.0, 30_000.0]]


@pytest.mark.parametrize(
    ("most_m", "count", "between"),
    [pytest.param(31_000.0, 3, True, id="a-pair"), pytest.param(29_000.0, 2, False, id="too-far")],
)
def test_links(most_m: float, count: int, between: bool) -> None:
    found = links(PLACES, RADII, nearest_on(PLACES, LINE), most_m)
    land = shapely.union_all(found)
    assert len(found) == count
    assert shapely.contains_xy(land, 1_000.0, 0.0)  # the way that led there
    assert shapely.contains_xy(land, 5_000.0, 15_000.0) == between
    assert not shapely.contains_xy(land, 20_000.0, 15_000.0)


def test_one_more_place_only_adds_land() -> None:
    random = np.random.default_rng(3)
    points = random.uniform((1_000, -40_000), (40_000, 40_000), (12, 2))
    radii = random.uniform(3_000, 10_000, 12)
    feet = nearest_on(points, LINE)
    less, more = (
        shapely.union_all(links(points[:n], radii[:n], feet[:n], 60_000.0)) for n in (11, 12)
    )
    assert shapely.area(shapely.difference(less, more)) == pytest.approx(0, abs=1)


def _closed(land: shapely.Geometry, *points: tuple[float, float]) -> list[bool]:
    seeds: NDArray[np.float64] = np.array(points)
    found: list[bool] = closed(seeds, land, LINE, 12_000.0).tolist()
    return found


def test_closing_fills_what_is_narrower_than_twice_its_width() -> None:
    land = shapely.union_all(discs(PLACES, np.array([8_000.0, 8_000.0])))
    inside, between, strait, far = (10_000.0, 0.0), (8_000.0, 15_000.0), (1_000.0, 0.0), (30e3, 0.0)
    assert _closed(land, inside, between, strait, far) == [True, True, True, False]


def test_closing_leaves_wide_bays_open() -> None:
    apart = np.array([[10_000.0, -30_000.0], [10_000.0, 30_000.0]])
    land = shapely.union_all(discs(apart, RADII))
    assert _closed(land, (10_000.0, 0.0), (10_000.0, 30_000.0)) == [False, True]
