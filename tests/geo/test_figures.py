"""Tables of stated figures."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from geo.errors import FiguresError
from geo.figures import Quantity, read_figures
from geo.measure import Compass

HEADER = (
    "id,quantity,value,unit,actor,start,end,place,origin,bearing,published,claimant,claimant_side"
)
AREA = "f1,area,965,sq_mi,ukraine,2022-09-06,2022-09-10,,,,2022-09-11,ISW,third_party"
DISTANCE = "f2,distance,45,mi,,,,Kupiansk,Izyum,north,2022-09-11,a reporter,third_party"


def _read(folder: Path, *rows: str) -> object:
    path = folder / "figures.csv"
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return read_figures(path)


def test_figures_come_in_metric_units_beside_those_stated(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("\n".join((HEADER, AREA, DISTANCE)), encoding="utf-8")
    area, distance = read_figures(path)
    assert (area.quantity, area.value, round(area.stated)) == (Quantity.AREA, 965, 2499)
    assert (distance.bearing, round(distance.stated)) == (Compass.NORTH, 72)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param(
            AREA.replace("sq_mi", "mi"), "unit: area is not given in mi; allowed: km2", id="unit"
        ),
        pytest.param(AREA.replace("sq_mi", "acres"), "km, mi, km2, sq_mi", id="no-such-unit"),
        pytest.param(AREA.replace("ukraine", ""), "actor: is empty, and area needs it", id="actor"),
        pytest.param(DISTANCE.replace("Izyum", ""), "origin: is empty, and distance", id="origin"),
        pytest.param(DISTANCE.replace("north", "up"), "north, north_east", id="bearing"),
        pytest.param(
            AREA.replace("2022-09-10", "2022-09-01"), "end: 2022-09-01 is before start", id="days"
        ),
        pytest.param(AREA.replace("965", "-1"), "value: '-1' is not such a number", id="value"),
    ],
)
def test_faults(row: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(FiguresError, match=told):
        _read(tmp_path, row)


def test_ids_are_used_once(tmp_path: Path) -> None:
    with pytest.raises(FiguresError, match=r"figures\.csv:3: id: 'f1' is already at"):
        _read(tmp_path, AREA, AREA)


def test_the_bundled_figures_have_no_fault() -> None:
    bundled = Path(str(files("geo").joinpath("data", "figures.csv")))
    assert {figure.quantity for figure in read_figures(bundled)} == set(Quantity)
