"""How far a place reaches: bounds of units by their settlements, of areas as stated."""

from __future__ import annotations

from math import cos, radians
from typing import NamedTuple

from gazetteer.nearest import KM_PER_DEGREE
from gazetteer.place import UNIT_KINDS, Place
from gazetteer.resolve import Gazetteer
from gazetteer.tables import rows


class Bounds(NamedTuple):
    """A box in degrees, WGS 84; its edges belong to it."""

    south: float
    west: float
    north: float
    east: float


def bounds(place: Place, *, gazetteer: Gazetteer) -> Bounds | None:
    """Give the box that a place lies in.

    Parameters
    ----------
    place
        Any place.
    gazetteer
        Where its settlements are.

    Returns
    -------
    Bounds or None
        Of an oblast, raion or hromada, round its settlements with coordinates of their own; of
        a natural area as ``areas.csv`` states it; else the place's radius round its point.
        ``None`` where nothing is known.
    """
    if place.kind in UNIT_KINDS:
        level = f"{place.kind}_id"
        inside = [p for p in gazetteer.settlements() if p.located and getattr(p, level) == place.id]
        if inside:
            lats, lons = [p.lat or 0.0 for p in inside], [p.lon or 0.0 for p in inside]
            return Bounds(min(lats), min(lons), max(lats), max(lons))
    for row in rows("areas.csv"):
        if row["id"] == place.id and row["south"]:
            return Bounds(*(float(row[edge]) for edge in Bounds._fields))
    if place.lat is None or place.lon is None:
        return None
    high = place.radius_km / KM_PER_DEGREE
    wide = high / max(cos(radians(place.lat)), 0.01)
    return Bounds(place.lat - high, place.lon - wide, place.lat + high, place.lon + wide)
