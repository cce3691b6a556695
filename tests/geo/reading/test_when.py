"""Which day of a report belongs to which event."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.document import Document, document
from geo.reading.when import day_of

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
    pytest.param("en", "The flag rose on Friday. Troops captured Lyman.", "captured", "09-09",
                 id="goes-on"),
    pytest.param("en", "The flag rose on Friday.\n\nTroops captured Lyman.", "captured", "-",
                 id="not-over-a-paragraph"),
    pytest.param("en", "10 September\n\nTroops captured Lyman.", "captured", "09-10", id="heading"),
    pytest.param("en", "Troops captured Lyman. On Thursday.", "captured", "09-08", id="fragment"),
    pytest.param("en", "Heavy fighting has gone on in Lyman since Friday.", "fighting",
                 "09-09..09-12", id="since-lasts"),
    pytest.param("uk", "У неділю Генштаб повідомив, що війська звільнили Ізюм у п'ятницю.",
                 "звільнили", "09-09", id="uk"),
    pytest.param("ru", "Войска взяли Лиман в субботу, сообщило Минобороны в воскресенье.",
                 "взяли", "09-10", id="ru"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "word", "day"), CASES)
def test_day_of_an_event(language: str, text: str, word: str, day: str) -> None:
    assert told(document(text, language, PUBLISHED), word) == day


def test_words_that_give_the_day_are_kept() -> None:
    text = "Troops captured Lyman on Friday."
    doc = document(text, "en", PUBLISHED)
    one = next(one for one in doc.candidates() if one.pair.group is not None)
    dated = day_of(doc.scenes, 0, one.trigger, one.pair.clause, PUBLISHED)
    assert dated is not None
    assert dated.span is not None
    assert text[slice(*dated.span)] == "Friday"
