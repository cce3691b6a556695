"""Rivals: what the other candidates of a report tell of one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geo.reading.document import Candidate, document
from geo.reading.rivals import Shares, rivalry
from geo.reading.weights import OUTCOMES

ALONE = "Russian troops took Izium."
PAIR = "Russian troops took Izium. Ukrainian forces left Lyman."
LIST = "Russian troops took Izium while Ukrainian forces in Lyman waited."


def _candidates(text: str) -> list[Candidate]:
    return list(document(text, "en", None).candidates())


def _shares(some: float) -> Shares:
    rest = some / (len(OUTCOMES) - 1)
    return (1 - some, *(rest for _ in OUTCOMES[1:]))


def test_one_alone_has_no_rivals() -> None:
    (names,) = rivalry(_candidates(ALONE), [_shares(0.9)])
    assert not [name for name in names if name.startswith(("best", "mean", "near", "again"))]


def test_a_rival_for_the_same_words_shows() -> None:
    candidates = _candidates(LIST)
    assert len({one.pair.i for one in candidates}) > 1
    weak = rivalry(candidates, [_shares(0.9), *(_shares(0.1) for _ in candidates[1:])])
    strong = rivalry(candidates, [_shares(0.9) for _ in candidates])
    assert "words 0" in weak[0]
    assert "words 4" in strong[0]


def test_the_rest_of_the_report_counts() -> None:
    candidates = _candidates(PAIR)
    sure = rivalry(candidates, [_shares(0.5), *(_shares(0.95) for _ in candidates[1:])])
    unsure = rivalry(candidates, [_shares(0.5), *(_shares(0.05) for _ in candidates[1:])])
    assert "best 4" in sure[0]
    assert "best 0" in unsure[0]


@given(st.lists(st.floats(0, 1), min_size=12, max_size=12))
def test_every_candidate_has_evidence(some: list[float]) -> None:
    candidates = _candidates(f"{PAIR} {LIST}")
    found = rivalry(candidates, [_shares(one) for one in some[: len(candidates)]])
    assert len(found) == len(candidates)
    assert all(found)


def test_no_candidates_give_nothing() -> None:
    assert rivalry([], []) == []
