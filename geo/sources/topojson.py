"""TopoJSON to shapes: quantised, delta-encoded arcs that polygons share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Points = NDArray[np.float64]


def read_topojson(path: Path, *, layer: str) -> dict[str, shapely.MultiPolygon]:
    """Read the polygons of one object of a topology.

    Parameters
    ----------
    path
        The file.
    layer
        Name of the object, a collection of polygons and multipolygons.

    Returns
    -------
    dict
        ``name`` property -> shape, in the units of the file; rings that shrank to fewer than
        four points are left out.
    """
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    return {
        member["properties"]["name"]: _shape(member, arcs)
        for member in topology["objects"][layer]["geometries"]
    }


def _arc(steps: list[list[int]], transform: dict[str, Any]) -> Points:
    points: Points = np.cumsum(steps, axis=0) * transform["scale"] + transform["translate"]
    return points


def _shape(member: dict[str, Any], arcs: list[Points]) -> shapely.MultiPolygon:
    polygons = [member["arcs"]] if member["type"] == "Polygon" else member["arcs"]
    parts = []
    for polygon in polygons:
        shell, *holes = (_ring(ring, arcs) for ring in polygon)
        if len(shell) > 3:
            parts.append(shapely.Polygon(shell, [hole for hole in holes if len(hole) > 3]))
    return shapely.MultiPolygon(parts)


def _ring(members: list[int], arcs: list[Points]) -> Points:
    """Join arcs; ~n is arc n backwards, and each starts where the one before it ends."""
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in members]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
