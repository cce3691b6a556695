"""Evidence of a trigger: its words, mood and company."""

from __future__ import annotations

import pytest

from geo.reading.document import document


def _evidence(text: str, language: str = "en") -> set[str]:
    """Evidence of the first candidate of a text."""
    return set(next(iter(document(text, language, None).candidates())).features)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        pytest.param("en", "Russian troops did not take Izium.", "neg ahead", id="negation"),
        pytest.param("en", "If Russian troops take Izium, they win.", "conditional", id="if"),
        pytest.param("en", "Have Russian troops taken Izium?", "question", id="question"),
        pytest.param("en", "Izium was taken by troops.", "capture active passive", id="passive"),
        pytest.param("en", '"Russian troops took Izium," he said.', "capture quoted", id="quoted"),
        pytest.param("en", "Russian troops took Izium.", "capture told", id="told"),
        pytest.param("uk", "Російські війська взяли Ізюм.", "capture stem взяли", id="stem"),
        pytest.param("ru", "Войска вошли в Изюм и взяли Лиман.", "capture after", id="company"),
    ],
)  # fmt: skip
def test_a_trigger_tells(language: str, text: str, name: str) -> None:
    assert name in _evidence(text, language)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Russian troops took Izium.", "neg ahead", id="no negation"),
        pytest.param("Russian troops took Izium.", "infinitive", id="no infinitive"),
        pytest.param("Russian troops took Izium.", "undated quoted", id="no quotation"),
    ],
)
def test_a_trigger_does_not_tell(text: str, name: str) -> None:
    assert name not in _evidence(text)
