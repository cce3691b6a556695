"""Where a claim reaches whose place is no settlement's own point: an area, not a dot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from gazetteer.place import Place, Precision
from gazetteer.resolve import VICINITY_KM
from geo.claim import Claim
from maps.story import CellLayer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_KM_PER_DEGREE = 111.2
_CORNERS = 48
_LEVELS = {
    Precision.HROMADA: "hromada_id",
    Precision.RAION: "raion_id",
    Precision.OBLAST: "oblast_id",
}


def claim_areas(
    claims: Iterable[Claim],
    *,
    cells: CellLayer,
    places: Mapping[str, Place],
    units: Mapping[str, BaseGeometry] | None = None,
) -> dict[str, BaseGeometry]:
    """Areas of the claims that are known to a hromada, raion, oblast or natural area only.

    Parameters
    ----------
    claims
        The claims, resolved.
    cells
        The settlements' cells.
    places
        Places by id: those of the cells and of the claims.
    units
        Outlines that are known already, by place id, EPSG:4326: those that the map shows.

    Returns
    -------
    dict of str to geometry
        By claim id, EPSG:4326, longitude first: the union of the unit's cells where it has
        any, else a disc of the place's radius. Claims at a settlement's own point, and those
        without coordinates, are not in it.
    """
    found: dict[str, BaseGeometry] = {}
    by_place = dict(units or {})
    for claim in claims:
        place = places.get(claim.place_id)
        if place is None or place.lat is None:
            continue
        if place.precision is not Precision.SETTLEMENT:
            if place.id not in by_place:
                by_place[place.id] = _unit(place, cells, places) or disc(place)
            found[claim.id] = by_place[place.id]
        elif claim.precision is Precision.AREA:  # "south of" a town: its surroundings
            found[claim.id] = disc(replace(place, radius_km=VICINITY_KM))
    return found


def disc(place: Place) -> BaseGeometry:
    """A disc of the place's radius in kilometres (at least one) round its point, EPSG:4326."""
    if place.lat is None or place.lon is None:
        return shapely.Point()
    turn = np.linspace(0, 2 * np.pi, _CORNERS, endpoint=False)
    radius = max(place.radius_km, 1.0) / _KM_PER_DEGREE
    lon = place.lon + radius * np.cos(turn) / np.cos(np.radians(place.lat))
    return shapely.Polygon(np.column_stack([lon, place.lat + radius * np.sin(turn)]))


def _unit(place: Place, cells: CellLayer, places: Mapping[str, Place]) -> BaseGeometry | None:
    """The union of the cells that lie in the unit a place is known to, ``None`` without any."""
    level = _LEVELS.get(place.precision)
    if level is None:
        return None
    unit = place.id if place.kind == place.precision.value else getattr(place, level)
    inside = [bool(unit) and getattr(places[name], level, "") == unit for name in cells.ids]
    if not any(inside):
        return None
    return shapely.coverage_union_all(cells.polygons[np.array(inside)])
