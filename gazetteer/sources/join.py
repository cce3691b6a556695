"""Join points of GeoNames to settlements of the codifier: by name and place, never on a guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import median
from typing import NamedTuple

from gazetteer.distance import distance_km
from gazetteer.keys import match_key
from gazetteer.russian import russian_form
from gazetteer.sources.geonames import Populated
from gazetteer.sources.katottg import SETTLEMENTS, Unit
from gazetteer.sources.postal import Postal

# Limits in kilometres between a point and the middle of the unit's other known places.
HROMADA_LIMIT_KM = 25.0
RAION_LIMIT_KM = 55.0
# The next candidate has to be this many times farther for a repeated name to be decided.
CLEARLY_FARTHER = 3.0
# Of namesakes within one hromada, a place of this many people is taken for its centre.
CENTRE_POPULATION = 1500
LARGEST_VILLAGE = 30_000  # what has more people under a village's name is a city district
ENOUGH_TO_JUDGE = 3
ROUNDS = 10  # of joining and judging by the neighbours so found; it settles in four


class Point(NamedTuple):
    """A settlement's own coordinates in degrees (WGS 84) and where they come from."""

    lat: float
    lon: float
    population: int | None
    source: str
    geonameid: int | None = None


def join_populated(
    units: Iterable[Unit], places: Iterable[Populated], former: Mapping[str, list[str]]
) -> dict[str, Point]:
    """Give settlements the coordinates of GeoNames' populated places.

    Parameters
    ----------
    units
        The whole codifier.
    places
        Populated places of Ukraine.
    former
        Former Ukrainian names by settlement.

    Returns
    -------
    dict
        Points by settlement identifier. A place whose name is borne by several settlements of
        the oblast is joined only where the neighbours decide, and a join far away from its
        hromada's other places is undone.
    """
    settlements = [unit for unit in units if unit.kind in SETTLEMENTS]
    by_name = _by_name(settlements, former)
    wanted = {place: _candidates(place, by_name) for place in places}
    known: dict[str, Point] = {}
    for _ in range(ROUNDS):
        middles = Middles(settlements, known)
        offers: dict[str, list[tuple[float, Populated]]] = defaultdict(list)
        for place, candidates in wanted.items():
            alone = _centre(candidates) if place.population >= CENTRE_POPULATION else None
            if len(candidates) == 1 or alone:
                unit = alone or candidates[0]
                chosen = unit if middles.in_raion(unit, place.lat, place.lon) else None
            else:
                chosen = middles.choose(candidates, place.lat, place.lon)
            if chosen is not None and chosen.kind == "village":
                chosen = chosen if place.population <= LARGEST_VILLAGE else None
            if chosen is not None:
                away = middles.distance(chosen, place.lat, place.lon) or 0.0
                offers[chosen.id].append((away, place))
        before, known = (
            known,
            {
                code: Point(p.lat, p.lon, p.population or None, "GeoNames", p.geonameid)
                for code, found in offers.items()
                for _, p in [max(found, key=lambda offer: (offer[1].population, -offer[0]))]
            },
        )
        if known == before:
            break
    return known


def join_postal(
    units: Iterable[Unit],
    rows: Iterable[Postal],
    known: Mapping[str, Point],
    former: Mapping[str, list[str]],
) -> dict[str, Point]:
    """Give settlements still without coordinates those of the postal table.

    Parameters
    ----------
    units
        The whole codifier.
    rows
        Postal rows of accuracy 4.
    known
        Points joined before; their settlements are left as they are.
    former
        Former Ukrainian names by settlement.

    Returns
    -------
    dict
        The new points only. Each lies within 25 km of the middle of its hromada's other known
        places or, where none is known, within 55 km of the middle of its raion's.
    """
    settlements = [unit for unit in units if unit.kind in SETTLEMENTS]
    by_name = _by_name(settlements, former)
    found: dict[str, Point] = {}
    middles = Middles(settlements, known)
    offers: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for row in rows:
        candidates = by_name.get((row.region, row.name.lower()), [])
        near = [unit for unit in candidates if middles.near(unit, row.lat, row.lon)]
        chosen = middles.choose(near, row.lat, row.lon)
        if chosen is not None and chosen.id not in known:
            offers[chosen.id].add((row.lat, row.lon))
    for code, points in offers.items():
        spread = max(distance_km(*a, *b) for a in points for b in points)
        if spread <= CLEARLY_FARTHER:
            lat, lon = min(points)
            found[code] = Point(lat, lon, None, "GeoNames postal")
    return found


