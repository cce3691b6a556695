"""Who says a claim: the side and name that a report's words give each trigger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.claim import Side
from geo.reading.document import document
from geo.reading.voices import NOBODY, Cast, Voice
from tests.geo.reading.told import sides_of, voices_of

UKRAINE, RUSSIA, THIRD = Side.UKRAINE, Side.RUSSIA, Side.THIRD_PARTY


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
            "en", "DeepState, a Ukrainian mapping group, said that Russia captured Svatove.",
            UKRAINE, id="en-mappers-called-ukrainian",
        ),
        pytest.param(
            "en", "The Moscow-installed head of the occupied part of the province, Viktor Lagutin, "
            "told a television channel that troops entered Svatove.",
            RUSSIA, id="en-told-a-channel",
        ),
        pytest.param(
            "en", '"Our men are attacking at Svatove," the governor, Kostiantyn Rudyi, warned.',
            UKRAINE, id="en-warned",
        ),
        pytest.param(
            "uk", "Канал «Степовий щоденник», близький до російської армії, скаржиться, "
            "що військо відійшло зі Сватового.",
            RUSSIA, id="uk-aside-behind-a-title",
        ),
        pytest.param(
            "ru", "Советник главы администрации Роман Пушкарь спорил с российскими каналами: "
            "войска не ушли из Сватова.",
            UKRAINE, id="ru-verb-ends-a-name",
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
        pytest.param(
            "en", "Olena Hrab, who heads the town council, told us that troops captured Svatove.",
            UKRAINE, id="en-office-in-an-aside",
        ),
        pytest.param(
            "en", "Pavel Dron, whom Russia appointed, denied that troops captured Svatove.",
            RUSSIA, id="en-appointed-in-an-aside",
        ),
        pytest.param(
            "en", "In Moscow the ministry, which spoke of calm near Kyiv, said troops left Lyman.",
            RUSSIA, id="en-not-the-noun-of-the-aside",
        ),
        pytest.param(
            "en", "A Ukrainian military analyst said that Russian troops captured Svatove.",
            UKRAINE, id="en-analyst-of-a-side",
        ),
        pytest.param(
            "en", "Svatove's mayor confirmed by telephone that troops captured Svatove.",
            UKRAINE, id="en-owner-and-no-passive",
        ),
        pytest.param(
            "en", "The Russians announced that they captured Svatove.",
            RUSSIA, id="en-a-people-as-subject",
        ),
        pytest.param(
            "en", "Troops left Svatove, a senior regional official said, before the snow came.",
            UKRAINE, id="en-adjectives-before-the-speaker",
        ),
        pytest.param(
            "en", "Kyiv's ministry said Lyman held, rejecting a boast by the Wagner group that "
            "troops captured Svatove.", UKRAINE, id="en-participle-has-the-speaker-before",
        ),
        pytest.param(
            "en", "Ivan Dron, put in charge of the region by Russia, said troops captured Svatove.",
            RUSSIA, id="en-put-in-charge",
        ),
        pytest.param(
            "uk", "Російські військові повідомили, що захопили Сватове.",
            RUSSIA, id="uk-troops-as-subject",
        ),
        pytest.param(
            "uk", "Начальник генштабу РФ доповів, що війська захопили Сватове.",
            RUSSIA, id="uk-staff-of-the-other-side",
        ),
        pytest.param(
            "uk", "Староста Остап Гай каже, що росіяни брешуть. Ворог не захопив Сватове.",
            UKRAINE, id="uk-who-lies-does-not-speak",
        ),
        pytest.param(
            "ru", "Русские заявили, что заняли Лиман. Глава ОВА Остап Крот ответил: ложь, войска "
            "удерживают Лиман.", UKRAINE, id="ru-lie-is-no-speaker",
        ),
        pytest.param(
            "ru", "«Войска оставили Сватово», — сообщил агентству глава Луганской ОВА.",
            UKRAINE, id="ru-told-to-an-agency",
        ),
        pytest.param(
            "ru", "Советник главы оккупационной администрации Луганской области Денис Крот "
            "выступил в среду. Как уточнил Крот, войска захватили Сватово.",
            RUSSIA, id="ru-name-behind-a-region",
        ),
        pytest.param(
            "uk", "«Ми залишили Сватове», – каже сержант бригади Остап, що приїхав по воду.",
            UKRAINE, id="uk-tag-with-an-aside",
        ),
        pytest.param(
            "uk", "Боєць на псевдо Журавель каже, що росіяни захопили Сватове.",
            UKRAINE, id="uk-call-sign",
        ),
        pytest.param(
            "ru", "В «Азове» сообщают, что враг захватил Сватово.", UKRAINE, id="ru-unit-in-quotes",
        ),
        pytest.param(
            "ru", "Представитель Сил обороны юга Денис Крот сообщил, что враг захватил Сватово.",
            UKRAINE, id="ru-defence-forces",
        ),
    ],
)  # fmt: skip
def test_side_comes_from_the_words_of_the_noun_phrase(language: str, text: str, side: Side) -> None:
    assert sides_of(text, language)[-1] is side


def test_quotation_goes_on_over_paragraphs() -> None:
    text = (
        "Голова громади розповів, що діється.\n\n«Сватове наше.\n\n"
        "Росіяни захопили Кремінну. Лиман ми звільнили».\n\nРосіяни захопили Рубіжне."
    )
    assert sides_of(text, "uk")[-3:] == [UKRAINE, UKRAINE, THIRD]


def test_clause_about_a_noun_leaves_the_rest_to_the_report() -> None:
    doc = document("Troops left Lyman, which Ukraine captured, Moscow says, in May.", "en", None)
    assert voices_of(doc)[0].side is RUSSIA
    text = "Войска оставили Лиман, о взятии которого объявило Минобороны России, и вошли в Сватово."
    assert sides_of(text, "ru") == [THIRD]


def test_he_is_who_spoke_before_in_the_same_sentence() -> None:
    text = (
        "Британская разведка опубликовала сводку.\n\n"
        "Министр обороны России доложил о Сватове: по его словам, войска захватили Лиман."
    )
    assert sides_of(text, "ru")[-1] is RUSSIA


def test_labels_tell_whose_turn_it_is() -> None:
    text = (
        "Ведущая: Что в Сватово?\n\nКрот: Тихо. Наши захватили Лиман.\n\n"
        "Ведущая: А дальше?\n\nКрот: Боевики ВСУ оставили Кременную."
    )
    title = "Глава администрации Денис Крот в эфире"
    assert sides_of(text, "ru", title=title) == [RUSSIA, RUSSIA]


def test_entry_of_a_live_page_begins_with_nobody() -> None:
    text = "10:20 The Russian ministry said troops left Lyman.\n\n11:05 Troops captured Svatove."
    assert sides_of(text, "en") == [RUSSIA, THIRD]


def test_pronoun_and_surname_refer_to_who_was_named_before() -> None:
    text = (
        "Russian-installed official Ivan Petrenchuk said that Ukrainian troops entered Svatove. "
        "They also captured Kreminna, he added.\n\n"
        "Petrenchuk said that Ukrainian troops entered Lyman."
    )
    assert sides_of(text, "en") == [RUSSIA, RUSSIA, RUSSIA]


def test_answers_of_an_interview_are_the_guest_s() -> None:
    text = (
        "We spoke to the commander of a Ukrainian battalion.\n\n"
        "Is Svatove lost?\n\nThey captured Svatove in March.\n\n"
        "And Lyman?\n\nWe took Lyman on Tuesday.\n\n"
        "What comes next?\n\nNo forecasts."
    )
    sides = sides_of(text, "en")
    assert sides[-1] is UKRAINE


def test_sentence_is_told_by_whom_the_next_one_names() -> None:
    text = "Сватове звільнено. Про це повідомила заступниця міністра оборони Ганна Маляр."
    assert sides_of(text, "uk")[0] is UKRAINE


def test_denial_is_kept_apart_from_the_statement_that_follows() -> None:
    doc = document("A Ukrainian spokesman denied that Russian troops captured Svatove.", "en", None)
    assert [voice.denies for voice in voices_of(doc)] == [True]


def test_surname_is_known_again_in_another_case() -> None:
    cast = Cast(None)
    voice = Voice("Тарас Ковальчик", UKRAINE)
    cast.remember("ковальчик", voice)
    assert cast.recall("ковальчика") is voice
    assert cast.recall("ковальський") is None


def test_nobody_speaks_in_an_empty_report() -> None:
    assert sides_of("", "en") == []
    assert NOBODY.side is THIRD


@given(st.text(max_size=200), st.sampled_from(["en", "uk", "ru"]))
def test_any_text_gives_every_word_a_voice(text: str, language: str) -> None:
    doc = document(text, language, None, publisher=text[:40], title=text[:40])
    for number, scene in enumerate(doc.scenes):
        for i in range(len(scene.lower)):
            assert doc.speech.voice(number, i).side in Side


def test_people_who_only_act_are_not_who_he_is() -> None:
    text = (
        "Морпіхи зайшли в Лиман, розповідає сержант Остап Гай. За місяць окупанти, за його "
        "підрахунком, ходили в атаку щодня. «У вівторок ми взяли Сватове», – хвалиться він."
    )
    assert sides_of(text, "uk")[-1] is UKRAINE


def test_paper_without_an_owner_is_that_of_the_body_before() -> None:
    text = "Російське відомство подає це інакше. У зведенні за 4 вересня сказано: взято Сватове."
    assert sides_of(text, "uk")[-1] is RUSSIA


def test_second_verb_has_the_subject_at_the_head() -> None:
    text = (
        "Kyiv's ministry said troops held Lyman.\n\n"
        "Ivan Dron, the Wagner commander, appeared on Saturday and said troops captured Svatove."
    )
    assert sides_of(text, "en")[-1] is RUSSIA


def test_owner_of_a_rejected_account_does_not_speak() -> None:
    text = (
        "The Russian ministry said troops captured Lyman.\n\nOstap Hai, a brigade spokesman, "
        'rejected the ministry\'s account. "Nobody took Svatove," he said.'
    )
    assert sides_of(text, "en")[-1] is UKRAINE


def test_name_behind_a_unit_in_quotation_marks_is_kept() -> None:
    text = (
        "У Лимані тихо, заявив речник угруповання «Дніпро» Остап Охріменко. Британські аналітики "
        "оцінили ситуацію. Охріменко додав, що ворог не захопив Сватове."
    )
    assert sides_of(text, "uk")[-1] is UKRAINE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(
            "en", "A milblogger denied that Russians captured Svatove and warned his readers.",
            id="en-denied-and-warned",
        ),
        pytest.param(
            "en", "The mayor dismissed as untrue the reports that Svatove was captured.",
            id="en-noun-for-what-is-denied",
        ),
        pytest.param(
            "uk", "Заяви ворога про взяття Сватового — вигадка.", id="uk-invention",
        ),
        pytest.param(
            "ru", "Сообщения о взятии Сватова в Генштабе назвали недостоверными.",
            id="ru-called-unreliable",
        ),
    ],
)  # fmt: skip
def test_who_denies_what_others_report(language: str, text: str) -> None:
    doc = document(text, language, None)
    scene = doc.scenes[0]
    captures = [mark.i for mark in scene.marks["trigger"] if mark.value == "capture"]
    assert any(doc.speech.voice(0, i).denies for i in captures)
