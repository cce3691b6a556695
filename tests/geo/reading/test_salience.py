"""How places were named that later words may refer back to."""

from __future__ import annotations

import pytest

from geo.reading.document import Candidate, document


def _referring(text: str, language: str = "en") -> list[Candidate]:
    """Candidates of a capture whose words only refer to a place."""
    found = document(text, language, None).candidates()
    return [one for one in found if one.pair.group is None and one.trigger.value == "capture"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        pytest.param(
            "Robotyne burned. Ukraine captured the village.", "en", "meant town the", id="a town"
        ),
        pytest.param(
            "The mayor of Robotyne wept. Ukraine captured the village.", "en",
            "capture meant office", id="whose office it is",
        ),
        pytest.param(
            "Guns fired near Robotyne. Ukraine captured the village.", "en", "meant as near town",
            id="only near it",
        ),
        pytest.param(
            "Robotyne forces rested. Ukraine captured the village.", "en", "meant before force",
            id="in the name of forces",
        ),
        pytest.param(
            "Soldiers stormed Robotyne. Ukraine captured the village.", "en",
            "capture meant clash before 0", id="what was told there",
        ),
        pytest.param(
            "Robotyne burned. Robotyne froze. Verbove slept. Ukraine captured the village.", "en",
            "meant less named", id="another named more often",
        ),
        pytest.param(
            "Guns fired at dawn beside Robotyne. Ukraine captured the village.", "en",
            "meant later", id="not what the sentence begins with",
        ),
        pytest.param(
            "У Лимані спокійно. Наші звільнили місто.", "uk", "meant case in ні", id="its case"
        ),
    ],
)  # fmt: skip
def test_evidence_from_how_a_place_was_named(text: str, language: str, name: str) -> None:
    assert name in _referring(text, language)[0].features


def test_part_of_what_is_meant() -> None:
    text = "Robotyne burned. Ukraine captured the northern half."
    found = list(document(text, "en", None).candidates())
    assert any("entry part own" in one.features for one in found)
