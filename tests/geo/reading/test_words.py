"""Words of a text and the language they are in."""

from __future__ import annotations

import pytest

from geo.reading.sentences import sentences
from geo.reading.words import Words, language_of, stem


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Ukrainian troops retook Izium.", "en", id="english"),
        pytest.param("Українські військові звільнили Ізюм.", "uk", id="ukrainian"),
        pytest.param("Российские войска взяли Купянск, сообщил блогер.", "ru", id="russian"),
        pytest.param("ВСУ вошли в Изюм, сообщил военкор.", "ru", id="russian without ы"),
        pytest.param("Генштаб спростував захоплення Бахмута.", "uk", id="ukrainian without і"),
        pytest.param("", "en", id="empty"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_words_are_folded_and_keep_their_offsets() -> None:
    text = "«Пʼять» сёл – U.S. said"
    words = Words(text, 0, len(text))
    assert words.lower == ['"', "п'ять", '"', "сел", "—", "u.s.", "said"]
    assert [text[a:b] for a, b in words.spans][1] == "Пʼять"


def test_a_long_line_loses_only_the_sentence_of_furniture() -> None:
    story = "Russian troops took Lysychansk on Sunday, the ministry said. " * 4
    text = story + "(Reporting by A. Writer, editing by B. Editor)"
    found = [text[s.start : s.end] for s in sentences(text)]
    assert len(found) == 4
    assert all("took" in said for said in found)


def test_forms_of_a_word_share_its_stem() -> None:
    assert stem("Лимані") == stem("Лимана") == "Лиман"
    assert stem("Ім") == "Ім"
