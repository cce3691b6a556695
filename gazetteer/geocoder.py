"""The gazetteer behind geopy's Geocoder interface, so that code for any geocoder works."""

from __future__ import annotations

from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer.errors import InvalidQueryError
from gazetteer.output import as_record
from gazetteer.place import Place
from gazetteer.resolution import Resolution
from gazetteer.resolve import Gazetteer

MOST = 10  # places given where all are asked for


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """Geocode places of Ukraine without a network.

    Parameters
    ----------
    oblast
        Unit in which names are looked for, in any spelling; none by default.
    options
        Accepted for the sake of code that configures other geocoders (``user_agent``,
        ``timeout``); without effect.

    Examples
    --------
    >>> OfflineGeocoder().geocode("Isjum").address
    'Izium, Izium hromada, Izium Raion, Kharkiv Oblast'
    """

    def __init__(self, *, oblast: str | None = None, **options: Any) -> None:  # noqa: ARG002
        super().__init__()
        self._gazetteer = Gazetteer()
        self._oblast = oblast

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        oblast: str | None = None,
        near: tuple[float, float] | None = None,
        on: str | None = None,
        **options: Any,  # noqa: ARG002
    ) -> Any:
        """Find a place by name.

        Parameters
        ----------
        query
            Name in any spelling.
        exactly_one
            Give the place, or ``None`` where the name is ambiguous or not found; else all
            candidates, best first.
        oblast, near, on
            As for :meth:`gazetteer.Gazetteer.resolve`.
        options
            Options of other geocoders; without effect.

        Returns
        -------
        Location, list of Location or None
            ``raw`` holds the resolution with its reasons and candidates. ``None`` if nothing
            was found; places without coordinates are not given.

        Raises
        ------
        GeocoderQueryError
            If the query is not text or the context cannot be read.
        """
        try:
            found = self._gazetteer.resolve(query, oblast=oblast or self._oblast, near=near, on=on)
        except InvalidQueryError as error:
            raise GeocoderQueryError(str(error)) from error
        if exactly_one:
            return _location(found.place, found) if found.place else None
        places = [c.place for c in found.candidates if not c.guess]
        located = [location for p in places if (location := _location(p, found)) is not None]
        return located[:MOST] or None

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        reach_km: float = 25.0,
        **options: Any,  # noqa: ARG002
    ) -> Any:
        """Find the settlement nearest to a point.

        Parameters
        ----------
        query
            Point as geopy takes it: ``(lat, lon)``, "lat, lon" or a ``Point``.
        exactly_one
            Give the nearest one, else the ten nearest.
        reach_km
            Kilometres beyond which none is given.
        options
            Options of other geocoders; without effect.

        Returns
        -------
        Location, list of Location or None
            ``raw`` holds the place and ``distance_km``; ``None`` if none is within reach.
        """
        point = Point(query)
        hits = self._gazetteer.reverse(
            point.latitude, point.longitude, count=1 if exactly_one else MOST, reach_km=reach_km
        )
        found = [
            Location(str(p), (p.lat, p.lon), {"id": p.id, "hromada": p.hromada, "distance_km": km})
            for km, p in hits
        ]
        if exactly_one:
            return found[0] if found else None
        return found or None


def _location(place: Place, found: Resolution) -> Location | None:
    if place.lat is None or place.lon is None:
        return None
    return Location(str(place), (place.lat, place.lon), as_record(found))
