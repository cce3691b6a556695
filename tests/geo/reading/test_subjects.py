"""Subjects that a verb shares with the one before, or has from its relative."""

from __future__ import annotations

import pytest

from geo.reading.document import document
from geo.reading.subjects import distant_subject


@pytest.mark.parametrize(
    ("text", "language", "words", "way"),
    [
        pytest.param("The Russians stormed Izium and took Lyman.", "en", "russians", "shared",
                     id="and"),
        pytest.param("Противник вошел в Изюм, а во вторник взял Лиман.", "ru", "противник",
                     "shared", id="Russian а"),
        pytest.param("Росіяни штурмували Ізюм і закріпилися в Лимані.", "uk", "росіяни", "shared",
                     id="Ukrainian and"),
        pytest.param("I met Ukrainian marines, who retook Izium.", "en", "ukrainian marines",
                     "relative", id="relative"),
    ],
)  # fmt: skip
def test_distant_subject(text: str, language: str, words: str, way: str) -> None:
    scene = document(text, language, None).scenes[0]
    found = distant_subject(scene, scene.triggers[-1])
    assert found is not None
    assert (" ".join(scene.lower[found.mark.i : found.mark.j]), found.way) == (words, way)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("The Russians took Izium and nobody has retaken Lyman.", "en", id="nobody"),
        pytest.param("Росіяни захопили Ізюм, а у вересні їх вибили.", "uk", id="object"),
        pytest.param("The Russians took Izium; then Lyman was stormed.", "en", id="a break"),
        pytest.param("Ukrainians took Izium and the Russians retook it.", "en", id="its own"),
    ],
)
def test_no_distant_subject(text: str, language: str) -> None:
    scene = document(text, language, None).scenes[0]
    assert distant_subject(scene, scene.triggers[-1]) is None
