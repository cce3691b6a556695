"""Control over time: a label changes only by a claim, day by day, and says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Precision
from geo.claim import CONTROLS, Claim, Kind, Review, Side, Stance, View, opponent
from geo.errors import BaselineError, DateOutsideError, NoCellError
from geo.timeline import History
from tests.geo.examples import START, baseline, claim, gazetteer, grid, told

LEFT: dict[str, Any] = {"kind": Kind.WITHDRAWAL, "actor": Side.RUSSIA}
RUSSIA: dict[str, Any] = {"claimant": "Ministry of Defence", "claimant_side": Side.RUSSIA}
LOST: dict[str, Any] = {"actor": Side.RUSSIA} | RUSSIA
BOTH = [pytest.param(view, id=view.value) for view in View]


def _day(number: int) -> date:
    return date(2022, 9, number)


def _control(history: History, name: str, day: int, view: View = View.CLAIMED) -> str:
    return history.explain(name, _day(day), view=view).control.value


def test_the_baseline_holds_until_a_claim() -> None:
    history = told([claim()], ["a0", "a1"])
    assert [_control(history, "a0", day) for day in (5, 9, 10)] == ["russia", "russia", "ukraine"]
    assert _control(history, "a1", 10) == "russia"
    assert _control(history, "b0", 10) == "ukraine"


def test_established_waits_for_a_second_origin() -> None:
    history = told([claim()], ["a0"])
    assert _control(history, "a0", 10, View.ESTABLISHED) == "russia"
    backed = told([claim(), claim("c2", **LEFT | RUSSIA)], ["a0"])
    assert _control(backed, "a0", 10, View.ESTABLISHED) == "ukraine"


@pytest.mark.parametrize(
    ("deeds", "expected"),
    [
        pytest.param([(10, LEFT)], {9: "russia", 10: "unknown", 12: "unknown"}, id="left"),
        pytest.param([(10, LEFT), (12, {})], {11: "unknown", 12: "ukraine"}, id="left-then-taken"),
        pytest.param([(10, LEFT), (10, {})], {9: "russia", 10: "ukraine"}, id="both-in-a-day"),
        pytest.param(
            [(8, {"kind": Kind.ENTRY}), (10, {})], {8: "contested", 10: "ukraine"}, id="entered"
        ),
        pytest.param(
            [(10, LEFT), (12, {"kind": Kind.HOLD, "actor": Side.RUSSIA})],
            {10: "russia", 12: "russia"},
            id="some-stayed",
        ),
        pytest.param([(10, {"kind": Kind.CLASH})], {10: "russia"}, id="clash"),
        pytest.param([(10, {"kind": Kind.ADVANCE})], {10: "russia"}, id="advance"),
        pytest.param([(10, {"stance": Stance.DENIES})], {10: "russia"}, id="denial"),
        pytest.param([(10, {"precision": Precision.OBLAST})], {10: "russia"}, id="an-area"),
        pytest.param([(10, {"review": Review.REJECTED})], {10: "russia"}, id="rejected"),
        pytest.param(
            [(10, {}), (10, RUSSIA | {"stance": Stance.DENIES})], {10: "contested"}, id="disputed"
        ),
        pytest.param(
            [(8, {"event_date_end": _day(10)})],
            {9: "russia", 10: "ukraine"},
            id="from-its-last-possible-day",
        ),
    ],
)
def test_a_place_through_the_days(
    deeds: list[tuple[int, dict[str, Any]]], expected: dict[int, str]
) -> None:
    claims = [
        claim(f"c{number}", **{"event_date": _day(day)} | fields)
        for number, (day, fields) in enumerate(deeds)
    ]
    history = told(claims, ["a0"], until=_day(20))
    assert {day: _control(history, "a0", day) for day in expected} == expected


def test_by_the_day_it_was_published() -> None:
    late = datetime(2022, 9, 14, 21, tzinfo=UTC)
    history = told([claim(published=late)], ["a0"], by="published")
    assert history.end == _day(14)
    assert [_control(history, "a0", day) for day in (10, 13, 14)] == ["russia", "russia", "ukraine"]


def test_as_known_on_a_day() -> None:
    claims = [claim(published=_day(11)), claim("c2", published=_day(15), **LEFT | RUSSIA)]
    then = told(claims, ["a0"], as_known_on=_day(12))
    assert set(then.claims) == {"c1"}
    assert _control(then, "a0", 10, View.ESTABLISHED) == "russia"
    now = told(claims, ["a0"], as_known_on=_day(15))
    assert _control(now, "a0", 10, View.ESTABLISHED) == "ukraine"


def test_days_are_covered_from_the_baseline_to_the_last_claim_or_as_asked() -> None:
    history = told([claim()])
    assert (history.dates[0], history.dates[-1], len(history.dates)) == (START, _day(10), 6)
    assert told([claim()], until=_day(13)).end == _day(13)
    assert told([]).dates == (START,)


@pytest.mark.parametrize("day", [date(2022, 9, 4), date(2022, 9, 11)])
def test_other_days_are_outside(day: date) -> None:
    history = told([claim()])
    asked = (history.labels, history.at, history.areas, history.line)
    for ask in asked:
        with pytest.raises(DateOutsideError, match="2022-09-05 to 2022-09-10"):
            ask(day, view=View.CLAIMED)
    with pytest.raises(DateOutsideError):
        history.explain("a0", day, view=View.CLAIMED)
    with pytest.raises(DateOutsideError):
        history.changes(START, day, view=View.CLAIMED)


def test_changes_go_forward_in_time() -> None:
    with pytest.raises(DateOutsideError, match="comes before"):
        told([claim()]).changes(_day(10), _day(9), view=View.CLAIMED)


def test_a_baseline_after_all_claims_is_refused() -> None:
    with pytest.raises(BaselineError, match="after every claim; the last is of 2022-09-10"):
        told([claim()], baseline=baseline(on=date(2023, 6, 1)))


def test_a_baseline_of_unknown_units_is_refused() -> None:
    with pytest.raises(BaselineError, match="no place has the identifier 'a0'"):
        told([claim()], gazetteer=gazetteer())


def test_claims_older_than_the_baseline_do_not_count() -> None:
    old = claim(event_date=_day(1))
    history = told([old, claim("c2", place_id="a1")], ["a0", "a1"])
    assert _control(history, "a0", 10) == "russia"
    (step,) = history.explain("a0", _day(10), view=View.CLAIMED).steps
    assert step.reason == "older than the baseline of 2022-09-05"


def test_an_explanation_lists_the_claims_and_the_rule() -> None:
    claims = [claim(), claim("c2", kind=Kind.CLASH), claim("c3", **LEFT | RUSSIA)]
    found = told(claims, ["a0"]).explain("a0", _day(10), view=View.ESTABLISHED)
    assert (found.control.value, found.basis, found.claims) == ("ukraine", "claims", ("c1", "c3"))
    assert found.reason == (
        "taken by Ukrainian forces, says General Staff; conceded by Ministry of Defence"
    )
    assert [(step.claim, step.changed) for step in found.steps] == [
        ("c2", False),
        ("c3", True),
        ("c1", True),
    ]
    before = told(claims, ["a0"]).explain("a0", _day(9), view=View.ESTABLISHED)
    assert (before.basis, before.claims, before.steps) == ("baseline", (), ())
    assert before.reason == "baseline of 2022-09-05 (a0: example)"


def test_a_disputed_capture_says_who_disputes_it() -> None:
    claims = [claim(), claim("c2", stance=Stance.DENIES, **RUSSIA)]
    found = told(claims, ["a0"]).explain("a0", _day(10), view=View.CLAIMED)
    assert (found.control.value, found.reason) == (
        "contested",
        "taken by Ukrainian forces, says General Staff; disputed by Ministry of Defence",
    )


def test_how_old_a_word_is_can_be_seen() -> None:
    claims = [claim(), claim("c2", kind=Kind.HOLD, event_date=_day(12))]
    at = told(claims, ["a0"], until=_day(20)).at(_day(20), view=View.CLAIMED).set_index("id")
    assert at.loc[["a0", "a1"], "affirmed"].tolist() == ["2022-09-12", "2022-09-05"]
    assert at.loc[["a0", "a1"], "age_days"].tolist() == [8, 15]


@pytest.mark.parametrize(
    ("deeds", "since"),
    [
        pytest.param([], START, id="as-in-the-baseline"),
        pytest.param([(5, {})], START, id="on-the-day-of-the-baseline"),
        pytest.param([(10, {})], _day(10), id="changed"),
        pytest.param([(10, {}), (12, {"kind": Kind.HOLD})], _day(10), id="affirmed-later"),
        pytest.param([(8, LEFT), (10, {}), (12, {})], _day(10), id="left-and-taken"),
        pytest.param([(8, {}), (10, LOST), (12, {})], _day(12), id="taken-lost-and-taken"),
        pytest.param([(10, {}), (10, LOST)], START, id="taken-and-lost-on-one-day"),
        pytest.param([(12, LOST)], START, id="affirms-the-baseline"),
    ],
)
def test_since_is_the_day_of_the_change(
    deeds: list[tuple[int, dict[str, Any]]], since: date
) -> None:
    claims = [
        claim(f"c{number}", **{"event_date": _day(day)} | fields)
        for number, (day, fields) in enumerate(deeds)
    ]
    history = told(claims, ["a0"], until=_day(20))
    at = history.at(_day(20), view=View.CLAIMED).set_index("id")
    assert at.loc["a0", "since"] == since.isoformat()
    assert history.explain("a0", _day(20), view=View.CLAIMED).since == since
    evenings = [_control(history, "a0", day) for day in range(5, 21)]
    breaks = [day for day in range(6, 21) if evenings[day - 5] != evenings[day - 6]]
    assert max(breaks, default=5) == since.day


def test_a_day_starts_as_the_one_before_ended() -> None:
    history = told([claim(event_date=START), claim("c2", place_id="a1")], ["a0", "a1"])
    opening = history.before(START, view=View.CLAIMED)
    assert (opening == history.base).all()
    assert (opening != history.labels(START, view=View.CLAIMED)).sum() == 1
    before = history.before(_day(10), view=View.CLAIMED)
    assert (before == history.labels(_day(9), view=View.CLAIMED)).all()
    with pytest.raises(DateOutsideError):
        history.before(date(2022, 9, 4), view=View.CLAIMED)


def test_a_place_without_a_cell_has_no_control() -> None:
    with pytest.raises(NoCellError, match="elsewhere"):
        told([claim()]).explain("elsewhere", START, view=View.CLAIMED)


def test_a_claim_about_a_place_without_a_cell_is_kept_but_not_applied() -> None:
    history = told([claim(place_id="elsewhere")], ["a0"])
    assert set(history.claims) == {"c1"}
    assert history.changes(START, _day(10), view=View.CLAIMED).empty


@pytest.mark.parametrize("view", BOTH)
def test_tables_tell_the_same(view: View) -> None:
    claims = [claim(), claim("c2", place_id="a1", **LEFT | RUSSIA)]
    history = told(claims, ["a0", "a1", "a2"])
    labels = history.labels(_day(10), view=view)
    at = history.at(_day(10), view=view)
    assert at["control"].tolist() == [CONTROLS[code].value for code in labels]
    assert at["id"].tolist() == list(grid().ids)
    assert at.crs.to_epsg() == 4326
    assert (at.geometry.x.iloc[0], at.geometry.y.iloc[0]) == (36.0, 49.0)
    areas = history.areas(_day(10), view=view).set_index("control")["area_km2"]
    by_day = history.areas_by_day(view=view).loc[_day(10)]
    assert by_day[areas.index].tolist() == pytest.approx(areas.tolist())
    changes = history.changes(START, _day(10), view=view)
    moved = changes.set_index("id")["after"].to_dict()
    assert moved == {
        name: now
        for name, was, now in zip(
            at["id"], history.at(START, view=view)["control"], at["control"], strict=True
        )
        if was != now
    }
    assert changes["area_km2"].tolist() == [
        grid().area_km2[grid().position[name]] for name in changes["id"]
    ]


def test_changes_name_their_claims() -> None:
    history = told([claim(), claim("c2", place_id="a1", **LEFT | RUSSIA)], ["a0", "a1"])
    changes = history.changes(START, _day(10), view=View.CLAIMED)
    assert changes[["id", "before", "after", "claims"]].to_numpy().tolist() == [
        ["a0", "russia", "ukraine", ("c1",)],
        ["a1", "russia", "unknown", ("c2",)],
    ]
    assert list(changes.columns)[-2:] == ["area_km2", "geometry"]
    assert changes.crs.to_epsg() == 4326


def test_what_is_given_out_is_one_s_own() -> None:
    history = told([claim()], ["a0"])
    history.labels(START, view=View.CLAIMED)[:] = 0
    table = history.areas(START, view=View.CLAIMED)
    table["area_km2"] = 0.0
    assert history.labels(START, view=View.CLAIMED).any()
    assert history.areas(START, view=View.CLAIMED)["area_km2"].sum() > 0


DEEDS = st.lists(
    st.builds(
        lambda name, kind, actor, side, day: claim(
            place_id=name, kind=kind, actor=actor, claimant_side=side, event_date=_day(day)
        ),
        st.sampled_from(grid().ids),
        st.sampled_from(Kind),
        st.sampled_from((Side.UKRAINE, Side.RUSSIA)),
        st.sampled_from(Side),
        st.integers(5, 12),
    ),
    max_size=12,
).map(lambda claims: [replace(one, id=f"c{number:02}") for number, one in enumerate(claims)])


@given(claims=DEEDS, seed=st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list[Claim], seed: Random) -> None:
    one = told(claims, ["a0", "b0"], until=_day(12))
    other = told(seed.sample(claims, len(claims)), ["a0", "b0"], until=_day(12))
    for view in View:
        for day in (5, 8, 12):
            assert (one.labels(_day(day), view=view) == other.labels(_day(day), view=view)).all()


@given(claims=DEEDS)
def test_areas_of_the_sides_add_up_to_the_country_on_every_day(claims: list[Claim]) -> None:
    history = told(claims, ["a0", "b0"], until=_day(12))
    for view in View:
        table = history.areas_by_day(view=view)
        assert np.allclose(table.sum(axis=1), grid().area_km2.sum())
        for day in (_day(5), _day(9), _day(12)):
            codes = history.labels(day, view=view)
            sizes = np.bincount(codes, weights=grid().area_km2, minlength=4)
            assert np.allclose(table.loc[day, [control.value for control in CONTROLS]], sizes)


@given(claims=DEEDS)
def test_only_places_that_claims_name_change(claims: list[Claim]) -> None:
    history = told(claims, ["a0", "b0"], until=_day(12))
    for view in View:
        changed = history.changes(START, _day(12), view=view)
        assert set(changed["id"]) <= {one.place_id for one in claims}


@given(name=st.sampled_from(grid().ids), side=st.sampled_from((Side.UKRAINE, Side.RUSSIA)))
def test_a_claim_and_its_counter_claim_restore_the_state(name: str, side: Side) -> None:
    taken = claim(place_id=name, actor=side, claimant_side=Side.THIRD_PARTY)
    back = replace(taken, id="c2", actor=opponent(side), event_date=_day(20))
    held = grid().ids if side is Side.UKRAINE else ()
    history = told([taken, back], held)
    before, after = (history.labels(day, view=View.CLAIMED) for day in (START, _day(20)))
    between = history.labels(_day(10), view=View.CLAIMED)
    assert (before == after).all()
    assert (between != before).sum() == 1


@given(claims=DEEDS, name=st.sampled_from(grid().ids))
def test_one_more_capture_takes_no_land_from_its_side(claims: list[Claim], name: str) -> None:
    mine = claim("zz", place_id=name, claimant="ISW", claimant_side=Side.THIRD_PARTY)
    mine = replace(mine, event_date=_day(12), published=date(2022, 10, 1))
    # Where somebody says that Russia holds on, the two claims dispute each other instead.
    others = [one for one in claims if one.kind is not Kind.HOLD]
    without = told(others, ["a0", "b0"], until=_day(12)).areas_by_day(view=View.CLAIMED)
    added = told([*others, mine], ["a0", "b0"], until=_day(12)).areas_by_day(view=View.CLAIMED)
    assert added["ukraine"].iloc[-1] >= without["ukraine"].iloc[-1] - 1e-9
