"""Ukrainian forms that Russian names may answer to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.sounds import MOST_FORMS, ukrainian_forms


@pytest.mark.parametrize(
    ("russian", "ukrainian"),
    [
        pytest.param("Новенькое", "новеньке", id="neuter adjective"),
        pytest.param("Яблоновка", "яблунівка", id="stem and ending"),
        pytest.param("Времевка", "времівка", id="yat"),
        pytest.param("Плетенёвка", "плетенівка", id="ё"),
        pytest.param("Солёное", "солоне", id="о for ё"),
        pytest.param("Грузское", "грузьке", id="зск"),
        pytest.param("Старые Терны", "старі терни", id="plural of two words"),
        pytest.param("Новоалексеевка", "новоолексіївка", id="inside a compound"),
        pytest.param("Бугроватка", "бугруватка", id="оватка"),
        pytest.param("Золотой Колодезь", "золотий колодязь", id="masculine adjective"),
        pytest.param("Новоуспеновское", "новоуспенівське", id="овское"),
        pytest.param("Олейниково", "олійникове", id="ей inside a name"),
        pytest.param("Огурцово", "огірцеве", id="цово"),
        pytest.param("Верхнекаменка", "верхньокам'янка", id="both parts of a compound"),
        pytest.param("Волчеяровка", "вовчоярівка", id="о for е after ч"),
        pytest.param("Козачьи Лагеря", "козачі лагері", id="plural in -я"),
        pytest.param("Затишье", "затишшя", id="шье"),
        pytest.param("Belaya Gora", "біла гора", id="Latin letters, two words"),
        pytest.param("Pletenevka", "плетенівка", id="Latin letters"),
        pytest.param("Rovnopolye", "рівнопілля", id="Latin letters, полье"),
        pytest.param("Oleinikovo", "олійникове", id="Latin letters, й"),
    ],
)
def test_russian_names(russian: str, ukrainian: str) -> None:
    forms = ukrainian_forms(russian)
    assert ukrainian in {form.replace("ы", "и") for form in forms}


@pytest.mark.parametrize("name", ["Izium", "Ізюм", "", "Кам'янка"])
def test_other_alphabets_have_none(name: str) -> None:
    assert ukrainian_forms(name) == ()


@given(st.text(alphabet="абвгдеёжзиклмнопрстуыьэюя -", max_size=40))
def test_never_many_and_never_itself(name: str) -> None:
    forms = ukrainian_forms(name)
    assert len(forms) <= MOST_FORMS
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize(
    ("query", "oblast", "expected"),
    [
        pytest.param("Плетенёвка", "Kharkiv Oblast", "Pletenivka", id="ё"),
        pytest.param("Яблоновки", "Sumy Oblast", "Yablunivka", id="genitive"),
        pytest.param("Олейникове", "Kharkiv Oblast", "Oliinykove", id="locative"),
        pytest.param("Среднего", "Donetsk Oblast", "Serednie", id="genitive in -его"),
        pytest.param("Константинополь", "", "Kostiantynopil", id="alternate that sounds so"),
        pytest.param("Verkhniokamianka", "", "Verkhnokamianka", id="io for ьо"),
        pytest.param("Времевкой", "Donetsk Oblast", "Vremivka", id="instrumental"),
        pytest.param("Старых Тернов", "Donetsk Oblast", "Stari Terny", id="genitive plural"),
        pytest.param("Лукьянцев", "Kharkiv Oblast", "Lukiantsi", id="plural in -цы"),
        pytest.param("Сухого Ставка", "Kherson Oblast", "Sukhyi Stavok", id="vowel that drops"),
    ],
)
def test_candidates_in_running_text(query: str, oblast: str, expected: str) -> None:
    found = Gazetteer().candidates(query, oblast=oblast)
    assert expected in [c.place.name for c in found if not c.guess]


@pytest.mark.parametrize("surname", ["Медведев", "Чернов", "Белоусов"])
def test_surnames_resolve_to_nothing(surname: str) -> None:
    assert Gazetteer().resolve(surname).place is None
