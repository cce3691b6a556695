"""Control as text: every form says which view and day it is of."""

from __future__ import annotations

import json
from datetime import date

import pytest
import shapely
from geopandas import GeoDataFrame

from geo.claim import View
from geo.errors import FormatError
from geo.export import control_text

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
