"""Resolve names to places: resolved, ambiguous or not found, always with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from gazetteer import evidence
from gazetteer.candidates import Found, find
from gazetteer.errors import InvalidQueryError
from gazetteer.index import Index, embedded
from gazetteer.nearest import Nearest
from gazetteer.place import UNIT_KINDS, Kind, Place, Precision
from gazetteer.resolution import Candidate, Resolution, decide, doubt_alternates, nothing
from gazetteer.spelling import Bare, bare, has_cyrillic, split, unify
from gazetteer.together import settle_together

VICINITY = "vicinity"  # said by words such as "south of" (affixes.csv)
_MANNERS = frozenset({VICINITY, "oblique"})
VICINITY_KM = 20.0  # a nominal reach for drawing: no source states one
LONGEST_NAME = 100  # characters; the longest name of the codifier has 43
CACHE_SIZE = 65_536


Units = tuple[tuple[str, tuple[Place, ...]], ...]


class Gazetteer:
    """Places of Ukraine and of the Russian border oblasts by any spelling, offline.

    Parameters
    ----------
    index
        The data to use; the package's own by default. It is read once a process and shared.

    Examples
    --------
    >>> Gazetteer().resolve("Isjum").place.name
    'Izium'
    """

    def __init__(self, index: Index | None = None) -> None:
        self._index = index or embedded()
        self._cached = lru_cache(maxsize=CACHE_SIZE)(self._resolve)

    def resolve(
        self,
        name: str,
        *,
        oblast: str | None = None,
        raion: str | None = None,
        hromada: str | None = None,
        near: tuple[float, float] | Place | None = None,
        on: date | str | None = None,
    ) -> Resolution:
        """Find the place that a name means.

        Parameters
        ----------
        name
            In any spelling, with or without kind words; "X, Kharkiv Oblast" names its unit.
        oblast, raion, hromada
            Units it lies in, in any spelling.
        near
            A point (lat, lon in degrees, WGS 84) or a place it should be close to.
        on
            Date (ISO text or date) whose names are in force.

        Returns
        -------
        Resolution
            Never a guess: a name that several places share is ambiguous unless the context or
            their size decides; a name that nothing bears is not found.

        Raises
        ------
        InvalidQueryError
            If the name is not text, a unit is not known, a point is out of range or a date
            cannot be read.
        """
        if not isinstance(name, str):
            raise InvalidQueryError(f"name: {name!r} is not text")
        units = tuple(
            (level, self._units(level, text))
            for level, text in (("hromada", hromada), ("raion", raion), ("oblast", oblast))
            if text
        )
        return self._cached(name, units, _anchor(near), _iso(on))

    def resolve_all(
        self,
        names: Sequence[str],
        *,
        oblast: str | Sequence[str | None] | None = None,
        on: date | str | None = None,
    ) -> tuple[Resolution, ...]:
        """Resolve the names of one report together, so that neighbours settle namesakes.

        Parameters
        ----------
        names
            Names of one report; repeats are welcome.
        oblast
            One unit for all, or one (or ``None``) for each name: an oblast, raion or hromada
            in any spelling.
        on
            As in :meth:`resolve`.

        Returns
        -------
        tuple of Resolution
            One for each name, in order.

        Raises
        ------
        InvalidQueryError
            As in :meth:`resolve`, or if the units are not one for each name.
        """
        hints = [oblast] * len(names) if oblast is None or isinstance(oblast, str) else [*oblast]
        if len(hints) != len(names):
            raise InvalidQueryError(f"oblast: {len(hints)} units for {len(names)} names")
        alone = [
            self._cached(name, self._within(hint), None, _iso(on))
            for name, hint in zip(names, hints, strict=True)
        ]
        return settle_together(alone)

    def candidates(
        self, name: str, *, oblast: str | None = None, on: date | str | None = None
    ) -> tuple[Candidate, ...]:
        """Weigh every place that a name of running text may mean, in whatever case it stands.

        Parameters
        ----------
        name, oblast, on
            As in :meth:`resolve`; ``oblast`` may be a unit of any level.

        Returns
        -------
        tuple of Candidate
            In no order, undecided; a near miss says so as a guess. Empty if none is known.

        Raises
        ------
        InvalidQueryError
            As in :meth:`resolve`.
        """
        return self._weighed(name, self._within(oblast), None, _iso(on), oblique=True)

    def place(self, place_id: str) -> Place:
        """The place of an identifier; :class:`~gazetteer.errors.UnknownPlaceError` if none."""
        return self._index.by_id(place_id)

    def reverse(
        self, lat: float, lon: float, *, count: int = 1, reach_km: float = 25.0
    ) -> tuple[tuple[float, Place], ...]:
        """Find the settlements nearest to a point.

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
        tuple of tuple
            Kilometres and place, nearest first; only settlements with coordinates of their
            own. Empty if none is within reach.

        Raises
        ------
        InvalidQueryError
            If the point is out of range.
        """
        _anchor((lat, lon))
        return tuple(self._nearest.find(lat, lon, count=count, reach_km=reach_km))

    @cached_property
    def _nearest(self) -> Nearest:
        return Nearest(self.settlements())

    def settlements(self) -> tuple[Place, ...]:
        """Every city, town and village of Ukraine, in the codifier's order."""
        inside = (place for place in self._index.places() if place.kind is not Kind.PLACE)
        return tuple(place for place in inside if place.is_settlement)

    def units(self) -> tuple[Place, ...]:
        """Every oblast, raion and hromada, in the codifier's order."""
        return tuple(place for place in self._index.places() if place.kind in UNIT_KINDS)

    def _resolve(
        self,
        query: str,
        units: Units,
        near: Place | None,
        on: str,
    ) -> Resolution:
        if len(query) > LONGEST_NAME:
            return nothing(query, f"longer than {LONGEST_NAME} characters: not a name")
        if not any(c.isalpha() for c in query):
            return nothing(query, "no letters in it")
        return decide(query, self._weighed(query, units, near, on))

    def _weighed(
        self, query: str, units: Units, near: Place | None, on: str, *, oblique: bool = False
    ) -> tuple[Candidate, ...]:
        found, name, units = self._look_up(unify(query[:LONGEST_NAME]), units, oblique=oblique)
        said = name.kinds - _MANNERS
        ranked = [self._weigh(f, name.name, said, units, near, on) for f in found]
        if {VICINITY, Kind.SECTOR.value} & name.kinds:
            ranked = [replace(c, place=_vicinity(c.place)) for c in ranked]
        return tuple(doubt_alternates(ranked))

    def _look_up(
        self, text: str, units: Units, *, oblique: bool
    ) -> tuple[list[Found], Bare, Units]:
        """Find candidates for a text, which may name its unit after the place."""
        last: tuple[list[Found], Bare, Units] = ([], bare(text), units)
        for part, rest in split(text):
            name = bare(part)
            if oblique and has_cyrillic(part):
                name = name._replace(kinds=name.kinds | {"oblique"})
            inside = units or self._within(rest, strict=False)
            found = self._find(name, inside)
            last = (found, name, inside)
            if found:
                break
        return last

    def _find(self, name: Bare, units: Units) -> list[Found]:
        oblique = "oblique" in name.kinds
        kinds = name.kinds - _MANNERS
        found = find(self._index, name.name, kinds=kinds, oblique=oblique)
        if not units:
            return found
        inside = [f for f in found if _inside(self._index.place(f.row), units)]
        if not inside:
            wider = find(self._index, name.name, kinds=kinds, slips=True)
            inside = [f for f in wider if _inside(self._index.place(f.row), units)]
        return inside or found

    def _weigh(
        self,
        found: Found,
        name: str,
        kinds: frozenset[str],
        units: Units,
        near: Place | None,
        on: str,
    ) -> Candidate:
        place = self._index.place(found.row)
        match = evidence.name_match(
            self._index, place, name=name.lower(), origins=found.origins, on=on
        )
        pieces = [match, *found.pieces(match)]
        pieces += evidence.kind_and_size(place, kinds)
        pieces += evidence.inside(place, units)
        if Kind.SECTOR.value in kinds:
            pieces += evidence.sector_of(self._index, place, name)
        if near is not None and near.lat is not None and near.lon is not None:
            pieces.append(evidence.nearness(place, near.lat, near.lon, to=near.name))
            pieces.append(evidence.together(place, near))
        return Candidate(place, sum(p.points for p in pieces), tuple(pieces), found.edits > 0)

    def _units(self, level: str, text: str) -> tuple[Place, ...]:
        kinds = {Kind(level), Kind.CITY} if level == "oblast" else {Kind(level)}
        name = bare(unify(text)).name
        found = find(self._index, name, kinds=frozenset({level}), oblique=True)
        places = [self._index.place(f.row) for f in found]
        meant = tuple(p for p in places if p.kind in kinds and (p.kind in UNIT_KINDS or _own(p)))
        if not meant:
            raise InvalidQueryError(f"{level}: no {level} is called {text!r}")
        return meant

    def _within(self, text: str | None, *, strict: bool = True) -> Units:
        """The unit of any level that a hint names; told by its kind word, else the largest."""
        if not text or not text.strip():
            return ()
        parts = [part for part in unify(text).split(",") if part.strip()]
        found = []
        for part in parts:
            said = bare(part).kinds & {"oblast", "raion", "hromada"}
            for level in sorted(said) or ("oblast", "raion", "hromada"):
                try:
                    found.append((level, self._units(level, part)))
                    break
                except InvalidQueryError:
                    continue
            else:
                if strict:
                    raise InvalidQueryError(f"no oblast, raion or hromada is called {part!r}")
        return tuple(found)


