"""Who says a claim: the side and name that a report's words give each trigger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.claim import Side
from geo.reading.document import Document, document
from geo.reading.voices import NOBODY, Cast, Voice

UKRAINE, RUSSIA, THIRD = Side.UKRAINE, Side.RUSSIA, Side.THIRD_PARTY


def _voices(doc: Document) -> list[Voice]:
    """Voice at the first trigger of every sentence that has one."""
    found = []
    for number, scene in enumerate(doc.scenes):
        triggers = [mark for mark in scene.marks["trigger"] if mark.value != "none"]
        if triggers:
            found.append(doc.speech.voice(number, triggers[0].i))
    return found


def _sides(text: str, language: str, **header: str) -> list[Side]:
    return [voice.side for voice in _voices(document(text, language, None, **header))]


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        pytest.param(
            "en", "Russian troops left Svatove, the head of the village council said.",
            UKRAINE, id="en-village-council",
        ),
        pytest.param(
            "en", "Captain Yaryna Holub, a brigade spokeswoman, said Russian troops left Svatove.",
            UKRAINE, id="en-apposition",
        ),
        pytest.param(
            "en", "The Moscow-appointed mayor said that Ukrainian troops entered Svatove.",
            RUSSIA, id="en-appointed-from-moscow",
        ),
        pytest.param(
            "en", "A channel close to the Russian military says that troops captured Svatove.",
            RUSSIA, id="en-close-to-the-military",
        ),
        pytest.param(
            "en", "Finnish researchers said that Russian troops captured Svatove.",
            THIRD, id="en-researchers",
        ),
        pytest.param(
            "en", "In London, the Ministry of Defence said that Russian troops captured Svatove.",
            THIRD, id="en-ministry-by-its-seat",
        ),
        pytest.param(
            "en", "The governor of Luhansk region said the occupiers admitted leaving Svatove.",
            UKRAINE, id="en-outer-party",
        ),
        pytest.param(
            "en", "Russian troops captured Svatove in March.", THIRD, id="en-nobody",
        ),
        pytest.param(
            "uk", "«Російські війська залишили Сватове», – сказав староста сусіднього села.",
            UKRAINE, id="uk-behind-the-quotation",
        ),
        pytest.param(
            "uk", "Так званий голова громади заявив, що українські війська увійшли до Сватового.",
            RUSSIA, id="uk-so-called",
        ),
        pytest.param(
            "uk", "Аналітики проєкту «Стрілка» повідомили, що росіяни захопили Сватове.",
            THIRD, id="uk-analysts",
        ),
        pytest.param(
            "ru", "Российские войска оставили Сватово, сообщил глава Луганской ОВА.",
            UKRAINE, id="ru-behind-the-claim",
        ),
        pytest.param(
            "ru", "Назначенный Москвой мэр заявил, что украинские войска вошли в Сватово.",
            RUSSIA, id="ru-appointed-from-moscow",
        ),
        pytest.param(
            "ru", "Военкоры утверждают, что российские войска захватили Сватово.",
            RUSSIA, id="ru-war-correspondents",
        ),
    ],
)  # fmt: skip
def test_side_comes_from_the_words_of_the_noun_phrase(language: str, text: str, side: Side) -> None:
    assert _sides(text, language)[-1] is side


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
            "en", "Kyiv Daily Gazette", "Russian troops captured Svatove.", THIRD, id="en-paper",
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
    assert _sides(text, language, publisher=publisher) == [side]


def test_pronoun_and_surname_refer_to_who_was_named_before() -> None:
    text = (
        "Russian-installed official Ivan Petrenchuk said that Ukrainian troops entered Svatove. "
        "They also captured Kreminna, he added.\n\n"
        "Petrenchuk said that Ukrainian troops entered Lyman."
    )
    assert _sides(text, "en") == [RUSSIA, RUSSIA, RUSSIA]


def test_answers_of_an_interview_are_the_guest_s() -> None:
    text = (
        "We spoke to the commander of a Ukrainian battalion.\n\n"
        "Is Svatove lost?\n\nThey captured Svatove in March.\n\n"
        "And Lyman?\n\nWe took Lyman on Tuesday.\n\n"
        "What comes next?\n\nNo forecasts."
    )
    sides = _sides(text, "en")
    assert sides[-1] is UKRAINE


def test_sentence_is_told_by_whom_the_next_one_names() -> None:
    text = "Сватове звільнено. Про це повідомила заступниця міністра оборони Ганна Маляр."
    assert _sides(text, "uk")[0] is UKRAINE


def test_denial_is_kept_apart_from_the_statement_that_follows() -> None:
    doc = document("A Ukrainian spokesman denied that Russian troops captured Svatove.", "en", None)
    assert [voice.denies for voice in _voices(doc)] == [True]


def test_surname_is_known_again_in_another_case() -> None:
    cast = Cast(None)
    voice = Voice("Тарас Ковальчик", UKRAINE)
    cast.remember("ковальчик", voice)
    assert cast.recall("ковальчика") is voice
    assert cast.recall("ковальський") is None


def test_nobody_speaks_in_an_empty_report() -> None:
    assert _sides("", "en") == []
    assert NOBODY.side is THIRD


@given(st.text(max_size=200), st.sampled_from(["en", "uk", "ru"]))
def test_any_text_gives_every_word_a_voice(text: str, language: str) -> None:
    doc = document(text, language, None, publisher=text[:40], title=text[:40])
    for number, scene in enumerate(doc.scenes):
        for i in range(len(scene.lower)):
            assert doc.speech.voice(number, i).side in Side
