"""One gapless division into oblasts, neighbouring countries and seas, with shared borders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Shapes = Mapping[str, Any]

GRID = 1e-4  # degrees that coordinates are rounded to: 11 m north, 7 m east
_SPACING = 0.02  # degrees between the points by which land is given to the nearest unit
_CRUMB = 1e-4  # square degrees, about 0.8 km2: what is left between countries that nobody owns


def spread(units: Shapes, country: Any) -> dict[str, Any]:
    """Fit units to the outline of their country.

    Parameters
    ----------
    units
        Name -> polygons that cover the country roughly, sharing their borders, EPSG:4326.
    country
        The outline that counts, EPSG:4326.

    Returns
    -------
    dict
        The same names. What lies outside the outline is cut off; land of the country outside
        every unit goes to the nearest one.
    """
    names = sorted(units)
    whole = shapely.union_all([units[name] for name in names], grid_size=GRID)
    rest = shapely.difference(country, whole, grid_size=GRID)
    nearest = _nearest([units[name] for name in names], whole.boundary, country)
    found = {}
    for name, zone in zip(names, nearest, strict=True):
        near = shapely.intersection(rest, zone, grid_size=GRID)
        own = shapely.intersection(units[name], country, grid_size=GRID)
        found[name] = shapely.union_all([*_polygons(own), *_polygons(near)], grid_size=GRID)
    return found


def _polygons(shape: Any) -> Any:
    """The parts with an area; where two shapes only touch there are lines and points too."""
    parts = shapely.get_parts(shape)
    return parts[shapely.get_dimensions(parts) == 2]


def _nearest(units: Sequence[Any], outside: Any, country: Any) -> list[Any]:
    """The land nearer to each unit than to the others, by points along the outer boundary."""
    found = []
    for owner, unit in enumerate(units):
        stretch = shapely.intersection(unit.boundary, outside, grid_size=GRID)
        points = shapely.get_coordinates(shapely.segmentize(stretch, _SPACING))
        found.append(np.column_stack([points, np.full(len(points), owner)]))
    points = np.concatenate(found)
    _, first = np.unique(points[:, :2], axis=0, return_index=True)
    points = points[first]
    zones = shapely.get_parts(
        shapely.voronoi_polygons(
            shapely.multipoints(points[:, :2]), extend_to=country, ordered=True
        )
    )
    return [shapely.union_all(zones[points[:, 2] == owner]) for owner in range(len(units))]


def divide(owners: Shapes, *, frame: Any, cuts: Iterable[Any] = ()) -> dict[str, list[Any]]:
    """Divide a frame among owners, the first named winning where they overlap.

    Parameters
    ----------
    owners
        Name -> polygons, EPSG:4326, in order of precedence.
    frame
        Polygon that everything is clipped to.
    cuts
        Lines that divide what nobody owns, as seas are divided in a strait.

    Returns
    -------
    dict
        Owner -> faces; ``""`` has what nobody owns, without crumbs between the owners.
        All faces together are noded: they meet vertex to vertex.
    """
    borders = shapely.boundary(np.array(list(owners.values()), dtype=object))
    inside = shapely.intersection(borders, frame, grid_size=GRID)
    network = shapely.union_all([frame.boundary, *cuts, *inside], grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(network)))
    whose = _owners(faces, list(owners.values()))
    found = {name: list(faces[whose == n]) for n, name in enumerate(owners)}
    free = faces[whose == len(owners)]
    found[""] = list(free[shapely.area(free) > _CRUMB])
    return found


def _owners(faces: NDArray[np.object_], shapes: Sequence[Any]) -> NDArray[np.int64]:
    """The first shape that holds a point of each face; the number of shapes where none does."""
    points = shapely.point_on_surface(faces)
    whose = np.full(len(faces), len(shapes))
    for number, shape in reversed(list(enumerate(shapes))):
        shapely.prepare(shape)
        whose[shapely.intersects(shape, points)] = number
    return whose


def simplify(shapes: Shapes, *, tolerance: float, outline: bool = True) -> dict[str, Any]:
    """Thin out a division, the shared borders alike on both sides.

    Parameters
    ----------
    shapes
        Name -> polygons that meet vertex to vertex.
    tolerance
        Degrees: the square root of the largest triangle that may be cut off.
    outline
        Whether edges that only one of the shapes has are thinned out too.

    Returns
    -------
    dict
        The same names, vertices of the input only.
    """
    coverage = np.array(list(shapes.values()), dtype=object)
    thin = shapely.coverage_simplify(coverage, tolerance, simplify_boundary=outline)
    return dict(zip(shapes, thin, strict=True))
