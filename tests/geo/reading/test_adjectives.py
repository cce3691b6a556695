"""Words spelled like a town that are only adjectives, and towns that are none."""

from __future__ import annotations

import pytest

from geo.reading.adjectives import is_adjective
from geo.reading.document import document


@pytest.mark.parametrize(
    ("text", "language", "adjective"),
    [
        pytest.param("Южный форпост захвачен.", "ru", True, id="masculine"),
        pytest.param("Екіпаж Білих янголів захоплено.", "uk", True, id="Ukrainian genitive"),
        pytest.param("Штурмовики освободили Южный.", "ru", False, id="no noun behind"),
        pytest.param("Под Южным бои.", "ru", False, id="preposition"),
        pytest.param("Лиман взят.", "ru", False, id="no adjective"),
        pytest.param("Russians took Lyman today.", "en", False, id="English"),
    ],
)
def test_is_adjective(text: str, language: str, *, adjective: bool) -> None:
    scene = document(text, language, None).scenes[0]
    assert [is_adjective(scene, place) for place in scene.places] == [adjective]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Южный форпост захвачен.", True, id="told"),
        pytest.param("Штурмовики освободили Южный.", False, id="not told"),
        pytest.param("Канал «Южный» захвачен.", False, id="name of a channel"),
    ],
)
def test_evidence_tells_of_an_adjective(text: str, *, told: bool) -> None:
    found = [one for one in document(text, "ru", None).candidates() if one.pair.group is not None]
    assert any("adjective" in one.features for one in found) == told
