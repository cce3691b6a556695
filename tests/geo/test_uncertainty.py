"""The band: how far figures move if any one claim is left out, and which carries most."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geo.claim import Kind, Side, Stance, View
from geo.errors import DateOutsideError
from geo.timeline import History
from geo.uncertainty import Band, areas_with_band, band, leave_one_out, resting_on_one
from tests.geo.examples import claim, grid, told

DAY = date(2022, 9, 10)
LEFT: dict[str, Any] = {"kind": Kind.WITHDRAWAL, "actor": Side.RUSSIA}
RUSSIA: dict[str, Any] = {"claimant": "Ministry of Defence", "claimant_side": Side.RUSSIA}
CLAIMS = [
    claim("c1", place_id="a0"),
    claim("c2", place_id="a1"),
    claim("c3", place_id="a1", **LEFT | RUSSIA),
    claim("c4", place_id="a2", kind=Kind.CLASH),
    claim("c5", place_id="elsewhere"),
]
SIZE = grid().area_km2


def _ukrainian(history: History) -> float:
    return float(history.areas_by_day(view=View.CLAIMED)["ukraine"].iloc[-1])


def test_claims_that_move_nothing_are_not_left_out() -> None:
    assert list(leave_one_out(told(CLAIMS, ["a0", "a1"]))) == ["c1", "c2", "c3"]


def test_a_band_spans_what_is_left_without_each_claim() -> None:
    history = told(CLAIMS, ["a0", "a1"])
    found = band(history, leave_one_out(history), _ukrainian)
    full = SIZE.sum()
    assert found.value == pytest.approx(full)
    assert (found.low, found.high) == pytest.approx((full - max(SIZE[0], SIZE[1]), full))
    assert found.claim in ("c1", "c2")


def test_without_a_claim_that_carries_it_the_band_is_the_value() -> None:
    history = told([], ["a0"])
    found = band(history, leave_one_out(history), _ukrainian)
    assert found == Band(found.value, found.value, found.value)
    assert str(Band(1234.4, 1234.4, 1234.4)) == "1,234"
    assert str(Band(1234.4, 900, 1300, "c1")) == "1,234 (900 to 1,300)"


def test_leaving_a_denial_out_moves_too() -> None:
    denial = claim("c2", claimant="Ministry", claimant_side=Side.RUSSIA, stance=Stance.DENIES)
    history = told([claim(), denial], ["a0"])
    found = band(history, leave_one_out(history), _ukrainian)
    assert found.claim == "c2"
    assert found.high - found.value == pytest.approx(SIZE[0])


def test_areas_of_all_days_with_their_bands() -> None:
    history = told(CLAIMS, ["a0", "a1"])
    table = areas_with_band(history, leave_one_out(history), view=View.ESTABLISHED)
    assert len(table) == 4 * len(history.dates)
    last = table[(table["date"] == DAY) & (table["control"] == "ukraine")].iloc[0]
    assert last["area_km2"] == pytest.approx(SIZE.sum() - SIZE[0])
    assert last["low"] == pytest.approx(SIZE.sum() - SIZE[0] - SIZE[1])
    assert last["claim"] in ("c2", "c3")
    first = table[(table["date"] == history.start) & (table["control"] == "russia")].iloc[0]
    assert (first["low"], first["high"], first["claim"]) == (
        first["area_km2"], first["area_km2"], "",
    )  # fmt: skip


def test_cells_that_rest_on_one_claim() -> None:
    history = told(CLAIMS, ["a0", "a1"])
    found = resting_on_one(history, leave_one_out(history), DAY, view=View.CLAIMED)
    rows = found[["id", "control", "otherwise", "claims"]].to_numpy().tolist()
    assert rows == [
        ["a0", "ukraine", ("russia",), ("c1",)],
        ["a1", "ukraine", ("unknown",), ("c2",)],
    ]
    assert found.crs.to_epsg() == 4326
    with pytest.raises(DateOutsideError):
        resting_on_one(history, {}, date(2021, 1, 1), view=View.CLAIMED)
    assert resting_on_one(history, {}, DAY, view=View.CLAIMED).empty
