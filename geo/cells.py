"""Settlements to cells: the land nearer to each than to any other, within the border."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from gazetteer.place import Place
from geo.crs import THEATRE, EqualArea
from geo.errors import CellsError, GeoWarning

GRID_M = 0.01
SNAP_KM = 3.0
OUTSIDE = -1
# Places printed at the same coordinates are moved this far apart, so that each has a cell.
_APART_M = 50.0
_LEAST_M2 = 1.0
_AREAL = 2  # dimensions
_POLYGONAL = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


@dataclass(frozen=True, slots=True)
class Edges:
    """Straight pieces of the cells' outlines, each of them once.

    Attributes
    ----------
    left, right
        Positions of the cells to the left and right of one who walks along the piece;
        ``right`` is :data:`OUTSIDE` along border and coast.
    metres
        A row each: x and y of its start, then of its end, in the projection of the cells.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    metres: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Cells:
    """A division of a country among its settlements, without gaps or overlaps.

    Attributes
    ----------
    places
        The settlements, in the order of all the arrays.
    metres
        Their cells: shapely polygons or multipolygons, in metres of ``projection``, on a grid
        of 1 cm.
    projection
        Equal-area, so that areas can be taken from ``metres``.
    """

    places: tuple[Place, ...]
    metres: NDArray[np.object_]
    projection: EqualArea

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Gazetteer ids of the settlements."""
        return tuple(place.id for place in self.places)

    @cached_property
    def position(self) -> dict[str, int]:
        """Where in the arrays a settlement stands, by its id."""
        return {name: index for index, name in enumerate(self.ids)}

    @cached_property
    def area_km2(self) -> NDArray[np.float64]:
        """Areas in square kilometres, from the equal-area projection."""
        return np.asarray(shapely.area(self.metres)) / 1e6

    @cached_property
    def polygons(self) -> NDArray[np.object_]:
        """The cells in degrees WGS 84 (EPSG:4326), longitude first."""
        found: NDArray[np.object_] = self.projection.to_degrees(self.metres)
        return found

    @cached_property
    def edges(self) -> Edges:
        """The outlines, indexed once: each piece with the cells on its two sides."""
        return _edges(self.metres)

    @cached_property
    def seeds(self) -> NDArray[np.float64]:
        """Where the settlements lie: a row each, x and y in metres of ``projection``."""
        points = shapely.points([(place.lon, place.lat) for place in self.places])
        return np.asarray(shapely.get_coordinates(self.projection.to_metres(points)))

    @cached_property
    def neighbours(self) -> NDArray[np.int32]:
        """Pairs of cells that share an edge: a row each, the lesser position first."""
        inner = self.edges.right != OUTSIDE
        pairs = np.column_stack([self.edges.left[inner], self.edges.right[inner]])
        return np.unique(np.sort(pairs, axis=1), axis=0)

    @cached_property
    def outer(self) -> NDArray[np.bool_]:
        """Whether a cell reaches the state border or the coast."""
        found = np.zeros(len(self), dtype=bool)
        found[self.edges.left[self.edges.right == OUTSIDE]] = True
        return found

    def __len__(self) -> int:
        return len(self.places)


def make_cells(
    places: Sequence[Place],
    border: shapely.Geometry,
    *,
    projection: EqualArea = THEATRE,
) -> Cells:
    """Divide a country among its settlements (Voronoi).

    Parameters
    ----------
    places
        Settlements; those without coordinates of their own get no cell. Places at the same
        coordinates are moved 50 m apart.
    border
        The country: polygon or multipolygon in degrees WGS 84, longitude first. A place up to
        3 km outside it is taken in, because borders and coasts are generalised.
    projection
        Equal-area projection to work in, centred on the theatre.

    Returns
    -------
    Cells
        In the order of ``places``. They cover the border's area, on a grid of 1 cm.

    Raises
    ------
    CellsError
        If no place is left, or border and places give no division without gaps.

    Warns
    -----
    GeoWarning
        If places are left out: farther outside than 3 km, or cut off by a neighbour.
    """
    land = _land(border, projection)
    located = np.array([place for place in places if place.located], dtype=object)
    degrees = np.array([(place.lon, place.lat) for place in located], dtype=float)
    points = projection.to_metres(shapely.points(degrees.reshape(-1, 2)))
    near = shapely.dwithin(land, points, SNAP_KM * 1000)
    _warn_of(located[~near], f"lie over {SNAP_KM:g} km outside the border")
    if not near.any():
        raise CellsError("no settlement with coordinates of its own lies within the border")
    kept, seeds = located[near], _spread(_snap_in(points[near], land))
    polygons = _clip(_voronoi(seeds, land), land)
    filled = shapely.area(polygons) > _LEAST_M2
    if not filled.all():
        _warn_of(kept[~filled], "are cut off from all land by a neighbour")
        kept = kept[filled]
        polygons = _clip(_voronoi(seeds[filled], land), land)
    if not shapely.coverage_is_valid(polygons) or not shapely.is_valid(polygons).all():
        raise CellsError("the cells overlap or leave gaps: check the border for self-crossings")
    return Cells(tuple(kept), polygons, projection)


def _warn_of(places: NDArray[np.object_], why: str) -> None:
    """Warn that places get no cell; without places, do nothing."""
    if len(places):
        named = "; ".join(map(str, places[:5])) + ("; ..." if len(places) > 5 else "")
        warnings.warn(f"{len(places)} places {why}: {named}", GeoWarning, stacklevel=3)


def _land(border: shapely.Geometry, projection: EqualArea) -> shapely.Geometry:
    land = projection.to_metres(border)
    if not shapely.is_valid(land):
        reason = shapely.is_valid_reason(land)
        warnings.warn(f"the border was repaired: {reason}", GeoWarning, stacklevel=3)
        land = shapely.make_valid(land)
    parts = shapely.get_parts(land)
    areal = parts[shapely.get_dimensions(parts) == _AREAL]
    land = shapely.set_precision(shapely.multipolygons(shapely.get_parts(areal)), GRID_M)
    if land.is_empty:
        raise CellsError("the border encloses no land")
    shapely.prepare(land)
    return land


def _snap_in(points: NDArray[np.object_], land: shapely.Geometry) -> NDArray[np.float64]:
    """Coordinates of the points; of those outside, the nearest point of the land."""
    outside = ~shapely.contains(land, points)
    nearest = shapely.shortest_line(land, points[outside])
    snapped = points.copy()
    snapped[outside] = shapely.get_point(nearest, 0)
    return np.asarray(shapely.get_coordinates(snapped))


def _spread(seeds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move seeds that share a metre onto a circle around it, in their order."""
    _, group, sizes = np.unique(np.round(seeds), axis=0, return_inverse=True, return_counts=True)
    spread = seeds.copy()
    for number in np.flatnonzero(sizes > 1):
        members = np.flatnonzero(group == number)
        angle = np.linspace(0, 2 * np.pi, len(members), endpoint=False)
        spread[members] += _APART_M * np.column_stack([np.cos(angle), np.sin(angle)])
    return spread


