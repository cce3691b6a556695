"""A made-up country with a made-up front, small enough to check in the head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from gazetteer.place import Kind as PlaceKind
from gazetteer.place import Place, Precision
from geo.claim import Claim, Kind, Side, Stance, Standing, View
from maps.extents import claim_areas
from maps.page import write_page
from maps.slices import slices
from maps.story import Background, Credit, Story

WEST, SOUTH, EAST, NORTH = 33.0, 47.0, 38.0, 51.0
START = date(2031, 3, 1)
DAYS = 10
CELLS = 300


@dataclass(frozen=True)
class MadeUpCells:
    """Voronoi cells of random settlements in a box."""

    ids: tuple[str, ...]
    polygons: NDArray[np.object_]
    area_km2: NDArray[np.float64]


@dataclass(frozen=True)
class MadeUpFront:
    """Russia holds what lies east of a meridian that moves a little every day."""

    lon: NDArray[np.float64]
    first: date = START
    ahead: float = 0.35
    step: float = 0.12
    contested: int = 5

    def labels(self, day: date, /, *, view: View) -> NDArray[np.int8]:
        """Codes of control: east of the front 2, west of it 1, a few cells 3 and 0."""
        moved = (day - self.first).days * self.step
        front = 35.5 + moved + (self.ahead if view is View.CLAIMED else 0)
        codes = np.where(self.lon > front, 2, 1).astype(np.int8)
        nearest = np.argsort(np.abs(self.lon - front), kind="stable")
        codes[nearest[: self.contested]] = 3
        codes[nearest[self.contested : 2 * self.contested]] = 0
        return codes

    def before(self, day: date, /, *, view: View) -> NDArray[np.int8]:
        """Codes of control at the start of a day: the front moves on the first day too."""
        return self.labels(day - timedelta(days=1), view=view)


def made_up_place(number: int, lon: float, lat: float, **other: object) -> Place:
    """A settlement whose name says that there is no such place."""
    west = "West" if lon < 35.5 else "East"
    fields: dict[str, object] = {
        "id": f"X{number:04d}",
        "name": f"Sampletown {number}",
        "name_uk": f"Зразкове {number}",
        "kind": PlaceKind.TOWN,
        "lat": lat,
        "lon": lon,
        "precision": Precision.SETTLEMENT,
        "population": 400_000 // (number + 1) ** 2 + 100,
        "oblast_id": f"O{west}",
        "oblast": f"{west} Sample Oblast",
    }
    return Place(**{**fields, **other})  # type: ignore[arg-type]


def made_up_claim(number: int, at: Place, day: int, **other: object) -> Claim:
    """A claim whose texts say that nobody claimed it."""
    fields: dict[str, object] = {
        "id": f"sample-{number}",
        "kind": Kind.CAPTURE,
        "actor": Side.UKRAINE,
        "place": at.name,
        "place_id": at.id,
        "lat": at.lat,
        "lon": at.lon,
        "precision": at.precision,
        "event_date": START + timedelta(days=day),
        "published": START + timedelta(days=day + 1),
        "claimant": "Sample Staff",
        "claimant_side": Side.UKRAINE,
        "publisher": "Sample Gazette",
        "url": "https://example.org/report",
    }
    return Claim(**{**fields, **other})  # type: ignore[arg-type]


def _cells(seed: int = 7) -> tuple[MadeUpCells, list[Place]]:
    random = np.random.default_rng(seed)
    points = np.column_stack(
        [random.uniform(WEST, EAST, CELLS), random.uniform(SOUTH, NORTH, CELLS)]
    )
    box = shapely.box(WEST, SOUTH, EAST, NORTH)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(points), ordered=True))
    cells = shapely.intersection(cells, box)
    places = [made_up_place(at, *point) for at, point in enumerate(points.round(4).tolist())]
    area = shapely.area(cells) * 111.2**2 * np.cos(np.radians(49))
    return MadeUpCells(tuple(p.id for p in places), cells, area), places


def _frame(*rows: tuple[str, object]) -> geopandas.GeoDataFrame:
    names, shapes = [name for name, _ in rows], [shape for _, shape in rows]
    return geopandas.GeoDataFrame({"name": names}, geometry=shapes, crs="EPSG:4326")


def made_up_ground() -> Background:
    """Two oblasts side by side, a neighbour on each side, a sea and two rivers."""
    return Background(
        oblasts=_frame(
            ("West Sample Oblast", shapely.box(WEST, SOUTH, 35.5, NORTH)),
            ("East Sample Oblast", shapely.box(35.5, SOUTH, EAST, NORTH)),
        ),
        neighbours=_frame(
            ("Westland", shapely.box(28, SOUTH, WEST, 54)),
            ("Eastland", shapely.box(EAST, 44, 43, 54)),
        ),
        rivers=_frame(
            ("Sample", shapely.LineString([(34.1, 51), (34.3, 50), (34.0, 49), (34.6, 47)])),
            ("", shapely.LineString([(36, 51), (36.7, 49.5), (37.9, 49.4)])),
        ),
        water=_frame(("Sample Sea", shapely.box(28, 43, 43, 47.2))),
    )


def made_up_story(claims: tuple[Claim, ...] | None = None, *, days: int = DAYS) -> Story:
    """A story of a few claims of every kind, side and standing over some days."""
    cells, towns = _cells()
    oblast = replace(
        made_up_place(9001, 36.8, 49.0, id="OEast", name="East Sample Oblast"),
        kind=PlaceKind.OBLAST,
        precision=Precision.OBLAST,
        population=None,
        oblast_id="",
        oblast="",
    )
    places = {place.id: place for place in (*towns, oblast)}
    told = _claims(towns, oblast) if claims is None else claims
    ranks = list(Standing)
    background = made_up_ground()
    return Story(
        title="A made-up front, March 2031",
        summary="Made-up claims about made-up places, to see how a page looks.",
        as_of=START + timedelta(days=days),
        claims=told,
        standings={claim.id: ranks[at % len(ranks)] for at, claim in enumerate(told)},
        slices=slices(START, START + timedelta(days=days - 1)),
        cells=cells,
        history=MadeUpFront(np.array([place.lon for place in towns], dtype=float)),
        places=places,
        background=background,
        areas=claim_areas(told, cells=cells, places=places),
        credits=(Credit(name="Nobody", licence="CC0", url="https://example.org", use="places"),),
    )


def _claims(towns: list[Place], oblast: Place) -> tuple[Claim, ...]:
    east = [place for place in towns if (place.lon or 0) > 35.5]
    kinds, found = list(Kind), []
    for number in range(24):
        place = east[number * 3 % len(east)]
        kind = kinds[number % len(kinds)]
        actor = Side.RUSSIA if kind is Kind.WITHDRAWAL else Side.UKRAINE
        found.append(made_up_claim(number, place, 1 + number % (DAYS - 1), kind=kind, actor=actor))
    found.append(
        made_up_claim(
            24,
            east[0],
            4,
            kind=Kind.WITHDRAWAL,
            actor=Side.RUSSIA,
            destination="East",
            destination_id=east[9].id,
            hedge="could not be verified",
            place="Probestadt",
        )
    )
    found.append(made_up_claim(25, east[1], 5, stance=Stance.DENIES, claimant="Sample Ministry"))
    found.append(made_up_claim(26, oblast, 3, kind=Kind.ADVANCE))
    return tuple(found)


def doubted_story() -> Story:
    """The made-up story by both clocks, with what would follow and what rests on one claim."""
    plain = made_up_story()
    front = plain.history
    assert isinstance(front, MadeUpFront)

    def told(first: date) -> dict[str, Any]:
        moved = replace(front, first=first)
        return {
            "history": moved,
            "reach": replace(moved, ahead=front.ahead + 0.4),
            "without": (replace(moved, ahead=0.1), replace(moved, ahead=0.5)),
        }

    story = replace(plain, against={"sample-1": ("sample-25",)}, **told(START))
    later = replace(story, by="published", **told(START + timedelta(days=1)))
    return replace(story, other=later)


@pytest.fixture(scope="session")
def doubted() -> Story:
    """The made-up story by both clocks, with its doubts."""
    return doubted_story()


@pytest.fixture(scope="session")
def doubted_page(doubted: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the story with its doubts."""
    path = tmp_path_factory.mktemp("doubted") / "sample.html"
    write_page(path, doubted)
    return path


@pytest.fixture(scope="session")
def story() -> Story:
    """The made-up story."""
    return made_up_story()


@pytest.fixture(scope="session")
def page(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up story's page."""
    path = tmp_path_factory.mktemp("page") / "sample.html"
    write_page(path, story)
    return path
