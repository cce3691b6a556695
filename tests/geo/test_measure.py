"""Measuring on the ellipsoid."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.crs import THEATRE
from geo.measure import (
    Compass,
    Unit,
    angle_between,
    area_km2,
    bearing_deg,
    distance_km,
    lengths_km,
    metric,
)

IZIUM, KUPIANSK = (49.2088, 37.2485), (49.7106, 37.6151)
POINTS = st.tuples(st.floats(44, 52.5), st.floats(22, 40.5))


def test_from_izium_to_kupiansk() -> None:
    assert distance_km(IZIUM, KUPIANSK) == pytest.approx(61, abs=1)
    assert bearing_deg(IZIUM, KUPIANSK) == pytest.approx(24, abs=2)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param((50.0, 36.0), 0, id="north"),
        pytest.param((49.0, 36.001), 90, id="east"),
        pytest.param((48.0, 36.0), 180, id="south"),
        pytest.param((49.0, 35.999), 270, id="west"),
        pytest.param((49.0, 36.0), 0, id="nowhere"),
    ],
)
def test_bearings(end: tuple[float, float], expected: float) -> None:
    found = bearing_deg((49.0, 36.0), end)
    assert angle_between(found, expected) < 0.01
    assert 0 <= found < 360


@given(start=POINTS, end=POINTS)
def test_distances_are_the_same_both_ways(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    assert distance_km(start, end) == pytest.approx(distance_km(end, start))


@given(one=st.floats(-720, 720), other=st.floats(-720, 720))
def test_angles_are_at_most_a_half_turn(one: float, other: float) -> None:
    assert 0 <= angle_between(one, other) <= 180
    assert angle_between(one, other) == pytest.approx(angle_between(other, one), abs=1e-9)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        pytest.param(45, Unit.MI, 72.42, id="miles"),
        pytest.param(1158, Unit.SQ_MI, 2999.2, id="square-miles"),
        pytest.param(2, Unit.GREATER_LONDON, 3144, id="greater-london"),
        pytest.param(30, Unit.SETTLEMENTS, 30, id="settlements"),
        pytest.param(61, Unit.KM, 61, id="km"),
    ],
)
def test_units(value: float, unit: Unit, expected: float) -> None:
    assert metric(value, unit) == pytest.approx(expected, rel=1e-4)


def test_the_compass_goes_clockwise() -> None:
    assert [point.degrees for point in Compass] == [0, 45, 90, 135, 180, 225, 270, 315]
    assert Compass.SOUTH_WEST.degrees == 225


def test_areas_agree_with_the_equal_area_projection() -> None:
    box = shapely.segmentize(shapely.box(36, 49, 37, 50), 0.01)
    assert area_km2(box) == pytest.approx(THEATRE.to_metres(box).area / 1e6, rel=1e-6)
    assert area_km2(shapely.reverse(box)) == pytest.approx(area_km2(box))


@pytest.mark.parametrize(
    "shape", [shapely.Point(36, 49), shapely.LineString([(36, 49), (37, 49)]), shapely.Polygon()]
)
def test_what_has_no_area(shape: shapely.Geometry) -> None:
    assert area_km2(shape) == 0


def test_many_lengths_at_once() -> None:
    segments = np.array([[36.0, 49.0, 36.0, 50.0], [36.0, 49.0, 36.0, 49.0]])
    expected = [distance_km((49.0, 36.0), (50.0, 36.0)), 0]
    assert lengths_km(segments).tolist() == pytest.approx(expected)
    assert lengths_km(np.empty((0, 4))).tolist() == []
