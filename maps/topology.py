"""Cells and their labels over time -> patches that share their boundaries.

Cells with the same labels throughout are one patch; a boundary between two patches is kept
once, as an arc. A page draws any state from them: the outline of an area is every arc with
one side in it, the line of contact every arc between the two sides. So neighbours meet
without a seam and holes are right, whatever the order in which states are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from maps.encoding import Grid, Points

OUTSIDE = -1
"""Stands for no patch, on the outer side of an outline."""

FAR = 3.0
"""How much coarser an outline is far from where a map opens."""

Box = tuple[float, float, float, float]
"""West, south, east, north, degrees."""

_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Arc:
    """A boundary between two patches.

    Attributes
    ----------
    sides
        Numbers of the two patches, the lesser first; ``OUTSIDE`` is the lesser where the
        arc is an outline.
    points
        Grid points along it; the first and last are equal where it is closed.
    """

    sides: tuple[int, int]
    points: Points


@dataclass(frozen=True, slots=True)
class Topology:
    """Patches and the arcs between them.

    Attributes
    ----------
    patch_of
        Patch of each cell, in the order of the cells.
    count
        How many patches there are.
    arcs
        Every boundary once, sorted by its sides.
    """

    patch_of: _Ints
    count: int
    arcs: tuple[Arc, ...]


def topology(
    cells: NDArray[np.object_],
    labels: NDArray[np.integer],
    *,
    grid: Grid,
    tolerance: float = 0.75,
    outline: float | None = None,
    near: Box | None = None,
) -> Topology:
    """Dissolve cells by their labels and index the boundaries that are left.

    Parameters
    ----------
    cells
        Polygons or MultiPolygons of a valid coverage (neighbours share their vertices),
        EPSG:4326, longitude first. Empty ones take part without a boundary.
    labels
        One row for each cell, one column for each state it goes through.
    grid
        What the coordinates are rounded to. What shrinks to a point is dropped.
    tolerance
        How far a point may lie from the arc without it, in steps of the grid; ends of arcs
        stay.
    outline
        The same for arcs with no patch on their other side; ``tolerance`` where ``None``.
    near
        West, south, east, north in degrees: outlines are thinned out to ``FAR`` times their
        tolerance elsewhere; nowhere where ``None``.

    Returns
    -------
    Topology
        Without cells: no patches and no arcs.
    """
    if not len(cells):
        return Topology(np.zeros(0, dtype=np.int64), 0, ())
    first, patch_of = np.unique(labels, axis=0, return_index=True, return_inverse=True)[1:]
    patch_of = patch_of.reshape(-1).astype(np.int64)
    ends, sides, nodes = _segments(cells, patch_of, grid)
    lines, line_sides = _chained(nodes[ends].astype(np.float64), sides)
    thinned = _thinned(lines, line_sides, tolerance, tolerance if outline is None else outline)
    if near is not None:
        west_south, east_north = grid.quantise(np.array(near, dtype=float).reshape(2, 2))
        far = _thinned(lines, line_sides, tolerance, FAR * (outline or tolerance))
        window = (*west_south.tolist(), *east_north.tolist())
        thinned = [_mixed(*pair, window) for pair in zip(thinned, far, strict=True)]
    arcs = _arcs(thinned, line_sides)
    return Topology(patch_of, len(first), tuple(arcs))


def _segments(
    cells: NDArray[np.object_], patch_of: _Ints, grid: Grid
) -> tuple[_Ints, _Ints, _Ints]:
    """Ends, sides and node coordinates of the segments that part two patches.

    Rounding may lay several segments on top of each other. A patch met an even number of
    times there has no boundary left; the others are paired off.
    """
    polygons, cell_of_polygon = shapely.get_parts(cells, return_index=True)
    rings, polygon_of_ring = shapely.get_rings(polygons, return_index=True)
    points, ring_of_point = shapely.get_coordinates(rings, return_index=True)
    nodes, node_of = np.unique(grid.quantise(points), axis=0, return_inverse=True)
    node_of = node_of.reshape(-1)
    ends = np.sort(np.column_stack([node_of[:-1], node_of[1:]]), axis=1)
    real = (ring_of_point[:-1] == ring_of_point[1:]) & (ends[:, 0] != ends[:, 1])
    patch = patch_of[cell_of_polygon[polygon_of_ring[ring_of_point[:-1]]]]
    met, times = np.unique(np.column_stack([ends, patch])[real], axis=0, return_counts=True)
    met = met[times % 2 == 1]
    starts = np.ones(len(met), dtype=bool)
    starts[1:] = (met[1:, :2] != met[:-1, :2]).any(axis=1)
    index = np.arange(len(met))
    place = index - np.maximum.accumulate(np.where(starts, index, 0))
    lone = np.append(starts[1:], True)
    left = place % 2 == 0
    paired = np.append(met[1:, 2], OUTSIDE)
    sides = np.column_stack([np.where(lone, OUTSIDE, paired), met[:, 2]])[left]
    return met[left, :2], np.sort(sides, axis=1), nodes


def _chained(segments: NDArray[np.float64], sides: _Ints) -> tuple[NDArray[np.object_], _Ints]:
    """Join segments with the same sides end to end, up to where a third patch begins."""
    if not len(segments):
        return np.array([], dtype=object), np.zeros((0, 2), dtype=np.int64)
    pairs, pair_of = np.unique(sides, axis=0, return_inverse=True)
    pair_of = pair_of.reshape(-1)
    order = np.argsort(pair_of, kind="stable")
    bundles = shapely.multilinestrings(shapely.linestrings(segments[order]), indices=pair_of[order])
    lines, bundle_of = shapely.get_parts(shapely.line_merge(bundles), return_index=True)
    return lines, pairs[bundle_of]


def _thinned(
    lines: NDArray[np.object_], sides: _Ints, inside: float, outline: float
) -> list[Points]:
    """Thin the lines out; their ends stay."""
    tolerances = np.where(sides[:, 0] == OUTSIDE, outline, inside)
    thinned = shapely.simplify(lines, tolerances, preserve_topology=False)
    return [np.rint(shapely.get_coordinates(line)).astype(np.int64) for line in thinned]


def _mixed(fine: Points, coarse: Points, window: tuple[int, int, int, int]) -> Points:
    """The points of the fine line inside a window, and of the coarse one everywhere."""
    west, south, east, north = window
    x, y = fine.T
    inside = (west <= x) & (x <= east) & (south <= y) & (y <= north)
    kept = {tuple(point) for point in coarse.tolist()}
    stays = np.array([tuple(point) in kept for point in fine.tolist()], dtype=bool)
    mixed: Points = fine[inside | stays]
    return mixed


def _arcs(lines: list[Points], sides: _Ints) -> list[Arc]:
    """What is left of the lines; what goes nowhere is dropped."""
    arcs = []
    for points, (less, more) in zip(lines, sides.tolist(), strict=True):
        if len(points) > 2 or (len(points) == 2 and (points[0] != points[1]).any()):
            arcs.append(Arc((less, more), points))
    return arcs
