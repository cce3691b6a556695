"""The ground of a map as data: borders, coasts, rivers and their names.

Detail is spent where the map opens: what lies apart from there is drawn more coarsely, and the
smallest of it not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray

from maps.encoding import Grid, Points, encode_lines
from maps.story import Background
from maps.topology import OUTSIDE, topology

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

Bounds = tuple[float, float, float, float]
"""West, south, east, north, degrees."""

_COARSER = 4  # than the grid of the control
_MARGIN = 1.5
_FINE, _COARSE = 0.002, 0.012
_SHORT = 0.1
_SMALL = _SHORT**2 / 4


def ground_layer(ground: Background, *, grid: Grid, bounds: Bounds) -> dict[str, Any]:
    """Encode a background, cut off a degree and a half outside the country.

    Parameters
    ----------
    ground
        The background, EPSG:4326.
    grid
        The control's grid; the ground's is four times as coarse.
    bounds
        What the map opens at: thinned out to about 200 m, and to 1.2 km elsewhere.

    Returns
    -------
    dict
        ``grid``; ``frame`` (west, south, east, north, degrees); encoded lines; and names with
        the point each stands at and the room it has, in steps of that grid.
    """
    own = Grid(grid.lon, grid.lat, _COARSER * grid.step_lon, _COARSER * grid.step_lat)
    west, south, east, north = shapely.total_bounds(ground.oblasts.geometry.to_numpy())
    frame = shapely.box(west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN)
    near = shapely.box(*bounds)
    names = _names(ground.oblasts, "oblast", frame, own)
    names += _names(ground.neighbours, "country", frame, own)
    names += _names(ground.water, "water", frame, own)
    return {
        "grid": [own.lon, own.lat, own.step_lon, own.step_lat],
        "frame": [round(edge, 3) for edge in frame.bounds],
        "frontiers": encode_lines(_shared(ground.neighbours, near, own)),
        "oblasts": encode_lines(_shared(ground.oblasts, near, own)),
        "water": encode_lines(_outlines(ground.water.geometry, frame, near, own)),
        "rivers": [
            [str(name or ""), encode_lines(_outlines([line], frame, near, own))]
            for name, line in zip(ground.rivers["name"], ground.rivers.geometry, strict=True)
        ],
        "names": names,
    }


def thinned_lines(shapes: NDArray[np.object_], *, grid: Grid, tolerance: float) -> list[Points]:
    """Rings and lines of geometries in EPSG:4326 as grid points.

    Parameters
    ----------
    shapes
        Polygons, lines and collections of them; points and empty ones give nothing.
    grid
        What coordinates are rounded to.
    tolerance
        How far a point may lie from the line without it, degrees.

    Returns
    -------
    list of array
        Without repeated points; what shrinks to a point is dropped.
    """
    parts = shapely.get_parts(shapely.simplify(shapes, tolerance))
    dimensions = shapely.get_dimensions(parts)
    rings = shapely.get_rings(parts[dimensions == 2])
    found = []
    for line in (*rings, *parts[dimensions == 1]):
        points = grid.quantise(shapely.get_coordinates(line))
        points = points[np.append(True, (points[1:] != points[:-1]).any(axis=1))]
        if len(points) > 1:
            found.append(points)
    return found


def _shared(frame: GeoDataFrame, near: BaseGeometry, grid: Grid) -> list[Points]:
    """The borders between the polygons of a coverage, each once; no outlines."""
    shapes = frame.geometry.to_numpy()
    arcs = topology(shapes, np.arange(len(shapes))[:, None], grid=grid, tolerance=0).arcs
    lines = [shapely.LineString(grid.degrees(a.points)) for a in arcs if OUTSIDE not in a.sides]
    return _outlines(lines, shapely.box(-180, -90, 180, 90), near, grid)


def _outlines(
    shapes: Iterable[BaseGeometry], frame: BaseGeometry, near: BaseGeometry, grid: Grid
) -> list[Points]:
    """The rings and lines of shapes inside a frame, in the detail they deserve."""
    clipped = shapely.intersection(np.array(list(shapes), dtype=object), frame)
    parts = shapely.get_parts(clipped)
    close = shapely.intersects(parts, near)
    far = parts[~close]
    flat = shapely.get_dimensions(far) == 2
    far = far[np.where(flat, shapely.area(far) > _SMALL, shapely.length(far) > _SHORT)]
    found = thinned_lines(parts[close], grid=grid, tolerance=_FINE)
    return found + thinned_lines(far, grid=grid, tolerance=_COARSE)


def _names(frame: GeoDataFrame, kind: str, window: BaseGeometry, grid: Grid) -> list[list[Any]]:
    """Names with the point they stand at and how wide, in steps of the grid, there is room."""
    found = []
    for name, shape in zip(frame["name"], frame.geometry, strict=True):
        inside = shape.intersection(window)
        if not name or inside.is_empty:
            continue
        circle = shapely.maximum_inscribed_circle(inside, tolerance=0.02)
        x, y = grid.quantise(shapely.get_coordinates(circle)[:1])[0].tolist()
        found.append([kind, str(name), x, y, round(2 * circle.length / grid.step_lon)])
    return found
