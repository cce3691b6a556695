"""Places that no table has, regions of Russia, banks, sectors: told by the words around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.mentions import find_spots


def _asked(text: str) -> list[tuple[str, bool]]:
    return [(spot.query, spot.known) for spot in find_spots(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They advanced north of Snagost.", [("Snagost", False)], id="near, English"),
        pytest.param("бої в районі Тимківки", [("Тимківки", False)], id="near, Ukrainian"),
        pytest.param("прорвались к Снагости", [("Снагости", False)], id="to, Russian"),
        pytest.param(
            "towards Korenevo and Malaya Loknya were foiled",
            [("Korenevo", True), ("Malaya Loknya", False)],
            id="two words in a list",
        ),
        pytest.param(
            "Velyka and Mala Oleksandrivka are free",
            [("Velyka Oleksandrivka", True), ("Mala Oleksandrivka", True)],
            id="noun that two names share",
        ),
        pytest.param(
            "along the Kupiansk-Svatove-Kreminna line",
            [(f"{name} direction", True) for name in ("Kupiansk", "Svatove", "Kreminna")],
            id="line of three towns",
        ),
        pytest.param(
            "Закрепились. Нижнее и Тошковка, сказал он, держатся.",
            [("Нижнее", True), ("Тошковка", True)],
            id="plain word that heads a list",
        ),
        pytest.param(
            "Волчеяровку соседи уже зачистили.", [("Волчеяровку", True)], id="Russian, inflected"
        ),
        pytest.param("взяли Верхньокам'янське", [("Верхньокам'янське", True)], id="known"),
        pytest.param(
            "добралась до Золотого Колодезя", [("Золотого Колодезя", True)], id="not cut short"
        ),
        pytest.param("под Новосёловкой Второй", [("Новосёловкой Второй", False)], id="ordinal"),
        pytest.param("встретились в Стамбуле", [], id="elsewhere"),
        pytest.param("при участии Красного Креста", [], id="organisation"),
        pytest.param("сказав Роман Тимківка", [], id="surname"),
        pytest.param(
            "In Nova Basan our flag hangs.", [("Nova Basan", True)], id="plain word first"
        ),
    ],
)
def test_unheard_of(text: str, expected: list[tuple[str, bool]]) -> None:
    assert _asked(text) == expected


@pytest.mark.parametrize(
    ("text", "query", "kind"),
    [
        pytest.param("у Курській області", "Kursk Oblast", "oblast", id="oblast of Russia"),
        pytest.param("на Курщині", "Kursk Oblast", "oblast", id="its short name"),
        pytest.param("в Суджанском районе", "Суджанский район", "raion", id="unheard-of raion"),
        pytest.param(
            "в Донецкой Народной Республике", "Донецька область", "oblast", id="Russian name"
        ),
        pytest.param("the west bank of the Dnipro", "правий берег Дніпра", "area", id="bank"),
        pytest.param("на лівому березі Дніпра", "лівий берег Дніпра", "area", id="left bank"),
        pytest.param("на Кінбурнській косі", "Кінбурнській косі", "area", id="spit"),
        pytest.param("на лиманському напрямку", "Lyman direction", "sector", id="small letters"),
        pytest.param("на Ореховском направлении", "Orikhiv direction", "sector", id="Russian"),
    ],
)
def test_regions_banks_sectors(text: str, query: str, kind: str) -> None:
    (spot,) = find_spots(text)
    assert (spot.query, spot.kinds) == (query, frozenset({kind}))


def test_a_sector_without_its_word() -> None:
    text = "На Сумському напрямку тихо. На Лиманському ворог атакував."
    assert [spot.query for spot in find_spots(text)] == ["Sumy direction", "Lyman direction"]


def test_a_stretch_of_the_front_has_two_ends() -> None:
    names = [spot.name for spot in find_spots("along the Kupiansk-Svatove line")]
    assert names == ["Kupiansk", "Svatove"]


def test_a_genitive_is_no_plural() -> None:
    found = find_spots("поблизу Степового та Первомайського Донецької області")
    assert [spot.query for spot in found[:2]] == ["Степового", "Первомайського"]


@given(st.text(alphabet="аоівкнсьАКС -,.\nabSv'ґї", max_size=80))
def test_offsets_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for spot in find_spots(text):
        assert end <= spot.start < spot.end <= len(text)
        assert spot.first <= spot.start
        assert spot.end <= spot.last
        end = spot.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Освобождён посёлок Работино Запорожской области.",
            ["Работино", "Запорожской область"],
            id="adjective of an oblast",
        ),
        pytest.param(
            "Вчера после тяжёлых боёв был освобождён населённый пункт Редкодуб Донецкой "
            "Народной Республики.",
            ["Редкодуб", "Донецька область"],
            id="republic",
        ),
        pytest.param("бои у посёлка Невское ЛНР", ["Невское", "Луганська область"], id="letters"),
        pytest.param("Глава Донецкой Народной Республики приехал", [], id="organisation"),
        pytest.param(
            "селище Велика Новосілка Волноваського району",
            ["Велика Новосілка", "Волноваського район"],
            id="raion",
        ),
    ],
)
def test_a_region_is_no_part_of_the_name(text: str, expected: list[str]) -> None:
    assert [spot.query for spot in find_spots(text)] == expected
