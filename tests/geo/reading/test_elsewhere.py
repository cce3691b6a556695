"""What the other sentences of a report tell of a place."""

from __future__ import annotations

import pytest

from geo.reading.document import document
from geo.reading.elsewhere import naming, told_elsewhere

REPORT = (
    "Russian troops took Izium. Ukrainian units left Lyman. Izium is held by Russia. Rain. Ice."
)
SCENES = document(REPORT, "en", None).scenes


def test_naming_counts_each_mention() -> None:
    found = naming(SCENES)
    assert {name: one.times for name, one in found.items()} == {"Izium": 2, "Lyman": 1}
    assert found["Izium"].told == {"capture": (0, 0), "hold": (2, 2)}
    assert naming([]) == {}


@pytest.mark.parametrize(
    ("number", "place", "kind", "found"),
    [
        pytest.param(
            0, "Izium", "capture", ("seen 2", "capture seen 2", "capture also hold later"),
            id="told later",
        ),
        pytest.param(
            2, "Izium", "hold", ("seen 2", "hold seen 2", "hold also capture before"),
            id="told before",
        ),
        pytest.param(
            1, "Lyman", "withdrawal", ("seen 1", "withdrawal seen 1"), id="told here only"
        ),
        pytest.param(3, "Kupiansk", "clash", ("seen 0", "clash seen 0"), id="never named"),
    ],
)  # fmt: skip
def test_told_elsewhere(number: int, place: str, kind: str, found: tuple[str, ...]) -> None:
    assert told_elsewhere(naming(SCENES), number, place, kind, short=False) == found


def test_a_short_report_counts_no_mentions() -> None:
    assert told_elsewhere(naming(SCENES), 1, "Lyman", "withdrawal", short=True) == ()


def test_many_mentions_are_alike() -> None:
    scenes = document("Izium burned. " * 9, "en", None).scenes
    assert told_elsewhere(naming(scenes), 0, "Izium", "clash", short=False)[0] == "seen 4"
