"""Who prints a report: whether it speaks for itself, and for which side."""

from __future__ import annotations

import pytest

from geo.claim import Side
from tests.geo.reading.told import sides_of

UKRAINE, RUSSIA, THIRD = Side.UKRAINE, Side.RUSSIA, Side.THIRD_PARTY


@pytest.mark.parametrize(
    ("language", "publisher", "text", "side"),
    [
        pytest.param(
            "en", "12th Mechanised Brigade of Ukraine (Telegram)",
            "We took Svatove on Tuesday.", UKRAINE, id="en-brigade",
        ),
        pytest.param(
            "en", "Russian Defence Ministry", "The enemy left Svatove.", RUSSIA, id="en-ministry",
        ),
        pytest.param(
            "en", "Steppe Wind (Telegram, pro-Russian)", "Troops captured Svatove.",
            RUSSIA, id="en-channel-on-a-side",
        ),
        pytest.param(
            "en", "Iron Frog (Telegram, mirror)", "We took Avdeyevka and Krasnogorovka.",
            RUSSIA, id="en-channel-told-by-its-spelling",
        ),
        pytest.param(
            "en", "Kyiv Daily Gazette", "Russian troops captured Svatove.", THIRD, id="en-paper",
        ),
        pytest.param(
            "en", "River Quarterly", "When we came, the soldiers had taken Svatove. "
            "Marines entered Lyman. Snow fell. Paratroopers entered Kreminna. It was cold.",
            THIRD, id="en-reporter",
        ),
        pytest.param(
            "uk", "DeepState", "Ворог захопив Сватове. Кацапи зайшли в Лиман. "
            "Наші бійці утримують Кремінну.", UKRAINE, id="uk-body-that-says-ours",
        ),
        pytest.param(
            "uk", "Пресслужба Генерального штабу", "Ворог захопив Сватове.",
            UKRAINE, id="uk-general-staff",
        ),
        pytest.param(
            "uk", "Газета «Степ»", "Росіяни захопили Сватове.", THIRD, id="uk-paper",
        ),
        pytest.param(
            "ru", "Минобороны России", "Противник оставил Сватово.", RUSSIA, id="ru-ministry",
        ),
    ],
)  # fmt: skip
def test_publisher_speaks_for_itself_unless_it_only_prints(
    language: str, publisher: str, text: str, side: Side
) -> None:
    assert set(sides_of(text, language, publisher=publisher)) == {side}


def test_writer_goes_on_behind_a_retold_claim() -> None:
    text = (
        "Мы удерживаем Лиман. Русские каналы пишут, что взяли Сватово.\n\n"
        "Враг ушёл из Кременной. Наши бойцы взяли Рубежное. Враг оставил Торское."
    )
    sides = sides_of(text, "ru", publisher="Телеграм-канал «Степь»")
    assert len(set(sides[2:])) == 1
