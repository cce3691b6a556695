"""Rivers named by towns beside them, lakes put together from pieces."""

from __future__ import annotations

import pytest
import shapely

from geo.sources.waters import area_km2, mend, name_rivers


def _row(name: str, lon: float, lat: float) -> dict[str, str]:
    return {"name": name, "lon": str(lon), "lat": str(lat), "source": f"town at {lon}, {lat}"}


# A river from west to east with a loop in the middle, and a tributary from the north.
WEST, EAST = shapely.LineString([(30, 50), (31, 50)]), shapely.LineString([(32, 50), (33, 50)])
LOOP = [shapely.LineString([(31, 50), (31.5, 50 + d), (32, 50)]) for d in (0.2, -0.2)]
TRIBUTARY = shapely.LineString([(33, 51), (33, 50)])
BEYOND = shapely.LineString([(33, 50), (34, 50)])
LINES = [WEST, *LOOP, EAST, TRIBUTARY, BEYOND]


def _names(rows: list[dict[str, str]]) -> dict[tuple[float, ...], str]:
    return {shape.bounds: row["name"] if row else "" for shape, row in name_rivers(LINES, rows)}


def test_a_stretch_has_the_name_of_the_town_beside_it() -> None:
    assert _names([_row("Long", 30.5, 50.01)]) == {
        WEST.bounds: "Long",
        **dict.fromkeys((line.bounds for line in LINES[1:]), ""),
    }


def test_what_links_two_stretches_of_one_river_has_its_name() -> None:
    found = _names([_row("Long", 30.5, 50.01), _row("Long", 33.5, 50.01)])
    assert found[EAST.bounds] == ""
    found = _names([_row("Long", 30.5, 50.01), _row("Long", 32.5, 50.01)])
    assert {found[line.bounds] for line in LOOP} == {"Long"}
    assert found[TRIBUTARY.bounds] == found[BEYOND.bounds] == ""


def test_all_rows_that_name_nothing_are_told_at_once() -> None:
    rows = [_row("Far", 40, 40), _row("One", 30.5, 50.01), _row("Other", 30.4, 50.01)]
    with pytest.raises(ValueError, match=r"Far: no line near .*\nOther: the line is One's"):
        name_rivers(LINES, rows)


def test_pieces_of_a_lake_are_joined_across_a_gap() -> None:
    pieces = [shapely.box(30, 50, 30.1, 50.05), shapely.box(30.105, 50, 30.2, 50.05)]
    (lake,) = mend(pieces)
    assert area_km2(lake) == pytest.approx(area_km2(shapely.box(30, 50, 30.2, 50.05)), rel=0.02)


def test_lakes_that_lie_apart_stay_apart() -> None:
    pieces = [shapely.box(30, 50, 30.1, 50.05), shapely.box(30.15, 50, 30.2, 50.05)]
    assert len(mend(pieces)) == 2
    assert len(mend(pieces, join_m=2000)) == 1


def test_islands_stay_when_they_are_large() -> None:
    lake = shapely.box(30, 50, 30.4, 50.2)
    large, small = shapely.box(30.05, 50.05, 30.1, 50.1), shapely.box(30.3, 50.1, 30.31, 50.11)
    (found,) = mend([lake.difference(large).difference(small)])
    assert len(found.interiors) == 1


def test_no_pieces_are_no_lake() -> None:
    assert mend([]) == []