def _inside(place: Place, units: Units) -> bool:
    own = {place.id, place.oblast_id, place.raion_id, place.hromada_id}
    return all(any(unit.id in own for unit in meant) for _, meant in units)


def _vicinity(place: Place) -> Place:
    """The surroundings that "south of" or "direction" mean, not the place itself."""
    if not place.is_settlement:
        return place
    return replace(place, precision=Precision.AREA, radius_km=VICINITY_KM)


def _own(place: Place) -> bool:
    """Whether a city is its own oblast: Kyiv and Sevastopol."""
    return place.id == place.oblast_id


def _anchor(near: tuple[float, float] | Place | None) -> Place | None:
    """The place to be close to; a bare point becomes one without a unit."""
    if near is None:
        return None
    if isinstance(near, Place):
        if near.lat is None or near.lon is None:
            raise InvalidQueryError(f"near: {near.name} has no coordinates")
        return near
    lat, lon = near
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InvalidQueryError(f"near: {lat}, {lon} is not lat (-90..90), lon (-180..180)")
    return Place(
        id="", name="the point given", name_uk="", kind=Kind.PLACE, lat=float(lat), lon=float(lon),
        precision=Precision.SETTLEMENT,
    )  # fmt: skip


def _iso(on: date | str | None) -> str:
    try:
        return (
            date.fromisoformat(on).isoformat()
            if isinstance(on, str)
            else on.isoformat()
            if on
            else ""
        )
    except ValueError:
        raise InvalidQueryError(f"on: {on!r} is not a date like 2022-09-11") from None
