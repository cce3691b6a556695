"""Evidence that a place is the one meant: each piece has a weight and a reason.

The weights are rows of ``data/weights.csv``; a candidate's score is their sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from math import log10
from typing import NamedTuple

from gazetteer.distance import distance_km
from gazetteer.index import Index
from gazetteer.keys import match_key
from gazetteer.place import Kind, Place
from gazetteer.tables import rows

HALF_NEAR_KM = 25.0
FAR_KM = 250.0
SURELY_A_PLACE = 9  # letters; shorter words in -ov and -in are surnames as well
ALTERNATE = "name:alternate"


class Piece(NamedTuple):
    """One piece of evidence: points for or against, and why."""

    points: float
    reason: str


def weight(evidence: str) -> float:
    """Weight of one kind of evidence."""
    return _weights()[evidence]


@cache
def _weights() -> dict[str, float]:
    return {row["evidence"]: float(row["weight"]) for row in rows("weights.csv")}


def name_match(index: Index, place: Place, *, name: str, origins: str, on: str) -> Piece:
    """How well the best of a place's names fits.

    Parameters
    ----------
    index
        Where the dates of former names are.
    place
        The candidate.
    name
        The name asked for, cleaned and in lower case.
    origins
        Letters that say which of its names led to it (:meth:`gazetteer.index.Index.bearers`).
    on
        ISO date whose names are in force, or empty.
    """
    if "o" in origins and name in ((place.name_uk or place.name).lower(), place.name.lower()):
        return Piece(weight("name:official"), f"is the name of {place.name}")
    pieces = [_named(index, place, origin, name, on) for origin in origins]
    if origins == "r" and len(name) < SURELY_A_PLACE:
        pieces = [pieces[0]._replace(points=weight("name:russian-short"))]
    return max(pieces)


def _named(index: Index, place: Place, origin: str, name: str, on: str) -> Piece:
    if origin == "f":
        return _former(index, place, name, on)
    evidence, reason = _ORIGINS[origin]
    return Piece(weight(evidence), f"{reason} {place.name_uk or place.name}")


_ORIGINS = {
    "o": ("name:key", "is a spelling of"),
    "x": ("name:exonym", "is a customary name of"),
    "l": ("name:exonym", "names"),
    "r": ("name:russian", "is the Russian form of"),
    "g": (ALTERNATE, "is in GeoNames an alternate name of"),
}


def _former(index: Index, place: Place, name: str, on: str) -> Piece:
    """A former name, by its dates where the very key is among the dated ones."""
    key = match_key(name)
    dated = [other for other in index.names(place.id) if other.origin == "f"]
    meant = [other for other in dated if match_key(other.text) == key] or dated[:1]
    for other in meant:
        if on and other.since <= on < other.until:
            reason = f"{other.text} was the name until {other.until}"
            return Piece(weight("name:former-in-force"), reason)
    until = f"{meant[0].text} was the name until {meant[0].until}" if meant else "a former name"
    return Piece(weight("name:former"), until)


def kind_and_size(place: Place, said: frozenset[str]) -> Iterator[Piece]:
    """What kind of place it is, against what the query says, and how many people live there."""
    if said:
        if place.kind.value in said:
            yield Piece(weight("kind:as-said"), f"is a {place.kind}, as said")
        else:
            yield Piece(weight("kind:other"), f"is a {place.kind}, not a {'/'.join(sorted(said))}")
    elif place.kind is Kind.DISTRICT:
        yield Piece(weight("kind:district"), "is a city district")
    elif place.kind is Kind.RIVER:
        yield Piece(weight("kind:river"), "is a river")
    if place.kind in {Kind.CITY, Kind.TOWN}:
        yield Piece(weight(f"kind:{place.kind}"), f"is a {place.kind}")
    if place.kind is Kind.PLACE:
        yield Piece(weight("kind:abroad"), "lies outside Ukraine")
    if place.population and place.population > 1000:
        points = weight("population") * log10(place.population / 1000)
        yield Piece(points, f"has {place.population:,} inhabitants")


def sector_of(index: Index, place: Place, name: str) -> Iterator[Piece]:
    """Whether the sector of that name is the one named after the place.

    Parameters
    ----------
    index
        Where the sectors are.
    place
        The candidate.
    name
        The sector's name in Latin letters, without the word for a sector.
    """
    for row in index.rows(match_key(f"{name} direction")):
        if index.kind(row) is Kind.SECTOR:
            sector = index.place(row)
            if sector.lat is not None and (sector.lat, sector.lon) == (place.lat, place.lon):
                yield Piece(weight("kind:sector"), f"gives its name to the {sector.name}")


def inside(place: Place, units: Iterable[tuple[str, tuple[Place, ...]]]) -> Iterator[Piece]:
    """Whether the place lies in the units that were named.

    Parameters
    ----------
    place
        The candidate.
    units
        Pairs of a level (``oblast``, ``raion``, ``hromada``) and the units it may mean.
    """
    for level, meant in units:
        own = {place.id, place.oblast_id, place.raion_id, place.hromada_id}
        match = next((unit for unit in meant if unit.id in own), None)
        if match is not None:
            yield Piece(weight(f"unit:{level}"), f"lies in {match.name}")
        elif meant:
            yield Piece(weight("unit:elsewhere"), f"lies outside {meant[0].name}")


def nearness(place: Place, lat: float, lon: float, *, to: str, evidence: str = "near") -> Piece:
    """How near the place is to a point in degrees.

    Parameters
    ----------
    place
        The candidate.
    lat, lon
        Degrees, WGS 84.
    to
        What the reason calls the point.
    evidence
        Whose weight counts: ``near`` for a point that was given, ``together:near`` for
        another place of the same report.
    """
    if place.lat is None or place.lon is None:
        return Piece(0.0, "has no coordinates")
    away = distance_km(place.lat, place.lon, lat, lon)
    if away > FAR_KM:
        return Piece(weight("far"), f"{away:.0f} km from {to}")
    return Piece(
        weight(evidence) * HALF_NEAR_KM / (HALF_NEAR_KM + away), f"{away:.0f} km from {to}"
    )


def together(place: Place, other: Place) -> Piece:
    """What a place gains from another one named in the same report."""
    for level in ("hromada", "raion", "oblast"):
        own: str = getattr(place, f"{level}_id")
        if own and own == getattr(other, f"{level}_id"):
            return Piece(weight(f"together:{level}"), f"shares its {level} with {other.name}")
    return Piece(0.0, "")
