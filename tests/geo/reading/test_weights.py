"""Weights and votes: bounds, symmetry of the sides."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.document import document
from geo.reading.sides import Vote
from geo.reading.weights import OUTCOMES, bundled

NAMES = st.lists(st.sampled_from([*sorted(bundled().links.index)[:200], "unheard of"]), max_size=20)
RIVALS = st.lists(
    st.sampled_from([*sorted(bundled().rivals.index)[:200], "unheard of"]), max_size=20
)
VOTES = st.lists(
    st.builds(Vote, st.sampled_from(sorted(bundled().sides)[:200]), st.sampled_from([-1, 1]))
)


@given(NAMES, RIVALS)
def test_an_outcome_has_a_chance(names: list[str], rivals: list[str]) -> None:
    (shares,) = bundled().shares([names])
    assert sum(shares) == pytest.approx(1)
    ((outcome, chance, purity),) = bundled().outcomes([shares], [rivals])
    assert outcome in OUTCOMES
    assert 0 <= chance <= 1
    assert 0 < purity <= 1


def test_what_stands_beside_does_not_change_a_share() -> None:
    names = sorted(bundled().links.index)[:9]
    alone = [bundled().shares([names[:n]])[0] for n in range(9)]
    assert bundled().shares(names[:n] for n in range(9)) == [pytest.approx(one) for one in alone]
    assert bundled().shares([]) == []
    assert list(bundled().outcomes([], [])) == []


@given(VOTES)
def test_the_sides_mirror_each_other(ballot: list[Vote]) -> None:
    mirror = [Vote(vote.name, -vote.sign) for vote in ballot]
    assert bundled().ukrainian(ballot) == pytest.approx(1 - bundled().ukrainian(mirror))


@given(st.floats(-8, 8), st.floats(-8, 8))
def test_a_claim_whose_steps_were_surer_is_likelier_right(one: float, other: float) -> None:
    low, high = sorted((one, other))
    right = bundled().right
    assert 0 <= right({"": 1.0, "sure": low}) <= right({"": 1.0, "sure": high}) <= 1


def test_home_is_the_soil_that_is_named() -> None:
    doc = document("The town fell on Monday. Sudzha in Kursk region fell too.", "en",
                   date(2024, 8, 20))  # fmt: skip
    homes = []
    for candidate in doc.candidates():
        pair = candidate.pair
        ballot = doc.ballot(candidate.number, pair.trigger, pair.clause, candidate.voice,
                            kind="capture")  # fmt: skip
        homes.append({v.sign for v in ballot if v.name.startswith("home")})
    assert homes[-1] == {-1}
