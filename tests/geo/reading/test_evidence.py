"""Tables of evidence: sums, unknown names, rows of the lexicon that nobody has seen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.evidence import Evidence, softmax, told_rarely

TABLE = Evidence.of(["", "= known", "rare", "near"], np.array([[1.0, 0], [2, 0], [0, 3], [0, 1]]))


def test_the_empty_name_stands_in_every_sum() -> None:
    assert TABLE.totals([[], []]).tolist() == [[1, 0], [1, 0]]


def test_unknown_names_weigh_nothing() -> None:
    assert TABLE.totals([["near", "unheard of"]]).tolist() == [[1, 1]]
    assert TABLE.row("unheard of").tolist() == [0, 0]


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        pytest.param(["= known", "near"], [3, 1], id="a row that is known"),
        pytest.param(["= capture active new", "near"], [1, 4], id="a row that is not"),
    ],
)
def test_a_row_that_nobody_has_seen_is_rare(features: list[str], expected: list[float]) -> None:
    assert TABLE.totals([TABLE.heard(features)]).tolist() == [expected]


def test_what_is_rare_has_no_name_of_its_own() -> None:
    names = told_rarely(["= capture flip lost ~ to", "= capture flip lost ~ to after", "capture"])
    assert names == ["rare", "rare capture", "rare capture flip", "capture"]


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=7))
def test_shares_add_up(totals: list[float]) -> None:
    (shares,) = softmax(np.array([totals]))
    assert sum(shares) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in shares)
