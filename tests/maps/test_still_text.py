from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.still_text import drawable, font, width_of, wrapped

WORDS = st.lists(st.text(alphabet="abcWі їж–", min_size=1, max_size=12), max_size=12)


@given(WORDS, st.floats(30, 300))
def test_lines_fit_and_nothing_is_lost(words: list[str], width: float) -> None:
    text = " ".join(" ".join(words).split())
    lines = wrapped(text, "sans", 8, width=width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line, "sans", 8) <= width for line in lines)


def test_words_stay_whole_where_they_fit() -> None:
    text = "The quick brown fox jumps over the lazy dog"
    assert " ".join(wrapped(text, "serif", 9, width=90)) == text
    assert wrapped("", "sans", 8, width=90) == []


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        pytest.param("Ізюм – Izium", "Ізюм – Izium", id="both-scripts"),
        pytest.param("漢a\U0001f600", "?a?", id="letters-it-has-not"),
        pytest.param("a\x00\n\u202eb", "a b", id="control"),
    ],
)
def test_what_a_font_cannot_draw_is_a_question_mark(text: str, drawn: str) -> None:
    assert drawable(text, "sans") == drawn


@pytest.mark.parametrize("name", ["sans", "semibold", "light", "serif", "headline"])
def test_fonts_have_the_letters_of_both_languages(name: str) -> None:
    from matplotlib.ft2font import FT2Font

    known = FT2Font(str(font(name, 8).get_file())).get_charmap()
    missing = [char for char in "AZaz0 +−–’²АаЯяІіЇїЄєҐґЩщ→“”«»" if ord(char) not in known]
    assert missing == []