def _voronoi(seeds: NDArray[np.float64], land: shapely.Geometry) -> NDArray[np.object_]:
    reach = shapely.box(*shapely.total_bounds([land, shapely.multipoints(seeds)])).buffer(1e5)
    if len(seeds) == 1:
        return np.array([reach], dtype=object)
    cells = shapely.voronoi_polygons(shapely.multipoints(seeds), extend_to=reach, ordered=True)
    return np.asarray(shapely.get_parts(cells))


def _clip(cells: NDArray[np.object_], land: shapely.Geometry) -> NDArray[np.object_]:
    """Cut the cells at the border and put every corner on the grid."""
    cut = ~shapely.contains_properly(land, cells)
    clipped = cells.copy()
    clipped[cut] = shapely.intersection(cells[cut], land)
    return _areal(shapely.transform(clipped, _on_grid))


def _on_grid(points: NDArray[np.float64]) -> NDArray[np.float64]:
    # Adding zero turns -0.0 into 0.0: the two are equal but not the same bytes.
    return np.round(points / GRID_M) * GRID_M + 0.0


def _areal(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Drop lines and points that cutting left where a cell only touches the border."""
    polygonal = np.isin(shapely.get_type_id(geometries), _POLYGONAL)
    for index in np.flatnonzero(~polygonal):
        parts = shapely.get_parts(geometries[index])
        geometries[index] = shapely.union_all(parts[shapely.get_dimensions(parts) == _AREAL])
    return geometries


def _edges(polygons: NDArray[np.object_]) -> Edges:
    parts, cell = shapely.get_parts(polygons, return_index=True)
    # Oriented, each cell lies to the left of its own outline.
    rings, part = shapely.get_rings(shapely.orient_polygons(parts), return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    # Corners less than a centimetre apart have become one.
    within = (ring[1:] == ring[:-1]) & (points[1:] != points[:-1]).any(axis=1)
    owner = cell[part[ring[:-1][within]]].astype(np.int32)
    segments = np.hstack([points[:-1][within], points[1:][within]])
    grid = np.round(segments / GRID_M).astype(np.int64)
    swap = (grid[:, 0] > grid[:, 2]) | ((grid[:, 0] == grid[:, 2]) & (grid[:, 1] > grid[:, 3]))
    grid[swap] = grid[swap][:, [2, 3, 0, 1]]
    order = np.lexsort((swap, *grid.T[::-1]))
    grid, segments, owner = grid[order], segments[order], owner[order]
    first = np.ones(len(grid), dtype=bool)
    first[1:] = (grid[1:] != grid[:-1]).any(axis=1)
    start = np.flatnonzero(first)
    paired = np.append(start[1:], len(grid)) - start > 1
    right = np.full(len(start), OUTSIDE, dtype=np.int32)
    right[paired] = owner[start[paired] + 1]
    return Edges(owner[start], right, segments[start])
