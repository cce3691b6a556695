"""Which day of a report belongs to which event."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.dateline import day_at_head
from geo.reading.document import Document, document
from geo.reading.when import Outcome, day_of
from geo.reading.words import language_of

PUBLISHED = date(2022, 9, 12)


def told(doc: Document, word: str) -> str:
    """Day of the event whose words hold ``word``; "-" where nothing tells one."""
    fitting = [
        one for one in doc.candidates()
        if word in one.trigger_words and one.pair.group is not None
    ]  # fmt: skip
    one = min(fitting, key=lambda one: abs(one.pair.i - one.trigger.j))
    dated = day_of(doc.scenes, one.number, one.trigger, one.pair.clause, PUBLISHED,
                   at=one.pair.i, speech=doc.speech)  # fmt: skip
    if dated is None:
        return "-"
    day = dated.day
    return f"{day.first:%m-%d}" + (f"..{day.last:%m-%d}" if day.last > day.first else "")


CASES = [
    pytest.param("en", "The army said on Sunday that it took Izium on Friday.", "took", "09-09",
                 id="event-not-speech"),
    pytest.param("en", "The army said on Sunday that Izium was taken.", "taken", "09-11",
                 id="day-of-speech"),
    pytest.param("en", "On Sunday, the army said that it had captured Izium.", "captured", "09-11",
                 id="speech-ahead"),
    pytest.param("en", "Troops retook Izium, which Russia seized in March 2022, on Friday.",
                 "seized", "03-01..03-31", id="background"),
    pytest.param("en", "Troops retook Izium on Friday and captured Lyman on Saturday.",
                 "retook", "09-09", id="first-of-two"),
    pytest.param("en", "Troops retook Izium on Friday and captured Lyman on Saturday.",
                 "captured", "09-10", id="second-of-two"),
    pytest.param("en", "On Thursday the army said it captured Lyman in the past 24 hours.",
                 "captured", "09-07..09-08", id="counted-from-the-speech"),
    pytest.param("ru", "«Лиман взят», — канал «Север», 8 сентября.", "взят", "09-08",
                 id="citation"),
    pytest.param("en", "The flag rose on Friday. Troops captured Lyman.", "captured", "09-09",
                 id="goes-on"),
    pytest.param("en", "The flag rose on Friday.\n\nTroops captured Lyman.", "captured", "-",
                 id="not-over-a-paragraph"),
    pytest.param("en", "9 September\n\nThey rested.\n\n10 September\n\nTroops captured Lyman.",
                 "captured", "09-10", id="heading"),
    pytest.param("en", "10 September\n\nTroops captured Lyman.", "captured", "-",
                 id="date-over-the-report"),
    pytest.param("en", "9 September\n\nThey rested.\n\n10 September\n\n"
                 "They ate.\n\nNOW\n\nTroops captured Lyman.", "captured", "-", id="heading-ends"),
    pytest.param("en", "Troops captured Lyman. On Thursday.", "captured", "09-08", id="fragment"),
    pytest.param("en", "Heavy fighting has gone on in Lyman since Friday.", "fighting",
                 "09-09..09-12", id="since-lasts"),
    pytest.param("en", "The flag rose on Friday. We still hold Lyman.", "hold", "-",
                 id="what-lasts-has-no-old-day"),
    pytest.param("en", "The army said on Friday that the flag rose. It still holds Lyman, it says.",
                 "holds", "09-09", id="what-lasts-is-of-the-day-of-speech"),
    pytest.param("en", "It fell on Friday. Troops have already entered Lyman.", "entered", "-",
                 id="already"),
    pytest.param("en", "Lyman has been held by the Russian army since May.", "held", "09-12",
                 id="held-since"),
    pytest.param("en", "Lyman, which Russia captured on Friday, is still held by its army.", "held",
                 "-", id="relative-clause"),
    pytest.param("en", "Troops captured Lyman, and Izium was taken on Friday.", "captured", "-",
                 id="day-of-another-place"),
    pytest.param("uk", "Війська захопили Ізюм у квітні, Лиман — у травні.", "захопили",
                 "04-01..04-30", id="verb-left-out-uk"),
    pytest.param("uk", "У неділю Генштаб повідомив, що війська звільнили Ізюм у п'ятницю.",
                 "звільнили", "09-09", id="uk"),
    pytest.param("en", "Izium was seized in March and liberated by Ukraine in May.", "liberated",
                 "05-01..05-31", id="each-verb-has-its-own"),
    pytest.param("en", "Troops captured Izium in March and Lyman this May.", "captured",
                 "03-01..03-31", id="verb-left-out"),
    pytest.param("en", "Lyman had been held by the Russian army since 27 May.", "held", "05-27",
                 id="had-been-held-since"),
    pytest.param("en", "Nothing moved in July. Troops captured Lyman at that time.", "captured",
                 "07-01..07-31", id="then"),
    pytest.param("en", "The flag rose on Friday. Troops recently captured Lyman.", "captured", "-",
                 id="recently"),
    pytest.param("ru", "Войска взяли Лиман. Случилось это в мае.", "взяли", "05-01..05-31",
                 id="it-happened-ru"),
    pytest.param("uk", "Ми читали зведення за 10 вересня.\n\nВійська захопили Лиман.", "захопили",
                 "09-10", id="digest-of-a-day-uk"),
    pytest.param("uk", "Війська захопили Лиман, і «хтось про це знав ще в четвер».", "захопили",
                 "-", id="day-in-another-quote-uk"),
    pytest.param("ru", "Войска взяли Лиман в субботу, сообщило Минобороны в воскресенье.",
                 "взяли", "09-10", id="ru"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "word", "day"), CASES)
def test_day_of_an_event(language: str, text: str, word: str, day: str) -> None:
    assert told(document(text, language, PUBLISHED), word) == day


def test_a_place_whose_verb_is_left_out_has_its_own_day() -> None:
    text = "Війська захопили Ізюм у квітні, а Лиман — у травні."
    doc = document(text, "uk", PUBLISHED)
    one = max((one for one in doc.candidates() if one.pair.group), key=lambda one: one.pair.i)
    dated = day_of(doc.scenes, 0, one.trigger, one.pair.clause, PUBLISHED, at=one.pair.i)
    assert dated is not None
    assert dated.day.first == date(2022, 5, 1)


def test_a_digest_named_in_the_headline_gives_its_day() -> None:
    text = "They rested.\n\nTroops captured Lyman."
    doc = document(text, "en", PUBLISHED, title="Assessment for September 10: takeaways")
    assert told(doc, "captured") == "09-10"


def test_what_is_denied_does_not_take_over_a_day() -> None:
    text = "We left Izium on Friday. Nobody captured Lyman."
    doc = document(text, "en", PUBLISHED)
    one = next(one for one in doc.candidates() if "captured" in one.trigger_words)
    found = [
        day_of(doc.scenes, one.number, one.trigger, one.pair.clause, PUBLISHED, at=one.pair.i,
               speech=doc.speech, outcome=Outcome("capture", denied))
        for denied in (False, True)
    ]  # fmt: skip
    assert found[0] is not None
    assert found[1] is None


HEADS = [
    pytest.param("12 September 2022\n\nTroops took it.", date(2022, 9, 12), id="line"),
    pytest.param(
        "KYIV, Sept 12, 2022 (Agency) - Troops took it.", date(2022, 9, 12), id="dateline"
    ),
    pytest.param("Troops took it on 12 September 2022.", None, id="event"),
    pytest.param("KYIV, Sept 12 (Agency) - Troops took it.", None, id="no-year"),
    pytest.param("", None, id="empty"),
]


@pytest.mark.parametrize(("text", "day"), HEADS)
def test_day_over_a_report_that_has_no_other(text: str, day: date | None) -> None:
    assert day_at_head(text, "en") == day


DATELINES = [
    pytest.param("KYIV, Sept 12 (Agency) - Troops took Izium.", ["Izium"], id="day-and-agency"),
    pytest.param("KHARKIV, Ukraine — Troops took Izium.", ["Izium"], id="land"),
    pytest.param("ХАРКІВ/КИЇВ, 12 вересня – Війська взяли Ізюм.", ["Ізюм"], id="two-towns"),
    pytest.param("IZIUM, LYMAN - Troops are in both.", ["IZIUM", "LYMAN"], id="list"),
    pytest.param("Izium - Troops took it.", ["Izium"], id="heading"),
    pytest.param("ЛИМАНСЬКИЙ НАПРЯМОК — Ворог атакував Тернову.", ["ЛИМАНСЬКИЙ НАПРЯМОК",
                 "Тернову"], id="sector"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), DATELINES)
def test_where_a_report_was_written_is_no_place_of_it(text: str, places: list[str]) -> None:
    doc = document(text, language_of(text), PUBLISHED)
    found = [place.spot for group in doc.scenes[0].groups for place in group.places]
    assert [text[spot.first : spot.last] for spot in found] == places


def test_words_that_give_the_day_are_kept() -> None:
    text = "Troops captured Lyman on Friday."
    doc = document(text, "en", PUBLISHED)
    one = next(one for one in doc.candidates() if one.pair.group is not None)
    dated = day_of(doc.scenes, 0, one.trigger, one.pair.clause, PUBLISHED)
    assert dated is not None
    assert dated.span is not None
    assert text[slice(*dated.span)] == "Friday"
