"""What a history comes to: gains, by oblast, at all extents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from geo.claim import Extent, Side, View
from geo.errors import DateOutsideError
from geo.summary import at_extents, changes_by_oblast, figures_table, gained_km2, gains
from tests.geo.examples import START, claim, grid, told

DAY = date(2022, 9, 10)
SIZE = grid().area_km2
CLAIMS = [claim(), claim("c2", place_id="b3", actor=Side.RUSSIA)]


def test_gained_is_one_way() -> None:
    history = told(CLAIMS, ["a0", "a1"])
    options: dict[str, Any] = {"side": Side.UKRAINE, "view": View.CLAIMED}
    assert gained_km2(history, START, DAY, **options) == pytest.approx(SIZE[0])
    assert gained_km2(history, START, START, **options) == 0
    assert gained_km2(history, START, DAY, **options, within={"a1"}) == 0
    options["view"] = View.ESTABLISHED
    assert gained_km2(history, START, DAY, **options) == 0
    options["side"] = Side.RUSSIA
    assert gained_km2(history, START, DAY, **options) == pytest.approx(SIZE[7])
    with pytest.raises(DateOutsideError):
        gained_km2(history, START, date(2023, 1, 1), **options)


@pytest.mark.parametrize(
    ("happened", "start", "gained"),
    [
        pytest.param(START, START, SIZE[0], id="on-the-day-of-the-baseline"),
        pytest.param(DAY, DAY, SIZE[0], id="on-the-first-day"),
        pytest.param(date(2022, 9, 9), DAY, 0.0, id="the-day-before"),
    ],
)
def test_the_first_day_is_included(happened: date, start: date, gained: float) -> None:
    history = told([claim(event_date=happened)], ["a0"], until=DAY)
    found = gained_km2(history, start, DAY, side=Side.UKRAINE, view=View.CLAIMED)
    assert found == pytest.approx(gained)
    assert len(history.changes(start, DAY, view=View.CLAIMED)) == (gained > 0)


def test_figures_since_the_baseline_count_its_day() -> None:
    lines = list(figures_table(told([claim(event_date=START)], ["a0"], until=DAY), [START]))
    assert lines[3].startswith(f"| 2022-09-05, claimed | {SIZE[0]:,.0f} (0 to {SIZE[0]:,.0f}) |")


def test_by_oblast() -> None:
    cells = grid()
    places = [
        replace(place, oblast_id=f"UA{place.id[0]}", oblast=place.id[0]) for place in cells.places
    ]
    history = told(CLAIMS, ["a0", "a1"], cells=replace(cells, places=tuple(places)))
    found = changes_by_oblast(history, START, DAY, view=View.CLAIMED)
    assert found["oblast"].tolist() == ["a", "b"]
    assert found["ukraine"].tolist() == pytest.approx([SIZE[0], -SIZE[7]])
    assert (found["russia"] == -found["ukraine"]).all()
    assert changes_by_oblast(history, DAY, DAY, view=View.CLAIMED).equals(found)
    assert changes_by_oblast(history, START, date(2022, 9, 9), view=View.CLAIMED).empty


def test_all_extents() -> None:
    found = at_extents(told(CLAIMS, ["a0", "a1"]))
    assert list(found) == list(Extent)
    assert [one.history.extent for one in found.values()] == list(Extent)
    assert [list(one.without) for one in found.values()] == [["c1", "c2"]] * 3
    assert not at_extents(told(CLAIMS), bands=False)[Extent.NEAR].without


def test_gains_by_day_view_and_extent() -> None:
    rows = list(gains(at_extents(told(CLAIMS, ["a0", "a1"])), [START, DAY], side=Side.UKRAINE))
    assert len(rows) == 2 * len(View) * len(Extent)
    day, view, extent, found = rows[9]
    assert (day, view, extent) == (DAY, View.CLAIMED, Extent.NAMED)
    assert (found.low, found.claim) == (0.0, "c1")
    assert found.value == pytest.approx(SIZE[0])


def test_the_table_has_a_row_for_each_day_and_view() -> None:
    lines = list(figures_table(told(CLAIMS, ["a0", "a1"]), [DAY]))
    assert lines[0] == (
        "| km2 gained by ukraine since 2022-09-05 | named | near | implied | carried most by |"
    )
    assert len(lines) == 7
    assert lines[6] == (
        "2022-09-10, claimed: settlements gained that rest on one claim:"
        " named 1 of 1, near 2 of 2, implied 2 of 2"
    )
    assert lines[2].startswith("| 2022-09-10, established | 0 | 0 | 0 | -")
    assert lines[3].endswith("| c1 |")
