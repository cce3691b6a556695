"""Places named in running text, and names that only look like places."""

from __future__ import annotations

import pytest

from gazetteer.mentions import find_spots, mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Troops left Izium and Velykyi Burluk.", ["Izium", "Velykyi Burluk"], id="list"
        ),
        pytest.param("у Великому Бурлуці тихо", ["Великому Бурлуці"], id="inflected"),
        pytest.param("вышли из Балаклеи", ["Балаклеи"], id="Russian form"),
        pytest.param("На Харківщині тихо", ["Харківщині"], id="oblast by its short name"),
        pytest.param("Serhii Lyman said", [], id="surname"),
        pytest.param("the Kyiv Independent wrote", [], id="newspaper"),
        pytest.param("They met in a bar on Friday.", [], id="plain words"),
        pytest.param("President Zelensky flew to Minsk.", [], id="not ours"),
        pytest.param("Mariupol's Ilyich Iron Works", ["Mariupol"], id="owner"),
        pytest.param("Вони відступили. Він мовчав.", [], id="words that open a sentence"),
        pytest.param("Вона мовчала.", [], id="pronoun that is a village too"),
        pytest.param("Сили оборони відбили атаку.", [], id="forces"),
        pytest.param("Бойцы Восточной группировки отошли.", [], id="group of forces"),
        pytest.param("Новий Город звільнено.", ["Новий Город"], id="village that is a word too"),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [spot.name for spot in find_spots(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Зелёное пока держим.", ["Зелёное"], id="held"),
        pytest.param("Северное вроде бы взято.", ["Северное"], id="taken, it seems"),
        pytest.param("Веселе вже звільнено, кажуть.", ["Веселе"], id="liberated"),
        pytest.param("Дружба, соседнее село, под огнём.", ["Дружба"], id="called a village"),
        pytest.param("Без перемен. Степное. Тихо.", ["Степное"], id="a sentence by itself"),
        pytest.param("Глубокое утро началось с тревоги.", [], id="adjective of a noun"),
        pytest.param("Новое оружие отдали бригаде.", [], id="noun between"),
        pytest.param("Победа, город ликует.", [], id="no apposition"),
        pytest.param("Тихо. Всё спокойно.", [], id="adverb"),
    ],
)
def test_common_words_that_open_a_sentence(text: str, expected: list[str]) -> None:
    assert [spot.name for spot in find_spots(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "near Klishchiivka and Andriivka, Donetsk region, and",
            ["Klishchiivka", "Andriivka", "Donetsk region"],
            id="one region for a list",
        ),
        pytest.param(
            "in the Kharkiv and Donetsk regions",
            ["Kharkiv region", "Donetsk region"],
            id="regions in the plural",
        ),
        pytest.param(
            "у Харківській та Донецькій областях",
            ["Харківській область", "Донецькій область"],
            id="adjectives that share a noun",
        ),
        pytest.param("Харківській міськраді дякують", [], id="an adjective by itself"),
        pytest.param("BAKHMUT HOLDS ON. Our men", ["BAKHMUT"], id="capitals throughout"),
        pytest.param("09:30 Над Херсоном збили дрон", ["Херсоном"], id="preposition after a time"),
        pytest.param("Сумское приграничье. Бои.", ["Сумское область"], id="borderland"),
        pytest.param("На Курському напрямку", ["Kursk direction"], id="sector of Russia's oblast"),
        pytest.param("На Оріхівському напрямку", ["Orikhiv direction"], id="city among namesakes"),
        pytest.param("коло Зеленого Гаю", ["Зеленого Гаю"], id="genitive in -ю"),
        pytest.param("взят Ривнополь", ["Ривнополь"], id="by the sounds of Russian"),
    ],
)
def test_queries(text: str, expected: list[str]) -> None:
    assert [spot.query for spot in find_spots(text)] == expected


def test_a_plural_is_shared_by_its_list() -> None:
    kinds = [spot.kinds for spot in find_spots("fighting in the Kharkiv and Donetsk regions")]
    assert kinds == [frozenset({"oblast"})] * 2


def test_offsets_are_the_words() -> None:
    text = "Russian forces fled the Kharkiv region and Izium."
    assert [text[m.start : m.end] for m in mentions(text)] == ["Kharkiv region", "Izium"]


def test_names_of_a_text_settle_each_other() -> None:
    found = mentions("Soldiers fled the villages of Borshchova and Artemivka in Kharkiv Oblast.")
    assert {m.resolution.place.hromada for m in found[:2] if m.resolution.place} == {
        "Pechenihy hromada"
    }


def test_nothing_named() -> None:
    assert mentions("") == ()
