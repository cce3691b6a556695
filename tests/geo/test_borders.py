"""The bundled background: who lies where, and that its borders fit together."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest
import shapely
from geopandas import GeoDataFrame

from geo import borders

LAYERS = ("oblasts", "neighbours", "rivers", "water")
FOLDER = files("geo") / "data" / "background"


def _layer(name: str) -> GeoDataFrame:
    frame: GeoDataFrame = getattr(borders, name)()
    return frame


def _named(name: str, label: str) -> shapely.Geometry:
    frame = _layer(name)
    return shapely.union_all(frame.geometry[frame["name"] == label])


@pytest.mark.parametrize(
    ("lon", "lat", "oblast"),
    [
        pytest.param(34.1024, 44.9572, "Autonomous Republic of Crimea", id="Simferopol"),
        pytest.param(36.4686, 45.3531, "Autonomous Republic of Crimea", id="Kerch"),
        pytest.param(33.5254, 44.6054, "Sevastopol", id="Sevastopol"),
        pytest.param(37.8022, 48.0230, "Donetsk Oblast", id="Donetsk"),
        pytest.param(39.3171, 48.5671, "Luhansk Oblast", id="Luhansk"),
        pytest.param(36.2527, 49.9808, "Kharkiv Oblast", id="Kharkiv"),
        pytest.param(36.9411, 50.2881, "Kharkiv Oblast", id="Vovchansk"),
        pytest.param(30.5238, 50.4547, "Kyiv", id="Kyiv"),
        pytest.param(30.1298, 49.7988, "Kyiv Oblast", id="Bila Tserkva"),
        pytest.param(30.2047, 45.2550, "Odesa Oblast", id="Zmiinyi Island"),
        pytest.param(22.2879, 48.6208, "Zakarpattia Oblast", id="Uzhhorod"),
    ],
)
def test_a_place_of_ukraine_lies_in_one_unit(lon: float, lat: float, oblast: str) -> None:
    place = shapely.Point(lon, lat)
    frame = borders.oblasts()
    assert list(frame["name"][frame.intersects(place)]) == [oblast]
    assert borders.country().intersects(place)
    assert not borders.neighbours().intersects(place).any()


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [
        pytest.param(36.5809, 50.6034, "Russia", id="Belgorod"),
        pytest.param(39.7077, 47.2200, "Russia", id="Rostov-on-Don"),
        pytest.param(36.7786, 45.2161, "Russia", id="Taman"),
        pytest.param(38.8969, 47.2362, "Russia", id="Taganrog"),
        pytest.param(30.9754, 52.4345, "Belarus", id="Homiel"),
        pytest.param(29.6284, 46.8428, "Moldova", id="Tiraspol"),
        pytest.param(41.0015, 43.0064, "Georgia", id="Sukhumi"),
    ],
)
def test_a_place_abroad_lies_in_its_country(lon: float, lat: float, country: str) -> None:
    place = shapely.Point(lon, lat)
    frame = borders.neighbours()
    assert list(frame["name"][frame.intersects(place)]) == [country]
    assert not borders.country().intersects(place)


@pytest.mark.parametrize(
    ("lon", "lat", "sea"),
    [
        pytest.param(31.0, 43.5, "Black Sea", id="open sea"),
        pytest.param(30.85, 46.45, "Black Sea", id="off Odesa"),
        pytest.param(36.5, 46.2, "Sea of Azov", id="middle of Azov"),
        pytest.param(36.55, 45.22, "Sea of Azov", id="Kerch Strait"),
        pytest.param(36.55, 45.05, "Black Sea", id="south of the strait"),
    ],
)
def test_a_point_at_sea(lon: float, lat: float, sea: str) -> None:
    frame = borders.water()
    assert list(frame["name"][frame.intersects(shapely.Point(lon, lat))]) == [sea]
    assert not borders.country().intersects(shapely.Point(lon, lat))


def test_there_are_27_units_with_their_own_codes_and_names() -> None:
    frame = borders.oblasts()
    assert list(frame.columns) == ["id", "name", "name_uk", "geometry"]
    assert len(frame) == 27
    for column in ("id", "name", "name_uk"):
        assert frame[column].is_unique
    assert list(frame["id"]) == sorted(frame["id"])
    assert frame["id"].str.fullmatch(r"UA\d{17}").all()


def test_land_and_sea_share_their_borders() -> None:
    seas = borders.water().query("kind == 'sea'")
    shapes = np.concatenate(
        [frame.geometry.to_numpy() for frame in (borders.oblasts(), borders.neighbours(), seas)]
    )
    assert shapely.coverage_is_valid(shapes)


def test_no_neighbour_overlaps_ukraine() -> None:
    shared = shapely.intersection(borders.neighbours().geometry.to_numpy(), borders.country())
    assert shapely.area(shared).tolist() == [0.0] * len(shared)


def test_the_country_is_as_large_as_it_is() -> None:
    """603,628 km2 by the State Statistics Service, with inland waters and Crimea."""
    metres = GeoDataFrame(geometry=[borders.country()], crs="EPSG:4326").to_crs("EPSG:6933")
    assert metres.area[0] / 1e6 == pytest.approx(603_628, rel=0.01)


@pytest.mark.parametrize(
    ("river", "lon", "lat"),
    [
        pytest.param("Oskil", 37.6158, 49.7100, id="Kupiansk"),
        pytest.param("Siverskyi Donets", 37.2768, 49.2070, id="Izium"),
        pytest.param("Siverskyi Donets", 38.4209, 48.9121, id="Lysychansk"),
        pytest.param("Dnipro", 30.5238, 50.4547, id="Kyiv"),
        pytest.param("Desna", 31.2866, 51.5054, id="Chernihiv"),
        pytest.param("Southern Buh", 28.4687, 49.2322, id="Vinnytsia"),
        pytest.param("Dniester", 27.7998, 48.4428, id="Mohyliv-Podilskyi"),
        pytest.param("Inhulets", 32.8197, 47.0765, id="Snihurivka"),
        pytest.param("Samara", 35.8688, 48.5321, id="Pavlohrad"),
    ],
)
def test_a_town_lies_on_its_river(river: str, lon: float, lat: float) -> None:
    assert _named("rivers", river).distance(shapely.Point(lon, lat)) < 0.06


@pytest.mark.parametrize(
    ("water", "until"),
    [
        ("Kakhovka Reservoir", "2023-06-06"),
        ("Oskil Reservoir", "2022-04"),
        ("Pechenihy Reservoir", ""),
        ("Kremenchuk Reservoir", ""),
    ],
)
def test_a_reservoir_is_in_ukraine_and_says_when_it_ran_dry(water: str, until: str) -> None:
    frame = borders.water()
    (row,) = frame[frame["name"] == water].itertuples()
    assert (row.kind, row.until) == ("reservoir", until)
    assert borders.country().covers(row.geometry)


@pytest.mark.parametrize("name", LAYERS)
def test_shapes_are_valid_and_within_the_frame(name: str) -> None:
    frame = _layer(name)
    assert frame.crs == "EPSG:4326"
    assert frame.is_valid.all()
    assert not frame.is_empty.any()
    assert shapely.box(20, 42, 45, 54).covers(shapely.box(*frame.total_bounds))


@pytest.mark.parametrize("name", LAYERS)
def test_every_answer_is_a_copy(name: str) -> None:
    _layer(name)["name"] = "changed"
    assert "changed" not in set(_layer(name)["name"])


@pytest.mark.parametrize("name", LAYERS)
def test_files_follow_rfc_7946(name: str) -> None:
    features = json.loads((FOLDER / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    parts = shapely.get_parts(shapes)
    shells = shapely.get_exterior_ring(parts[shapely.get_dimensions(parts) == 2])
    assert shapely.is_ccw(shells).all()
    numbers = shapely.get_coordinates(shapes)
    assert np.array_equal(numbers, numbers.round(4))


def test_the_background_is_small() -> None:
    sizes = [len((FOLDER / f"{name}.geojson").read_bytes()) for name in LAYERS]
    assert sum(sizes) < 1_500_000
