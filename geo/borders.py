"""The bundled background of the maps: borders, coasts, rivers and waters, all in EPSG:4326.

It covers longitude 20 to 45 and latitude 42 to 54. Borders are those recognised internationally;
they and the coasts are generalised to about 150 m, borders between oblasts much more coarsely
(they can be off by 3 km). Each function gives a copy of its own.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import shapely

from geo.crs import WGS84

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


@cache
def country() -> Any:
    """Ukraine within its internationally recognised borders, Crimea and Sevastopol included.

    Returns
    -------
    MultiPolygon
        The union of :func:`oblasts`: land down to the coast, with lakes and reservoirs.
    """
    return shapely.coverage_union_all(oblasts().geometry.to_numpy())


def oblasts() -> GeoDataFrame:
    """The 27 units of the first level.

    Returns
    -------
    GeoDataFrame
        In the order of the codifier: ``id`` (KATOTTH), ``name`` (romanised: Kharkiv Oblast,
        Autonomous Republic of Crimea, Kyiv, Sevastopol), ``name_uk``, ``geometry``. They share
        their borders vertex for vertex, without gaps or overlaps.
    """
    return _read("oblasts")


def neighbours() -> GeoDataFrame:
    """Other countries, as far as they reach into the background.

    Returns
    -------
    GeoDataFrame
        In the order of their codes: ``code`` (ISO 3166 alpha-3; XKX for Kosovo), ``name``,
        ``name_uk``, ``geometry``. None overlaps Ukraine; the border with it is the same on both
        sides, vertex for vertex. Islets are left out.
    """
    return _read("neighbours")


def rivers() -> GeoDataFrame:
    """Rivers as lines; reservoirs and wide rivers are polygons of :func:`water`.

    Returns
    -------
    GeoDataFrame
        One row for each name in alphabetic order, then one for all rivers that have none:
        ``name`` (from the Ukrainian; empty if there is none), ``name_uk``, ``geometry``
        (LineString or MultiLineString, not directed).
    """
    return _read("rivers")


def water() -> GeoDataFrame:
    """Seas, reservoirs, lakes, limans and rivers wide enough for two shores.

    Returns
    -------
    GeoDataFrame
        Seas first, then named waters, then those without a name: ``name``, ``name_uk``,
        ``kind`` (sea, reservoir, lake, liman, river), ``until`` (day, 2023-06-06, or month,
        2022-04, when it ran dry; empty if it did not), ``source`` (who must be credited),
        ``geometry``. A name may have several rows. Seas share the coasts of :func:`oblasts` and
        :func:`neighbours`; the other waters are to be drawn on the land, their shores can be
        off by 1 km, and lakes smaller than 12 km2 have no row unless they are named.
    """
    return _read("water")


def _read(name: str) -> GeoDataFrame:
    return _cached(name).copy()


@cache
def _cached(name: str) -> GeoDataFrame:
    from geopandas import GeoDataFrame

    path = files("geo") / "data" / "background" / f"{name}.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    columns = list(features[0]["properties"])
    return GeoDataFrame.from_features(features, columns=[*columns, "geometry"], crs=WGS84)
