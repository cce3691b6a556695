"""Romanization: the official system exactly, the others by their tables."""

from __future__ import annotations

import pytest

from gazetteer.errors import UnknownSystemError
from gazetteer.romanization import romanize, systems


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        # Examples of the resolution of the Cabinet of Ministers No. 55 of 2010.
        pytest.param("Алушта", "Alushta", id="a"),
        pytest.param("Борщагівка", "Borshchahivka", id="shch"),
        pytest.param("Згурський", "Zghurskyi", id="zgh"),
        pytest.param("Єнакієве", "Yenakiieve", id="ye"),
        pytest.param("Житомир", "Zhytomyr", id="zh"),
        pytest.param("Їжакевич", "Yizhakevych", id="yi"),
        pytest.param("Кадиївка", "Kadyivka", id="i"),
        pytest.param("Йосипівка", "Yosypivka", id="y"),
        pytest.param("Знам'янка", "Znamianka", id="apostrophe"),
        pytest.param("Біла Церква", "Bila Tserkva", id="two-words"),
        pytest.param("Гоща", "Hoshcha", id="h"),
        pytest.param("ЮЖНЕ", "YUZHNE", id="capitals"),
    ],
)
def test_official(name: str, latin: str) -> None:
    assert romanize(name) == latin


@pytest.mark.parametrize(
    ("system", "latin"),
    [
        pytest.param("bgn1965plain", "Kupyansk", id="bgn"),
        pytest.param("german", "Kupjansk", id="german"),
        pytest.param("iso9uk", "Kup’ânsʹk", id="iso9"),
        pytest.param("french", "Koupiansk", id="french"),
    ],
)
def test_other_systems(system: str, latin: str) -> None:
    assert romanize("Куп’янськ", system=system) == latin


def test_unknown_system_lists_the_known() -> None:
    with pytest.raises(UnknownSystemError, match="kmu2010"):
        romanize("Ізюм", system="klingon")
    assert set(systems(language="uk")) | set(systems(language="ru")) == set(systems())
