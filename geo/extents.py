"""How far claims reach beyond the places they name: to the surroundings, or to what must follow.

All on the cells of settlements: a cell is reached where its settlement is. Distances are in
metres of the cells' equal-area projection.

- ``named``: the place's own cell and nothing else.
- ``near``: discs of 10 km round the places that a side took on a day, closed by 5 km together
  with the land it had: gaps and bays narrower than twice that are filled.
- ``implied``: discs of 1.5 times the depth of the place behind the line of the evening before,
  at least 3 and at most 10 km; the land between any two such discs whose places are at most
  60 km apart, and between them and the line; all closed by 12 km. Then the other side's land
  that no longer reaches the state border or the coast, as it did the day before, changes too;
  if claims say that a place in it is held, it is contested instead, and so is land that reaches
  the border but hangs together no longer with the largest part of what it belonged to.

What a claim says of a place outweighs what claims about others imply: a cell whose own last
claim leaves it to a side or contested keeps that, and cells nearer to a place that by claims is
the other side's than to any of the side's own are not reached, however long ago it was said.
A withdrawal or an entry reaches no farther than its place. Nothing is ever taken back but by
the other side's claims, day by day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.cells import OUTSIDE, Cells
from geo.claim import CODES, Control, Extent
from geo.graph import NONE, parts, reaches
from geo.reach import closed, discs, links, nearest_on

UKRAINE, RUSSIA, CONTESTED = (
    CODES[control] for control in (Control.UKRAINE, Control.RUSSIA, Control.CONTESTED)
)
OTHER = {UKRAINE: RUSSIA, RUSSIA: UKRAINE}
NEAR_M = 10_000.0
DEPTH_FACTOR = 1.5
LEAST_M, MOST_M = 3_000.0, 10_000.0
LINK_M = 60_000.0
CLOSING_M = {Extent.NEAR: 5_000.0, Extent.IMPLIED: 12_000.0}

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reached:
    """Cells that change without being named.

    Attributes
    ----------
    cells, codes
        Their positions, and the control they come under.
    origins
        Position of the taken place that each follows from: the nearest.
    cut
        Whether it changes because it was cut off, not because it is near.
    """

    cells: Ints
    codes: NDArray[np.int8]
    origins: Ints
    cut: NDArray[np.bool_]


def spread(
    cells: Cells,
    before: NDArray[np.int8],
    labels: NDArray[np.int8],
    *,
    firm: NDArray[np.bool_],
    taken: Mapping[int, Ints],
    extent: Extent,
) -> Reached:
    """Find what changes with the places that were taken on a day.

    Parameters
    ----------
    cells
        The division.
    before
        Codes of control on the evening before, one a cell.
    labels
        The same after the day's claims about the cells themselves.
    firm
        Whether the last claim about a cell leaves it to a side or contested.
    taken
        Positions of the places taken on this day, by the code of the side.
    extent
        ``near`` or ``implied``.

    Returns
    -------
    Reached
        Each cell once; empty where nothing more follows.
    """
    after = labels.copy()
    origin = np.full(len(cells), NONE, dtype=np.int64)
    nearest = np.full(len(cells), np.inf)
    for code in sorted(OTHER):
        if len(taken.get(code, ())):
            won, gap, source = _gained(cells, before, labels, firm, taken[code], code, extent)
            closer = gap < nearest[won]
            after[won[closer]] = code
            origin[won[closer]], nearest[won[closer]] = source[closer], gap[closer]
    cut = np.zeros(len(cells), dtype=bool)
    if extent is Extent.IMPLIED:
        for cell, code, loser in _stranded(cells, before, after, firm):
            sources = taken.get(OTHER[loser], np.array([], dtype=np.int64))
            if len(sources):
                after[cell], cut[cell] = code, True
                origin[cell] = sources[_nearest(cells.seeds[cell], cells.seeds[sources])[1]]
    changed = np.flatnonzero((after != labels) & (origin != NONE))
    return Reached(changed, after[changed], origin[changed], cut[changed])


def _gained(
    cells: Cells,
    before: NDArray[np.int8],
    labels: NDArray[np.int8],
    firm: NDArray[np.bool_],
    taken: Ints,
    code: int,
    extent: Extent,
) -> tuple[Ints, NDArray[np.float64], Ints]:
    """Cells that a side gains round the places it took, how far off, and from which place."""
    line = _front(cells, before == code)
    points = cells.seeds[taken]
    radius, land = _ground(points, line, before[taken] == code, extent)
    free = np.flatnonzero((labels != code) & ~firm)
    seeds = cells.seeds[free]
    reached = closed(seeds, land, line, CLOSING_M[extent])
    # The circles of the land are polygons, a little within.
    apart = np.hypot(*(seeds[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    reached |= (apart <= radius).any(axis=1)
    theirs = np.flatnonzero(firm & (labels == OTHER[code]))
    if len(theirs):
        ours = np.union1d(np.flatnonzero(firm & (labels == code)), taken)
        to_theirs, _ = _nearest(seeds, cells.seeds[theirs])
        to_ours, _ = _nearest(seeds, cells.seeds[ours])
        reached &= to_ours <= to_theirs
    gap, which = _nearest(seeds[reached], points)
    return free[reached], gap, taken[which]


def _front(cells: Cells, own: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Edges between a side's land and all other."""
    edges = cells.edges
    differ = (edges.right != OUTSIDE) & (own[edges.left] != own[edges.right])
    found: NDArray[np.float64] = edges.metres[differ]
    return found


