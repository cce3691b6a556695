"""Distances, bearings, lengths and areas on the ellipsoid WGS 84, and the units of reports."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any

import numpy as np
import shapely
from geopy.distance import geodesic
from numpy.typing import NDArray
from pyproj import Geod

KM_PER_MILE = 1.609344
KM2_PER_SQ_MILE = KM_PER_MILE**2
# Area of Greater London by the Office for National Statistics: reports measure land by it.
GREATER_LONDON_KM2 = 1572.0


class Compass(StrEnum):
    """The eight points of the compass, clockwise from north."""

    NORTH = "north"
    NORTH_EAST = "north_east"
    EAST = "east"
    SOUTH_EAST = "south_east"
    SOUTH = "south"
    SOUTH_WEST = "south_west"
    WEST = "west"
    NORTH_WEST = "north_west"

    @property
    def degrees(self) -> float:
        """Degrees clockwise from north."""
        return list(Compass).index(self) * 45.0


class Unit(StrEnum):
    """Units that reports state figures in."""

    KM = "km"
    MI = "mi"
    KM2 = "km2"
    SQ_MI = "sq_mi"
    GREATER_LONDON = "greater_london"
    SETTLEMENTS = "settlements"


_METRIC = {
    Unit.MI: KM_PER_MILE,
    Unit.SQ_MI: KM2_PER_SQ_MILE,
    Unit.GREATER_LONDON: GREATER_LONDON_KM2,
}


def metric(value: float, unit: Unit) -> float:
    """Turn a stated value into kilometres, square kilometres or a plain count.

    Parameters
    ----------
    value
        As stated.
    unit
        Its unit.

    Returns
    -------
    float
        In km, km2, or settlements.
    """
    return value * _METRIC.get(unit, 1.0)


def distance_km(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Measure the shortest way between two points.

    Parameters
    ----------
    start, end
        Latitude and longitude, in degrees.

    Returns
    -------
    float
        Geodesic distance in kilometres.
    """
    return float(geodesic(start, end).km)


def bearing_deg(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Give the direction in which one point lies from another.

    Parameters
    ----------
    start, end
        Latitude and longitude, in degrees.

    Returns
    -------
    float
        Degrees clockwise from north, 0 included and 360 not; 0 for the same point twice.
    """
    forward, _, metres = _ellipsoid().inv(start[1], start[0], end[1], end[0])
    return float(forward) % 360 if metres else 0.0


def angle_between(one: float, other: float) -> float:
    """Give the angle between two bearings.

    Parameters
    ----------
    one, other
        Degrees.

    Returns
    -------
    float
        From 0 to 180 degrees.
    """
    return abs((one - other + 180) % 360 - 180)


def area_km2(geometry: Any) -> float:
    """Measure an area on the ellipsoid.

    Parameters
    ----------
    geometry
        A shapely geometry in degrees, longitude first.

    Returns
    -------
    float
        Square kilometres; 0 for points, lines and empty geometries.
    """
    area, _ = _ellipsoid().geometry_area_perimeter(shapely.orient_polygons(geometry))
    return abs(float(area)) / 1e6


def lengths_km(segments: NDArray[np.float64]) -> NDArray[np.float64]:
    """Measure many straight segments on the ellipsoid.

    Parameters
    ----------
    segments
        A row each: longitude and latitude of one end, then of the other, in degrees.

    Returns
    -------
    array
        Geodesic lengths in kilometres, in the same order.
    """
    lon_a, lat_a, lon_b, lat_b = np.ascontiguousarray(segments.T)
    _, _, metres = _ellipsoid().inv(lon_a, lat_a, lon_b, lat_b)
    return np.asarray(metres) / 1000


@cache
def _ellipsoid() -> Geod:
    return Geod(ellps="WGS84")
