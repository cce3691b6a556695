from __future__ import annotations

from dataclasses import replace

import pytest

from maps.alt_text import alt_text, caption, citation, count_of, description, km2
from maps.resting import resting
from maps.story import Story
from maps.words import Words
from tests.geo.examples import claim
from tests.maps.conftest import MadeUpFront
from tests.maps.test_resting import story_of

EN, UK = Words("en"), Words("uk")


@pytest.mark.parametrize(
    ("area", "words", "signed", "text"),
    [
        pytest.param(1234.5, EN, False, "1,234\u00a0km²", id="thousands"),
        pytest.param(1234.5, UK, False, "1\u00a0234\u00a0км²", id="ukrainian"),
        pytest.param(-12.4, EN, True, "−12\u00a0km²", id="less"),
        pytest.param(12.4, EN, True, "+12\u00a0km²", id="more"),
        pytest.param(-0.2, EN, True, "0\u00a0km²", id="nothing"),
    ],
)
def test_areas_in_words(area: float, words: Words, signed: bool, text: str) -> None:
    assert km2(area, words, signed=signed) == text


@pytest.mark.parametrize("words", [EN, UK], ids=["en", "uk"])
def test_every_text_says_established_and_claimed(story: Story, words: Words) -> None:
    told = replace(story, lang=words.lang)
    texts = [
        alt_text(told, words),
        alt_text(told, words, at=[2]),
        alt_text(told, words, at=[2, 5]),
        caption(told, words),
        " ".join(description(told, words, rests=resting(told))),
    ]
    solid, hatched = {"en": ("stablished", "laim"), "uk": ("становлен", "аявл")}[words.lang]
    for text in texts:
        assert solid in text
        assert hatched in text
        assert "{" not in text
        assert story.title in text


def test_alt_text_of_a_day_counts_what_was_known(story: Story) -> None:
    known = sum(run.first <= 2 for run in story.runs)
    assert f": {known} claims." in alt_text(story, EN, at=[2])
    assert "Change, 1–3 March 2031: Ukraine +" in alt_text(story, EN, at=[2])
    assert "Change, 1 March 2031: Ukraine +" in alt_text(story, EN, at=[0])
    assert count_of(1, EN) == "1 claim"


def test_a_caption_names_date_and_sources(story: Story) -> None:
    text = caption(story, EN)
    assert "as of 11 March 2031" in text
    assert "Sample Gazette" in text
    assert "Nobody" in text
    nameless = replace(story, claims=tuple(replace(c, publisher="") for c in story.claims))
    assert "no publisher named" in caption(nameless, EN)


def test_a_description_tells_who_and_what_changed_most(story: Story) -> None:
    text = "\n".join(description(story, EN))
    assert "Sample Staff (26)" in text
    assert "The biggest change is that of" in text
    assert "Largest places that changed hands as claimed: Sampletown" in text
    assert "Not for navigation" in text
    assert "rest on the word" not in text


def test_a_description_says_what_rests_on_one_voice() -> None:
    story = story_of(claim())
    text = "\n".join(description(story, EN, rests=resting(story)))
    assert "Of 1 claim, 1 rest on the word of one claimant" in text


def test_where_nothing_changed_it_says_so(story: Story) -> None:
    assert isinstance(story.history, MadeUpFront)
    still = replace(story, history=replace(story.history, step=0))
    told = "Over this time (1–10 March 2031) no change of control is claimed."
    assert told in alt_text(still, EN)
    assert not [line for line in description(still, EN) if "biggest" in line]


def test_a_citation_names_reports_and_credits_once(story: Story) -> None:
    text = citation(story, EN, url="https://example.org/map.html")
    assert "Address: https://example.org/map.html" in text
    assert text.count("Sample Gazette, 3 March 2031") == 1
    assert "- Nobody, CC0: places <https://example.org>" in text
    assert "Address" not in citation(story, EN)
