"""Control as text and files: every form says what it is of, and reads back the same."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import shapely
from geopandas import GeoDataFrame, read_file, read_parquet

from gazetteer import Precision
from geo.claim import Kind, Side, TimePrecision, View
from geo.errors import FormatError
from geo.export import control_text, events, panel, write_layers
from tests.geo.examples import claim, told

TABLE = GeoDataFrame(
    {
        "id": ["UA1"],
        "name": ["Somewhere"],
        "control": ["ukraine"],
        "reason": ["taken"],
        "basis": ["claims"],
        "claims": [("a1", "a2")],
    },
    geometry=[shapely.Point(37.1234567, 49.5)],
    crs="EPSG:4326",
)
DAY = date(2022, 9, 11)


def test_table() -> None:
    text = control_text(TABLE, day=DAY, view=View.CLAIMED)
    assert text.splitlines() == [
        "claimed control at the end of 2022-09-11",
        "Somewhere                ukraine    taken",
    ]


def test_csv() -> None:
    text = control_text(TABLE, day=DAY, view=View.ESTABLISHED, form="csv")
    assert text.splitlines()[1] == (
        "2022-09-11,established,UA1,Somewhere,49.5,37.12346,ukraine,claims,a1 a2,taken"
    )


def test_geojson() -> None:
    feature = json.loads(control_text(TABLE, day=DAY, view=View.CLAIMED, form="geojson"))[
        "features"
    ][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [37.12346, 49.5]}
    assert (feature["properties"]["view"], feature["properties"]["claims"]) == ("claimed", "a1 a2")


@pytest.mark.parametrize("form", ["csv", "geojson", "table"])
def test_no_settlement(form: str) -> None:
    assert "Somewhere" not in control_text(TABLE[:0], day=DAY, view=View.CLAIMED, form=form)


def test_unknown_form_lists_the_known() -> None:
    with pytest.raises(FormatError, match="table, csv, geojson"):
        control_text(TABLE, day=DAY, view=View.CLAIMED, form="shp")


def test_a_panel_has_a_row_for_each_place_and_day() -> None:
    history = told([claim(event_date=date(2022, 9, 6))], ["a0"])
    table = panel(history, ids={"a0", "b1", "nowhere"})
    assert table["id"].tolist() == ["a0", "a0", "b1", "b1"]
    assert table["date"].tolist() == ["2022-09-05", "2022-09-06"] * 2
    assert table["status_claimed"].tolist() == ["RU", "UA", "UA", "UA"]
    assert table["status_established"].tolist() == ["RU", "RU", "UA", "UA"]
    assert table.loc[0, ["latitude", "longitude"]].tolist() == [49.0, 36.0]
    assert set(table["extent"]) == {"named"}
    assert len(panel(history)) == 8 * 2
    assert panel(history, ids=()).empty


def test_events_have_the_codes_of_acled() -> None:
    taken = claim(lat=49.0, lon=36.0, precision=Precision.SETTLEMENT)
    table = events(
        [
            taken,
            replace(taken, id="c2", actor=Side.RUSSIA, time_precision=TimePrecision.WEEK),
            replace(taken, id="c3", kind=Kind.WITHDRAWAL, precision=Precision.OBLAST),
            replace(taken, id="c4", kind=Kind.CLASH, precision=None, lat=None, lon=None),
        ]
    )
    assert table["sub_event_type"].tolist() == [
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Non-violent transfer of territory",
        "Armed clash",
    ]
    assert table["geo_precision"].tolist() == [1, 1, 3, 0]
    assert table["time_precision"].tolist() == [1, 2, 1, 1]
    assert table["claimant"].tolist() == ["General Staff"] * 4
    assert events([]).empty


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("actor", [Side.UKRAINE, Side.RUSSIA])
def test_every_kind_has_an_event_type(kind: Kind, actor: Side) -> None:
    assert events([claim(kind=kind, actor=actor)])["event_type"].notna().all()


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
