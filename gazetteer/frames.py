"""Resolve a column of names in a pandas table; not imported by the package itself."""

from __future__ import annotations

import geopandas
import pandas as pd

from gazetteer.resolve import Gazetteer

ALTERNATIVES = 5  # candidates kept beside a match


def resolve_column(
    table: pd.DataFrame,
    column: str,
    *,
    oblast: str | None = None,
    together: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> geopandas.GeoDataFrame:
    """Resolve the names of a column and keep them beside what they were resolved to.

    Parameters
    ----------
    table
        Left as it is.
    column
        Column with names; a missing name is not found.
    oblast
        Column with the unit of each name, in any spelling; missing where unknown.
    together
        Column that groups rows into reports, whose names settle each other.
    gazetteer
        Where to look; the embedded one by default.

    Returns
    -------
    GeoDataFrame
        A copy in the same order and with the same index, and the columns ``place_status``,
        ``place_id``, ``place_name``, ``place_precision``, ``place_confidence``,
        ``place_alternatives`` (tuple of labels) and ``geometry`` (points, EPSG:4326; missing
        where nothing was resolved).

    Raises
    ------
    KeyError
        If a column is not there.
    InvalidQueryError
        If a unit is not known.
    """
    places = gazetteer or Gazetteer()
    names = [str(name) if isinstance(name, str) else "" for name in table[column]]
    units = [u if isinstance(u, str) and u else None for u in table[oblast]] if oblast else []
    hints = units or [None] * len(names)
    groups = table[together].tolist() if together else list(range(len(names)))
    members: dict[object, list[int]] = {}
    for row, group in enumerate(groups):
        members.setdefault(group, []).append(row)
    found = {
        row: resolution
        for rows in members.values()
        for row, resolution in zip(
            rows,
            places.resolve_all([names[r] for r in rows], oblast=[hints[r] for r in rows]),
            strict=True,
        )
    }
    ordered = [found[row] for row in range(len(names))]
    matched = [resolution.place for resolution in ordered]
    made = table.assign(
        place_status=[resolution.status.value for resolution in ordered],
        place_id=[place.id if place else None for place in matched],
        place_name=[place.name if place else None for place in matched],
        place_precision=[place.precision.value if place else None for place in matched],
        place_confidence=[resolution.confidence for resolution in ordered],
        place_alternatives=[
            tuple(str(c.place) for c in resolution.candidates[:ALTERNATIVES])
            for resolution in ordered
        ],
    )
    points = geopandas.points_from_xy(
        [place.lon if place else None for place in matched],
        [place.lat if place else None for place in matched],
    )
    blank = [place is None or place.lat is None for place in matched]
    geometry = geopandas.GeoSeries(points, index=table.index, crs="EPSG:4326")
    return geopandas.GeoDataFrame(made, geometry=geometry.where([not b for b in blank], None))
