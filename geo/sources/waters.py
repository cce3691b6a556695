"""Rivers with their names, and inland waters mended where the source has them in pieces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.crs import EqualArea
from geo.sources.partition import GRID

Row = Mapping[str, str]

_PLANE = EqualArea(lat=48.5, lon=32)
_JOIN_M = 300  # gaps up to twice this are closed: the source is cut up by tiles
_SPUR_M = 150  # spits and inlets narrower than twice this are taken off
_ISLAND_M2 = 3e6
_THIN_M = 120
_NEAR = 0.06  # degrees between a river and the town that names it


def name_rivers(lines: Sequence[Any], rows: Sequence[Row]) -> list[tuple[Any, Row | None]]:
    """Join lines from fork to fork and name them by points beside them.

    Parameters
    ----------
    lines
        Lines that meet end to end, EPSG:4326.
    rows
        ``name``, ``lon``, ``lat`` and whatever else the result should carry: each names the
        stretch nearest to it.

    Returns
    -------
    list of (line, row or None)
        A stretch that runs from a river to the same river has its name too.

    Raises
    ------
    ValueError
        If a row has no stretch within 0.06 degrees, or two rows name one stretch differently.
    """
    merged = shapely.line_merge(shapely.union_all(list(lines), grid_size=GRID))
    stretches = shapely.get_parts(merged)
    named: dict[int, Row] = {}
    faults = []
    for row in rows:
        distances = shapely.distance(stretches, shapely.Point(float(row["lon"]), float(row["lat"])))
        number = int(np.argmin(distances))
        if distances[number] > _NEAR:
            faults.append(f"{row['name']}: no line near {row['lon']}, {row['lat']}")
        elif named.setdefault(number, row)["name"] != row["name"]:
            faults.append(f"{row['name']}: the line is {named[number]['name']}'s, {row['source']}")
    if faults:
        raise ValueError("\n".join(faults))
    _bridge(stretches, named)
    return [(shape, named.get(number)) for number, shape in enumerate(stretches)]


def _bridge(stretches: NDArray[np.object_], named: dict[int, Row]) -> None:
    """Name what links two stretches of one name, until there is no more of it."""
    ends = [frozenset((line.coords[0], line.coords[-1])) for line in stretches]
    changed = True
    while changed:
        touched: dict[Any, dict[str, Row]] = {}
        for number, row in named.items():
            for end in ends[number]:
                touched.setdefault(end, {})[row["name"]] = row
        changed = False
        for number, pair in enumerate(ends):
            shared = set.intersection(*(set(touched.get(end, {})) for end in pair))
            if number not in named and len(shared) == 1:
                named[number] = touched[next(iter(pair))][shared.pop()]
                changed = True


def mend(pieces: Sequence[Any], *, join_m: float = _JOIN_M) -> list[shapely.Polygon]:
    """Make whole waters of pieces that were cut and thinned out one by one.

    Parameters
    ----------
    pieces
        Polygons, EPSG:4326, that may overlap or be invalid.
    join_m
        Half the widest gap that is closed, metres.

    Returns
    -------
    list of Polygon
        EPSG:4326, with islands of 3 km2 and more; thinned out to about 120 m.
    """
    if not len(pieces):
        return []
    flat = shapely.union_all(shapely.make_valid(_PLANE.to_metres(np.array(pieces, dtype=object))))
    joined = flat.buffer(join_m).buffer(-join_m - _SPUR_M).buffer(_SPUR_M)
    whole = [_with_islands(part) for part in shapely.get_parts(joined)]
    thin = shapely.make_valid(shapely.simplify(np.array(whole, dtype=object), _THIN_M))
    degrees = shapely.set_precision(_PLANE.to_degrees(thin), GRID)
    parts = shapely.get_parts(degrees)
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]


def _with_islands(water: Any) -> shapely.Polygon:
    large = [hole for hole in water.interiors if shapely.Polygon(hole).area >= _ISLAND_M2]
    return shapely.Polygon(water.exterior, large)


def area_km2(water: Any) -> float:
    """Area of a shape in EPSG:4326 in square kilometres, equal-area."""
    return float(_PLANE.to_metres(water).area) / 1e6
