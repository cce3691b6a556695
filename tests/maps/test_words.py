from __future__ import annotations

import json
from datetime import date
from importlib import resources

import pytest

from geo.claim import Kind, Side, Standing
from maps.errors import UnknownLanguageError
from maps.words import Words

LANGUAGES = sorted(
    file.name.removesuffix(".json")
    for file in resources.files("maps").joinpath("data", "words").iterdir()
)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        pytest.param(date(2022, 9, 11), date(2022, 9, 11), "11 September 2022", id="a-day"),
        pytest.param(date(2022, 9, 8), date(2022, 9, 10), "8–10 September 2022", id="in-a-month"),
        pytest.param(
            date(2022, 8, 30), date(2022, 9, 2), "30 August 2022 to 2 September 2022", id="longer"
        ),
    ],
)
def test_days_in_words(start: date, end: date, text: str) -> None:
    assert Words("en").days(start, end) == text


def test_unknown_language_names_those_there_are() -> None:
    with pytest.raises(UnknownLanguageError, match=r"'tlh' is not one of .*en"):
        Words("tlh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_every_word(lang: str) -> None:
    def keys(table: object, path: str = "") -> set[str]:
        if not isinstance(table, dict):
            return {path}
        return set().union(*(keys(value, f"{path}/{key}") for key, value in table.items()))

    words = Words(lang)
    assert keys(dict(words.table)) == keys(dict(Words("en").table))
    assert set(words.table["kind"]) == set(words.table["kindOf"]) == set(Kind)
    assert set(words.table["standing"]) == set(words.table["standingMeans"]) == set(Standing)
    assert set(words.table["claimantSide"]) == set(Side)
    assert json.dumps(words.table)
