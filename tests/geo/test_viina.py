"""Tables in the layout of VIINA 2.0, with rows of our own, and in its older one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import shapely
from geopandas import GeoDataFrame

from geo import viina
from geo.baseline import Baseline
from geo.errors import BaselineError
from geo.viina import TESSELLATION, from_viina
from tests.geo.examples import START, gazetteer, grid

WIDE = """geonameid,longitude,latitude,ctr_20220903120000,ctr_20220904180000,ctr_20220905120000
1,36.001,49.001,UA,RU,UA
2,36.1,49.0,RU,CONTESTED,UA
3,36.2,49.0,UA,UA,UA
"""
# The columns of control_latest_YYYY.csv and kontrol_latest_YYYY.csv, as their README lists them.
COLUMNS = "date,status_wiki,status_boost,status_dsm,status_isw,status,vcontrol_version"
RELEASE = "2024-10-13 06:00:00"
LONG = f"""geonameid,{COLUMNS}
2,20220904,RU,RU,CONTESTED,,CONTESTED,{RELEASE}
1,20220903,UA,UA,UA,,UA,{RELEASE}
1,20220904,RU,RU,RU,UA,RU,{RELEASE}
3,20220904,,,,,,{RELEASE}
1,20220905,UA,UA,UA,UA,UA,{RELEASE}
"""
CODES = LONG.replace("geonameid", "kod").replace("\n1,", "\na0,").replace("\n2,", "\na1,")
PLACES = "geonameid,longitude,latitude\n1,36.0,49.0\n2,36.1,49.0\n3,36.2,49.0\n"
PLACED = ["russia", "contested", "unknown"]


def _read(path: Path, text: str, **options: Any) -> Baseline:
    path.write_text(text, encoding="utf-8")
    return from_viina(path, on=START, settlements=grid().places, **options)


def _told(found: Baseline) -> list[str]:
    return [found.control(place).value for place in grid().places[:3]]


def test_by_codes_of_the_codifier(tmp_path: Path) -> None:
    assert _told(_read(tmp_path / "kontrol_latest_2022.csv", CODES)) == PLACED


def test_a_real_code(tmp_path: Path) -> None:
    izium = "UA63040090010029555"
    path = tmp_path / "kontrol_latest_2022.csv"
    path.write_text(CODES.replace("\na0,", f"\n{izium},"), encoding="utf-8")
    found = from_viina(path, on=START, settlements=gazetteer().settlements())
    assert found.control(gazetteer().place(izium)).value == "russia"


def test_as_published_in_a_zip(tmp_path: Path) -> None:
    plain, path = tmp_path / "kontrol_latest_2022.csv", tmp_path / "kontrol_latest_2022.zip"
    plain.write_text(CODES, encoding="utf-8")
    with ZipFile(path, "w") as archive:
        archive.write(plain, plain.name)
    found = from_viina(path, on=START, settlements=grid().places)
    assert (found.name, _told(found)) == ("kontrol_latest_2022", PLACED)


@pytest.mark.parametrize("form", ["csv", "tessellation"])
def test_by_geonames_the_points_come_from_another_file(tmp_path: Path, form: str) -> None:
    path = tmp_path / "control_latest_2022.csv"
    with pytest.raises(BaselineError, match=f"longitude: is missing; allowed: {TESSELLATION}"):
        _read(path, LONG)
    if form == "csv":
        places = tmp_path / "places.csv"
        places.write_text(PLACES, encoding="utf-8")
        found = _read(path, LONG, places=places)
    else:
        points = [(36.0, 49.0), (36.1, 49.0), (36.2, 49.0)]
        GeoDataFrame(
            {
                "geonameid": [1, 2, 3],
                "longitude": [lon for lon, _ in points],
                "latitude": [lat for _, lat in points],
            },
            geometry=[shapely.Point(point).buffer(0.04) for point in points],
            crs="EPSG:4326",
        ).to_file(tmp_path / TESSELLATION)
        found = _read(path, LONG)
    assert _told(found) == PLACED


def test_a_single_source_may_be_asked(tmp_path: Path) -> None:
    found = _read(tmp_path / "kontrol.csv", CODES, column="status_isw")
    said = {row.id: row.control.value for row in found.rows}
    assert (said["UA"], said.get("a0"), said["a1"]) == ("ukraine", None, "unknown")


def test_a_large_file_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viina, "_CHUNK_ROWS", 2)
    assert _told(_read(tmp_path / "kontrol.csv", CODES)) == PLACED


def test_a_column_a_day(tmp_path: Path) -> None:
    found = _read(tmp_path / "viina.csv", WIDE)
    said = {row.id: row.control.value for row in found.rows}
    assert [said.get(name) for name in grid().ids] == [
        "russia",
        "contested",
        None,
        *["unknown"] * 5,
    ]
    assert said["UA"] == "ukraine"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(WIDE.replace("CONTESTED", "gone"), "'gone' is no control", id="word"),
        pytest.param("geonameid,longitude,latitude\n1,36,49\n", "date: is missing", id="no-day"),
        pytest.param(CODES.replace(",status,", ",x,"), "status: is missing", id="no-status"),
        pytest.param(CODES.replace("kod,", "id,"), "kod or geonameid: is missing", id="no-key"),
        pytest.param(WIDE.replace("ctr_202209", "ctr_202210"), "after 2022-09-05", id="later"),
        pytest.param(
            CODES.replace("202209", "202210"), "nothing before 2022-09-05", id="later-row"
        ),
        pytest.param(CODES.replace("\na", "\nb9"), "names no settlement", id="codes-of-others"),
        pytest.param("", "is no table", id="empty"),
    ],
)
def test_tables_that_cannot_be_used(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BaselineError, match=told):
        _read(tmp_path / "viina.csv", text)


def test_points_without_a_key_are_refused(tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text("id,longitude\n", encoding="utf-8")
    with pytest.raises(BaselineError, match=r"geonameid: is missing\n.*latitude: is missing"):
        _read(tmp_path / "viina.csv", LONG, places=places)


def test_settlements_without_coordinates_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "kontrol.csv"
    path.write_text(CODES, encoding="utf-8")
    hidden = [replace(place, lat=None, lon=None) for place in grid().places]
    with pytest.raises(BaselineError, match="names no settlement"):
        from_viina(path, on=START, settlements=hidden)
