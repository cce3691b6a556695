"""Places: what a name can stand for, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a place is.

    The settlement kinds follow the codifier KATOTTH: ``town`` is its *selyshche*; ``place``
    is a settlement abroad, whose kind the source does not tell.
    """

    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    PLACE = "place"
    DISTRICT = "district"
    HROMADA = "hromada"
    RAION = "raion"
    OBLAST = "oblast"
    AREA = "area"
    RIVER = "river"
    SECTOR = "sector"


SETTLEMENT_KINDS = frozenset({Kind.CITY, Kind.TOWN, Kind.VILLAGE, Kind.PLACE})
UNIT_KINDS = frozenset({Kind.HROMADA, Kind.RAION, Kind.OBLAST})


class Precision(StrEnum):
    """What a place's coordinates stand for, finest first."""

    SETTLEMENT = "settlement"
    HROMADA = "hromada"
    RAION = "raion"
    OBLAST = "oblast"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of the gazetteer.

    Attributes
    ----------
    id
        KATOTTH code (``UA...``) in Ukraine, ``geonames:N`` abroad, ``area:slug`` or
        ``river:slug`` or ``sector:slug`` for natural and informal areas.
    name
        Label in Latin letters: the official Ukrainian romanization of 2010 for settlements,
        a customary English form for oblasts, raions, hromadas and areas.
    name_uk
        Ukrainian name as the codifier has it; empty where none is known.
    lat, lon
        Degrees, WGS 84; both ``None`` where no coordinate is known.
    precision
        What the coordinates stand for. A settlement without coordinates of its own has its
        hromada's (or raion's) centre and the precision ``hromada`` (or ``raion``).
    radius_km
        How far the true point may lie from the coordinates, in kilometres; 0 for a
        settlement's own point.
    population
        Inhabitants by the source of the coordinates; ``None`` if unknown.
    oblast, raion, hromada
        Labels of the units the place lies in; empty at and above its own level and abroad.
    source
        Name of the source of the coordinates (see ``data/SOURCES.md``); empty without any.
    """

    id: str
    name: str
    name_uk: str
    kind: Kind
    lat: float | None
    lon: float | None
    precision: Precision
    radius_km: float = 0.0
    population: int | None = None
    oblast_id: str = ""
    raion_id: str = ""
    hromada_id: str = ""
    oblast: str = ""
    raion: str = ""
    hromada: str = ""
    source: str = ""

    @property
    def located(self) -> bool:
        """Whether the coordinates are the settlement's own, not those of a larger unit."""
        return self.lat is not None and self.precision is Precision.SETTLEMENT

    @property
    def is_settlement(self) -> bool:
        """Whether people live in it as one place: a city, town or village."""
        return self.kind in SETTLEMENT_KINDS

    def __str__(self) -> str:
        parts = [self.name, self.hromada, self.raion, self.oblast]
        return ", ".join(dict.fromkeys(part for part in parts if part))
