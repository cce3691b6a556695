"""The embedded gazetteer in memory: match keys to places, read-only, cheap to load.

Three text files made by :mod:`gazetteer.build`; lines stay text until a place is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from gazetteer.errors import DataFileError, UnknownPlaceError
from gazetteer.place import Kind, Place, Precision
from gazetteer.romanization import romanize
from gazetteer.tables import data_text

_BEARER = re.compile("([0-9]+)([a-z]+)")
SLIPS = 2  # most that a near miss may differ by, in letters of its key
_FIELDS = 9  # id, kind, name_uk, lat, lon, radius_km, population, source, label


class OtherName(NamedTuple):
    """A name besides the codifier's: ``f`` former official, ``x`` exonym, ``g`` GeoNames."""

    origin: str
    text: str
    since: str
    until: str


class Index:
    """Every place of the embedded data by row number, identifier and match key."""

    def __init__(self) -> None:
        self._lines = data_text("places.tsv").split("\n")[:-1]
        self._rows = {line.split("\t", 1)[0]: row for row, line in enumerate(self._lines)}
        pairs = [line.partition("\t") for line in data_text("keys.tsv").split("\n")[:-1]]
        self._bearers = {key: rows for key, _, rows in pairs}
        self._cache: dict[int, Place] = {}
        if not self._lines or not pairs:
            raise DataFileError("places.tsv, keys.tsv: empty; build them with `make gazetteer`")

    def __len__(self) -> int:
        return len(self._lines)

    def rows(self, key: str) -> tuple[int, ...]:
        """Row numbers of the places that bear a match key, ascending; empty if none."""
        return tuple(row for row, _ in self.bearers(key))

    def bearers(self, key: str) -> list[tuple[int, str]]:
        """Row numbers and origins of the names that a match key is borne by; empty if none.

        An origin is one or more letters: ``o`` the codifier's name, ``r`` its regular Russian
        form, ``l`` the label of a unit, and those of :class:`OtherName`.
        """
        found = self._bearers.get(key)
        if not found:
            return []
        return [(int(digits), letters) for digits, letters in _BEARER.findall(found)]

    def kind(self, row: int) -> Kind:
        """Kind of the place of a row number, without reading the whole place."""
        place = self._cache.get(row)
        return place.kind if place else Kind(self._lines[row].split("\t", 2)[1])

    def is_own_oblast(self, row: int) -> bool:
        """Whether a row is a city that the codifier puts on the level of oblasts."""
        return self.kind(row) is Kind.CITY and not self._lines[row].endswith("\t")

    def place(self, row: int) -> Place:
        """The place of a row number."""
        place = self._cache.get(row)
        if place is None:
            place = self._cache[row] = self._read(row)
        return place

    def by_id(self, place_id: str) -> Place:
        """Give the place of an identifier.

        Parameters
        ----------
        place_id
            KATOTTH code or another identifier of the data.

        Returns
        -------
        Place
            The place.

        Raises
        ------
        UnknownPlaceError
            If there is none.
        """
        try:
            return self.place(self._rows[place_id])
        except KeyError:
            raise UnknownPlaceError(f"no place has the identifier {place_id!r}") from None

    def places(self) -> Iterator[Place]:
        """All places in the order of the data file."""
        return map(self.place, range(len(self._lines)))

    def of_kind(self, kind: Kind) -> Iterator[Place]:
        """All places of a kind in the order of the data file."""
        return (self.place(row) for row, line in enumerate(self._lines)
                if line.split("\t", 2)[1] == kind.value)  # fmt: skip

    def names(self, place_id: str) -> tuple[OtherName, ...]:
        """Names of a place besides the codifier's; empty if none are known."""
        line = self._names.get(place_id)
        if not line:
            return ()
        return tuple(OtherName(*entry.split("|")) for entry in line.split("\t"))

    def keys_near(self, key: str) -> set[str]:
        """Keys that a slip or two may have made of another.

        Those of about its length that begin alike, and those that share its last half.
        """
        near = {
            word
            for length in range(len(key) - SLIPS, len(key) + SLIPS + 1)
            for word in self._by_start.get((key[:1], length), ())
        }
        near |= {word[::-1] for word in _run(self._reversed_keys, key[-(len(key) // 2) :][::-1])}
        return near

    @cached_property
    def _names(self) -> dict[str, str]:
        pairs = (line.partition("\t") for line in data_text("names.tsv").split("\n")[:-1])
        return {place_id: rest for place_id, _, rest in pairs}

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], list[str]]:
        buckets: dict[tuple[str, int], list[str]] = defaultdict(list)
        for key in self._bearers:
            buckets[key[0], len(key)].append(key)
        return buckets

    @cached_property
    def _reversed_keys(self) -> list[str]:
        return sorted(key[::-1] for key in self._bearers)

    @cached_property
    def _units(self) -> dict[str, tuple[str, str]]:
        """Identifier and label of each oblast, raion and hromada by its code's prefix."""
        width = {Kind.OBLAST.value: 4, Kind.RAION.value: 6, Kind.HROMADA.value: 9}
        found = {}
        for line in self._lines:
            place_id, kind, _, _, _, _, _, _, label = line.split("\t")
            if kind in width:
                found[place_id[: width[kind]]] = place_id, label
            elif label and kind == Kind.CITY.value:  # Kyiv and Sevastopol are their own oblast
                found[place_id[:4]] = place_id, label
        return found

    def _read(self, row: int) -> Place:
        fields = self._lines[row].split("\t")
        if len(fields) != _FIELDS:
            raise DataFileError(f"places.tsv:{row + 1}: {len(fields)} fields, not {_FIELDS}")
        place_id, kind_text, name_uk, lat, lon, radius, population, source, label = fields
        kind = Kind(kind_text)
        if not place_id.startswith("UA"):
            abroad = kind is Kind.PLACE
            return Place(
                id=place_id, name=name_uk if abroad else label, name_uk="" if abroad else name_uk,
                kind=kind, lat=_number(lat), lon=_number(lon),
                precision=Precision.SETTLEMENT if abroad else Precision.AREA,
                radius_km=_number(radius) or 0.0, source=source,
                population=int(population) if population else None,
                oblast=label if abroad else "",
            )  # fmt: skip
        units = [self._units.get(place_id[:width], ("", "")) for width in (4, 6, 9)]
        precision = Precision(kind.value) if kind.value in _OWN else Precision.SETTLEMENT
        if not lat and kind.value not in _OWN:
            for width, coarser in (
                (9, Precision.HROMADA),
                (6, Precision.RAION),
                (4, Precision.OBLAST),
            ):
                unit = self._units.get(place_id[:width])
                fields = self._lines[self._rows[unit[0]]].split("\t") if unit else [""] * _FIELDS
                if fields[3]:
                    lat, lon, radius, source = fields[3], fields[4], fields[5], fields[7]
                    precision = coarser
                    break
        return Place(
            id=place_id, name=label or romanize(name_uk), name_uk=name_uk, kind=kind,
            lat=_number(lat), lon=_number(lon), precision=precision,
            radius_km=_number(radius) or 0.0, source=source,
            population=int(population) if population else None,
            oblast_id=units[0][0], raion_id=units[1][0], hromada_id=units[2][0],
            oblast=_label(units[0], place_id), raion=_label(units[1], place_id),
            hromada=_label(units[2], place_id),
        )  # fmt: skip


_OWN = {"hromada", "raion", "oblast"}


@cache
def embedded() -> Index:
    """The index over the package's own data, loaded once a process."""
    return Index()


def _run(words: list[str], head: str) -> list[str]:
    """The words of a sorted list that begin with ``head``."""
    return words[bisect_left(words, head) : bisect_left(words, head + "\x7f")]


def _number(text: str) -> float | None:
    return float(text) if text else None


def _label(unit: tuple[str, str], place_id: str) -> str:
    return "" if unit[0] == place_id else unit[1]