def _ground(
    points: NDArray[np.float64],
    line: NDArray[np.float64],
    inside: NDArray[np.bool_],
    extent: Extent,
) -> tuple[NDArray[np.float64], shapely.Geometry]:
    """Radius round each taken place, the farther behind the line the wider, and their land."""
    if extent is Extent.NEAR or not len(line):
        radius = np.full(len(points), NEAR_M if extent is Extent.NEAR else MOST_M)
        return radius, shapely.union_all(discs(points, radius))
    feet = np.where(inside[:, None], points, nearest_on(points, line))
    depth = np.hypot(*(points - feet).T)
    radius = np.clip(DEPTH_FACTOR * depth, LEAST_M, MOST_M)
    return radius, shapely.union_all(links(points, radius, feet, LINK_M))


def _nearest(
    seeds: NDArray[np.float64], points: NDArray[np.float64]
) -> tuple[NDArray[np.float64], Ints]:
    """Distance from each seed to the nearest point, and which it is."""
    if not len(seeds) or not len(points):
        return np.full(len(seeds), np.inf), np.zeros(len(seeds), dtype=np.int64)
    apart = np.hypot(*(seeds[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    which = apart.argmin(axis=1)
    return apart[np.arange(len(seeds)), which], which


def _stranded(
    cells: Cells,
    before: NDArray[np.int8],
    after: NDArray[np.int8],
    firm: NDArray[np.bool_],
) -> list[tuple[Ints, int, int]]:
    """Land that is cut off since the evening before: cells, their new control and their side.

    A side's land hangs together through all cells that are not the other side's.
    """
    found = []
    for code, other in OTHER.items():
        if not ((before == code) & (after == other)).any():
            continue
        was = parts(before != other, cells.neighbours)
        now = parts(after != other, cells.neighbours)
        reaching = reaches(now, cells.outer)
        mine = (after == code) & (was != NONE) & ~firm
        lost = mine & ~reaching & reaches(was, cells.outer)
        defended = lost & reaches(now, firm & (after == code))
        split = mine & reaching & _split_off(was, now, reaching, cells.area_km2)
        found.append((np.flatnonzero(lost & ~defended), other, code))
        found.append((np.flatnonzero(defended | split), CONTESTED, code))
    return found


def _split_off(
    was: Ints, now: Ints, reaching: NDArray[np.bool_], area_km2: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Cells whose part is the largest rest of none of the parts that it comes from."""
    chosen = (was != NONE) & reaching
    pairs, number = np.unique(np.column_stack([was, now])[chosen], axis=0, return_inverse=True)
    sizes = np.bincount(number.reshape(-1), weights=area_km2[chosen], minlength=len(pairs))
    order = np.lexsort((pairs[:, 1], -sizes, pairs[:, 0]))
    _, first = np.unique(pairs[order, 0], return_index=True)
    found: NDArray[np.bool_] = chosen & ~np.isin(now, pairs[order[first], 1])
    return found
