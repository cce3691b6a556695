"""Baselines of one's own: polygons, control tables, lists of codes; whole or with a clear word."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely
from geopandas import GeoDataFrame

from geo.baseline import Baseline
from geo.baseline_files import from_codes, from_polygons, from_viina, load_baseline
from geo.claim import Control
from geo.errors import BaselineError, GeoWarning
from tests.geo.examples import START, gazetteer, grid

WEST = shapely.box(35.9, 48.9, 36.15, 49.2)  # a0, a1, b0, b1
BOW = shapely.Polygon([(35.9, 48.9), (36.15, 49.2), (36.15, 48.9), (35.9, 49.2)])
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


def test_a_file_without_a_reference_system_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="crs"):
        path = _file(tmp_path / "held.gpkg", [WEST], crs=None, control=["russia"])
    with pytest.raises(BaselineError, match="names no reference system"):
        from_polygons(path, on=START, settlements=grid().places)


WIDE = """geonameid,longitude,latitude,ctr_20220903120000,ctr_20220904180000,ctr_20220905120000
1,36.001,49.001,UA,RU,UA
2,36.1,49.0,RU,CONTESTED,UA
3,36.2,49.0,UA,UA,UA
"""
LONG = """geonameid,date,status
1,20220903,UA
1,20220904,RU
2,20220904,CONTESTED
1,20220905,UA
"""
PLACES = "geonameid,longitude,latitude\n1,36.0,49.0\n2,36.1,49.0\n"


def test_viina_a_column_a_day(tmp_path: Path) -> None:
    path = tmp_path / "viina.csv"
    path.write_text(WIDE, encoding="utf-8")
    found = from_viina(path, on=START, settlements=grid().places)
    said = {row.id: row.control.value for row in found.rows}
    assert [said.get(name) for name in grid().ids] == [
        "russia",
        "contested",
        None,
        *["unknown"] * 5,
    ]
    assert said["UA"] == "ukraine"


def test_viina_a_row_a_day(tmp_path: Path) -> None:
    path, places = tmp_path / "viina.csv", tmp_path / "places.csv"
    path.write_text(LONG, encoding="utf-8")
    places.write_text(PLACES, encoding="utf-8")
    found = from_viina(path, on=START, settlements=grid().places, places=places)
    assert [found.control(p).value for p in grid().places[:3]] == ["russia", "contested", "unknown"]
    with pytest.raises(BaselineError, match="longitude: is missing"):
        from_viina(path, on=START, settlements=grid().places)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(WIDE.replace("CONTESTED", "gone"), "'gone' is no control", id="word"),
        pytest.param("geonameid,longitude,latitude\n1,36,49\n", "has no control", id="no-control"),
        pytest.param(WIDE.replace("ctr_202209", "ctr_202210"), "after 2022-09-05", id="later"),
    ],
)
def test_viina_tables_that_cannot_be_used(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "viina.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match=told):
        from_viina(path, on=START, settlements=grid().places)


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
    codes, units, viina = (tmp_path / f"{name}.csv" for name in ("codes", "units", "viina"))
    codes.write_text(f"{IZIUM}\n", encoding="utf-8")
    units.write_text(
        f"id,name,level,control,source,note\n{IZIUM},Izium,settlement,russia,x,\n", "utf-8"
    )
    viina.write_text(WIDE.replace("36.001,49.001", "37.27614,49.20875"), encoding="utf-8")
    around = shapely.Point(37.27614, 49.20875).buffer(0.02)
    land = _file(tmp_path / "land.geojson", [around], control=["russia"])
    for path in (codes, units, viina, land):
        found = load_baseline(path, **options)
        assert found.control(gazetteer().place(IZIUM)) is Control.RUSSIA
