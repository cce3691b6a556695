"""The window of a still picture: which metres it shows, and where they come on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.crs import EqualArea
from maps.ground import Bounds

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_FINE = 0.2  # points: what is smaller is not seen in print
_EDGE_STEPS = 20


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of an equal-area projection whose centre is its own, on paper.

    Attributes
    ----------
    projection
        Degrees to metres; north is up in the middle.
    half_x, half_y
        From the centre to the edges, metres.
    width, height
        On paper, points (1/72 inch).
    """

    projection: EqualArea
    half_x: float
    half_y: float
    width: float
    height: float

    @property
    def metres(self) -> float:
        """Metres to a point of paper."""
        return 2 * self.half_x / self.width

    @property
    def box(self) -> BaseGeometry:
        """The frame in metres."""
        return shapely.box(-self.half_x, -self.half_y, self.half_x, self.half_y)

    @property
    def degrees(self) -> BaseGeometry:
        """What holds the frame in degrees, longitude first, with some room."""
        edge = shapely.segmentize(self.box, self.half_x / _EDGE_STEPS)
        around = shapely.box(*shapely.bounds(self.projection.to_degrees(edge)))
        return around.buffer(0.1)

    def drawn(self, shapes: Iterable[BaseGeometry]) -> NDArray[np.object_]:
        """Parts of geometries in EPSG:4326 that are in the frame: metres, detail thinned out."""
        near = shapely.intersection(np.array(list(shapes), dtype=object), self.degrees)
        metres = self.projection.to_metres(near)
        cut = shapely.intersection(shapely.simplify(metres, self.tolerance), self._outside())
        parts = shapely.get_parts(cut)
        seen: NDArray[np.object_] = parts[~shapely.is_empty(parts)]
        return seen

    @property
    def tolerance(self) -> float:
        """Detail that is not seen on paper, metres."""
        return _FINE * self.metres

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place (degrees) comes, in points from the frame's lower left corner."""
        point = self.projection.to_metres(shapely.Point(lon, lat))
        return (point.x + self.half_x) / self.metres, (point.y + self.half_y) / self.metres

    def holds(self, x: float, y: float, *, margin: float = 0.0) -> bool:
        """Whether a spot (points) lies in the frame, as far as a margin from its edges."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    def _outside(self) -> Any:
        # A little more than the frame: cut edges are not to be seen.
        return self.box.buffer(3 * self.metres, join_style="mitre")


def frame_of(bounds: Bounds, *, width: float, height: float) -> Frame:
    """Fit bounds into a rectangle of paper.

    Parameters
    ----------
    bounds
        West, south, east, north, degrees.
    width, height
        Of the paper, points.

    Returns
    -------
    Frame
        That holds the bounds, widened one way to the paper's shape.
    """
    west, south, east, north = bounds
    projection = EqualArea(lat=round((south + north) / 2, 3), lon=round((west + east) / 2, 3))
    edge = projection.to_metres(shapely.segmentize(shapely.box(*bounds), (east - west) / 20))
    left, bottom, right, top = shapely.bounds(edge).tolist()
    half_x, half_y = max(-left, right), max(-bottom, top)
    scale = max(half_x / width, half_y / height)
    return Frame(projection, scale * width, scale * height, width, height)
