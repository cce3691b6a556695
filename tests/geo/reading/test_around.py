"""What stands around a trigger and a place."""

from __future__ import annotations

import pytest

from geo.reading.around import bin_of
from geo.reading.document import Candidate, document


def _candidates(text: str) -> list[Candidate]:
    return list(document(text, "en", None).candidates())


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(0, 0, id="none"),
        pytest.param(1, 1, id="one"),
        pytest.param(3, 2, id="end of a bin"),
        pytest.param(4, 3, id="start of a bin"),
        pytest.param(99, 5, id="far"),
    ],
)
def test_bins_of_gaps(gap: int, expected: int) -> None:
    assert bin_of(gap) == expected


@pytest.mark.parametrize(
    ("text", "kind", "place", "evidence"),
    [
        pytest.param(
            "Ukrainian forces advanced south of Orikhiv and captured Robotyne.",
            "capture", "Orikhiv", "active before other place after  nearer", id="nearer-place",
        ),
        pytest.param(
            "Ukrainian forces advanced south of Orikhiv and captured Robotyne.",
            "capture", "Robotyne", "active after other trigger active after farther", id="own-verb",
        ),
        pytest.param(
            "Russian forces captured Marinka west of Donetsk.",
            "capture", "Donetsk", "capture lies near", id="only-where-it-lies",
        ),
        pytest.param(
            "Russian forces captured Marinka and Donetsk.",
            "capture", "Marinka", "capture only place", id="one-list",
        ),
        pytest.param(
            "Spokesmen of the Khortytsia brigades said the enemy captured Marinka.",
            "capture", "Khortytsia", "force then 1", id="name-of-forces",
        ),
    ],
)  # fmt: skip
def test_evidence_around(text: str, kind: str, place: str, evidence: str) -> None:
    found = [
        one.features for one in _candidates(text)
        if one.trigger.value == kind and one.places[0].spot.query == place
    ]  # fmt: skip
    assert found
    assert any(evidence in features for features in found)
