"""Stated figures beside the map: shown, passed or flagged, never corrected."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geo.checks import Verdict, check_figures
from geo.claim import Extent, Kind, Side, View
from geo.figures import Figure, Quantity
from geo.measure import Compass, Unit
from geo.summary import at_extents
from tests.geo.examples import claim, gazetteer, grid, told

LEFT: dict[str, Any] = {"kind": Kind.WITHDRAWAL, "actor": Side.RUSSIA}
RUSSIA: dict[str, Any] = {"claimant": "Ministry of Defence", "claimant_side": Side.RUSSIA}
HELD = ("a0", "a1", "a2")


def _figure(quantity: Quantity, value: float, unit: Unit, **fields: Any) -> Figure:
    return Figure(
        id="f1",
        quantity=quantity,
        value=value,
        unit=unit,
        published=date(2022, 9, 12),
        claimant="ISW",
        claimant_side=Side.THIRD_PARTY,
        **fields,
    )


def _distance(value: float, bearing: Compass | None = None, **fields: Any) -> Figure:
    ends = {"place": "Kupiansk", "origin": "Izyum", "within": "Kharkiv Oblast"} | fields
    return _figure(Quantity.DISTANCE, value, Unit.MI, bearing=bearing, **ends)


def _gains(quantity: Quantity, value: float, unit: Unit, **fields: Any) -> Figure:
    days = {"start": date(2022, 9, 6), "end": date(2022, 9, 10), "actor": Side.UKRAINE}
    return _figure(quantity, value, unit, **(days | fields))


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        pytest.param(_distance(45, Compass.NORTH), Verdict.PASSED, id="as-reported"),
        pytest.param(_distance(38), Verdict.PASSED, id="as-measured"),
        pytest.param(_distance(38, Compass.EAST), Verdict.FLAGGED, id="wrong-way"),
        pytest.param(_distance(52), Verdict.FLAGGED, id="too-far"),
        pytest.param(_distance(33), Verdict.FLAGGED, id="too-near"),
        pytest.param(_distance(9, place="Izium"), Verdict.FLAGGED, id="from-itself"),
        pytest.param(_distance(45, place="Springfield"), Verdict.UNCHECKED, id="no-such-place"),
        pytest.param(_distance(45, within="Ruritania"), Verdict.UNCHECKED, id="no-such-unit"),
        pytest.param(_distance(45, place="Kharkiv region"), Verdict.UNCHECKED, id="an-oblast"),
    ],
)
def test_distances(figure: Figure, verdict: Verdict) -> None:
    (found,) = check_figures([figure], told([]), gazetteer=gazetteer())
    assert found.verdict is verdict
    assert found.flagged is (verdict is Verdict.FLAGGED)


def test_a_distance_is_told_with_both_figures() -> None:
    (found,) = check_figures([_distance(45, Compass.NORTH)], told([]), gazetteer=gazetteer())
    assert str(found) == (
        "f1: passed: Kupiansk from Izyum: 72 km stated, 61 km measured (+19%);"
        " north stated, 24 degrees measured"
    )
    assert found.measured["km"] == pytest.approx(61, abs=1)


def test_areas_stand_beside_the_cells_of_the_named_places_in_both_views() -> None:
    claims = [
        claim(),
        claim("c2", **LEFT | RUSSIA),
        claim("c3", place_id="a1"),
        claim("c4", place_id="a2", event_date=date(2022, 9, 11)),
    ]
    figure = _gains(Quantity.AREA, 965, Unit.SQ_MI)
    (found,) = check_figures([figure], told(claims, HELD), gazetteer=gazetteer())
    sizes = grid().area_km2
    assert found.verdict is Verdict.SHOWN
    assert found.measured == pytest.approx({"established": sizes[0], "claimed": sizes[:2].sum()})
    assert found.text.startswith("2,499 km2 stated; cells of the named places: ")


@pytest.mark.parametrize("day", [5, 6])
def test_areas_count_the_claims_of_the_first_day(day: int) -> None:
    happened = date(2022, 9, day)
    figure = _gains(Quantity.AREA, 100, Unit.KM2, start=happened)
    history = told([claim(event_date=happened)], HELD, until=date(2022, 9, 10))
    (found,) = check_figures([figure], history, gazetteer=gazetteer())
    assert found.measured["claimed"] == pytest.approx(grid().area_km2[0])


def test_areas_stand_beside_all_extents_with_the_band() -> None:
    claims = [claim(), claim("c2", **LEFT | RUSSIA), claim("c3", place_id="a1")]
    history = told(claims, HELD)
    figure = _gains(Quantity.AREA, 2_499, Unit.KM2)
    (found,) = check_figures([figure], history, gazetteer=gazetteer(), extents=at_extents(history))
    sizes = grid().area_km2
    assert found.measured["claimed named"] == pytest.approx(found.measured["claimed"])
    assert found.measured["claimed named low"] == pytest.approx(min(sizes[0], sizes[1]))
    assert found.measured["established implied low"] == 0
    assert set(found.measured) == {"established", "claimed"} | {
        f"{view} {extent}{end}"
        for view in View
        for extent in Extent
        for end in ("", " low", " high")
    }
    assert f"; named: {sizes[0]:,.0f} (0 to " in found.text


def test_counts_stand_beside_the_settlements_that_claims_name() -> None:
    claims = [claim(), claim("c2", **LEFT | RUSSIA), claim("c3", place_id="a1", **LEFT)]
    figure = _gains(Quantity.COUNT, 30, Unit.SETTLEMENTS)
    (found,) = check_figures([figure], told(claims, HELD), gazetteer=gazetteer())
    assert found.measured == {"established": 1, "claimed": 2}


@pytest.mark.parametrize(
    ("figure", "told_why"),
    [
        pytest.param(
            _gains(Quantity.AREA, 1, Unit.KM2, end=date(2022, 9, 20)),
            "2022-09-06 to 2022-09-20 is not within 2022-09-05 to 2022-09-10",
            id="days-not-covered",
        ),
        pytest.param(
            _gains(Quantity.AREA, 1, Unit.KM2, within="Ruritania"), "no unit", id="unknown-unit"
        ),
        pytest.param(_gains(Quantity.AREA, 1, Unit.KM2, actor=None), "no side", id="no-side"),
        pytest.param(_figure(Quantity.DEPTH, 30, Unit.MI, origin="Kharkiv"), "depth", id="depth"),
    ],
)
def test_what_cannot_be_checked_says_why(figure: Figure, told_why: str) -> None:
    (found,) = check_figures([figure], told([claim()]), gazetteer=gazetteer())
    assert found.verdict is Verdict.UNCHECKED
    assert told_why in found.text
    assert found.measured == {}


def test_only_land_within_the_unit_counts() -> None:
    figure = _gains(Quantity.AREA, 1, Unit.KM2, within="Kharkiv Oblast")
    (found,) = check_figures([figure], told([claim()], HELD), gazetteer=gazetteer())
    assert found.measured == {"established": 0, "claimed": 0}
