"""Baselines of one's own: polygons, control tables, lists of codes; whole or with a clear word."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import shapely
from geopandas import GeoDataFrame

from geo.baseline import Baseline, check_units
from geo.baseline_files import from_codes, from_polygons, load_baseline
from geo.claim import Control
from geo.errors import BaselineError, GeoWarning
from tests.geo.examples import START, gazetteer, grid

WEST = shapely.box(35.9, 48.9, 36.15, 49.2)  # a0, a1, b0, b1
BOW = shapely.Polygon([(35.9, 48.9), (36.15, 49.2), (36.15, 48.9), (35.9, 49.2)])
OPEN_RING = (
    b'{"type": "Feature", "properties": {"control": "russia"}, "geometry":'
    b' {"type": "Polygon", "coordinates": [[[36.5, 48.5], [38.5, 48.5]]]}}'
)
STRANGE_SYSTEM = (
    b'{"type": "FeatureCollection", "features": [],'
    b' "crs": {"type": "name", "properties": {"name": "EPSG:999999"}}}'
)
IZIUM, IZIUM_RAION = "UA63040090010029555", "UA63040000000023521"


def _file(path: Path, shapes: list[Any], crs: str | None = "EPSG:4326", **columns: Any) -> Path:
    GeoDataFrame(columns, geometry=shapes, crs=crs).to_file(path)
    return path


def _russian(baseline: Baseline) -> list[str]:
    return [p.id for p in grid().places if baseline.control(p) is Control.RUSSIA]


@pytest.mark.parametrize("suffix", ["geojson", "gpkg"])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32637"])
def test_polygons(tmp_path: Path, suffix: str, crs: str) -> None:
    table = GeoDataFrame({"status": ["RU"]}, geometry=[WEST], crs="EPSG:4326").to_crs(crs)
    path = tmp_path / f"held.{suffix}"
    table.to_file(path)
    found = from_polygons(path, on=START, settlements=grid().places)
    assert (found.name, found.date) == ("held", START)
    assert _russian(found) == ["a0", "a1", "b0", "b1"]


def test_the_smaller_of_two_polygons_counts(tmp_path: Path) -> None:
    inner = shapely.box(36.05, 48.9, 36.15, 49.05)
    path = _file(tmp_path / "held.geojson", [inner, WEST], control=["ukraine", "russia"])
    found = from_polygons(path, on=START, settlements=grid().places)
    assert _russian(found) == ["a0", "b0", "b1"]


def test_all_polygons_may_be_one_side_s(tmp_path: Path) -> None:
    path = _file(tmp_path / "held.geojson", [WEST], name=["x"])
    options: dict[str, Any] = {"on": START, "settlements": grid().places}
    assert len(_russian(from_polygons(path, control=Control.RUSSIA, **options))) == 4
    with pytest.raises(BaselineError, match="no column says who holds the land; allowed: control"):
        from_polygons(path, **options)


def test_polygons_that_cross_themselves_are_repaired(tmp_path: Path) -> None:
    path = _file(tmp_path / "held.geojson", [BOW, shapely.Polygon()], control=["russia", "russia"])
    with pytest.warns(GeoWarning) as caught:
        found = from_polygons(path, on=START, settlements=grid().places)
    told = " ".join(str(one.message) for one in caught)
    assert "1 polygons cross themselves" in told
    assert "1 empty" in told
    assert 0 < len(_russian(found)) <= 4


@pytest.mark.parametrize(
    ("shapes", "columns", "told"),
    [
        pytest.param([shapely.Point(36, 49)], {"control": ["russia"]}, "has Point", id="points"),
        pytest.param([WEST], {"control": ["mordor"]}, "'mordor' is no control", id="word"),
        pytest.param([shapely.box(49, 36, 49.2, 36.2)], {"control": ["russia"]},
                     "no settlement lies in", id="axes-swapped"),
    ],
)  # fmt: skip
def test_polygons_that_cannot_be_used(
    tmp_path: Path, shapes: list[Any], columns: dict[str, Any], told: str
) -> None:
    path = _file(tmp_path / "held.geojson", shapes, **columns)
    with pytest.raises(BaselineError, match=told):
        from_polygons(path, on=START, settlements=grid().places)


def test_metres_that_are_called_degrees_are_refused(tmp_path: Path) -> None:
    shape = shapely.box(4_063_000, 6_190_000, 4_285_000, 6_480_000)
    path = _file(tmp_path / "held.geojson", [shape], control=["russia"])
    with pytest.raises(BaselineError, match="is not in the system it names"):
        from_polygons(path, on=START, settlements=grid().places)


def test_a_file_without_a_reference_system_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="crs"):
        path = _file(tmp_path / "held.gpkg", [WEST], crs=None, control=["russia"])
    with pytest.raises(BaselineError, match="names no reference system"):
        from_polygons(path, on=START, settlements=grid().places)


def test_codes(tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    path.write_text(f"id\n{IZIUM}\n# remark\n{IZIUM_RAION},Izium Raion\n", encoding="utf-8-sig")
    found = from_codes(path, on=START, gazetteer=gazetteer())
    assert [row.level.value for row in found.rows] == ["country", "settlement", "raion"]
    assert found.control(gazetteer().place(IZIUM)) is Control.RUSSIA


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "UA99\nUA63040090010029555\nUA98\n", "codes.txt:1.*\n.*codes.txt:3", id="none"
        ),
        pytest.param("Izium\n", "has no code of the codifier", id="names"),
    ],
)
def test_codes_that_there_are_none_of(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "codes.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match=told):
        from_codes(path, on=START, gazetteer=gazetteer())


def test_the_form_is_told_from_the_file(tmp_path: Path) -> None:
    options: dict[str, Any] = {"on": date(2022, 9, 5), "gazetteer": gazetteer()}
    codes, units, wide, long = (tmp_path / f"{n}.csv" for n in ("codes", "units", "wide", "long"))
    codes.write_text(f"{IZIUM}\n", encoding="utf-8")
    units.write_text(
        f"id,name,level,control,source,note\n{IZIUM},Izium,settlement,russia,x,\n", "utf-8"
    )
    wide.write_text("geonameid,longitude,latitude,ctr_20220904\n1,37.27614,49.20875,RU\n", "utf-8")
    long.write_text(f"kod,date,status\n{IZIUM},20220904,RU\n", encoding="utf-8")
    zipped = tmp_path / "kontrol_latest_2022.zip"
    with ZipFile(zipped, "w") as archive:
        archive.write(long, "kontrol_latest_2022.csv")
    around = shapely.Point(37.27614, 49.20875).buffer(0.02)
    land = _file(tmp_path / "land.geojson", [around], control=["russia"])
    for path in (codes, units, wide, long, zipped, land):
        found = load_baseline(path, **options)
        assert found.control(gazetteer().place(IZIUM)) is Control.RUSSIA


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        pytest.param("b.csv", b"\xff\xfe\x00", "neither polygons nor text in UTF-8", id="binary"),
        pytest.param("b.zip", b"PK nothing", "is no table", id="broken-zip"),
        pytest.param("b.csv", b"", "has no code of the codifier", id="empty"),
        pytest.param("b.geojson", b'{"type":', "cannot be read", id="broken-geojson"),
        pytest.param("b.gpkg", b"not a database", "cannot be read", id="broken-geopackage"),
        pytest.param("b.geojson", STRANGE_SYSTEM, "no reference system 'EPSG:999999'", id="system"),
        pytest.param("b.geojson", OPEN_RING, "closed linestring", id="open-ring"),
    ],
)
def test_files_that_are_no_baseline(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BaselineError, match=told):
        load_baseline(path, on=START, gazetteer=gazetteer())


def test_a_city_beside_the_oblasts_keeps_its_word_to_itself(tmp_path: Path) -> None:
    sevastopol = gazetteer().resolve("Sevastopol").place
    assert sevastopol
    assert sevastopol.lon is not None
    assert sevastopol.lat is not None
    spot = shapely.Point(sevastopol.lon, sevastopol.lat).buffer(0.001)
    path = _file(tmp_path / "land.geojson", [spot], control=["russia"])
    found = from_polygons(path, on=START, settlements=gazetteer().settlements())
    check_units(found, gazetteer())
    held = {p.name: found.control(p) for p in gazetteer().settlements() if p.located}
    assert held["Sevastopol"] is Control.RUSSIA
    assert [name for name, control in held.items() if control is Control.RUSSIA] == ["Sevastopol"]
