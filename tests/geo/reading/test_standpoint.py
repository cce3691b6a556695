"""Who acts and who speaks at a trigger, as those at home or those from away."""

from __future__ import annotations

import pytest

from geo.claim import Side, opponent
from geo.reading.clauses import clause_of
from geo.reading.document import document
from geo.reading.standpoint import standpoint
from geo.reading.voices import NOBODY, Voice


def _evidence(
    text: str, language: str = "en", *, voice: Voice = NOBODY, home: Side = Side.UKRAINE
) -> tuple[str, ...]:
    scene = document(text, language, None).scenes[0]
    trigger = scene.triggers[-1]
    return standpoint(scene, trigger, clause_of(scene, trigger), voice, tone=None, home=home)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        pytest.param("Ukrainian troops captured Izium.", "en", "capture home ahead", id="at home"),
        pytest.param("Russian troops captured Izium.", "en", "capture away ahead", id="from away"),
        pytest.param(
            "Izium was captured by Russian troops.", "en", "capture away behind", id="behind"
        ),
        pytest.param(
            "Russian troops took part of Izium from the Ukrainians.", "en",
            "capture home inside part", id="inside, part of a town",
        ),
        pytest.param("Росіяни захопили Ізюм.", "uk", "capture away ahead", id="Ukrainian"),
        pytest.param("Российские войска взяли Изюм.", "ru", "capture away ahead", id="Russian"),
        pytest.param("Izium fell.", "en", "capture third voice", id="nobody speaks"),
    ],
)  # fmt: skip
def test_who_acts(text: str, language: str, name: str) -> None:
    assert name in _evidence(text, language)


@pytest.mark.parametrize(
    ("side", "speaks"),
    [
        pytest.param(Side.UKRAINE, "home", id="Ukraine"),
        pytest.param(Side.RUSSIA, "away", id="Russia"),
        pytest.param(Side.THIRD_PARTY, "third", id="third party"),
    ],
)
def test_who_speaks(side: Side, speaks: str) -> None:
    assert f"capture {speaks} voice" in _evidence("Izium fell.", voice=Voice("one", side, None))


def test_nothing_is_told_of_forces_that_are_not_named() -> None:
    assert not [name for name in _evidence("Izium fell.") if "ahead" in name or "row" in name]


@pytest.mark.parametrize("side", [Side.UKRAINE, Side.RUSSIA])
def test_the_sides_mirror_each_other(side: Side) -> None:
    one, other = "Ukrainian", "Russian"
    if side is Side.RUSSIA:
        one, other = other, one
    there = _evidence(f"{one} troops captured Izium.", voice=Voice("one", side, None))
    back = _evidence(
        f"{other} troops captured Izium.",
        voice=Voice("one", opponent(side), None), home=Side.RUSSIA,
    )  # fmt: skip
    assert there == back
