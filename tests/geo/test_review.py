"""Decisions: never lost when a report is read again, merged when two people decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.claim import Claim, Kind, Review
from geo.review import decide, merge, supersede, update
from tests.geo.examples import claim

DAY, LATER = date(2022, 9, 20), date(2022, 9, 21)
DRAFT = replace(claim("r1-a", doc="r1"), confidence=0.8)


def accepted(*, reviewer: str = "Ada") -> Claim:
    return decide(DRAFT, review=Review.ACCEPTED, reviewer=reviewer, on=DAY)


@pytest.mark.parametrize(
    ("kept", "read", "ids"),
    [
        pytest.param([], [DRAFT], ["r1-a"], id="new"),
        pytest.param([DRAFT], [], [], id="a-draft-that-is-no-longer-read-goes"),
        pytest.param([accepted()], [], ["r1-a"], id="a-decision-stays"),
        pytest.param([accepted()], [replace(DRAFT, id="r1-b")], ["r1-a"], id="under-another-id"),
        pytest.param(
            [replace(DRAFT, confidence=None)], [], ["r1-a"], id="what-a-person-typed-stays"
        ),
        pytest.param(
            [accepted()], [replace(DRAFT, id="r1-b", kind=Kind.ENTRY)], ["r1-a", "r1-b"], id="more"
        ),
        pytest.param([replace(DRAFT, doc="r2")], [], ["r1-a"], id="another-report-is-untouched"),
    ],
)
def test_update(kept: list[Claim], read: list[Claim], ids: list[str]) -> None:
    assert [one.id for one in update(kept, read, docs={"r1"})] == ids


def test_update_keeps_the_decision_and_renews_a_draft() -> None:
    again = replace(DRAFT, confidence=0.4)
    assert update([accepted()], [again], docs={"r1"}) == (accepted(),)
    assert update([DRAFT], [again], docs={"r1"}) == (again,)


@given(st.lists(st.sampled_from(["r1-a", "r1-b", "r1-c"]), unique=True))
def test_reading_again_changes_nothing(ids: list[str]) -> None:
    drafts = [replace(DRAFT, id=name, place=name) for name in ids]
    once = update((), drafts, docs={"r1"})
    assert update(once, drafts, docs={"r1"}) == once


@pytest.mark.parametrize(
    ("ours", "theirs", "stands", "settled"),
    [
        pytest.param(DRAFT, accepted(), Review.ACCEPTED, True, id="a-decision-beats-a-draft"),
        pytest.param(
            decide(DRAFT, review=Review.REJECTED, reviewer="Bo", on=LATER),
            accepted(),
            Review.REJECTED,
            True,
            id="the-later-decision",
        ),
        pytest.param(
            decide(DRAFT, review=Review.REJECTED, reviewer="Bo", on=DAY),
            accepted(),
            Review.DRAFT,
            False,
            id="both-on-one-day",
        ),
        pytest.param(
            accepted(reviewer="Bo"), accepted(), Review.ACCEPTED, True, id="two-of-one-mind"
        ),
    ],
)
def test_merge(ours: Claim, theirs: Claim, stands: Review, settled: bool) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        merged, differences = merge([one], [other])
        assert [row.review for row in merged] == [stands]
        assert differences
        assert all(found.settled is settled for found in differences)


def test_merge_of_equals_and_of_strangers() -> None:
    other = replace(DRAFT, id="r1-b")
    assert merge([DRAFT], [DRAFT]) == ((DRAFT,), ())
    assert merge([DRAFT], [other]) == ((DRAFT, other), ())


def test_a_correction_lets_claims_stand_aside_once() -> None:
    aside = supersede([DRAFT, replace(DRAFT, doc="r2")], docs={"r1"}, by="r3", on=LATER)
    assert [one.superseded_by for one in aside] == ["r3", ""]
    assert supersede(aside, docs={"r1"}, by="r4", on=LATER)[0].superseded_by == "r3"
    aside = tuple(replace(one, review=Review.ACCEPTED) for one in aside)
    assert [one.counts() for one in aside] == [False, True]
    assert aside[0].counts(DAY)
    assert not aside[0].counts(LATER)
