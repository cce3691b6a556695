"""The settlements nearest to a point, by their own coordinates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from heapq import nsmallest
from math import cos, radians

from gazetteer.distance import distance_km
from gazetteer.place import Place

KM_PER_DEGREE = 111.2
FIRST_REACH_KM = 10.0


class Nearest:
    """Settlements sorted by latitude, to search outwards from a point.

    Parameters
    ----------
    places
        Those without coordinates of their own are left out.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        located = [place for place in places if place.located and place.lat is not None]
        self._places = sorted(located, key=lambda place: (place.lat or 0.0, place.id))
        self._lats = [place.lat or 0.0 for place in self._places]

    def find(
        self, lat: float, lon: float, *, count: int, reach_km: float
    ) -> list[tuple[float, Place]]:
        """Find the nearest settlements.

        Parameters
        ----------
        lat, lon
            Degrees, WGS 84.
        count
            How many at most.
        reach_km
            Kilometres beyond which none is given.

        Returns
        -------
        list of tuple
            Kilometres and place, nearest first; empty if none is within reach.
        """
        reach = min(FIRST_REACH_KM, reach_km)
        while True:
            found = nsmallest(count, self._within(lat, lon, reach), key=lambda hit: hit[0])
            if len(found) == count or reach >= reach_km:
                return found
            reach = min(reach * 3, reach_km)

    def _within(self, lat: float, lon: float, reach_km: float) -> list[tuple[float, Place]]:
        span = reach_km / KM_PER_DEGREE
        wide = span / max(cos(radians(lat)), 0.01)
        first, last = bisect_left(self._lats, lat - span), bisect_right(self._lats, lat + span)
        hits = []
        for place in self._places[first:last]:
            if place.lat is not None and place.lon is not None and abs(place.lon - lon) <= wide:
                away = distance_km(lat, lon, place.lat, place.lon)
                if away <= reach_km:
                    hits.append((away, place))
        return hits
