"""Land that places stand for: discs round them, what lies between them, and its closing.

All in metres of the cells' equal-area projection.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

_QUARTER = 16  # segments of a quarter of a widened corner
_SMOOTH_M = 100.0  # the line is thinned out by this before it is widened
_TURNS = np.arange(32) * (np.pi / 16)
_CIRCLE = np.column_stack([np.cos(_TURNS), np.sin(_TURNS)])

Metres = NDArray[np.float64]


def discs(points: Metres, radius_m: Metres) -> NDArray[np.object_]:
    """Make a disc round each point.

    Parameters
    ----------
    points
        A point a row.
    radius_m
        Metres, one a point.

    Returns
    -------
    array of Polygon
        One a point; empty without points.
    """
    found: NDArray[np.object_] = shapely.polygons(_rims(points, radius_m))
    return found


def links(points: Metres, radius_m: Metres, feet: Metres, most_m: float) -> NDArray[np.object_]:
    """Make the land between places and between them and a line.

    Each pair of places gives the smallest convex land that holds their discs and feet; each
    place alone that of its disc and foot. One more place only ever adds land.

    Parameters
    ----------
    points
        A place a row.
    radius_m
        Of its disc, metres, one a place.
    feet
        The point of the line that is nearest to each place; the place itself where it lies on
        the near side.
    most_m
        Metres; places farther apart are no pair.

    Returns
    -------
    array of Polygon
        First one for each place, then one for each pair; empty without places.
    """
    apart = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    one, other = np.nonzero(np.triu(apart <= most_m, 1))
    alone = np.arange(len(points))
    one, other = np.concatenate([alone, one]), np.concatenate([alone, other])
    shapes = np.concatenate([_rims(points, radius_m), feet[:, None, :]], axis=1)
    corners = np.concatenate([shapes[one], shapes[other]], axis=1)
    count = corners.shape[1]
    bundles = shapely.multipoints(
        corners.reshape(-1, 2), indices=np.repeat(np.arange(len(one)), count)
    )
    found: NDArray[np.object_] = shapely.convex_hull(bundles)
    return found


def nearest_on(points: Metres, line: Metres) -> Metres:
    """Give the point of a line that is nearest to each point.

    Parameters
    ----------
    points
        A point a row.
    line
        A straight piece a row: x and y of its start, then of its end; at least one.

    Returns
    -------
    array
        A point a row.
    """
    pieces = shapely.multilinestrings(shapely.linestrings(line.reshape(-1, 2, 2)))
    ways = shapely.shortest_line(pieces, shapely.points(points))
    found: Metres = shapely.get_coordinates(ways)[::2]
    return found


def closed(
    seeds: Metres, land: shapely.Geometry, line: Metres, closing_m: float
) -> NDArray[np.bool_]:
    """Tell whether points beyond a line lie in the closing of new land and that behind the line.

    Both are widened; a point is in the closing if it lies in that and no nearer to its rim than
    it was widened by. Of the land behind the line only the line is widened: points on its far
    side are never asked for, and the rim on that side is farther from all others.

    Parameters
    ----------
    seeds
        A point a row, beyond the line.
    land
        The new land.
    line
        A straight piece a row, as for :func:`nearest_on`; may be empty.
    closing_m
        Metres; gaps and bays narrower than twice that are filled.

    Returns
    -------
    array
        Whether each point lies in it; points of the land itself do.
    """
    asked = shapely.points(seeds)
    shapely.prepare(land)
    inside: NDArray[np.bool_] = shapely.intersects(land, asked)
    around = np.flatnonzero(~inside & shapely.dwithin(land, asked, closing_m))
    wide = shapely.union_all(
        [shapely.buffer(land, closing_m, quad_segs=_QUARTER), *_strips(land, line, closing_m)]
    )
    shapely.prepare(wide)
    around = around[shapely.contains(wide, asked[around])]
    rim = shapely.boundary(wide)
    # The circles are polygons, whose rim comes a little nearer.
    least = closing_m * np.cos(np.pi / 4 / _QUARTER)
    inside[around] = shapely.distance(asked[around], rim) >= least
    return inside


def _rims(points: Metres, radius_m: Metres) -> Metres:
    """Corners of the discs, a disc a row."""
    corners: Metres = points[:, None, :] + radius_m[:, None, None] * _CIRCLE
    return corners


def _strips(land: shapely.Geometry, line: Metres, closing_m: float) -> NDArray[np.object_]:
    """Widen what of a line is near enough to matter."""
    pieces = shapely.linestrings(line.reshape(-1, 2, 2))
    near = pieces[shapely.dwithin(land, pieces, 3 * closing_m)]
    merged = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(near)))
    found: NDArray[np.object_] = shapely.buffer(
        shapely.simplify(merged, _SMOOTH_M), closing_m, quad_segs=_QUARTER
    )
    return found
