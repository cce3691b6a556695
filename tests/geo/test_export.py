"""Control as text and files: every form says what it is of, and reads back the same."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely
from geopandas import GeoDataFrame, read_file, read_parquet
from pandas import DataFrame

from geo.claim import Extent, Side, View
from geo.errors import FormatError
from geo.export import changes_text, control_text, write_layers
from tests.geo.examples import claim, told

TABLE = GeoDataFrame(
    {
        "id": ["UA1"],
        "name": ["Somewhere"],
        "control": ["ukraine"],
        "reason": ["taken"],
        "basis": ["claims"],
        "claims": [("a1", "a2")],
        "since": ["2022-09-06"],
        "affirmed": ["2022-09-08"],
        "age_days": [3],
        "disputed_by": [("Ministry, of Defence", "Mayor")],
    },
    geometry=[shapely.Point(37.1234567, 49.5)],
    crs="EPSG:4326",
)
DAY = date(2022, 9, 11)


def test_table() -> None:
    text = control_text(TABLE, day=DAY, view=View.CLAIMED)
    head, row = text.splitlines()
    assert head == (
        "claimed control at the end of 2022-09-11, extent named;"
        " since, last affirmed, days ago, why"
    )
    assert row == (
        "Somewhere                ukraine    2022-09-06 2022-09-08    3  taken;"
        " disputed by Ministry, of Defence; Mayor"
    )


def test_csv() -> None:
    text = control_text(TABLE, day=DAY, view=View.ESTABLISHED, extent=Extent.NEAR, form="csv")
    assert text.splitlines()[1] == (
        "2022-09-11,established,near,UA1,Somewhere,49.5,37.12346,ukraine,claims,2022-09-06,2022-09-08,3,"
        '"Ministry, of Defence; Mayor",a1 a2,taken'
    )


def test_geojson() -> None:
    feature = json.loads(control_text(TABLE, day=DAY, view=View.CLAIMED, form="geojson"))[
        "features"
    ][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [37.12346, 49.5]}
    assert (feature["properties"]["view"], feature["properties"]["claims"]) == ("claimed", "a1 a2")
    assert "lon" not in feature["properties"]


@pytest.mark.parametrize("form", ["csv", "geojson", "table"])
def test_no_settlement(form: str) -> None:
    assert "Somewhere" not in control_text(TABLE[:0], day=DAY, view=View.CLAIMED, form=form)


def test_unknown_form_lists_the_known() -> None:
    with pytest.raises(FormatError, match="table, csv, geojson"):
        control_text(TABLE, day=DAY, view=View.CLAIMED, form="shp")


def _changes(**options: Any) -> str:
    given: dict[str, Any] = {"event_date": date(2022, 9, 6)}
    second = claim("c2", claimant="ISW", claimant_side=Side.THIRD_PARTY, **given)
    history = told([claim(**given), second], ["a0", "a1"])
    days = (history.start, date(2022, 9, 6))
    tables = {v: history.changes(*days, view=v) for v in (View.ESTABLISHED, View.CLAIMED)}
    return changes_text(tables, start=days[0], end=days[1], **options)


def test_changes_say_which_view_each_is_of() -> None:
    lines = _changes().splitlines()
    assert lines[0] == "changes from 2022-09-05 to 2022-09-06, both included, extent named, km2"
    assert [line.split()[:5] for line in lines[1:]] == [
        [view, "a0", "russia", "->", "ukraine"] for view in ("established", "claimed")
    ]
    row = next(csv.DictReader(_changes(form="csv").splitlines()))
    assert (row["view"], row["id"], row["claims"]) == ("established", "a0", "c1 c2")


def test_changes_as_geojson_turn_as_they_should() -> None:
    feature = json.loads(_changes(form="geojson"))["features"][0]
    assert feature["properties"]["after"] == "ukraine"
    ring = shapely.LinearRing(feature["geometry"]["coordinates"][0])
    assert ring.is_ccw
    with pytest.raises(FormatError, match="table, csv, geojson"):
        _changes(form="shp")


def test_changes_by_oblast() -> None:
    sums = {"id": "UA63", "oblast": "Kharkiv Oblast", "ukraine": 12.34567, "russia": -12.3}
    table = DataFrame([sums | {"unknown": 0.0, "contested": 0.0}])
    days: dict[str, Any] = {"start": date(2022, 9, 5), "end": DAY}
    text = changes_text({View.CLAIMED: table}, **days)
    assert text.splitlines()[1] == ("claimed      Kharkiv Oblast           ukraine +12, russia -12")
    row = next(csv.DictReader(changes_text({View.CLAIMED: table}, **days, form="csv").splitlines()))
    assert (row["oblast"], row["ukraine_km2"]) == ("Kharkiv Oblast", "12.346")
    with pytest.raises(FormatError, match="by oblast have no geometry"):
        changes_text({View.CLAIMED: table}, **days, form="geojson")


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "kml", "parquet"])
def test_files_read_back_the_same(tmp_path: Path, suffix: str) -> None:
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    path = tmp_path / f"control.{suffix}"
    for _ in range(2):  # the second replaces the first
        write_layers({"settlements": TABLE}, path)
    found = read_parquet(path) if suffix == "parquet" else read_file(path)
    assert found.crs.to_epsg() == 4326
    assert [path.name for path in tmp_path.iterdir()] == [path.name]
    assert shapely.equals_exact(found.geometry.iloc[0], TABLE.geometry.iloc[0], 1e-6)
    if suffix != "kml":
        assert found[["id", "control", "claims"]].to_numpy().tolist() == [
            ["UA1", "ukraine", "a1 a2"]
        ]


def test_a_geopackage_takes_areas_and_line_too(tmp_path: Path) -> None:
    history = told([claim()], ["a0", "a1"])
    day, view = history.end, View.CLAIMED
    layers = {
        "settlements": history.at(day, view=view),
        "areas": history.areas(day, view=view),
        "line": history.line(day, view=view),
    }
    path = tmp_path / "control.gpkg"
    write_layers(layers, path)
    for name, table in layers.items():
        found = read_file(path, layer=name)
        assert len(found) == len(table)
        assert shapely.equals_exact(
            found.geometry.to_numpy(), table.geometry.to_numpy(), 1e-9
        ).all()
    with pytest.raises(FormatError, match="KML takes one layer, not: settlements, areas, line"):
        write_layers(layers, tmp_path / "control.kml")


def test_an_unknown_file_format_lists_the_known(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"there are: \.gpkg, \.kml, \.geojson, \.parquet"):
        write_layers({"x": TABLE}, tmp_path / "control.shp")
