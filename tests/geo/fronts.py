"""Fronts whose true course is known: where they ran, where they run, and which towns are named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray

from gazetteer.place import Kind, Place, Precision
from geo.baseline import Baseline
from geo.cells import Cells, make_cells
from geo.claim import CODES, Claim, Control, Extent, Side, View
from geo.history import History
from geo.timeline import history
from tests.geo.examples import START, Units, claim, row

WEST, SOUTH, EAST, NORTH = 34.0, 47.0, 39.0, 50.0  # about 370 by 330 km
UKRAINE, RUSSIA = CODES[Control.UKRAINE], CODES[Control.RUSSIA]
# Parallels are bent in the projection.
BOX = shapely.segmentize(shapely.box(WEST, SOUTH, EAST, NORTH), 0.01)
WAVY = [(x, 48.5 + 0.12 * np.sin(3 * x)) for x in np.linspace(WEST, EAST, 60)]


@dataclass(frozen=True)
class Front:
    """Land of Ukraine before and after, in degrees; all other land of the box is Russia's."""

    before: shapely.Geometry
    after: shapely.Geometry

    @property
    def change(self) -> shapely.Geometry:
        return shapely.difference(self.after, self.before)


def _west_of(lon: float) -> shapely.Geometry:
    return shapely.box(WEST, SOUTH, lon, NORTH)


def _north_of(course: list[tuple[float, float]]) -> shapely.Geometry:
    return shapely.Polygon([*course, (EAST, NORTH), (WEST, NORTH)])


_SALIENT = shapely.Polygon([(36.4, 48.3), (37.1, 48.45), (37.1, 48.7), (36.4, 48.9)])
_POCKET = shapely.Polygon([(36.4, 48.2), (37.0, 48.2), (37.0, 48.5), (36.4, 48.5)])
_RING = shapely.difference(shapely.box(36.4, 48.0, 37.3, 48.7), _POCKET)
_TWO = shapely.union(shapely.box(36.4, 49.2, 36.8, 49.7), shapely.box(36.4, 47.3, 36.75, 47.8))
FRONTS = {
    "straight": Front(_west_of(36.5), _west_of(36.8)),
    "salient": Front(_west_of(36.5), shapely.union(_west_of(36.5), _SALIENT)),
    "pocket": Front(_west_of(36.5), shapely.union_all([_west_of(36.5), _RING, _POCKET])),
    "river": Front(_north_of([(x, y + 0.25) for x, y in WAVY]), _north_of(WAVY)),
    "two fronts": Front(_west_of(36.5), shapely.union(_west_of(36.5), _TWO)),
    "axis": Front(
        _west_of(36.5), shapely.union(_west_of(36.5), shapely.box(36.4, 48.1, 37.3, 48.9))
    ),
}


@cache
def cells(count: int = 5_000, seed: int = 1) -> Cells:
    """Cells of random settlements of the box."""
    random = np.random.default_rng(seed)
    rim = 0.001  # the box is bent on the ground
    low, high = (WEST + rim, SOUTH + rim), (EAST - rim, NORTH - rim)
    points = random.uniform(low, high, (count, 2)).round(5).tolist()
    return make_cells([_place(number, *point) for number, point in enumerate(points)], BOX)


def _place(number: int, lon: float, lat: float) -> Place:
    return Place(
        id=f"p{number:05}",
        name=f"p{number:05}",
        name_uk="",
        kind=Kind.VILLAGE,
        lat=lat,
        lon=lon,
        precision=Precision.SETTLEMENT,
    )


def truth(division: Cells, ukrainian: shapely.Geometry) -> NDArray[np.int8]:
    """Labels of cells by the land that their settlements lie in."""
    points = [(place.lon, place.lat) for place in division.places]
    inside = shapely.contains_xy(ukrainian, np.array(points))
    return np.where(inside, UKRAINE, RUSSIA).astype(np.int8)


def overlap(one: shapely.Geometry, other: shapely.Geometry) -> float:
    """Intersection over union of two areas in degrees, weighed as on the ground."""
    both, either = shapely.intersection(one, other), shapely.union(one, other)
    return on_ground_km2(both) / on_ground_km2(either)


def on_ground_km2(shape: shapely.Geometry) -> float:
    fine = cells().projection.to_metres(shapely.segmentize(shape, 0.02))
    return float(shapely.area(fine)) / 1e6


def named(front: Front, count: int, *, seed: int = 1, held: int = 0) -> list[Claim]:
    """Claims about random settlements of the land that changed, and of what did not."""
    random = np.random.default_rng(seed)
    division = cells()
    before, after = truth(division, front.before), truth(division, front.after)
    taken = random.permutation(np.flatnonzero(before != after))[:count]
    stays = np.flatnonzero((before == after) & (after == RUSSIA))
    around = shapely.buffer(front.change, 0.25)
    points = np.array([(division.places[cell].lon, division.places[cell].lat) for cell in stays])
    close = random.permutation(stays[shapely.contains_xy(around, points)])[:held]
    return [_word(division.places[cell], Side.UKRAINE) for cell in taken] + [
        _word(division.places[cell], Side.RUSSIA) for cell in close
    ]


def _word(place: Place, side: Side) -> Claim:
    return claim(
        f"c-{place.id}",
        place=place.name,
        place_id=place.id,
        actor=side,
        event_date=date(2022, 9, 6),
        claimant="Observer",
        claimant_side=Side.THIRD_PARTY,
    )


def told(front: Front, claims: list[Claim], extent: Extent) -> History:
    """What these claims make of the front."""
    division = cells()
    codes = truth(division, front.before).tolist()
    rows = [
        row(name, Control.UKRAINE if code == UKRAINE else Control.RUSSIA)
        for name, code in zip(division.ids, codes, strict=True)
    ]
    units: object = Units()
    return history(
        claims,
        baseline=Baseline("front", START, tuple(rows)),
        cells=division,
        gazetteer=units,  # type: ignore[arg-type]
        extent=extent,
    )


def change_of(found: History) -> shapely.Geometry:
    """Land that Ukraine gained by it, in degrees."""
    changes = found.changes(found.start, found.end, view=View.CLAIMED)
    return shapely.union_all(changes.geometry[changes["after"] == "ukraine"].to_numpy())
