"""The day of a digest that a report retells."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.digests import day_of_digest, of_digest
from geo.reading.document import document

PUBLISHED, DAY = date(2022, 6, 13), date(2022, 6, 12)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        pytest.param("In the assessment for June 12, troops moved.", "en", DAY, id="English"),
        pytest.param("Зведення за 12 червня.", "uk", DAY, id="Ukrainian"),
        pytest.param("Сводка на 12 июня.", "ru", DAY, id="Russian"),
        pytest.param("On June 12 troops moved.", "en", None, id="no digest"),
        pytest.param("In the assessment for May 2, troops moved.", "en", None, id="long ago"),
        pytest.param("In the assessment for June, troops moved.", "en", None, id="a month"),
        pytest.param("Troops moved.", "en", None, id="no day"),
    ],
)
def test_day_of_digest(text: str, language: str, day: date | None) -> None:
    found = day_of_digest(document(text, language, PUBLISHED).scenes[0], PUBLISHED)
    assert (found.first if found else None) == day


def test_without_the_day_of_the_report_nothing_is_told() -> None:
    scene = document("Зведення за 12 червня.", "uk", PUBLISHED).scenes[0]
    assert day_of_digest(scene, None) is None


def test_only_the_opening_before_a_sentence_names_its_digest() -> None:
    named = "In the assessment for June 12, troops moved."
    first = document(f"{named} Izium fell.", "en", PUBLISHED).scenes
    found = of_digest(first, 1, PUBLISHED)
    assert found is not None
    assert found.first == DAY
    assert of_digest(first, 0, PUBLISHED) is None
    late = document(f"{'Izium slept. ' * 3}{named} Izium fell.", "en", PUBLISHED).scenes
    assert of_digest(late, 4, PUBLISHED) is None


def test_a_headline_names_a_digest() -> None:
    title = "Russian campaign assessment, June 12, 2022"
    assert document("Izium fell.", "en", PUBLISHED, title=title).speech.digest is not None
    assert document("Izium fell.", "en", PUBLISHED).speech.digest is None
