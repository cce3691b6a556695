"""Points of the compass in how a report names a place."""

from __future__ import annotations

import pytest

from geo.measure import Compass
from geo.reading.measures import bearing_of, measures
from geo.reading.words import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_words(language: str) -> None:
    words = ["10", "km"] if language == "en" else ["10", "км"]
    assert any(mark.entry.sort == "measure" for mark in measures(language).marks(words))


@pytest.mark.parametrize(
    ("place", "language", "bearing"),
    [
        pytest.param("south of Kharkiv", "en", Compass.SOUTH, id="en"),
        pytest.param("south-east of Kharkiv", "en", Compass.SOUTH_EAST, id="en two points"),
        pytest.param("eastern Luhansk region", "en", Compass.EAST, id="en part of a region"),
        pytest.param("північніше Ізюма", "uk", Compass.NORTH, id="uk"),
        pytest.param("західніше Лимана", "uk", Compass.WEST, id="uk west"),
        pytest.param("южнее Угледара", "ru", Compass.SOUTH, id="ru"),
        pytest.param("near Kharkiv", "en", None, id="near"),
        pytest.param("Izium", "en", None, id="a name alone"),
    ],
)
def test_bearing_of(place: str, language: str, bearing: Compass | None) -> None:
    assert bearing_of(place, language) is bearing
