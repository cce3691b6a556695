"""The only module that projects: degrees WGS 84 to equal-area metres and back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

WGS84 = "EPSG:4326"


@dataclass(frozen=True, slots=True)
class EqualArea:
    """A Lambert azimuthal equal-area projection on WGS 84, in metres, x east and y north.

    Attributes
    ----------
    lat, lon
        Its centre, in degrees: where it distorts nothing.
    """

    lat: float
    lon: float

    @property
    def crs(self) -> CRS:
        """The projection for tables of geometries."""
        return CRS.from_proj4(
            f"+proj=laea +lat_0={self.lat} +lon_0={self.lon} +datum=WGS84 +units=m +no_defs"
        )

    def to_metres(self, geometry: Any) -> Any:
        """Project from degrees.

        Parameters
        ----------
        geometry
            A shapely geometry, or an array of them, longitude first.

        Returns
        -------
        geometry
            The same in metres.
        """
        return _transformed(geometry, _transformer(self, inverse=False))

    def to_degrees(self, geometry: Any) -> Any:
        """Project back to degrees.

        Parameters
        ----------
        geometry
            A shapely geometry, or an array of them, in metres.

        Returns
        -------
        geometry
            The same in degrees, longitude first.
        """
        return _transformed(geometry, _transformer(self, inverse=True))


def in_degrees(table: Any) -> Any:
    """Bring a table of geometries into degrees WGS 84.

    Parameters
    ----------
    table
        A GeoDataFrame that names its reference system.

    Returns
    -------
    GeoDataFrame
        The same in EPSG:4326, longitude first.
    """
    return table.to_crs(WGS84)


def is_system(name: str) -> bool:
    """Tell whether there is a reference system of a name.

    Parameters
    ----------
    name
        Such as ``EPSG:3857`` or ``urn:ogc:def:crs:EPSG::3857``.

    Returns
    -------
    bool
        Whether the database of PROJ has it.
    """
    try:
        CRS.from_user_input(name)
    except CRSError:
        return False
    return True


# Near Kharkiv, Donetsk and Zaporizhzhia: the fronts since 2022 lie within 500 km, where no
# length is off by more than 0.1 %; areas are right everywhere.
THEATRE = EqualArea(lat=48.5, lon=36.5)


@cache
def _transformer(projection: EqualArea, *, inverse: bool) -> Transformer:
    degrees = CRS(WGS84)
    start, end = (projection.crs, degrees) if inverse else (degrees, projection.crs)
    return Transformer.from_crs(start, end, always_xy=True)


def _transformed(geometry: Any, transformer: Transformer) -> Any:
    def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = transformer.transform(points[:, 0], points[:, 1])
        return np.column_stack([x, y])

    return shapely.transform(geometry, move)
