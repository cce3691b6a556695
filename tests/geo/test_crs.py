"""Projecting there and back."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.crs import THEATRE, EqualArea, is_system


@given(lon=st.floats(20, 42), lat=st.floats(43, 54))
def test_there_and_back(lon: float, lat: float) -> None:
    point = shapely.Point(lon, lat)
    assert (
        shapely.distance(THEATRE.to_degrees(THEATRE.to_metres(point)), point) < 1e-7
    )  # a centimetre


def test_the_centre_is_the_origin_with_x_east_and_y_north() -> None:
    projection = EqualArea(lat=49.0, lon=36.0)
    corner = projection.to_metres(shapely.Point(36.1, 49.1))
    assert corner.x > 0
    assert corner.y > 0
    assert np.allclose(shapely.get_coordinates(projection.to_metres(shapely.Point(36, 49))), 0)


def test_arrays_stay_arrays() -> None:
    shapes = np.array([shapely.Point(36, 49), shapely.box(36, 49, 37, 50)])
    found = THEATRE.to_metres(shapes)
    assert found.shape == (2,)
    assert found[1].geom_type == "Polygon"


def test_the_projection_has_a_name_for_tables() -> None:
    assert THEATRE.crs.is_projected
    assert "Azimuthal Equal" in THEATRE.crs.to_wkt()


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("EPSG:4326", True),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", True),
        ("urn:ogc:def:crs:EPSG::3857", True),
        ("EPSG:999999", False),
        ("", False),
    ],
)
def test_reference_systems(name: str, there: bool) -> None:
    assert is_system(name) == there
