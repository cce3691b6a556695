"""Why a place has its control, in words: every claim once, and what it did in each view."""

from __future__ import annotations

from datetime import date
from typing import Any

from geo.claim import Kind, Side, Stance, View
from geo.explanation import Explanation, account
from geo.history import History
from tests.geo.examples import claim, told

DAY = date(2022, 9, 14)
RUSSIAN: dict[str, Any] = {"claimant": "Ministry", "claimant_side": Side.RUSSIA}
DENIAL = claim("c2", **RUSSIAN, stance=Stance.DENIES, event_date=date(2022, 9, 12))


def _why(history: History, view: View = View.CLAIMED, cell: str = "a0") -> Explanation:
    return history.explain(cell, DAY, view=view)


def _lines(history: History, cell: str = "a0") -> list[str]:
    found = [_why(history, view, cell) for view in (View.ESTABLISHED, View.CLAIMED)]
    return list(account(found, history.claims, history.assessments))


def test_each_claim_comes_once_with_what_it_did_in_each_view() -> None:
    printed = claim(publisher="Paper", hedge="likely")
    established, claimed, statement, *rest = _lines(told([printed], ["a0"], until=DAY))
    assert established == (
        "established: russia since 2022-09-05 or before (9 days ago),"
        " by baseline: baseline of 2022-09-05 (a0: example)"
    )
    assert claimed == (
        "claimed: ukraine since 2022-09-10, last affirmed on 2022-09-10 (4 days ago), by claims:"
        " taken by Ukrainian forces, says General Staff (likely); claimed by nobody but"
        " General Staff"
    )
    assert statement == (
        "1. 2022-09-10 General Staff (ukraine): capture by ukraine (likely), a0;"
        " Paper, 2022-09-30 [c1]"
    )
    assert rest == [
        "   claimed by nobody but General Staff",
        "   established: no change: claimed: does not count as established",
        "   claimed: russia -> ukraine",
    ]


def test_who_disputes_is_named() -> None:
    history = told([claim(), DENIAL], ["a0"], until=DAY)
    found = _why(history)
    assert (found.control.value, found.disputed_by) == ("contested", ("Ministry",))
    assert "  disputed by Ministry" in _lines(history)
    assert "2. 2022-09-12 Ministry (russia): not capture by ukraine, a0; 2022-09-30 [c2]" in _lines(
        history
    )
    at = history.at(DAY, view=View.CLAIMED).set_index("id")
    assert (at.loc["a0", "disputed_by"], at.loc["a1", "disputed_by"]) == (("Ministry",), ())


def test_a_dispute_ends_with_the_next_change() -> None:
    later = claim("c3", event_date=date(2022, 9, 14), kind=Kind.WITHDRAWAL, actor=Side.RUSSIA,
                  **RUSSIAN)  # fmt: skip
    early = claim("c1", event_date=date(2022, 9, 6))
    denial = claim("c2", **RUSSIAN, stance=Stance.DENIES, event_date=date(2022, 9, 6))
    found = _why(told([early, denial, later], ["a0"], until=DAY))
    assert (found.control.value, found.disputed_by) == ("unknown", ())


def test_a_label_ages_with_the_last_claim_that_counts() -> None:
    again = claim("c2", kind=Kind.HOLD, event_date=date(2022, 9, 13))
    history = told([claim(), again], ["a0"], until=DAY)
    found = _why(history)
    days = (date(2022, 9, 10), date(2022, 9, 13), 1)
    assert (found.since, found.affirmed, found.age_days) == days
    told_since = "claimed: ukraine since 2022-09-10, last affirmed on 2022-09-13 (1 day ago)"
    assert _lines(history)[1].startswith(told_since)
    at = history.at(DAY, view=View.CLAIMED).set_index("id")
    assert at["age_days"].to_dict() | {"a0": 1, "a1": 9} == at["age_days"].to_dict()


def test_a_place_that_no_claim_names() -> None:
    assert _lines(told([claim()], ["a0"], until=DAY), "b1")[-1] == "no claim about it until then"


def test_what_reaches_it_from_elsewhere_says_so() -> None:
    history = told([claim()], ["a0", "a1"], until=DAY, extent="near")
    lines = _lines(history, "a1")
    assert "by implied: in reach of a0: taken by Ukrainian forces" in lines[1]
    assert "   about another place, from which it reaches this one" in lines


def test_one_claim_printed_twice_is_one_with_both_publications() -> None:
    again = claim("c2", publisher="Gazette", published=date(2022, 10, 1))
    lines = _lines(told([claim(publisher="Paper"), again], ["a0"], until=DAY))
    numbered = [line for line in lines if line[:2] in ("1.", "2.")]
    told_once = (
        "1. 2022-09-10 General Staff (ukraine): capture by ukraine, a0;"
        " Paper, 2022-09-30; Gazette, 2022-10-01 [c1]"
    )
    assert numbered == [told_once]