class Middles:
    """Where the known places of each hromada and raion lie, to judge a new point by."""

    def __init__(self, settlements: Iterable[Unit], known: Mapping[str, Point]) -> None:
        self._known = known
        self._members: dict[str, list[str]] = defaultdict(list)
        for unit in settlements:
            if unit.id in known:
                for code in {unit.hromada_id, unit.raion_id} - {""}:
                    self._members[code].append(unit.id)

    def distance(self, unit: Unit, lat: float, lon: float) -> float | None:
        """Kilometres to the middle of the hromada's (else raion's) other places; None if none."""
        for code in (unit.hromada_id, unit.raion_id):
            others = [self._known[i] for i in self._members.get(code, ()) if i != unit.id]
            if others:
                middle = median(p.lat for p in others), median(p.lon for p in others)
                return distance_km(lat, lon, *middle)
        return None

    def near(self, unit: Unit, lat: float, lon: float) -> bool:
        """Whether a point may be the unit's, by the limits for hromada and raion."""
        away = self.distance(unit, lat, lon)
        others = [i for i in self._members.get(unit.hromada_id, ()) if i != unit.id]
        limit = HROMADA_LIMIT_KM if others else RAION_LIMIT_KM
        return away is not None and away <= limit

    def in_raion(self, unit: Unit, lat: float, lon: float) -> bool:
        """Whether a point is within the raion limit; true where too little is known to tell."""
        others = [self._known[i] for i in self._members.get(unit.raion_id, ()) if i != unit.id]
        if len(others) < ENOUGH_TO_JUDGE:
            return True
        middle = median(p.lat for p in others), median(p.lon for p in others)
        return distance_km(lat, lon, *middle) <= RAION_LIMIT_KM * 1.5

    def choose(self, candidates: list[Unit], lat: float, lon: float) -> Unit | None:
        """Settle which of several settlements a point belongs to; None where it is a guess."""
        measured = sorted(
            (away, unit.id, unit)
            for unit in candidates
            if (away := self.distance(unit, lat, lon)) is not None
        )
        if not measured or len(measured) < len(candidates):
            return None
        nearest = measured[0]
        if not self.near(nearest[2], lat, lon):
            return None
        if len(measured) > 1 and measured[1][0] < CLEARLY_FARTHER * max(nearest[0], 2.0):
            return None
        return nearest[2]


def _centre(candidates: list[Unit]) -> Unit | None:
    """The hromada's centre, which the codifier numbers 001, among namesakes of one hromada."""
    centres = [unit for unit in candidates if unit.id[9:12] == "001"]
    same = len({unit.hromada_id for unit in candidates}) == 1 and len(candidates) > 1
    return centres[0] if same and len(centres) == 1 else None


def _by_name(
    settlements: Iterable[Unit], former: Mapping[str, list[str]]
) -> dict[tuple[str, str], list[Unit]]:
    """Settlements by oblast number and each thing a source may call them."""
    table: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in settlements:
        names = [unit.name_uk, *former.get(unit.id, [])]
        forms = {name.lower() for name in names} | {match_key(name) for name in names}
        forms |= {"ru:" + match_key(russian_form(name)) for name in names}
        for form in forms:
            table[unit.id[2:4], form].append(unit)
    return table


def _candidates(place: Populated, by_name: Mapping[tuple[str, str], list[Unit]]) -> list[Unit]:
    """Settlements a populated place may be: by its main name, else its Cyrillic ones."""
    spelled = [name.replace("’", "'").lower() for name in place.names]
    for forms in (
        [match_key(place.name)],
        [name for name in spelled if not name.isascii()],
        ["ru:" + match_key(place.name)],
    ):
        found = {unit.id: unit for form in forms for unit in by_name.get((place.region, form), [])}
        if found:
            return [found[code] for code in sorted(found)]
    return []
