"""What words that refer back may mean, and the evidence for it."""

from __future__ import annotations

import pytest

from gazetteer.mentions import find_spots
from geo.reading.antecedents import topics
from geo.reading.document import Candidate, document


def _referring(text: str, language: str = "en", title: str = "") -> list[Candidate]:
    """Candidates of a capture whose words only refer to a place."""
    found = document(text, language, None, title=title).candidates()
    return [one for one in found if one.pair.group is None and one.trigger.value == "capture"]


@pytest.mark.parametrize(
    ("text", "title", "meant"),
    [
        pytest.param(
            "Russian forces shelled Robotyne and Verbove. Ukraine captured the village.",
            "", [("Verbove",), ("Robotyne",)], id="last or first",
        ),
        pytest.param(
            "Russian forces shelled Robotyne and Verbove. Ukraine captured both villages.",
            "", [("Verbove",), ("Robotyne", "Verbove"), ("Robotyne",)], id="both",
        ),
        pytest.param(
            "Robotyne stood empty. Verbove burned. Ukraine captured the village.",
            "", [("Verbove",), ("Robotyne",)], id="named before",
        ),
        pytest.param(
            "Robotyne stood empty. Verbove burned. Orikhiv slept. Ukraine captured the village.",
            "Robotyne after the battle", [("Orikhiv",), ("Verbove",), ("Robotyne",)],
            id="headline",
        ),
        pytest.param("Ukraine captured the village.", "", [], id="nothing named"),
    ],
)  # fmt: skip
def test_words_may_mean_several_places(text: str, title: str, meant: list[tuple[str, ...]]) -> None:
    found = [
        tuple(place.spot.query for place in one.places) for one in _referring(text, title=title)
    ]
    assert found == meant


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        pytest.param(
            "Robotyne burned. Ukraine captured the village.", "en", "back 1 one", id="one named"
        ),
        pytest.param(
            "Robotyne and Verbove burned. Ukraine captured them.", "en", "back 1 list", id="a list"
        ),
        pytest.param(
            "Robotyne burned. Ukraine captured this village.", "en", "refers this here", id="word"
        ),
        pytest.param(
            "Robotyne burned. Ukraine captured it.", "en", "means last understood", id="unsaid"
        ),
        pytest.param(
            "Robotyne burned.\n\nUkraine captured the village.", "en", "capture named elsewhere",
            id="in another paragraph",
        ),
        pytest.param(
            "Лиман горить. Наші звільнили місто.", "uk", "місто means -н", id="gender of the name"
        ),
    ],
)  # fmt: skip
def test_evidence_of_a_reference(text: str, language: str, name: str) -> None:
    assert name in _referring(text, language)[0].features


def test_a_topic_is_where_the_text_names_it_first() -> None:
    scenes = document("Тихо. У Лимані бої. Лиман горить.", "uk", None).scenes
    assert [
        (topic.at, topic.place.spot.query) for topic in topics(find_spots("Лиман наш"), scenes)
    ] == [(1, "Лимані")]
    assert not list(topics(find_spots(""), scenes))
    assert not list(topics(find_spots("Ізюм наш"), scenes))
