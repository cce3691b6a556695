"""Evidence that a claimant denies: denials and negations around a trigger, and whose loss it is."""

from __future__ import annotations

import pytest

from geo.claim import Side
from geo.reading.denials import denying
from geo.reading.document import Candidate, document


def _candidate(text: str, language: str = "en") -> Candidate:
    """First candidate of a text whose trigger says what happened, not that somebody denies."""
    found = document(text, language, None).candidates()
    return next(one for one in found if one.trigger.form != "other")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        pytest.param(
            "en", "Kyiv denied that Russian troops took Izium.", "says deny ahead near",
            id="en-denies-ahead",
        ),
        pytest.param(
            "uk", "Захоплення Ізюма у штабі заперечили.", "says deny behind", id="uk-denies-behind",
        ),
        pytest.param(
            "ru", "Захват Изюма в Киеве отрицают.", "says deny behind", id="ru-denies-behind",
        ),
        pytest.param(
            "en", "The claim that Russian troops took Izium is a lie.", "says lie behind near",
            id="en-lie",
        ),
        pytest.param("en", "Russian troops never took Izium.", "not ahead never", id="en-never"),
        pytest.param("en", "Nobody took Izium.", "not ahead 0", id="en-nobody-right-before"),
        pytest.param("ru", "Никто Изюм не взял.", "not ahead никто", id="ru-nobody"),
        pytest.param("en", "Troops did not take Izium.", "not 1 denies False", id="one-not"),
        pytest.param("en", "Russian troops took Izium.", "not 0 denies False", id="no-not"),
    ],
)  # fmt: skip
def test_who_denies_leaves_evidence(language: str, text: str, name: str) -> None:
    assert name in denying(_candidate(text, language), "capture", Side.RUSSIA)


def test_a_negation_of_another_clause_stands_apart() -> None:
    one = _candidate("Russian troops took Izium, but Lyman has not been lost.")
    found = denying(one, "capture", Side.RUSSIA)
    assert "not elsewhere" in found
    assert "not 0 denies False" in found


@pytest.mark.parametrize(
    ("actor", "kind", "name"),
    [
        pytest.param(Side.RUSSIA, "capture", "harms denies True", id="loss-of-the-speaker"),
        pytest.param(Side.UKRAINE, "capture", "serves denies True", id="gain-of-the-speaker"),
        pytest.param(Side.UKRAINE, "withdrawal", "harms denies True", id="own-retreat"),
    ],
)
def test_whom_it_would_serve_is_evidence(actor: Side, kind: str, name: str) -> None:
    one = _candidate("Ukraine's General Staff denied that Russian forces had captured Lyman.")
    assert name in denying(one, kind, actor)


def test_evidence_of_the_trigger_speaks_too() -> None:
    one = _candidate("Russian troops did not take Izium.")
    assert set(one.features) <= set(denying(one, "capture", Side.RUSSIA))
