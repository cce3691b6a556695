"""Ask Nominatim for what the gazetteer does not find: only on request, slowly, and marked."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from gazetteer.errors import OnlineError
from gazetteer.place import Kind, Place, Precision
from gazetteer.resolution import Candidate, Resolution, Status

USER_AGENT = "frontline-mapper"
SECONDS_BETWEEN = 1.0  # what the usage policy of the public Nominatim asks for
SOURCE = "Nominatim (online), © OpenStreetMap contributors, ODbL"
MOST = 5


class Online:
    """Nominatim behind a rate limit and a cache.

    Parameters
    ----------
    geocoder
        A geopy geocoder; the public Nominatim, limited to one request a second, by default.
    """

    def __init__(self, geocoder: Any = None) -> None:
        asked = geocoder or Nominatim(user_agent=USER_AGENT)
        self._geocode = RateLimiter(
            asked.geocode,
            min_delay_seconds=0 if geocoder else SECONDS_BETWEEN,
            max_retries=0,
            swallow_exceptions=False,
        )
        self._ask = lru_cache(maxsize=4096)(self._search)

    def complete(self, found: Resolution) -> Resolution:
        """Add what Nominatim proposes to a resolution that found nothing.

        Parameters
        ----------
        found
            Any resolution; one that is resolved or ambiguous is given back as it is.

        Returns
        -------
        Resolution
            Still not found, for nothing of it was checked: the proposals are guesses, with
            Nominatim as their source.

        Raises
        ------
        OnlineError
            If the service cannot be reached or refuses.
        """
        if found.status is not Status.NOT_FOUND:
            return found
        guesses = tuple(Candidate(place, 0.0, (), guess=True) for place in self._ask(found.query))
        told = f"{len(guesses)} proposals of Nominatim, not checked" if guesses else ""
        reasons = (*found.reasons, *filter(None, [told]))
        return replace(found, reasons=reasons, candidates=(*guesses, *found.candidates))

    def _search(self, query: str) -> tuple[Place, ...]:
        try:
            hits = self._geocode(query, exactly_one=False, limit=MOST, language="en")
        except GeopyError as error:
            raise OnlineError(f"Nominatim: {error}") from error
        return tuple(
            Place(
                id=f"osm:{hit.raw.get('osm_type', '')}{hit.raw.get('osm_id', '')}",
                name=hit.address,
                name_uk="",
                kind=Kind.PLACE,
                lat=hit.latitude,
                lon=hit.longitude,
                precision=Precision.AREA,
                source=SOURCE,
            )
            for hit in hits or ()
        )
