"""The lexicon: what its rows mark, and what they must leave alone."""

from __future__ import annotations

import pytest

from geo.reading.lexicon import lexicon
from geo.reading.words import Words


def _marked(text: str, language: str, sort: str) -> set[str]:
    words = Words(text, 0, len(text)).lower
    return {mark.value for mark in lexicon(language).marks(words) if mark.entry.sort == sort}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "Russian troops", id="en-troops"),
        pytest.param("en", "our soldiers", id="en-ours"),
        pytest.param("uk", "російські війська", id="uk-troops"),
        pytest.param("uk", "українські бійці", id="uk-soldiers"),
        pytest.param("uk", "наші захисники", id="uk-ours"),
        pytest.param("ru", "российские войска", id="ru-troops"),
        pytest.param("ru", "наши ребята", id="ru-ours"),
        pytest.param("ru", "украинские военные", id="ru-soldiers"),
    ],
)
def test_forces_alone_tell_nothing(language: str, text: str) -> None:
    assert _marked(text, language, "trigger") <= {"none"}
    assert _marked(text, language, "force")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        pytest.param("en", "our soldiers", "own", id="en-own"),
        pytest.param("en", "Ukrainian troops", "ukraine", id="en-ukraine"),
        pytest.param("uk", "наші десантники", "own", id="uk-own"),
        pytest.param("uk", "ворожа піхота", "enemy", id="uk-enemy"),
        pytest.param("ru", "наши штурмовики", "own", id="ru-own"),
        pytest.param("ru", "вражеская пехота", "enemy", id="ru-enemy"),
    ],
)
def test_ours_and_theirs_are_no_fixed_side(language: str, text: str, value: str) -> None:
    found = _marked(text, language, "force")
    assert value in found
    assert value in {"ukraine", "russia"} or not found & {"ukraine", "russia"}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        pytest.param("uk", "утримують Часів Яр", "hold", id="uk-a ravine in a name"),
        pytest.param("en", "took several streets", "entry", id="en-part of a town"),
        pytest.param("ru", "отбиты три атаки", "clash", id="ru-repelled"),
    ],
)
def test_what_words_tell(language: str, text: str, value: str) -> None:
    assert _marked(text, language, "trigger") == {value}
