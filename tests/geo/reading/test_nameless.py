"""Who says a claim where no office is named, in bulletins and in lists."""

from __future__ import annotations

import pytest

from geo.claim import Side
from geo.reading.document import document
from tests.geo.reading.told import sides_of, voices_of

UKRAINE, RUSSIA, THIRD = Side.UKRAINE, Side.RUSSIA, Side.THIRD_PARTY


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        pytest.param(
            "en", "Ukraine's rail operator said on Friday that Russian troops left Svatove.",
            UKRAINE, id="en-owner-alone-tells-the-side",
        ),
        pytest.param(
            "en", "Russian troops left Svatove, according to Serhii Holub, a deputy mayor.",
            UKRAINE, id="en-name-before-the-office",
        ),
        pytest.param(
            "en", "Denis Pushilin's office said that troops captured Svatove.",
            RUSSIA, id="en-office-of-a-person",
        ),
        pytest.param(
            "en", "Denis Pushilin, dressed in uniform, said that troops captured Svatove.",
            RUSSIA, id="en-aside-with-a-participle",
        ),
        pytest.param(
            "en", "On Friday their leader Denis Pushilin appeared with a flag and announced that "
            "troops captured Svatove.",
            RUSSIA, id="en-second-verb",
        ),
        pytest.param(
            "en", "The Moscow-installed mayor fumed that Ukrainian troops entered Svatove.",
            RUSSIA, id="en-unknown-verb-with-that",
        ),
        pytest.param(
            "en", '"Our men captured Svatove," Mr. Zelensky said that evening.',
            UKRAINE, id="en-mister-said-that-evening",
        ),
        pytest.param(
            "en", "Retired Army Col. Sam Pike said that Ukrainian troops entered Svatove.",
            THIRD, id="en-retired-soldier-of-a-third-country",
        ),
        pytest.param(
            "uk", "Головний лікар розгнівався. Мер Сватового Остап Хвиля обурився, що військо "
            "пішло зі Сватового.",
            UKRAINE, id="uk-unknown-verb-with-that",
        ),
        pytest.param(
            "ru", "Военкор Степан Ржевский вышел на связь: по его словам, войска заняли Сватово.",
            RUSSIA, id="ru-in-his-words-in-one-sentence",
        ),
        pytest.param(
            "ru", "Пресс-служба группировки «Хортица» сообщила, что войска вошли в Сватово.",
            UKRAINE, id="ru-grouping-of-ukraine",
        ),
        pytest.param(
            "ru", "Пресс-служба группировки войск «Восток» сообщила, что войска вошли в Сватово.",
            RUSSIA, id="ru-grouping-of-russia",
        ),
        pytest.param(
            "ru", "На рассвете, говорит сержант, украинские морпехи вошли в Сватово. "
            "Российские части отошли.",
            UKRAINE, id="ru-inset-ends-before-the-subject",
        ),
    ],
)  # fmt: skip
def test_speaker_is_found_by_the_build_of_the_sentence(
    language: str, text: str, side: Side
) -> None:
    assert side in sides_of(text, language)


@pytest.mark.parametrize(
    ("named", "side"),
    [
        pytest.param("ВСУ", RUSSIA, id="only-ukraine-s-forces-named"),
        pytest.param("Российские войска", UKRAINE, id="only-russia-s-forces-named"),
    ],
)
def test_side_that_a_report_never_names_is_its_own(named: str, side: Side) -> None:
    text = f"{named} бегут. Командир роты Лев Шубин сказал: «Мы взяли Сватово»."
    assert sides_of(text, "ru")[-1] is side


@pytest.mark.parametrize(
    ("paragraph", "side"),
    [
        pytest.param("Battlegroup West captured Kreminna.", RUSSIA, id="grouping"),
        pytest.param("In the Kupiansk direction, troops captured Kreminna.", RUSSIA, id="sector"),
        pytest.param("Kreminna was captured last week.", THIRD, id="no-bulletin"),
    ],
)
def test_bulletin_goes_on_in_paragraphs_of_its_build(paragraph: str, side: Side) -> None:
    text = f"The Russian Defense Ministry said troops captured Svatove.\n\n{paragraph}"
    assert sides_of(text, "en")[-1] is side


def test_list_behind_a_colon_is_who_speaks_before_it() -> None:
    text = "The front, the mayor said, was moving:\n\nSvatove: captured;\n\nKreminna: captured."
    assert sides_of(text, "en")[-2:] == [UKRAINE, UKRAINE]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Reznikov, the defence minister, told the channel Ukraina that they lack food."
            " Ukrainian President Volodymyr Zelensky said on Friday that troops captured Svatove.",
            "Volodymyr Zelenskyy", id="a-nationality-is-no-surname",
        ),
        pytest.param(
            "President Volodymyr Zelensky said that the army captured Svatove, according to BBC.",
            "Volodymyr Zelenskyy", id="a-medium-only-retells",
        ),
        pytest.param(
            "Vladislav Sokolov, the head of the Russian-appointed local administration, said that"
            " troops left Svatove.",
            "Vladislav Sokolov, the head of the Russian-appointed local administration",
            id="an-office-of-the-other-side",
        ),
    ],
)  # fmt: skip
def test_name_of_who_speaks(text: str, name: str) -> None:
    assert voices_of(document(text, "en", None))[-1].name == name


def test_side_of_what_is_cited_is_no_speaker() -> None:
    text = "They cited images of apparent Russian prisoners seized in the advance on Svatove."
    assert sides_of(text, "en") == [THIRD]
