"""Places of one report settle each other, by neighbours, regions and the course of the war."""

from __future__ import annotations

from datetime import date

import pytest

from gazetteer import Gazetteer, Status
from geo.reading.resolving import Name, resolve_names

DAY = date(2023, 11, 20)


def _hromadas(
    names: list[Name], day: date | None = DAY, around: tuple[Name, ...] = ()
) -> list[str]:
    found = resolve_names(names, Gazetteer(), day, around=around)
    return [answer.place.hromada if answer.place else answer.status.value for answer in found]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param([("Kamianka", ""), ("Izium", "")], "Izium hromada", id="neighbour"),
        pytest.param(
            [("Андріївки", ""), ("Кліщіївки", ""), ("Бахмут", "")],
            "Bakhmut hromada",
            id="case form",
        ),
        pytest.param(
            [("Зыбино", ""), ("Волчанск", ""), ("Липцы", "")],
            "Vovchansk hromada",
            id="Russian form",
        ),
        pytest.param([("Суджа", "Курской области")], "", id="in an oblast of Russia"),
        pytest.param([("Снагость", "Курской области")], "not_found", id="not in the gazetteer"),
        pytest.param([("Ivanivka", "")], "ambiguous", id="nothing settles it"),
    ],
)
def test_the_first_is(names: list[Name], expected: str) -> None:
    assert _hromadas(names)[0] == expected


def test_other_names_of_the_report_help() -> None:
    around = (("Kharkiv Oblast", ""), ("Izium", ""), ("Kamianka", ""))
    assert _hromadas([("Kamianka", "")], around=around) == ["Izium hromada"]


def test_nobody_fought_in_the_west() -> None:
    (answer,) = resolve_names([("Тернів", "")], Gazetteer(), DAY)
    assert answer.place is None or answer.place.oblast != "Lviv Oblast"


def test_ambiguous_keeps_its_candidates() -> None:
    (answer,) = resolve_names([("Ivanivka", "")], Gazetteer(), None)
    assert answer.status is Status.AMBIGUOUS
    assert len(answer.candidates) > 1


def test_the_same_name_is_answered_alike() -> None:
    first, second = resolve_names([("Izium", ""), ("Izium", "")], Gazetteer(), DAY)
    assert first == second


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(
            [("Макіївки", ""), ("Lyman direction", ""), ("Невського", ""), ("Макіївки", "")],
            "Krasnorichenske hromada",
            id="village of the sector, not the city behind the front",
        ),
        pytest.param(
            [("Рубежное", ""), ("Доброполье", ""), ("Грузское", ""), ("Петровка", "")],
            "Dobropillia hromada",
            id="beside its neighbours, not a city far away",
        ),
        pytest.param(
            [("Тернів", "Луганська область"), ("Ямполівки", ""), ("Lyman direction", "")],
            "Lyman hromada",
            id="region that no bearer lies in",
        ),
        pytest.param(
            [("Петропавлівки", "Куп'янський район")], "Petropavlivka hromada", id="raion named"
        ),
        pytest.param(
            [("Novopavlivka direction", "")], "Novopavlivka hromada", id="sector that is listed"
        ),
    ],
)
def test_namesakes(names: list[Name], expected: str) -> None:
    assert _hromadas(names, date(2024, 10, 9))[0] == expected


def test_a_sector_parts_what_stands_before_it_from_what_follows() -> None:
    around = (
        ("Kupiansk direction", ""), ("Петропавлівки", ""), ("Lyman direction", ""), ("Тернів", ""),
        ("Ямполівки", ""),
    )  # fmt: skip
    names = [("Петропавлівки", ""), ("Тернів", "")]
    assert _hromadas(names, around=around) == ["Petropavlivka hromada", "Lyman hromada"]


def test_no_names() -> None:
    assert resolve_names([], Gazetteer(), DAY) == []
