"""How far claims reach: discs, closings, what is held against them, and what is cut off."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from random import Random
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.baseline import Baseline
from geo.cells import Cells, make_cells
from geo.claim import Claim, Control, Extent, Kind, Side, View
from geo.timeline import History, history, rework
from tests.geo.examples import START, Units, claim, place, row

COLUMNS, ROWS = 24, 18
STEP_LAT, STEP_LON = 0.045, 0.0685  # 5 km at 49 degrees north
HELD: dict[str, Any] = {"kind": Kind.HOLD, "actor": Side.RUSSIA}
LEFT: dict[str, Any] = {"kind": Kind.WITHDRAWAL, "actor": Side.RUSSIA}
RUSSIA: dict[str, Any] = {"actor": Side.RUSSIA}


@cache
def field() -> Cells:
    """A lattice of settlements 5 km apart: x00y00 in the south-west; 120 by 90 km."""
    places = [
        place(f"x{x:02}y{y:02}", 48.6 + y * STEP_LAT, 36.0 + x * STEP_LON)
        for x in range(COLUMNS)
        for y in range(ROWS)
    ]
    west, south = 36.0 - STEP_LON / 2, 48.6 - STEP_LAT / 2
    return make_cells(
        places, shapely.box(west, south, west + COLUMNS * STEP_LON, south + ROWS * STEP_LAT)
    )


def word(name: str, day: int = 6, **fields: Any) -> Claim:
    given: dict[str, Any] = {
        "place_id": name,
        "event_date": date(2022, 9, day),
        "claimant": "Observer",
        "claimant_side": Side.THIRD_PARTY,
    }
    return claim(f"{name}-{day}-{fields.get('kind', '')}", **(given | fields))


def told(claims: Iterable[Claim], russian: Iterable[str], extent: Extent | str) -> History:
    held = set(russian)
    rows = [row(n, Control.RUSSIA if n in held else Control.UKRAINE) for n in field().ids]
    units: Any = Units()
    return history(
        claims,
        baseline=Baseline("field", START, tuple(rows)),
        cells=field(),
        gazetteer=units,
        until=date(2022, 9, 12),
        extent=extent,
    )


def columns(first: int, last: int = COLUMNS - 1) -> set[str]:
    return {f"x{x:02}y{y:02}" for x in range(first, last + 1) for y in range(ROWS)}


def box(first: int, last: int, low: int, high: int) -> set[str]:
    return {f"x{x:02}y{y:02}" for x in range(first, last + 1) for y in range(low, high + 1)}


def moved(found: History, day: int = 6) -> dict[str, str]:
    changes = found.changes(START, date(2022, 9, day), view=View.CLAIMED)
    return dict(zip(changes["id"], changes["after"], strict=True))


def test_named_is_the_cell_alone() -> None:
    assert moved(told([word("x12y09")], columns(12), "named")) == {"x12y09": "ukraine"}


def test_near_is_a_disc_of_ten_kilometres() -> None:
    found = moved(told([word("x16y09")], columns(12), "near"))
    assert set(found.values()) == {"ukraine"}
    away = [np.hypot(int(n[1:3]) - 16, int(n[4:]) - 9) * 5 for n in found]
    assert max(away) <= 14  # the disc and what lies between it and the line
    assert box(15, 17, 8, 10) <= set(found)
    assert "x16y12" not in found


@pytest.mark.parametrize(
    ("name", "reaches", "stops"),
    [
        pytest.param("x12y09", {"x12y09"}, {"x13y09", "x12y11"}, id="at-the-line"),
        pytest.param("x13y09", {"x12y09", "x14y09", "x13y10"}, {"x16y09", "x13y13"}, id="behind"),
        pytest.param("x15y09", {"x12y09", "x16y10"}, {"x18y09", "x15y12"}, id="deep-10-km-at-most"),
    ],
)
def test_implied_grows_with_the_depth(name: str, reaches: set[str], stops: set[str]) -> None:
    found = moved(told([word(name)], columns(12), "implied"))
    assert reaches <= set(found)
    assert stops.isdisjoint(found)


def test_the_land_between_two_places_follows() -> None:
    found = moved(told([word("x14y06"), word("x14y11")], columns(12), "implied"))
    assert box(12, 14, 6, 11) <= set(found)


def test_places_far_apart_say_nothing_of_the_land_between() -> None:
    pair = [word("x15y01"), word("x15y16")]  # 75 km
    alone = [moved(told([one], columns(12), "implied")) for one in pair]
    assert set(moved(told(pair, columns(12), "implied"))) == set(alone[0]) | set(alone[1])
    middle = moved(told([word("x15y03"), word("x15y14")], columns(12), "implied"))  # 55 km
    assert box(12, 16, 4, 13) <= set(middle)


@pytest.mark.parametrize("extent", ["near", "implied"])
def test_land_nearer_to_a_place_still_held_stays(extent: str) -> None:
    alone = moved(told([word("x15y09")], columns(12), extent))
    against = moved(told([word("x15y09"), word("x17y09", **HELD)], columns(12), extent))
    assert "x16y10" in alone
    assert set(against) < set(alone)
    assert {"x17y09", "x17y10"}.isdisjoint(against)


def test_a_place_held_counts_from_its_day_on() -> None:
    late = told([word("x15y09"), word("x16y09", 8, **HELD)], columns(12), "near")
    assert moved(late)["x16y09"] == "ukraine"
    assert "x16y09" not in moved(late, 8)
    assert moved(late, 8)["x15y10"] == "ukraine"


@pytest.mark.parametrize(
    "deed",
    [
        pytest.param(LEFT, id="withdrawal"),
        pytest.param({"kind": Kind.ENTRY}, id="entry"),
        pytest.param({"kind": Kind.ADVANCE}, id="advance"),
        pytest.param(HELD, id="held-as-before"),
    ],
)
@pytest.mark.parametrize("extent", ["near", "implied"])
def test_only_what_was_taken_reaches_farther(deed: dict[str, Any], extent: str) -> None:
    assert set(moved(told([word("x14y09", **deed)], columns(12), extent))) <= {"x14y09"}


RING = [word(f"x{x:02}y14") for x in range(2, 22)]


def test_land_cut_off_from_its_side_changes_too() -> None:
    found = told(RING, box(2, 21, 2, 17), "implied")
    assert moved(found)["x12y06"] == "ukraine"
    why = found.explain("x12y06", date(2022, 9, 6), view=View.CLAIMED)
    assert why.basis == "implied"
    assert why.reason.startswith("cut off from its side after x12y14: taken by Ukrainian forces")
    assert why.claims == ("x12y14-6-",)


def test_cut_off_land_with_a_place_still_held_is_contested() -> None:
    held = word("x12y06", **HELD)
    found = moved(told([*RING, held], box(2, 21, 2, 17), "implied"))
    assert "x12y06" not in found
    assert found["x14y05"] == "contested"


def test_land_split_off_that_reaches_the_border_is_contested() -> None:
    wall = [word(f"x{x:02}y13") for x in range(12, COLUMNS)]
    found = moved(told(wall, columns(12), "implied"))
    assert found["x20y17"] == "contested"
    assert "x20y02" not in found


def test_what_was_an_island_before_stays() -> None:
    russian = box(8, 15, 6, 12)
    found = moved(told([word("x08y06")], russian, "implied"))
    assert set(found.values()) == {"ukraine"}
    assert "x14y11" not in found


def test_what_followed_once_stays_until_the_other_side_claims_there() -> None:
    later = told([word("x15y09"), word("x19y09", 8)], columns(12), "implied")
    assert set(moved(later)) < set(moved(later, 8))
    back = told([word("x15y09"), word("x15y09", 8, **RUSSIA)], columns(12), "implied")
    assert "x15y09" not in moved(back, 8)
    assert set(moved(back, 8)) < set(moved(back))


def test_near_and_implied_say_what_they_rest_on() -> None:
    found = told([word("x15y09")], columns(12), "near")
    day = date(2022, 9, 6)
    assert found.explain("x15y09", day, view=View.CLAIMED).basis == "claims"
    why = found.explain("x15y10", day, view=View.CLAIMED)
    assert (why.basis, why.claims) == ("implied", ("x15y09-6-",))
    assert why.reason.startswith("in reach of x15y09: taken by Ukrainian forces, says Observer")


def test_an_unknown_extent_is_refused() -> None:
    with pytest.raises(ValueError, match="everywhere"):
        told([], (), "everywhere")


def test_worked_out_again_it_is_the_same() -> None:
    found = told([word("x15y09"), word("x14y11")], columns(12), "named")
    again = rework(found, extent="implied")
    assert again.extent is Extent.IMPLIED
    assert moved(rework(again, extent="named")) == moved(found)
    assert set(rework(found, leave_out={"x14y11-6-"}).claims) == {"x15y09-6-"}


WORDS = st.lists(
    st.builds(
        lambda x, y, kind, side, day: word(f"x{x:02}y{y:02}", day, kind=kind, actor=side),
        st.integers(8, 18),
        st.integers(3, 14),
        st.sampled_from((Kind.CAPTURE, Kind.CAPTURE, Kind.HOLD, Kind.ENTRY)),
        st.sampled_from((Side.UKRAINE, Side.RUSSIA)),
        st.integers(6, 8),
    ),
    max_size=6,
    unique_by=lambda one: one.place_id,
)
BOTH = pytest.mark.parametrize("extent", [Extent.NEAR, Extent.IMPLIED])


@BOTH
@settings(max_examples=30)
@given(claims=WORDS, seed=st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(
    extent: Extent, claims: list[Claim], seed: Random
) -> None:
    one = told(claims, columns(12), extent)
    other = told(seed.sample(claims, len(claims)), columns(12), extent)
    for day in one.dates:
        same = one.labels(day, view=View.CLAIMED) == other.labels(day, view=View.CLAIMED)
        assert same.all()


@BOTH
@settings(max_examples=60)
@given(claims=WORDS, x=st.integers(8, 18), y=st.integers(3, 14))
def test_within_a_day_one_more_capture_takes_no_land_from_its_side(
    extent: Extent, claims: list[Claim], x: int, y: int
) -> None:
    name = f"x{x:02}y{y:02}"
    today = [word(one.place_id, 6, kind=one.kind, actor=one.actor) for one in claims]
    today = [one for one in today if one.place_id != name]
    less = told(today, columns(12), extent)
    more = told([*today, word(name)], columns(12), extent)
    day = date(2022, 9, 6)
    before, after = (one.labels(day, view=View.CLAIMED) for one in (less, more))
    ukraine = before == before.dtype.type(1)
    assert (after[ukraine] == 1).all()


@BOTH
@settings(max_examples=20)
@given(claims=WORDS)
def test_areas_add_up_and_meet_without_overlap(extent: Extent, claims: list[Claim]) -> None:
    found = told(claims, columns(12), extent)
    table = found.areas_by_day(view=View.CLAIMED)
    assert np.allclose(table.sum(axis=1), field().area_km2.sum())
    areas = found.areas(found.end, view=View.CLAIMED)
    assert shapely.is_valid(areas.geometry.to_numpy()).all()
    assert shapely.coverage_is_valid(areas.geometry.to_numpy())
    assert areas["area_km2"].sum() == pytest.approx(field().area_km2.sum())


@BOTH
@settings(max_examples=30)
@given(claims=WORDS)
def test_what_is_said_of_a_place_outweighs_what_follows(
    extent: Extent, claims: list[Claim]
) -> None:
    alone = told(claims, columns(12), Extent.NAMED)
    found = told(claims, columns(12), extent)
    for one in claims:
        if one.kind is not Kind.ENTRY:
            asked = [
                h.explain(one.place_id, h.end, view=View.CLAIMED).control for h in (alone, found)
            ]
            assert asked[0] is asked[1]
