from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.claim import Claim, Kind, Stance, Standing
from maps.errors import StoryError
from maps.slices import Run, Slice, runs, slices
from tests.maps.conftest import START, made_up_claim, made_up_place

HERE = made_up_place(1, 35.0, 49.0)
THERE = made_up_place(2, 36.0, 49.0)
DAYS = slices(START, START + timedelta(days=9))


def day(number: int) -> date:
    return START + timedelta(days=number)


def run_of(*claims: Claim, denied: int = -1) -> Run:
    """When the first of some claims is on a map of ten days."""
    standings = {
        claim.id: Standing.DENIED if at == denied else Standing.CLAIMED
        for at, claim in enumerate(claims)
    }
    return runs(claims, standings, DAYS)[0]


@given(st.integers(0, 400), st.sampled_from(["day", "week"]))
def test_slices_have_no_gaps(length: int, step: str) -> None:
    found = slices(START, day(length), step=step)  # type: ignore[arg-type]
    assert (found[0].start, found[-1].end) == (START, day(length))
    assert all(later.start - one.end == timedelta(days=1) for one, later in pairwise(found))


def test_slices_of_days_with_claims() -> None:
    claims = [made_up_claim(n, HERE, n) for n in (3, 5, 30)]
    found = slices(START, day(9), step="claims", claims=claims)
    assert found == (Slice(START, START), Slice(day(3), day(3)), Slice(day(5), day(5)))


def test_slices_refuse_an_end_before_the_start() -> None:
    with pytest.raises(StoryError, match="is before start"):
        slices(day(1), day(0))


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        pytest.param(2, None, Run(2, 2, 10), id="one-day"),
        pytest.param(2, 4, Run(2, 4, 10), id="a-range-with-both-ends"),
        pytest.param(-3, 1, Run(-1, 1, 10), id="begins-before"),
        pytest.param(-3, None, Run(-1, -1, 10), id="all-before"),
        pytest.param(12, None, Run(10, 10, 10), id="all-after"),
    ],
)
def test_when_a_claim_is_news(begin: int, end: int | None, expected: Run) -> None:
    claim = made_up_claim(0, HERE, begin, event_date_end=None if end is None else day(end))
    assert run_of(claim) == expected


@pytest.mark.parametrize(
    ("kind", "later", "until"),
    [
        pytest.param(Kind.CAPTURE, [made_up_claim(1, THERE, 5)], 10, id="elsewhere"),
        pytest.param(Kind.CAPTURE, [made_up_claim(1, HERE, 5)], 5, id="control-by-control"),
        pytest.param(
            Kind.CAPTURE, [made_up_claim(1, HERE, 5, kind=Kind.CLASH)], 10, id="not-by-fighting"
        ),
        pytest.param(
            Kind.CLASH, [made_up_claim(1, HERE, 5, kind=Kind.CLASH)], 5, id="fighting-by-fighting"
        ),
        pytest.param(
            Kind.CAPTURE, [made_up_claim(1, HERE, 5, stance=Stance.DENIES)], 10, id="not-by-denial"
        ),
        pytest.param(Kind.CAPTURE, [made_up_claim(1, HERE, 2)], 10, id="not-by-the-same-day"),
        pytest.param(
            Kind.CAPTURE, [made_up_claim(1, HERE, 8), made_up_claim(2, HERE, 4)], 4, id="the-next"
        ),
    ],
)
def test_until_when_a_claim_holds(kind: Kind, later: list[Claim], until: int) -> None:
    assert run_of(made_up_claim(0, HERE, 2, kind=kind), *later).until == until


def test_what_is_denied_supersedes_nothing() -> None:
    assert run_of(made_up_claim(0, HERE, 2), made_up_claim(1, HERE, 5), denied=1).until == 10


def test_by_the_day_it_was_known() -> None:
    claim = replace(made_up_claim(0, HERE, 2), published=day(6))
    assert runs([claim], {claim.id: Standing.CLAIMED}, DAYS, by="published") == (Run(6, 6, 10),)


def test_days_between_slices_are_told_at_the_next() -> None:
    claims = [made_up_claim(0, HERE, 2), made_up_claim(1, THERE, 4, event_date_end=day(6))]
    steps = (Slice(START, START), Slice(day(6), day(6)))
    found = runs(claims, {claim.id: Standing.CLAIMED for claim in claims}, steps)
    assert found == (Run(1, 1, 2), Run(1, 1, 2))
